//! People and services that own analyses.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::error::StoreError;
use crate::id::UserId;
use crate::private::Private;

/// A user as stored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct User {
    /// The id.
    pub id: UserId,
    /// The e-mail address, case-folded, unique among users.
    pub email: Option<Private<String>>,
    /// The name.
    pub name: Option<Private<String>>,
    /// When the user was created, by the store's clock.
    pub created_at: DateTime<Utc>,
    /// When the user last changed, by the store's clock.
    pub updated_at: DateTime<Utc>,
}

/// A user to create.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NewUser {
    /// The id.
    pub id: UserId,
    /// The e-mail address: at most 255 bytes; stored case-folded.
    pub email: Option<Private<String>>,
    /// The name: at most 255 bytes.
    pub name: Option<Private<String>>,
}

/// Keeps users; a part of every store, apart from the pipeline, which needs none.
#[async_trait]
pub trait Users: Send + Sync {
    /// Creates a user, or completes one that only an analysis has named so far.
    ///
    /// Returns `None` when the id or the e-mail address belongs to somebody already.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn create_user(&self, user: &NewUser) -> Result<Option<User>, StoreError>;

    /// Returns the user with this id.
    ///
    /// # Errors
    ///
    /// When the store cannot be reached.
    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError>;
}
