//! The pipeline: what to do next with a claimed analysis.
//!
//! A pure machine, `state × event → state + effects`. It has no socket, clock, file, thread or
//! randomness: delays come out as durations, chance comes in as a number. It keeps no report and no
//! opinion either: those pass through, from the event that brings them to the effect that stores them.
//!
//! It can be made anew from the stored record after every crash: everything that matters for going on
//! is recorded before it counts.
//!
//! # Decisions
//!
//! - A step runs when the steps it waits for have *ended*, however: after a failed one it runs without
//!   that opinion. Sequential analyses run one step after the other in plan order.
//! - A step that fails transiently is tried again after a backoff while it has attempts left. The claim
//!   is given back for that time, once nothing else runs.
//! - An essential step that fails for good fails the analysis, with the step's failure. Another step's
//!   failure stays with the step, and the analysis completes without it.
//! - An agent or reader that refuses the case fails the analysis, whatever the step.
//! - Crashes count against the attempts of the analysis. A step that was running then is begun again,
//!   whatever its attempts.

mod backoff;
mod event;
#[cfg(test)]
mod plans;
mod step;
#[cfg(test)]
mod tests;

use std::time::Duration;

use crate::failure::{Code, Failure};
use crate::store::{Attempt, Change, Mode, Outcome, Record, StepRecord, StepStatus};

pub use backoff::{Backoff, LONGEST_WAIT};
pub use event::{Effect, Event, IllegalEvent};
use step::{Standing, Steps};
pub use step::{UnknownStep, Waits};

/// What bounds the pipeline.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Rules {
    /// How often an analysis is claimed before it fails.
    pub attempts: u32,
    /// How often a step is tried.
    pub step_attempts: u32,
    /// How long a retry waits.
    pub backoff: Backoff,
}

/// One claimed analysis: where it stands, without its content.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pipeline {
    rules: Rules,
    mode: Mode,
    attempts: u32,
    phase: Phase,
    steps: Steps,
    /// Why an essential step has failed, when a crash came before the analysis could follow it.
    broken: Option<Failure>,
    /// Set when the worker is to stop: nothing new is begun.
    stopping: bool,
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Phase {
    /// Claimed; nothing was done under this claim, and the document was not read.
    Unread,
    /// Claimed; nothing was done under this claim, but the document was read before.
    Resumed,
    /// The reader works.
    Reading,
    /// Agents work.
    Examining,
    /// The analysis ended, or was given back.
    Over,
}

impl Phase {
    const fn name(self) -> &'static str {
        match self {
            Self::Unread => "claimed",
            Self::Resumed => "claimed again",
            Self::Reading => "reading",
            Self::Examining => "examining",
            Self::Over => "over",
        }
    }
}

impl Pipeline {
    /// Takes up a claimed analysis where its record says it stands. `plan` says which steps wait for which.
    ///
    /// # Errors
    ///
    /// When the record has a step that the plan does not know: a newer version may have stored it.
    pub fn new(record: &Record, plan: &[Waits<'_>], rules: Rules) -> Result<Self, UnknownStep> {
        Ok(Self {
            rules,
            mode: record.request.mode,
            attempts: record.attempts,
            phase: if record.report.is_some() { Phase::Resumed } else { Phase::Unread },
            steps: Steps::new(&record.steps, plan)?,
            broken: broken(record),
            stopping: false,
        })
    }

    /// Returns whether nothing is left to do under this claim.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.phase == Phase::Over
    }

    /// Takes an event and returns what is to be done because of it, in this order.
    ///
    /// # Errors
    ///
    /// When the event cannot happen in this state; the state stays as it was.
    pub fn on(&mut self, event: Event) -> Result<Vec<Effect>, IllegalEvent> {
        match (self.phase, event) {
            (Phase::Unread | Phase::Resumed, Event::Begun) => Ok(self.begin()),
            (Phase::Reading, Event::Read(report)) => {
                self.phase = Phase::Examining;
                let recorded = Effect::Record(Change::Read { report });
                Ok(self.go_on(vec![recorded]))
            }
            (Phase::Reading, Event::ReadRefused(failure)) => Ok(self.fail(Vec::new(), failure)),
            (Phase::Reading, Event::ReaderUnavailable { chance }) => Ok(self.read_later(chance)),
            (Phase::Examining, event) => self.on_step(event),
            (Phase::Unread | Phase::Resumed | Phase::Reading, Event::StopAsked) => {
                self.stopping = true;
                Ok(Vec::new())
            }
            (Phase::Unread | Phase::Resumed | Phase::Reading, Event::GraceOver) => {
                Ok(self.release(Vec::new(), Duration::ZERO, Attempt::Refunded))
            }
            (phase, event) => Err(IllegalEvent { state: phase.name(), event: event.name() }),
        }
    }

    fn begin(&mut self) -> Vec<Effect> {
        if let Some(failure) = self.broken.take() {
            return self.fail(Vec::new(), failure);
        }
        if self.attempts > self.rules.attempts {
            return self.fail(Vec::new(), too_many_attempts(self.rules.attempts));
        }
        if self.phase == Phase::Resumed {
            self.phase = Phase::Examining;
            return self.go_on(Vec::new());
        }
        self.phase = Phase::Reading;
        vec![Effect::Read]
    }

    fn read_later(&mut self, chance: f64) -> Vec<Effect> {
        if self.attempts >= self.rules.attempts {
            return self.fail(Vec::new(), reader_unavailable());
        }
        let delay = self.rules.backoff.delay(self.attempts, chance, None);
        self.release(Vec::new(), delay, Attempt::Counted)
    }

