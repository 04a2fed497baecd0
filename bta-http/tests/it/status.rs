//! `GET /status/{analysis_id}` and the report, at every stage of an analysis.

use axum::http::StatusCode;
use bta_core::store::Change;
use bta_core::{AnalysisId, Code, Failure};
use serde_json::{Value, json};

use crate::sample::{AGENTS, PDF, opinion, report};
use crate::service::{Form, Service};

async fn status(service: &Service, id: AnalysisId) -> Value {
    service.get(&format!("/status/{id}")).await.json(StatusCode::OK)
}

#[track_caller]
fn assert_moment(value: &Value) {
    let text = value.as_str().unwrap();
    assert!(text.ends_with('Z') && text.len() == "2024-01-15T10:30:00.000Z".len(), "{text}");
    assert!(chrono::DateTime::parse_from_rfc3339(text).is_ok(), "{text}");
}

#[tokio::test]
async fn a_waiting_analysis() {
    let service = Service::new();
    let id = service.accepted().await;
    let body = status(&service, id).await;
    assert_eq!(body["analysis_id"], id.to_string());
    assert_eq!(body["status"], "pending");
    assert_eq!(body["progress"], 0.0);
    assert_eq!(body["query"], "Summarise my Blood Test Report");
    assert_eq!(body["original_filename"], "report.pdf");
    assert_moment(&body["created_at"]);
    for absent in [
        "started_at",
        "completed_at",
        "error_message",
        "error_code",
        "results",
        "report",
        "language",
        "user_id",
    ] {
        assert_eq!(body.get(absent), Some(&Value::Null), "{absent}");
    }
    assert_eq!(body["partial_results"], json!({}));
    assert_eq!(body["findings"], json!({}));
    assert_eq!(body["failed_agents"], json!([]));
    assert_eq!(body["parallel"], false);
    let agents: Vec<_> = body["agents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|agent| agent["name"].as_str().unwrap())
        .collect();
    assert_eq!(agents, AGENTS);
    assert_eq!(body["agents"][0]["status"], "pending");
}

#[tokio::test]
async fn an_analysis_at_work() {
    let service = Service::new();
    let id = service.accepted().await;
    let hand = service.claim(id).await;
    hand.read().await;
    hand.start("verifier").await;
    hand.end("verifier").await;
    hand.start("doctor").await;
    let body = status(&service, id).await;
    assert_eq!(body["status"], "processing");
    assert_eq!(body["progress"], 0.2);
    assert_eq!(body["results"], Value::Null);
    assert_moment(&body["started_at"]);
    assert_eq!(body["partial_results"], json!({"verifier": opinion("verifier").text}));
    assert_eq!(body["findings"]["verifier"][0]["evidence"]["rule"]["id"], "HEM-02");
    assert_eq!(body["findings"]["verifier"][0]["severity"], "routine");
    assert_eq!(body["agents"][0]["status"], "completed");
    assert_eq!(body["agents"][1]["status"], "running");
    assert_eq!(body["report"], serde_json::to_value(report()).unwrap());
}

#[tokio::test]
async fn what_is_said_already_is_shown_until_all_is_there() {
    let service = Service::new();
    let id = service.accepted().await;
    let hand = service.claim(id).await;
    hand.read().await;
    hand.start("doctor").await;
    hand.change(Change::StepSaid { step: "doctor".to_owned(), text: "One.".to_owned().into() })
        .await;
    let body = status(&service, id).await;
    assert_eq!(body["results"], Value::Null);
    assert_eq!(body["partial_results"], json!({"doctor": "One."}));
    assert_eq!(body["agents"][1]["status"], "running");
    hand.end("doctor").await;
    let body = status(&service, id).await;
    assert_eq!(body["partial_results"], json!({"doctor": opinion("doctor").text}));
}

#[tokio::test]
async fn a_completed_analysis() {
    let service = Service::new();
    let id = service.accepted().await;
    service.complete(id).await;
    let body = status(&service, id).await;
    assert_eq!((&body["status"], &body["progress"]), (&json!("completed"), &json!(1.0)));
    assert_moment(&body["completed_at"]);
    assert_eq!(
        body["results"],
        json!({
            "doctor": opinion("doctor").text,
            "verifier": opinion("verifier").text,
            "nutritionist": opinion("nutritionist").text,
            "exercise": opinion("exercise").text,
        })
    );
    assert_eq!(body["partial_results"], Value::Null);
    assert_eq!(body["error_message"], Value::Null);
}

#[tokio::test]
async fn agents_that_were_not_asked_are_null() {
    let service = Service::new();
    let form = Form::new().file("a.pdf", PDF).text("agents", "doctor");
    let id = service.submit(form).await.json(StatusCode::OK)["analysis_id"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let hand = service.claim(id).await;
    hand.read().await;
    hand.start("doctor").await;
    hand.end("doctor").await;
    hand.change(Change::Completed).await;
    let results = status(&service, id).await["results"].clone();
    let text = opinion("doctor").text;
    assert_eq!(
        results,
        json!({"doctor": text, "verifier": null, "nutritionist": null, "exercise": null})
    );
}

#[tokio::test]
async fn a_failed_analysis_keeps_what_was_said() {
    let service = Service::new();
    let id = service.accepted().await;
    let hand = service.claim(id).await;
    hand.read().await;
    hand.start("verifier").await;
    hand.end("verifier").await;
    hand.start("doctor").await;
    let failure = Failure::new(Code::TIMEOUT, "The doctor took too long.");
    hand.fail("doctor", failure.clone()).await;
    hand.change(Change::Failed { failure }).await;
    let body = status(&service, id).await;
    assert_eq!(body["status"], "failed");
    assert_eq!(
        (&body["error_code"], &body["error_message"]),
        (&json!("timeout"), &json!("The doctor took too long."))
    );
    assert_eq!(body["results"], Value::Null);
    assert_eq!(body["partial_results"], json!({"verifier": opinion("verifier").text}));
    assert_eq!(body["failed_agents"], json!(["doctor"]));
    assert_eq!(body["agents"][1]["error_code"], "timeout");
    assert_eq!(body["agents"][2]["status"], "skipped");
    assert_moment(&body["completed_at"]);
}

#[tokio::test]
async fn a_summary_leaves_out_what_is_long() {
    let service = Service::new();
    let id = service.accepted().await;
    service.complete(id).await;
    let body = service.get(&format!("/status/{id}?view=summary")).await.json(StatusCode::OK);
    assert_eq!(
        (&body["status"], &body["report"], &body["results"]),
        (&json!("completed"), &Value::Null, &Value::Null)
    );
    assert_eq!(body["findings"], json!({}));
    let wrong = service.get(&format!("/status/{id}?view=all")).await;
    assert_eq!(wrong.problem(422, "invalid_parameter")["field"], "view");
}

#[tokio::test]
async fn the_report_is_served_once_it_was_read() {
    let service = Service::new();
    let id = service.accepted().await;
    let path = format!("/analysis/{id}/report");
    let early = service.get(&path).await;
    early.problem(409, "not_ready");
    assert_eq!(early.header("retry-after"), "1");
    let hand = service.claim(id).await;
    hand.read().await;
    let body = service.get(&path).await.json(StatusCode::OK);
    assert_eq!(body, serde_json::to_value(report()).unwrap());
    assert_eq!(body["schema"], "bta.report/1");

    let other = service.accepted().await;
    let failure = Failure::new(Code::PDF_DAMAGED, "The PDF is damaged.");
    service.claim(other).await.change(Change::Failed { failure }).await;
    service.get(&format!("/analysis/{other}/report")).await.problem(404, "no_report");
}

#[tokio::test]
async fn what_is_no_id_names_nothing() {
    let service = Service::new();
    let id = service.accepted().await;
    let unknown = AnalysisId::new().to_string();
    let compact = id.to_string().replace('-', "");
    for wrong in [
        unknown.as_str(),
        &compact,
        "1",
        "..%2f..%2fetc",
        "%00",
        "a%20b",
        "null",
        &"9".repeat(5000),
    ] {
        for path in [
            format!("/status/{wrong}"),
            format!("/analysis/{wrong}/report"),
            format!("/analysis/{wrong}/events"),
        ] {
            service.get(&path).await.problem(404, "analysis_not_found");
        }
        service.delete(&format!("/analysis/{wrong}")).await.problem(404, "analysis_not_found");
        service.post(&format!("/analysis/{wrong}/cancel")).await.problem(404, "analysis_not_found");
        service.get(&format!("/task/{wrong}")).await.problem(404, "task_not_found");
    }
    let upper = format!("/status/{}", id.to_string().to_uppercase());
    assert_eq!(service.get(&upper).await.status, StatusCode::OK);
}
