//! What a sweep is told to ring for.

use std::time::Duration;

use super::sample::{STEPS, started};
use super::{LONG, SHORT, Subject, claim, claimed, inserted, lapse_short, ok};
use crate::store::{Change, Store};

/// What can be claimed is due: pending ones, and running ones whose lease has expired.
pub async fn due_lists_what_can_be_claimed(subject: &dyn Subject) {
    let store = subject.store().await;
    assert_eq!(ok(store.due(10, Duration::ZERO).await), []);
    let pending = inserted(&*store).await;
    let (held, _) = claimed(&*store, LONG).await;
    let (ended, token) = claimed(&*store, LONG).await;
    ok(store.record(ended.id, token, LONG, &Change::Completed).await);
    assert_eq!(ok(store.due(10, Duration::ZERO).await), [pending.id]);

    let (expired, token) = claimed(&*store, LONG).await;
    ok(store.record(expired.id, token, SHORT, &started(STEPS[0])).await);
    lapse_short(subject).await;
    let mut due = ok(store.due(10, Duration::ZERO).await);
    due.sort_unstable();
    assert_eq!(due, [pending.id, expired.id]);
    assert_eq!(claim(&*store, held.id, LONG).await, None);
    for id in due {
        assert!(claim(&*store, id, LONG).await.is_some(), "what is due can be claimed");
    }
}

/// What was returned is not returned again within `quiet`, to anybody.
pub async fn due_is_quiet_for_a_while(subject: &dyn Subject) {
    let store = subject.store().await;
    let first = inserted(&*store).await;
    assert_eq!(ok(store.due(10, LONG).await), [first.id]);
    assert_eq!(ok(store.due(10, LONG).await), []);
    subject.lapse(Duration::from_millis(3)).await;
    let second = inserted(&*store).await;
    assert_eq!(ok(store.due(10, LONG).await), [second.id], "a new one is due at once");
    lapse_short(subject).await;
    assert_eq!(ok(store.due(10, LONG).await), []);
    assert_eq!(ok(store.due(10, SHORT).await), [first.id, second.id]);
    assert!(claim(&*store, first.id, LONG).await.is_some(), "quiet or not, it can be claimed");
}

/// The longest waiting come first, up to the limit; the next call returns the next ones.
pub async fn longest_waiting_comes_first(subject: &dyn Subject) {
    let store = subject.store().await;
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(inserted(&*store).await.id);
        subject.lapse(Duration::from_millis(3)).await;
    }
    let next = async |store: &dyn Store| ok(store.due(2, LONG).await);
    assert_eq!(next(&*store).await, ids[..2]);
    assert_eq!(next(&*store).await, ids[2..4]);
    assert_eq!(next(&*store).await, ids[4..]);
    assert_eq!(next(&*store).await, []);
}
