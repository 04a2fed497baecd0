//! What is accepted comes back, once.

use std::time::Duration;

use futures::future::join_all;

use super::sample::{analysis, keyed, opinion};
use super::{Subject, claim, inserted, load, ok, recorded, sample};
use crate::id::{AnalysisId, TaskId, UserId};
use crate::private::Private;
use crate::store::{
    Change, Filter, Idempotency, Inserted, Key, NewAnalysis, Outcome, Request, Status, StepStatus,
};

/// A stored analysis comes back as it was, pending, with its steps in order.
pub async fn inserted_analyses_come_back(subject: &dyn Subject) {
    let store = subject.store().await;
    let mut analysis = analysis();
    analysis.request.owner = Some(owner("u-1"));
    assert_eq!(ok(store.insert(&analysis).await), Inserted::Created);

    let record = load(&*store, analysis.id).await;
    assert_eq!(record.id, analysis.id);
    assert_eq!(record.task_id, analysis.task_id);
    assert_eq!(record.kind, analysis.kind);
    assert_eq!(record.request, analysis.request);
    assert_eq!(record.document, analysis.document);
    assert_eq!((record.status, record.version, record.attempts), (Status::Pending, 1, 0));
    assert!(record.progress.abs() < f64::EPSILON);
    assert_eq!((&record.report, &record.failure, &record.worker), (&None, &None, &None));
    assert_eq!((record.lease_until, record.started_at, record.completed_at), (None, None, None));
    assert_eq!((record.started_version, record.read_version), (None, None));
    assert!(record.due_at <= record.updated_at, "a new analysis is due at once");

    assert_eq!(record.steps.len(), analysis.steps.len());
    for (stored, step) in record.steps.iter().zip(&analysis.steps) {
        assert_eq!(
            (stored.task_id, &stored.name, stored.essential),
            (step.task_id, &step.name, step.essential)
        );
        assert_eq!((stored.status, stored.attempts), (StepStatus::Pending, 0));
        assert_eq!((&stored.opinion, &stored.failure), (&None, &None));
        assert_eq!((stored.started_version, stored.ended_version), (None, None));
    }
    assert_eq!(ok(store.load(Key::Analysis(AnalysisId::new())).await), None);
}

/// Empty, large and unicode texts come back unchanged; so do absent values.
pub async fn texts_of_any_kind_come_back(subject: &dyn Subject) {
    let store = subject.store().await;
    let bare = NewAnalysis { request: Request::default(), steps: Vec::new(), ..analysis() };
    assert_eq!(ok(store.insert(&bare).await), Inserted::Created);
    assert_eq!(load(&*store, bare.id).await.request, bare.request);

    let mut large = analysis();
    large.request.question = Private::new("Ж".repeat(50_000));
    large.document.filename = Private::new("é".repeat(127));
    large.idempotency = Some(Idempotency { key: "k".repeat(255), fingerprint: "f".repeat(64) });
    large.request.owner = Some(owner(&"ü".repeat(18)));
    assert_eq!(ok(store.insert(&large).await), Inserted::Created);
    let token = claim(&*store, large.id, super::LONG).await.expect("it is due");
    let text = "𝔸 \"quoted\" \\ 'single' \n\t % _ ".repeat(40_000);
    let outcome = Outcome::Completed(opinion(&text));
    let step = sample::STEPS[0].to_owned();
    recorded(&*store, large.id, token, Change::StepEnded { step, outcome, progress: 0.25 }).await;

    let record = load(&*store, large.id).await;
    assert_eq!(record.request, large.request);
    assert_eq!(record.document, large.document);
    assert_eq!(record.steps[0].opinion, Some(opinion(&text)));
}

/// Times are whole milliseconds in order.
pub async fn times_are_milliseconds(subject: &dyn Subject) {
    let store = subject.store().await;
    let analysis = inserted(&*store).await;
    subject.lapse(Duration::from_millis(3)).await;
    let token = claim(&*store, analysis.id, super::LONG).await.expect("it is due");
    subject.lapse(Duration::from_millis(3)).await;
    recorded(&*store, analysis.id, token, Change::Completed).await;
    let record = load(&*store, analysis.id).await;
    let started = record.started_at.expect("it was claimed");
    let completed = record.completed_at.expect("it ended");
    assert!(record.created_at < started && started < completed, "{record:?}");
    for time in [record.created_at, record.updated_at, record.due_at, started, completed] {
        assert_eq!(time.timestamp_subsec_nanos() % 1_000_000, 0, "{time} has part milliseconds");
    }
}

