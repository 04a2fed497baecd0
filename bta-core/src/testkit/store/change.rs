//! What the holder of a claim writes.

use futures::future::join_all;

use super::sample::{STEPS, completed, failure, opinion, released, report, said, started};
use super::{LONG, Subject, assert_refused, claimed, inserted, load, ok, recorded};
use crate::id::{AnalysisId, ClaimToken};
use crate::store::{Attempt, Change, Outcome, Recorded, Said, StepStatus};

/// A token that never claimed, or claimed something else, writes nothing.
pub async fn only_the_token_writes(subject: &dyn Subject) {
    let store = subject.store().await;
    let (first, token) = claimed(&*store, LONG).await;
    assert_refused(&*store, first.id, ClaimToken::new()).await;
    let (second, _) = claimed(&*store, LONG).await;
    assert_refused(&*store, second.id, token).await;
    let unclaimed = inserted(&*store).await;
    assert_refused(&*store, unclaimed.id, token).await;
    let unknown = ok(store.record(AnalysisId::new(), token, LONG, &Change::Renew).await);
    assert_eq!(unknown, Recorded::Lost);
}

/// Each change but a renewal raises the version by one and says so.
pub async fn changes_raise_the_version(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    let changes = [
        (Change::Renew, 2),
        (Change::Read { report: report() }, 3),
        (started(STEPS[0]), 4),
        (Change::Progress { progress: 0.125 }, 5),
        (Change::Renew, 5),
        (completed(STEPS[0], "done", 0.25), 6),
        (started(STEPS[1]), 7),
        (Change::StepDeferred { step: STEPS[1].to_owned(), failure: failure() }, 8),
        (Change::Completed, 9),
    ];
    for (change, version) in changes {
        assert_eq!(
            recorded(&*store, analysis.id, token, change.clone()).await,
            version,
            "{change:?}"
        );
        assert_eq!(load(&*store, analysis.id).await.version, version, "{change:?}");
    }
    let record = load(&*store, analysis.id).await;
    assert_eq!((record.started_version, record.read_version), (Some(2), Some(3)));
    assert_eq!(record.steps[0].started_version, Some(4));
    assert_eq!(record.steps[0].ended_version, Some(6));
}

/// A start of a running or ended step, and a second end, change nothing but the lease.
pub async fn repeated_changes_do_nothing(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    let repeat = async |change: Change| {
        recorded(&*store, analysis.id, token, change.clone()).await;
        let before = load(&*store, analysis.id).await;
        recorded(&*store, analysis.id, token, change.clone()).await;
        let after = load(&*store, analysis.id).await;
        assert_eq!(after.version, before.version, "{change:?}");
        assert_eq!(after.steps, before.steps, "{change:?}");
    };
    repeat(started(STEPS[0])).await;
    repeat(Change::StepDeferred { step: STEPS[0].to_owned(), failure: failure() }).await;
    repeat(started(STEPS[0])).await;
    repeat(completed(STEPS[0], "first", 0.25)).await;
    let ended = load(&*store, analysis.id).await.steps;
    recorded(&*store, analysis.id, token, started(STEPS[0])).await;
    assert_eq!(load(&*store, analysis.id).await.steps, ended, "an ended step began again");
}

/// Reports and opinions come back as they were recorded.
pub async fn reports_and_opinions_come_back(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    recorded(&*store, analysis.id, token, Change::Read { report: report() }).await;
    recorded(&*store, analysis.id, token, started(STEPS[0])).await;
    recorded(&*store, analysis.id, token, completed(STEPS[0], "Größe: 5 µm", 0.25)).await;
    let step = STEPS[2].to_owned();
    let outcome = Outcome::Skipped(failure());
    recorded(&*store, analysis.id, token, Change::StepEnded { step, outcome, progress: 0.5 }).await;

    let record = load(&*store, analysis.id).await;
    assert_eq!(record.report, Some(report()));
    let [first, second, third] = &record.steps[..] else { panic!("three steps: {record:?}") };
    assert_eq!((first.status, first.attempts), (StepStatus::Completed, 1));
    assert_eq!((&first.opinion, &first.failure), (&Some(opinion("Größe: 5 µm")), &None));
    assert!(first.started_at.is_some() && first.completed_at.is_some());
    assert_eq!((second.status, second.attempts), (StepStatus::Pending, 0));
    assert_eq!((third.status, &third.failure), (StepStatus::Skipped, &Some(failure())));
    assert_eq!(third.opinion, None);
}

