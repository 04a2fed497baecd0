//! `GET /analysis/{analysis_id}/events`: the stream, and how a client comes back to it.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use bta_core::AnalysisId;
use bta_core::store::Change;
use bta_http::Options;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::service::{Answer, Service};

/// Reads the frames of a stream: id, name and data of each.
fn frames(answer: &Answer) -> Vec<(u64, String, Value)> {
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (StatusCode::OK, "text/event-stream")
    );
    let frames = answer.text().split("\n\n").filter(|frame| frame.contains("data:"));
    frames
        .map(|frame| {
            let line = |name: &str| {
                let line = frame.lines().find_map(|line| line.strip_prefix(name)).unwrap();
                line.trim_start().to_owned()
            };
            (
                line("id:").parse().unwrap(),
                line("event:"),
                serde_json::from_str(&line("data:")).unwrap(),
            )
        })
        .collect()
}

fn names(answer: &Answer) -> Vec<String> {
    frames(answer).into_iter().map(|(_, name, _)| name).collect()
}

async fn completed(service: &Service) -> AnalysisId {
    let id = service.accepted().await;
    service.complete(id).await;
    id
}

#[tokio::test]
async fn tells_everything_and_ends() {
    let service = Service::new();
    let id = completed(&service).await;
    let answer = service.get(&format!("/analysis/{id}/events")).await;
    let frames = frames(&answer);
    let told: Vec<_> = frames.iter().map(|(_, name, _)| name.as_str()).collect();
    let mut expected = vec!["submitted", "started", "read"];
    expected.extend(["step_started", "step_ended"].repeat(4));
    expected.push("ended");
    assert_eq!(told, expected);
    assert!(frames.windows(2).all(|pair| matches!(pair, [one, two] if one.0 < two.0)));
    for (version, name, data) in &frames {
        assert_eq!((&data["version"], &data["event"]), (&json!(version), &json!(name)));
        assert_eq!(data["analysis_id"], id.to_string());
    }
    let data = |index: usize| frames.get(index).unwrap().2.clone();
    assert_eq!((&data(2)["results"], &data(2)["doubtful"]), (&json!(2), &json!(1)));
    assert_eq!((&data(4)["agent"], &data(4)["status"]), (&json!("verifier"), &json!("completed")));
    assert_eq!((&data(11)["status"], &data(11)["progress"]), (&json!("completed"), &json!(1.0)));
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn resumes_where_the_client_was() {
    let service = Service::new();
    let id = completed(&service).await;
    let path = format!("/analysis/{id}/events");
    let all = frames(&service.get(&path).await);
    for (version, ..) in &all {
        let request =
            Request::get(&path).header("last-event-id", *version).body(Body::empty()).unwrap();
        let header = service.call(request).await;
        let query = service.get(&format!("{path}?after={version}")).await;
        let rest: Vec<_> = all.iter().filter(|(other, ..)| other > version).cloned().collect();
        if rest.is_empty() {
            // A browser would come back for ever after an empty stream.
            assert_eq!(
                (header.status, query.status),
                (StatusCode::NO_CONTENT, StatusCode::NO_CONTENT)
            );
        } else {
            assert_eq!((frames(&header), frames(&query)), (rest.clone(), rest));
        }
    }
    let request = Request::get(format!("{path}?after=0"))
        .header("last-event-id", "9")
        .body(Body::empty())
        .unwrap();
    assert_eq!(frames(&service.call(request).await).first().unwrap().0, 10);
}

#[tokio::test]
async fn follows_a_running_analysis() {
    let service = Service::new();
    let id = service.accepted().await;
    let path = format!("/analysis/{id}/events?after=1");
    let ((), answer) = tokio::join!(service.complete(id), service.get(&path));
    let names = names(&answer);
    assert_eq!(names.last().unwrap(), "ended");
    assert!(!names.contains(&"submitted".to_owned()));
}

#[tokio::test]
async fn ends_with_a_cancel_a_delete_and_a_stop() {
    let service = Service::new();
    let id = service.accepted().await;
    let path = format!("/analysis/{id}/events");
    let cancel = format!("/analysis/{id}/cancel");
    let (cancelled, answer) = tokio::join!(service.post(&cancel), service.get(&path));
    assert_eq!(cancelled.status, StatusCode::OK);
    assert_eq!(names(&answer).last().unwrap(), "ended");

    let id = service.accepted().await;
    let (deleted, answer) = {
        let (path, events) = (format!("/analysis/{id}"), format!("/analysis/{id}/events"));
        tokio::join!(async { service.delete(&path).await }, async { service.get(&events).await })
    };
    assert_eq!(deleted.status, StatusCode::OK);
    assert!(answer.status == StatusCode::OK || answer.status == StatusCode::NOT_FOUND);

    let token = CancellationToken::new();
    let service =
        Service::with(bta_core::engine::Limits::default(), Options::new().shutdown(token.clone()));
    let id = service.accepted().await;
    token.cancel();
    service.get(&format!("/analysis/{id}/events")).await;
}

#[tokio::test]
async fn tells_why_it_failed() {
    let service = Service::new();
    let id = service.accepted().await;
    let failure = bta_core::Failure::new(bta_core::Code::SCANNED, "The pages are images.");
    service.claim(id).await.change(Change::Failed { failure }).await;
    let answer = service.get(&format!("/analysis/{id}/events")).await;
    let last = frames(&answer).pop().unwrap().2;
    assert_eq!((&last["status"], &last["error_code"]), (&json!("failed"), &json!("scanned")));
    assert_eq!(last["error_message"], "The pages are images.");
}

#[tokio::test]
async fn carries_nothing_about_the_person() {
    let service = Service::new();
    let id = completed(&service).await;
    let answer = service.get(&format!("/analysis/{id}/events")).await;
    for private in ["Hemoglobin", "10.2", "report.pdf", "Summarise", "has looked"] {
        assert!(!answer.text().contains(private), "{private}");
    }
}

#[tokio::test]
async fn versions_are_numbers() {
    let service = Service::new();
    let id = service.accepted().await;
    let path = format!("/analysis/{id}/events");
    for wrong in ["x", "-1", "1.5", "99999999999999999999999"] {
        let answer = service.get(&format!("{path}?after={wrong}")).await;
        assert_eq!(answer.problem(422, "invalid_parameter")["field"], "after");
        let request =
            Request::get(&path).header("last-event-id", wrong).body(Body::empty()).unwrap();
        service.call(request).await.problem(422, "invalid_parameter");
    }
}
