//! One analysis as the store inside the process keeps it, and what each write does to it.

use chrono::{DateTime, TimeDelta, Utc};

use super::clock::after;
use crate::failure::{Code, Failure};
use crate::id::ClaimToken;
use crate::store::question::Question;
use crate::store::{
    Attempt, Change, Claim, Idempotency, NewAnalysis, Outcome, Record, Request, Said, Status,
    StepRecord, StepStatus, Summary,
};

#[derive(Debug)]
pub(super) struct Row {
    pub(super) record: Record,
    pub(super) idempotency: Option<Idempotency>,
    pub(super) questions: Vec<Question>,
    token: Option<ClaimToken>,
    hinted_at: Option<DateTime<Utc>>,
}

impl Row {
    pub(super) fn new(analysis: &NewAnalysis, now: DateTime<Utc>) -> Self {
        let steps = analysis.steps.iter().map(|step| StepRecord {
            task_id: step.task_id,
            name: step.name.clone(),
            essential: step.essential,
            status: StepStatus::Pending,
            attempts: 0,
            said: None,
            opinion: None,
            failure: None,
            created_at: now,
            started_at: None,
            completed_at: None,
            started_version: None,
            ended_version: None,
        });
        let record = Record {
            id: analysis.id,
            task_id: analysis.task_id,
            kind: analysis.kind.clone(),
            request: Request { agents: None, ..analysis.request.clone() },
            document: analysis.document.clone(),
            status: Status::Pending,
            progress: 0.0,
            report: None,
            failure: None,
            attempts: 0,
            worker: None,
            lease_until: None,
            due_at: now,
            version: 1,
            created_at: now,
            updated_at: now,
            started_at: None,
            completed_at: None,
            started_version: None,
            read_version: None,
            steps: steps.collect(),
        };
        let idempotency = analysis.idempotency.clone();
        Self { record, idempotency, questions: Vec::new(), token: None, hinted_at: None }
    }

    /// Returns since when it is due, if it is.
    pub(super) fn due_since(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let since = match self.record.status {
            Status::Pending => self.record.due_at,
            Status::Processing => self.record.lease_until?,
            Status::Completed | Status::Failed | Status::Cancelled => return None,
        };
        (since <= now).then_some(since)
    }

    /// Returns whether nobody was told of it within `quiet`.
    pub(super) fn is_quiet(&self, now: DateTime<Utc>, quiet: TimeDelta) -> bool {
        self.hinted_at.is_none_or(|hinted| after(hinted, quiet) <= now)
    }

    pub(super) fn hint(&mut self, now: DateTime<Utc>) {
        self.hinted_at = Some(now);
    }

    pub(super) fn holds(&self, token: ClaimToken, now: DateTime<Utc>) -> bool {
        self.record.status == Status::Processing
            && self.token == Some(token)
            && self.record.lease_until.is_some_and(|until| until > now)
    }

    pub(super) fn claim(&mut self, claim: &Claim, now: DateTime<Utc>, until: DateTime<Utc>) {
        self.touch(now);
        let record = &mut self.record;
        record.status = Status::Processing;
        record.attempts += 1;
        record.worker = Some(claim.worker.clone());
        record.lease_until = Some(until);
        record.started_at.get_or_insert(now);
        record.started_version.get_or_insert(record.version);
        self.token = Some(claim.token);
        self.hinted_at = None;
        self.interrupt(Attempt::Counted);
    }

    pub(super) fn apply(&mut self, change: &Change, now: DateTime<Utc>, until: DateTime<Utc>) {
        self.record.lease_until = Some(until);
        if matches!(change, Change::Renew) || self.is_repeated(change) {
            return;
        }
        self.touch(now);
        match change {
            Change::Renew => {}
            Change::Read { report } => {
                self.record.report = Some(report.clone());
                self.record.read_version = Some(self.record.version);
            }
            Change::Progress { progress } => self.forward(*progress),
            Change::StepStarted { step } => self.start_step(step, now),
            Change::StepSaid { step, text } => {
                let version = self.record.version;
                if let Some(step) = self.step(step) {
                    step.said = Some(Said { text: text.clone(), version });
                }
            }
            Change::StepEnded { step, outcome, progress } => {
                self.end_step(step, outcome, now);
                self.forward(*progress);
            }
            Change::StepDeferred { step, failure } => self.defer_step(step, failure),
            Change::Completed => {
                self.record.progress = 1.0;
                self.end(Status::Completed, None, now);
            }
            Change::Failed { failure } => self.end(Status::Failed, Some(failure), now),
            Change::Released { delay, attempt } => {
                self.release(after(now, super::clock::delta(*delay)), *attempt);
            }
        }
    }

