//! Reading documents and asking agents, each on a task of its own: a panic, a runaway or a thread
//! that is kept busy costs one step, never the worker.

use std::error::Error;
use std::sync::Arc;

use metrics::histogram;
use tokio::task::JoinError;
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;
use tracing::{Instrument, error, warn};

use super::limits::Limits;
use super::metric;
use super::parts::Parts;
use crate::agent::{Agent, AgentError, Context};
use crate::analysis::ReadError;
use crate::case::Case;
use crate::failure::{Code, Failure};
use crate::opinion::Opinion;
use crate::pipeline::Event;
use crate::report::Report;

/// Reads the document stored under `key`.
pub(super) async fn read(parts: Parts, key: String) -> Event {
    let started = Instant::now();
    let document = match timeout(parts.limits.hard, parts.files.load(&key)).await {
        Ok(Ok(document)) => document,
        Ok(Err(object_store::Error::NotFound { .. })) => {
            let message = "The uploaded file is gone. Submit it again.";
            return Event::ReadRefused(Failure::new(Code::FILE_MISSING, message));
        }
        Ok(Err(error)) => {
            warn!(error = &error as &dyn Error, "document cannot be loaded for now");
            return Event::ReaderUnavailable { chance: rand::random() };
        }
        Err(_) => {
            warn!("document is not there in time");
            return Event::ReaderUnavailable { chance: rand::random() };
        }
    };
    let (analysis, hard) = (parts.analysis.clone(), parts.limits.hard);
    let work = async move { analysis.read(document).await }.in_current_span();
    let result = timeout(hard, AbortOnDropHandle::new(tokio::spawn(work))).await;
    histogram!(metric::READ_SECONDS).record(started.elapsed().as_secs_f64());
    match result {
        Ok(Ok(result)) => read_event(result),
        Ok(Err(broken)) => Event::ReadRefused(panicked(broken, "The reader").await),
        Err(_) => Event::ReadRefused(took_too_long("Reading the document")),
    }
}

fn read_event(result: Result<Report, ReadError>) -> Event {
    match result {
        Ok(report) => Event::Read(Arc::new(report)),
        Err(ReadError::Refused(failure)) => Event::ReadRefused(failure),
        Err(error @ ReadError::Unavailable(_)) => {
            warn!(error = &error as &dyn Error, "reader is unavailable");
            Event::ReaderUnavailable { chance: rand::random() }
        }
    }
}

/// An agent that is asked about a case.
#[derive(Debug)]
pub(super) struct Examination {
    pub(super) step: usize,
    pub(super) agent: Arc<dyn Agent>,
    pub(super) case: Case,
    pub(super) context: Context,
    /// What [`Context::cancelled`] waits for.
    pub(super) stop: CancellationToken,
}

impl Examination {
    /// Asks the agent: told to stop at the soft limit, dropped at the hard one.
    pub(super) async fn run(self, limits: Arc<Limits>) -> Event {
        let Self { step, agent, case, context, stop } = self;
        let (name, started) = (agent.name().to_owned(), Instant::now());
        let work = async move { agent.examine(&case, &context).await }.in_current_span();
        let mut task = AbortOnDropHandle::new(tokio::spawn(work));
        let result = match timeout(limits.soft, &mut task).await {
            Ok(result) => Ok(result),
            Err(_) => {
                stop.cancel();
                timeout(limits.hard.saturating_sub(limits.soft), &mut task).await
            }
        };
        let seconds = started.elapsed().as_secs_f64();
        let event = match result {
            Ok(Ok(result)) => agent_event(step, &name, result),
            Ok(Err(broken)) => {
                let failure = panicked(broken, &format!("The agent \"{name}\"")).await;
                Event::AgentFailed { step, failure }
            }
            Err(_) => {
                let failure = took_too_long(&format!("The agent \"{name}\""));
                Event::AgentFailed { step, failure }
            }
        };
        let labels = [("agent", name), ("result", event.name().to_owned())];
        histogram!(metric::STEP_SECONDS, &labels).record(seconds);
        event
    }
}

fn agent_event(step: usize, name: &str, result: Result<Opinion, AgentError>) -> Event {
    match result {
        Ok(opinion) => Event::Examined { step, opinion },
        Err(AgentError::Unavailable { retry_after, source }) => {
            warn!(agent = name, error = &*source as &dyn Error, "agent is unavailable");
            Event::AgentUnavailable { step, retry_after, chance: rand::random() }
        }
        Err(AgentError::Stopped) => {
            Event::AgentFailed { step, failure: took_too_long(&format!("The agent \"{name}\"")) }
        }
        Err(AgentError::Failed(failure)) => Event::AgentFailed { step, failure },
        Err(AgentError::Refused(failure)) => Event::AgentRefused { step, failure },
    }
}

fn took_too_long(who: &str) -> Failure {
    Failure::new(Code::TIMEOUT, format!("{who} took too long and was stopped."))
}

/// Says that `who` broke. A task that was cancelled did not: its runtime ends, and nothing may be
/// recorded because of that.
async fn panicked(broken: JoinError, who: &str) -> Failure {
    if broken.is_cancelled() {
        std::future::pending::<()>().await;
    }
    error!("{who} panicked");
    Failure::new(Code::INTERNAL, format!("{who} stopped because of a mistake on our side."))
}
