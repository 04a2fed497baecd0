//! What is stored when an analysis is accepted.

use serde::{Deserialize, Serialize};

use crate::case::Person;
use crate::id::{AnalysisId, TaskId, UserId};
use crate::language::Language;
use crate::private::Private;

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
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
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
