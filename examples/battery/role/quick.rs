//! A kind of analysis that takes milliseconds, so that thousands of kills fit into a minute.
//!
//! Documents are files as any other; what is read of them is a digest of their bytes, and what an agent
//! says is made from that digest, so that the checker knows what must be stored.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bta::report::{Verdict, VerdictKind};
use bta::{Agent, AgentError, Analysis, Case, Code, Context, Opinion, ReadError, Report, Step};
use bytes::Bytes;
use rand::RngExt as _;

/// The steps, in plan order; the last two are not essential.
pub(crate) const STEPS: [&str; 4] = ["first", "second", "third", "fourth"];
/// One in so many documents makes its steps long enough for heartbeats.
const SLOW: u64 = 12;
/// How often of a thousand times an agent is away and has to be asked again.
const AWAY: u32 = 20;

/// The analysis.
#[derive(Debug)]
pub(crate) struct Quick {
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Hand {
    name: &'static str,
}

impl Quick {
    pub(crate) fn new() -> Self {
        let steps = STEPS.iter().enumerate().map(|(place, name)| {
            let step = Step::new(Arc::new(Hand { name }));
            match place {
                0 => step,
                1 => step.after("first"),
                2 => step.after("second").optional(),
                _ => step.optional(),
            }
        });
        Self { steps: steps.collect() }
    }
}

/// Returns what is read of a document.
pub(crate) fn digest(document: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    document.hash(&mut hasher);
    hasher.finish()
}

/// Returns what `step` says of a document.
pub(crate) fn answer(step: &str, digest: u64) -> String {
    format!("{step} of {digest:016x}")
}

#[async_trait]
impl Analysis for Quick {
    fn kind(&self) -> &'static str {
        "battery"
    }

    fn steps(&self) -> &[Step] {
        &self.steps
    }

    async fn check(&self, document: Bytes) -> Result<(), ReadError> {
        if document.starts_with(b"%PDF") {
            return Ok(());
        }
        Err(ReadError::refused(Code::NOT_A_PDF, "The file is not a PDF."))
    }

    async fn read(&self, document: Bytes) -> Result<Report, ReadError> {
        let mut report = Report::new(Verdict { kind: VerdictKind::BloodTest, reasons: Vec::new() });
        report.laboratory = Some(digest(&document).to_string());
        Ok(report)
    }
}

#[async_trait]
impl Agent for Hand {
    fn name(&self) -> &str {
        self.name
    }

    async fn examine(&self, case: &Case, _: &Context) -> Result<Opinion, AgentError> {
        let digest = case.report.laboratory.as_deref().and_then(|text| text.parse().ok());
        let digest: u64 = digest.unwrap_or_default();
        let time = if digest.is_multiple_of(SLOW) { 400 } else { rand::rng().random_range(5..25) };
        tokio::time::sleep(Duration::from_millis(time)).await;
        if rand::rng().random_ratio(AWAY, 1000) {
            return Err(AgentError::Unavailable { retry_after: None, source: "away".into() });
        }
        Ok(Opinion::new(answer(self.name, digest), Vec::new()))
    }
}
