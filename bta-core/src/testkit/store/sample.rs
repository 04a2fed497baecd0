//! Samples of everything a store keeps.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::case::Person;
use crate::failure::{Code, Failure};
use crate::id::{AnalysisId, TaskId};
use crate::opinion::{Cited, Confidence, Evidence, Finding, Opinion, Rule, Severity};
use crate::private::Private;
use crate::report::{Report, Sex};
use crate::store::{
    Attempt, Change, Document, Idempotency, Mode, NewAnalysis, NewStep, Outcome, Request,
};

/// The names of the steps of [`analysis`].
pub(super) const STEPS: [&str; 3] = ["verifier", "doctor", "nutritionist"];

/// Makes an analysis to store: three steps, the last not essential, no owner, no idempotency key.
#[must_use]
pub fn analysis() -> NewAnalysis {
    let id = AnalysisId::new();
    let step = |name: &str| NewStep {
        task_id: TaskId::new(),
        name: name.to_owned(),
        essential: name != "nutritionist",
    };
    NewAnalysis {
        id,
        task_id: TaskId::new(),
        kind: "blood_test".to_owned(),
        request: Request {
            owner: None,
            question: Private::new("Was heißt „Ferritin 9“? 鉄 🩸".to_owned()),
            person: Person { sex: Some(Sex::Female), age_years: Some(0.25), pregnant: Some(false) },
            language: "de".parse().ok(),
            mode: Mode::Parallel,
            agents: None,
        },
        document: Document {
            key: format!("documents/{id}"),
            filename: Private::new("Befund März.pdf".to_owned()),
            bytes: 5_000_000_000,
            sha256: "ab".repeat(32),
        },
        steps: STEPS.map(step).into(),
        idempotency: None,
    }
}

/// Makes an analysis with an idempotency key.
pub(super) fn keyed(key: &str, fingerprint: &str) -> NewAnalysis {
    let (key, fingerprint) = (key.to_owned(), fingerprint.to_owned());
    NewAnalysis { idempotency: Some(Idempotency { key, fingerprint }), ..analysis() }
}

/// Makes a read report with one result.
#[must_use]
pub fn report() -> Arc<Report> {
    let report = json!({
        "schema": "bta.report/1",
        "verdict": {"kind": "blood_test", "reasons": ["1 blood result"]},
        "language": "de",
        "patient": {"sex": "female", "age_years": 30},
        "collected_on": "2023-05-14",
        "results": [{
            "page": 1, "line": 31, "section": "Blutbild; «klein»", "specimen": "blood",
            "name": "Hämoglobin", "value": "15,00", "unit": "g/dL",
            "range": {"text": "13,00 – 17,00", "low": 13.0, "high": 17.0, "source": "report"},
            "flag": "", "analyte": "hemoglobin", "loinc": "718-7",
            "number": 15.0, "comparator": null,
            "canonical": {"value": 15.0, "unit": "g/dL"}, "status": "normal"
        }]
    });
    Arc::new(serde_json::from_value(report).expect("the sample is a report"))
}

/// Makes an opinion with one finding.
#[must_use]
pub fn opinion(text: &str) -> Opinion {
    let cited = Cited {
        index: 0,
        page: 1,
        line: 31,
        name: "Hämoglobin".to_owned(),
        value: "15,00".to_owned(),
        unit: "g/dL".to_owned(),
    };
    let rule = Rule {
        id: "HEM-02".to_owned(),
        statement: "hemoglobin < 12 g/dL".to_owned(),
        source: "a guideline".to_owned(),
        link: None,
    };
    let evidence =
        Evidence { results: vec![cited], rule: Some(rule), confidence: Confidence::High };
    let finding = Finding {
        id: "HEM-02".to_owned(),
        severity: Severity::Routine,
        text: "Nothing to worry about.".to_owned(),
        evidence,
    };
    Opinion::new(text, vec![finding])
}

pub(super) fn failure() -> Failure {
    Failure::new(Code::AGENT_FAILED, "It did not work; „noch einmal“ helps.")
}

pub(super) fn started(step: &str) -> Change {
    Change::StepStarted { step: step.to_owned() }
}

pub(super) fn said(step: &str, text: &str) -> Change {
    Change::StepSaid { step: step.to_owned(), text: text.to_owned().into() }
}

pub(super) fn completed(step: &str, text: &str, progress: f64) -> Change {
    let outcome = Outcome::Completed(opinion(text));
    Change::StepEnded { step: step.to_owned(), outcome, progress }
}

pub(super) fn released(delay: Duration, attempt: Attempt) -> Change {
    Change::Released { delay, attempt }
}

/// Returns one change of every kind.
pub(super) fn changes() -> Vec<Change> {
    vec![
        Change::Renew,
        Change::Read { report: report() },
        Change::Progress { progress: 0.125 },
        started(STEPS[0]),
        said(STEPS[0], "stale"),
        Change::StepDeferred { step: STEPS[0].to_owned(), failure: failure() },
        completed(STEPS[0], "stale", 0.25),
        released(Duration::ZERO, Attempt::Refunded),
        Change::Failed { failure: failure() },
        Change::Completed,
    ]
}
