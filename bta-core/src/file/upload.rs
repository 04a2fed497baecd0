//! One document on its way into the storage.

use std::fmt;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};

use super::room::Room;

/// How many bytes are held back before a part is written: the least that S3 takes.
const PART_BYTES: usize = 5 * 1024 * 1024;

/// Why a document was not stored.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UploadError {
    /// The document has more bytes than allowed.
    #[error("document is larger than {limit} bytes")]
    TooLarge {
        /// The most that is allowed.
        limit: u64,
    },
    /// The disk has too little room left.
    #[error("disk has {free} bytes left, and {keep_free} are to stay free")]
    Full {
        /// How many bytes are free.
        free: u64,
        /// How many bytes are to stay free.
        keep_free: u64,
    },
    /// The storage did not take it.
    #[error("document could not be stored")]
    Storage(#[from] object_store::Error),
}

/// A document on its way into the storage. Nothing can be loaded before [`finish`](Self::finish);
/// dropping it removes what was written.
pub struct FileUpload {
    objects: Arc<dyn ObjectStore>,
    path: Path,
    limit: u64,
    room: Room,
    bytes: u64,
    hash: Sha256,
    /// What was not yet written: a small document is written at once, at the end.
    held: BytesMut,
    parts: Option<Box<dyn MultipartUpload>>,
}

/// A stored document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Uploaded {
    /// Its key.
    pub key: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The document itself, if it was small enough to be held in memory until it was written.
    pub content: Option<Bytes>,
}

impl FileUpload {
    pub(super) fn new(objects: Arc<dyn ObjectStore>, path: Path, limit: u64, room: Room) -> Self {
        let (hash, held) = (Sha256::new(), BytesMut::new());
        Self { objects, path, limit, room, bytes: 0, hash, held, parts: None }
    }

    /// Returns how many bytes came so far.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Takes the next bytes of the document.
    ///
    /// # Errors
    ///
    /// When the document grows beyond its limit, or the storage does not take it.
    pub async fn write(&mut self, chunk: Bytes) -> Result<(), UploadError> {
        self.bytes = self.bytes.saturating_add(chunk.len().try_into().unwrap_or(u64::MAX));
        if self.bytes > self.limit {
            return Err(UploadError::TooLarge { limit: self.limit });
        }
        self.hash.update(&chunk);
        self.held.extend_from_slice(&chunk);
        while self.held.len() > PART_BYTES {
            let part = self.held.split_to(PART_BYTES).freeze();
            self.put_part(part).await?;
        }
        Ok(())
    }

    /// Ends the document: it is stored, durably, when this returns.
    ///
    /// # Errors
    ///
    /// When the storage does not take it.
    pub async fn finish(mut self) -> Result<Uploaded, UploadError> {
        let rest = self.held.split().freeze();
        let content = if self.parts.is_none() {
            self.room.check(rest.len())?;
            self.objects.put(&self.path, PutPayload::from(rest.clone())).await?;
            Some(rest)
        } else {
            self.put_part(rest).await?;
            if let Some(parts) = &mut self.parts {
                parts.complete().await?;
            }
            self.parts = None;
            None
        };
        let sha256 = hexadecimal(&std::mem::take(&mut self.hash).finalize());
        Ok(Uploaded { key: self.path.to_string(), bytes: self.bytes, sha256, content })
    }

    async fn put_part(&mut self, part: Bytes) -> Result<(), UploadError> {
        self.room.check(part.len())?;
        let parts = match &mut self.parts {
            Some(parts) => parts,
            none => none.insert(self.objects.put_multipart(&self.path).await?),
        };
        Ok(parts.put_part(PutPayload::from(part)).await?)
    }
}

impl Drop for FileUpload {
    fn drop(&mut self) {
        // A local upload removes its file when it is dropped; a bucket has to be told.
        if let (Some(mut parts), Ok(runtime)) =
            (self.parts.take(), tokio::runtime::Handle::try_current())
        {
            runtime.spawn(async move { parts.abort().await });
        }
    }
}

impl fmt::Debug for FileUpload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileUpload").field("path", &self.path).field("bytes", &self.bytes).finish()
    }
}

/// Returns `bytes` in lower-case hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}
