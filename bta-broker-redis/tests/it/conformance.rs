//! The rules of the contract, on the server that `BTA_TEST_REDIS_URL` names.

use std::sync::Arc;
use std::time::Duration;

use bta_broker_redis::RedisBroker;
use bta_core::testkit::broker::queue::Queues;
use bta_core::testkit::broker::{self, remote};
use bta_core::testkit::service;

pub(crate) fn open(url: &str, queue: &str) -> Arc<RedisBroker> {
    Arc::new(RedisBroker::new(url, queue).unwrap().redelivery(Duration::from_secs(2)))
}

/// Trusts an authority of a test's own.
pub(crate) fn open_trusting(url: &str, queue: &str, authority: &str) -> Arc<RedisBroker> {
    let broker = RedisBroker::new(url, queue).unwrap().trust(authority.as_bytes()).unwrap();
    Arc::new(broker.redelivery(Duration::from_secs(2)))
}

/// A stream of its own for each broker, on the server, if there is one.
fn streams() -> Option<(String, Queues)> {
    let url = service::running("BTA_TEST_REDIS_URL", "redis://127.0.0.1:6379")?;
    let streams = Queues::new(url.as_str(), |url, queue| open(url, queue));
    Some((url, streams))
}

async fn clear(url: String, streams: Queues) {
    let server = redis::Client::open(url).unwrap();
    let mut connection = server.get_multiplexed_async_connection().await.unwrap();
    redis::cmd("DEL").arg(streams.into_names()).exec_async(&mut connection).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn rules() {
    let Some((url, streams)) = streams() else { return };
    broker::all(&streams).await;
    clear(url, streams).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_at_the_end_of_a_connection() {
    let Some((url, streams)) = streams() else { return };
    remote::all(&streams).await;
    clear(url, streams).await;
}
