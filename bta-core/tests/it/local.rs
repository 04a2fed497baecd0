//! Documents in a local directory.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bta_core::AnalysisId;
use bta_core::file::{Files, UploadError};
use bytes::Bytes;
use object_store::local::LocalFileSystem;

const PART: usize = 6 * 1024 * 1024;

struct Directory {
    directory: tempfile::TempDir,
    files: Files,
}

impl Directory {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let objects = LocalFileSystem::new_with_prefix(directory.path()).unwrap().with_fsync(true);
        let files = Files::new(Arc::new(objects)).directory(directory.path());
        Self { directory, files }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join("documents").join(name)
    }

    fn names(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.directory.path().join("documents")) else {
            return Vec::new();
        };
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

fn age(path: &Path, seconds: u64) {
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
}

#[tokio::test]
async fn small_and_large_documents_come_back() {
    for size in [1, 5 * 1024 * 1024, PART, 2 * PART] {
        let directory = Directory::new();
        let id = AnalysisId::new();
        let mut upload = directory.files.upload(id, u64::MAX);
        let document = Bytes::from(vec![7; size]);
        upload.write(document.slice(..size / 2)).await.unwrap();
        upload.write(document.slice(size / 2..)).await.unwrap();
        let uploaded = upload.finish().await.unwrap();
        assert_eq!(directory.names(), [id.to_string()]);
        assert_eq!(uploaded.bytes, u64::try_from(size).unwrap());
        assert_eq!(directory.files.load(&uploaded.key).await.unwrap(), document);
        directory.files.delete(id).await.unwrap();
        directory.files.delete(id).await.unwrap();
        assert_eq!(directory.names(), [""; 0]);
    }
}

#[tokio::test]
async fn the_hash_is_that_of_the_bytes() {
    let directory = Directory::new();
    let mut upload = directory.files.upload(AnalysisId::new(), 10);
    upload.write(Bytes::from_static(b"a")).await.unwrap();
    upload.write(Bytes::from_static(b"bc")).await.unwrap();
    let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(upload.finish().await.unwrap().sha256, sha256);
}

#[tokio::test]
async fn what_was_not_finished_is_removed() {
    let directory = Directory::new();
    let mut dropped = directory.files.upload(AnalysisId::new(), u64::MAX);
    dropped.write(vec![0; PART].into()).await.unwrap();
    assert_eq!(directory.names().len(), 1, "a part was written");
    let mut too_large = directory.files.upload(AnalysisId::new(), 7_000_000);
    too_large.write(vec![0; PART].into()).await.unwrap();
    let error = too_large.write(vec![0; PART].into()).await.unwrap_err();
    assert!(matches!(error, UploadError::TooLarge { limit: 7_000_000 }));
    drop((dropped, too_large));
    for _ in 0..1000 {
        if directory.names().is_empty() {
            return;
        }
        tokio::task::yield_now().await;
        tokio::task::spawn_blocking(|| ()).await.unwrap();
    }
    panic!("pieces stay: {:?}", directory.names());
}

#[tokio::test]
async fn a_disk_is_not_filled_to_its_end() {
    let directory = Directory::new();
    for (keep_free, size) in [(u64::MAX, 1), (u64::MAX, 2 * PART)] {
        let files = directory.files.clone().keep_free(keep_free);
        let mut upload = files.upload(AnalysisId::new(), u64::MAX);
        let written = match upload.write(vec![0; size].into()).await {
            Ok(()) => upload.finish().await.map(drop),
            Err(error) => Err(error),
        };
        assert!(matches!(written, Err(UploadError::Full { .. })), "{size} bytes: {written:?}");
        assert_eq!(directory.names(), [""; 0]);
    }
    let mut upload = directory.files.clone().keep_free(1).upload(AnalysisId::new(), 10);
    upload.write(Bytes::from_static(b"small")).await.unwrap();
    upload.finish().await.unwrap();
}

#[tokio::test]
async fn pieces_that_a_crash_left_are_swept() {
    let directory = Directory::new();
    let hour = Duration::from_secs(60 * 60);
    assert_eq!(directory.files.sweep_pieces(hour).await.unwrap(), 0, "no directory yet");
    let mut crashed = directory.files.upload(AnalysisId::new(), u64::MAX);
    crashed.write(vec![0; PART].into()).await.unwrap();
    let piece = directory.path(&directory.names()[0]);
    let stale = directory.path(&format!("{}#12", AnalysisId::new()));
    let document = directory.path(&AnalysisId::new().to_string());
    let foreign = directory.path("notes#today");
    for path in [&stale, &document, &foreign] {
        fs::write(path, "").unwrap();
        age(path, 3601);
    }
    age(&piece, 3599);
    assert_eq!(directory.files.sweep_pieces(hour).await.unwrap(), 1);
    assert!(!stale.exists() && piece.exists() && document.exists() && foreign.exists());
    age(&piece, 3601);
    assert_eq!(directory.files.sweep_pieces(hour).await.unwrap(), 1);
    assert!(!piece.exists());
}
