//! The sweep: finds what crashes and lost hints left behind.

use std::error::Error;
use std::time::Duration;

use chrono::Utc;
use metrics::counter;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tracing::{debug, info, warn};

use super::client::Client;
use super::metric;
use super::parts::Parts;
use super::patience::{self, RING, publish};
use crate::broker::Hint;
use crate::id::AnalysisId;
use crate::store::{Filter, Key, StoreError};

/// How many analyses are pointed out at a time.
const BATCH: u32 = 1000;
/// How many when that many hints wait already: enough that none waits for ever, too few to flood.
const BATCH_WHEN_BUSY: u32 = 20;
/// How many old analyses are listed at a time.
const PAGE: u32 = 100;
/// How long an orphan is watched, at most, before it is removed. Files and this process may tell
/// different times; a submit that is just storing its analysis takes less than this.
const SECOND_LOOK: Duration = Duration::from_secs(60);

/// Repairs what crashes left behind. Every worker runs one; any number may run at once.
#[derive(Clone, Debug)]
pub struct Sweep {
    parts: Parts,
}

impl Sweep {
    /// Makes a sweep.
    #[must_use]
    pub const fn new(parts: Parts) -> Self {
        Self { parts }
    }

    /// Sweeps now and then until `shutdown` fires.
    pub async fn run(self, shutdown: CancellationToken) {
        tokio::select! {
            () = shutdown.cancelled() => {}
            () = self.ring_now_and_then() => {}
            () = self.tidy_now_and_then() => {}
        }
    }

    async fn ring_now_and_then(&self) {
        loop {
            self.ring().await;
            // Not all processes at the same time.
            sleep(self.parts.limits.sweep.mul_f64(rand::random_range(0.9..1.1))).await;
        }
    }

    async fn tidy_now_and_then(&self) {
        loop {
            self.expire().await;
            self.remove_orphans().await;
            let pause = self.parts.limits.retention.unwrap_or(Duration::MAX) / 10;
            sleep(self.parts.limits.orphan.min(pause).max(Duration::from_secs(1))).await;
        }
    }

    /// Rings for analyses that are due. Returns for how many.
    pub async fn ring(&self) -> usize {
        let busy = patience::broker(RING, self.parts.broker.depth())
            .await
            .is_ok_and(|depth| depth >= u64::from(BATCH));
        let batch = if busy { BATCH_WHEN_BUSY } else { BATCH };
        let due = match patience::store(
            &self.parts,
            self.parts.store.due(batch, self.parts.limits.quiet),
        )
        .await
        {
            Ok(due) => due,
            Err(error) => return failed("due", &error),
        };
        let hints: Vec<_> = due.into_iter().map(Hint::new).collect();
        if !hints.is_empty() && publish(&self.parts, &hints, self.parts.limits.lease).await {
            counter!(metric::RUNG).increment(u64::try_from(hints.len()).unwrap_or(u64::MAX));
            debug!(analyses = hints.len(), "rang again");
        }
        hints.len()
    }

    /// Deletes analyses that ended longer ago than the retention. Returns how many.
    pub async fn expire(&self) -> usize {
        let Some(age) = self.parts.limits.retention else { return 0 };
        let client = Client::new(self.parts.clone());
        let filter = Filter { ended_before: Some(age), limit: PAGE, ..Filter::default() };
        let mut deleted = 0;
        loop {
            let page = match patience::store(&self.parts, self.parts.store.list(&filter)).await {
                Ok(page) => page.items,
                Err(error) => return deleted + failed("list", &error),
            };
            let before = deleted;
            for item in &page {
                match client.delete(item.id).await {
                    Ok(existed) => deleted += usize::from(existed),
                    Err(error) => return deleted + failed("delete", &error),
                }
            }
            // Nothing more, or somebody else deletes the same ones.
            if deleted == before {
                return deleted;
            }
        }
    }

    /// Removes documents without an analysis, and pieces of uploads. Returns how many.
    ///
    /// It takes its time: what looks like an orphan is removed when it still does a minute later.
    pub async fn remove_orphans(&self) -> usize {
        let age = self.parts.limits.orphan;
        if let Err(error) = self.parts.files.sweep_pieces(age).await {
            warn!(error = &error as &dyn Error, "pieces of uploads cannot be removed for now");
        }
        let suspects = self.orphans(self.old_documents(age).await).await;
        if suspects.is_empty() {
            return 0;
        }
        sleep(SECOND_LOOK.min(age)).await;
        let mut removed = 0;
        for id in self.orphans(suspects).await {
            match self.parts.files.delete(id).await {
                Ok(()) => removed += 1,
                Err(error) => {
                    warn!(error = &error as &dyn Error, "orphan cannot be removed for now");
                }
            }
        }
        counter!(metric::ORPHANS).increment(u64::try_from(removed).unwrap_or(u64::MAX));
        info!(documents = removed, "removed documents without an analysis");
        removed
    }

    async fn old_documents(&self, age: Duration) -> Vec<AnalysisId> {
        let documents = match self.parts.files.list().await {
            Ok(documents) => documents,
            Err(error) => {
                warn!(error = &error as &dyn Error, "documents cannot be listed for now");
                return Vec::new();
            }
        };
        let now = Utc::now();
        let old = documents.into_iter().filter(|(_, meta)| {
            (now - meta.last_modified).to_std().is_ok_and(|elapsed| elapsed >= age)
        });
        old.map(|(id, _)| id).collect()
    }

    /// Returns those that have no analysis for sure.
    async fn orphans(&self, ids: Vec<AnalysisId>) -> Vec<AnalysisId> {
        let mut orphans = Vec::new();
        for id in ids {
            let load = self.parts.store.load(Key::Analysis(id));
            if matches!(patience::store(&self.parts, load).await, Ok(None)) {
                orphans.push(id);
            }
        }
        orphans
    }
}

/// Notes an error of the store; the next sweep tries again.
fn failed(operation: &'static str, error: &StoreError) -> usize {
    counter!(metric::STORE_ERRORS, "operation" => operation).increment(1);
    warn!(operation, error = error as &dyn Error, "sweep failed");
    0
}
