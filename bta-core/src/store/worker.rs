//! Workers that are there, whether they have something to do or not.

use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::error::StoreError;
use crate::id::WorkerId;

/// A worker that says that it is there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NewWorker {
    /// The id, of one run of a worker.
    pub id: WorkerId,
    /// The name that people see: at most 255 bytes.
    pub name: String,
    /// The host that it runs on: at most 255 bytes.
    pub host: String,
    /// The version of its program: at most 255 bytes.
    pub version: String,
    /// How many analyses it runs at once.
    pub at_once: u32,
}

/// A worker as stored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KnownWorker {
    /// What it says of itself.
    pub worker: NewWorker,
    /// When it was first seen, by the store's clock.
    pub started_at: DateTime<Utc>,
    /// When it was last seen, by the store's clock.
    pub seen_at: DateTime<Utc>,
}

/// Keeps who works; a part of every store, apart from the pipeline, which asks claims alone.
///
/// # Rules
///
/// - A worker is known until the time that it gave has passed since it was last noted, by the store's
///   clock, or until it is forgotten.
/// - Noting it again keeps when it was first seen.
/// - Forgetting one that is unknown does nothing.
#[async_trait]
pub trait Workers: Send + Sync {
    /// Notes that a worker is there, for `time` from now on.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached or is full.
    async fn note_worker(&self, worker: &NewWorker, time: Duration) -> Result<(), StoreError>;

    /// Forgets a worker that ended.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn forget_worker(&self, id: WorkerId) -> Result<(), StoreError>;

    /// Forgets those whose time has passed. Returns how many.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn forget_absent_workers(&self) -> Result<u64, StoreError>;

    /// Returns those whose time has not passed, by their names.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn workers(&self) -> Result<Vec<KnownWorker>, StoreError>;
}
