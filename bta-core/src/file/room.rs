//! How much room a disk has left for documents.

use std::path::PathBuf;

use super::UploadError;

/// The disk of a local directory, and how much of it stays free.
#[derive(Clone, Debug)]
pub(super) struct Room {
    pub(super) directory: Option<PathBuf>,
    pub(super) keep_free: u64,
}

impl Room {
    /// Refuses `bytes` more when they would leave less free than is to be kept.
    ///
    /// A disk that does not say how much is free is no reason to refuse: the write itself will tell.
    pub(super) fn check(&self, bytes: usize) -> Result<(), UploadError> {
        let (Some(directory), 1..) = (&self.directory, self.keep_free) else { return Ok(()) };
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        match fs4::available_space(directory) {
            Ok(free) if free < self.keep_free.saturating_add(bytes) => {
                Err(UploadError::Full { free, keep_free: self.keep_free })
            }
            _ => Ok(()),
        }
    }
}
