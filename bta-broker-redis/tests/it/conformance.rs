//! The rules of the contract, on the server that `BTA_TEST_REDIS_URL` names.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bta_broker_redis::RedisBroker;
use bta_core::testkit::broker::{self, Subject, remote};
use bta_core::testkit::proxy::Proxy;
use bta_core::testkit::service;
use bta_core::{AnalysisId, Broker};

/// A stream of its own for each broker.
pub(crate) struct Streams {
    url: String,
    authority: Option<String>,
    queues: Mutex<Vec<String>>,
}

impl Streams {
    pub(crate) fn new(url: String) -> Self {
        Self { url, authority: None, queues: Mutex::default() }
    }

    /// Trusts an authority of a test's own.
    pub(crate) fn trust(mut self, authority: String) -> Self {
        self.authority = Some(authority);
        self
    }

    pub(crate) fn open(&self, url: &str, queue: &str) -> Arc<RedisBroker> {
        match &self.authority {
            Some(authority) => open_trusting(url, queue, authority),
            None => open(url, queue),
        }
    }

    fn fresh(&self) -> String {
        let queue = fresh();
        self.queues.lock().unwrap().push(queue.clone());
        queue
    }

    async fn clear(self) {
        let server = redis::Client::open(self.url).unwrap();
        let mut connection = server.get_multiplexed_async_connection().await.unwrap();
        let queues = self.queues.into_inner().unwrap();
        redis::cmd("DEL").arg(&queues).exec_async(&mut connection).await.unwrap();
    }
}

/// Returns the server, if there is one.
pub(crate) fn url() -> Option<String> {
    service::running("BTA_TEST_REDIS_URL", "redis://127.0.0.1:6379")
}

pub(crate) fn open(url: &str, queue: &str) -> Arc<RedisBroker> {
    Arc::new(RedisBroker::new(url, queue).unwrap().redelivery(Duration::from_secs(2)))
}

pub(crate) fn open_trusting(url: &str, queue: &str, authority: &str) -> Arc<RedisBroker> {
    let broker = RedisBroker::new(url, queue).unwrap().trust(authority.as_bytes()).unwrap();
    Arc::new(broker.redelivery(Duration::from_secs(2)))
}

pub(crate) fn fresh() -> String {
    format!("bta_test_{}", AnalysisId::new())
}

#[async_trait]
impl Subject for Streams {
    async fn pair(&self) -> (Arc<dyn Broker>, Arc<dyn Broker>) {
        let queue = self.fresh();
        (self.open(&self.url, &queue), self.open(&self.url, &queue))
    }
}

#[async_trait]
impl remote::Remote for Streams {
    fn server(&self) -> String {
        service::address(&self.url).unwrap()
    }

    async fn through(&self, proxy: &Proxy) -> (Arc<dyn Broker>, Arc<dyn Broker>) {
        let queue = self.fresh();
        let moved = service::moved(&self.url, proxy.address());
        (self.open(&self.url, &queue), self.open(&moved, &queue))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rules() {
    let Some(url) = url() else { return };
    let streams = Streams::new(url);
    broker::all(&streams).await;
    streams.clear().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_at_the_end_of_a_connection() {
    let Some(url) = url() else { return };
    let streams = Streams::new(url);
    remote::all(&streams).await;
    streams.clear().await;
}
