//! A row of whichever database.

use sqlx::Row as _;

use crate::fault::Fault;

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
pub(crate) use each;

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

macro_rules! from_row {
    ($feature:literal, $variant:ident, $row:ty) => {
        #[cfg(feature = $feature)]
        impl From<$row> for Row {
            fn from(row: $row) -> Self {
                Self::$variant(row)
            }
        }
    };
}

from_row!("sqlite", Sqlite, sqlx::sqlite::SqliteRow);
from_row!("postgres", Postgres, sqlx::postgres::PgRow);
from_row!("mysql", MySql, sqlx::mysql::MySqlRow);
