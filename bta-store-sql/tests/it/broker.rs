//! The broker in PostgreSQL: the rules of its contract.

use std::sync::Arc;
use std::time::Duration;

use bta_core::testkit::broker::queue::Queues;
use bta_core::testkit::broker::{self, remote};
use bta_store_sql::PostgresBroker;

use crate::place::{Kind, Place};

/// Queues of their own in the database of `place`, which takes them along when it goes.
fn queues(place: &Place) -> Queues {
    Queues::new(place.url.as_str(), |url, queue| {
        let broker = PostgresBroker::new(url, queue).unwrap();
        Arc::new(broker.redelivery(Duration::from_secs(2)))
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn rules() {
    let Some(place) = Place::new(Kind::Postgres).await else { return };
    broker::all(&queues(&place)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_at_the_end_of_a_connection() {
    let Some(place) = Place::new(Kind::Postgres).await else { return };
    remote::all(&queues(&place)).await;
}
