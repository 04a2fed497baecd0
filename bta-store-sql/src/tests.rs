//! What can only be seen from inside: plans of statements, and a database that has no space left.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bta_core::store::{
    Change, Claim, Document, Filter, Inserted, Key, NewAnalysis, NewStep, Request, Status, Store,
};
use bta_core::{AnalysisId, StoreError, TaskId};
use sqlx::{AssertSqlSafe, Row};

use crate::dialect::{Class, Spoken};
use crate::pool::Loan;
use crate::statement::Statement;
use crate::{Migrations, Options, SqlStore};

async fn memory() -> SqlStore {
    SqlStore::connect("sqlite::memory:", Options::default()).await.unwrap()
}

async fn writer(store: &SqlStore) -> Loan<sqlx::Sqlite> {
    match &store.database {
        crate::database::Database::Sqlite(pools) => {
            let mut loan = pools.writer.acquire().await.unwrap();
            loan.ended(&Ok(()));
            loan
        }
        _ => unreachable!("the tests connect to SQLite"),
    }
}

fn analysis(question: &str) -> NewAnalysis {
    NewAnalysis {
        id: AnalysisId::new(),
        task_id: TaskId::new(),
        kind: "blood_test".into(),
        request: Request { question: question.to_owned().into(), ..Request::default() },
        document: Document {
            key: "a/b.pdf".into(),
            filename: "b.pdf".to_owned().into(),
            bytes: 1,
            sha256: "0".repeat(64),
        },
        steps: vec![NewStep { task_id: TaskId::new(), name: "doctor".into(), essential: true }],
        idempotency: None,
    }
}

/// Fills the table with waiting analyses, the oldest first.
async fn fill(store: &SqlStore, waiting: u32) {
    sqlx::query(
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?)
        INSERT INTO blood_test_analyses (analysis_id, task_id, kind, original_filename, file_path,
            document_bytes, document_sha256, query, person, mode, status, progress, attempts, due_at,
            hinted_at, version, created_at, updated_at)
        SELECT printf('00000000-0000-7000-8000-%012d', n), printf('00000000-0000-7000-9000-%012d', n),
            'blood_test', '', '', 0, '', '', '{}', 'sequential', 'pending', 0.0, 0, n, 0, 1, n, n
        FROM n",
    )
    .bind(waiting)
    .execute(writer(store).await.connection().unwrap())
    .await
    .unwrap();
}

/// Fails when `statement` reads a table row by row, or sorts more than it returns.
async fn check(store: &SqlStore, statement: Statement) {
    let (sql, _) = statement.render(&sqlx::Sqlite::DIALECT);
    let plan: Vec<String> = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")))
        .fetch_all(writer(store).await.connection().unwrap())
        .await
        .unwrap()
        .iter()
        .map(|row| row.get("detail"))
        .collect();
    for step in &plan {
        let reads_all = step.starts_with("SCAN ")
            && ["blood_test_analyses", "analysis_tasks", "idempotency_keys", " a ", " s "]
                .iter()
                .any(|table| format!("{step} ").contains(table))
            && !step.contains("INDEX");
        assert!(!reads_all, "{sql}\n{plan:#?}");
    }
}

#[tokio::test]
async fn statements_find_their_rows_by_index() {
    let store = memory().await;
    fill(&store, 2_000).await;
    sqlx::query("ANALYZE").execute(writer(&store).await.connection().unwrap()).await.unwrap();
    let id = AnalysisId::new();
    check(&store, crate::claim::due_now(100, Duration::ZERO)).await;
    check(&store, crate::load::statement(Key::Analysis(id))).await;
    check(&store, crate::load::statement(Key::Task(TaskId::new()))).await;
    for status in Status::ALL {
        let filter = Filter { status: Some(status), ..Filter::default() };
        check(&store, crate::list::page(&filter)).await;
    }
    let owner = Some("u-1".parse().unwrap());
    check(&store, crate::list::page(&Filter { owner, ..Filter::default() })).await;
    check(&store, crate::list::page(&Filter::default())).await;
}

/// Counts the instructions of SQLite's machine: a clock would measure the other tests, too.
#[tokio::test]
async fn claims_and_sweeps_cost_the_same_however_many_wait() {
    let few = instructions(200).await;
    let many = instructions(20_000).await;
    for ((what, few), (_, many)) in few.into_iter().zip(many) {
        assert!(few > 50, "{what}: {few} instructions cannot be all");
        assert!(many < few + few / 4, "{what}: {few} instructions became {many}");
    }
}

