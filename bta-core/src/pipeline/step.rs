//! The steps of a claimed analysis.

use std::time::Duration;

use crate::store::{Mode, StepRecord};

/// Which steps a step of the plan waits for.
#[derive(Clone, Copy, Debug)]
pub struct Waits<'a> {
    /// The step.
    pub name: &'a str,
    /// The names of the steps it waits for.
    pub after: &'a [String],
}

/// The record has a step that the plan does not know.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the plan has no step {name:?}")]
pub struct UnknownStep {
    /// The step.
    pub name: String,
}

/// How far a step counts as done while it has not ended, at most: progress must not tell of its end.
const ALMOST: u32 = 990;
/// Progress within a step is counted in thousandths, so that states compare exactly.
const THOUSAND: u32 = 1000;

#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Steps(Vec<Step>);

#[derive(Clone, Debug, Eq, PartialEq)]
struct Step {
    name: String,
    essential: bool,
    attempts: u32,
    /// The indices of the steps it waits for: all of them before it.
    after: Vec<usize>,
    standing: Standing,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Standing {
    Pending,
    Running { thousandths: u32 },
    Deferred(Duration),
    Ended,
}

impl Steps {
    pub(super) fn new(records: &[StepRecord], plan: &[Waits<'_>]) -> Result<Self, UnknownStep> {
        let step = |(index, record): (usize, &StepRecord)| {
            let planned = plan.iter().find(|planned| planned.name == record.name);
            let planned = planned.ok_or_else(|| UnknownStep { name: record.name.clone() })?;
            // A step that was not chosen is not waited for; neither is a later one, which would wait for ever.
            let earlier = records.iter().take(index).enumerate();
            let after = earlier.filter(|(_, other)| planned.after.contains(&other.name));
            Ok(Step {
                name: record.name.clone(),
                essential: record.essential,
                attempts: record.attempts,
                after: after.map(|(other, _)| other).collect(),
                standing: if record.status.is_terminal() {
                    Standing::Ended
                } else {
                    Standing::Pending
                },
            })
        };
        records.iter().enumerate().map(step).collect::<Result<_, _>>().map(Self)
    }

    /// Returns the steps that can start now.
    pub(super) fn startable(&self, mode: Mode) -> Vec<usize> {
        let ended = |step: &usize| self.0.get(*step).is_some_and(Step::is_ended);
        let can_start = |(_, step): &(usize, &Step)| {
            step.standing == Standing::Pending && step.after.iter().all(ended)
        };
        match mode {
            Mode::Parallel => {
                self.0.iter().enumerate().filter(can_start).map(|(index, _)| index).collect()
            }
            Mode::Sequential => {
                let next = self.0.iter().enumerate().find(|(_, step)| !step.is_ended());
                next.filter(can_start).map(|(index, _)| index).into_iter().collect()
            }
        }
    }

    pub(super) fn start(&mut self, step: usize) {
        if let Some(step) = self.0.get_mut(step) {
            step.attempts += 1;
            step.standing = Standing::Running { thousandths: 0 };
        }
    }

    pub(super) fn set(&mut self, step: usize, standing: Standing) {
        if let Some(step) = self.0.get_mut(step) {
            step.standing = standing;
        }
    }

    /// Notes how far a running step has come.
    pub(super) fn report(&mut self, step: usize, fraction: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 0 to 1000 before"
        )]
        let now = (fraction.clamp(0.0, 1.0) * f64::from(THOUSAND)) as u32;
        if let Some(Step { standing: Standing::Running { thousandths }, .. }) = self.0.get_mut(step)
        {
            *thousandths = now.min(ALMOST).max(*thousandths);
        }
    }

    /// Returns how far the analysis has come: ended steps by steps, never the whole.
    pub(super) fn progress(&self) -> f64 {
        let all = u32::try_from(self.0.len()).unwrap_or(u32::MAX).saturating_mul(THOUSAND);
        let done: u32 = self.0.iter().map(Step::thousandths).sum();
        if done >= all {
            // The last step's end is told by the end of the analysis, which alone has progress 1.
            return f64::from(all.saturating_sub(THOUSAND)) / f64::from(all.max(1));
        }
        f64::from(done) / f64::from(all.max(1))
    }

    pub(super) fn longest_delay(&self) -> Duration {
        let delay = |step: &Step| match step.standing {
            Standing::Deferred(delay) => Some(delay),
            Standing::Pending | Standing::Running { .. } | Standing::Ended => None,
        };
        self.0.iter().filter_map(delay).max().unwrap_or_default()
    }

    pub(super) fn name(&self, step: usize) -> &str {
        self.0.get(step).map_or("", |step| &step.name)
    }

    pub(super) fn attempts(&self, step: usize) -> u32 {
        self.0.get(step).map_or(0, |step| step.attempts)
    }

    pub(super) fn is_essential(&self, step: usize) -> bool {
        self.0.get(step).is_some_and(|step| step.essential)
    }

    pub(super) fn is_running(&self, step: usize) -> bool {
        self.0.get(step).is_some_and(Step::is_running)
    }

    pub(super) fn any_running(&self) -> bool {
        self.0.iter().any(Step::is_running)
    }

    pub(super) fn all_ended(&self) -> bool {
        self.0.iter().all(Step::is_ended)
    }
}

impl Step {
    fn is_running(&self) -> bool {
        matches!(self.standing, Standing::Running { .. })
    }

    fn is_ended(&self) -> bool {
        self.standing == Standing::Ended
    }

    fn thousandths(&self) -> u32 {
        match self.standing {
            Standing::Pending | Standing::Deferred(_) => 0,
            Standing::Running { thousandths } => thousandths,
            Standing::Ended => THOUSAND,
        }
    }
}
