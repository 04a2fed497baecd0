//! The databases behind one type: a [`Database`], and a [`Transaction`] on it.
//!
//! sqlx's own `Any` driver is not used: it cannot begin a transaction in a dialect's own way, and has
//! one pool for readers and writers.

use sqlx::{AssertSqlSafe, Executor};

use crate::connect::{ConnectError, Options, Pools};
use crate::dialect::{Dialect, Spoken};
use crate::fault::Fault;
use crate::pool::Loan;
use crate::row::{Row, each};
use crate::statement::{Statement, Value};

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
            "postgres" | "postgresql" => {
                Ok(Self::Postgres(crate::postgres::connect(&format!("postgres:{rest}"), options)?))
            }
            #[cfg(feature = "mysql")]
            "mysql" | "mariadb" => {
                Ok(Self::MySql(crate::mysql::connect(&format!("mysql:{rest}"), options)?))
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
            loop {
                let mut loan = pools.writer.acquire().await?;
                let begun = loan.connection()?.execute(<Db as Spoken>::DIALECT.begin).await;
                loan.ended(&begun);
                match begun {
                    Err(_) if loan.is_stale() => {}
                    Err(error) => return Err(error.into()),
                    Ok(_) => {
                        loan.busy();
                        return Ok(loan.into());
                    }
                }
            }
        })
    }

    /// Reads with one statement, which sees one state of the database.
    pub(crate) async fn read(&self, statement: Statement) -> Result<Vec<Row>, Fault> {
        each!(self, |pools: Db| {
            loop {
                let mut loan = pools.readers.acquire().await?;
                let statement = statement.clone();
                let rows = query!(Db, statement).fetch_all(loan.connection()?).await;
                loan.ended(&rows);
                match rows {
                    Err(_) if loan.is_stale() => {}
                    rows => return Ok(rows?.into_iter().map(Row::from).collect()),
                }
            }
        })
    }

    /// Clears what was deleted from SQLite's log as well, unless somebody is reading just now: then a
    /// later deletion does. PostgreSQL and MySQL keep it in their logs and backups for as long as they
    /// are told to.
    #[cfg(feature = "sqlite")]
    pub(crate) async fn forget(&self) {
        match self {
            Self::Sqlite(pools) => crate::sqlite::truncate_log(&pools.writer).await,
            #[cfg(any(feature = "postgres", feature = "mysql"))]
            _ => {}
        }
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

/// A transaction; when it is dropped before it is finished, nothing has happened.
pub(crate) enum Transaction {
    #[cfg(feature = "sqlite")]
    Sqlite(Loan<sqlx::Sqlite>),
    #[cfg(feature = "postgres")]
    Postgres(Loan<sqlx::Postgres>),
    #[cfg(feature = "mysql")]
    MySql(Loan<sqlx::MySql>),
}

impl Transaction {
    /// Writes, and returns how many rows matched.
    pub(crate) async fn execute(&mut self, statement: Statement) -> Result<u64, Fault> {
        each!(self, |loan: Db| {
            Ok(query!(Db, statement).execute(loan.connection()?).await?.rows_affected())
        })
    }

    /// Reads.
    pub(crate) async fn fetch(&mut self, statement: Statement) -> Result<Vec<Row>, Fault> {
        each!(self, |loan: Db| {
            let rows = query!(Db, statement).fetch_all(loan.connection()?).await?;
            Ok(rows.into_iter().map(Row::from).collect())
        })
    }

    /// Commits when `work` succeeded, else undoes everything. Returns what the work did.
    pub(crate) async fn finish<T>(self, work: Result<T, Fault>) -> Result<T, Fault> {
        each!(self, |loan| {
            let mut loan = loan;
            let end = if work.is_ok() { "COMMIT" } else { "ROLLBACK" };
            let ended = loan.connection()?.execute(end).await;
            // SQLite has rolled back by itself when the disk is full, and says so here: the connection is
            // replaced then, as it is when nobody knows its state.
            if ended.is_ok() {
                loan.ended(&ended);
            }
            match work {
                Ok(done) => ended.map(|_| done).map_err(Fault::from),
                Err(fault) => Err(fault),
            }
        })
    }
}

macro_rules! from_loan {
    ($feature:literal, $variant:ident) => {
        #[cfg(feature = $feature)]
        impl From<Loan<sqlx::$variant>> for Transaction {
            fn from(loan: Loan<sqlx::$variant>) -> Self {
                Self::$variant(loan)
            }
        }
    };
}

from_loan!("sqlite", Sqlite);
from_loan!("postgres", Postgres);
from_loan!("mysql", MySql);
