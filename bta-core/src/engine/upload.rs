//! A document that is being submitted.

use bytes::Bytes;

use super::refusal::SubmitError;
use crate::file::{FileUpload, Uploaded};
use crate::id::AnalysisId;

/// A document that is being submitted. Dropping it removes what was written.
#[derive(Debug)]
pub struct Upload {
    pub(super) id: AnalysisId,
    file: FileUpload,
}

impl Upload {
    pub(super) const fn new(id: AnalysisId, file: FileUpload) -> Self {
        Self { id, file }
    }

    /// Takes the next bytes of the document.
    ///
    /// # Errors
    ///
    /// When the document grows beyond the limit, or the storage is full or does not answer.
    pub async fn write(&mut self, chunk: Bytes) -> Result<(), SubmitError> {
        Ok(self.file.write(chunk).await?)
    }

    /// Returns how many bytes came so far.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.file.bytes()
    }

    pub(super) async fn finish(self) -> Result<Uploaded, SubmitError> {
        Ok(self.file.finish().await?)
    }
}