/// The task of an analysis and the tasks of its steps lead to it.
pub async fn tasks_name_their_analysis(subject: &dyn Subject) {
    let store = subject.store().await;
    let analysis = inserted(&*store).await;
    inserted(&*store).await;
    for task in analysis.steps.iter().map(|step| step.task_id).chain([analysis.task_id]) {
        let found = ok(store.load(Key::Task(task)).await).expect("the task is known");
        assert_eq!(found.id, analysis.id);
    }
    assert_eq!(ok(store.load(Key::Task(TaskId::new())).await), None);
}

/// Inserting the same id again finds it and stores nothing.
pub async fn insert_again_is_harmless(subject: &dyn Subject) {
    let store = subject.store().await;
    for analysis in [analysis(), keyed("key", "print")] {
        assert_eq!(ok(store.insert(&analysis).await), Inserted::Created);
        let before = load(&*store, analysis.id).await;
        let existing = Inserted::Existing { id: analysis.id, task_id: analysis.task_id };
        assert_eq!(ok(store.insert(&analysis).await), existing);
        assert_eq!(load(&*store, analysis.id).await, before);
    }
}

/// A submit with a known key and fingerprint finds the first one, until that is deleted.
pub async fn repeated_submits_find_the_first(subject: &dyn Subject) {
    let store = subject.store().await;
    let first = keyed("key", "print");
    assert_eq!(ok(store.insert(&first).await), Inserted::Created);
    let second = keyed("key", "print");
    let existing = Inserted::Existing { id: first.id, task_id: first.task_id };
    assert_eq!(ok(store.insert(&second).await), existing);
    assert_eq!(ok(store.load(Key::Analysis(second.id)).await), None);
    assert_eq!(ok(store.load(Key::Task(second.task_id)).await), None);
    assert_eq!(ok(store.list(&Filter::default()).await).total, 1);

    assert!(ok(store.delete(first.id).await));
    assert_eq!(ok(store.insert(&second).await), Inserted::Created, "the key is free again");
}

/// A known key with another fingerprint is refused and stores nothing.
pub async fn reused_keys_are_refused(subject: &dyn Subject) {
    let store = subject.store().await;
    assert_eq!(ok(store.insert(&keyed("key", "print")).await), Inserted::Created);
    let other = keyed("key", "another print");
    assert_eq!(ok(store.insert(&other).await), Inserted::KeyReused);
    assert_eq!(ok(store.load(Key::Analysis(other.id)).await), None);
    assert_eq!(ok(store.insert(&keyed("KEY", "print")).await), Inserted::Created, "case matters");
}

/// Two owners, or an owner and nobody, may use one key.
pub async fn keys_belong_to_owners(subject: &dyn Subject) {
    let store = subject.store().await;
    for name in [None, Some("u-1"), Some("u-2")] {
        let mut first = keyed("key", name.unwrap_or_default());
        first.request.owner = name.map(owner);
        assert_eq!(ok(store.insert(&first).await), Inserted::Created, "{name:?}");
        let mut second = keyed("key", name.unwrap_or_default());
        second.request.owner = name.map(owner);
        let existing = Inserted::Existing { id: first.id, task_id: first.task_id };
        assert_eq!(ok(store.insert(&second).await), existing, "{name:?}");
    }
}

/// Of 20 concurrent submits with one key one is stored, and all others find it.
pub async fn concurrent_submits_make_one(subject: &dyn Subject) {
    let store = subject.store().await;
    for name in [None, Some("u-1")] {
        let submits = (0..20).map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut analysis = keyed("key", "print");
                analysis.request.owner = name.map(owner);
                (analysis.id, ok(store.insert(&analysis).await))
            })
        });
        let answers: Vec<_> = join_all(submits).await.into_iter().map(ok).collect();
        let created: Vec<_> =
            answers.iter().filter(|(_, answer)| *answer == Inserted::Created).collect();
        assert_eq!(created.len(), 1, "{answers:?}");
        for (_, answer) in &answers {
            if let Inserted::Existing { id, .. } = answer {
                assert_eq!(*id, created[0].0);
            }
        }
        assert!(answers.iter().all(|(_, answer)| *answer != Inserted::KeyReused), "{answers:?}");
    }
    assert_eq!(ok(store.list(&Filter::default()).await).total, 2);
}

pub(super) fn owner(name: &str) -> UserId {
    name.parse().expect("a user id")
}
