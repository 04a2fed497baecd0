//! One analysis, one worker: what agents do and what becomes of it.

use std::time::Duration;

use bta_core::engine::{Client, Limits};
use bta_core::event::EventKind;
use bta_core::store::{Mode, Record, Request, Status, StepStatus};
use bta_core::testkit::script::{Act, Script};
use futures::StreamExt;

use crate::stage::{parts, run_one, submit, submit_request, work};

const STEPS: [&str; 4] = ["verifier", "doctor", "nutritionist", "exercise"];

fn parallel() -> Request {
    Request { mode: Mode::Parallel, ..Request::default() }
}

fn text(record: &Record, step: &str) -> String {
    let step = record.steps.iter().find(|found| found.name == step).unwrap();
    step.opinion.as_ref().unwrap().text.clone()
}

fn statuses(record: &Record) -> Vec<StepStatus> {
    record.steps.iter().map(|step| step.status).collect()
}

#[tokio::test(start_paused = true)]
async fn every_agent_answers_in_plan_order() {
    for request in [Request::default(), parallel()] {
        let script = Script::new();
        let record = run_one(&script, request, Limits::default()).await;
        assert_eq!(record.status, Status::Completed);
        assert!((record.progress - 1.0).abs() < f64::EPSILON);
        assert_eq!(record.steps.iter().map(|step| &step.name).collect::<Vec<_>>(), STEPS);
        assert_eq!(statuses(&record), [StepStatus::Completed; 4]);
        assert_eq!(text(&record, "doctor"), "doctor was given [\"verifier\"]");
        assert_eq!(text(&record, "nutritionist"), "nutritionist was given [\"doctor\"]");
        assert_eq!(script.calls().len(), 4);
    }
}

#[tokio::test(start_paused = true)]
async fn a_subset_runs_without_the_others() {
    let script = Script::new();
    let agents = Some(vec!["exercise".to_owned(), "nutritionist".to_owned()]);
    let record =
        run_one(&script, Request { agents, ..Request::default() }, Limits::default()).await;
    assert_eq!(record.status, Status::Completed);
    let names: Vec<_> = script.calls().into_iter().map(|call| call.agent).collect();
    assert_eq!(names, ["nutritionist", "exercise"]);
    assert_eq!(text(&record, "nutritionist"), "nutritionist was given []");
}

#[tokio::test(start_paused = true)]
async fn events_tell_the_whole_story() {
    let script = Script::new().agent("doctor", [Act::Report(vec![200, 500, 100, 1000])]);
    let parts = parts(&script);
    let client = Client::new(parts.clone());
    let id = submit(&client).await.id;
    let events = client.events(id, 0);
    let _shift = work(&parts);
    let events: Vec<_> = events.map(Result::unwrap).collect().await;

    let versions: Vec<_> = events.iter().map(|event| event.version).collect();
    assert!(versions.is_sorted_by(|a, b| a < b), "{versions:?}");
    let progress: Vec<_> = events.iter().map(|event| event.progress).collect();
    assert!(progress.is_sorted(), "{progress:?}");
    assert_eq!(events.iter().filter(|event| event.is_terminal()).count(), 1);
    assert!(events.last().unwrap().is_terminal());
    let within = events.iter().filter(|event| event.kind == EventKind::Progressed).count();
    assert!(within >= 3, "the doctor reported three times: {events:?}");

    // Whoever comes back is told the rest, or nothing when there is none.
    for (index, event) in events.iter().enumerate() {
        let rest: Vec<_> = client.events(id, event.version).map(Result::unwrap).collect().await;
        assert!(rest.len() < events.len() - index);
        assert_eq!(rest.is_empty(), event.is_terminal());
    }
}

#[tokio::test(start_paused = true)]
async fn progress_goes_by_quarters() {
    let quarter = || [Act::AnswerAfter(Duration::from_secs(60))];
    let script = STEPS.iter().fold(Script::new(), |script, name| script.agent(name, quarter()));
    let parts = parts(&script);
    let client = Client::new(parts.clone());
    let id = submit(&client).await.id;
    let _shift = work(&parts);
    let mut seen: Vec<f64> =
        client.events(id, 0).map(|event| event.unwrap().progress).collect().await;
    seen.dedup();
    assert_eq!(seen, [0.0, 0.25, 0.5, 0.75, 1.0]);
}

