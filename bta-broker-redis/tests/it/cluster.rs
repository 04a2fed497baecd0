//! A cluster: three masters, each with a part of the slots, and a replica of the one with the stream.

use std::sync::Arc;
use std::time::Duration;

use bta_core::memory::MemoryStore;
use bta_core::outage::Shop;
use bta_core::testkit::broker::{self, queue::Queues};
use bta_core::testkit::certificate::Certificate;
use bta_core::testkit::server::{Private, free_port};

use crate::conformance::{open, open_trusting};
use crate::place::{ask, start, until, words};

/// So long that nothing is done by the sweep.
const NEVER: Duration = Duration::from_secs(600);
const QUEUE: &str = "bta.hints";
const SLOTS: [(u16, u16); 3] = [(0, 5460), (5461, 10922), (10923, 16383)];

/// The nodes of a cluster.
struct Cluster {
    certificate: Option<Certificate>,
    masters: Vec<Private>,
    replica: Private,
    /// Which master has the stream, and the slot of it.
    holder: usize,
    slot: u16,
}

impl Cluster {
    async fn start(certificate: Option<Certificate>) -> Option<Self> {
        let mut nodes = Vec::new();
        let mut buses = Vec::new();
        for _ in 0..4 {
            let bus = free_port().to_string();
            let cluster = ["--cluster-enabled", "yes", "--cluster-port", &bus];
            let prompt = ["--cluster-node-timeout", "1000", "--repl-diskless-sync-delay", "0"];
            nodes.push(start(certificate.as_ref(), &[cluster, prompt].concat())?);
            buses.push(bus);
        }
        let replica = nodes.pop()?;
        let mut cluster = Self { certificate, masters: nodes, replica, holder: 0, slot: 0 };
        cluster.join(&buses).await;
        Some(cluster)
    }

    async fn join(&mut self, buses: &[String]) {
        for (master, (from, to)) in self.masters.iter().zip(SLOTS) {
            self.order(master, &format!("CLUSTER ADDSLOTSRANGE {from} {to}")).await;
        }
        let others = self.masters.iter().skip(1).chain([&self.replica]);
        for (node, bus) in others.zip(&buses[1..]) {
            let place = node.address().replace(':', " ");
            self.order(&self.masters[0], &format!("CLUSTER MEET {place} {bus}")).await;
        }
        for node in self.masters.iter().chain([&self.replica]) {
            let whole = ["cluster_state:ok", "cluster_known_nodes:4"];
            until(node, self.certificate.as_ref(), "CLUSTER INFO", &whole).await;
        }
        let (one, security) = (&self.masters[0], self.certificate.as_ref());
        let keyslot = words(&format!("CLUSTER KEYSLOT {QUEUE}"));
        self.slot = ask(one, security, &keyslot).await.unwrap();
        self.holder = SLOTS.iter().position(|(_, last)| self.slot <= *last).unwrap();
        let name: String =
            ask(&self.masters[self.holder], security, &words("CLUSTER MYID")).await.unwrap();
        self.order(&self.replica, &format!("CLUSTER REPLICATE {name}")).await;
        until(&self.replica, security, "INFO replication", &["master_link_status:up"]).await;
    }

    async fn order(&self, node: &Private, command: &str) {
        ask::<()>(node, self.certificate.as_ref(), &words(command)).await.unwrap();
    }

    /// Names nodes that do not hold the stream, and first one that does not exist.
    fn url(&self) -> String {
        let scheme = if self.certificate.is_some() { "rediss" } else { "redis" };
        let others = self.masters.iter().enumerate().filter(|(index, _)| *index != self.holder);
        let others: Vec<_> = others.map(|(_, node)| node.address()).collect();
        format!("{scheme}+cluster://127.0.0.1:{},{}", free_port(), others.join(","))
    }

    /// Kills the node with the stream, and waits until its replica has taken over.
    async fn fail_over(&mut self) {
        self.masters[self.holder].kill();
        let security = self.certificate.as_ref();
        until(&self.replica, security, "INFO replication", &["role:master"]).await;
        let alive = self.masters.iter().enumerate().filter(|(index, _)| *index != self.holder);
        for (_, node) in alive {
            until(node, security, "CLUSTER INFO", &["cluster_state:ok"]).await;
        }
    }

    /// Moves the slot of the stream, with the stream, to another node.
    async fn move_slot(&self) {
        let (from, to) = (&self.masters[self.holder], &self.masters[(self.holder + 1) % 3]);
        let security = self.certificate.as_ref();
        let name =
            async |node| -> String { ask(node, security, &words("CLUSTER MYID")).await.unwrap() };
        let (source, target, slot) = (name(from).await, name(to).await, self.slot);
        self.order(to, &format!("CLUSTER SETSLOT {slot} IMPORTING {source}")).await;
        self.order(from, &format!("CLUSTER SETSLOT {slot} MIGRATING {target}")).await;
        let place = to.address().replace(':', " ");
        self.order(from, &format!("MIGRATE {place} {QUEUE} 0 5000")).await;
        for node in [to, from].into_iter().chain(&self.masters) {
            self.order(node, &format!("CLUSTER SETSLOT {slot} NODE {target}")).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rules() {
    let Some(cluster) = Cluster::start(None).await else { return };
    broker::all(&Queues::new(cluster.url(), |url, queue| open(url, queue))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_goes_on_with_the_replica() {
    let Some(mut cluster) = Cluster::start(None).await else { return };
    let shop = Shop::open(Arc::new(MemoryStore::new()), open(&cluster.url(), QUEUE), NEVER);
    shop.goes_on_after(cluster.fail_over()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_follows_the_stream_to_another_node() {
    let Some(cluster) = Cluster::start(None).await else { return };
    let shop = Shop::open(Arc::new(MemoryStore::new()), open(&cluster.url(), QUEUE), NEVER);
    shop.goes_on_after(cluster.move_slot()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_goes_on_with_the_replica_behind_tls() {
    let Some(certificate) = Certificate::new() else { return };
    let authority = certificate.authority_pem();
    let Some(mut cluster) = Cluster::start(Some(certificate)).await else { return };
    let broker = open_trusting(&cluster.url(), QUEUE, &authority);
    let shop = Shop::open(Arc::new(MemoryStore::new()), broker, NEVER);
    shop.goes_on_after(cluster.fail_over()).await;
}