    pub(super) fn cancel(&mut self, now: DateTime<Utc>) {
        self.touch(now);
        self.end(Status::Cancelled, None, now);
    }

    pub(super) fn summary(&self) -> Summary {
        let record = &self.record;
        Summary {
            id: record.id,
            owner: record.request.owner.clone(),
            status: record.status,
            progress: record.progress,
            question: record.request.question.clone(),
            filename: record.document.filename.clone(),
            failure: record.failure.clone(),
            attempts: record.attempts,
            worker: record.worker.clone(),
            created_at: record.created_at,
            started_at: record.started_at,
            completed_at: record.completed_at,
        }
    }

    /// Returns whether `change` happened before, so that doing it again must do nothing.
    fn is_repeated(&self, change: &Change) -> bool {
        let status = |name: &String| {
            self.record.steps.iter().find(|step| step.name == *name).map(|step| step.status)
        };
        match change {
            Change::StepStarted { step } => status(step) != Some(StepStatus::Pending),
            Change::StepDeferred { step, .. } | Change::StepSaid { step, .. } => {
                status(step) != Some(StepStatus::Running)
            }
            Change::StepEnded { step, .. } => status(step).is_none_or(StepStatus::is_terminal),
            _ => false,
        }
    }

    fn touch(&mut self, now: DateTime<Utc>) {
        self.record.version += 1;
        self.record.updated_at = now;
    }

    fn forward(&mut self, progress: f64) {
        self.record.progress = self.record.progress.max(progress.min(1.0));
    }

    fn step(&mut self, name: &str) -> Option<&mut StepRecord> {
        self.record.steps.iter_mut().find(|step| step.name == name)
    }

    fn start_step(&mut self, name: &str, now: DateTime<Utc>) {
        let version = self.record.version;
        if let Some(step) = self.step(name) {
            step.status = StepStatus::Running;
            step.attempts += 1;
            step.started_at = Some(now);
            step.started_version = Some(version);
        }
    }

    fn end_step(&mut self, name: &str, outcome: &Outcome, now: DateTime<Utc>) {
        let version = self.record.version;
        let Some(step) = self.step(name) else { return };
        step.said = None;
        (step.status, step.opinion, step.failure) = match outcome.clone() {
            Outcome::Completed(opinion) => (StepStatus::Completed, Some(opinion), None),
            Outcome::Failed(failure) => (StepStatus::Failed, None, Some(failure)),
            Outcome::Skipped(failure) => (StepStatus::Skipped, None, Some(failure)),
        };
        step.completed_at = Some(now);
        step.ended_version = Some(version);
    }

    fn defer_step(&mut self, name: &str, failure: &Failure) {
        if let Some(step) = self.step(name) {
            step.status = StepStatus::Pending;
            step.said = None;
            step.failure = Some(failure.clone());
        }
    }

    fn release(&mut self, due_at: DateTime<Utc>, attempt: Attempt) {
        self.drop_claim();
        self.interrupt(attempt);
        self.record.status = Status::Pending;
        self.record.due_at = due_at;
        self.hinted_at = None;
        if attempt == Attempt::Refunded {
            self.record.attempts = self.record.attempts.saturating_sub(1);
        }
    }

    /// Turns running steps back to pending.
    fn interrupt(&mut self, attempt: Attempt) {
        for step in &mut self.record.steps {
            if step.status == StepStatus::Running {
                step.status = StepStatus::Pending;
                step.said = None;
                if attempt == Attempt::Refunded {
                    step.attempts = step.attempts.saturating_sub(1);
                }
            }
        }
    }

    fn end(&mut self, status: Status, failure: Option<&Failure>, now: DateTime<Utc>) {
        self.drop_claim();
        self.record.status = status;
        self.record.failure = failure.cloned();
        self.record.completed_at = Some(now);
        let skipped = Failure::new(
            if status == Status::Cancelled { Code::CANCELLED } else { Code::ANALYSIS_ENDED },
            "The analysis ended before this step.",
        );
        let version = self.record.version;
        for step in &mut self.record.steps {
            if !step.status.is_terminal() {
                step.status = StepStatus::Skipped;
                step.said = None;
                step.failure = Some(skipped.clone());
                step.completed_at = Some(now);
                step.ended_version = Some(version);
            }
        }
    }

    fn drop_claim(&mut self) {
        self.token = None;
        self.record.worker = None;
        self.record.lease_until = None;
    }
}
