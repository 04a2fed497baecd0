//! A held claim: every write of a running analysis goes through it.

use std::error::Error;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use metrics::counter;
use tokio::time::{Instant, sleep, sleep_until, timeout};
use tokio_util::sync::CancellationToken;
use tracing::warn;

use super::metric;
use super::parts::Parts;
use crate::id::{AnalysisId, ClaimToken};
use crate::pipeline::Backoff;
use crate::store::{Change, Recorded};

/// How long a write that failed waits before it is tried again.
const RETRY: Backoff = Backoff { base: Duration::from_millis(100), cap: Duration::from_secs(2) };

/// A held claim.
#[derive(Debug)]
pub(super) struct Lease {
    parts: Parts,
    id: AnalysisId,
    token: ClaimToken,
    /// When the last write that succeeded was begun, by this process's clock. That clock only says when
    /// to give up early; whether the claim holds is for the store to say.
    renewed: Mutex<Instant>,
    gone: CancellationToken,
}

/// The claim is gone: whoever reads this drops its work.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gone;

impl Lease {
    /// Holds the claim of `id` that was asked for at `asked`.
    pub(super) fn new(parts: Parts, id: AnalysisId, token: ClaimToken, asked: Instant) -> Self {
        Self { parts, id, token, renewed: Mutex::new(asked), gone: CancellationToken::new() }
    }

    /// Returns what fires when the claim is gone.
    pub(super) const fn gone(&self) -> &CancellationToken {
        &self.gone
    }

    /// Writes `change`, again and again while the lease lasts.
    pub(super) async fn record(&self, change: &Change) -> Result<(), Gone> {
        tokio::select! {
            biased;
            () = self.gone.cancelled() => Err(Gone),
            recorded = self.persist(change) => {
                if recorded.is_err() {
                    self.gone.cancel();
                }
                recorded
            }
        }
    }

    /// Renews the claim until it is gone.
    pub(super) async fn keep(&self) {
        // However it is set, a renewal that fails once can be tried again in time.
        let renew = self.parts.limits.renew.min(self.parts.limits.lease / 3);
        loop {
            let next = self.renewed() + renew;
            if next > Instant::now() {
                sleep_until(next).await;
            } else if self.record(&Change::Renew).await.is_err() {
                return;
            }
        }
    }

    async fn persist(&self, change: &Change) -> Result<(), Gone> {
        let mut attempts = 0;
        loop {
            let asked = Instant::now();
            let left = self.deadline().saturating_duration_since(asked);
            let Parts { store, limits, hub, .. } = &self.parts;
            let write = store.record(self.id, self.token, limits.lease, change);
            match timeout(left, write).await {
                Ok(Ok(Recorded::Done { .. })) => {
                    self.renew(asked);
                    if *change != Change::Renew {
                        hub.changed(self.id);
                    }
                    return Ok(());
                }
                Ok(Ok(Recorded::Lost)) => return Err(Gone),
                Ok(Err(error)) => {
                    counter!(metric::STORE_ERRORS, "operation" => "record").increment(1);
                    warn!(error = &error as &dyn Error, "write failed");
                    if !error.is_transient() {
                        return Err(Gone);
                    }
                }
                Err(_) => return Err(Gone),
            }
            attempts += 1;
            sleep(RETRY.delay(attempts, rand::random(), None)).await;
        }
    }

    /// Returns when a claim that was not renewed is given up: with a third of its lease left, so that
    /// no work is begun that somebody else is about to do.
    fn deadline(&self) -> Instant {
        self.renewed() + self.parts.limits.lease.mul_f64(2.0 / 3.0)
    }

    fn renewed(&self) -> Instant {
        *self.renewed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn renew(&self, asked: Instant) {
        let mut renewed = self.renewed.lock().unwrap_or_else(PoisonError::into_inner);
        *renewed = asked.max(*renewed);
    }
}
