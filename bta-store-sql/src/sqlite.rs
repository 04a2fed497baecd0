//! SQLite: one writer connection, several readers, a write-ahead log.

use std::io;
use std::path::Path;
use std::str::FromStr;
use std::time::{Duration, Instant};

use sqlx::error::DatabaseError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{Executor, Sqlite, SqliteConnection};

use crate::connect::{ConnectError, Options, Pools};
use crate::dialect::{Class, Dialect, Spoken};
use crate::pool::Pool;

impl Spoken for Sqlite {
    const DIALECT: Dialect = Dialect {
        name: "SQLite",
        // Locks before the first statement: a transaction that begins by reading fails when another one has
        // written before it writes itself.
        begin: "BEGIN IMMEDIATE",
        greeting: "",
        now: "CAST(ROUND(unixepoch('subsec') * 1000) AS INTEGER)",
        keep: "ON CONFLICT (user_id) DO NOTHING",
        // `BEGIN IMMEDIATE` has locked the whole file already.
        skip_locked: "",
        numbered: false,
        class,
    };
}

/// How long a statement waits while another connection writes.
const BUSY: Duration = Duration::from_secs(5);

/// Connects to the file that `location` names: everything of the URL behind `sqlite:`.
pub(crate) async fn connect(
    location: &str,
    options: &Options,
) -> Result<Pools<Sqlite>, ConnectError> {
    let settings = settings(location)?;
    let (name, parameters) = path(location).split_once('?').unwrap_or((path(location), ""));
    let in_memory = name == ":memory:" || parameters.contains("mode=memory");
    if !in_memory {
        create(settings.get_filename())?;
    }
    let writer = Pool::new(settings.clone(), 1, options.acquire_timeout);
    if in_memory {
        // Readers would wait for the writer by table, so all share its connection. A second one does
        // nothing: a database in memory ends with its last connection, and the first is replaced after
        // each failure.
        let anchor = Pool::new(settings, 1, options.acquire_timeout);
        anchor.keep(open(&anchor).await?);
        return Ok(Pools { anchor: Some(anchor), ..Pools::one(writer) });
    }
    writer.keep(open(&writer).await?);
    let settings = settings.pragma("query_only", "ON");
    let readers = Pool::new(settings, options.max_connections.get(), options.acquire_timeout);
    Ok(Pools { writer, readers, anchor: None })
}

fn settings(location: &str) -> Result<SqliteConnectOptions, ConnectError> {
    let path = path(location);
    if path.is_empty() || path.starts_with('?') {
        return Err(ConnectError::url("it names no file"));
    }
    let settings = SqliteConnectOptions::from_str(&format!("sqlite:{path}"))
        .map_err(|error| ConnectError::unreachable(&Sqlite::DIALECT, error))?;
    Ok(settings
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY)
        .foreign_keys(true)
        // What a person has deleted must not stay in free pages.
        .pragma("secure_delete", "ON"))
}

/// Returns the path as SQLite wants it: `//a`, `///./a` and `///../a` are relative (the last two as
/// SQLAlchemy writes them), `///a` and SQLAlchemy's `////a` are absolute.
fn path(location: &str) -> &str {
    let Some(mut path) = location.strip_prefix("//") else { return location };
    while let Some(rest) = path.strip_prefix('/').filter(|rest| rest.starts_with(['.', '/'])) {
        path = rest;
    }
    path
}

/// Makes the directory, and a new file readable for its owner only: it will hold health data. SQLite
/// gives the files beside it the same permissions.
///
/// A file that exists is not opened: closing it would take away the locks that other connections of
/// this process hold on it.
fn create(file: &Path) -> Result<(), ConnectError> {
    let failed = |source| ConnectError::File { path: file.to_owned(), source };
    if let Some(directory) = file.parent() {
        std::fs::create_dir_all(directory).map_err(failed)?;
    }
    let mut create = std::fs::OpenOptions::new();
    create.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut create, 0o600);
    match create.open(file) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(failed(error)),
        _ => Ok(()),
    }
}

/// Opens the first connection. Switching to the write-ahead log needs a lock that SQLite does not
/// wait for, so that of two processes that create a database one has to try again.
async fn open(pool: &Pool<Sqlite>) -> Result<SqliteConnection, ConnectError> {
    let deadline = Instant::now() + BUSY;
    loop {
        let error = match pool.connect().await {
            Ok(connection) => return Ok(connection),
            Err(error) => error,
        };
        match error.as_database_error().and_then(primary) {
            Some(BUSY_CODE) if Instant::now() < deadline => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            Some(CANTOPEN_CODE) => {
                return Err(ConnectError::Refused {
                    store: Sqlite::DIALECT.name,
                    source: error.into(),
                });
            }
            _ => return Err(ConnectError::unreachable(&Sqlite::DIALECT, error)),
        }
    }
}

/// Moves the log into the file and empties it, waiting for readers only shortly.
pub(crate) async fn truncate_log(writer: &Pool<Sqlite>) {
    let Ok(mut loan) = writer.acquire().await else { return };
    for pragma in ["busy_timeout = 100", "wal_checkpoint(TRUNCATE)", "busy_timeout = 5000"] {
        let pragma = sqlx::AssertSqlSafe(format!("PRAGMA {pragma}"));
        let Ok(connection) = loan.connection() else { return };
        let done = connection.execute(pragma).await;
        loan.ended(&done);
        if done.is_err() {
            return;
        }
        loan.busy();
    }
    loan.ended(&Ok(()));
}

/// Returns the primary result code; `code()` is the extended one.
fn primary(error: &dyn DatabaseError) -> Option<i32> {
    error.code()?.parse::<i32>().ok().map(|code| code & 0xff)
}

const BUSY_CODE: i32 = 5;
const CANTOPEN_CODE: i32 = 14;

/// See <https://sqlite.org/rescode.html>.
fn class(error: &dyn DatabaseError) -> Class {
    if error.is_unique_violation() {
        return Class::Taken;
    }
    match primary(error) {
        Some(6) => Class::Contended, // LOCKED
        Some(13) => Class::Full,
        // After the wait; out of memory, interrupted, input and output.
        Some(BUSY_CODE | 7 | 9 | 10 | CANTOPEN_CODE) => Class::Unavailable,
        _ => Class::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[track_caller]
    fn check(location: &str, expected: &str) {
        assert_eq!(path(location), expected);
    }

    #[test]
    fn relative_and_absolute_paths() {
        check("bta.db", "bta.db");
        check("/var/bta.db", "/var/bta.db");
        check("//bta.db", "bta.db");
        check("//data/bta.db", "data/bta.db");
        check("///var/bta.db", "/var/bta.db");
        check("///./bta.db", "./bta.db");
        check("///../bta.db", "../bta.db");
        check("////var/bta.db", "/var/bta.db");
        check("/////var/bta.db", "/var/bta.db");
        check(":memory:", ":memory:");
        check("//:memory:", ":memory:");
        check("//", "");
        check("", "");
    }
}
