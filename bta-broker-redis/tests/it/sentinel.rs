//! A master with a replica, watched by Sentinels.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use bta_core::memory::MemoryStore;
use bta_core::outage::Shop;
use bta_core::testkit::broker::{self, queue::Queues};
use bta_core::testkit::certificate::Certificate;
use bta_core::testkit::server::{Private, free_port};

use crate::conformance::{open, open_trusting};
use crate::place::{secure, start, until};

/// So long that nothing is done by the sweep.
const NEVER: Duration = Duration::from_secs(600);
const QUORUM: usize = 2;

/// Two servers and those who watch them.
struct Watched {
    certificate: Option<Certificate>,
    master: Private,
    replica: Private,
    sentinels: Vec<Private>,
}

impl Watched {
    async fn start(certificate: Option<Certificate>) -> Option<Self> {
        let master = start(certificate.as_ref(), &[])?;
        let (host, port) = master.address().split_once(':').map(own)?;
        let replica = start(certificate.as_ref(), &["--replicaof", &host, &port])?;
        let sentinels = (0..3).map(|_| watch(&master, certificate.as_ref()));
        let sentinels = sentinels.collect::<Option<_>>()?;
        let watched = Self { certificate, master, replica, sentinels };
        watched.agree().await;
        Some(watched)
    }

    /// Waits until the replica follows, and every Sentinel knows of it and of the others.
    async fn agree(&self) {
        let certificate = self.certificate.as_ref();
        until(&self.replica, certificate, "INFO replication", &["master_link_status:up"]).await;
        for sentinel in &self.sentinels {
            let known = ["status=ok,", "slaves=1,", "sentinels=3"];
            until(sentinel, certificate, "INFO sentinel", &known).await;
        }
    }

    /// The first of its Sentinels does not exist.
    fn url(&self) -> String {
        let scheme = if self.certificate.is_some() { "rediss" } else { "redis" };
        let others: Vec<_> = self.sentinels.iter().map(Private::address).collect();
        format!("{scheme}+sentinel://127.0.0.1:{},{}/mine", free_port(), others.join(","))
    }

    /// Kills the master, and waits until the replica has taken over.
    async fn fail_over(&mut self) {
        self.master.kill();
        let certificate = self.certificate.as_ref();
        until(&self.replica, certificate, "INFO replication", &["role:master"]).await;
        for sentinel in &self.sentinels {
            let port = self.replica.address().split_once(':').map(own).unwrap().1;
            until(sentinel, certificate, "SENTINEL get-master-addr-by-name mine", &[&port]).await;
        }
    }
}

fn own((host, port): (&str, &str)) -> (String, String) {
    (host.to_owned(), port.to_owned())
}

fn watch(master: &Private, certificate: Option<&Certificate>) -> Option<Private> {
    let (host, port) = master.address().split_once(':').map(own)?;
    Private::redis_with(|own, directory| {
        let settings = format!(
            "sentinel monitor mine {host} {port} {QUORUM}
            sentinel down-after-milliseconds mine 500
            sentinel failover-timeout mine 5000\n"
        );
        let file = directory.join("sentinel.conf");
        fs::write(&file, settings).unwrap();
        let own = own.to_string();
        let mut arguments = vec![file.display().to_string(), "--sentinel".to_owned()];
        arguments.extend(match certificate {
            Some(certificate) => secure(certificate, &own),
            None => vec!["--port".to_owned(), own],
        });
        arguments
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn rules() {
    let Some(watched) = Watched::start(None).await else { return };
    broker::all(&Queues::new(watched.url(), |url, queue| open(url, queue))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_goes_on_with_the_next_master() {
    let Some(mut watched) = Watched::start(None).await else { return };
    let broker = open(&watched.url(), "bta.hints");
    let shop = Shop::open(Arc::new(MemoryStore::new()), broker, NEVER);
    shop.goes_on_after(watched.fail_over()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_goes_on_with_the_next_master_behind_tls() {
    let Some(certificate) = Certificate::new() else { return };
    let authority = certificate.authority_pem();
    let Some(mut watched) = Watched::start(Some(certificate)).await else { return };
    let broker = open_trusting(&watched.url(), "bta.hints", &authority);
    let shop = Shop::open(Arc::new(MemoryStore::new()), broker, NEVER);
    shop.goes_on_after(watched.fail_over()).await;
}
