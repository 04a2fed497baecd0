//! What happens to a claimed analysis, and what is to be done because of it.

use std::sync::Arc;
use std::time::Duration;

use crate::failure::Failure;
use crate::opinion::Opinion;
use crate::private::Private;
use crate::report::Report;
use crate::store::Change;

/// What happened. Steps are named by their index in the record.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The worker begins.
    Begun,
    /// The document was read.
    Read(Arc<Report>),
    /// The document is at fault.
    ReadRefused(Failure),
    /// The reader did not work, for now.
    ReaderUnavailable {
        /// A random number from 0.0 to below 1.0.
        chance: f64,
    },
    /// An agent gave its opinion.
    Examined {
        /// The step.
        step: usize,
        /// What it said.
        opinion: Opinion,
    },
    /// An agent did not work, for now.
    AgentUnavailable {
        /// The step.
        step: usize,
        /// When to try again at the earliest, if the other side said so.
        retry_after: Option<Duration>,
        /// A random number from 0.0 to below 1.0.
        chance: f64,
    },
    /// An agent failed for good, or took too long.
    AgentFailed {
        /// The step.
        step: usize,
        /// Why.
        failure: Failure,
    },
    /// An agent says that the case cannot be analyzed at all.
    AgentRefused {
        /// The step.
        step: usize,
        /// Why.
        failure: Failure,
    },
    /// An agent came further.
    Progressed {
        /// The step.
        step: usize,
        /// How far, 0.0 to 1.0.
        fraction: f64,
    },
    /// An agent has said a part of its answer.
    Said {
        /// The step.
        step: usize,
        /// All that it has said so far.
        text: Private<String>,
    },
    /// The worker is to stop: what runs may end, nothing new is begun.
    StopAsked,
    /// The worker stops now.
    GraceOver,
}

impl Event {
    /// Returns the name of the event without its content.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Read(_) => "read",
            Self::ReadRefused(_) => "read refused",
            Self::ReaderUnavailable { .. } => "reader unavailable",
            Self::Examined { .. } => "examined",
            Self::AgentUnavailable { .. } => "agent unavailable",
            Self::AgentFailed { .. } => "agent failed",
            Self::AgentRefused { .. } => "agent refused",
            Self::Progressed { .. } => "progressed",
            Self::Said { .. } => "said",
            Self::StopAsked => "stop asked",
            Self::GraceOver => "grace over",
        }
    }

    pub(super) const fn step(&self) -> Option<usize> {
        match self {
            Self::Examined { step, .. }
            | Self::AgentUnavailable { step, .. }
            | Self::AgentFailed { step, .. }
            | Self::AgentRefused { step, .. }
            | Self::Progressed { step, .. }
            | Self::Said { step, .. } => Some(*step),
            Self::Begun
            | Self::Read(_)
            | Self::ReadRefused(_)
            | Self::ReaderUnavailable { .. }
            | Self::StopAsked
            | Self::GraceOver => None,
        }
    }
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "an effect lives until it is done, one at a time")]
pub enum Effect {
    /// Read the document.
    Read,
    /// Write this to the store; when the claim is gone, drop everything.
    Record(Change),
    /// Let this step's agent examine the case.
    Examine {
        /// The step.
        step: usize,
    },
    /// Ring the bell for this analysis, so that somebody takes it up again.
    Ring {
        /// When.
        after: Duration,
    },
}

/// The event cannot happen in this state: a mistake in the engine.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{event:?} cannot happen to an analysis that is {state}")]
pub struct IllegalEvent {
    /// Where the analysis stood.
    pub state: &'static str,
    /// What was said to have happened.
    pub event: &'static str,
}
