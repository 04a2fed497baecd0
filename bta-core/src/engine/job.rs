//! One claimed analysis: asks the pipeline what to do, and does it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use futures::future::BoxFuture;
use futures::stream::FuturesUnordered;
use metrics::counter;
use tokio::sync::watch;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval, sleep_until};
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;
use tracing::{Instrument, debug, error, info, info_span};

use super::bell::Bell;
use super::examine::{self, Examination};
use super::history;
use super::lease::{Gone, Lease};
use super::limits::Limits;
use super::metric;
use super::parts::Parts;
use crate::agent::Context;
use crate::case::Case;
use crate::failure::{Code, Failure};
use crate::language::Language;
use crate::opinion::Opinion;
use crate::pipeline::{Backoff, Effect, Event, Pipeline, Rules, Waits};
use crate::private::Private;
use crate::report::Report;
use crate::store::{Attempt, Change, Record};

/// How often progress that agents report is looked at.
const LOOK: Duration = Duration::from_millis(500);

/// What a running agent reports.
struct Reported {
    progress: watch::Receiver<f64>,
    said: watch::Receiver<Private<String>>,
}

/// One claimed analysis.
pub(super) struct Job {
    parts: Parts,
    bell: Bell,
    lease: Arc<Lease>,
    record: Record,
    report: Option<Arc<Report>>,
    /// Reports of earlier analyses of the same user, once they were looked for.
    earlier: Option<Vec<Arc<Report>>>,
    opinions: BTreeMap<String, Opinion>,
    running: FuturesUnordered<BoxFuture<'static, Event>>,
    /// What running agents report, by step.
    reported: BTreeMap<usize, Reported>,
    look: Interval,
    /// When running agents are dropped, once the worker is to stop.
    grace_over: Option<Instant>,
}

impl Job {
    /// Takes up what was claimed.
    pub(super) fn new(parts: Parts, bell: Bell, lease: Arc<Lease>, record: Record) -> Self {
        let given = record.steps.iter().filter_map(|step| {
            let opinion = step.opinion.clone()?;
            Some((step.name.clone(), opinion))
        });
        let mut look = interval(LOOK);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self {
            opinions: given.collect(),
            report: record.report.clone(),
            earlier: None,
            running: FuturesUnordered::new(),
            reported: BTreeMap::new(),
            grace_over: None,
            parts,
            bell,
            lease,
            record,
            look,
        }
    }

    /// Runs the analysis until it ends, is given back, or the claim is gone. `stop` asks for an early end.
    pub(super) async fn run(mut self, stop: CancellationToken) -> Result<(), Gone> {
        let lease = self.lease.clone();
        let _running = self.parts.hub.run(self.record.id, lease.gone().clone());
        let _heartbeat = AbortOnDropHandle::new(tokio::spawn(
            async move { lease.keep().await }.in_current_span(),
        ));
        let Some(mut pipeline) = self.pipeline() else { return self.leave_to_others().await };
        let mut event = Event::Begun;
        loop {
            self.note(&event);
            let effects = pipeline.on(event).map_err(|illegal| {
                error!(error = &illegal as &dyn std::error::Error, "analysis is dropped");
                Gone
            })?;
            for effect in effects {
                self.perform(effect).await?;
            }
            if pipeline.is_over() {
                return Ok(());
            }
            event = self.next(&stop).await?;
        }
    }

    /// Makes the pipeline, unless the analysis is of a kind or has steps that this version does not know.
    fn pipeline(&self) -> Option<Pipeline> {
        let analysis = &self.parts.analysis;
        let steps = analysis.steps().iter();
        let plan: Vec<_> =
            steps.map(|step| Waits { name: step.agent.name(), after: &step.after }).collect();
        let pipeline = Pipeline::new(&self.record, &plan, rules(&self.parts.limits));
        pipeline.ok().filter(|_| analysis.kind() == self.record.kind)
    }

    /// Gives back what only another version understands, as if nobody had claimed it: during an upgrade
    /// both are at work. After a while nobody comes any more who understands it.
    async fn leave_to_others(self) -> Result<(), Gone> {
        info!("analysis is of another version");
        let Limits { foreign, lease, .. } = *self.parts.limits;
        // By the store's clock, both of them.
        let age = self.record.updated_at - self.record.created_at;
        let change = if age.to_std().is_ok_and(|age| age >= foreign) {
            Change::Failed { failure: nobody_understands() }
        } else {
            Change::Released { delay: lease, attempt: Attempt::Refunded }
        };
        self.lease.record(&change).await
    }

    /// Waits for what happens next.
    async fn next(&mut self, stop: &CancellationToken) -> Result<Event, Gone> {
        loop {
            let grace_over = self.grace_over;
            tokio::select! {
                biased;
                () = self.lease.gone().cancelled() => return Err(Gone),
                () = stop.cancelled(), if grace_over.is_none() => {
                    self.grace_over = Some(Instant::now() + self.parts.limits.grace);
                    return Ok(Event::StopAsked);
                }
                Some(event) = self.running.next() => return Ok(event),
                () = at(grace_over) => return Ok(Event::GraceOver),
                _ = self.look.tick(), if !self.reported.is_empty() => {
                    if let Some(event) = self.progress() {
                        return Ok(event);
                    }
                }
            }
        }
    }

