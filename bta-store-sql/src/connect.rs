//! How to connect, and why it failed.

use std::error::Error;
use std::io;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use sqlx::migrate::MigrateError;

use crate::dialect::{Class, Dialect, Spoken};
use crate::pool::Pool;

/// How a [`SqlStore`](crate::SqlStore) uses its database.
///
/// # Examples
///
/// ```
/// use std::num::NonZeroU32;
/// use std::time::Duration;
///
/// use bta_store_sql::Options;
///
/// let options = Options::default()
///     .max_connections(NonZeroU32::MIN)
///     .timeout(Duration::from_secs(5));
/// # drop(options);
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    pub(crate) max_connections: NonZeroU32,
    pub(crate) acquire_timeout: Duration,
    pub(crate) timeout: Duration,
    pub(crate) migrations: Migrations,
}

impl Options {
    /// Sets the most connections at once; of SQLite the readers, beside one writer. Default 10.
    #[must_use]
    pub const fn max_connections(mut self, most: NonZeroU32) -> Self {
        self.max_connections = most;
        self
    }

    /// Sets how long an operation waits for a free connection. Default 5 s.
    #[must_use]
    pub const fn acquire_timeout(mut self, timeout: Duration) -> Self {
        self.acquire_timeout = timeout;
        self
    }

    /// Sets how long an operation may take in all. Default 20 s.
    #[must_use]
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets whether connecting brings the schema up to date. Default [`Migrations::Run`].
    #[must_use]
    pub const fn migrations(mut self, migrations: Migrations) -> Self {
        self.migrations = migrations;
        self
    }
}

/// Whether connecting brings the schema up to date.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Migrations {
    /// It does.
    #[default]
    Run,
    /// It does not: somebody calls [`SqlStore::migrate`](crate::SqlStore::migrate).
    Apart,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            max_connections: NonZeroU32::MIN.saturating_add(9),
            acquire_timeout: Duration::from_secs(5),
            timeout: Duration::from_secs(20),
            migrations: Migrations::default(),
        }
    }
}

/// Why a store could not be connected. No message shows the URL, which may hold a password.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectError {
    /// The URL is not one of a database.
    #[error("the database URL cannot be used: {reason}")]
    Url {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The URL needs a feature that this build lacks.
    #[error("this build cannot connect to {store}: it lacks the feature `{feature}`")]
    Unsupported {
        /// Which database.
        store: &'static str,
        /// The feature of this crate.
        feature: &'static str,
    },
    /// The database file or its directory cannot be created or written.
    #[error("the database file {} cannot be opened", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The database cannot be reached for now.
    #[error("{store} is unreachable")]
    Unreachable {
        /// Which database.
        store: &'static str,
        /// What happened.
        source: Box<dyn Error + Send + Sync>,
    },
    /// The database refuses: another user or database name is needed, or the file is something else.
    #[error("{store} refuses the connection")]
    Refused {
        /// Which database.
        store: &'static str,
        /// What it said.
        source: Box<dyn Error + Send + Sync>,
    },
    /// The schema could not be brought up to date.
    #[error("the schema of {store} could not be brought up to date")]
    Migration {
        /// Which database.
        store: &'static str,
        /// What happened.
        source: Box<MigrateError>,
    },
}

impl ConnectError {
    pub(crate) const fn url(reason: &'static str) -> Self {
        Self::Url { reason }
    }

    pub(crate) fn unreachable(dialect: &Dialect, error: sqlx::Error) -> Self {
        match error {
            // What the parser says is left out: it quotes parts of the URL.
            sqlx::Error::Configuration(_) => {
                Self::url("its host, port or parameters are malformed")
            }
            sqlx::Error::Database(error) if (dialect.class)(&*error) == Class::Refused => {
                Self::Refused { store: dialect.name, source: error.into_error() }
            }
            error => Self::Unreachable { store: dialect.name, source: error.into() },
        }
    }

    pub(crate) fn migration(dialect: &Dialect, error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) if error.as_database_error().is_none() => {
                Self::unreachable(dialect, error)
            }
            error => Self::Migration { store: dialect.name, source: error.into() },
        }
    }

    /// Returns whether trying again may help, as it does while a database server starts.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Unreachable { .. } => true,
            Self::Url { .. }
            | Self::Unsupported { .. }
            | Self::File { .. }
            | Self::Refused { .. }
            | Self::Migration { .. } => false,
        }
    }
}

/// The connections to one database.
pub(crate) struct Pools<DB: Spoken> {
    /// Of SQLite one connection: writers of one process queue here, which is faster and fairer than its lock.
    pub(crate) writer: Pool<DB>,
    /// The same pool where readers and writers do not disturb each other.
    pub(crate) readers: Pool<DB>,
    /// Keeps a database in memory alive.
    pub(crate) anchor: Option<Pool<DB>>,
}

impl<DB: Spoken> Pools<DB> {
    pub(crate) fn one(pool: Pool<DB>) -> Self {
        Self { writer: pool.clone(), readers: pool, anchor: None }
    }
}
