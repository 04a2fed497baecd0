//! A server that is restarted under a worker.

use std::sync::Arc;
use std::time::Duration;

use bta_core::memory::MemoryStore;
use bta_core::outage::Shop;
use bta_core::testkit::server::Private;

use crate::conformance::open;

/// So long that nothing is done by the sweep.
const NEVER: Duration = Duration::from_secs(600);

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_goes_on_after_a_restart() {
    let Some(mut server) = Private::rabbitmq() else { return };
    let broker = open(&server.url(), "bta.hints");
    let shop = Shop::open(Arc::new(MemoryStore::new()), broker, NEVER);
    shop.goes_on_after(async {
        server.kill();
        server.start();
    })
    .await;
}
