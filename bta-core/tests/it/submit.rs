//! Submitting: what is accepted, what is refused, and that nothing of the refused stays.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bta_core::UserId;
use bta_core::engine::{Client, Limits, Parts, SubmitError, Sweep};
use bta_core::memory::MemoryStore;
use bta_core::store::{Filter, Key, Request, Status};
use bta_core::testkit::fault::{Fault, Faults, FaultyStore};
use bta_core::testkit::script::Script;
use bytes::Bytes;
use futures::StreamExt;
use futures::stream::BoxStream;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    CopyOptions, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    PutMultipartOptions, PutOptions, PutPayload, PutResult,
};
use tokio::time::sleep;

use crate::stage::{PDF, ended, parts, submit, submit_request, work};

async fn documents(parts: &Parts, objects: &dyn ObjectStore) -> usize {
    assert!(parts.files.load("documents/none").await.is_err());
    objects.list(None).count().await
}

/// Submits `document` in pieces; it must be refused, and leave nothing behind.
async fn refuse(document: &[u8], request: Request, key: Option<&str>) -> SubmitError {
    let objects = Arc::new(InMemory::new());
    let limits = Limits { upload_bytes: 6_000_000, question_bytes: 20, ..Limits::default() };
    let parts = with_objects(objects.clone()).limits(limits);
    let client = Client::new(parts.clone());
    let attempt = async {
        let mut upload = client.upload().await?;
        for chunk in document.chunks(100_000) {
            upload.write(Bytes::copy_from_slice(chunk)).await?;
        }
        client.submit(upload, "report.pdf", request, key.map(str::to_owned)).await
    };
    let error = attempt.await.unwrap_err();
    tokio::task::yield_now().await;
    assert_eq!(documents(&parts, &*objects).await, 0, "{error:?} left a document");
    assert_eq!(client.list(&Filter::default()).await.unwrap().total, 0);
    error
}

fn with_objects(objects: Arc<dyn ObjectStore>) -> Parts {
    let whole = parts(&Script::new());
    Parts::new(whole.analysis, whole.store, whole.broker, objects)
}

fn question(text: &str) -> Request {
    Request { question: text.to_owned().into(), ..Request::default() }
}

fn agents(names: &[&str]) -> Request {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    Request { agents: Some(names), ..Request::default() }
}

#[tokio::test(start_paused = true)]
async fn what_is_wrong_is_refused() {
    let plain = Request::default;
    assert!(matches!(refuse(b"", plain(), None).await, SubmitError::Empty));
    let refused = refuse(b"GIF89a", plain(), None).await;
    assert!(
        matches!(refused, SubmitError::Refused(failure) if failure.code.as_str() == "not_a_pdf")
    );
    let large = [PDF, &vec![0; 6_000_000]].concat();
    assert!(matches!(
        refuse(&large, plain(), None).await,
        SubmitError::TooLarge { limit: 6_000_000 }
    ));
    let long = refuse(PDF, question("0123456789 0123456789"), None).await;
    assert!(matches!(long, SubmitError::QuestionTooLong { limit: 20 }));
    assert!(matches!(refuse(PDF, question("a\0b"), None).await, SubmitError::QuestionInvalid));
    let unknown = refuse(PDF, agents(&["doctor", "plumber"]), None).await;
    assert!(matches!(unknown, SubmitError::AgentUnknown { name } if name == "plumber"));
    let nobody = refuse(PDF, agents(&[]), None).await;
    assert!(matches!(nobody, SubmitError::AgentUnknown { name } if name.is_empty()));
    for key in ["", "a\nb", &"k".repeat(256)] {
        assert!(matches!(refuse(PDF, plain(), Some(key)).await, SubmitError::KeyInvalid));
    }
}

#[tokio::test(start_paused = true)]
async fn large_documents_arrive_whole() {
    let objects = Arc::new(InMemory::new());
    let parts = with_objects(objects.clone())
        .limits(Limits { upload_bytes: 20_000_000, ..Limits::default() });
    let client = Client::new(parts.clone());
    let document: Vec<u8> =
        PDF.iter().copied().chain((0..12_000_000_u32).map(|n| n.to_le_bytes()[1])).collect();
    let mut upload = client.upload().await.unwrap();
    for chunk in document.chunks(777_777) {
        upload.write(Bytes::copy_from_slice(chunk)).await.unwrap();
    }
    let submitted =
        client.submit(upload, "..\\a/b\u{7}.pdf", Request::default(), None).await.unwrap();
    let record = client.load(Key::Task(submitted.task_id)).await.unwrap().unwrap();
    assert_eq!(record.document.bytes, 12_000_019);
    assert_eq!(record.document.filename.expose(), "b.pdf");
    assert_eq!(parts.files.load(&record.document.key).await.unwrap(), document);
    assert_eq!(record.document.sha256.len(), 64);
}

#[tokio::test(start_paused = true)]
async fn repeated_submits_find_the_first() {
    let objects = Arc::new(InMemory::new());
    let parts = with_objects(objects.clone());
    let client = Client::new(parts.clone());
    let first = submit_request(&client, Request::default(), Some("key")).await.unwrap();
    let again = submit_request(&client, Request::default(), Some("key")).await.unwrap();
    assert_eq!((again.id, again.task_id, again.repeated), (first.id, first.task_id, true));
    let other = submit_request(&client, question("Why?"), Some("key")).await.unwrap_err();
    assert!(matches!(other, SubmitError::KeyReused));
    let owner: UserId = "u-1".parse().unwrap();
    let owned = Request { owner: Some(owner), ..Request::default() };
    assert!(!submit_request(&client, owned, Some("key")).await.unwrap().repeated);
    assert_eq!(documents(&parts, &*objects).await, 2, "documents of refused submits stay");

    let submits = (0..20).map(|_| submit_request(&client, Request::default(), Some("many")));
    let all = futures::future::join_all(submits).await;
    let fresh = all.iter().filter(|submitted| !submitted.as_ref().unwrap().repeated).count();
    assert_eq!((fresh, documents(&parts, &*objects).await), (1, 3));
}

