//! One run of a worker: hint, claim, acknowledge, work.

use std::error::Error;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use metrics::{counter, gauge, histogram};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinError, JoinSet};
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;
use tracing::{Instrument, debug, error, info, info_span, warn};

use super::bell::Bell;
use super::job::Job;
use super::lease::Lease;
use super::metric;
use super::patience::{self, RING};
use super::worker::{Stopped, Worker};
use crate::broker::{Delivery, HINT_SCHEMA, Hint, Receipt};
use crate::id::ClaimToken;
use crate::pipeline::Backoff;
use crate::store::{Claim, Record};

/// How long one call waits for hints.
const WAIT: Duration = Duration::from_secs(5);
/// How long a worker waits when broker or store do not answer: short, so that it goes on within 2 s of
/// their return.
const RETRY: Backoff = Backoff { base: Duration::from_millis(200), cap: Duration::from_secs(1) };

/// One run of a worker.
#[derive(Debug)]
pub(super) struct Shift {
    pub(super) worker: Worker,
    bell: Bell,
    stop: CancellationToken,
    claimed: AtomicU64,
}

/// A hint with the slot that its work will take.
type Call = (Delivery, OwnedSemaphorePermit);

impl Shift {
    pub(super) const fn new(worker: Worker, bell: Bell, stop: CancellationToken) -> Self {
        Self { worker, bell, stop, claimed: AtomicU64::new(0) }
    }

    /// Receives hints while there is a free slot, and lets jobs look after them.
    pub(super) async fn listen(self: &Arc<Self>, jobs: &mut JoinSet<()>) -> Stopped {
        let slots = Arc::new(Semaphore::new(self.worker.at_once.get()));
        let mut failures = 0;
        loop {
            let calls = tokio::select! {
                biased;
                () = self.stop.cancelled() => return Stopped::Asked,
                calls = self.receive(&slots, &mut failures) => calls,
            };
            while let Some(ended) = jobs.try_join_next() {
                note_panic(&ended);
            }
            let Some(calls) = calls else { return Stopped::TasksDone };
            for (delivery, slot) in calls {
                let shift = self.clone();
                jobs.spawn(async move {
                    shift.answer(delivery).await;
                    drop(slot);
                });
            }
        }
    }

    /// Waits for a free slot, then for hints. `None` when the tasks are done.
    async fn receive(&self, slots: &Arc<Semaphore>, failures: &mut u32) -> Option<Vec<Call>> {
        let slot = slots.clone().acquire_owned().await.ok()?;
        if self.is_done() {
            return None;
        }
        let free = NonZeroUsize::MIN.saturating_add(slots.available_permits());
        let free = free.min(self.worker.prefetch);
        let parts = &self.worker.parts;
        match patience::broker(WAIT + parts.limits.lease, parts.broker.receive(free, WAIT)).await {
            Ok(deliveries) => {
                *failures = 0;
                let more = std::iter::from_fn(|| slots.clone().try_acquire_owned().ok());
                Some(deliveries.into_iter().zip(std::iter::once(slot).chain(more)).collect())
            }
            Err(error) => {
                counter!(metric::BROKER_ERRORS, "operation" => "receive").increment(1);
                warn!(error = &error as &dyn Error, "broker does not answer");
                *failures += 1;
                sleep(RETRY.delay(*failures, rand::random(), None)).await;
                Some(Vec::new())
            }
        }
    }

    fn is_done(&self) -> bool {
        self.worker.tasks.is_some_and(|tasks| self.claimed.load(Ordering::Relaxed) >= tasks.get())
    }

    /// Claims what a hint points at; whoever loses forgets it.
    async fn answer(&self, delivery: Delivery) {
        let Delivery { hint: Hint { schema, analysis: id, .. }, receipt } = delivery;
        if schema != HINT_SCHEMA {
            debug!(schema, "left a hint for another version");
            return;
        }
        let parts = &self.worker.parts;
        let (claim, asked) = (Claim::new(self.worker.name.clone()), Instant::now());
        let claiming = parts.store.claim(id, &claim, parts.limits.lease);
        match patience::store(parts, claiming).await {
            Ok(None) => self.acknowledge(receipt).await,
            Ok(Some(record)) => {
                tokio::join!(self.acknowledge(receipt), self.work(record, claim.token, asked));
            }
            // Whether it happened is unknown: the hint, or else a sweep, comes again.
            Err(error) => {
                counter!(metric::STORE_ERRORS, "operation" => "claim").increment(1);
                warn!(analysis = %id, error = &error as &dyn Error, "claim failed");
                sleep(RETRY.delay(3, rand::random(), None)).await;
            }
        }
    }

    async fn acknowledge(&self, receipt: Receipt) {
        let receipts = [receipt];
        let acknowledged = self.worker.parts.broker.acknowledge(&receipts);
        if let Err(error) = patience::broker(RING, acknowledged).await {
            counter!(metric::BROKER_ERRORS, "operation" => "acknowledge").increment(1);
            warn!(
                error = &error as &dyn Error,
                "hint not acknowledged; it comes again for nothing"
            );
        }
    }

    async fn work(&self, record: Record, token: ClaimToken, asked: Instant) {
        let _running = Running::new();
        self.claimed.fetch_add(1, Ordering::Relaxed);
        if let Some(waited) = waited(&record) {
            histogram!(metric::WAIT_SECONDS).record(waited.as_secs_f64());
        }
        let (id, parts) = (record.id, self.worker.parts.clone());
        parts.hub.changed(id);
        let lease = Arc::new(Lease::new(parts.clone(), id, token, asked));
        let span = info_span!("analysis", %id, attempt = record.attempts);
        let job = Job::new(parts, self.bell.clone(), lease, record);
        let done = job.run(self.stop.clone()).instrument(span.clone()).await;
        histogram!(metric::ANALYSIS_SECONDS).record(asked.elapsed().as_secs_f64());
        if done.is_err() {
            counter!(metric::LOST).increment(1);
            info!(parent: &span, "claim is gone; work dropped");
        }
    }
}

/// Returns how long an analysis waited that was claimed for the first time now.
fn waited(record: &Record) -> Option<Duration> {
    let first = record.started_version == Some(record.version);
    let started = record.started_at.filter(|_| first)?;
    (started - record.created_at).to_std().ok()
}

/// Counts as running until it is dropped.
struct Running;

impl Running {
    fn new() -> Self {
        gauge!(metric::RUNNING).increment(1);
        Self
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        gauge!(metric::RUNNING).decrement(1);
    }
}

/// Says that a job panicked; its lease expires, and the analysis is taken up again.
pub(super) fn note_panic(ended: &Result<(), JoinError>) {
    if ended.as_ref().is_err_and(JoinError::is_panic) {
        error!("a job panicked");
    }
}
