//! Stores: the only truth.
//!
//! A store executes conditional writes; it decides nothing. Its clock alone says what is due and
//! which lease has expired.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::case::Person;
use crate::failure::Failure;
use crate::id::{AnalysisId, ClaimToken, TaskId, UserId};
use crate::language::Language;
use crate::opinion::Opinion;
use crate::private::Private;
use crate::report::Report;
use crate::user::Users;

/// Keeps analyses with their steps, and users.
///
/// # Rules
///
/// - `insert` stores the analysis, its steps, its owner and its idempotency key, or nothing.
/// - Of any number of concurrent `claim`s of one due analysis exactly one wins.
/// - `record` with a token that is not the current one, or of an analysis that ended, changes nothing.
/// - `record` changes the analysis, its steps and its version together, and renews the lease.
/// - Progress never goes back; a step's result is stored once; an ended analysis never changes.
/// - What `due` returns it does not return again within `quiet`.
/// - `cancel` and `delete` take the claim away.
/// - An error means that whether it happened is unknown; doing it again is harmless.
#[async_trait]
pub trait Store: Users + fmt::Debug + Send + Sync + 'static {
    /// Stores a new analysis in one transaction: itself, its steps, its idempotency key, and its
    /// owner where that user does not exist yet.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached or is full.
    async fn insert(&self, analysis: &NewAnalysis) -> Result<Inserted, StoreError>;

    /// Returns the analysis that `key` names.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn load(&self, key: Key) -> Result<Option<Record>, StoreError>;

    /// Claims `id` for `lease`, if it is due: pending and its time has come, or processing with an expired lease.
    ///
    /// Sets the status to processing, counts the attempt, keeps the first start, and turns steps that
    /// were running back to pending. Returns what was claimed, or `None` for whoever lost.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn claim(
        &self,
        id: AnalysisId,
        claim: &Claim,
        lease: Duration,
    ) -> Result<Option<Record>, StoreError>;

    /// Applies `change` and renews the lease, if `token` still holds the claim of `id`.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached or is full.
    async fn record(
        &self,
        id: AnalysisId,
        token: ClaimToken,
        lease: Duration,
        change: &Change,
    ) -> Result<Recorded, StoreError>;

    /// Returns up to `limit` analyses that are due, the longest waiting first, none that was returned within `quiet`.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn due(&self, limit: u32, quiet: Duration) -> Result<Vec<AnalysisId>, StoreError>;

    /// Returns a page of analyses, the newest first, with how many match in all.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn list(&self, filter: &Filter) -> Result<Listing, StoreError>;

    /// Ends `id` as cancelled, unless it has ended, and takes its claim away.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn cancel(&self, id: AnalysisId) -> Result<Cancelled, StoreError>;

    /// Deletes `id` with its steps and idempotency key. Returns whether it existed.
    ///
    /// The file is the caller's to remove, afterwards.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn delete(&self, id: AnalysisId) -> Result<bool, StoreError>;
}

/// An analysis to store.
#[derive(Clone, Debug, PartialEq)]
pub struct NewAnalysis {
    /// Its id.
    pub id: AnalysisId,
    /// The id of the task that stands for the analysis as a whole.
    pub task_id: TaskId,
    /// The kind, as [`Analysis::kind`](crate::Analysis::kind) says.
    pub kind: String,
    /// What was asked for.
    pub request: Request,
    /// The stored document.
    pub document: Document,
    /// The steps, in the order in which they run one after the other.
    pub steps: Vec<NewStep>,
    /// The key under which a repeated submit finds this analysis.
    pub idempotency: Option<Idempotency>,
}

/// What was asked for: everything a person can say with a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// Whom the analysis belongs to; `None` is anonymous.
    pub owner: Option<UserId>,
    /// The question; UTF-8 without NUL.
    pub question: Private<String>,
    /// What the person said about themselves.
    pub person: Person,
    /// The language of the answers; `None` follows the report.
    pub language: Option<Language>,
    /// Whether the agents run one after the other or all at once.
    pub mode: Mode,
    /// The agents to run; `None` runs all of the plan.
    pub agents: Option<Vec<String>>,
}

/// Whether agents run one after the other or all at once.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// One after the other, in the plan's order.
    #[default]
    Sequential,
    /// Each as soon as those it waits for have ended.
    Parallel,
}

/// A stored document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Document {
    /// Its key in the file storage.
    pub key: String,
    /// The name it was uploaded under, without path parts and control characters; at most 255 bytes.
    pub filename: Private<String>,
    /// Its size in bytes.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// A step to store.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NewStep {
    /// Its task id.
    pub task_id: TaskId,
    /// The agent's name.
    pub name: String,
    /// Whether the analysis fails when this step does.
    pub essential: bool,
}

/// The key of a submit that may be repeated.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Idempotency {
    /// The key the client chose, 1 to 255 bytes; unique per owner.
    pub key: String,
    /// The SHA-256 of what was submitted, in lower-case hexadecimal.
    pub fingerprint: String,
}

/// What became of an insert.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Inserted {
    /// It is stored.
    Created,
    /// The same submit came before; this is its analysis and its task. Nothing was stored.
    Existing {
        /// The analysis.
        id: AnalysisId,
        /// Its task.
        task_id: TaskId,
    },
    /// The key was used for another submit. Nothing was stored.
    KeyReused,
}

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

/// Where an analysis stands.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Accepted; waits for a worker.
    Pending,
    /// A worker holds its claim, or did until its lease expires.
    Processing,
    /// Ended with every essential step's result.
    Completed,
    /// Ended without.
    Failed,
    /// Ended by a person.
    Cancelled,
}

