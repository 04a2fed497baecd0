//! Fresh databases on the servers that `BTA_TEST_POSTGRES_URL` and `BTA_TEST_MYSQL_URL` name.
//!
//! Without its variable a kind is skipped, with a line that says so; with `BTA_TEST_REQUIRE_SERVICES=1`
//! it fails.

use bta_core::TaskId;
use sqlx::{AssertSqlSafe, Connection, Executor, MySqlConnection, PgConnection};

use crate::place::Kind;

/// Removes a test's schema.
pub(crate) struct Removal {
    kind: Kind,
    server: String,
    schema: String,
}

/// Makes a schema of a new name. Returns its URL.
pub(crate) async fn fresh(kind: Kind) -> Option<(String, Removal)> {
    let server = url(kind)?;
    let schema = format!("bta_test_{}", TaskId::new().as_uuid().simple());
    run(kind, &server, format!("CREATE SCHEMA {schema}")).await;
    let url = match kind {
        Kind::Postgres => {
            let separator = if server.contains('?') { '&' } else { '?' };
            format!("{server}{separator}options[search_path]={schema}")
        }
        _ => {
            let (address, parameters) = server.split_once('?').unwrap_or((&server, ""));
            let (host, _) = address.rsplit_once('/').expect("the URL names a database");
            format!("{host}/{schema}?{parameters}")
        }
    };
    Some((url, Removal { kind, server, schema }))
}

#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn url(kind: Kind) -> Option<String> {
    let (variable, supported) = match kind {
        Kind::MySql => ("BTA_TEST_MYSQL_URL", cfg!(feature = "mysql")),
        _ => ("BTA_TEST_POSTGRES_URL", cfg!(feature = "postgres")),
    };
    if !supported {
        return None;
    }
    let url = std::env::var(variable).ok().filter(|url| !url.is_empty());
    if url.is_none() {
        let required = std::env::var("BTA_TEST_REQUIRE_SERVICES").is_ok_and(|value| value == "1");
        assert!(!required, "{variable} is not set, but services are required");
        eprintln!("skipped: {variable} is not set");
    }
    url
}

async fn run(kind: Kind, server: &str, sql: String) {
    match kind {
        Kind::MySql => {
            let mut server = MySqlConnection::connect(server).await.unwrap();
            server.execute(AssertSqlSafe(sql)).await.unwrap();
            server.close().await.unwrap();
        }
        _ => {
            let mut server = PgConnection::connect(server).await.unwrap();
            server.execute(AssertSqlSafe(sql)).await.unwrap();
            server.close().await.unwrap();
        }
    }
}

impl Drop for Removal {
    /// On a thread of its own, because the test's runtime may be ending.
    fn drop(&mut self) {
        let (kind, server) = (self.kind, self.server.clone());
        let cascade = if kind == Kind::Postgres { " CASCADE" } else { "" };
        let sql = format!("DROP SCHEMA {}{cascade}", self.schema);
        let removal = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(run(kind, &server, sql));
        });
        drop(removal.join());
    }
}
