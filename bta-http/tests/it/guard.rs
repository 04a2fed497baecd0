//! What surrounds every request: headers, ids, methods, panics, and the log.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};

use crate::service::{Form, Service};

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let service = Service::new();
    let id = service.accepted().await;
    for path in [
        "/",
        "/health",
        "/livez",
        "/nowhere",
        "/openapi.json",
        "/static/app.js",
        "/docs/",
        "/analyses",
        &format!("/view/{id}"),
        &format!("/status/{id}"),
    ] {
        let answer = service.get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("access-control-allow-origin"), "");
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-eval"));
        assert_eq!(policy.contains("unsafe-inline"), path == "/docs/");
        assert_eq!(answer.header("x-request-id").len(), 36);
    }
    for path in [
        "/analyses".to_owned(),
        format!("/status/{id}"),
        "/health".to_owned(),
        "/".to_owned(),
        format!("/analysis/{id}/report"),
    ] {
        assert_eq!(service.get(&path).await.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn harmless_request_ids_are_kept() {
    let service = Service::new();
    let with = async |id: &str| {
        let request =
            Request::get("/nowhere").header("x-request-id", id).body(Body::empty()).unwrap();
        let answer = service.call(request).await;
        answer.problem(404, "not_found");
        answer.header("x-request-id").to_owned()
    };
    assert_eq!(with("proxy-17_a").await, "proxy-17_a");
    for odd in ["a b", "a\"b", "{}", &"a".repeat(65), ""] {
        assert_eq!(with(odd).await.len(), 36, "{odd}");
    }
}

#[tokio::test]
async fn unknown_addresses_and_methods_are_problems() {
    let service = Service::new();
    for path in [
        "/nowhere",
        "/status",
        "/status/",
        "/analysis/x/y",
        "/static/none.js",
        "/static/..%2fapp.js",
        "/docs/none.js",
        "//",
    ] {
        service.get(path).await.problem(404, "not_found");
    }
    for (method, path, allowed) in [
        (Method::GET, "/analyze", "POST"),
        (Method::PUT, "/analyses", "GET,HEAD"),
        (Method::OPTIONS, "/analyses", "GET,HEAD"),
        (Method::GET, "/analysis/x", "DELETE"),
        (Method::from_bytes(b"BREW").unwrap(), "/health", "GET,HEAD"),
    ] {
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let answer = service.call(request).await;
        answer.problem(405, "method_not_allowed");
        assert_eq!(answer.header("allow"), allowed);
    }
    let head = Request::head("/livez").body(Body::empty()).unwrap();
    let answer = service.call(head).await;
    assert_eq!((answer.status, answer.body.len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn a_panic_costs_one_request_and_tells_nothing() {
    let service = Service::new();
    let answer = service.submit(Form::new().file("a.pdf", b"%PDF-1.7 panic")).await;
    answer.problem(500, "internal");
    assert!(!answer.text().contains("secret words"));
    assert_eq!(service.get("/livez").await.status, StatusCode::OK);
    assert_eq!(service.analyses().await, 0);
}
