//! `GET /analyses`: pages, filters, and parameters out of bounds.

use axum::http::StatusCode;
use serde_json::json;

use crate::sample::PDF;
use crate::service::{Form, Service};

#[tokio::test]
async fn pages_begin_with_the_newest() {
    let service = Service::new();
    let empty = service.get("/analyses").await.json(StatusCode::OK);
    assert_eq!(empty, json!({"analyses": [], "total": 0, "limit": 10, "offset": 0}));

    let mut ids = Vec::new();
    for _ in 0..12 {
        ids.push(service.accepted().await.to_string());
    }
    ids.reverse();
    let body = service.get("/analyses").await.json(StatusCode::OK);
    assert_eq!(
        (&body["total"], &body["limit"], &body["offset"]),
        (&json!(12), &json!(10), &json!(0))
    );
    let items = body["analyses"].as_array().unwrap();
    let shown: Vec<_> = items.iter().map(|item| item["analysis_id"].as_str().unwrap()).collect();
    assert_eq!(shown, ids.iter().take(10).collect::<Vec<_>>());
    let keys: Vec<_> = items.first().unwrap().as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "analysis_id",
            "completed_at",
            "created_at",
            "original_filename",
            "progress",
            "query",
            "status"
        ]
    );

    let body = service.get("/analyses?limit=5&offset=10").await.json(StatusCode::OK);
    assert_eq!(body["analyses"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&body["total"], &body["limit"], &body["offset"]),
        (&json!(12), &json!(5), &json!(10))
    );
    let body = service.get("/analyses?offset=4000000000&limit=100").await.json(StatusCode::OK);
    assert_eq!((&body["total"], body["analyses"].as_array().unwrap().len()), (&json!(12), 0));
}

#[tokio::test]
async fn filters() {
    let service = Service::new();
    let done = service.accepted().await;
    service.complete(done).await;
    service.submit(Form::new().file("mine.pdf", PDF).text("user_id", "me")).await;
    let total = async |query: &str| {
        service.get(&format!("/analyses?{query}")).await.json(StatusCode::OK)["total"].clone()
    };
    assert_eq!(total("status=completed").await, 1);
    assert_eq!(total("status=pending").await, 1);
    assert_eq!(total("status=failed").await, 0);
    assert_eq!(total("status=&user_id=").await, 2);
    assert_eq!(total("user_id=me").await, 1);
    assert_eq!(total("user_id=me&status=completed").await, 0);
    assert_eq!(total("user_id=%27%20OR%201%3D1").await, 0);
}

#[tokio::test]
async fn parameters_out_of_bounds_are_named() {
    let service = Service::new();
    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=-1", "limit"),
        ("limit=100000000000000000000", "limit"),
        ("limit=ten", "limit"),
        ("limit=1.5", "limit"),
        ("offset=-5", "offset"),
        ("offset=4294967296", "offset"),
        ("offset=%00", "offset"),
        ("status=done", "status"),
        ("status=Completed", "status"),
        ("user_id=%00", "user_id"),
        ("user_id=0123456789012345678901234567890123456789", "user_id"),
    ] {
        let answer = service.get(&format!("/analyses?{query}")).await;
        assert_eq!(answer.problem(422, "invalid_parameter")["field"], field, "{query}");
    }
}
