//! A PostgreSQL that is both store and broker, restarted under a worker.

use std::sync::Arc;
use std::time::Duration;

use bta_core::outage::Shop;
use bta_core::testkit::server::Private;
use bta_store_sql::{Options, PostgresBroker, SqlStore};

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_goes_on_after_a_restart() {
    let Some(mut server) = Private::postgres() else { return };
    let store = SqlStore::connect(&server.url(), Options::default()).await.unwrap();
    let broker = PostgresBroker::new(&server.url(), "bta.hints").unwrap();
    // The sweep does nothing here.
    let shop = Shop::open(Arc::new(store), Arc::new(broker), Duration::from_secs(600));
    for absence in [0, 3] {
        shop.goes_on_after(async {
            server.kill();
            tokio::time::sleep(Duration::from_secs(absence)).await;
            server.start();
        })
        .await;
    }
}
