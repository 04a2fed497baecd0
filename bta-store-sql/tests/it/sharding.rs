//! The conditions under which the tables can be spread over servers, in the catalog of PostgreSQL.

use sqlx::{Connection, PgConnection};

use crate::place::{Kind, Place};

/// By which column each table is spread; `users` is everywhere.
const SPREAD: &[(&str, &str)] = &[
    ("blood_test_analyses", "analysis_id"),
    ("analysis_tasks", "analysis_id"),
    ("analysis_questions", "analysis_id"),
    ("idempotency_keys", "scope"),
    ("analysis_workers", "worker_id"),
];

#[tokio::test]
async fn unique_keys_hold_the_column_by_which_a_table_is_spread() {
    let Some(mut catalog) = catalog().await else { return };
    for (table, column) in SPREAD {
        let keys: Vec<Vec<String>> = sqlx::query_scalar(
            "SELECT array_agg(a.attname::TEXT) FROM pg_index i
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indrelid = $1::regclass AND i.indisunique GROUP BY i.indexrelid",
        )
        .bind(table)
        .fetch_all(&mut catalog.connection)
        .await
        .unwrap();
        assert!(!keys.is_empty(), "{table} has a key");
        for key in keys {
            assert!(
                key.iter().any(|part| part == column),
                "{table} is spread by {column}: {key:?}"
            );
        }
    }
}

#[tokio::test]
async fn foreign_keys_stay_on_a_server() {
    let Some(mut catalog) = catalog().await else { return };
    let keys: Vec<(String, String)> = sqlx::query_as(
        "SELECT conrelid::regclass::TEXT, confrelid::regclass::TEXT FROM pg_constraint
        WHERE contype = 'f' AND connamespace = current_schema()::regnamespace",
    )
    .fetch_all(&mut catalog.connection)
    .await
    .unwrap();
    assert!(keys.len() >= 2, "{keys:?}");
    for (from, to) in keys {
        let alike = to == "blood_test_analyses" && from != "idempotency_keys";
        assert!(to == "users" || alike, "{from} refers to {to}");
    }
}

#[tokio::test]
async fn there_is_no_sequence() {
    let Some(mut catalog) = catalog().await else { return };
    let sequences: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM pg_class
        WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace",
    )
    .fetch_one(&mut catalog.connection)
    .await
    .unwrap();
    assert_eq!(sequences, 0);
}

/// A database with the schema, and a connection to it.
struct Catalog {
    connection: PgConnection,
    _place: Place,
}

async fn catalog() -> Option<Catalog> {
    let place = Place::new(Kind::Postgres).await?;
    place.store().await.close().await;
    Some(Catalog { connection: PgConnection::connect(&place.url).await.unwrap(), _place: place })
}