    /// Returns what an agent has said or reported since the last look.
    fn progress(&mut self) -> Option<Event> {
        self.reported.iter_mut().find_map(|(step, Reported { progress, said })| {
            // The agent's end comes as an event of its own.
            if said.has_changed().unwrap_or(false) {
                return Some(Event::Said { step: *step, text: said.borrow_and_update().clone() });
            }
            let changed = progress.has_changed().unwrap_or(false);
            changed
                .then(|| Event::Progressed { step: *step, fraction: *progress.borrow_and_update() })
        })
    }

    /// Keeps what later steps are given.
    fn note(&mut self, event: &Event) {
        match event {
            Event::Read(report) => self.report = Some(report.clone()),
            Event::Examined { step, opinion } => {
                self.reported.remove(step);
                if let Some(step) = self.record.steps.get(*step) {
                    self.opinions.insert(step.name.clone(), opinion.clone());
                }
            }
            Event::AgentUnavailable { step, .. } => {
                self.reported.remove(step);
                counter!(metric::RETRIES, "agent" => self.step_name(*step)).increment(1);
            }
            Event::AgentFailed { step, failure } | Event::AgentRefused { step, failure } => {
                self.reported.remove(step);
                info!(step = self.step_name(*step), code = failure.code.as_str(), "agent failed");
            }
            Event::Begun
            | Event::ReadRefused(_)
            | Event::ReaderUnavailable { .. }
            | Event::Progressed { .. }
            | Event::Said { .. }
            | Event::StopAsked
            | Event::GraceOver => {}
        }
    }

    async fn perform(&mut self, effect: Effect) -> Result<(), Gone> {
        match effect {
            Effect::Read => {
                let read = examine::read(self.parts.clone(), self.record.document.key.clone());
                self.running.push(Box::pin(read.instrument(info_span!("read"))));
            }
            Effect::Record(change) => {
                self.lease.record(&change).await?;
                count(&change);
            }
            Effect::Examine { step } => {
                if self.earlier.is_none() {
                    self.earlier = Some(history::earlier(&self.parts, &self.record).await);
                }
                self.examine(step);
            }
            Effect::Ring { after } => self.bell.ring(self.record.id, after).await,
        }
        Ok(())
    }

    fn examine(&mut self, step: usize) {
        let name = self.step_name(step);
        let plan = self.parts.analysis.steps();
        let planned = plan.iter().find(|planned| planned.agent.name() == name);
        let (Some(planned), Some(report)) = (planned, self.report.clone()) else { return };
        let stop = CancellationToken::new();
        let deadline = Instant::now() + self.parts.limits.hard;
        let context = Context::new(deadline.into_std(), stop.clone());
        let (progress, said) = (context.progress(), context.said());
        self.reported.insert(step, Reported { progress, said });
        let case = self.case(report, &planned.after);
        let agent = planned.agent.clone();
        let examination = Examination { step, agent, case, context, stop };
        let work = examination.run(self.parts.limits.clone());
        self.running.push(Box::pin(work.instrument(info_span!("step", agent = name))));
    }

    fn case(&self, report: Arc<Report>, after: &[String]) -> Case {
        let request = &self.record.request;
        let given = self.opinions.iter().filter(|(name, _)| after.contains(name));
        let opinions = given.map(|(name, opinion)| (name.clone(), opinion.clone())).collect();
        let language = request.language.clone().or_else(|| report.language.clone());
        Case::new(report)
            .question(request.question.clone())
            .person(request.person)
            .language(language.unwrap_or_else(Language::english))
            .opinions(opinions)
            .earlier(self.earlier.iter().flatten().cloned())
    }

    fn step_name(&self, step: usize) -> String {
        self.record.steps.get(step).map_or_else(String::new, |step| step.name.clone())
    }
}

fn nobody_understands() -> Failure {
    let message = "The analysis was meant for another version of this program. Submit it again.";
    Failure::new(Code::INTERNAL, message)
}

fn rules(limits: &Limits) -> Rules {
    Rules {
        attempts: limits.attempts,
        step_attempts: limits.step_attempts,
        backoff: Backoff { base: limits.backoff, cap: limits.backoff_cap },
    }
}

async fn at(time: Option<Instant>) {
    match time {
        Some(time) => sleep_until(time).await,
        None => std::future::pending().await,
    }
}

fn count(change: &Change) {
    match change {
        Change::Completed => {
            counter!(metric::ENDED, "status" => "completed", "code" => "").increment(1);
            info!("completed");
        }
        Change::Failed { failure } => {
            let code = failure.code.as_str().to_owned();
            info!(code, "failed");
            counter!(metric::ENDED, "status" => "failed", "code" => code).increment(1);
        }
        Change::Released { delay, .. } => {
            counter!(metric::RELEASED).increment(1);
            debug!(?delay, "given back");
        }
        _ => {}
    }
}
