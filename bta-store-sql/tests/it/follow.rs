//! Events followed and resumed in other processes than the one that works.

use std::sync::Arc;
use std::time::Duration;

use bta_core::outage::Shop;
use bta_store_sql::PostgresBroker;
use futures::StreamExt;

use crate::place::{Kind, Place};

#[tokio::test(flavor = "multi_thread")]
async fn another_process_follows_and_a_third_resumes() {
    let Some(place) = Place::new(Kind::Postgres).await else { return };
    let broker = || Arc::new(PostgresBroker::new(&place.url, "bta.hints").unwrap());
    let sweep = Duration::from_secs(600);
    let shop = Shop::open(place.store().await, broker(), sweep);
    let second = Shop::client(place.store().await, broker(), sweep);
    let third = Shop::client(place.store().await, broker(), sweep);

    let id = shop.submit().await;
    let told: Vec<_> = second.events(id, 0).map(Result::unwrap).collect().await;
    let versions: Vec<_> = told.iter().map(|event| event.version).collect();
    assert!(versions.is_sorted() && versions.len() > 2, "{versions:?}");
    assert_eq!(told.iter().filter(|event| event.is_terminal()).count(), 1);
    assert!(told.last().unwrap().is_terminal());

    for (seen, event) in told.iter().enumerate() {
        let rest: Vec<_> = third.events(id, event.version).map(Result::unwrap).collect().await;
        let expected: Vec<_> =
            told[seen..].iter().filter(|later| later.version > event.version).collect();
        assert_eq!(rest.last().map(|event| event.version), expected.last().map(|e| e.version));
        assert!(rest.iter().all(|later| later.version > event.version));
    }
}
