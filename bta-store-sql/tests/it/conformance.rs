//! The rules of the contract, on every kind of database.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bta_core::store::Store;
use bta_core::testkit::store::{self, Subject};
use tokio::sync::Mutex;

use crate::place::{Kind, Place};

/// A fresh database for each store; the databases end with the test.
struct Fresh {
    kind: Kind,
    places: Mutex<Vec<Place>>,
}

#[async_trait]
impl Subject for Fresh {
    async fn store(&self) -> Arc<dyn Store> {
        let place = Place::new(self.kind).await.expect("it was there before");
        let store = place.store().await;
        self.places.lock().await.push(place);
        store
    }

    async fn lapse(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}

async fn check(kind: Kind) {
    if Place::new(kind).await.is_some() {
        store::all(&Fresh { kind, places: Mutex::default() }).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_in_memory() {
    check(Kind::Memory).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite() {
    check(Kind::File).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres() {
    check(Kind::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn mysql() {
    check(Kind::MySql).await;
}
