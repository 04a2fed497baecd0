//! Why an analysis was not accepted.

use std::time::Duration;

use crate::analysis::ReadError;
use crate::failure::{Code, Failure};
use crate::file::{UploadError, is_full};
use crate::store::StoreError;

/// The most bytes of an idempotency key.
pub(super) const KEY_BYTES: usize = 255;

/// Why an analysis was not accepted. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SubmitError {
    /// The document has no bytes.
    #[error("document is empty")]
    Empty,
    /// The document has too many bytes.
    #[error("document is larger than {limit} bytes")]
    TooLarge {
        /// The most that is allowed.
        limit: u64,
    },
    /// The document is at fault: not a PDF, damaged, locked.
    #[error("document refused")]
    Refused(Failure),
    /// The question has too many bytes.
    #[error("question is longer than {limit} bytes")]
    QuestionTooLong {
        /// The most that is allowed.
        limit: usize,
    },
    /// The question has a NUL character.
    #[error("question has a NUL character")]
    QuestionInvalid,
    /// No agent has this name, or the list of agents is empty.
    #[error("there is no agent {name:?}")]
    AgentUnknown {
        /// The name; empty for an empty list.
        name: String,
    },
    /// The idempotency key was used for another submit.
    #[error("idempotency key was used for another submit")]
    KeyReused,
    /// The idempotency key is empty, too long, or has control characters.
    #[error("an idempotency key has 1 to {KEY_BYTES} bytes and no control characters")]
    KeyInvalid,
    /// Too many analyses wait already.
    #[error("too many analyses wait already")]
    Busy {
        /// When to try again.
        retry_after: Duration,
    },
    /// The storage of documents, or the store, has no room.
    #[error("storage is full")]
    StorageFull(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The storage of documents does not answer.
    #[error("document could not be stored")]
    Storage(#[source] object_store::Error),
    /// The store does not answer; whether the analysis was accepted is unknown.
    #[error("analysis could not be stored")]
    Store(#[source] StoreError),
    /// The reader cannot look at the document for now.
    #[error("document could not be checked")]
    Reader(#[source] ReadError),
}

impl SubmitError {
    /// Returns whether the same submit may succeed later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Busy { .. } | Self::StorageFull(_) | Self::Storage(_) | Self::Reader(_) => true,
            Self::Store(error) => error.is_transient(),
            Self::Empty
            | Self::TooLarge { .. }
            | Self::Refused(_)
            | Self::QuestionTooLong { .. }
            | Self::QuestionInvalid
            | Self::AgentUnknown { .. }
            | Self::KeyReused
            | Self::KeyInvalid => false,
        }
    }
}

impl From<UploadError> for SubmitError {
    fn from(error: UploadError) -> Self {
        match error {
            UploadError::TooLarge { limit } => Self::TooLarge { limit },
            UploadError::Full { .. } => Self::StorageFull(error.into()),
            UploadError::Storage(error) => error.into(),
        }
    }
}

impl From<object_store::Error> for SubmitError {
    fn from(error: object_store::Error) -> Self {
        if is_full(&error) { Self::StorageFull(error.into()) } else { Self::Storage(error) }
    }
}

impl From<StoreError> for SubmitError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full { .. } => Self::StorageFull(error.into()),
            _ => Self::Store(error),
        }
    }
}

impl From<ReadError> for SubmitError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Refused(failure) if failure.code == Code::EMPTY_FILE => Self::Empty,
            ReadError::Refused(failure) => Self::Refused(failure),
            unavailable @ ReadError::Unavailable(_) => Self::Reader(unavailable),
        }
    }
}
