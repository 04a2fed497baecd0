//! What earlier versions stored is read; what cannot be read is named, and not quoted.

use std::error::Error;

use bta_core::StoreError;
use bta_core::store::{Key, NewAnalysis, Store};
use bta_store_sql::SqlStore;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

use crate::example::{analysis, load};
use crate::place::{Kind, Place};

const REPORT: &str = include_str!("../samples/report-1.json");
const OPINION: &str = include_str!("../samples/opinion-1.json");

struct Stored {
    place: Place,
    store: std::sync::Arc<SqlStore>,
    analysis: NewAnalysis,
}

impl Stored {
    async fn new() -> Self {
        let place = Place::new(Kind::File).await.unwrap();
        let store = place.store().await;
        let analysis = analysis();
        store.insert(&analysis).await.unwrap();
        Self { place, store, analysis }
    }

    /// Writes a value as another version might have written it.
    async fn write(&self, table: &'static str, column: &str, value: &str) {
        let mut connection = SqliteConnection::connect(&self.place.url).await.unwrap();
        let sql = format!("UPDATE {table} SET {column} = ?");
        sqlx::query(AssertSqlSafe(sql)).bind(value).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }
}

#[tokio::test]
async fn stored_reports_and_opinions_are_still_read() {
    let stored = Stored::new().await;
    stored.write("blood_test_analyses", "report", REPORT).await;
    stored.write("analysis_tasks", "opinion", OPINION).await;
    let record = load(&*stored.store, stored.analysis.id).await;
    let report = serde_json::to_value(&*record.report.unwrap()).unwrap();
    assert_eq!(report, serde_json::from_str::<Value>(REPORT).unwrap());
    for step in record.steps {
        let opinion = serde_json::to_value(step.opinion.unwrap()).unwrap();
        assert_eq!(opinion, serde_json::from_str::<Value>(OPINION).unwrap());
    }
}

#[track_caller]
fn check_corrupt(result: Result<Option<bta_core::store::Record>, StoreError>, expected: &str) {
    let error = result.unwrap_err();
    let shown = format!("{error:?} {error} {:?}", error.source().map(ToString::to_string));
    assert!(!shown.contains("secret"), "{shown}");
    assert!(!error.is_transient(), "{shown}");
    let StoreError::Corrupt { what, .. } = error else { panic!("{shown}") };
    assert_eq!(what, expected);
}

#[tokio::test]
async fn what_cannot_be_understood_is_named_and_not_quoted() {
    for (table, column, value, what) in [
        ("blood_test_analyses", "status", "secret", "status"),
        ("blood_test_analyses", "mode", "secret", "mode"),
        (
            "blood_test_analyses",
            "report",
            r#"{"schema": "bta.report/1", "results": "secret"}"#,
            "report",
        ),
        ("blood_test_analyses", "report", "{\"schema\": \"secret", "report"),
        ("blood_test_analyses", "person", r#"{"sex": "secret"}"#, "person"),
        ("blood_test_analyses", "language", "secret language", "language"),
        ("analysis_tasks", "status", "secret", "step_status"),
        ("analysis_tasks", "opinion", r#"{"text": ["secret"]}"#, "opinion"),
    ] {
        let stored = Stored::new().await;
        stored.write(table, column, value).await;
        check_corrupt(stored.store.load(Key::Analysis(stored.analysis.id)).await, what);
    }
}
