//! The databases behind one set of types: a [`Database`], a [`Transaction`] on it, and a [`Row`].
//!
//! sqlx's own `Any` driver is not used: it cannot begin a transaction in a dialect's own way, and has
//! one pool for readers and writers.

use sqlx::{AssertSqlSafe, Row as _};

use crate::connect::{ConnectError, Options, Pools};
use crate::dialect::{Dialect, Spoken};
use crate::fault::Fault;
use crate::statement::{Statement, Value};

/// Runs the same code for whichever database it is; `$db` is sqlx's type for it.
macro_rules! each {
    ($this:expr, |$it:ident| $body:expr) => {
        match $this {
            #[cfg(feature = "sqlite")]
            Self::Sqlite($it) => $body,
            #[cfg(feature = "postgres")]
            Self::Postgres($it) => $body,
            #[cfg(feature = "mysql")]
            Self::MySql($it) => $body,
        }
    };
    ($this:expr, |$it:ident: $db:ident| $body:expr) => {
        match $this {
            #[cfg(feature = "sqlite")]
            Self::Sqlite($it) => {
                type $db = sqlx::Sqlite;
                $body
            }
            #[cfg(feature = "postgres")]
            Self::Postgres($it) => {
                type $db = sqlx::Postgres;
                $body
            }
            #[cfg(feature = "mysql")]
            Self::MySql($it) => {
                type $db = sqlx::MySql;
                $body
            }
        }
    };
}

/// Makes sqlx's query of a statement.
macro_rules! query {
    ($db:ident, $statement:expr) => {{
        let (sql, values) = $statement.render(&<$db as Spoken>::DIALECT);
        // The text comes from this crate alone; what it is about is bound.
        values.into_iter().fold(
            sqlx::query::<$db>(AssertSqlSafe(sql)),
            |query, value| match value {
                Value::Text(text) => query.bind(text),
                Value::Integer(number) => query.bind(number),
                Value::Real(number) => query.bind(number),
            },
        )
    }};
}

/// A database and the connections to it.
#[derive(Debug)]
pub(crate) enum Database {
    #[cfg(feature = "sqlite")]
    Sqlite(Pools<sqlx::Sqlite>),
    #[cfg(feature = "postgres")]
    Postgres(Pools<sqlx::Postgres>),
    #[cfg(feature = "mysql")]
    MySql(Pools<sqlx::MySql>),
}

impl Database {
    pub(crate) async fn connect(url: &str, options: &Options) -> Result<Self, ConnectError> {
        let (scheme, rest) =
            url.trim().split_once(':').ok_or(ConnectError::url("it has no scheme"))?;
        match scheme {
            #[cfg(feature = "sqlite")]
            "sqlite" => Ok(Self::Sqlite(crate::sqlite::connect(rest, options).await?)),
            #[cfg(feature = "postgres")]
            "postgres" | "postgresql" => Ok(Self::Postgres(
                crate::postgres::connect(&format!("postgres:{rest}"), options).await?,
            )),
            #[cfg(feature = "mysql")]
            "mysql" | "mariadb" => {
                Ok(Self::MySql(crate::mysql::connect(&format!("mysql:{rest}"), options).await?))
            }
            other => Err(unknown(other)),
        }
    }

    pub(crate) fn dialect(&self) -> &'static Dialect {
        each!(self, |_pools: Db| &<Db as Spoken>::DIALECT)
    }

    /// Begins a transaction that will write.
    pub(crate) async fn begin(&self) -> Result<Transaction, Fault> {
        each!(self, |pools: Db| {
            Ok(pools.writer.begin_with(<Db as Spoken>::DIALECT.begin).await?.into())
        })
    }

    /// Reads with one statement, which sees one state of the database.
    pub(crate) async fn read(&self, statement: Statement) -> Result<Vec<Row>, Fault> {
        each!(self, |pools: Db| {
            let rows = query!(Db, statement).fetch_all(&pools.readers).await?;
            Ok(rows.into_iter().map(Row::from).collect())
        })
    }

    /// Closes every connection, after what is under way.
    pub(crate) async fn close(&self) {
        each!(self, |pools| {
            // The writer last: closing SQLite's last connection empties its log into the file.
            pools.readers.close().await;
            pools.writer.close().await;
            if let Some(anchor) = &pools.anchor {
                anchor.close().await;
            }
        });
    }
}

