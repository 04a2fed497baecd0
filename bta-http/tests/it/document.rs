//! The description of the interface: it lists exactly the routes there are, and describes what they send.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use bta_core::engine::Limits;
use bta_http::{Docs, Options};
use serde_json::Value;

use crate::sample::{opinion, report};
use crate::service::Service;

const ROUTES: [(&str, &str); 19] = [
    ("post", "/analyze"),
    ("post", "/analyze/sync"),
    ("get", "/status/{analysis_id}"),
    ("get", "/task/{task_id}"),
    ("get", "/analyses"),
    ("delete", "/analysis/{analysis_id}"),
    ("post", "/analysis/{analysis_id}/cancel"),
    ("get", "/analysis/{analysis_id}/events"),
    ("get", "/analysis/{analysis_id}/report"),
    ("get", "/analysis/{analysis_id}/questions"),
    ("post", "/analysis/{analysis_id}/questions"),
    ("post", "/users"),
    ("get", "/users/{user_id}"),
    ("get", "/health"),
    ("get", "/livez"),
    ("get", "/readyz"),
    ("get", "/"),
    ("get", "/view/{analysis_id}"),
    ("get", "/openapi.json"),
];

async fn description(service: &Service) -> Value {
    service.get("/openapi.json").await.json(StatusCode::OK)
}

#[tokio::test]
async fn lists_exactly_the_routes() {
    let service = Service::new();
    let document = description(&service).await;
    let paths = document["paths"].as_object().unwrap();
    let listed: BTreeSet<_> = paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().unwrap().keys().map(move |method| (method.as_str(), path.as_str()))
        })
        .collect();
    assert_eq!(listed, BTreeSet::from(ROUTES));

    // Each is there, and takes no method beside those that are listed.
    for (path, item) in paths {
        let address =
            path.replace("{analysis_id}", "x").replace("{task_id}", "x").replace("{user_id}", "x");
        for method in ["get", "post", "put", "patch", "delete"] {
            let verb = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            let request =
                Request::builder().method(verb).uri(&address).body(Body::empty()).unwrap();
            let answer = service.call(request).await;
            let taken = answer.status != StatusCode::METHOD_NOT_ALLOWED;
            assert_eq!(taken, item.get(method).is_some(), "{method} {path}");
            assert!(!answer.text().contains("\"not_found\""), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn every_reference_leads_somewhere_and_every_operation_has_words() {
    let service = Service::new();
    let document = description(&service).await;
    let mut references = BTreeSet::new();
    gather(&document, &mut references);
    assert!(references.len() > 15);
    for reference in references {
        assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
    }
    for (method, path) in ROUTES {
        let operation = &document["paths"][path][method];
        assert!(
            operation["summary"].as_str().is_some_and(|words| words.ends_with('.')),
            "{method} {path}"
        );
        assert!(!operation["responses"].as_object().unwrap().is_empty());
    }
    let form =
        &document["paths"]["/analyze"]["post"]["requestBody"]["content"]["multipart/form-data"];
    assert!(form.is_object());
    assert_eq!(
        document["components"]["schemas"]["Submission"]["required"],
        serde_json::json!(["file"])
    );
}

fn gather<'a>(value: &'a Value, references: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text) if key == "$ref" => {
                        references.insert(text);
                    }
                    value => gather(value, references),
                }
            }
        }
        Value::Array(array) => array.iter().for_each(|value| gather(value, references)),
        _ => {}
    }
}

#[tokio::test]
async fn describes_what_is_sent() {
    let service = Service::new();
    let document = description(&service).await;
    let id = service.accepted().await;
    service.complete(id).await;
    let body = service.get(&format!("/status/{id}")).await.json(StatusCode::OK);
    fits(&document, "Analysis", &body);
    fits(&document, "AgentStep", &body["agents"][0]);
    let list = service.get("/analyses").await.json(StatusCode::OK);
    fits(&document, "Analyses", &list);
    fits(&document, "AnalysisItem", &list["analyses"][0]);
    let task = service
        .get(&format!("/task/{}", body["task_id"].as_str().unwrap()))
        .await
        .json(StatusCode::OK);
    fits(&document, "Task", &task);
    fits(&document, "Health", &service.get("/health").await.json(StatusCode::SERVICE_UNAVAILABLE));

    let report = serde_json::to_value(report()).unwrap();
    fits(&document, "Report", &report);
    fits(&document, "Verdict", &report["verdict"]);
    fits(&document, "Patient", &report["patient"]);
    fits(&document, "Measurement", &report["results"][0]);
    fits(&document, "Boxes", &report["results"][0]["boxes"]);
    fits(&document, "Rect", &report["results"][0]["boxes"]["name"]);
    fits(&document, "Range", &report["results"][0]["range"]);
    fits(&document, "Quantity", &report["results"][0]["canonical"]);
    fits(&document, "Warning", &report["warnings"][0]);
    let finding = serde_json::to_value(opinion("doctor").findings.remove(0)).unwrap();
    fits(&document, "Finding", &finding);
    fits(&document, "Evidence", &finding["evidence"]);
    fits(&document, "Cited", &finding["evidence"]["results"][0]);
    fits(&document, "Rule", &finding["evidence"]["rule"]);
}

/// Fails unless `value` has exactly the fields that the schema `name` describes.
#[track_caller]
fn fits(document: &Value, name: &str, value: &Value) {
    let described: BTreeSet<_> =
        document["components"]["schemas"][name]["properties"].as_object().unwrap().keys().collect();
    let sent: BTreeSet<_> = value.as_object().unwrap().keys().collect();
    assert_eq!(described, sent, "{name}");
}

#[tokio::test]
async fn the_interface_is_shown_from_the_program() {
    let service = Service::new();
    let answer = service.get("/docs").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::TEMPORARY_REDIRECT, "docs/")
    );
    let index = service.get("/docs/").await;
    assert_eq!((index.status, index.header("content-type")), (StatusCode::OK, "text/html"));
    assert!(service.get("/docs/swagger-initializer.js").await.text().contains("../openapi.json"));
    assert!(service.get("/docs/swagger-ui-bundle.js").await.body.len() > 100_000);

    let bare = Service::with(Limits::default(), Options::new().docs(Docs::Absent));
    bare.get("/docs/").await.problem(404, "not_found");
    assert_eq!(bare.get("/openapi.json").await.status, StatusCode::OK);
}
