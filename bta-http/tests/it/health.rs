//! Probes, with everything there and with parts away.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use bta_core::WorkerId;
use bta_core::engine::{Limits, Worker};
use bta_core::memory::MemoryStore;
use bta_core::store::{Claim, Store};
use bta_core::worker::{NewWorker, Workers as _};
use bta_http::{Options, Workers};
use object_store::memory::InMemory;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::sample::{Away, PDF, SECRET};
use crate::service::{Form, Service};

fn without_store() -> Service {
    Service::over(Arc::new(Away), Arc::new(InMemory::new()), Limits::default(), Options::new())
}

#[tokio::test]
async fn healthy_with_a_worker_only() {
    let service = Service::new();
    let body = service.get("/health").await.json(StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!((&body["celery"], &body["failing"]), (&json!("no_workers"), &json!(["celery"])));
    assert_eq!(service.get("/readyz").await.json(StatusCode::OK)["status"], "ready");

    let stop = CancellationToken::new();
    let worker = tokio::spawn(Worker::new(service.parts.clone()).run(stop.clone()));
    tokio::task::yield_now().await;
    let body = service.get("/health").await.json(StatusCode::OK);
    for part in ["status", "api", "celery", "database", "broker"] {
        assert_eq!(body[part], "healthy", "{part}");
    }
    assert_eq!(
        (&body["workers"], &body["waiting"], &body["failing"]),
        (&json!(1), &json!(0), &json!([]))
    );
    stop.cancel();
    worker.await.unwrap();
}

/// Where workers are others' processes, nobody is missed before something waits in vain.
#[tokio::test]
async fn workers_elsewhere_are_seen_in_the_store() {
    let store = Arc::new(MemoryStore::new());
    let options = Options::new().workers(Workers::Elsewhere);
    let files = Arc::new(InMemory::new());
    let service = Service::over(store.clone(), files, Limits::default(), options);
    let body = service.get("/health").await.json(StatusCode::OK);
    assert_eq!((&body["celery"], &body["workers"]), (&json!("unknown"), &json!(0)));

    let id = service.accepted().await;
    assert_eq!(service.get("/health").await.json(StatusCode::OK)["celery"], "unknown");
    store.claim(id, &Claim::new("far-away"), Duration::from_secs(30)).await.unwrap().unwrap();
    let body = service.get("/health").await.json(StatusCode::OK);
    let seen = |body: &serde_json::Value| {
        [&body["celery"], &body["workers"], &body["idle"]].map(Clone::clone)
    };
    assert_eq!(seen(&body), [json!("healthy"), json!(1), json!(0)]);

    for (name, version) in [("idle", "1.0.0"), ("far-away", "1.0.0")] {
        let (host, version) = ("elsewhere".to_owned(), version.to_owned());
        let worker =
            NewWorker { id: WorkerId::new(), name: name.to_owned(), host, version, at_once: 2 };
        store.note_worker(&worker, Duration::from_secs(30)).await.unwrap();
    }
    let body = service.get("/health").await.json(StatusCode::OK);
    assert_eq!(seen(&body), [json!("healthy"), json!(2), json!(1)]);
}

#[tokio::test]
async fn a_store_that_is_away_is_named() {
    let service = without_store();
    let body = service.get("/health").await.json(StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!((&body["status"], &body["database"]), (&json!("unhealthy"), &json!("unreachable")));
    assert_eq!(body["failing"], json!(["database", "celery"]));
    let body = service.get("/readyz").await.json(StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(body, json!({"status": "unready", "failing": ["database"]}));
    assert_eq!(service.get("/livez").await.json(StatusCode::OK), json!({"status": "alive"}));
}

#[tokio::test]
async fn every_route_says_that_the_store_is_away() {
    let service = without_store();
    let id = bta_core::AnalysisId::new();
    for path in [
        format!("/status/{id}"),
        format!("/task/{id}"),
        format!("/analysis/{id}/report"),
        format!("/analysis/{id}/events"),
        "/analyses".to_owned(),
        "/users/u-1".to_owned(),
    ] {
        let answer = service.get(&path).await;
        answer.problem(503, "store_unavailable");
        assert!(answer.header("retry-after").parse::<u64>().unwrap() >= 1);
        assert!(!answer.text().contains(SECRET) && !answer.text().contains("the test's store"));
    }
    service.delete(&format!("/analysis/{id}")).await.problem(503, "store_unavailable");
    service.post(&format!("/analysis/{id}/cancel")).await.problem(503, "store_unavailable");
    service.submit(Form::new().file("a.pdf", PDF)).await.problem(503, "store_unavailable");
}
