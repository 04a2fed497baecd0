//! The rules of the contract, on the server that `BTA_TEST_AMQP_URL` names.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bta_broker_amqp::AmqpBroker;
use bta_core::testkit::broker::{self, Subject, remote};
use bta_core::testkit::proxy::Proxy;
use bta_core::testkit::service;
use bta_core::{AnalysisId, Broker};
use lapin::options::QueueDeleteOptions;
use lapin::{Connection, ConnectionProperties};

/// A queue of its own for each broker.
pub(crate) struct Queues {
    url: String,
    authority: Option<String>,
    queues: Mutex<Vec<String>>,
}

/// Returns the server, if there is one.
pub(crate) fn url() -> Option<String> {
    service::running("BTA_TEST_AMQP_URL", "amqp://guest:guest@127.0.0.1:5672")
}

pub(crate) fn open(url: &str, queue: &str) -> Arc<AmqpBroker> {
    Arc::new(AmqpBroker::new(url, queue).unwrap().redelivery(Duration::from_secs(2)))
}

impl Queues {
    pub(crate) fn new(url: String) -> Self {
        Self { url, authority: None, queues: Mutex::default() }
    }

    /// Trusts an authority of a test's own.
    pub(crate) fn trust(mut self, authority: String) -> Self {
        self.authority = Some(authority);
        self
    }

    fn open(&self, url: &str, queue: &str) -> Arc<AmqpBroker> {
        let Some(authority) = &self.authority else { return open(url, queue) };
        let broker = AmqpBroker::new(url, queue).unwrap().trust(authority);
        Arc::new(broker.redelivery(Duration::from_secs(2)))
    }

    fn fresh(&self) -> String {
        let queue = format!("bta_test_{}", AnalysisId::new());
        self.queues.lock().unwrap().push(queue.clone());
        queue
    }

    async fn clear(self) {
        let properties = ConnectionProperties::default();
        let server = Connection::connect(&self.url, properties).await.unwrap();
        let channel = server.create_channel().await.unwrap();
        for queue in self.queues.into_inner().unwrap() {
            let options = QueueDeleteOptions::default();
            channel.queue_delete(queue.as_str().into(), options).await.unwrap();
        }
    }
}

#[async_trait]
impl Subject for Queues {
    async fn pair(&self) -> (Arc<dyn Broker>, Arc<dyn Broker>) {
        let queue = self.fresh();
        (self.open(&self.url, &queue), self.open(&self.url, &queue))
    }
}

#[async_trait]
impl remote::Remote for Queues {
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
    let queues = Queues::new(url);
    broker::all(&queues).await;
    queues.clear().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_at_the_end_of_a_connection() {
    let Some(url) = url() else { return };
    let queues = Queues::new(url);
    remote::all(&queues).await;
    queues.clear().await;
}
