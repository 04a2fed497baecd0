//! Stores: the only truth.
//!
//! A store executes conditional writes; it decides nothing. Its clock alone says what is due and
//! which lease has expired.

mod change;
mod error;
mod list;
pub mod question;
mod record;
mod status;
mod submission;
pub mod user;
pub mod worker;

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;

use self::question::Questions;
use self::user::Users;
use self::worker::Workers;
use crate::id::{AnalysisId, ClaimToken};

pub use change::{Attempt, Cancelled, Change, Outcome, Recorded};
pub use error::StoreError;
pub use list::{Filter, Listing, Summary};
pub use record::{Claim, Key, Record, Said, StepRecord};
pub use status::{ParseStatusError, Status, StepStatus};
pub use submission::{Document, Idempotency, Inserted, Mode, NewAnalysis, NewStep, Request};

/// Keeps analyses with their steps and questions, users, and who works.
///
/// # Rules
///
/// - `insert` stores the analysis, its steps, its owner and its idempotency key, or nothing.
/// - Inserting the same id again stores nothing and answers [`Inserted::Existing`].
/// - Of any number of concurrent `claim`s of one due analysis exactly one wins.
/// - `record` with a token that is not the current one, or whose lease has expired (even when nobody
///   else has claimed since), or of an analysis that ended, changes nothing.
/// - `record` changes the analysis, its steps and its version together, and renews the lease.
/// - Progress never goes back; a step's result is stored once; an ended analysis never changes.
/// - What `due` returns it does not return again within `quiet`.
/// - `cancel` and `delete` take the claim away.
/// - Times are whole milliseconds by the store's clock.
/// - An error means that whether it happened is unknown; doing it again is harmless.
#[async_trait]
pub trait Store: Questions + Users + Workers + fmt::Debug + Send + Sync + 'static {
    /// Stores a new analysis in one transaction: itself, its steps, its idempotency key, and its
    /// owner where that user does not exist yet.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached or is full.
    async fn insert(&self, analysis: &NewAnalysis) -> Result<Inserted, StoreError>;

    /// Returns the analysis that `key` names.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn load(&self, key: Key) -> Result<Option<Record>, StoreError>;

    /// Claims `id` for `lease`, if it is due: pending and its time has come, or processing with an expired lease.
    ///
    /// Sets the status to processing, counts the attempt, keeps the first start, and turns steps that
    /// were running back to pending. Returns what was claimed, or `None` for whoever lost.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn claim(
        &self,
        id: AnalysisId,
        claim: &Claim,
        lease: Duration,
    ) -> Result<Option<Record>, StoreError>;

    /// Applies `change` and renews the lease, if `token` still holds the claim of `id`.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached or is full.
    async fn record(
        &self,
        id: AnalysisId,
        token: ClaimToken,
        lease: Duration,
        change: &Change,
    ) -> Result<Recorded, StoreError>;

    /// Returns up to `limit` analyses that are due, the longest waiting first, none that was returned within `quiet`.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn due(&self, limit: u32, quiet: Duration) -> Result<Vec<AnalysisId>, StoreError>;

    /// Returns a page of analyses, the newest first, with how many match in all.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn list(&self, filter: &Filter) -> Result<Listing, StoreError>;

    /// Ends `id` as cancelled, unless it has ended, and takes its claim away.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn cancel(&self, id: AnalysisId) -> Result<Cancelled, StoreError>;

    /// Deletes `id` with its steps and idempotency key. Returns whether it existed.
    ///
    /// The file is the caller's to remove, afterwards.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn delete(&self, id: AnalysisId) -> Result<bool, StoreError>;
}