#[tokio::test(start_paused = true)]
async fn a_full_queue_is_busy() {
    let parts = parts(&Script::new()).limits(Limits { waiting: Some(2), ..Limits::default() });
    let client = Client::new(parts.clone());
    submit(&client).await;
    let last = submit(&client).await;
    assert!(matches!(client.upload().await.unwrap_err(), SubmitError::Busy { .. }));
    let shift = work(&parts);
    ended(&client, last.id).await;
    submit(&client).await;
    shift.stop().await;
}

#[tokio::test(start_paused = true)]
async fn an_insert_without_an_answer_is_made_again() {
    for fault in [Fault::Before, Fault::After] {
        let whole = parts(&Script::new());
        let faults = Faults::at(0, fault);
        let mut parts = whole.clone();
        parts.store = Arc::new(FaultyStore::new(whole.store.clone(), faults.clone()));
        let client = Client::new(parts);
        let submitted = submit(&client).await;
        assert_eq!((faults.fired(), submitted.repeated), (1, false));
        assert!(whole.files.load(&format!("documents/{}", submitted.id)).await.is_ok());
        assert_eq!(client.list(&Filter::default()).await.unwrap().total, 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_store_that_is_away_is_said_and_swept() {
    let objects = Arc::new(InMemory::new());
    let mut parts = with_objects(objects.clone())
        .limits(Limits { orphan: Duration::ZERO, ..Limits::default() });
    let faults = Faults::from(0, Fault::Before);
    parts.store = Arc::new(FaultyStore::new(Arc::new(MemoryStore::new()), faults.clone()));
    let client = Client::new(parts.clone());
    let error = submit_request(&client, Request::default(), None).await.unwrap_err();
    assert!(matches!(error, SubmitError::Store(_)) && error.is_transient());
    // It might have been stored: only a sweep that asks the store may remove the document.
    assert_eq!(documents(&parts, &*objects).await, 1);
    assert_eq!(Sweep::new(parts.clone()).remove_orphans().await, 0, "the store does not answer");
    faults.heal();
    let kept = submit(&client).await;
    assert_eq!(Sweep::new(parts.clone()).remove_orphans().await, 1);
    assert!(parts.files.load(&format!("documents/{}", kept.id)).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn old_analyses_are_deleted_with_their_documents() {
    let day = Duration::from_secs(24 * 60 * 60);
    let objects = Arc::new(InMemory::new());
    let parts =
        with_objects(objects.clone()).limits(Limits { retention: Some(day), ..Limits::default() });
    let client = Client::new(parts.clone());
    let old = submit(&client).await.id;
    client.cancel(old).await.unwrap();
    let waiting = submit(&client).await.id;
    sleep(day).await;
    let fresh = submit(&client).await.id;
    client.cancel(fresh).await.unwrap();
    sleep(Duration::from_secs(1)).await;
    assert_eq!(Sweep::new(parts.clone()).expire().await, 1);
    assert_eq!(client.load(Key::Analysis(old)).await.unwrap(), None);
    for (id, status) in [(waiting, Status::Pending), (fresh, Status::Cancelled)] {
        assert_eq!(client.load(Key::Analysis(id)).await.unwrap().unwrap().status, status);
    }
    assert_eq!(documents(&parts, &*objects).await, 2);
}

/// A disk without room.
#[derive(Debug)]
struct Full;

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("full")
    }
}

fn full<T>() -> object_store::Result<T> {
    let source = io::Error::new(io::ErrorKind::StorageFull, "no space left on device");
    Err(object_store::Error::Generic { store: "full", source: Box::new(source) })
}

#[async_trait]
impl ObjectStore for Full {
    async fn put_opts(
        &self,
        _: &Path,
        _: PutPayload,
        _: PutOptions,
    ) -> object_store::Result<PutResult> {
        full()
    }

    async fn put_multipart_opts(
        &self,
        _: &Path,
        _: PutMultipartOptions,
    ) -> object_store::Result<Box<dyn MultipartUpload>> {
        full()
    }

    async fn get_opts(&self, _: &Path, _: GetOptions) -> object_store::Result<GetResult> {
        full()
    }

    fn delete_stream(
        &self,
        locations: BoxStream<'static, object_store::Result<Path>>,
    ) -> BoxStream<'static, object_store::Result<Path>> {
        locations
    }

    fn list(&self, _: Option<&Path>) -> BoxStream<'static, object_store::Result<ObjectMeta>> {
        futures::stream::empty().boxed()
    }

    async fn list_with_delimiter(&self, _: Option<&Path>) -> object_store::Result<ListResult> {
        full()
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> object_store::Result<()> {
        full()
    }
}

#[tokio::test(start_paused = true)]
async fn a_full_disk_is_named() {
    let client = Client::new(with_objects(Arc::new(Full)));
    let error = submit_request(&client, Request::default(), None).await.unwrap_err();
    assert!(matches!(error, SubmitError::StorageFull(_)), "{error:?}");
    let mut upload = client.upload().await.unwrap();
    let error = upload.write(vec![0; 6_000_000].into()).await.unwrap_err();
    assert!(matches!(error, SubmitError::StorageFull(_)), "{error:?}");
    assert_eq!(client.list(&Filter::default()).await.unwrap().total, 0);
}
