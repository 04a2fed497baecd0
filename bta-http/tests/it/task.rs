//! `GET /task/{task_id}`: the words of the original's queue.

use std::time::Duration;

use axum::http::StatusCode;
use bta_core::store::{Attempt, Change};
use bta_core::{AnalysisId, Code, Failure};
use serde_json::{Value, json};

use crate::service::Service;

struct Tasks {
    whole: String,
    doctor: String,
}

async fn tasks(service: &Service, id: AnalysisId) -> Tasks {
    let record = service.record(id).await;
    let doctor = record.steps.iter().find(|step| step.name == "doctor").unwrap();
    Tasks { whole: record.task_id.to_string(), doctor: doctor.task_id.to_string() }
}

async fn task(service: &Service, id: &str) -> Value {
    service.get(&format!("/task/{id}")).await.json(StatusCode::OK)
}

#[tokio::test]
async fn states_follow_the_analysis() {
    let service = Service::new();
    let id = service.accepted().await;
    let Tasks { whole, doctor } = tasks(&service, id).await;

    let body = task(&service, &whole).await;
    assert_eq!((&body["task_id"], &body["status"]), (&json!(whole), &json!("PENDING")));
    assert_eq!((&body["result"], &body["traceback"]), (&Value::Null, &Value::Null));
    assert_eq!((&body["info"]["current"], &body["info"]["total"]), (&json!(0), &json!(4)));
    assert_eq!(task(&service, &doctor).await["status"], "PENDING");

    let hand = service.claim(id).await;
    hand.read().await;
    hand.start("verifier").await;
    hand.end("verifier").await;
    hand.start("doctor").await;
    let body = task(&service, &whole).await;
    assert_eq!(body["status"], "STARTED");
    assert_eq!(
        (&body["info"]["current"], &body["info"]["agents"]),
        (&json!(1), &json!(["doctor"]))
    );
    assert_eq!(body["info"]["status"], "doctor working, 1 of 4 agents done");
    let body = task(&service, &doctor).await;
    assert_eq!((&body["status"], &body["task_type"]), (&json!("STARTED"), &json!("doctor")));
    assert_eq!(body["analysis_id"], id.to_string());

    let failure = Failure::new(Code::TIMEOUT, "It took too long.");
    hand.change(Change::StepDeferred { step: "doctor".to_owned(), failure }).await;
    let body = task(&service, &doctor).await;
    assert_eq!((&body["status"], &body["error_code"]), (&json!("RETRY"), &json!("timeout")));

    hand.start("doctor").await;
    hand.end("doctor").await;
    let body = task(&service, &doctor).await;
    assert_eq!((&body["status"], &body["result"]["agent"]), (&json!("SUCCESS"), &json!("doctor")));
    assert!(body["result"]["result"].as_str().unwrap().contains("doctor"));
    for agent in ["nutritionist", "exercise"] {
        hand.start(agent).await;
        hand.end(agent).await;
    }
    hand.change(Change::Completed).await;
    let body = task(&service, &whole).await;
    assert_eq!(
        (&body["status"], &body["result"]["status"]),
        (&json!("SUCCESS"), &json!("success"))
    );
    assert_eq!(body["info"]["current"], 4);
}

#[tokio::test]
async fn failed_cancelled_and_waiting_again() {
    let service = Service::new();
    let failed = service.accepted().await;
    let failure = Failure::new(Code::NOT_A_BLOOD_TEST, "This is not a blood test.");
    service.claim(failed).await.change(Change::Failed { failure }).await;
    let Tasks { whole, doctor } = tasks(&service, failed).await;
    let body = task(&service, &whole).await;
    assert_eq!(
        (&body["status"], &body["error_code"]),
        (&json!("FAILURE"), &json!("not_a_blood_test"))
    );
    assert_eq!((&body["result"], &body["traceback"]), (&Value::Null, &Value::Null));
    assert_eq!(task(&service, &doctor).await["status"], "REVOKED");

    let cancelled = service.accepted().await;
    service.post(&format!("/analysis/{cancelled}/cancel")).await.json(StatusCode::OK);
    let Tasks { whole, .. } = tasks(&service, cancelled).await;
    assert_eq!(task(&service, &whole).await["status"], "REVOKED");

    let again = service.accepted().await;
    let released = Change::Released { delay: Duration::from_secs(9), attempt: Attempt::Counted };
    service.claim(again).await.change(released).await;
    let Tasks { whole, .. } = tasks(&service, again).await;
    assert_eq!(task(&service, &whole).await["status"], "RETRY");
}
