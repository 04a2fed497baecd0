//! Claims and leases.

use std::time::Duration;

use futures::future::join_all;

use super::sample::{self, STEPS, released, started};
use super::{
    LONG, SHORT, Subject, assert_refused, claim, claimed, inserted, lapse_short, load, ok, recorded,
};
use crate::id::AnalysisId;
use crate::store::{Attempt, Change, Claim, Recorded, Status, StepStatus};

/// A claim starts the analysis, counts the attempt and names the worker.
pub async fn claim_starts_processing(subject: &dyn Subject) {
    let store = subject.store().await;
    let analysis = inserted(&*store).await;
    let worker = "w".repeat(255);
    let record =
        ok(store.claim(analysis.id, &Claim::new(worker.clone()), LONG).await).expect("it is due");
    assert_eq!(record, load(&*store, analysis.id).await);
    assert_eq!((record.status, record.attempts, record.version), (Status::Processing, 1, 2));
    assert_eq!(record.worker, Some(worker));
    assert_eq!(record.started_version, Some(2));
    assert!(record.started_at.is_some() && record.lease_until > record.started_at);
    assert_eq!(claim(&*store, AnalysisId::new(), LONG).await, None, "there is no such analysis");
}

/// Of 50 concurrent claims one wins.
pub async fn one_claimer_wins(subject: &dyn Subject) {
    let store = subject.store().await;
    for _ in 0..3 {
        let id = inserted(&*store).await.id;
        let claims = (0..50).map(|_| {
            let store = store.clone();
            tokio::spawn(async move { claim(&*store, id, LONG).await })
        });
        let won: Vec<_> = join_all(claims).await.into_iter().filter_map(ok).collect();
        assert_eq!(won.len(), 1, "{} claims won", won.len());
        assert_eq!(load(&*store, id).await.attempts, 1);
        recorded(&*store, id, won[0], Change::Progress { progress: 0.5 }).await;
    }
}

/// A second claim keeps when the analysis was first started.
pub async fn first_start_is_kept(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    let first = load(&*store, analysis.id).await;
    subject.lapse(Duration::from_millis(3)).await;
    recorded(&*store, analysis.id, token, released(Duration::ZERO, Attempt::Counted)).await;
    assert!(claim(&*store, analysis.id, LONG).await.is_some(), "it is due at once");
    let second = load(&*store, analysis.id).await;
    assert_eq!(
        (second.started_at, second.started_version),
        (first.started_at, first.started_version)
    );
    assert_eq!(second.attempts, 2);
}

/// An expired lease can be claimed; steps that were running are pending again.
pub async fn expired_leases_can_be_claimed(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    assert_eq!(claim(&*store, analysis.id, LONG).await, None, "somebody holds it");
    recorded(&*store, analysis.id, token, started(STEPS[0])).await;
    ok(store.record(analysis.id, token, SHORT, &Change::Renew).await);
    lapse_short(subject).await;
    assert!(claim(&*store, analysis.id, LONG).await.is_some(), "the lease has expired");
    let record = load(&*store, analysis.id).await;
    assert_eq!(record.attempts, 2);
    assert_eq!((record.steps[0].status, record.steps[0].attempts), (StepStatus::Pending, 1));
}

/// A claim whose lease has expired writes nothing, even when nobody else has claimed since.
pub async fn expired_claims_write_nothing(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, SHORT).await;
    lapse_short(subject).await;
    assert_refused(&*store, analysis.id, token).await;
    assert!(claim(&*store, analysis.id, LONG).await.is_some());
}

/// A token that was replaced writes nothing: while the new claim runs, is given back, or has ended.
pub async fn stale_tokens_write_nothing(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, stale) = claimed(&*store, SHORT).await;
    lapse_short(subject).await;
    let token = claim(&*store, analysis.id, LONG).await.expect("the lease has expired");
    assert_refused(&*store, analysis.id, stale).await;
    recorded(&*store, analysis.id, token, released(Duration::ZERO, Attempt::Counted)).await;
    assert_refused(&*store, analysis.id, stale).await;
    assert_refused(&*store, analysis.id, token).await;
    let token = claim(&*store, analysis.id, LONG).await.expect("it was given back");
    recorded(&*store, analysis.id, token, Change::Completed).await;
    assert_refused(&*store, analysis.id, stale).await;
}

/// Every record renews the lease.
pub async fn record_renews_the_lease(subject: &dyn Subject) {
    let store = subject.store().await;
    let lease = Duration::from_millis(1500);
    for change in [Change::Renew, Change::Progress { progress: 0.5 }, started(STEPS[0])] {
        let (analysis, token) = claimed(&*store, lease).await;
        let renewed = ok(store.record(analysis.id, token, LONG, &change).await);
        assert!(matches!(renewed, Recorded::Done { .. }), "{change:?}");
        subject.lapse(lease).await;
        assert_eq!(claim(&*store, analysis.id, LONG).await, None, "{change:?} did not renew");
        recorded(&*store, analysis.id, token, sample::completed(STEPS[0], "in time", 0.25)).await;
    }
}

/// What is given back waits for its delay; steps that were running are pending again.
pub async fn released_analyses_wait(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    recorded(&*store, analysis.id, token, started(STEPS[0])).await;
    recorded(&*store, analysis.id, token, released(LONG, Attempt::Counted)).await;
    let record = load(&*store, analysis.id).await;
    assert_eq!((record.status, record.attempts), (Status::Pending, 1));
    assert_eq!((record.worker, record.lease_until), (None, None));
    assert_eq!(record.steps[0].status, StepStatus::Pending);
    assert_eq!(claim(&*store, analysis.id, LONG).await, None, "its time has not come");
    assert_eq!(ok(store.due(10, Duration::ZERO).await), []);

    let (analysis, token) = claimed(&*store, LONG).await;
    recorded(&*store, analysis.id, token, released(SHORT, Attempt::Counted)).await;
    lapse_short(subject).await;
    assert_eq!(ok(store.due(10, Duration::ZERO).await), [analysis.id]);
    assert!(claim(&*store, analysis.id, LONG).await.is_some(), "its time has come");
}

/// A refunded attempt is not counted, neither of the analysis nor of the steps that were running.
pub async fn attempts_can_be_refunded(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    recorded(&*store, analysis.id, token, started(STEPS[0])).await;
    recorded(&*store, analysis.id, token, sample::completed(STEPS[0], "done", 0.25)).await;
    recorded(&*store, analysis.id, token, started(STEPS[1])).await;
    recorded(&*store, analysis.id, token, released(Duration::ZERO, Attempt::Refunded)).await;
    let record = load(&*store, analysis.id).await;
    assert_eq!(record.attempts, 0);
    let steps: Vec<_> = record.steps.iter().map(|step| (step.status, step.attempts)).collect();
    let (completed, pending) = (StepStatus::Completed, StepStatus::Pending);
    assert_eq!(steps, [(completed, 1), (pending, 0), (pending, 0)]);
    assert!(claim(&*store, analysis.id, LONG).await.is_some());
    assert_eq!(load(&*store, analysis.id).await.attempts, 1);
}
