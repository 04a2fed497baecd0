//! The rules of a storage of documents: whatever [`Files`] is put on. Feature `testkit`.

#![expect(clippy::missing_panics_doc, reason = "every rule panics when it is broken")]

use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use object_store::ObjectStore;
use tokio::time::{Instant, sleep};

use crate::engine::{Client, Limits, Parts, Sweep};
use crate::file::{Files, UploadError};
use crate::id::AnalysisId;
use crate::memory::{MemoryBroker, MemoryStore};
use crate::store::Request;
use crate::testkit::script::Script;

/// More than is written at once.
const LARGE: usize = 6 * 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs every rule on a storage without documents, which nobody else uses.
pub async fn all(objects: Arc<dyn ObjectStore>) {
    let files = Files::new(objects);
    documents_come_back(&files).await;
    what_was_not_finished_is_not_there(&files).await;
    deleting_twice_is_harmless(&files).await;
    orphans_are_found(&files).await;
}

/// A document comes back as it was, whether it was written at once or in parts.
pub async fn documents_come_back(files: &Files) {
    for size in [1, 5 * 1024 * 1024, LARGE, 2 * LARGE] {
        let (id, document) = (AnalysisId::new(), bytes(size));
        let key = store(files, id, &document).await;
        assert!(ok(files.load(&key).await) == document, "{size} bytes come back as they were");
        ok(files.delete(id).await);
    }
}

/// A document that was dropped, or is too large, cannot be loaded and is not listed.
pub async fn what_was_not_finished_is_not_there(files: &Files) {
    let limit = u64::try_from(LARGE).unwrap_or(u64::MAX);
    let (dropped, large) = (AnalysisId::new(), AnalysisId::new());
    let mut upload = files.upload(dropped, limit);
    ok(upload.write(bytes(LARGE)).await);
    drop(upload);
    let mut upload = files.upload(large, limit);
    ok(upload.write(bytes(LARGE)).await);
    let refused = upload.write(bytes(1)).await;
    assert!(matches!(refused, Err(UploadError::TooLarge { .. })), "{refused:?}");
    drop(upload);
    for id in [dropped, large] {
        let loaded = files.load(&format!("documents/{id}")).await;
        assert!(matches!(loaded, Err(object_store::Error::NotFound { .. })), "{loaded:?}");
    }
    assert_eq!(ok(files.list().await), []);
}

/// Deleting a document that is gone, or never was, is no error.
pub async fn deleting_twice_is_harmless(files: &Files) {
    let id = AnalysisId::new();
    ok(files.delete(id).await);
    let key = store(files, id, &bytes(10)).await;
    ok(files.delete(id).await);
    ok(files.delete(id).await);
    let loaded = files.load(&key).await;
    assert!(matches!(loaded, Err(object_store::Error::NotFound { .. })), "{loaded:?}");
}

/// A sweep removes documents without an analysis, and no others.
pub async fn orphans_are_found(files: &Files) {
    let (script, store_of) = (Arc::new(Script::new()), Arc::new(MemoryStore::new()));
    let parts = Parts::new(script, store_of, Arc::new(MemoryBroker::new()), files.clone())
        .limits(Limits { orphan: Duration::from_secs(1), ..Limits::default() });
    let client = Client::new(parts.clone());
    let mut upload = ok(client.upload().await);
    ok(upload.write(Bytes::from_static(b"%PDF-1.7 some bytes")).await);
    let kept = ok(client.submit(upload, "report.pdf", Request::default(), None).await);
    for size in [3, LARGE] {
        store(files, AnalysisId::new(), &bytes(size)).await;
    }
    // A storage may count time in seconds, and this process may be ahead of it.
    let began = Instant::now();
    let mut removed = 0;
    while removed < 2 {
        assert!(began.elapsed() < PATIENCE, "{removed} of 2 orphans were removed");
        sleep(Duration::from_millis(500)).await;
        removed += Sweep::new(parts.clone()).remove_orphans().await;
    }
    let left: Vec<_> = ok(files.list().await).into_iter().map(|(id, _)| id).collect();
    assert_eq!((removed, left), (2, vec![kept.id]));
    ok(files.delete(kept.id).await);
}

/// Stores a document in two pieces, and returns its key.
async fn store(files: &Files, id: AnalysisId, document: &Bytes) -> String {
    let mut upload = files.upload(id, u64::MAX);
    let half = document.len() / 2;
    ok(upload.write(document.slice(..half)).await);
    ok(upload.write(document.slice(half..)).await);
    ok(upload.finish().await).key
}

/// Bytes that differ from place to place.
fn bytes(count: usize) -> Bytes {
    (0..=250).cycle().take(count).collect::<Vec<u8>>().into()
}

#[track_caller]
fn ok<T, E: Debug>(result: Result<T, E>) -> T {
    result.expect("the storage answers")
}
