//! Where analyses and steps stand.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where an analysis stands.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Accepted; waits for a worker.
    Pending,
    /// A worker holds its claim, or did until its lease expires.
    Processing,
    /// Ended with every essential step's result.
    Completed,
    /// Ended without.
    Failed,
    /// Ended by a person.
    Cancelled,
}

impl Status {
    /// Every status, in the order of an analysis's life.
    pub const ALL: [Self; 5] =
        [Self::Pending, Self::Processing, Self::Completed, Self::Failed, Self::Cancelled];

    /// Returns the name that stores and clients use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Processing => "processing",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Returns whether nothing will change any more.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepStatus {
    /// Not started, or to be started again.
    Pending,
    /// An agent examines.
    Running,
    /// Ended with an opinion.
    Completed,
    /// Ended without.
    Failed,
    /// Will not run: one it waits for failed, or the analysis ended.
    Skipped,
}

impl StepStatus {
    /// Every status.
    pub const ALL: [Self; 5] =
        [Self::Pending, Self::Running, Self::Completed, Self::Failed, Self::Skipped];

    /// Returns the name that stores and clients use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }

    /// Returns whether nothing will change any more.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Skipped)
    }
}

/// The text names no status.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a status")]
pub struct ParseStatusError;

macro_rules! from_str_by_name {
    ($($type:ty),*) => {$(
        impl std::str::FromStr for $type {
            type Err = ParseStatusError;

            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Self::ALL.into_iter().find(|status| status.as_str() == s).ok_or(ParseStatusError)
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )*};
}

from_str_by_name!(Status, StepStatus);
