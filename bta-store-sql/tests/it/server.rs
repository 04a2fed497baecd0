//! Fresh databases on the servers that `BTA_TEST_POSTGRES_URL` and `BTA_TEST_MYSQL_URL` name,
//! or on those at the usual local ports. Without a server a kind is skipped, with a line that says so; with
//! `BTA_TEST_REQUIRE_SERVICES=1` it fails.

use bta_core::TaskId;
use bta_core::testkit::service;
use sqlx::{AssertSqlSafe, Connection, Executor, MySqlConnection, PgConnection};

use crate::place::Kind;

/// A test's schema; it is removed when this is dropped.
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
            format!("{server}&options[search_path]={schema}&application_name={schema}")
        }
        _ => {
            let (address, parameters) = server.split_once('?').expect("it has parameters");
            let (host, _) = address.rsplit_once('/').expect("the URL names a database");
            format!("{host}/{schema}?{parameters}")
        }
    };
    Some((url, Removal { kind, server, schema }))
}

/// Returns the URL of a server, with parameters. Unless it speaks of TLS, there is none: reading the
/// machine's certificates for each connection takes longer than a test.
fn url(kind: Kind) -> Option<String> {
    let (variable, usual, plain) = match kind {
        Kind::MySql => {
            ("BTA_TEST_MYSQL_URL", "mysql://root@127.0.0.1:3306/mysql", "ssl-mode=disabled")
        }
        _ => (
            "BTA_TEST_POSTGRES_URL",
            "postgresql://postgres@127.0.0.1:5432/postgres",
            "sslmode=disable",
        ),
    };
    let url = service::running(variable, usual)?;
    let separator = if url.contains('?') { '&' } else { '?' };
    Some(if url.contains("ssl") { url } else { format!("{url}{separator}{plain}") })
}

impl Removal {
    /// Ends the connections that use the schema.
    pub(crate) async fn sever(&self) {
        let schema = &self.schema;
        if self.kind == Kind::Postgres {
            let sql = format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{schema}'"
            );
            return run(self.kind, &self.server, sql).await;
        }
        let mut server = MySqlConnection::connect(&self.server).await.unwrap();
        let sql = "SELECT CAST(id AS SIGNED) FROM information_schema.processlist WHERE db = ?";
        let ids: Vec<i64> =
            sqlx::query_scalar(sql).bind(schema).fetch_all(&mut server).await.unwrap();
        for id in ids {
            server.execute(AssertSqlSafe(format!("KILL CONNECTION {id}"))).await.unwrap();
        }
    }
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
