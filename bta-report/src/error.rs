use std::io;

use crate::limits::Limit;

/// Why a document could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There are no bytes.
    #[error("the document is empty")]
    Empty,
    /// The bytes are not a PDF file.
    #[error("the document is not a PDF file")]
    NotAPdf,
    /// It says to be a PDF file but its structure cannot be understood.
    #[error("the PDF file is damaged")]
    Damaged,
    /// It is encrypted, and the password is missing or wrong.
    #[error("the PDF file needs a password")]
    PasswordRequired,
    /// Reading it would cost too much.
    #[error("the PDF file goes over the limit of {0}")]
    LimitExceeded(Limit),
    /// The process that reads could not be started or spoken to; nothing is known about the document.
    #[error("the reading process is unavailable")]
    Unavailable(#[source] io::Error),
}

impl ReadError {
    /// Returns whether reading the same document again may succeed.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Unavailable(_) => true,
            Self::Empty
            | Self::NotAPdf
            | Self::Damaged
            | Self::PasswordRequired
            | Self::LimitExceeded(_) => false,
        }
    }
}
