//! `POST /analyze/sync`, and the whole way with a worker at work.

use std::time::Duration;

use axum::http::StatusCode;
use bta_core::engine::{Limits, Worker};
use bta_core::store::Change;
use bta_core::{Code, Failure};
use bta_http::Options;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::sample::PDF;
use crate::service::{Form, Service};

/// Runs a worker beside `service` while `work` is done.
async fn with_worker<T>(service: &Service, work: impl Future<Output = T>) -> T {
    let stop = CancellationToken::new();
    let worker = tokio::spawn(Worker::new(service.parts.clone()).run(stop.clone()));
    let result = work.await;
    stop.cancel();
    worker.await.unwrap();
    result
}

#[tokio::test]
async fn waits_for_the_answer() {
    let service = Service::new();
    let form = Form::new().file("a.pdf", PDF).text("query", "Why?");
    let answer = with_worker(&service, service.call(form.request("/analyze/sync"))).await;
    let body = answer.json(StatusCode::OK);
    assert_eq!(
        (&body["status"], &body["query"], &body["file_processed"]),
        (&json!("success"), &json!("Why?"), &json!("a.pdf"))
    );
    let text = body["analysis"].as_str().unwrap();
    for agent in crate::sample::AGENTS {
        assert!(text.contains(&format!("The {agent} has looked")), "{text}");
    }
    let status = service.get(answer.header("location")).await.json(StatusCode::OK);
    assert_eq!((&status["status"], &status["progress"]), (&json!("completed"), &json!(1.0)));
    assert_eq!(
        status["results"].as_object().unwrap().values().filter(|text| text.is_string()).count(),
        4
    );
}

#[tokio::test]
async fn says_why_it_failed() {
    let service = Service::new();
    let form = Form::new().file("a.pdf", b"%PDF-1.7 an invoice");
    let answer = with_worker(&service, service.call(form.request("/analyze/sync"))).await;
    assert_eq!(answer.problem(422, "not_a_blood_test")["detail"], "This is not a blood test.");
}

#[tokio::test]
async fn gives_the_id_when_it_takes_longer() {
    let short = Options::new().sync_wait(Duration::ZERO);
    let service = Service::with(Limits::default(), short);
    let answer = service.call(Form::new().file("a.pdf", PDF).request("/analyze/sync")).await;
    let body = answer.json(StatusCode::ACCEPTED);
    assert_eq!((&body["status"], &body["analysis"]), (&json!("processing"), &Value::Null));
    let id = body["analysis_id"].as_str().unwrap();
    assert_eq!(answer.header("location"), format!("/status/{id}"));
}

#[tokio::test]
async fn a_stop_does_not_wait() {
    let token = CancellationToken::new();
    token.cancel();
    let service = Service::with(Limits::default(), Options::new().shutdown(token));
    let answer = service.call(Form::new().file("a.pdf", PDF).request("/analyze/sync")).await;
    answer.json(StatusCode::ACCEPTED);
    let ready = service.get("/readyz").await;
    assert_eq!(ready.json(StatusCode::SERVICE_UNAVAILABLE)["failing"], json!(["stopping"]));
}

#[tokio::test]
async fn a_cancelled_analysis_has_no_answer() {
    let service = Service::new();
    let form = Form::new().file("a.pdf", PDF).key("one");
    let id = service.submit(form.clone()).await.json(StatusCode::OK)["analysis_id"].clone();
    service.post(&format!("/analysis/{}/cancel", id.as_str().unwrap())).await.json(StatusCode::OK);
    service.call(form.request("/analyze/sync")).await.problem(409, "cancelled");
}

#[tokio::test]
async fn a_failure_of_ours_is_not_the_clients() {
    let service = Service::new();
    let form = Form::new().file("a.pdf", PDF).key("one");
    let id = service.submit(form.clone()).await.json(StatusCode::OK)["analysis_id"].clone();
    let hand = service.claim(id.as_str().unwrap().parse().unwrap()).await;
    let failure = Failure::new(Code::TIMEOUT, "The doctor did not answer in time.");
    hand.change(Change::Failed { failure }).await;
    service.call(form.request("/analyze/sync")).await.problem(500, "timeout");
}
