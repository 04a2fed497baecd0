//! Users: made, found, and refused.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use crate::service::{Answer, Service};

async fn create(service: &Service, body: impl Into<Body>) -> Answer {
    let request = Request::post("/users").header("content-type", "application/json");
    service.call(request.body(body.into()).unwrap()).await
}

#[tokio::test]
async fn a_user_is_made_and_found() {
    let service = Service::new();
    let user = json!({"user_id": "u-1", "email": "Ada@Example.org", "name": "Ada"});
    let answer = create(&service, user.to_string()).await;
    let made = answer.json(StatusCode::CREATED);
    assert_eq!(
        (&made["user_id"], &made["email"], &made["name"]),
        (&json!("u-1"), &json!("ada@example.org"), &json!("Ada"))
    );
    assert!(made["created_at"].as_str().unwrap().ends_with('Z'));
    assert!(made["updated_at"].as_str().unwrap().ends_with('Z'));
    assert_eq!(answer.header("location"), "/users/u-1");
    assert_eq!(service.get("/users/u-1").await.json(StatusCode::OK), made);

    let anonymous = create(&service, "{}").await.json(StatusCode::CREATED);
    assert_eq!((&anonymous["email"], &anonymous["name"]), (&Value::Null, &Value::Null));
    assert!(uuid::Uuid::parse_str(anonymous["user_id"].as_str().unwrap()).is_ok());
    assert_eq!(create(&service, "{\"email\": null}").await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn ids_and_addresses_are_unique() {
    let service = Service::new();
    create(&service, r#"{"user_id": "u-1", "email": "a@example.org"}"#)
        .await
        .json(StatusCode::CREATED);
    create(&service, r#"{"user_id": "u-1", "name": "Other"}"#).await.problem(409, "user_exists");
    create(&service, r#"{"user_id": "u-2", "email": "A@example.ORG"}"#)
        .await
        .problem(409, "user_exists");
}

#[tokio::test]
async fn what_is_no_user_is_refused() {
    let service = Service::new();
    for body in [
        json!({"email": "nobody"}),
        json!({"email": ""}),
        json!({"email": format!("{}@example.org", "a".repeat(300))}),
        json!({"name": ""}),
        json!({"name": "n".repeat(256)}),
        json!({"name": "a\u{0}b"}),
        json!({"name": 7}),
        json!({"user_id": ""}),
        json!({"user_id": "u".repeat(200)}),
        json!({"user_id": "a\nb"}),
        json!({"password": "x"}),
        json!([]),
    ] {
        create(&service, body.to_string()).await.problem(422, "invalid_field");
    }
    create(&service, "{").await.problem(422, "invalid_json");
    create(&service, &b"{\"name\": \"\xff\"}"[..]).await.problem(422, "invalid_json");
    create(&service, format!("{{\"name\": \"{}\"}}", "n".repeat(20_000)))
        .await
        .problem(413, "too_large");
    service.post("/users").await.problem(415, "unsupported_media_type");
    for unknown in ["nobody", "%00", &"u".repeat(300)] {
        service.get(&format!("/users/{unknown}")).await.problem(404, "user_not_found");
    }
}
