//! What happened to an analysis, told from how it stands.
//!
//! There is no table of events: a record says at which version it was started, read and ended, and
//! likewise for its steps. Whoever missed some changes is told the outcome of each, not every one of
//! them: of a step that began twice, the second beginning.

use chrono::{DateTime, Utc};

use crate::failure::Failure;
use crate::store::{Record, Status, StepRecord, StepStatus};

/// Something that happened to an analysis.
///
/// It carries nothing about the person: no question, no result, no text of an agent.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The version of the analysis since this happened; unique within the analysis and growing.
    pub version: u64,
    /// When it happened, by the store's clock, where that is known.
    pub at: Option<DateTime<Utc>>,
    /// How far the analysis has come now, 0.0 to 1.0.
    pub progress: f64,
    /// What happened.
    pub kind: EventKind,
}

impl Event {
    /// Returns whether nothing will happen after it.
    #[must_use]
    pub const fn is_terminal(&self) -> bool {
        matches!(self.kind, EventKind::Ended { .. })
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum EventKind {
    /// The analysis was accepted.
    Submitted,
    /// A worker took it for the first time.
    Started,
    /// The document was read.
    Read {
        /// How many results can be relied on.
        results: usize,
        /// How many are doubtful.
        doubtful: usize,
    },
    /// An agent began to examine.
    StepStarted {
        /// Its name.
        step: String,
        /// Which attempt this is, from 1.
        attempt: u32,
    },
    /// An agent ended.
    StepEnded {
        /// Its name.
        step: String,
        /// How: completed, failed or skipped.
        status: StepStatus,
        /// Why it has no opinion.
        failure: Option<Failure>,
    },
    /// Something else changed: [`Event::progress`] says how far it is.
    Progressed,
    /// The analysis ended. Always the last one.
    Ended {
        /// How: completed, failed or cancelled.
        status: Status,
        /// Why it failed.
        failure: Option<Failure>,
    },
}

impl EventKind {
    /// Returns the name that clients see.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Started => "started",
            Self::Read { .. } => "read",
            Self::StepStarted { .. } => "step_started",
            Self::StepEnded { .. } => "step_ended",
            Self::Progressed => "progress",
            Self::Ended { .. } => "ended",
        }
    }
}

/// Returns what happened to the analysis after `version`, oldest first; after version 0, everything.
#[must_use]
pub fn events_after(record: &Record, version: u64) -> Vec<Event> {
    let mut events: Vec<Event> = beginnings(record)
        .chain(record.steps.iter().flat_map(|step| step_events(record, step)))
        .chain(record.status.is_terminal().then(|| ending(record)))
        .filter(|event| event.version > version)
        .collect();
    events.sort_by_key(|event| event.version);
    // A change without a trace of its own: progress within a step, a retry, a worker that gave up.
    if record.version > events.last().map_or(version, |event| event.version) {
        events.push(event(record, record.version, Some(record.updated_at), EventKind::Progressed));
    }
    events
}

fn event(record: &Record, version: u64, at: Option<DateTime<Utc>>, kind: EventKind) -> Event {
    Event { version, at, progress: record.progress, kind }
}

fn beginnings(record: &Record) -> impl Iterator<Item = Event> {
    let submitted = event(record, 1, Some(record.created_at), EventKind::Submitted);
    let started = record
        .started_version
        .map(|version| event(record, version, record.started_at, EventKind::Started));
    let read = record.read_version.map(|version| {
        let count =
            |count: fn(&crate::report::Report) -> usize| record.report.as_deref().map_or(0, count);
        let kind = EventKind::Read {
            results: count(|report| report.results.len()),
            doubtful: count(|report| report.doubtful.len()),
        };
        event(record, version, None, kind)
    });
    [Some(submitted), started, read].into_iter().flatten()
}

/// Steps that were skipped because the analysis ended share its last version: the end stands for them.
fn step_events(record: &Record, step: &StepRecord) -> impl Iterator<Item = Event> {
    let started = step.started_version.map(|version| {
        let kind = EventKind::StepStarted { step: step.name.clone(), attempt: step.attempts };
        event(record, version, step.started_at, kind)
    });
    let own = |version: &u64| !(record.status.is_terminal() && *version == record.version);
    let ended = step.ended_version.filter(own).map(|version| {
        let (step_name, status, failure) = (step.name.clone(), step.status, step.failure.clone());
        let kind = EventKind::StepEnded { step: step_name, status, failure };
        event(record, version, step.completed_at, kind)
    });
    [started, ended].into_iter().flatten()
}

fn ending(record: &Record) -> Event {
    let kind = EventKind::Ended { status: record.status, failure: record.failure.clone() };
    event(record, record.version, record.completed_at, kind)
}
