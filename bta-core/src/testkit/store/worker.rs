//! Workers.

use super::{LONG, SHORT, Subject, lapse_short, ok};
use crate::id::WorkerId;
use crate::store::worker::NewWorker;

/// A noted worker is known with what it said; noting it again keeps when it was first seen.
pub async fn workers_are_known(subject: &dyn Subject) {
    let store = subject.store().await;
    assert_eq!(ok(store.workers().await), []);
    let (late, early) = (worker("late"), worker("early"));
    ok(store.note_worker(&late, LONG).await);
    let [first] = <[_; 1]>::try_from(ok(store.workers().await)).expect("one is known");
    assert_eq!((&first.worker, first.started_at), (&late, first.seen_at));
    assert_eq!(first.seen_at.timestamp_subsec_nanos() % 1_000_000, 0);

    lapse_short(subject).await;
    ok(store.note_worker(&early, LONG).await);
    ok(store.note_worker(&late, LONG).await);
    let [one, two] = <[_; 2]>::try_from(ok(store.workers().await)).expect("two are known");
    assert_eq!((one.worker, &two.worker), (early, &late), "by their names");
    assert_eq!(two.started_at, first.started_at);
    assert!(two.seen_at > first.seen_at);
}

/// A worker that is silent for longer than it said is unknown, also before a sweep forgets it.
pub async fn silent_workers_are_unknown(subject: &dyn Subject) {
    let store = subject.store().await;
    let (silent, other) = (worker("silent"), worker("other"));
    ok(store.note_worker(&silent, SHORT).await);
    ok(store.note_worker(&other, LONG).await);
    assert_eq!(ok(store.forget_absent_workers().await), 0);
    lapse_short(subject).await;
    let known = |workers: Vec<crate::store::worker::KnownWorker>| -> Vec<NewWorker> {
        workers.into_iter().map(|known| known.worker).collect()
    };
    assert_eq!(known(ok(store.workers().await)), std::slice::from_ref(&other));
    assert_eq!(ok(store.forget_absent_workers().await), 1);
    assert_eq!(ok(store.forget_absent_workers().await), 0);
    ok(store.note_worker(&silent, LONG).await);
    assert_eq!(known(ok(store.workers().await)), [other, silent], "it is back");
}

/// A worker that ends is forgotten at once; forgetting one that is unknown does nothing.
pub async fn workers_are_forgotten(subject: &dyn Subject) {
    let store = subject.store().await;
    let (gone, other) = (worker("same name"), worker("same name"));
    for worker in [&gone, &other] {
        ok(store.note_worker(worker, LONG).await);
    }
    ok(store.forget_worker(gone.id).await);
    ok(store.forget_worker(gone.id).await);
    ok(store.forget_worker(WorkerId::new()).await);
    let known: Vec<_> = ok(store.workers().await).into_iter().map(|known| known.worker).collect();
    assert_eq!(known, [other]);
}

fn worker(name: &str) -> NewWorker {
    let (host, version) = ("höst".to_owned(), "1.2.3".to_owned());
    NewWorker { id: WorkerId::new(), name: name.to_owned(), host, version, at_once: 3 }
}
