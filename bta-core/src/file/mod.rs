//! Documents: where uploaded files are kept while their analysis exists.
//!
//! A document's key is made of its analysis's id alone; nothing of what a person typed becomes part of
//! a path. The storage may be a directory, memory or a bucket; see [`object_store`].

mod orphan;
mod room;
mod upload;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use futures::{StreamExt, TryStreamExt};
use object_store::path::Path;
use object_store::{ObjectMeta, ObjectStore, ObjectStoreExt};

use self::room::Room;
use crate::id::AnalysisId;

pub(crate) use upload::hexadecimal;
pub use upload::{FileUpload, UploadError, Uploaded};

/// The folder of all documents.
const FOLDER: &str = "documents";

/// Keeps documents in an object store.
#[derive(Clone, Debug)]
pub struct Files {
    objects: Arc<dyn ObjectStore>,
    directory: Option<PathBuf>,
    keep_free: u64,
}

impl Files {
    /// Keeps documents in `objects`.
    #[must_use]
    pub fn new(objects: Arc<dyn ObjectStore>) -> Self {
        Self { objects, directory: None, keep_free: 0 }
    }

    /// Says in which local directory `objects` keeps its files, so that what a crash left of an upload,
    /// which an object store does not show, can be removed, too.
    #[must_use]
    pub fn directory(mut self, directory: impl Into<PathBuf>) -> Self {
        self.directory = Some(directory.into());
        self
    }

    /// Leaves `bytes` of the local directory's disk free: uploads are refused before it is full, so
    /// that what was accepted can still be finished. Without a directory it does nothing.
    #[must_use]
    pub fn keep_free(mut self, bytes: u64) -> Self {
        self.keep_free = bytes;
        self
    }

    /// Begins to store the document of `id`, of at most `limit` bytes.
    #[must_use]
    pub fn upload(&self, id: AnalysisId, limit: u64) -> FileUpload {
        let room = Room { directory: self.directory.clone(), keep_free: self.keep_free };
        FileUpload::new(self.objects.clone(), path(id), limit, room)
    }

    /// Returns the document stored under `key`.
    ///
    /// # Errors
    ///
    /// When there is no such document, or the storage cannot be reached.
    pub async fn load(&self, key: &str) -> Result<Bytes, object_store::Error> {
        self.objects.get(&Path::parse(key)?).await?.bytes().await
    }

    /// Removes the document of `id`; one that does not exist is no error.
    ///
    /// # Errors
    ///
    /// When the storage cannot be reached.
    pub async fn delete(&self, id: AnalysisId) -> Result<(), object_store::Error> {
        match self.objects.delete(&path(id)).await {
            Err(object_store::Error::NotFound { .. }) => Ok(()),
            other => other,
        }
    }

    /// Returns every document by the analysis it belongs to.
    pub(crate) async fn list(&self) -> Result<Vec<(AnalysisId, ObjectMeta)>, object_store::Error> {
        let owned = |meta: ObjectMeta| {
            let id = meta.location.filename()?.parse().ok()?;
            Some((id, meta))
        };
        let all = self.objects.list(Some(&Path::from(FOLDER)));
        all.try_filter_map(|meta| std::future::ready(Ok(owned(meta)))).boxed().try_collect().await
    }
}

impl From<Arc<dyn ObjectStore>> for Files {
    fn from(objects: Arc<dyn ObjectStore>) -> Self {
        Self::new(objects)
    }
}

impl<T: ObjectStore> From<Arc<T>> for Files {
    fn from(objects: Arc<T>) -> Self {
        Self::new(objects)
    }
}

fn path(id: AnalysisId) -> Path {
    Path::from_iter([FOLDER, &id.to_string()])
}

/// Returns whether `error` says that the storage has no room.
#[must_use]
pub fn is_full(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        let full = error.downcast_ref::<io::Error>().is_some_and(|error| {
            matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
        });
        if full {
            return true;
        }
        cause = error.source();
    }
    false
}
