//! Why a store did not do it.

/// Why a store did not do it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The store cannot be reached, is busy, or did not answer in time.
    #[error("{store} is unreachable")]
    Unavailable {
        /// Which store.
        store: &'static str,
        /// What happened.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The store has no space left.
    #[error("{store} is full")]
    Full {
        /// Which store.
        store: &'static str,
        /// What happened.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The store refused the statement: a bug, or a schema that is not ours.
    #[error("{store} refused")]
    Refused {
        /// Which store.
        store: &'static str,
        /// What it said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// What is stored cannot be understood: written by a newer version, or damaged.
    #[error("{what} of analysis {id} cannot be understood")]
    Corrupt {
        /// The analysis.
        id: String,
        /// Which part.
        what: &'static str,
        /// What is wrong with it.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl StoreError {
    /// Returns whether trying again may help.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Unavailable { .. } | Self::Full { .. } => true,
            Self::Refused { .. } | Self::Corrupt { .. } => false,
        }
    }
}