/// Says what is wrong with a scheme that this build does not know.
fn unknown(scheme: &str) -> ConnectError {
    match scheme {
        "sqlite" => ConnectError::Unsupported { store: "SQLite", feature: "sqlite" },
        "postgres" | "postgresql" => {
            ConnectError::Unsupported { store: "PostgreSQL", feature: "postgres" }
        }
        "mysql" | "mariadb" => ConnectError::Unsupported { store: "MySQL", feature: "mysql" },
        _ => ConnectError::url("its scheme is none of sqlite, postgresql, mysql, mariadb"),
    }
}

/// A transaction; dropped without a commit, nothing has happened.
pub(crate) enum Transaction {
    #[cfg(feature = "sqlite")]
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    #[cfg(feature = "postgres")]
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
    #[cfg(feature = "mysql")]
    MySql(sqlx::Transaction<'static, sqlx::MySql>),
}

impl Transaction {
    /// Writes, and returns how many rows matched.
    pub(crate) async fn execute(&mut self, statement: Statement) -> Result<u64, Fault> {
        each!(self, |transaction: Db| {
            Ok(query!(Db, statement).execute(&mut **transaction).await?.rows_affected())
        })
    }

    /// Reads.
    pub(crate) async fn fetch(&mut self, statement: Statement) -> Result<Vec<Row>, Fault> {
        each!(self, |transaction: Db| {
            let rows = query!(Db, statement).fetch_all(&mut **transaction).await?;
            Ok(rows.into_iter().map(Row::from).collect())
        })
    }

    pub(crate) async fn commit(self) -> Result<(), Fault> {
        each!(self, |transaction| Ok(transaction.commit().await?))
    }
}

/// A row; columns are named as in the statement.
pub(crate) enum Row {
    #[cfg(feature = "sqlite")]
    Sqlite(sqlx::sqlite::SqliteRow),
    #[cfg(feature = "postgres")]
    Postgres(sqlx::postgres::PgRow),
    #[cfg(feature = "mysql")]
    MySql(sqlx::mysql::MySqlRow),
}

impl Row {
    /// Not checked against the column's type, because MySQL's binary columns hold text too.
    pub(crate) fn text(&self, column: &str) -> Result<String, Fault> {
        each!(self, |row| Ok(row.try_get_unchecked::<String, _>(column)?))
    }

    pub(crate) fn maybe_text(&self, column: &str) -> Result<Option<String>, Fault> {
        each!(self, |row| Ok(row.try_get_unchecked::<Option<String>, _>(column)?))
    }

    pub(crate) fn integer(&self, column: &str) -> Result<i64, Fault> {
        each!(self, |row| Ok(row.try_get::<i64, _>(column)?))
    }

    pub(crate) fn maybe_integer(&self, column: &str) -> Result<Option<i64>, Fault> {
        each!(self, |row| Ok(row.try_get::<Option<i64>, _>(column)?))
    }

    pub(crate) fn real(&self, column: &str) -> Result<f64, Fault> {
        each!(self, |row| Ok(row.try_get::<f64, _>(column)?))
    }
}

macro_rules! wraps {
    ($feature:literal, $variant:ident, $db:ty, $row:ty) => {
        #[cfg(feature = $feature)]
        impl From<sqlx::Transaction<'static, $db>> for Transaction {
            fn from(transaction: sqlx::Transaction<'static, $db>) -> Self {
                Self::$variant(transaction)
            }
        }

        #[cfg(feature = $feature)]
        impl From<$row> for Row {
            fn from(row: $row) -> Self {
                Self::$variant(row)
            }
        }
    };
}

wraps!("sqlite", Sqlite, sqlx::Sqlite, sqlx::sqlite::SqliteRow);
wraps!("postgres", Postgres, sqlx::Postgres, sqlx::postgres::PgRow);
wraps!("mysql", MySql, sqlx::MySql, sqlx::mysql::MySqlRow);
