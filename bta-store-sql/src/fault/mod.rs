//! What a failed statement means, without what it was about.

#[cfg(test)]
mod tests;

use std::error::Error;
use std::fmt;

use bta_core::StoreError;

use crate::dialect::{Class, Dialect};

/// Why an operation failed.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The database, or the way to it.
    Database(sqlx::Error),
    /// It did not answer in time.
    Late,
    /// What was there a moment ago is gone.
    Contended,
    /// What is stored.
    Corrupt { id: String, what: &'static str, source: Box<dyn Error + Send + Sync> },
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl Fault {
    pub(crate) fn class(&self, dialect: &Dialect) -> Class {
        match self {
            Self::Database(sqlx::Error::Database(error)) => (dialect.class)(&**error),
            Self::Database(
                sqlx::Error::Io(_)
                | sqlx::Error::Tls(_)
                | sqlx::Error::Protocol(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed
                | sqlx::Error::BeginFailed,
            )
            | Self::Late => Class::Unavailable,
            Self::Contended => Class::Contended,
            Self::Database(_) | Self::Corrupt { .. } => Class::Refused,
        }
    }

    pub(crate) fn into_store_error(self, dialect: &Dialect) -> StoreError {
        let store = dialect.name;
        let class = self.class(dialect);
        let source: Box<dyn Error + Send + Sync> = match self {
            Self::Corrupt { id, what, source } => return StoreError::Corrupt { id, what, source },
            Self::Database(sqlx::Error::Database(error)) => Box::new(Answer::new(&*error)),
            Self::Database(error) => Box::new(error),
            Self::Late => Box::new(LateError),
            Self::Contended => Box::new(ContendedError),
        };
        match class {
            Class::Contended | Class::Unavailable => StoreError::Unavailable { store, source },
            Class::Full => StoreError::Full { store, source },
            Class::Taken | Class::Refused => StoreError::Refused { store, source },
        }
    }
}

/// No answer within the time limit.
#[derive(Debug, thiserror::Error)]
#[error("no answer in time")]
struct LateError;

/// Others kept changing the same rows.
#[derive(Debug, thiserror::Error)]
#[error("others kept changing the same rows")]
struct ContendedError;

/// What a database answered: its code, and its message unless that may quote what was stored.
///
/// The drivers' own errors are not kept, because their `Debug` shows rows ("Failing row contains …").
#[derive(Debug)]
struct Answer {
    code: String,
    message: Option<String>,
}

impl Answer {
    fn new(error: &dyn sqlx::error::DatabaseError) -> Self {
        let code = error.code().unwrap_or_default().into_owned();
        // SQLSTATE classes 22 (data) and 23 (constraints); SQLite's codes are plain numbers.
        let quotes = code.len() == 5 && (code.starts_with("22") || code.starts_with("23"));
        Self { message: (!quotes).then(|| error.message().to_owned()), code }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.message {
            Some(message) => write!(f, "{message} (code {})", self.code),
            None => write!(f, "code {}", self.code),
        }
    }
}

impl Error for Answer {}
