//! `POST` and `GET /analysis/{analysis_id}/questions`: questions about an analysis that has completed.

use std::time::Duration;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use bta_core::Language;
use bta_core::engine::{AskError, Asked};
use bta_core::id::AnalysisId;
use bta_core::opinion::{Finding, Writing};
use bta_core::question::Question;
use bta_core::store::Key;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::parameter::identifier;
use crate::problem::{Problem, ProblemDocument};
use crate::refusal::{key_invalid, not_text, question_too_long};
use crate::schema;
use crate::service::Service;
use crate::timestamp::Timestamp;

const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// A question to ask.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionRequest {
    /// The question.
    #[schema(
        min_length = 1,
        max_length = 10_000,
        example = "Is my iron the reason that I am tired?"
    )]
    query: String,
    /// The language of the answer, such as `de`; that of the analysis unless given.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
}

/// A question with its answer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Question)]
pub(crate) struct QuestionBody {
    /// Its id.
    question_id: String,
    /// The analysis that it is about.
    analysis_id: String,
    /// What was asked.
    query: String,
    /// The language of the answer.
    #[schema(value_type = String)]
    language: Language,
    /// The answer.
    answer: String,
    /// The statements behind the answer, with their evidence.
    #[schema(value_type = Vec<schema::Finding>)]
    findings: Vec<Finding>,
    /// How a language model took part in the answer; null when none was asked.
    #[schema(value_type = Option<schema::Writing>)]
    writing: Option<Writing>,
    /// When it was answered.
    created_at: Timestamp,
}

/// The questions about an analysis.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Questions)]
pub(crate) struct QuestionsBody {
    /// The oldest first.
    questions: Vec<QuestionBody>,
}

impl QuestionBody {
    fn new(id: AnalysisId, question: Question) -> Self {
        Self {
            question_id: question.id.to_string(),
            analysis_id: id.to_string(),
            query: question.question.into_exposed(),
            language: question.language,
            answer: question.answer.text,
            findings: question.answer.findings,
            writing: question.answer.writing,
            created_at: question.created_at.into(),
        }
    }
}

/// Asks a question about an analysis that has completed; the answer is kept with the analysis.
#[utoipa::path(
    post, path = "/analysis/{analysis_id}/questions", tag = "analyses", request_body = QuestionRequest,
    params(("analysis_id" = String, Path, description = "The id of the analysis"),
        ("Idempotency-Key" = Option<String>, Header, description = "Asking again with the same key returns the first answer")),
    responses(
        (status = 201, description = "The answer", body = QuestionBody),
        (status = 404, description = "There is no such analysis", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 409, description = "The analysis has not completed, or has as many questions as it may have", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "The body is too large", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "The body is not JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "Nobody can answer now, or the store is away", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn ask(
    State(service): State<Service>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Result<Json<serde_json::Map<String, serde_json::Value>>, JsonRejection>,
) -> Result<Response, Problem> {
    let id: AnalysisId = identifier(&id).ok_or_else(Problem::no_analysis)?;
    let Json(fields) =
        body.map_err(|rejection| crate::user::unreadable(&rejection, no_question))?;
    let request: QuestionRequest =
        serde_json::from_value(fields.into()).map_err(|_| no_question())?;
    let key = headers.get(IDEMPOTENCY_KEY).map(|key| key.to_str().map(str::to_owned));
    let asked = Asked {
        question: request.query.into(),
        language: request.language,
        idempotency_key: key.transpose().map_err(|_| key_invalid())?,
    };
    let question = service.client.ask(id, asked).await.map_err(refused)?;
    Ok((StatusCode::CREATED, Json(QuestionBody::new(id, question))).into_response())
}

/// Lists the questions about an analysis with their answers.
#[utoipa::path(
    get, path = "/analysis/{analysis_id}/questions", tag = "analyses",
    params(("analysis_id" = String, Path, description = "The id of the analysis")),
    responses(
        (status = 200, description = "The questions", body = QuestionsBody),
        (status = 404, description = "There is no such analysis", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "The store is away", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(service): State<Service>,
    Path(id): Path<String>,
) -> Result<Json<QuestionsBody>, Problem> {
    let id: AnalysisId = identifier(&id).ok_or_else(Problem::no_analysis)?;
    service.load(Key::Analysis(id)).await?;
    let questions = service.client.questions(id).await?;
    let questions = questions.into_iter().map(|question| QuestionBody::new(id, question));
    Ok(Json(QuestionsBody { questions: questions.collect() }))
}

fn refused(error: AskError) -> Problem {
    match error {
        AskError::Unknown => Problem::no_analysis(),
        AskError::NotCompleted { status } if status.is_terminal() => conflict(
            "not_completed",
            "The analysis ended without a result, so there is nothing to ask about.",
        ),
        AskError::NotCompleted { .. } => {
            conflict("not_ready", "The analysis has not completed yet; please ask when it has.")
                .retry_after(Duration::from_secs(1))
        }
        AskError::Unsupported => {
            conflict("questions_unsupported", "This kind of analysis answers no questions.")
        }
        AskError::TooMany { limit } => conflict(
            "too_many_questions",
            format!("{limit} questions about one analysis are the most that are answered."),
        ),
        AskError::QuestionInvalid => not_text("query"),
        AskError::QuestionTooLong { limit } => question_too_long(limit),
        AskError::KeyInvalid => key_invalid(),
        AskError::Failed(failure) => Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            failure.code.as_str().to_owned(),
            failure.message,
        )
        .retry_after(Duration::from_secs(5)),
        AskError::Store(error) => error.into(),
        _ => Problem::internal(),
    }
}

fn no_question() -> Problem {
    Problem::invalid(
        "invalid_field",
        "A question is an object with the text \"query\" and, if you like, the text \"language\", such as \"de\".",
    )
}

fn conflict(code: &'static str, detail: impl Into<std::borrow::Cow<'static, str>>) -> Problem {
    Problem::new(StatusCode::CONFLICT, code, detail)
}
