//! Databases that are not there, not there any more, or busy; and callers that lose patience.

use std::error::Error;
use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use bta_core::StoreError;
use bta_core::store::{Filter, Recorded, Status, Store};
use bta_core::testkit::proxy::Proxy;
use bta_core::testkit::service;
use bta_store_sql::{ConnectError, Options, SqlStore};

use crate::example::{LEASE, QUIET, analysis, claim, ended, load};
use crate::place;

/// Dropping a future must leave its connection usable and its transaction undone.
#[tokio::test(flavor = "multi_thread")]
async fn operations_that_are_dropped_midway_do_no_harm() {
    for place in place::all().await {
        let store = place.store().await;
        let running = analysis();
        store.insert(&running).await.unwrap();
        let claim = claim(&*store, running.id).await;
        for round in 0..300_u32 {
            let patience = Duration::from_micros(u64::from(round % 60) * 40);
            let new = analysis();
            let change = bta_core::store::Change::Progress { progress: f64::from(round) / 1000.0 };
            let work = async {
                store.insert(&new).await.unwrap();
                store.due(1, QUIET).await.unwrap();
                store.record(running.id, claim.token, LEASE, &change).await.unwrap();
                store.delete(new.id).await.unwrap();
            };
            drop(tokio::time::timeout(patience, work).await);
            if let Some(stored) = store.load(bta_core::store::Key::Analysis(new.id)).await.unwrap()
            {
                assert_eq!(stored.steps.len(), 2, "{}: half an analysis", place.name);
            }
        }
        let before = load(&*store, running.id).await.version;
        let done = store
            .record(running.id, claim.token, LEASE, &ended("doctor", "still here"))
            .await
            .unwrap();
        assert_eq!(done, Recorded::Done { version: before + 1 }, "{}", place.name);
        assert_eq!(load(&*store, running.id).await.version, before + 1, "{}", place.name);
        let (one, two) = (analysis(), analysis());
        let (first, second) = tokio::join!(store.insert(&one), store.insert(&two));
        first.and(second).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn severed_connections_are_replaced() {
    for place in place::shared().await {
        let store = place.store().await;
        for _ in 0..3 {
            place.sever().await;
            let new = analysis();
            let inserts = (0..4).map(|_| analysis()).map(|new| {
                let store = store.clone();
                tokio::spawn(async move { store.insert(&new).await })
            });
            for insert in inserts.collect::<Vec<_>>() {
                insert.await.unwrap().unwrap_or_else(|error| panic!("{}: {error:?}", place.name));
            }
            store.insert(&new).await.unwrap();
            claim(&*store, new.id).await;
        }
        let filter = Filter { status: Some(Status::Pending), ..Filter::default() };
        assert_eq!(store.list(&filter).await.unwrap().total, 12, "{}", place.name);
    }
}

/// Somewhere between a machine is gone and nobody is told: what waits there is left behind, also when
/// every connection is, and whoever asks again finds a way.
#[tokio::test(flavor = "multi_thread")]
async fn half_open_connections_are_left_behind() {
    for place in place::shared().await {
        let Some(server) = service::address(&place.url) else { continue };
        let proxy = Proxy::to(server).await.unwrap();
        let url = service::moved(&place.url, proxy.address());
        let options = Options::default().max_connections(NonZeroU32::new(3).unwrap());
        let store = SqlStore::connect(&url, options).await.unwrap();
        for _ in 0..2 {
            let all = tokio::join!(exists(&store), exists(&store), exists(&store));
            assert_eq!(all, (true, true, true), "{}", place.name);
            proxy.lose();
            // Callers who lose patience, as an engine does.
            let lost = (0..6).map(|_| tokio::time::timeout(LEASE / 10, exists(&store)));
            futures::future::join_all(lost).await;
        }
        let began = Instant::now();
        while tokio::time::timeout(LEASE, exists(&store)).await != Ok(true) {
            assert!(began.elapsed() < Duration::from_secs(60), "{}", place.name);
        }
    }
}

/// Whether a new analysis is stored and found.
async fn exists(store: &SqlStore) -> bool {
    let new = analysis();
    let found = bta_core::store::Key::Analysis(new.id);
    store.insert(&new).await.is_ok() && store.load(found).await.is_ok_and(|it| it.is_some())
}

#[tokio::test]
async fn a_closed_store_says_so() {
    for place in place::all().await {
        let store = place.store().await;
        store.close().await;
        let error = store.insert(&analysis()).await.unwrap_err();
        assert!(matches!(error, StoreError::Unavailable { .. }), "{}: {error:?}", place.name);
        assert!(error.is_transient());
    }
}

#[track_caller]
fn silent(error: &ConnectError) {
    let mut shown = format!("{error:?} {error}");
    let mut cause = error.source();
    while let Some(source) = cause {
        shown.push_str(&source.to_string());
        cause = source.source();
    }
    assert!(!shown.contains("s3cret"), "{shown}");
}

const MALFORMED: &str =
    "the database URL cannot be used: its host, port or parameters are malformed";

#[tokio::test]
async fn wrong_urls_are_explained_without_their_password() {
    for (url, expected) in [
        ("", "the database URL cannot be used: it has no scheme"),
        ("bta.db", "the database URL cannot be used: it has no scheme"),
        (
            "oracle://user:s3cret@host/db",
            "the database URL cannot be used: its scheme is none of sqlite, postgresql, mysql, mariadb",
        ),
        ("sqlite:", "the database URL cannot be used: it names no file"),
        ("sqlite://", "the database URL cannot be used: it names no file"),
        ("sqlite://a.db?mode=s3cret", MALFORMED),
        ("postgresql://user:s3cret@host:port/db", MALFORMED),
        ("mysql://user:s3cret@[::/db", MALFORMED),
    ] {
        let Err(error) = SqlStore::connect(url, Options::default()).await else {
            panic!("{url} connects");
        };
        silent(&error);
        assert_eq!(error.to_string(), expected, "{url}");
        assert!(!error.is_transient(), "{url}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable_for_now() {
    for url in ["postgresql://user:s3cret@127.0.0.1:1/db", "mariadb://user:s3cret@127.0.0.1:1/db"] {
        let options = Options::default().acquire_timeout(Duration::from_secs(1));
        let began = Instant::now();
        let error = SqlStore::connect(url, options).await.unwrap_err();
        silent(&error);
        assert!(error.is_transient(), "{error:?}");
        assert!(began.elapsed() < Duration::from_secs(5), "{url}");
    }
}
