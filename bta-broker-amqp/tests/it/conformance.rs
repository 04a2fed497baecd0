//! The rules of the contract, on the server that `BTA_TEST_AMQP_URL` names.

use std::sync::Arc;
use std::time::Duration;

use bta_broker_amqp::AmqpBroker;
use bta_core::testkit::broker::queue::Queues;
use bta_core::testkit::broker::{self, remote};
use bta_core::testkit::service;
use lapin::options::QueueDeleteOptions;
use lapin::{Connection, ConnectionProperties};

pub(crate) fn open(url: &str, queue: &str) -> Arc<AmqpBroker> {
    Arc::new(AmqpBroker::new(url, queue).unwrap().redelivery(Duration::from_secs(2)))
}

/// A queue of its own for each broker, on the server, if there is one.
fn queues() -> Option<(String, Queues)> {
    let url = service::running("BTA_TEST_AMQP_URL", "amqp://guest:guest@127.0.0.1:5672")?;
    let queues = Queues::new(url.as_str(), |url, queue| open(url, queue));
    Some((url, queues))
}

async fn clear(url: String, queues: Queues) {
    let properties = ConnectionProperties::default();
    let server = Connection::connect(&url, properties).await.unwrap();
    let channel = server.create_channel().await.unwrap();
    for queue in queues.into_names() {
        let options = QueueDeleteOptions::default();
        channel.queue_delete(queue.as_str().into(), options).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rules() {
    let Some((url, queues)) = queues() else { return };
    broker::all(&queues).await;
    clear(url, queues).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_at_the_end_of_a_connection() {
    let Some((url, queues)) = queues() else { return };
    remote::all(&queues).await;
    clear(url, queues).await;
}
