//! Kinds of analysis: how a document is read, and who examines it.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;

use crate::agent::Agent;
use crate::failure::{Code, Failure};
use crate::report::Report;

/// A kind of analysis: reads a document into a report and says which agents examine it.
#[async_trait]
pub trait Analysis: fmt::Debug + Send + Sync + 'static {
    /// Returns the name of the kind, stored with each analysis: lower-case ASCII such as `blood_test`.
    fn kind(&self) -> &str;

    /// Returns the steps in the order in which they run one after the other.
    ///
    /// Names are unique; a step waits only for steps before it.
    fn steps(&self) -> &[Step];

    /// Returns who answers questions that are asked after the analysis has completed; nobody unless
    /// the kind says so.
    ///
    /// It is given the report, the question and what every agent has said.
    fn respondent(&self) -> Option<Arc<dyn Agent>> {
        None
    }

    /// Looks whether `document` can be accepted, in a few milliseconds.
    ///
    /// # Errors
    ///
    /// What is surely wrong with the document: empty, not a PDF, damaged, locked.
    async fn check(&self, document: Bytes) -> Result<(), ReadError>;

    /// Reads `document`.
    ///
    /// # Errors
    ///
    /// When the document cannot be read, is of another kind, or exceeds a limit.
    async fn read(&self, document: Bytes) -> Result<Report, ReadError>;
}

/// One step of an analysis: an agent, whether the analysis can end without it, and whom it waits for.
#[derive(Clone, Debug)]
pub struct Step {
    /// Who examines.
    pub agent: Arc<dyn Agent>,
    /// Whether the analysis fails when this step does.
    pub essential: bool,
    /// The names of the steps whose opinions it is given.
    pub after: Vec<String>,
}

impl Step {
    /// Makes an essential step that waits for nobody.
    #[must_use]
    pub fn new(agent: Arc<dyn Agent>) -> Self {
        Self { agent, essential: true, after: Vec::new() }
    }

    /// Lets the analysis complete without this step.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.essential = false;
        self
    }

    /// Waits for the step called `name`.
    #[must_use]
    pub fn after(mut self, name: impl Into<String>) -> Self {
        self.after.push(name.into());
        self
    }
}

/// Why a document could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The document is at fault; another try gives the same answer.
    #[error("document refused")]
    Refused(Failure),
    /// The reader is at fault, for now: a process could not be started, for example.
    #[error("reader is unavailable for now")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl ReadError {
    /// Makes a refusal.
    pub fn refused(code: Code, message: impl Into<String>) -> Self {
        Self::Refused(Failure::new(code, message))
    }

    /// Returns whether trying again may help.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Refused(_) => false,
            Self::Unavailable(_) => true,
        }
    }
}