impl Status {
    /// Every status, in the order of an analysis's life.
    pub const ALL: [Self; 5] =
        [Self::Pending, Self::Processing, Self::Completed, Self::Failed, Self::Cancelled];

    /// Returns the name that stores and clients use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Processing => "processing",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Returns whether nothing will change any more.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepStatus {
    /// Not started, or to be started again.
    Pending,
    /// An agent examines.
    Running,
    /// Ended with an opinion.
    Completed,
    /// Ended without.
    Failed,
    /// Will not run: one it waits for failed, or the analysis ended.
    Skipped,
}

impl StepStatus {
    /// Every status.
    pub const ALL: [Self; 5] =
        [Self::Pending, Self::Running, Self::Completed, Self::Failed, Self::Skipped];

    /// Returns the name that stores and clients use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }

    /// Returns whether nothing will change any more.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Skipped)
    }
}

/// The text names no status.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a status")]
pub struct ParseStatusError;

macro_rules! from_str_by_name {
    ($($type:ty),*) => {$(
        impl std::str::FromStr for $type {
            type Err = ParseStatusError;

            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Self::ALL.into_iter().find(|status| status.as_str() == s).ok_or(ParseStatusError)
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )*};
}

from_str_by_name!(Status, StepStatus);

/// A change that the holder of a claim makes. Each raises the version by one, except `Renew`.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Nothing but the lease.
    Renew,
    /// The document was read.
    Read {
        /// What was read.
        report: Arc<Report>,
    },
    /// The analysis came this far.
    Progress {
        /// 0.0 to below 1.0.
        progress: f64,
    },
    /// A step began; counts its attempt.
    StepStarted {
        /// Its name.
        step: String,
    },
    /// A step ended. Nothing happens when it had ended before.
    StepEnded {
        /// Its name.
        step: String,
        /// How it ended.
        outcome: Outcome,
        /// How far the analysis has come, 0.0 to below 1.0.
        progress: f64,
    },
    /// A step will be tried again: it becomes pending.
    StepDeferred {
        /// Its name.
        step: String,
        /// Why this attempt failed.
        failure: Failure,
    },
    /// Every essential step has a result: the analysis ends as completed, with progress 1.0.
    Completed,
    /// The analysis ends as failed; steps that have not ended become skipped.
    Failed {
        /// Why.
        failure: Failure,
    },
    /// The claim is given back: the analysis becomes pending, due after `delay`.
    Released {
        /// How long it waits; zero for at once.
        delay: Duration,
        /// Whether this attempt counts; a worker that stops gives it back uncounted.
        attempt: Attempt,
    },
}

/// Whether an attempt that ended without a result counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Attempt {
    /// It counts.
    Counted,
    /// It is given back.
    Refunded,
}

/// How a step ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// With an opinion.
    Completed(Opinion),
    /// Without, for good.
    Failed(Failure),
    /// It did not run.
    Skipped(Failure),
}

/// What became of a change.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Recorded {
    /// It is stored; the claim holds for another lease.
    Done {
        /// The version of the analysis after it.
        version: u64,
    },
    /// The claim is gone; nothing was stored. Whoever reads this drops its work.
    Lost,
}

/// What became of a cancel.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cancelled {
    /// It is cancelled now.
    Done,
    /// It had ended before, like this.
    Ended(Status),
    /// There is no such analysis.
    Unknown,
}

/// Which analyses to list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Filter {
    /// Only this owner's.
    pub owner: Option<UserId>,
    /// Only those that stand here.
    pub status: Option<Status>,
    /// Only those that ended longer ago than this, by the store's clock.
    pub ended_before: Option<Duration>,
    /// At most this many, 1 to 1000.
    pub limit: u32,
    /// Without the first so many.
    pub offset: u32,
}

impl Default for Filter {
    fn default() -> Self {
        Self { owner: None, status: None, ended_before: None, limit: 10, offset: 0 }
    }
}

/// A page of analyses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The analyses of this page.
    pub items: Vec<Summary>,
    /// How many match in all.
    pub total: u64,
}

/// An analysis in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Its id.
    pub id: AnalysisId,
    /// Whom it belongs to.
    pub owner: Option<UserId>,
    /// Where it stands.
    pub status: Status,
    /// 0.0 to 1.0.
    pub progress: f64,
    /// The question.
    pub question: Private<String>,
    /// The name of the document.
    pub filename: Private<String>,
    /// Why it failed.
    pub failure: Option<Failure>,
    /// How often it was claimed.
    pub attempts: u32,
    /// The worker that holds the claim.
    pub worker: Option<String>,
    /// When it was submitted.
    pub created_at: DateTime<Utc>,
    /// When it was first claimed.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub completed_at: Option<DateTime<Utc>>,
}

/// Why a store did not do it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The store cannot be reached, is busy, or did not answer in time.
    #[error("{store} is unreachable")]
    Unavailable {
        /// Which store.
        store: &'static str,
        /// What happened.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The store has no space left.
    #[error("{store} is full")]
    Full {
        /// Which store.
        store: &'static str,
        /// What happened.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The store refused the statement: a bug, or a schema that is not ours.
    #[error("{store} refused")]
    Refused {
        /// Which store.
        store: &'static str,
        /// What it said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// What is stored cannot be understood: written by a newer version, or damaged.
    #[error("{what} of analysis {id} cannot be understood")]
    Corrupt {
        /// The analysis.
        id: String,
        /// Which part.
        what: &'static str,
        /// What is wrong with it.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl StoreError {
    /// Returns whether trying again may help.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Unavailable { .. } | Self::Full { .. } => true,
            Self::Refused { .. } | Self::Corrupt { .. } => false,
        }
    }
}
