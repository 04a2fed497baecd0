//! What the holder of a claim may change.

use std::sync::Arc;
use std::time::Duration;

use super::status::Status;
use crate::failure::Failure;
use crate::opinion::Opinion;
use crate::private::Private;
use crate::report::Report;

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
    /// A step began; counts its attempt. Nothing happens when it runs already or has ended.
    StepStarted {
        /// Its name.
        step: String,
    },
    /// A running step has said a part of its answer. Nothing happens when it does not run.
    StepSaid {
        /// Its name.
        step: String,
        /// All that it has said so far.
        text: Private<String>,
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
    /// A step will be tried again: a running one becomes pending and keeps the failure until it ends.
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
    /// The claim is given back: the analysis becomes pending, due after `delay`, and steps that
    /// were running become pending.
    Released {
        /// How long it waits; zero for at once.
        delay: Duration,
        /// Whether this attempt counts, and those of the steps that were running: a worker that
        /// stops gives them back uncounted.
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
