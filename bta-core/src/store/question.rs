//! Questions that are asked after an analysis has completed, with their answers.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::error::StoreError;
use crate::id::{AnalysisId, QuestionId};
use crate::language::Language;
use crate::opinion::Opinion;
use crate::private::Private;

/// A question with its answer, to store.
#[derive(Clone, Debug, PartialEq)]
pub struct NewQuestion {
    /// Its id.
    pub id: QuestionId,
    /// The analysis that it is about.
    pub analysis: AnalysisId,
    /// What was asked; UTF-8 without NUL.
    pub question: Private<String>,
    /// The language of the answer.
    pub language: Language,
    /// The answer.
    pub answer: Opinion,
}

/// A question with its answer, as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// What was asked.
    pub question: Private<String>,
    /// The language of the answer.
    pub language: Language,
    /// The answer.
    pub answer: Opinion,
    /// When it was stored, by the store's clock.
    pub created_at: DateTime<Utc>,
}

/// Keeps answered questions with their analysis; a part of every store, apart from the pipeline,
/// which has ended when they come.
///
/// # Rules
///
/// - A question is stored together with its answer, or not at all: nothing is owed afterwards.
/// - Adding the same id to the same analysis again stores nothing and returns the first.
/// - Questions do not change the analysis, and are deleted with it.
#[async_trait]
pub trait Questions: Send + Sync {
    /// Stores a question with its answer. Returns `None` when there is no such analysis.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached or is full.
    async fn add_question(&self, question: &NewQuestion) -> Result<Option<Question>, StoreError>;

    /// Returns the questions of an analysis, the oldest first.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn questions(&self, analysis: AnalysisId) -> Result<Vec<Question>, StoreError>;
}
