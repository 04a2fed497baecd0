//! Connecting to the node that holds the stream.

use std::time::Duration;

use redis::aio::MultiplexedConnection;
use redis::io::tcp::TcpSettings;
use redis::{
    AsyncConnectionConfig, Client, ConnectionAddr, ConnectionInfo, ErrorKind, RedisConnectionInfo,
    RedisError, RedisResult, Value, cmd,
};

use crate::address::{Address, AddressError, Topology};

/// How long the server may take to be connected to, and to answer a command.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// The server, wherever it is just now.
pub(crate) struct Server {
    address: Address,
    key: String,
}

impl Server {
    /// The server at `address` that holds `key`.
    pub(crate) const fn new(address: Address, key: String) -> Self {
        Self { address, key }
    }

    /// Trusts these authorities, in PEM, instead of those that the system trusts.
    pub(crate) fn trust(&mut self, pem: &[u8]) -> Result<(), AddressError> {
        self.address.trust(pem)
    }

    /// Connects for commands that answer at once.
    pub(crate) async fn connect(&self) -> RedisResult<MultiplexedConnection> {
        self.find(Some(PATIENCE)).await
    }

    /// Connects for reads that wait. Without `None` the library would end them after half a second.
    pub(crate) async fn connect_to_wait(&self) -> RedisResult<MultiplexedConnection> {
        self.find(None).await
    }

    async fn find(&self, patience: Option<Duration>) -> RedisResult<MultiplexedConnection> {
        let mut failed = None;
        for node in &self.address.nodes {
            let found = match &self.address.topology {
                Topology::Alone => open(node.clone(), patience).await,
                Topology::Sentinel { master } => by_sentinel(node, master, patience).await,
                Topology::Cluster => self.in_cluster(node, patience).await,
            };
            match found {
                Ok(connection) => return Ok(connection),
                Err(error) => failed = Some(error),
            }
        }
        Err(failed.unwrap_or_else(|| RedisError::from((ErrorKind::InvalidClientConfig, "no node"))))
    }

    /// A node that does not hold the key says who does.
    async fn in_cluster(
        &self,
        node: &ConnectionInfo,
        patience: Option<Duration>,
    ) -> RedisResult<MultiplexedConnection> {
        let mut connection = open(node.clone(), patience).await?;
        let asked = cmd("XLEN").arg(&self.key).query_async::<u64>(&mut connection).await;
        let Err(error) = asked else { return Ok(connection) };
        let Some((host, port)) = error.redirect_node().and_then(|(holder, _)| place(holder)) else {
            return Err(error);
        };
        // A node that does not know its own name means: where you found me.
        let host = if host.is_empty() { host_of(node.addr()) } else { host.to_owned() };
        open(elsewhere(node, host, port), patience).await
    }
}

async fn open(
    node: ConnectionInfo,
    patience: Option<Duration>,
) -> RedisResult<MultiplexedConnection> {
    let tcp = TcpSettings::default().set_nodelay(true);
    let config = AsyncConnectionConfig::new()
        .set_connection_timeout(Some(PATIENCE))
        .set_response_timeout(patience);
    Client::open(node.set_tcp_settings(tcp))?
        .get_multiplexed_async_connection_with_config(&config)
        .await
}

/// Asks a Sentinel, and the server that it names whether it agrees: right after a failover it may not.
async fn by_sentinel(
    sentinel: &ConnectionInfo,
    master: &str,
    patience: Option<Duration>,
) -> RedisResult<MultiplexedConnection> {
    // The credentials are the server's; Sentinels have neither databases nor, as a rule, passwords.
    let anonymous = sentinel.clone().set_redis_settings(RedisConnectionInfo::default());
    let mut asked = open(anonymous, Some(PATIENCE)).await?;
    let named: Option<(String, u16)> =
        cmd("SENTINEL").arg("get-master-addr-by-name").arg(master).query_async(&mut asked).await?;
    let Some((host, port)) = named else {
        return Err((ErrorKind::MasterNameNotFoundBySentinel, "no master of this name").into());
    };
    let mut connection = open(elsewhere(sentinel, host, port), patience).await?;
    let role: Vec<Value> = cmd("ROLE").query_async(&mut connection).await?;
    match role.into_iter().next().map(redis::from_redis_value::<String>).transpose()?.as_deref() {
        Some("master") => Ok(connection),
        _ => Err(std::io::Error::other("the master named is none yet").into()),
    }
}

/// The settings of `node` for another place.
fn elsewhere(node: &ConnectionInfo, host: String, port: u16) -> ConnectionInfo {
    let address = match node.addr() {
        ConnectionAddr::TcpTls { insecure, tls_params, .. } => ConnectionAddr::TcpTls {
            host,
            port,
            insecure: *insecure,
            tls_params: tls_params.clone(),
        },
        _ => ConnectionAddr::Tcp(host, port),
    };
    node.clone().set_addr(address)
}

fn place(holder: &str) -> Option<(&str, u16)> {
    let (host, port) = holder.rsplit_once(':')?;
    Some((host, port.parse().ok()?))
}

fn host_of(address: &ConnectionAddr) -> String {
    match address {
        ConnectionAddr::Tcp(host, _) | ConnectionAddr::TcpTls { host, .. } => host.clone(),
        _ => String::new(),
    }
}
