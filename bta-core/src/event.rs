//! What happened to an analysis, told from how it stands.
//!
//! There is no table of events: a record says at which version it was started, read and ended, and
//! likewise for its steps. Whoever missed some changes is told the outcome of each, not every one of
//! them: of a step that began twice, the second beginning.

use chrono::{DateTime, Utc};

use crate::failure::Failure;
use crate::private::Private;
use crate::store::{Record, Status, StepRecord, StepStatus};

/// Something that happened to an analysis.
///
/// It carries nothing about the person but what an agent says while it writes, and that is private.
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
    /// An agent has said a part of its answer.
    Said {
        /// Its name.
        step: String,
        /// All that it has said so far, each statement checked.
        text: Private<String>,
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
            Self::Said { .. } => "said",
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
    let said = step.said.as_ref().map(|said| {
        let kind = EventKind::Said { step: step.name.clone(), text: said.text.clone() };
        event(record, said.version, None, kind)
    });
    let own = |version: &u64| !(record.status.is_terminal() && *version == record.version);
    let ended = step.ended_version.filter(own).map(|version| {
        let (step_name, status, failure) = (step.name.clone(), step.status, step.failure.clone());
        let kind = EventKind::StepEnded { step: step_name, status, failure };
        event(record, version, step.completed_at, kind)
    });
    [started, said, ended].into_iter().flatten()
}

fn ending(record: &Record) -> Event {
    let kind = EventKind::Ended { status: record.status, failure: record.failure.clone() };
    event(record, record.version, record.completed_at, kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Clock, MemoryStore};
    use crate::store::{Attempt, Change, Claim, Key, Outcome, Store};
    use crate::testkit::store::{analysis, opinion, report};
    use std::time::Duration;

    /// Applies `changes` to a claimed analysis of three steps; `None` cancels it.
    async fn after(changes: Vec<Option<Change>>) -> Record {
        let (store, new) = (MemoryStore::with_clock(Clock::still()), analysis());
        store.insert(&new).await.unwrap();
        let (claim, lease) = (Claim::new("test"), Duration::from_secs(30));
        store.claim(new.id, &claim, lease).await.unwrap().unwrap();
        for change in changes {
            match change {
                Some(change) => {
                    store.record(new.id, claim.token, lease, &change).await.unwrap();
                }
                None => {
                    store.cancel(new.id).await.unwrap();
                }
            }
        }
        store.load(Key::Analysis(new.id)).await.unwrap().unwrap()
    }

    #[track_caller]
    fn check(record: &Record, version: u64, expected: &str) {
        let told = events_after(record, version).into_iter().map(|event| {
            let detail = match event.kind {
                EventKind::Read { results, doubtful } => format!(" {results}+{doubtful}"),
                EventKind::StepStarted { ref step, attempt } => format!(" {step} {attempt}"),
                EventKind::StepEnded { ref step, status, .. } => format!(" {step} {status}"),
                EventKind::Said { ref step, ref text } => format!(" {step} {}", text.expose()),
                EventKind::Ended { status, .. } => format!(" {status}"),
                EventKind::Submitted | EventKind::Started | EventKind::Progressed => String::new(),
            };
            format!("{} {}{detail}", event.version, event.kind.name())
        });
        assert_eq!(told.collect::<Vec<_>>().join(", "), expected, "after {version}");
    }

    fn started(step: &str) -> Option<Change> {
        Some(Change::StepStarted { step: step.to_owned() })
    }

    fn ended(step: &str) -> Option<Change> {
        let (step, outcome) = (step.to_owned(), Outcome::Completed(opinion("")));
        Some(Change::StepEnded { step, outcome, progress: 0.3 })
    }

    #[tokio::test]
    async fn events_are_told_in_order() {
        let read = Some(Change::Read { report: report() });
        let run = vec![read, started("verifier"), ended("verifier")];
        let record = after(run.clone()).await;
        let all = "1 submitted, 2 started, 3 read 1+0, 4 step_started verifier 1, \
                   5 step_ended verifier completed";
        check(&record, 0, all);
        check(&record, 3, "4 step_started verifier 1, 5 step_ended verifier completed");
        check(&record, 5, "");
        check(&record, 99, "");

        let record = after([run, vec![Some(Change::Completed)]].concat()).await;
        check(&record, 4, "5 step_ended verifier completed, 6 ended completed");
        check(&record, 6, "");
    }

    #[tokio::test]
    async fn text_is_told_while_it_grows() {
        let said = |text: &str| {
            let (step, text) = ("doctor".to_owned(), text.to_owned().into());
            Some(Change::StepSaid { step, text })
        };
        let begun = vec![started("doctor"), said("One."), said("One. Two.")];
        let record = after(begun.clone()).await;
        check(&record, 2, "3 step_started doctor 1, 5 said doctor One. Two.");
        check(&record, 5, "");
        let record = after([begun, vec![ended("doctor")]].concat()).await;
        check(&record, 2, "3 step_started doctor 1, 6 step_ended doctor completed");
    }

    #[tokio::test]
    async fn steps_that_an_end_skipped_are_told_by_it() {
        let failure = Failure::new(crate::Code::INTERNAL, "");
        for (end, name) in [(Some(Change::Failed { failure }), "failed"), (None, "cancelled")] {
            let record = after(vec![started("doctor"), end]).await;
            check(&record, 2, &format!("3 step_started doctor 1, 4 ended {name}"));
        }
    }

    #[tokio::test]
    async fn changes_without_a_trace_are_progress() {
        let progress = Some(Change::Progress { progress: 0.1 });
        check(
            &after(vec![progress.clone(), Some(Change::Renew)]).await,
            1,
            "2 started, 3 progress",
        );
        check(&after(vec![progress, started("doctor")]).await, 2, "4 step_started doctor 1");
        let failure = Failure::new(crate::Code::AGENT_UNAVAILABLE, "");
        let deferred = Some(Change::StepDeferred { step: "doctor".to_owned(), failure });
        let released = Some(Change::Released { delay: Duration::ZERO, attempt: Attempt::Refunded });
        let retried = after(vec![started("doctor"), deferred.clone(), started("doctor")]).await;
        check(&retried, 3, "5 step_started doctor 2");
        check(&after(vec![started("doctor"), deferred, released]).await, 3, "5 progress");
    }
}