/// Progress never goes back, whoever says so.
pub async fn progress_never_goes_back(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    for (change, expected) in [
        (Change::Progress { progress: 0.5 }, 0.5),
        (Change::Progress { progress: 0.25 }, 0.5),
        (completed(STEPS[0], "done", 0.25), 0.5),
        (Change::Progress { progress: 0.75 }, 0.75),
        (Change::Read { report: report() }, 0.75),
    ] {
        recorded(&*store, analysis.id, token, change).await;
        let progress = load(&*store, analysis.id).await.progress;
        assert!((progress - expected).abs() < 1e-9, "{progress} instead of {expected}");
    }
}

/// A step's result is stored once, even when 20 results come at the same time.
pub async fn step_ends_once(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    recorded(&*store, analysis.id, token, started(STEPS[0])).await;
    let ends = (0..20).map(|number| {
        let (store, id) = (store.clone(), analysis.id);
        tokio::spawn(async move {
            recorded(&*store, id, token, completed(STEPS[0], &format!("result {number}"), 0.25))
                .await
        })
    });
    for end in join_all(ends).await {
        ok(end);
    }
    let record = load(&*store, analysis.id).await;
    assert_eq!(record.version, 4, "one end, one change");
    assert_eq!(record.steps[0].ended_version, Some(4));
    let outcome = Outcome::Failed(failure());
    let again = Change::StepEnded { step: STEPS[0].to_owned(), outcome, progress: 0.25 };
    recorded(&*store, analysis.id, token, again).await;
    assert_eq!(load(&*store, analysis.id).await.steps, record.steps);
}

/// A deferred step is pending, keeps its attempts and why the last one failed, until it ends.
pub async fn steps_are_deferred(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    for attempt in 1..=2 {
        recorded(&*store, analysis.id, token, started(STEPS[0])).await;
        let deferred = Change::StepDeferred { step: STEPS[0].to_owned(), failure: failure() };
        recorded(&*store, analysis.id, token, deferred).await;
        let step = load(&*store, analysis.id).await.steps.remove(0);
        assert_eq!((step.status, step.attempts), (StepStatus::Pending, attempt));
        assert_eq!((step.failure, step.ended_version), (Some(failure()), None));
    }
    recorded(&*store, analysis.id, token, started(STEPS[0])).await;
    recorded(&*store, analysis.id, token, completed(STEPS[0], "at last", 0.25)).await;
    let step = load(&*store, analysis.id).await.steps.remove(0);
    assert_eq!((step.status, step.attempts, step.failure), (StepStatus::Completed, 3, None));
}

/// What a step has said is there while it runs, and never after; a step that does not run says nothing.
pub async fn said_text_is_there_while_it_runs(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    let record = async |change: Change| recorded(&*store, analysis.id, token, change).await;
    let said_so_far = async || load(&*store, analysis.id).await.steps[0].said.clone();
    assert_eq!(record(said(STEPS[0], "early")).await, 2, "it does not run");
    record(started(STEPS[0])).await;
    assert_eq!(said_so_far().await, None);
    for text in ["Erstens 鉄.", "Erstens 鉄.\n\nZweitens."] {
        let version = record(said(STEPS[0], text)).await;
        assert_eq!(said_so_far().await, Some(Said { text: text.to_owned().into(), version }));
    }
    record(Change::StepDeferred { step: STEPS[0].to_owned(), failure: failure() }).await;
    assert_eq!(said_so_far().await, None);
    record(started(STEPS[0])).await;
    assert_eq!(said_so_far().await, None, "another attempt begins anew");
    record(said(STEPS[0], "again")).await;
    record(completed(STEPS[0], "done", 0.25)).await;
    assert_eq!(said_so_far().await, None);
    let late = record(said(STEPS[0], "late")).await;
    assert_eq!(load(&*store, analysis.id).await.version, late);
    assert_eq!(load(&*store, analysis.id).await.steps[0].opinion, Some(opinion("done")));
    record(released(std::time::Duration::ZERO, Attempt::Counted)).await;
}
