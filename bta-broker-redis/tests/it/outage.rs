//! Servers that are restarted, flushed, or cut off under a worker.

use std::sync::Arc;
use std::time::Duration;

use bta_core::memory::MemoryStore;
use bta_core::outage::Shop;
use bta_core::testkit::server::Private;

use crate::conformance::open;

/// So long that nothing is done by the sweep.
const NEVER: Duration = Duration::from_secs(600);

fn shop(server: &Private, sweep: Duration) -> Shop {
    Shop::open(Arc::new(MemoryStore::new()), open(&server.url(), "bta.hints"), sweep)
}

async fn ask(server: &Private, command: &mut redis::Cmd) {
    let client = redis::Client::open(server.url()).unwrap();
    let mut connection = client.get_multiplexed_async_connection().await.unwrap();
    command.exec_async(&mut connection).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_goes_on_after_one_severed_connection() {
    let Some(server) = Private::redis() else { return };
    let shop = shop(&server, NEVER);
    for _ in 0..3 {
        shop.goes_on_after(async {
            ask(&server, redis::cmd("CLIENT").arg("KILL").arg("TYPE").arg("normal")).await;
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_goes_on_after_a_restart() {
    let Some(mut server) = Private::redis() else { return };
    let shop = shop(&server, NEVER);
    for absence in [0, 4] {
        shop.goes_on_after(async {
            server.kill();
            tokio::time::sleep(Duration::from_secs(absence)).await;
            server.start();
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flush_in_the_middle_of_200_analyses_loses_none() {
    let Some(server) = Private::redis() else { return };
    let shop = shop(&server, Duration::from_millis(500));
    let mut submitted = Vec::new();
    for number in 0..200 {
        submitted.push(shop.submit().await);
        if number % 50 == 25 {
            ask(&server, &mut redis::cmd("FLUSHALL")).await;
        }
    }
    ask(&server, &mut redis::cmd("FLUSHALL")).await;
    for id in submitted {
        shop.completed(id).await;
    }
    shop.works().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_stays_as_short_as_what_waits() {
    let Some(server) = Private::redis() else { return };
    let shop = shop(&server, NEVER);
    for _ in 0..50 {
        shop.works().await;
    }
    let client = redis::Client::open(server.url()).unwrap();
    let mut connection = client.get_multiplexed_async_connection().await.unwrap();
    let mut length = redis::cmd("XLEN");
    length.arg("bta.hints");
    // The last acknowledgement may still be on its way.
    for _ in 0..100 {
        if length.query_async::<u64>(&mut connection).await.unwrap() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("acknowledged hints stay in the stream");
}
