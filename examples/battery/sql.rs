//! SQL from outside: statements as text, answers as text. What is judged must not judge itself, so
//! nothing of the store's own code is used here.
//!
//! sqlx comes with the databases that the features of `bta` switch on.

use anyhow::Context as _;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, Row as _};

use crate::pair::StoreKind;

/// A connection to a database, directly and not through a proxy.
pub(crate) enum Sql {
    Sqlite(sqlx::SqliteConnection),
    #[cfg(feature = "postgres")]
    Postgres(sqlx::PgConnection),
    #[cfg(feature = "mysql")]
    Mysql(sqlx::MySqlConnection),
}

/// A row; what is NULL is empty.
pub(crate) type Row = Vec<String>;

/// Returns the columns as text, whatever their type: no statement here is prepared, and answers to
/// such come as text.
macro_rules! texts {
    ($rows:expr) => {
        $rows
            .iter()
            .map(|row| {
                (0..row.len())
                    .map(|column| {
                        let text = row.try_get_unchecked::<Option<String>, _>(column);
                        text.map(Option::unwrap_or_default)
                    })
                    .collect::<Result<Row, _>>()
            })
            .collect::<Result<Vec<Row>, _>>()?
    };
}

impl Sql {
    pub(crate) async fn connect(kind: StoreKind, url: &str) -> anyhow::Result<Self> {
        Ok(match kind {
            StoreKind::Sqlite => {
                let mut connection = sqlx::SqliteConnection::connect(url).await?;
                connection.execute("PRAGMA busy_timeout = 20000").await?;
                Self::Sqlite(connection)
            }
            #[cfg(feature = "postgres")]
            StoreKind::Postgres => Self::Postgres(sqlx::PgConnection::connect(url).await?),
            #[cfg(feature = "mysql")]
            StoreKind::Mysql => Self::Mysql(sqlx::MySqlConnection::connect(url).await?),
            #[cfg(not(all(feature = "postgres", feature = "mysql")))]
            _ => anyhow::bail!("this build lacks the database"),
        })
    }

    /// Runs one statement and returns its rows.
    pub(crate) async fn rows(&mut self, sql: &str) -> anyhow::Result<Vec<Row>> {
        let query = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        let rows = match self {
            Self::Sqlite(connection) => texts!(connection.fetch_all(query).await?),
            #[cfg(feature = "postgres")]
            Self::Postgres(connection) => texts!(connection.fetch_all(query).await?),
            #[cfg(feature = "mysql")]
            Self::Mysql(connection) => texts!(connection.fetch_all(query).await?),
        };
        Ok(rows)
    }

    /// Runs one statement whose answer is one number.
    pub(crate) async fn number(&mut self, sql: &str) -> anyhow::Result<u64> {
        let rows = self.rows(sql).await?;
        let text = rows.first().and_then(|row| row.first()).context("no answer")?;
        Ok(text.parse()?)
    }
}
