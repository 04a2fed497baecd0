//! Questions about an analysis that has completed.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;

use crate::service::{Answer, Service};

async fn ask(service: &Service, id: &str, key: Option<&str>, body: impl Into<Body>) -> Answer {
    let mut request = Request::post(format!("/analysis/{id}/questions"))
        .header("content-type", "application/json");
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    service.call(request.body(body.into()).unwrap()).await
}

#[tokio::test]
async fn a_question_is_answered_and_listed() {
    let service = Service::new();
    let id = service.accepted().await;
    service.complete(id).await;
    let id = id.to_string();
    let body = json!({"query": "Why <am> I tired?", "language": "de"}).to_string();
    let answer = ask(&service, &id, Some("k"), body.clone()).await.json(StatusCode::CREATED);
    assert_eq!(answer["analysis_id"], json!(id));
    assert_eq!(answer["query"], json!("Why <am> I tired?"));
    assert_eq!(answer["language"], json!("de"));
    assert!(answer["answer"].as_str().unwrap().contains("respondent"));
    assert_eq!(answer["findings"][0]["id"], json!("HEM-02"));
    assert_eq!(answer["writing"], json!(null));
    assert_eq!(ask(&service, &id, Some("k"), body).await.json(StatusCode::CREATED), answer);
    let path = format!("/analysis/{id}/questions");
    let listed = service.get(&path).await.json(StatusCode::OK);
    assert_eq!(listed, json!({"questions": [answer]}));
}

#[tokio::test]
async fn what_is_no_question_is_refused() {
    let service = Service::new();
    let id = service.accepted().await;
    service.complete(id).await;
    let id = id.to_string();
    for body in [
        json!({}),
        json!({"query": 7}),
        json!({"query": "a", "language": "german"}),
        json!({"query": "a", "more": 1}),
        json!([]),
    ] {
        ask(&service, &id, None, body.to_string()).await.problem(422, "invalid_field");
    }
    ask(&service, &id, None, "{").await.problem(422, "invalid_json");
    let empty = json!({"query": "  "}).to_string();
    ask(&service, &id, None, empty).await.problem(422, "invalid_text");
    let long = json!({"query": "q".repeat(10_001)}).to_string();
    ask(&service, &id, None, long).await.problem(422, "question_too_long");
    let huge = json!({"query": "q".repeat(20_000)}).to_string();
    ask(&service, &id, None, huge).await.problem(413, "too_large");
    let body = json!({"query": "Why?"}).to_string();
    for unknown in ["nobody", "0190c8d5-7d2e-7cc0-a2a8-6b6b6b6b6b6b"] {
        ask(&service, unknown, None, body.clone()).await.problem(404, "analysis_not_found");
        let path = format!("/analysis/{unknown}/questions");
        service.get(&path).await.problem(404, "analysis_not_found");
    }
    service.post(&format!("/analysis/{id}/questions")).await.problem(415, "unsupported_media_type");
}
