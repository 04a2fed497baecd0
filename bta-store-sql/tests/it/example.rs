//! Analyses to store.

use bta_core::store::{
    Change, Claim, Document, Idempotency, Key, Mode, NewAnalysis, NewStep, Outcome, Record,
    Request, Store,
};
use bta_core::{AnalysisId, Opinion, Person, TaskId, UserId};
use std::time::Duration;

pub(crate) const LEASE: Duration = Duration::from_secs(30);
pub(crate) const QUIET: Duration = Duration::from_secs(30);

/// Makes an analysis with two steps: `verifier`, essential, and `doctor`.
pub(crate) fn analysis() -> NewAnalysis {
    let step =
        |name: &str, essential| NewStep { task_id: TaskId::new(), name: name.into(), essential };
    NewAnalysis {
        id: AnalysisId::new(),
        task_id: TaskId::new(),
        kind: "blood_test".into(),
        request: Request {
            owner: None,
            question: "why am I tired?".to_owned().into(),
            person: Person::default(),
            language: None,
            mode: Mode::Sequential,
            agents: None,
        },
        document: Document {
            key: "ab/cd.pdf".into(),
            filename: "report.pdf".to_owned().into(),
            bytes: 12_345,
            sha256: "0".repeat(64),
        },
        steps: vec![step("verifier", true), step("doctor", false)],
        idempotency: None,
    }
}

pub(crate) fn keyed(owner: &UserId, key: &str, fingerprint: &str) -> NewAnalysis {
    let mut analysis = analysis();
    analysis.request.owner = Some(owner.clone());
    analysis.idempotency = Some(Idempotency { key: key.into(), fingerprint: fingerprint.into() });
    analysis
}

pub(crate) fn opinion(text: &str) -> Opinion {
    Opinion::new(text, Vec::new())
}

pub(crate) fn ended(step: &str, text: &str) -> Change {
    Change::StepEnded {
        step: step.into(),
        outcome: Outcome::Completed(opinion(text)),
        progress: 0.5,
    }
}

/// Claims what must be due.
pub(crate) async fn claim(store: &dyn Store, id: AnalysisId) -> Claim {
    let claim = Claim::new("worker");
    store.claim(id, &claim, LEASE).await.unwrap().expect("it is due");
    claim
}

pub(crate) async fn load(store: &dyn Store, id: AnalysisId) -> Record {
    store.load(Key::Analysis(id)).await.unwrap().expect("it is stored")
}
