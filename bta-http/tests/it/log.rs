//! The log of all these tests: methods, routes and ids, and nothing about a person.

use std::fmt::Write;
use std::sync::{Mutex, Once};

use axum::http::StatusCode;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::sample::PDF;
use crate::service::{Form, Service};

static LOG: Mutex<String> = Mutex::new(String::new());

/// Begins to write the log; for the whole process, because a thread cannot listen to itself alone.
pub(crate) fn listen() {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| tracing::subscriber::set_global_default(Listener).unwrap());
}

#[tokio::test]
async fn nothing_about_a_person_is_logged() {
    let service = Service::new();
    let secret = "my-secret";
    let form = Form::new()
        .file("my-secret-name.pdf", PDF)
        .text("query", "my-secret question")
        .text("user_id", "my-secret-id");
    let id =
        service.submit(form).await.json(StatusCode::OK)["analysis_id"].as_str().unwrap().to_owned();
    let wrong = Form::new()
        .file("my-secret-name.pdf", b"my-secret content")
        .text("my-secret-field", "my-secret");
    service.submit(wrong).await.problem(422, "unknown_field");
    service.get("/analyses?user_id=my-secret-id").await;
    service.get(&format!("/status/{id}?x=my-secret")).await;
    service.get("/my-secret-path").await;
    service.get("/users/my-secret-id").await;
    let written = LOG.lock().unwrap().clone();
    assert!(written.contains("route") && written.contains("/status/{analysis_id}"), "{written}");
    assert!(!written.contains(secret), "{written}");
}

/// Writes every field of every span and event down.
struct Listener;

impl Visit for Listener {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(LOG.lock().unwrap(), "{field}={value:?} ").unwrap();
    }
}

impl Subscriber for Listener {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Self);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Self);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Self);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
