//! What only SQLite does.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use bta_core::StoreError;
use bta_core::store::{Change, Claim, Filter, Key, Outcome, Recorded, Status, Store};
use bta_store_sql::{ConnectError, Options, SqlStore};
use sqlx::{Connection, Executor, SqliteConnection};
use tempfile::TempDir;

use crate::example::{LEASE, QUIET, analysis, claim, load, opinion};
use crate::place::{Kind, Place};

fn files(directory: &Path) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// Everything a person wrote and was told is gone from the files, too, while the store goes on.
#[tokio::test]
async fn what_is_deleted_leaves_no_trace_in_the_files() {
    let directory = TempDir::new().unwrap();
    let url = format!("sqlite://{}/bta.db", directory.path().display());
    let store = SqlStore::connect(&url, Options::default()).await.unwrap();
    let mut new = analysis();
    new.request.question = "canary-7f3a in the question".to_owned().into();
    new.document.filename = "canary-7f3a.pdf".to_owned().into();
    store.insert(&new).await.unwrap();
    let claim = claim(&store, new.id).await;
    let text = "canary-7f3a in the opinion; ".repeat(2_000);
    let outcome = Outcome::Completed(opinion(&text));
    let change = Change::StepEnded { step: "doctor".into(), outcome, progress: 0.5 };
    store.record(new.id, claim.token, LEASE, &change).await.unwrap();
    assert!(holds(directory.path(), b"canary-7f3a"), "the test would see a trace");
    assert!(store.delete(new.id).await.unwrap());
    assert!(!holds(directory.path(), b"canary-7f3a"));
    store.insert(&analysis()).await.unwrap();
}

fn holds(directory: &Path, needle: &[u8]) -> bool {
    files(directory)
        .iter()
        .map(|file| std::fs::read(file).unwrap())
        .any(|bytes| bytes.windows(needle.len()).any(|window| window == needle))
}

#[cfg(unix)]
#[tokio::test]
async fn files_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;

    let directory = TempDir::new().unwrap();
    let url = format!("sqlite:///{}/new/bta.db", directory.path().display());
    let store = SqlStore::connect(&url, Options::default()).await.unwrap();
    store.insert(&analysis()).await.unwrap();
    let files = files(&directory.path().join("new"));
    assert_eq!(files.len(), 3, "{files:?}");
    for file in files {
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", file.display());
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_is_explained() {
    let directory = TempDir::new().unwrap();
    let text = directory.path().join("text");
    std::fs::write(&text, "not a database, but long enough to be looked at as one").unwrap();
    let below = format!("sqlite://{}/bta.db", text.display());
    let error = SqlStore::connect(&below, Options::default()).await.unwrap_err();
    assert!(
        matches!(&error, ConnectError::File { path, .. } if path.starts_with(&text)),
        "{error:?}"
    );
    let other = format!("sqlite://{}", text.display());
    let error = SqlStore::connect(&other, Options::default()).await.unwrap_err();
    assert!(matches!(error, ConnectError::Refused { .. }), "{error:?}");
    assert!(!error.is_transient());
    let directory = format!("sqlite://{}", directory.path().display());
    let error = SqlStore::connect(&directory, Options::default()).await.unwrap_err();
    assert!(matches!(error, ConnectError::Refused { .. }), "{error:?}");
}

#[tokio::test]
async fn a_schema_of_somebody_else_is_left_alone() {
    let place = Place::new(Kind::File).await.unwrap();
    place.store().await.close().await;
    let directory = TempDir::new().unwrap();
    let url = format!("sqlite://{}/other.db", directory.path().display());
    let mut other = SqliteConnection::connect(&format!("{url}?mode=rwc")).await.unwrap();
    other.execute("CREATE TABLE users (name TEXT)").await.unwrap();
    let error = SqlStore::connect(&url, Options::default()).await.unwrap_err();
    assert!(matches!(error, ConnectError::Migration { .. }), "{error:?}");
    let tables: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table'")
        .fetch_one(&mut other)
        .await
        .unwrap();
    assert_eq!(tables, 1);
}

/// Another process writes for longer than anybody wants to wait.
#[tokio::test]
async fn a_locked_file_is_unavailable_and_then_works_again() {
    let place = Place::new(Kind::File).await.unwrap();
    let options = Options::default().timeout(Duration::from_millis(200));
    let store = SqlStore::connect(&place.url, options).await.unwrap();
    let before = analysis();
    store.insert(&before).await.unwrap();
    let mut other = SqliteConnection::connect(&place.url).await.unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    let began = Instant::now();
    let refused = analysis();
    let error = store.insert(&refused).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
    assert!(began.elapsed() < Duration::from_secs(3));
    assert_eq!(load(&store, before.id).await.status, Status::Pending, "readers go on");
    other.execute("COMMIT").await.unwrap();
    let patient = place.store().await;
    patient.insert(&refused).await.unwrap();
    while let Err(error) = store.insert(&analysis()).await {
        // What was given up is still being undone.
        assert!(error.is_transient() && began.elapsed() < Duration::from_secs(10), "{error:?}");
    }
}

const CHILD: &str = "BTA_TEST_CHILD_URL";

/// Does nothing unless [`two_processes_share_one_file`] starts it in a process of its own.
#[tokio::test(flavor = "multi_thread")]
async fn work_until_nothing_is_due() {
    let Ok(url) = std::env::var(CHILD) else { return };
    let store = SqlStore::connect(&url, Options::default()).await.unwrap();
    loop {
        let due = store.due(4, Duration::ZERO).await.unwrap();
        if due.is_empty() {
            return;
        }
        for id in due {
            let claim = Claim::new(std::process::id().to_string());
            if store.claim(id, &claim, LEASE).await.unwrap().is_none() {
                continue;
            }
            for change in [
                Change::StepStarted { step: "verifier".into() },
                crate::example::ended("verifier", "fine"),
                Change::Completed,
            ] {
                let done = store.record(id, claim.token, LEASE, &change).await.unwrap();
                assert!(matches!(done, Recorded::Done { .. }));
            }
        }
    }
}

#[tokio::test]
async fn two_processes_share_one_file() {
    let place = Place::new(Kind::File).await.unwrap();
    let store = place.store().await;
    let mut ids = Vec::new();
    for _ in 0..80 {
        let new = analysis();
        store.insert(&new).await.unwrap();
        ids.push(new.id);
    }
    let children: Vec<_> = (0..3)
        .map(|_| {
            Command::new(std::env::current_exe().unwrap())
                .args(["sqlite::work_until_nothing_is_due", "--exact"])
                .env(CHILD, &place.url)
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(store.due(10, QUIET).await.unwrap(), []);
    let mut versions = BTreeMap::new();
    for id in ids {
        let record = store.load(Key::Analysis(id)).await.unwrap().unwrap();
        assert_eq!((record.status, record.attempts), (Status::Completed, 1));
        *versions.entry(record.version).or_insert(0) += 1;
    }
    // The insert, the claim, the start and end of a step, the end.
    assert_eq!(versions, BTreeMap::from([(5, 80)]));
    let all = store.list(&Filter { status: Some(Status::Completed), ..Filter::default() }).await;
    assert_eq!(all.unwrap().total, 80);
}