async fn instructions(waiting: u32) -> Vec<(&'static str, u64)> {
    let store = memory().await;
    fill(&store, waiting).await;
    let counter = Arc::new(AtomicU64::new(0));
    let counting = Arc::clone(&counter);
    let mut loan = writer(&store).await;
    let connection = loan.connection().unwrap();
    connection.lock_handle().await.unwrap().set_progress_handler(1, move || {
        counting.fetch_add(1, Ordering::Relaxed);
        true
    });
    drop(loan);
    let quiet = Duration::from_secs(600);
    let mut costs = Vec::new();
    let mut cost = |what| costs.push((what, counter.swap(0, Ordering::Relaxed)));
    let named = store.due(20, quiet).await.unwrap();
    cost("the first sweep");
    for _ in 0..5 {
        assert_eq!(store.due(20, quiet).await.unwrap().len(), 20);
    }
    counter.store(0, Ordering::Relaxed);
    assert_eq!(store.due(20, quiet).await.unwrap().len(), 20);
    cost("a sweep after others");
    sqlx::query("UPDATE blood_test_analyses SET hinted_at = 1")
        .execute(writer(&store).await.connection().unwrap())
        .await
        .unwrap();
    counter.store(0, Ordering::Relaxed);
    assert_eq!(store.due(20, quiet).await.unwrap().len(), 20);
    costs.push(("a sweep when all were named long ago", counter.swap(0, Ordering::Relaxed)));
    let mut cost = |what| costs.push((what, counter.swap(0, Ordering::Relaxed)));
    let claim = Claim::new("worker");
    store.claim(named[0], &claim, quiet).await.unwrap().expect("it is due");
    cost("a claim");
    store.record(named[0], claim.token, quiet, &Change::Renew).await.unwrap();
    cost("a renewal");
    store.record(named[0], claim.token, quiet, &Change::Completed).await.unwrap();
    cost("an end");
    store.insert(&analysis("one more")).await.unwrap();
    cost("a submit");
    store.list(&Filter { status: Some(Status::Completed), ..Filter::default() }).await.unwrap();
    cost("a list of what has completed");
    costs
}

#[tokio::test]
async fn a_full_disk_is_said_and_nothing_is_half_written() {
    let store = memory().await;
    let first = analysis("kept");
    assert_eq!(store.insert(&first).await.unwrap(), Inserted::Created);
    limit(&store, 4).await;
    let long = "long ".repeat(10_000);
    let refused = analysis(&long);
    let error = store.insert(&refused).await.unwrap_err();
    assert!(matches!(error, StoreError::Full { .. }), "{error:?}");
    assert!(error.is_transient());
    assert_eq!(store.load(Key::Analysis(refused.id)).await.unwrap(), None);
    assert_eq!(store.load(Key::Task(refused.steps[0].task_id)).await.unwrap(), None);
    assert_eq!(store.list(&Filter::default()).await.unwrap().total, 1);
    limit(&store, 0).await;
    assert!(store.delete(first.id).await.unwrap(), "deleting needs no room");
    limit(&store, 100).await;
    assert_eq!(store.insert(&refused).await.unwrap(), Inserted::Created, "there is room again");
}

/// Lets the database grow by so many pages.
async fn limit(store: &SqlStore, pages: i64) {
    let now: i64 = sqlx::query_scalar("PRAGMA page_count")
        .fetch_one(writer(store).await.connection().unwrap())
        .await
        .unwrap();
    let limit = format!("PRAGMA max_page_count = {}", now + pages);
    sqlx::query(AssertSqlSafe(limit))
        .execute(writer(store).await.connection().unwrap())
        .await
        .unwrap();
}

/// Somebody who stands still inside of a transaction, or cannot be reached, must not keep rows for ever.
#[tokio::test]
async fn a_transaction_that_stands_still_is_undone() {
    let servers = [
        ("BTA_TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres?sslmode=disable"),
        ("BTA_TEST_MYSQL_URL", "mysql://root@127.0.0.1:3306/mysql?ssl-mode=disabled"),
    ];
    for (variable, usual) in servers {
        let Some(url) = bta_core::testkit::service::running(variable, usual) else { continue };
        let options = Options::default().migrations(Migrations::Apart);
        let store = SqlStore::connect(&url, options).await.unwrap();
        let mut transaction = store.database.begin().await.unwrap();
        transaction.fetch(Statement::new("SELECT 1")).await.unwrap();
        let version = store.database.read(Statement::new("SELECT VERSION() AS version")).await;
        let version = version.unwrap()[0].text("version").unwrap();
        // MySQL itself has a limit for whole connections only, which may wait longer.
        let own = version.contains("PostgreSQL") || version.contains("MariaDB");
        let limit = Duration::from_secs(if own { 6 } else { 32 });
        tokio::time::sleep(limit).await;
        let Err(fault) = transaction.fetch(Statement::new("SELECT 1")).await else {
            panic!("{version} lets a transaction stand still for {limit:?}");
        };
        assert_eq!(fault.class(store.database.dialect()), Class::Unavailable, "{fault:?}");
        assert!(store.database.read(Statement::new("SELECT 1")).await.is_ok(), "{version}");
    }
}
