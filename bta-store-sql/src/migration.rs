//! The schema, and how a database is brought up to it.
//!
//! Each dialect has its own files under `migrations/`, built into the program. What has been applied
//! stands in the table `_bta_migrations`, so that an embedding service can keep migrations of its own
//! in the same database.

use std::borrow::Cow;

use sqlx::Connection;
use sqlx::SqlStr;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};

use crate::connect::ConnectError;
use crate::database::Database;
#[cfg(feature = "sqlite")]
use crate::dialect::Spoken;
use crate::pool::Pool;

/// The files of one dialect, in order. A file that was released never changes.
macro_rules! files {
    ($dialect:literal) => {
        [
            ("init", include_str!(concat!("../migrations/", $dialect, "/0001_init.sql"))),
            ("question", include_str!(concat!("../migrations/", $dialect, "/0002_question.sql"))),
            ("worker", include_str!(concat!("../migrations/", $dialect, "/0003_worker.sql"))),
        ]
    };
}

/// Applies what is missing. Two processes may do so at once: one waits for the other.
pub(crate) async fn run(database: &Database) -> Result<(), ConnectError> {
    let result = match database {
        #[cfg(feature = "sqlite")]
        Database::Sqlite(pools) => sqlite(&pools.writer).await,
        #[cfg(feature = "postgres")]
        Database::Postgres(pools) => postgres(&pools.writer).await,
        #[cfg(feature = "mysql")]
        Database::MySql(pools) => mysql(&pools.writer).await,
    };
    result.map_err(|error| ConnectError::migration(database.dialect(), error))
}

/// sqlx takes no lock on SQLite; the transaction around everything is one.
#[cfg(feature = "sqlite")]
async fn sqlite(pool: &Pool<sqlx::Sqlite>) -> Result<(), MigrateError> {
    let mut connection = pool.connect().await?;
    let mut transaction = connection.begin_with(<sqlx::Sqlite as Spoken>::DIALECT.begin).await?;
    migrator(files!("sqlite")).run_direct(None, &mut *transaction, false).await?;
    transaction.commit().await?;
    connection.close().await?;
    Ok(())
}

/// The connection is closed whatever happens, because sqlx's lock lasts as long as the connection.
#[cfg(feature = "postgres")]
async fn postgres(pool: &Pool<sqlx::Postgres>) -> Result<(), MigrateError> {
    let mut connection = pool.connect().await?;
    let result = migrator(files!("postgres")).run_direct(None, &mut connection, false).await;
    connection.close().await?;
    result
}

/// MySQL commits each `CREATE TABLE` by itself, so a process that dies leaves a migration half applied
/// and marked so. Migrations for MySQL can therefore be applied again, and are.
#[cfg(feature = "mysql")]
async fn mysql(pool: &Pool<sqlx::MySql>) -> Result<(), MigrateError> {
    let mut connection = pool.connect().await?;
    // sqlx waits for its lock with a negative timeout, by which MariaDB means not at all. This lock, too,
    // lasts as long as the connection.
    let lock = "SELECT COALESCE(GET_LOCK(MD5(CONCAT('bta migrations ', DATABASE())), 60), 0)";
    let locked: i64 = sqlx::query_scalar(lock).fetch_one(&mut connection).await?;
    if locked != 1 {
        return Err(sqlx::Error::PoolTimedOut.into());
    }
    let mut migrator = migrator(files!("mysql"));
    migrator.set_locking(false);
    let mut result = migrator.run_direct(None, &mut connection, false).await;
    if matches!(result, Err(MigrateError::Dirty(_))) {
        let undone = "DELETE FROM _bta_migrations WHERE NOT success";
        sqlx::query(undone).execute(&mut connection).await?;
        result = migrator.run_direct(None, &mut connection, false).await;
    }
    connection.close().await?;
    result
}

fn migrator<const FILES: usize>(files: [(&'static str, &'static str); FILES]) -> Migrator {
    let migrations = (1..).zip(files).map(|(version, (name, sql))| {
        let (name, sql) = (Cow::Borrowed(name), SqlStr::from_static(sql));
        Migration::new(version, name, MigrationType::Simple, sql, false)
    });
    let mut migrator = Migrator::with_migrations(migrations.collect());
    migrator.dangerous_set_table_name("_bta_migrations");
    // An older process goes on working while a newer one has brought the schema further.
    migrator.set_ignore_missing(true);
    migrator
}
