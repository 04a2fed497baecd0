//! An analysis whose reader and agents do what a test says.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use tokio::time::sleep;

use super::store::{opinion, report};
use crate::agent::{Agent, AgentError, Context};
use crate::analysis::{Analysis, ReadError, Step};
use crate::case::Case;
use crate::failure::{Code, Failure};
use crate::opinion::Opinion;
use crate::report::Report;

/// What a scripted agent does at one call.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Act {
    /// Says its name and the names of those whose opinions it was given.
    Answer,
    /// Answers after this time.
    AnswerAfter(Duration),
    /// Reports these thousandths of progress, a second apart, then answers.
    Report(Vec<u16>),
    /// Says these paragraphs, a second apart, then answers.
    Say(Vec<String>),
    /// Is unavailable; the other side may say for how long.
    Unavailable(Option<Duration>),
    /// Fails for good.
    Fail,
    /// Refuses the case.
    Refuse,
    /// Panics.
    Panic,
    /// Waits until it is told to stop, and stops.
    Obey,
    /// Never ends.
    Hang,
}

/// A call of a scripted agent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Call {
    /// The agent.
    pub agent: String,
    /// Whose opinions it was given.
    pub given: Vec<String>,
}

/// An analysis whose reader and agents do what a test says; clones share everything.
#[derive(Clone, Debug)]
pub struct Script {
    steps: Vec<Step>,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    acts: Mutex<BTreeMap<String, VecDeque<Act>>>,
    reads: Mutex<VecDeque<Act>>,
    calls: Mutex<Vec<Call>>,
}

#[derive(Clone)]
struct Actor {
    name: String,
    shared: Arc<Shared>,
}

impl Default for Script {
    fn default() -> Self {
        Self::new()
    }
}

impl Script {
    /// Makes the plan `verifier`, `doctor` (after the verifier), `nutritionist` (after the doctor, not
    /// essential) and `exercise` (not essential). Everything works at once.
    #[must_use]
    pub fn new() -> Self {
        let shared = Arc::<Shared>::default();
        let step = |name: &str| {
            Step::new(Arc::new(Actor { name: name.to_owned(), shared: shared.clone() }))
        };
        let steps = vec![
            step("verifier"),
            step("doctor").after("verifier"),
            step("nutritionist").after("doctor").optional(),
            step("exercise").optional(),
        ];
        Self { steps, shared }
    }

    /// Says what an agent does at its next calls; after those it answers.
    #[must_use]
    pub fn agent(self, name: &str, acts: impl IntoIterator<Item = Act>) -> Self {
        lock(&self.shared.acts).insert(name.to_owned(), acts.into_iter().collect());
        self
    }

    /// Says what the reader does at its next calls; after those it reads.
    #[must_use]
    pub fn reader(self, acts: impl IntoIterator<Item = Act>) -> Self {
        *lock(&self.shared.reads) = acts.into_iter().collect();
        self
    }

    /// Returns the calls so far.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        lock(&self.shared.calls).clone()
    }

    /// Returns how often `agent` was called.
    #[must_use]
    pub fn count(&self, agent: &str) -> usize {
        lock(&self.shared.calls).iter().filter(|call| call.agent == agent).count()
    }
}

#[async_trait]
impl Analysis for Script {
    fn kind(&self) -> &str {
        "blood_test"
    }

    fn steps(&self) -> &[Step] {
        &self.steps
    }

    fn respondent(&self) -> Option<Arc<dyn Agent>> {
        Some(Arc::new(Actor { name: "respondent".to_owned(), shared: self.shared.clone() }))
    }

    async fn check(&self, document: Bytes) -> Result<(), ReadError> {
        if document.starts_with(b"%PDF") {
            Ok(())
        } else {
            Err(ReadError::refused(Code::NOT_A_PDF, "The file is not a PDF."))
        }
    }

    async fn read(&self, _document: Bytes) -> Result<Report, ReadError> {
        let act = lock(&self.shared.reads).pop_front().unwrap_or(Act::Answer);
        match act {
            Act::Answer | Act::Report(_) | Act::Say(_) => {}
            Act::AnswerAfter(time) => sleep(time).await,
            Act::Unavailable(_) => return Err(ReadError::Unavailable("no process".into())),
            Act::Fail | Act::Refuse => {
                return Err(ReadError::refused(Code::NOT_A_BLOOD_TEST, "It is not a blood test."));
            }
            Act::Panic => panic!("the script says so"),
            Act::Obey | Act::Hang => std::future::pending().await,
        }
        Ok((*report()).clone())
    }
}

#[async_trait]
impl Agent for Actor {
    fn name(&self) -> &str {
        &self.name
    }

    async fn examine(&self, case: &Case, context: &Context) -> Result<Opinion, AgentError> {
        let given: Vec<_> = case.opinions.keys().cloned().collect();
        lock(&self.shared.calls).push(Call { agent: self.name.clone(), given: given.clone() });
        let act = lock(&self.shared.acts).get_mut(&self.name).and_then(VecDeque::pop_front);
        let failure = || Failure::new(Code::new("scripted"), "The script says so.");
        match act.unwrap_or(Act::Answer) {
            Act::Answer => {}
            Act::AnswerAfter(time) => sleep(time).await,
            Act::Report(thousandths) => {
                for fraction in thousandths {
                    context.report(f64::from(fraction) / 1000.0);
                    sleep(Duration::from_secs(1)).await;
                }
            }
            Act::Say(paragraphs) => {
                for paragraph in paragraphs {
                    context.say(&paragraph);
                    sleep(Duration::from_secs(1)).await;
                }
            }
            Act::Unavailable(retry_after) => {
                return Err(AgentError::Unavailable { retry_after, source: "busy".into() });
            }
            Act::Fail => return Err(AgentError::Failed(failure())),
            Act::Refuse => return Err(AgentError::Refused(failure())),
            Act::Panic => panic!("the script says so"),
            Act::Obey => {
                context.cancelled().await;
                return Err(AgentError::Stopped);
            }
            Act::Hang => std::future::pending().await,
        }
        Ok(opinion(&format!("{} was given {given:?}", self.name)))
    }
}

impl fmt::Debug for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Actor").field(&self.name).finish()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
