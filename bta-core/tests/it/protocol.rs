//! Hints, claims, leases and stops: what processes do to each other.

use std::num::{NonZeroU64, NonZeroUsize};
use std::time::Duration;

use bta_core::engine::{Client, Limits, Stopped, Sweep, Worker};
use bta_core::store::{Cancelled, Key, Mode, Request, Status, StepStatus};
use bta_core::testkit::script::{Act, Script};
use bta_core::{AnalysisId, Hint};
use tokio::time::{Instant, sleep};

use crate::stage::{
    MINUTE, doctor_runs, ended, parts, run, slow_doctor, submit, submit_request, work,
};

#[tokio::test(start_paused = true)]
async fn doubled_hints_change_nothing() {
    let script = Script::new();
    let parts = parts(&script);
    let client = Client::new(parts.clone());
    let id = submit(&client).await.id;
    parts.broker.publish(&vec![Hint::new(id); 20]).await.unwrap();
    parts.broker.publish(&[Hint::new(AnalysisId::new())]).await.unwrap();
    let shifts = [work(&parts), work(&parts)];
    let record = ended(&client, id).await;
    assert_eq!((record.status, record.attempts), (Status::Completed, 1));
    sleep(MINUTE).await;
    assert_eq!(parts.broker.depth().await.unwrap(), 0);
    assert_eq!(script.calls().len(), 4);
    for shift in shifts {
        shift.stop().await;
    }
}

#[tokio::test(start_paused = true)]
async fn hints_of_other_versions_are_left() {
    let parts = parts(&Script::new());
    let client = Client::new(parts.clone());
    let id = submit(&client).await.id;
    let hint = Hint { schema: 2, ..Hint::new(id) };
    while parts.broker.depth().await.unwrap() > 0 {
        parts.broker.receive(NonZeroUsize::MIN, Duration::ZERO).await.unwrap();
    }
    parts.broker.publish(&[hint]).await.unwrap();
    let shift = work(&parts);
    // The sweep rings in this version's words.
    assert_eq!(ended(&client, id).await.status, Status::Completed);
    shift.stop().await;
}