    fn on_step(&mut self, event: Event) -> Result<Vec<Effect>, IllegalEvent> {
        let illegal = IllegalEvent { state: self.phase.name(), event: event.name() };
        match event {
            Event::StopAsked => {
                self.stopping = true;
                return Ok(self.go_on(Vec::new()));
            }
            Event::GraceOver => {
                return Ok(self.release(Vec::new(), Duration::ZERO, Attempt::Refunded));
            }
            _ => {}
        }
        let Some(step) = event.step().filter(|step| self.steps.is_running(*step)) else {
            return Err(illegal);
        };
        Ok(match event {
            Event::Examined { opinion, .. } => {
                let ended = self.end_step(step, Outcome::Completed(opinion));
                self.go_on(vec![ended])
            }
            Event::AgentUnavailable { retry_after, chance, .. } => {
                self.defer(step, retry_after, chance)
            }
            Event::AgentFailed { failure, .. } => self.fail_step(step, failure),
            Event::AgentRefused { failure, .. } if self.steps.is_essential(step) => {
                self.fail_step(step, failure)
            }
            // One write: after a crash between two, the analysis would go on without this step.
            Event::AgentRefused { failure, .. } => self.fail(Vec::new(), failure),
            Event::Progressed { fraction, .. } => self.progress(step, fraction),
            Event::Said { text, .. } => {
                let step = self.steps.name(step).to_owned();
                vec![Effect::Record(Change::StepSaid { step, text })]
            }
            Event::Begun
            | Event::Read(_)
            | Event::ReadRefused(_)
            | Event::ReaderUnavailable { .. }
            | Event::StopAsked
            | Event::GraceOver => return Err(illegal),
        })
    }

    /// Starts what can start; ends or gives back the analysis when nothing runs any more.
    fn go_on(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        if !self.stopping {
            for step in self.steps.startable(self.mode) {
                self.steps.start(step);
                let name = self.steps.name(step).to_owned();
                effects.push(Effect::Record(Change::StepStarted { step: name }));
                effects.push(Effect::Examine { step });
            }
        }
        if self.steps.any_running() {
            return effects;
        }
        if self.steps.all_ended() {
            self.phase = Phase::Over;
            effects.push(Effect::Record(Change::Completed));
            return effects;
        }
        let delay = self.steps.longest_delay();
        self.release(effects, delay, Attempt::Refunded)
    }

    fn defer(&mut self, step: usize, retry_after: Option<Duration>, chance: f64) -> Vec<Effect> {
        let attempts = self.steps.attempts(step);
        let name = self.steps.name(step).to_owned();
        if attempts >= self.rules.step_attempts {
            return self.fail_step(step, unavailable(&name));
        }
        let failure = Failure::new(
            Code::AGENT_UNAVAILABLE,
            format!("The agent \"{name}\" was unavailable; it is tried again."),
        );
        let delay = self.rules.backoff.delay(attempts, chance, retry_after);
        self.steps.set(step, Standing::Deferred(delay));
        self.go_on(vec![Effect::Record(Change::StepDeferred { step: name, failure })])
    }

    fn fail_step(&mut self, step: usize, failure: Failure) -> Vec<Effect> {
        let ended = self.end_step(step, Outcome::Failed(failure.clone()));
        if self.steps.is_essential(step) {
            self.fail(vec![ended], failure)
        } else {
            self.go_on(vec![ended])
        }
    }

    fn end_step(&mut self, step: usize, outcome: Outcome) -> Effect {
        self.steps.set(step, Standing::Ended);
        let progress = self.steps.progress();
        Effect::Record(Change::StepEnded {
            step: self.steps.name(step).to_owned(),
            outcome,
            progress,
        })
    }

    fn progress(&mut self, step: usize, fraction: f64) -> Vec<Effect> {
        let before = self.steps.progress();
        self.steps.report(step, fraction);
        let progress = self.steps.progress();
        if progress > before {
            vec![Effect::Record(Change::Progress { progress })]
        } else {
            Vec::new()
        }
    }

    fn fail(&mut self, mut effects: Vec<Effect>, failure: Failure) -> Vec<Effect> {
        self.phase = Phase::Over;
        effects.push(Effect::Record(Change::Failed { failure }));
        effects
    }

    fn release(
        &mut self,
        mut effects: Vec<Effect>,
        delay: Duration,
        attempt: Attempt,
    ) -> Vec<Effect> {
        self.phase = Phase::Over;
        effects.push(Effect::Record(Change::Released { delay, attempt }));
        effects.push(Effect::Ring { after: delay });
        effects
    }
}

fn broken(record: &Record) -> Option<Failure> {
    let failed = |step: &&StepRecord| step.essential && step.status == StepStatus::Failed;
    let step = record.steps.iter().find(failed)?;
    let unknown = || Failure::new(Code::AGENT_FAILED, "An agent failed.");
    Some(step.failure.clone().unwrap_or_else(unknown))
}

pub(crate) fn too_many_attempts(attempts: u32) -> Failure {
    let message =
        format!("The analysis was begun {attempts} times and never ended. Submit it again later.");
    Failure::new(Code::TOO_MANY_ATTEMPTS, message)
}

fn reader_unavailable() -> Failure {
    Failure::new(
        Code::INTERNAL,
        "The document could not be read for a reason on our side. Submit it again later.",
    )
}

fn unavailable(name: &str) -> Failure {
    let message = format!(
        "The agent \"{name}\" was unavailable each time it was asked. Submit it again later."
    );
    Failure::new(Code::AGENT_FAILED, message)
}