/// What one agent does, and how the analysis and its steps end.
async fn check(agent: &str, acts: Vec<Act>, status: Status, code: Option<&str>, steps: [u8; 4]) {
    for request in [Request::default(), parallel()] {
        let script = Script::new().agent(agent, acts.clone());
        let record = run_one(&script, request, Limits::default()).await;
        let code_found = record.failure.as_ref().map(|failure| failure.code.as_str());
        assert_eq!((record.status, code_found), (status, code), "{agent} {acts:?}");
        if record.request.mode == Mode::Sequential {
            let letters = statuses(&record)
                .iter()
                .map(|status| status.as_str().as_bytes()[0])
                .collect::<Vec<_>>();
            assert_eq!(letters, steps, "{agent} {acts:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn failures_of_agents() {
    use Status::{Completed, Failed};

    let away = || vec![Act::Unavailable(None); 2];
    check("doctor", away(), Completed, None, *b"cccc").await;
    check("doctor", vec![Act::Unavailable(None); 3], Failed, Some("agent_failed"), *b"cfss").await;
    check("exercise", vec![Act::Unavailable(None); 3], Completed, None, *b"cccf").await;
    check("doctor", vec![Act::Fail], Failed, Some("scripted"), *b"cfss").await;
    check("nutritionist", vec![Act::Fail], Completed, None, *b"ccfc").await;
    check("verifier", vec![Act::Refuse], Failed, Some("scripted"), *b"fsss").await;
    check("nutritionist", vec![Act::Refuse], Failed, Some("scripted"), *b"ccss").await;
    check("doctor", vec![Act::Panic], Failed, Some("internal"), *b"cfss").await;
    check("exercise", vec![Act::Panic], Completed, None, *b"cccf").await;
    check("doctor", vec![Act::Obey], Failed, Some("timeout"), *b"cfss").await;
    check("doctor", vec![Act::Hang], Failed, Some("timeout"), *b"cfss").await;
    check("exercise", vec![Act::Hang], Completed, None, *b"cccf").await;
}

#[tokio::test(start_paused = true)]
async fn failures_of_the_reader() {
    for (acts, status, code) in [
        (vec![Act::Unavailable(None); 4], Status::Completed, None),
        (vec![Act::Unavailable(None); 5], Status::Failed, Some("internal")),
        (vec![Act::Refuse], Status::Failed, Some("not_a_blood_test")),
        (vec![Act::Panic], Status::Failed, Some("internal")),
        (vec![Act::Hang], Status::Failed, Some("timeout")),
    ] {
        let script = Script::new().reader(acts.clone());
        let record = run_one(&script, Request::default(), Limits::default()).await;
        let found = record.failure.as_ref().map(|failure| failure.code.as_str());
        assert_eq!((record.status, found), (status, code), "{acts:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn limits_of_time_are_kept() {
    for (act, seconds) in [(Act::Obey, 300), (Act::Hang, 600)] {
        let script = Script::new().agent("doctor", [act]);
        let record = run_one(&script, Request::default(), Limits::default()).await;
        let took = record.completed_at.unwrap() - record.steps[1].started_at.unwrap();
        assert!((0..2).contains(&(took.num_seconds() - seconds)), "{took}");
    }
}

#[tokio::test(start_paused = true)]
async fn retries_wait_as_long_as_asked() {
    let minute = Duration::from_secs(60);
    let script = Script::new().agent("doctor", [Act::Unavailable(Some(minute))]);
    let record = run_one(&script, Request::default(), Limits::default()).await;
    assert_eq!(record.status, Status::Completed);
    assert_eq!(record.steps[1].attempts, 2);
    let waited = record.steps[1].started_at.unwrap() - record.steps[0].completed_at.unwrap();
    // The worker's own timer rings: no sweep is needed.
    assert!((60_000..60_100).contains(&waited.num_milliseconds()), "{waited}");
    assert_eq!(record.attempts, 1, "a planned retry is no crash");
}

#[tokio::test(start_paused = true)]
async fn parallel_agents_run_at_the_same_time() {
    let minute = || [Act::AnswerAfter(Duration::from_secs(60))];
    let script = STEPS.iter().fold(Script::new(), |script, name| script.agent(name, minute()));
    let record = run_one(&script, parallel(), Limits::default()).await;
    let took = record.completed_at.unwrap() - record.started_at.unwrap();
    // The chain of three waits for itself; exercise runs beside it.
    assert!((180..182).contains(&took.num_seconds()), "{took}");
}

#[tokio::test(start_paused = true)]
async fn a_missing_document_fails_the_analysis() {
    let script = Script::new();
    let parts = parts(&script);
    let client = Client::new(parts.clone());
    let id = submit_request(&client, Request::default(), None).await.unwrap().id;
    parts.files.delete(id).await.unwrap();
    let _shift = work(&parts);
    let record = crate::stage::ended(&client, id).await;
    assert_eq!(record.failure.unwrap().code.as_str(), "file_missing");
}
