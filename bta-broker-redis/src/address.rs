//! What a URL says about where the server is.

use redis::{Client, ConnectionInfo, IntoConnectionInfo, RedisError, TlsCertificates};

/// The port of a Sentinel whose URL names none.
const SENTINEL_PORT: u16 = 26379;

/// Where the server is, and how it is found.
#[derive(Clone)]
pub(crate) struct Address {
    /// The server, or those who know where it is.
    pub(crate) nodes: Vec<ConnectionInfo>,
    pub(crate) topology: Topology,
}

/// Whom the nodes of an address are.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Topology {
    /// The server itself.
    Alone,
    /// Sentinels, who know where the master of this name is just now.
    Sentinel { master: String },
    /// Some nodes of a cluster.
    Cluster,
}

/// A URL cannot be used. It may hold a password and is not repeated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AddressError {
    /// It is not one of Redis, or is malformed.
    #[error("the Redis URL cannot be used")]
    Url {
        /// What is wrong with it.
        source: RedisError,
    },
    /// The certificate of an authority cannot be used, or the URL names no TLS.
    #[error("the certificate authority cannot be used")]
    Authority {
        /// What is wrong with it.
        source: RedisError,
    },
    /// A Sentinel URL must end with the name of the master.
    #[error("the Sentinel URL names no master: redis+sentinel://host:26379,host:26379/master")]
    NoMaster,
}

impl Address {
    pub(crate) fn parse(url: &str) -> Result<Self, AddressError> {
        let (scheme, rest) = url.split_once("://").unwrap_or((url, ""));
        let (place, query) = rest.split_once('?').map_or((rest, None), |(p, q)| (p, Some(q)));
        let (authority, path) = place.split_once('/').unwrap_or((place, ""));
        let (base, topology, database) = match scheme.split_once('+') {
            Some((base, "sentinel")) => {
                let (master, database) = path.split_once('/').unwrap_or((path, ""));
                if master.is_empty() {
                    return Err(AddressError::NoMaster);
                }
                (base, Topology::Sentinel { master: master.to_owned() }, database)
            }
            Some((base, "cluster")) => (base, Topology::Cluster, path),
            _ => {
                let node =
                    url.into_connection_info().map_err(|source| AddressError::Url { source });
                return Ok(Self { nodes: vec![node?], topology: Topology::Alone });
            }
        };
        let (person, hosts) = authority.rsplit_once('@').map_or(("", authority), |(p, h)| (p, h));
        let at = if person.is_empty() { "" } else { "@" };
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        let nodes = hosts.split(',').map(|host| {
            let host = match topology {
                Topology::Sentinel { .. } if !names_port(host) => format!("{host}:{SENTINEL_PORT}"),
                _ => host.to_owned(),
            };
            format!("{base}://{person}{at}{host}/{database}{query}")
                .into_connection_info()
                .map_err(|source| AddressError::Url { source })
        });
        Ok(Self { nodes: nodes.collect::<Result<_, _>>()?, topology })
    }

    /// Trusts these authorities, in PEM, instead of those that the system trusts.
    pub(crate) fn trust(&mut self, pem: &[u8]) -> Result<(), AddressError> {
        for node in &mut self.nodes {
            let certificates =
                TlsCertificates { client_tls: None, root_cert: Some(pem.to_owned()) };
            let client = Client::build_with_tls(node.clone(), certificates)
                .map_err(|source| AddressError::Authority { source })?;
            *node = client.get_connection_info().clone();
        }
        Ok(())
    }
}

fn names_port(host: &str) -> bool {
    // An IPv6 address has colons of its own, in brackets.
    host.rsplit(']').next().is_some_and(|after| after.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, nodes: &[&str], topology: Topology) {
        let address = Address::parse(url).unwrap();
        let found: Vec<_> = address.nodes.iter().map(|node| node.addr().to_string()).collect();
        assert_eq!(
            (found, address.topology),
            (nodes.iter().map(ToString::to_string).collect(), topology)
        );
    }

    #[test]
    fn urls_say_where() {
        let sentinel = || Topology::Sentinel { master: "mine".to_owned() };
        check("redis://localhost", &["localhost:6379"], Topology::Alone);
        check("rediss://:secret@host:7000/2", &["host:7000"], Topology::Alone);
        check(
            "redis+cluster://a,b:7001,[::1]:7002",
            &["a:6379", "b:7001", "::1:7002"],
            Topology::Cluster,
        );
        check(
            "redis+sentinel://a,b:7001,[::1]/mine/3",
            &["a:26379", "b:7001", "::1:26379"],
            sentinel(),
        );
    }

    #[test]
    fn credentials_and_database_are_those_of_every_node() {
        let address =
            Address::parse("rediss+sentinel://me:p%40ss@a,b/mine/3?protocol=resp3").unwrap();
        for node in &address.nodes {
            let settings = node.redis_settings();
            assert_eq!(
                (settings.username(), settings.password(), settings.db()),
                (Some("me"), Some("p@ss"), 3)
            );
        }
    }

    #[test]
    fn wrong_urls_are_refused_without_their_password() {
        for url in [
            "",
            "redis",
            "amqp://u:secret@host",
            "redis+sentinel://u:secret@host",
            "redis+cluster://u:secret@",
        ] {
            let Err(error) = Address::parse(url) else { panic!("{url} is taken") };
            assert!(!format!("{error:?} {error}").contains("secret"), "{error:?}");
        }
    }
}
