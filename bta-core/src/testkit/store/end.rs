//! How analyses end, and that they stay so.

use std::time::Duration;

use super::sample::{STEPS, completed, failure, opinion, started};
use super::{
    LONG, SHORT, Subject, assert_refused, claim, claimed, inserted, lapse_short, load, ok, recorded,
};
use crate::id::AnalysisId;
use crate::store::{Cancelled, Change, Key, Status, StepStatus};

/// A completed analysis has progress 1.0, no claim, no failure.
pub async fn completed_is_final(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    for step in STEPS {
        recorded(&*store, analysis.id, token, started(step)).await;
        recorded(&*store, analysis.id, token, completed(step, step, 0.5)).await;
    }
    recorded(&*store, analysis.id, token, Change::Completed).await;
    let record = load(&*store, analysis.id).await;
    assert_eq!((record.status, &record.failure), (Status::Completed, &None));
    assert!((record.progress - 1.0).abs() < f64::EPSILON);
    assert_eq!((record.worker, record.lease_until), (None, None));
    assert!(record.completed_at.is_some());
    for step in &record.steps {
        assert_eq!(step.opinion, Some(opinion(&step.name)));
    }
}

/// A failed analysis keeps its failure and the results it had; its other steps are skipped.
pub async fn failed_keeps_partial_results(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    recorded(&*store, analysis.id, token, completed(STEPS[0], "kept", 0.25)).await;
    recorded(&*store, analysis.id, token, started(STEPS[1])).await;
    let version =
        recorded(&*store, analysis.id, token, Change::Failed { failure: failure() }).await;
    let record = load(&*store, analysis.id).await;
    assert_eq!((record.status, &record.failure), (Status::Failed, &Some(failure())));
    assert!((record.progress - 0.25).abs() < 1e-9);
    assert_eq!((record.worker, record.lease_until), (None, None));
    assert!(record.completed_at.is_some());
    assert_eq!(record.steps[0].opinion, Some(opinion("kept")));
    for step in &record.steps[1..] {
        assert_eq!((step.status, step.ended_version), (StepStatus::Skipped, Some(version)));
        assert!(step.completed_at.is_some());
    }
}

/// Nothing changes an ended analysis: no token, no claim, no cancel, no time.
pub async fn ended_analyses_do_not_change(subject: &dyn Subject) {
    let store = subject.store().await;
    for end in [Some(Change::Completed), Some(Change::Failed { failure: failure() }), None] {
        let (analysis, token) = claimed(&*store, SHORT * 50).await;
        match &end {
            Some(change) => ok(store.record(analysis.id, token, SHORT, change).await),
            None => {
                assert_eq!(ok(store.cancel(analysis.id).await), Cancelled::Done);
                crate::store::Recorded::Lost
            }
        };
        let ended = load(&*store, analysis.id).await;
        assert!(ended.status.is_terminal());
        assert_refused(&*store, analysis.id, token).await;
        lapse_short(subject).await;
        assert_eq!(claim(&*store, analysis.id, LONG).await, None);
        assert_eq!(ok(store.cancel(analysis.id).await), Cancelled::Ended(ended.status));
        assert_eq!(ok(store.due(10, Duration::ZERO).await), []);
        assert_eq!(load(&*store, analysis.id).await, ended);
    }
}

/// A cancel ends a pending or running analysis; the worker's token writes nothing any more.
pub async fn cancel_takes_the_claim(subject: &dyn Subject) {
    let store = subject.store().await;
    let pending = inserted(&*store).await;
    let (running, token) = claimed(&*store, LONG).await;
    recorded(&*store, running.id, token, completed(STEPS[0], "kept", 0.25)).await;
    recorded(&*store, running.id, token, started(STEPS[1])).await;
    for id in [pending.id, running.id] {
        let before = load(&*store, id).await;
        assert_eq!(ok(store.cancel(id).await), Cancelled::Done);
        let record = load(&*store, id).await;
        assert_eq!((record.status, record.version), (Status::Cancelled, before.version + 1));
        assert_eq!((record.worker, record.lease_until), (None, None));
        assert!(record.completed_at.is_some());
        assert!(record.steps.iter().all(|step| step.status.is_terminal()));
    }
    assert_refused(&*store, running.id, token).await;
    assert_eq!(load(&*store, running.id).await.steps[0].opinion, Some(opinion("kept")));
    assert_eq!(ok(store.cancel(AnalysisId::new()).await), Cancelled::Unknown);
}

/// A delete takes the claim of a running analysis.
pub async fn delete_takes_the_claim(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    recorded(&*store, analysis.id, token, started(STEPS[0])).await;
    assert!(ok(store.delete(analysis.id).await));
    assert_refused(&*store, analysis.id, token).await;
    assert_eq!(claim(&*store, analysis.id, LONG).await, None);
}

/// A deleted analysis is gone with its tasks; others stay.
pub async fn delete_leaves_nothing(subject: &dyn Subject) {
    let store = subject.store().await;
    let (deleted, kept) = (inserted(&*store).await, inserted(&*store).await);
    assert!(ok(store.delete(deleted.id).await));
    assert!(!ok(store.delete(deleted.id).await), "it was deleted before");
    let tasks = deleted.steps.iter().map(|step| step.task_id).chain([deleted.task_id]);
    for key in tasks.map(Key::Task).chain([Key::Analysis(deleted.id)]) {
        assert_eq!(ok(store.load(key).await), None);
    }
    assert_eq!(ok(store.cancel(deleted.id).await), Cancelled::Unknown);
    assert_eq!(ok(store.due(10, Duration::ZERO).await), [kept.id]);
    assert_eq!(load(&*store, kept.id).await.steps.len(), kept.steps.len());
}
