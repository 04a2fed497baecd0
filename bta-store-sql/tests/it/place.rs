//! A fresh database for each test: every kind of SQLite, and the servers that the environment names.

use std::sync::Arc;

use bta_store_sql::{Options, SqlStore};
use tempfile::TempDir;

use crate::server::Removal;

/// A kind of database.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Memory,
    File,
    Postgres,
    MySql,
}

/// A database of one test; it is removed when this is dropped.
pub(crate) struct Place {
    pub(crate) name: &'static str,
    pub(crate) url: String,
    _directory: Option<TempDir>,
    removal: Option<Removal>,
}

impl Place {
    /// Makes a fresh database; `None` when there is no such server.
    pub(crate) async fn new(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Memory => Some(Self::bare("SQLite in memory", "sqlite::memory:".into())),
            Kind::File => {
                let directory = TempDir::new().unwrap();
                let url = format!("sqlite://{}/data/bta.db", directory.path().display());
                Some(Self { _directory: Some(directory), ..Self::bare("SQLite", url) })
            }
            Kind::Postgres | Kind::MySql => {
                let (url, removal) = crate::server::fresh(kind).await?;
                let name = if kind == Kind::MySql { "MySQL" } else { "PostgreSQL" };
                Some(Self { removal: Some(removal), ..Self::bare(name, url) })
            }
        }
    }

    const fn bare(name: &'static str, url: String) -> Self {
        Self { name, url, _directory: None, removal: None }
    }

    /// Ends every connection from the server's side; SQLite has none.
    pub(crate) async fn sever(&self) {
        if let Some(removal) = &self.removal {
            removal.sever().await;
        }
    }

    /// Connects once more: what another process would do.
    pub(crate) async fn store(&self) -> Arc<SqlStore> {
        Arc::new(SqlStore::connect(&self.url, Options::default()).await.unwrap())
    }
}

/// Makes a database of each kind that several connections can share.
pub(crate) async fn shared() -> Vec<Place> {
    let mut places = Vec::new();
    for kind in [Kind::File, Kind::Postgres, Kind::MySql] {
        places.extend(Place::new(kind).await);
    }
    places
}

/// Makes a database of every kind.
pub(crate) async fn all() -> Vec<Place> {
    let mut places = shared().await;
    places.extend(Place::new(Kind::Memory).await);
    places
}
