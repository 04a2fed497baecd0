//! What the engine refuses, as problem documents.

use std::time::Duration;

use axum::http::StatusCode;
use bta_core::engine::SubmitError;
use bta_core::failure::{Code, Failure};
use bta_core::store::StoreError;

use crate::problem::Problem;

/// When to try again while something of ours is away.
const AWAY: Duration = Duration::from_secs(5);

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(error = %chain(&error), "the store did not answer");
        match error {
            StoreError::Unavailable { .. } => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "store_unavailable",
                "The store cannot be reached at the moment; please try again in a few seconds.",
            )
            .retry_after(AWAY),
            StoreError::Full { .. } => storage_full(),
            _ => Self::internal(),
        }
    }
}

impl From<SubmitError> for Problem {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Empty => Self::from(Failure::new(
                Code::EMPTY_FILE,
                "The file is empty; please choose the PDF of the report.",
            )),
            SubmitError::TooLarge { limit } => too_large(limit),
            SubmitError::Refused(failure) => failure.into(),
            SubmitError::QuestionTooLong { limit } => question_too_long(limit),
            SubmitError::QuestionInvalid => not_text("query"),
            SubmitError::AgentUnknown { .. } => Self::invalid(
                "agent_unknown",
                "The field \"agents\" names an agent that does not exist; leave it out for all of them.",
            )
            .field("agents"),
            SubmitError::KeyReused => Self::invalid(
                "idempotency_key_reused",
                "This Idempotency-Key was used for another submit; please choose a new one.",
            ),
            SubmitError::KeyInvalid => key_invalid(),
            SubmitError::Busy { retry_after } => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "busy",
                "Too many analyses are waiting; please try again later.",
            )
            .retry_after(retry_after),
            SubmitError::StorageFull(_) => storage_full(),
            SubmitError::Store(error) => error.into(),
            other => unavailable(&other),
        }
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        let status = if failure.code == Code::NOT_A_PDF {
            StatusCode::UNSUPPORTED_MEDIA_TYPE
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        Self::new(status, failure.code.as_str().to_owned(), failure.message).field("file")
    }
}

/// Says that the file is over the limit.
pub(crate) fn too_large(limit: u64) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "too_large",
        format!("The file is larger than {limit} bytes, which is the most that is read."),
    )
    .field("file")
}

/// Says that the question is over the limit.
pub(crate) fn question_too_long(limit: usize) -> Problem {
    Problem::invalid(
        "question_too_long",
        format!("The question is longer than {limit} bytes; please shorten it."),
    )
    .field("query")
}

/// Says that a field is not text.
pub(crate) fn not_text(field: &'static str) -> Problem {
    Problem::invalid(
        "invalid_text",
        format!("The field \"{field}\" must be UTF-8 text without NUL characters."),
    )
    .field(field)
}

/// Says what an idempotency key must be.
pub(crate) fn key_invalid() -> Problem {
    Problem::invalid(
        "idempotency_key_invalid",
        "The Idempotency-Key must have 1 to 255 visible ASCII characters.",
    )
}

fn storage_full() -> Problem {
    Problem::new(
        StatusCode::INSUFFICIENT_STORAGE,
        "storage_full",
        "There is no space for more files at the moment; please try again later.",
    )
    .retry_after(Duration::from_secs(60))
}

/// Says that a part of ours that a submit needs is away.
fn unavailable(error: &SubmitError) -> Problem {
    tracing::error!(error = %chain(error), "a submit failed");
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "unavailable",
        "The file cannot be taken at the moment; please try again in a few seconds.",
    )
    .retry_after(AWAY)
}

/// Writes an error with its causes, for the log.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
