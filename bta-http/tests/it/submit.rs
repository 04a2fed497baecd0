//! `POST /analyze`: what a good submit answers, and what is kept of it.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use bta_core::AnalysisId;
use bta_core::engine::Limits;
use bta_core::report::Sex;
use bta_core::store::Mode;
use bta_http::Options;
use serde_json::{Value, json};

use crate::sample::PDF;
use crate::service::{Form, Service};

#[tokio::test]
async fn answers_as_the_original_did() {
    let service = Service::new();
    let form = Form::new()
        .file("blood_test.pdf", PDF)
        .text("query", "Analyze my blood test results")
        .text("parallel", "true");
    let answer = service.submit(form).await;
    let body = answer.json(StatusCode::OK);
    let id = body["analysis_id"].as_str().unwrap();
    let task = body["task_id"].as_str().unwrap();
    assert_eq!(
        body,
        json!({
            "status": "processing",
            "analysis_id": id,
            "task_id": task,
            "message": "Analysis started successfully. Use /status/{analysis_id} to check progress.",
            "query": "Analyze my blood test results",
            "file_processed": "blood_test.pdf",
        })
    );
    assert_eq!(answer.header("location"), format!("/status/{id}"));
    assert_eq!(service.get(&format!("/status/{id}")).await.status, StatusCode::OK);
    assert_eq!(service.get(&format!("/task/{task}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_without_words_has_the_defaults() {
    let service = Service::new();
    for form in [
        Form::new().file("a.pdf", PDF),
        Form::new().file("a.pdf", PDF).text("query", "").text("user_id", "").text("parallel", ""),
        Form::new().text("query", " \n ").text("sex", "").text("age", "").file("a.pdf", PDF),
    ] {
        let body = service.submit(form).await.json(StatusCode::OK);
        assert_eq!(body["query"], "Summarise my Blood Test Report");
        let record = service.record(id(&body)).await;
        assert_eq!(record.request.question.expose(), "Summarise my Blood Test Report");
        assert_eq!(record.request.mode, Mode::Sequential);
        assert_eq!((record.request.owner, record.request.language), (None, None));
        assert_eq!(record.request.person, bta_core::Person::default());
        assert_eq!(record.steps.len(), 4);
    }
}

#[tokio::test]
async fn every_field_is_taken_in_any_order() {
    let service = Service::new();
    let form = Form::new()
        .text("agents", "doctor, exercise")
        .text("pregnant", "yes")
        .text("user_id", "user-17")
        .file("Анализ.PDF", PDF)
        .text("language", "pt-BR")
        .text("age", "31.5")
        .text("sex", "female")
        .text("parallel", "on")
        .text("query", "Por que estou cansada? HDL < 40 & 'ferritin'");
    let body = service.submit(form).await.json(StatusCode::OK);
    let record = service.record(id(&body)).await;
    assert_eq!(record.request.question.expose(), "Por que estou cansada? HDL < 40 & 'ferritin'");
    assert_eq!(record.request.owner, "user-17".parse().ok());
    assert_eq!(record.request.mode, Mode::Parallel);
    assert_eq!(record.request.person.sex, Some(Sex::Female));
    assert_eq!(record.request.person.age_years, Some(31.5));
    assert_eq!(record.request.person.pregnant, Some(true));
    assert_eq!(record.request.language, "pt".parse().ok());
    assert_eq!(record.document.filename.expose(), "Анализ.PDF");
    let steps: Vec<_> = record.steps.iter().map(|step| step.name.as_str()).collect();
    assert_eq!(steps, ["doctor", "exercise"]);
}

#[tokio::test]
async fn the_file_is_kept_as_it_came() {
    let service =
        Service::with(Limits { upload_bytes: 300_000, ..Limits::default() }, Options::new());
    let mut document = PDF.to_vec();
    document.extend((0..250_000_u32).map(|n| u8::try_from(n % 251).unwrap()));
    let answer = service.call(Form::new().file("a.pdf", &document).chunked("/analyze")).await;
    let record = service.record(id(&answer.json(StatusCode::OK))).await;
    assert_eq!(record.document.bytes, u64::try_from(document.len()).unwrap());
    assert_eq!(service.parts.files.load(&record.document.key).await.unwrap(), document);
}

#[tokio::test]
async fn file_names_are_data() {
    let service = Service::new();
    for (sent, kept) in [
        ("../../../etc/passwd", "passwd"),
        ("C:\\\\fakepath\\\\report.pdf", "report.pdf"),
        ("<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"),
        ("$(reboot);.pdf", "$(reboot);.pdf"),
        ("", "report.pdf"),
        ("..", "report.pdf"),
    ] {
        let body = service.submit(Form::new().file(sent, PDF)).await.json(StatusCode::OK);
        assert_eq!(body["file_processed"], kept, "{sent}");
        let record = service.record(id(&body)).await;
        assert_eq!(record.document.filename.expose(), kept);
        assert_eq!(record.document.key, format!("documents/{}", record.id));
    }
    let long = format!("{}.pdf", "ü".repeat(300));
    let body = service.submit(Form::new().file(&long, PDF)).await.json(StatusCode::OK);
    assert_eq!(body["file_processed"], "ü".repeat(127));
}

#[tokio::test]
async fn a_repeated_submit_answers_with_the_same_ids() {
    let service = Service::new();
    let form = Form::new().file("a.pdf", PDF).text("query", "Why?").key("k-1");
    let first = service.submit(form.clone()).await.json(StatusCode::OK);
    let again = service.submit(form).await.json(StatusCode::OK);
    assert_eq!(first, again);
    assert_eq!((service.analyses().await, service.files().await), (1, 1));

    let other = Form::new().file("a.pdf", PDF).text("query", "Why not?").key("k-1");
    service.submit(other).await.problem(422, "idempotency_key_reused");
    assert_eq!((service.analyses().await, service.files().await), (1, 1));

    let other_key = Form::new().file("a.pdf", PDF).text("query", "Why?").key("k-2");
    assert_ne!(
        service.submit(other_key).await.json(StatusCode::OK)["analysis_id"],
        first["analysis_id"]
    );
}

#[tokio::test]
async fn submits_at_once_with_one_key_are_one() {
    let service = Service::new();
    let form = Form::new().file("a.pdf", PDF).key("same");
    let answers = futures::future::join_all((0..20).map(|_| service.submit(form.clone()))).await;
    let mut ids: Vec<_> = answers.iter().map(|answer| id(&answer.json(StatusCode::OK))).collect();
    ids.dedup();
    assert_eq!(ids.len(), 1);
    assert_eq!((service.analyses().await, service.files().await), (1, 1));
}

#[tokio::test]
async fn keys_are_checked() {
    let service = Service::new();
    for wrong in ["", " ", &"k".repeat(256)] {
        let form = Form::new().file("a.pdf", PDF).key(wrong);
        service.submit(form).await.problem(422, "idempotency_key_invalid");
    }
    let form = Form::new().file("a.pdf", PDF);
    let mut request = form.request("/analyze");
    let latin = axum::http::HeaderValue::from_bytes(b"k\xfc").unwrap();
    request.headers_mut().insert("idempotency-key", latin);
    service.call(request).await.problem(422, "idempotency_key_invalid");
    service.nothing_kept().await;
}

#[tokio::test]
async fn a_full_queue_asks_to_come_back() {
    let service = Service::with(Limits { waiting: Some(1), ..Limits::default() }, Options::new());
    service.accepted().await;
    let answer = service.submit(Form::new().file("a.pdf", PDF)).await;
    answer.problem(503, "busy");
    assert!(answer.header("retry-after").parse::<u64>().unwrap() >= 1);
    assert_eq!((service.analyses().await, service.files().await), (1, 1));
}

#[tokio::test]
async fn addresses_follow_the_mount() {
    let service = Service::new();
    let router = axum::Router::new().nest("/health/blood", service.router.clone());
    let mounted = Service { router, ..service };
    let answer =
        mounted.call(Form::new().file("a.pdf", PDF).request("/health/blood/analyze")).await;
    let body = answer.json(StatusCode::OK);
    let location = answer.header("location");
    assert_eq!(location, format!("/health/blood/status/{}", body["analysis_id"].as_str().unwrap()));
    assert_eq!(mounted.get(location).await.status, StatusCode::OK);
    mounted.get("/health/blood/nowhere").await.problem(404, "not_found");
}

#[tokio::test]
async fn bodies_that_are_no_forms_are_refused() {
    let service = Service::new();
    let json = Request::post("/analyze").header("content-type", "application/json");
    service.call(json.body(Body::from("{}")).unwrap()).await.problem(415, "unsupported_media_type");
    service.post("/analyze").await.problem(415, "unsupported_media_type");
    let unbounded = Request::post("/analyze").header("content-type", "multipart/form-data");
    service
        .call(unbounded.body(Body::from("x")).unwrap())
        .await
        .problem(415, "unsupported_media_type");
    let cut = Form::new().file("a.pdf", PDF).bytes();
    let cut = cut.get(..cut.len() - 20).unwrap().to_vec();
    let request = Request::post("/analyze").header("content-type", Form::content_type());
    service.call(request.body(Body::from(cut)).unwrap()).await.problem(400, "invalid_form");
    service.nothing_kept().await;
}

fn id(body: &Value) -> AnalysisId {
    body["analysis_id"].as_str().unwrap().parse().unwrap()
}
