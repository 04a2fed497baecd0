//! Cancel and delete, before, during and after.

use axum::http::StatusCode;
use bta_core::store::{Change, Recorded};
use serde_json::{Value, json};

use crate::service::Service;

#[tokio::test]
async fn a_deleted_analysis_is_gone() {
    let service = Service::new();
    let id = service.accepted().await;
    let task = service.record(id).await.task_id;
    let answer = service.delete(&format!("/analysis/{id}")).await;
    assert_eq!(answer.json(StatusCode::OK), json!({"message": "Analysis deleted successfully"}));
    service.nothing_kept().await;
    service.delete(&format!("/analysis/{id}")).await.problem(404, "analysis_not_found");
    service.get(&format!("/status/{id}")).await.problem(404, "analysis_not_found");
    service.get(&format!("/analysis/{id}/events")).await.problem(404, "analysis_not_found");
    service.get(&format!("/task/{task}")).await.problem(404, "task_not_found");
}

#[tokio::test]
async fn an_analysis_deleted_at_work_stays_deleted() {
    let service = Service::new();
    let id = service.accepted().await;
    let claim = bta_core::store::Claim::new("the test");
    let lease = std::time::Duration::from_secs(60);
    service.parts.store.claim(id, &claim, lease).await.unwrap().unwrap();
    service.delete(&format!("/analysis/{id}")).await.json(StatusCode::OK);
    let recorded =
        service.parts.store.record(id, claim.token, lease, &Change::Completed).await.unwrap();
    assert_eq!(recorded, Recorded::Lost);
    service.nothing_kept().await;
}

#[tokio::test]
async fn a_cancelled_analysis_keeps_what_was_said() {
    let service = Service::new();
    let id = service.accepted().await;
    let hand = service.claim(id).await;
    hand.read().await;
    hand.start("verifier").await;
    hand.end("verifier").await;
    let path = format!("/analysis/{id}/cancel");
    let body = service.post(&path).await.json(StatusCode::OK);
    assert_eq!(
        (&body["analysis_id"], &body["status"]),
        (&json!(id.to_string()), &json!("cancelled"))
    );
    // Asking twice is no mistake.
    assert_eq!(service.post(&path).await.json(StatusCode::OK), body);
    let status = service.get(&format!("/status/{id}")).await.json(StatusCode::OK);
    assert_eq!((&status["status"], &status["results"]), (&json!("cancelled"), &Value::Null));
    assert!(status["partial_results"]["verifier"].is_string());
    assert!(status["completed_at"].is_string());
}

#[tokio::test]
async fn an_ended_analysis_cannot_be_cancelled() {
    let service = Service::new();
    let id = service.accepted().await;
    service.complete(id).await;
    service.post(&format!("/analysis/{id}/cancel")).await.problem(409, "already_ended");
    let status = service.get(&format!("/status/{id}")).await.json(StatusCode::OK);
    assert_eq!(status["status"], "completed");
}
