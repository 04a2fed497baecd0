//! The broker in PostgreSQL: the rules of its contract.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bta_core::testkit::broker::{self, Subject, remote};
use bta_core::testkit::proxy::Proxy;
use bta_core::testkit::service;
use bta_core::{AnalysisId, Broker};
use bta_store_sql::PostgresBroker;

use crate::place::{Kind, Place};

/// Queues of their own in one database.
struct Queues {
    place: Place,
}

fn open(url: &str, queue: &str) -> Arc<PostgresBroker> {
    Arc::new(PostgresBroker::new(url, queue).unwrap().redelivery(Duration::from_secs(2)))
}

#[async_trait]
impl Subject for Queues {
    async fn pair(&self) -> (Arc<dyn Broker>, Arc<dyn Broker>) {
        let queue = AnalysisId::new().to_string();
        (open(&self.place.url, &queue), open(&self.place.url, &queue))
    }
}

#[async_trait]
impl remote::Remote for Queues {
    fn server(&self) -> String {
        service::address(&self.place.url).unwrap()
    }

    async fn through(&self, proxy: &Proxy) -> (Arc<dyn Broker>, Arc<dyn Broker>) {
        let (queue, url) = (AnalysisId::new().to_string(), &self.place.url);
        (open(url, &queue), open(&service::moved(url, proxy.address()), &queue))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rules() {
    let Some(place) = Place::new(Kind::Postgres).await else { return };
    broker::all(&Queues { place }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_at_the_end_of_a_connection() {
    let Some(place) = Place::new(Kind::Postgres).await else { return };
    remote::all(&Queues { place }).await;
}
