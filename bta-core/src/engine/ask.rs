//! Questions about an analysis that has completed: answered while the asker waits, then stored.
//!
//! Nothing is owed before the answer is stored, so there is nothing to lose: whoever got no answer
//! asks again, with the same key to be told the first answer if there was one.

use std::sync::Arc;

use metrics::counter;
use sha2::{Digest, Sha256};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use uuid::Builder;

use super::client::Client;
use super::examine::Examination;
use super::limits::Limits;
use super::patience;
use super::refusal::KEY_BYTES;
use super::{history, metric};
use crate::agent::{Agent, Context};
use crate::case::Case;
use crate::failure::{Code, Failure};
use crate::id::{AnalysisId, QuestionId};
use crate::language::Language;
use crate::opinion::Opinion;
use crate::pipeline::Event;
use crate::private::Private;
use crate::question::{NewQuestion, Question};
use crate::store::{Key, Record, Status, StoreError};

/// A question about an analysis that has completed.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The question: UTF-8 without NUL, not empty.
    pub question: Private<String>,
    /// The language of the answer; `None` takes that of the analysis.
    pub language: Option<Language>,
    /// A key under which asking again finds the first answer: 1 to 255 bytes.
    pub idempotency_key: Option<String>,
}

/// Why a question was not answered. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AskError {
    /// There is no such analysis.
    #[error("there is no such analysis")]
    Unknown,
    /// The analysis has not completed, or has ended otherwise.
    #[error("the analysis has not completed")]
    NotCompleted {
        /// Where it stands.
        status: Status,
    },
    /// This kind of analysis answers no questions.
    #[error("this kind of analysis answers no questions")]
    Unsupported,
    /// The question is empty or has a NUL character.
    #[error("question is empty or has a NUL character")]
    QuestionInvalid,
    /// The question has too many bytes.
    #[error("question is longer than {limit} bytes")]
    QuestionTooLong {
        /// The most that is allowed.
        limit: usize,
    },
    /// The idempotency key is empty or too long.
    #[error("an idempotency key has 1 to {KEY_BYTES} bytes")]
    KeyInvalid,
    /// The analysis has as many questions as it may have.
    #[error("the analysis has {limit} questions, as many as it may have")]
    TooMany {
        /// The most that is allowed.
        limit: usize,
    },
    /// The respondent gave no answer.
    #[error("no answer was given")]
    Failed(Failure),
    /// The store does not answer.
    #[error("store does not answer")]
    Store(#[from] StoreError),
}

impl Client {
    /// Answers a question about an analysis that has completed, and stores both with it.
    ///
    /// # Errors
    ///
    /// When there is nothing to ask about, the question is at fault, nobody answers, or the store
    /// does not.
    pub async fn ask(&self, id: AnalysisId, asked: Asked) -> Result<Question, AskError> {
        let limits = &*self.parts.limits;
        check(&asked, limits)?;
        let record = self.load(Key::Analysis(id)).await?.ok_or(AskError::Unknown)?;
        let before = self.questions(id).await?;
        let question = name(id, asked.idempotency_key.as_deref());
        if let Some(first) = before.iter().find(|earlier| earlier.id == question) {
            return Ok(first.clone());
        }
        if before.len() >= limits.questions {
            return Err(AskError::TooMany { limit: limits.questions });
        }
        let respondent = self.parts.analysis.respondent().ok_or(AskError::Unsupported)?;
        let case = case(&record, &asked)?.earlier(history::earlier(&self.parts, &record).await);
        let language = case.language.clone();
        let answer = self.answer(respondent, case).await.map_err(AskError::Failed)?;
        let new =
            NewQuestion { id: question, analysis: id, question: asked.question, language, answer };
        let stored = patience::store(&self.parts, self.parts.store.add_question(&new)).await?;
        counter!(metric::QUESTIONS).increment(1);
        stored.ok_or(AskError::Unknown)
    }

    /// Returns the questions of an analysis with their answers, the oldest first.
    ///
    /// # Errors
    ///
    /// When the store does not answer.
    pub async fn questions(&self, id: AnalysisId) -> Result<Vec<Question>, StoreError> {
        patience::store(&self.parts, self.parts.store.questions(id)).await
    }

    /// Asks the respondent on a task of its own; dropped with the asker, and with it whatever it opened.
    async fn answer(&self, agent: Arc<dyn Agent>, case: Case) -> Result<Opinion, Failure> {
        let time = self.parts.limits.question_time;
        let stop = CancellationToken::new();
        let context = Context::new((Instant::now() + time).into_std(), stop.clone());
        let limits = Limits { soft: time * 5 / 6, hard: time, ..Limits::default() };
        let unavailable = || {
            let message = "Nobody can answer at the moment; please ask again later.";
            Failure::new(Code::AGENT_UNAVAILABLE, message)
        };
        match (Examination { step: 0, agent, case, context, stop }).run(Arc::new(limits)).await {
            Event::Examined { opinion, .. } => Ok(opinion),
            Event::AgentFailed { failure, .. } | Event::AgentRefused { failure, .. } => {
                Err(failure)
            }
            _ => Err(unavailable()),
        }
    }
}

fn check(asked: &Asked, limits: &Limits) -> Result<(), AskError> {
    let question = asked.question.expose();
    if question.len() > limits.question_bytes {
        return Err(AskError::QuestionTooLong { limit: limits.question_bytes });
    }
    if question.trim().is_empty() || question.contains('\0') {
        return Err(AskError::QuestionInvalid);
    }
    match asked.idempotency_key.as_deref().map(str::len) {
        Some(length) if !(1..=KEY_BYTES).contains(&length) => Err(AskError::KeyInvalid),
        _ => Ok(()),
    }
}

/// Names a question by its key, so that asking again meets the first.
fn name(id: AnalysisId, key: Option<&str>) -> QuestionId {
    let Some(key) = key else { return QuestionId::new() };
    let digest = Sha256::new().chain_update(id.as_uuid().as_bytes()).chain_update(key).finalize();
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(byte, digest)| *byte = digest);
    Builder::from_custom_bytes(bytes).into_uuid().into()
}

fn case(record: &Record, asked: &Asked) -> Result<Case, AskError> {
    let (Status::Completed, Some(report)) = (record.status, &record.report) else {
        return Err(AskError::NotCompleted { status: record.status });
    };
    let language = asked.language.clone().or_else(|| record.request.language.clone());
    let language = language.or_else(|| report.language.clone()).unwrap_or_else(Language::english);
    let opinions = record.steps.iter().filter_map(|step| {
        let opinion = step.opinion.clone()?;
        Some((step.name.clone(), opinion))
    });
    Ok(Case::new(report.clone())
        .question(asked.question.clone())
        .person(record.request.person)
        .language(language)
        .opinions(opinions.collect()))
}
