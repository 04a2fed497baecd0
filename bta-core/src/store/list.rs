//! Pages of analyses.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::status::Status;
use crate::failure::Failure;
use crate::id::{AnalysisId, UserId};
use crate::private::Private;

/// Which analyses to list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Filter {
    /// Only this owner's.
    pub owner: Option<UserId>,
    /// Only those that stand here.
    pub status: Option<Status>,
    /// Only those that ended longer ago than this, by the store's clock.
    pub ended_before: Option<Duration>,
    /// At most this many, 1 to 1000.
    pub limit: u32,
    /// Without the first so many.
    pub offset: u32,
}

impl Default for Filter {
    fn default() -> Self {
        Self { owner: None, status: None, ended_before: None, limit: 10, offset: 0 }
    }
}

/// A page of analyses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The analyses of this page.
    pub items: Vec<Summary>,
    /// How many match in all.
    pub total: u64,
}

/// An analysis in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Its id.
    pub id: AnalysisId,
    /// Whom it belongs to.
    pub owner: Option<UserId>,
    /// Where it stands.
    pub status: Status,
    /// 0.0 to 1.0.
    pub progress: f64,
    /// The question.
    pub question: Private<String>,
    /// The name of the document.
    pub filename: Private<String>,
    /// Why it failed.
    pub failure: Option<Failure>,
    /// How often it was claimed.
    pub attempts: u32,
    /// The worker that holds the claim.
    pub worker: Option<String>,
    /// When it was submitted.
    pub created_at: DateTime<Utc>,
    /// When it was first claimed.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub completed_at: Option<DateTime<Utc>>,
}
