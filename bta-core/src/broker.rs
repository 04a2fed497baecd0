//! Brokers: doorbells between processes.
//!
//! A broker carries hints ("look at this analysis") and nothing else. It may lose, repeat, delay and
//! reorder them; the store is the truth, and a sweep rings again for whatever was forgotten.

use std::fmt;
use std::num::NonZeroUsize;
use std::time::Duration;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::id::AnalysisId;

/// Carries hints from whoever knows of work to whoever does it.
///
/// # Rules
///
/// - `publish` returns after the broker took the hints, or fails within a bounded time.
/// - A hint is received by one receiver at a time; one that is not acknowledged may come again.
/// - `receive` may be dropped at any moment without losing a hint for good.
/// - Acknowledging twice, or something unknown, does nothing.
/// - After the broker was away, the same handle works again without help.
#[async_trait]
pub trait Broker: fmt::Debug + Send + Sync + 'static {
    /// Publishes `hints`.
    ///
    /// # Errors
    ///
    /// When the broker cannot be reached or refuses; some hints may have been taken.
    async fn publish(&self, hints: &[Hint]) -> Result<(), BrokerError>;

    /// Receives 1 to `max` hints, or none after `wait`.
    ///
    /// # Errors
    ///
    /// When the broker cannot be reached.
    async fn receive(
        &self,
        max: NonZeroUsize,
        wait: Duration,
    ) -> Result<Vec<Delivery>, BrokerError>;

    /// Tells the broker that these deliveries need not come again.
    ///
    /// # Errors
    ///
    /// When the broker cannot be reached; the hints may then come again.
    async fn acknowledge(&self, receipts: &[Receipt]) -> Result<(), BrokerError>;

    /// Returns how many hints wait to be received.
    ///
    /// # Errors
    ///
    /// When the broker cannot be reached.
    async fn depth(&self) -> Result<u64, BrokerError>;
}

/// The number of the form of [`Hint`] that this version writes.
pub const HINT_SCHEMA: u16 = 1;

/// "Look at this analysis": never a person's data.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Hint {
    /// The number of this form; a reader that does not know it leaves the hint to others.
    pub schema: u16,
    /// The analysis to look at.
    pub analysis: AnalysisId,
    /// The W3C `traceparent` of whoever rang.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub traceparent: Option<String>,
}

impl Hint {
    /// Makes a hint without a trace context.
    #[must_use]
    pub const fn new(analysis: AnalysisId) -> Self {
        Self { schema: HINT_SCHEMA, analysis, traceparent: None }
    }
}

/// A received hint with what acknowledges it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Delivery {
    /// The hint.
    pub hint: Hint,
    /// What acknowledges this delivery.
    pub receipt: Receipt,
}

/// What acknowledges one delivery; only its broker understands it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Receipt(pub String);

/// Why a broker did not answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BrokerError {
    /// The broker cannot be reached or did not answer in time; whether it acted is unknown.
    #[error("{broker} is unreachable")]
    Unavailable {
        /// Which broker.
        broker: &'static str,
        /// What happened.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The broker answered and said no.
    #[error("{broker} refused")]
    Refused {
        /// Which broker.
        broker: &'static str,
        /// What it said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The broker was closed on our side.
    #[error("{broker} is closed")]
    Closed {
        /// Which broker.
        broker: &'static str,
    },
}

impl BrokerError {
    /// Returns whether trying again may help.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Unavailable { .. } => true,
            Self::Refused { .. } | Self::Closed { .. } => false,
        }
    }
}
