//! Analyses as they are stored, and the claims on them.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::status::{Status, StepStatus};
use super::submission::{Document, Request};
use crate::failure::Failure;
use crate::id::{AnalysisId, ClaimToken, TaskId};
use crate::opinion::Opinion;
use crate::private::Private;
use crate::report::Report;

/// How an analysis is named.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Key {
    /// By its id.
    Analysis(AnalysisId),
    /// By its task's id, or the id of one of its steps' tasks.
    Task(TaskId),
}

/// Who claims: a fresh random token, and a name for people.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Claim {
    /// The fencing token.
    pub token: ClaimToken,
    /// The worker's name, such as `host-4711-a1b2`; at most 255 bytes.
    pub worker: String,
}

impl Claim {
    /// Makes a claim with a fresh token.
    #[must_use]
    pub fn new(worker: impl Into<String>) -> Self {
        Self { token: ClaimToken::new(), worker: worker.into() }
    }
}

/// An analysis as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: AnalysisId,
    /// The id of the task that stands for the analysis as a whole.
    pub task_id: TaskId,
    /// The kind.
    pub kind: String,
    /// What was asked for. `agents` is `None`: the steps say which were chosen.
    pub request: Request,
    /// The stored document.
    pub document: Document,
    /// Where it stands.
    pub status: Status,
    /// 0.0 to 1.0; 1.0 exactly when completed.
    pub progress: f64,
    /// The read report, once it was read.
    pub report: Option<Arc<Report>>,
    /// Why it failed.
    pub failure: Option<Failure>,
    /// How often it was claimed.
    pub attempts: u32,
    /// The worker that holds the claim.
    pub worker: Option<String>,
    /// When the claim's lease expires, by the store's clock.
    pub lease_until: Option<DateTime<Utc>>,
    /// When it is due, by the store's clock.
    pub due_at: DateTime<Utc>,
    /// Counts every change, from 1.
    pub version: u64,
    /// When it was submitted, by the store's clock.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was first claimed.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended, however it ended.
    pub completed_at: Option<DateTime<Utc>>,
    /// The version at which it was first claimed.
    pub started_version: Option<u64>,
    /// The version at which the report was stored.
    pub read_version: Option<u64>,
    /// Its steps, in plan order.
    pub steps: Vec<StepRecord>,
}

/// A step as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct StepRecord {
    /// Its task id.
    pub task_id: TaskId,
    /// The agent's name.
    pub name: String,
    /// Whether the analysis fails when this step does.
    pub essential: bool,
    /// Where it stands.
    pub status: StepStatus,
    /// How often it was started.
    pub attempts: u32,
    /// What the agent has said so far, while it runs.
    pub said: Option<Said>,
    /// What the agent said.
    pub opinion: Option<Opinion>,
    /// Why it failed or was skipped, or why its last attempt did.
    pub failure: Option<Failure>,
    /// When it was planned.
    pub created_at: DateTime<Utc>,
    /// When it was last started.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub completed_at: Option<DateTime<Utc>>,
    /// The version of the analysis at which it was last started.
    pub started_version: Option<u64>,
    /// The version of the analysis at which it ended.
    pub ended_version: Option<u64>,
}

/// The part of an answer that is there already.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Said {
    /// All that was said so far.
    pub text: Private<String>,
    /// The version of the analysis since it was said.
    pub version: u64,
}