#[tokio::test(start_paused = true)]
async fn two_workers_share_many_analyses() {
    let script = Script::new();
    let parts = parts(&script);
    let client = Client::new(parts.clone());
    let mut ids = Vec::new();
    for _ in 0..40 {
        ids.push(submit(&client).await.id);
    }
    let shifts = [work(&parts), work(&parts)];
    for id in ids {
        let record = ended(&client, id).await;
        assert_eq!((record.status, record.attempts), (Status::Completed, 1));
    }
    assert_eq!(script.calls().len(), 160);
    for shift in shifts {
        shift.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn four_workers_on_four_threads() {
    let script = Script::new();
    let parts = parts(&script);
    let client = Client::new(parts.clone());
    let shifts = [work(&parts), work(&parts), work(&parts), work(&parts)];
    let submits = (0..100).map(|number| {
        let client = client.clone();
        tokio::spawn(async move {
            let mode = if number % 2 == 0 { Mode::Parallel } else { Mode::Sequential };
            let request = Request { mode, ..Request::default() };
            let id = submit_request(&client, request, None).await.unwrap().id;
            ended(&client, id).await
        })
    });
    for record in futures::future::join_all(submits).await {
        let record = record.unwrap();
        assert_eq!((record.status, record.attempts), (Status::Completed, 1));
    }
    assert_eq!(script.calls().len(), 400);
    for shift in shifts {
        shift.stop().await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_crashed_workers_analysis_is_taken_over() {
    let script = slow_doctor();
    let parts = parts(&script);
    let client = Client::new(parts.clone());
    let id = submit(&client).await.id;
    let first = work(&parts);
    doctor_runs(&client, id).await;
    let crashed = Instant::now();
    first.crash().await;
    let _second = work(&parts);
    let record = ended(&client, id).await;
    assert_eq!((record.status, record.attempts), (Status::Completed, 2));
    assert!(crashed.elapsed() < parts.limits.lease + parts.limits.sweep * 2);
    assert_eq!((script.count("verifier"), script.count("doctor")), (1, 2));
}

#[tokio::test(start_paused = true)]
async fn long_work_keeps_its_claim() {
    let script = slow_doctor();
    let parts = parts(&script);
    let client = Client::new(parts.clone());
    let id = submit(&client).await.id;
    let shifts = [work(&parts), work(&parts)];
    let record = ended(&client, id).await;
    assert_eq!((record.attempts, script.count("doctor")), (1, 1), "twice the lease passed");
    for shift in shifts {
        shift.stop().await;
    }
}

#[tokio::test(start_paused = true)]
async fn cancel_and_delete_stop_the_work_at_once() {
    let script = Script::new().agent("doctor", vec![Act::Hang; 2]);
    let parts = parts(&script);
    let client = Client::new(parts.clone());
    let shift = run(Worker::new(parts.clone()).at_once(NonZeroUsize::MIN));
    let cancelled = submit(&client).await.id;
    doctor_runs(&client, cancelled).await;
    assert_eq!(client.cancel(cancelled).await.unwrap(), Cancelled::Done);
    let deleted = submit(&client).await.id;
    doctor_runs(&client, deleted).await;
    let stopped = Instant::now();
    assert!(client.delete(deleted).await.unwrap());
    let next = submit(&client).await.id;
    assert_eq!(ended(&client, next).await.status, Status::Completed);
    assert!(stopped.elapsed() < Duration::from_millis(100), "the slot was not free");

    let record = ended(&client, cancelled).await;
    assert_eq!((record.status, record.completed_at.is_some()), (Status::Cancelled, true));
    assert_eq!(client.load(Key::Analysis(deleted)).await.unwrap(), None);
    assert!(parts.files.load(&format!("documents/{deleted}")).await.is_err());
    shift.stop().await;
}

#[tokio::test(start_paused = true)]
async fn cancels_of_other_processes_are_noticed_at_the_heartbeat() {
    let parts = parts(&Script::new().agent("doctor", vec![Act::Hang; 1]));
    let client = Client::new(parts.clone());
    let shift = run(Worker::new(parts.clone()).at_once(NonZeroUsize::MIN));
    let id = submit(&client).await.id;
    doctor_runs(&client, id).await;
    let cancelled = Instant::now();
    assert_eq!(parts.store.cancel(id).await.unwrap(), Cancelled::Done);
    let next = submit(&client).await.id;
    assert_eq!(ended(&client, next).await.status, Status::Completed);
    assert!(cancelled.elapsed() <= parts.limits.renew + Duration::from_secs(1));
    shift.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_worker_that_stops_gives_back_at_once() {
    for (seconds, attempts, doctor) in [(0, 0, 0), (9, 0, 0), (61, 0, 1)] {
        let script = slow_doctor();
        let limits = Limits { grace: Duration::from_secs(seconds), ..Limits::default() };
        let parts = parts(&script).limits(limits);
        let client = Client::new(parts.clone());
        let id = submit(&client).await.id;
        let shift = work(&parts);
        doctor_runs(&client, id).await;
        let asked = Instant::now();
        assert_eq!(shift.stop().await, Stopped::Asked);
        assert!(asked.elapsed() <= Duration::from_secs(seconds) + Duration::from_millis(100));

        let record = client.load(Key::Analysis(id)).await.unwrap().unwrap();
        assert_eq!((record.status, record.attempts), (Status::Pending, attempts));
        assert_eq!(record.steps[1].attempts, doctor, "an agent that was dropped is not counted");
        let next = work(&parts);
        let resumed = Instant::now();
        doctor_runs_or_ended(&client, id).await;
        assert!(resumed.elapsed() < Duration::from_secs(1), "nobody rang");
        assert_eq!(ended(&client, id).await.status, Status::Completed);
        assert_eq!(script.count("verifier"), 1);
        next.stop().await;
    }
}

async fn doctor_runs_or_ended(client: &Client, id: AnalysisId) {
    loop {
        let record = client.load(Key::Analysis(id)).await.unwrap().unwrap();
        if record.status.is_terminal() || record.steps[1].status == StepStatus::Running {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_worker_ends_after_its_tasks() {
    let parts = parts(&Script::new());
    let client = Client::new(parts.clone());
    for _ in 0..5 {
        submit(&client).await;
    }
    let worker = Worker::new(parts.clone())
        .at_once(NonZeroUsize::MIN)
        .tasks_before_restart(NonZeroU64::new(3).unwrap());
    assert_eq!(run(worker).ended().await, Stopped::TasksDone);
    let filter = bta_core::store::Filter { status: Some(Status::Completed), ..Default::default() };
    assert_eq!(client.list(&filter).await.unwrap().total, 3);
    assert_eq!(client.health().await.workers, 0);
}

#[tokio::test(start_paused = true)]
async fn a_backlog_does_not_storm() {
    let parts = parts(&Script::new());
    let client = Client::new(parts.clone());
    for _ in 0..50 {
        submit_request(&client, Request::default(), None).await.unwrap();
    }
    let sweep = Sweep::new(parts.clone());
    assert_eq!(sweep.ring().await, 50);
    assert_eq!(sweep.ring().await, 0, "all were rung for a moment ago");
    sleep(parts.limits.quiet).await;
    assert_eq!(sweep.ring().await, 50);
    // With many hints waiting already it rings for a few only.
    parts.broker.publish(&vec![Hint::new(AnalysisId::new()); 1000]).await.unwrap();
    sleep(parts.limits.quiet).await;
    assert_eq!(sweep.ring().await, 20);
}
