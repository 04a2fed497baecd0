//! A server that is restarted under a worker.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bta_core::memory::MemoryStore;
use bta_core::outage::Shop;
use bta_core::testkit::server::Private;
use bta_core::{AnalysisId, Broker, Hint};

use crate::conformance::open;

/// So long that nothing is done by the sweep.
const NEVER: Duration = Duration::from_secs(600);

/// Waits until the server takes hints: it listens before it has taken up its queues.
async fn back(server: &Private) {
    let (broker, began) = (open(&server.url(), "bta.hints"), Instant::now());
    while let Err(error) = broker.publish(&[Hint::new(AnalysisId::new())]).await {
        assert!(began.elapsed() < Duration::from_secs(120), "{error:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_goes_on_after_a_restart() {
    let Some(mut server) = Private::rabbitmq() else { return };
    back(&server).await;
    let broker = open(&server.url(), "bta.hints");
    let shop = Shop::open(Arc::new(MemoryStore::new()), broker, NEVER);
    shop.goes_on_after(async {
        // RabbitMQ 3.10 never finds a leader again for a queue that it made just before it was killed.
        tokio::time::sleep(Duration::from_secs(3)).await;
        server.kill();
        server.start();
        back(&server).await;
    })
    .await;
}
