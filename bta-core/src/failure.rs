//! Failures as they are stored and shown: a stable code and one sentence that helps.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A stable, machine-readable code of a failure, in `snake_case`.
///
/// # Examples
///
/// ```
/// use bta_core::Code;
///
/// assert_eq!(Code::NOT_A_BLOOD_TEST.as_str(), "not_a_blood_test");
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Code(Cow<'static, str>);

impl Code {
    /// The file is empty.
    pub const EMPTY_FILE: Self = Self::new("empty_file");
    /// The file does not begin like a PDF.
    pub const NOT_A_PDF: Self = Self::new("not_a_pdf");
    /// The PDF is damaged beyond safe repair.
    pub const PDF_DAMAGED: Self = Self::new("pdf_damaged");
    /// The PDF needs a password that was not given, or another one.
    pub const PASSWORD_REQUIRED: Self = Self::new("password_required");
    /// The document exceeds a limit of the reader (pages, objects, time, memory).
    pub const LIMIT_EXCEEDED: Self = Self::new("limit_exceeded");
    /// The pages are images without text.
    pub const SCANNED: Self = Self::new("scanned");
    /// The document is not a blood test.
    pub const NOT_A_BLOOD_TEST: Self = Self::new("not_a_blood_test");
    /// It is a blood test, but no result could be read.
    pub const NOTHING_READABLE: Self = Self::new("nothing_readable");
    /// An agent did not end within its time limit.
    pub const TIMEOUT: Self = Self::new("timeout");
    /// An agent did not work for now; it is tried again.
    pub const AGENT_UNAVAILABLE: Self = Self::new("agent_unavailable");
    /// An essential agent failed for good.
    pub const AGENT_FAILED: Self = Self::new("agent_failed");
    /// The analysis kept ending its workers.
    pub const TOO_MANY_ATTEMPTS: Self = Self::new("too_many_attempts");
    /// The uploaded file is gone from the storage.
    pub const FILE_MISSING: Self = Self::new("file_missing");
    /// The analysis ended before this step did.
    pub const ANALYSIS_ENDED: Self = Self::new("analysis_ended");
    /// The person cancelled it.
    pub const CANCELLED: Self = Self::new("cancelled");
    /// Something is wrong on our side.
    pub const INTERNAL: Self = Self::new("internal");

    /// Makes a code of an embedding service's own.
    #[must_use]
    pub const fn new(code: &'static str) -> Self {
        Self(Cow::Borrowed(code))
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Code {
    fn from(code: String) -> Self {
        Self(Cow::Owned(code))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why something ended as failed: a stable code, and one sentence for people without internals or personal data.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Failure {
    /// The stable code.
    pub code: Code,
    /// What is wrong and what to do.
    pub message: String,
}

impl Failure {
    /// Makes a failure.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}
