//! How long the engine waits for parts that should have answered: an adapter that never does must not
//! hold a slot, a sweep or a submit for ever.

use std::time::Duration;

use tokio::time::timeout;
use tracing::warn;

use super::parts::Parts;
use crate::broker::{BrokerError, Hint};
use crate::store::StoreError;

/// How long a submit waits for the broker to take its hint.
pub(super) const RING: Duration = Duration::from_secs(2);

/// The other side did not answer in time.
#[derive(Debug, thiserror::Error)]
#[error("no answer in time")]
struct NoAnswer;

/// Waits for the store for as long as a lease lasts.
pub(super) async fn store<T>(
    parts: &Parts,
    call: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    let no_answer = || StoreError::Unavailable { store: "store", source: NoAnswer.into() };
    timeout(parts.limits.lease, call).await.unwrap_or_else(|_| Err(no_answer()))
}

/// Waits for the broker for so long.
pub(super) async fn broker<T>(
    time: Duration,
    call: impl Future<Output = Result<T, BrokerError>>,
) -> Result<T, BrokerError> {
    let no_answer = || BrokerError::Unavailable { broker: "broker", source: NoAnswer.into() };
    timeout(time, call).await.unwrap_or_else(|_| Err(no_answer()))
}

/// Publishes hints, best effort. Returns whether the broker took them in time.
pub(super) async fn publish(parts: &Parts, hints: &[Hint], time: Duration) -> bool {
    let published = broker(time, parts.broker.publish(hints)).await;
    if let Err(error) = &published {
        metrics::counter!(super::metric::BROKER_ERRORS, "operation" => "publish").increment(1);
        warn!(error = error as &dyn std::error::Error, "no hint sent; a sweep will");
    }
    published.is_ok()
}
