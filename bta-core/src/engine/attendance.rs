//! The sign of life of a worker, for whoever looks: claims say only who is busy.

use std::error::Error;
use std::num::NonZeroUsize;
use std::time::Duration;

use metrics::counter;
use tokio::time::{sleep, timeout};
use tracing::{debug, warn};

use super::limits::Limits;
use super::metric;
use super::parts::Parts;
use super::patience::{self, RING};
use crate::id::WorkerId;
use crate::store::worker::NewWorker;

/// How many signs in a row may fail before a worker counts as absent.
const SIGNS: u32 = 4;
/// What a busy machine may add to that.
const DELAY: Duration = Duration::from_secs(5);

/// The entry of one run of a worker among those who are there.
#[derive(Debug)]
pub(super) struct Attendance {
    parts: Parts,
    worker: NewWorker,
}

impl Attendance {
    pub(super) fn new(parts: Parts, name: &str, at_once: NonZeroUsize) -> Self {
        let worker = NewWorker {
            id: WorkerId::new(),
            name: name.to_owned(),
            host: host(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            at_once: at_once.get().try_into().unwrap_or(u32::MAX),
        };
        Self { parts, worker }
    }

    /// Says as often as is swept that it is there, and forgets those who no longer do.
    pub(super) async fn keep(&self) {
        let Limits { sweep, .. } = *self.parts.limits;
        let time = interval(sweep) * SIGNS + DELAY;
        loop {
            let sign = async {
                self.parts.store.note_worker(&self.worker, time).await?;
                self.parts.store.forget_absent_workers().await
            };
            match patience::store(&self.parts, sign).await {
                Ok(0) => {}
                Ok(workers) => debug!(workers, "workers ended without a word"),
                Err(error) => {
                    counter!(metric::STORE_ERRORS, "operation" => "note_worker").increment(1);
                    warn!(error = &error as &dyn Error, "worker cannot be noted for now");
                }
            }
            sleep(interval(sweep).mul_f64(rand::random_range(0.9..1.1))).await;
        }
    }

    /// Says that it ended; if nobody hears it, its time passes.
    pub(super) async fn end(&self) {
        drop(timeout(RING, self.parts.store.forget_worker(self.worker.id)).await);
    }
}

/// Who looks wants to know within a minute, however seldom is swept.
fn interval(sweep: Duration) -> Duration {
    sweep.min(Duration::from_secs(15))
}

/// Returns the name of this host, or nothing where it has none to tell.
fn host() -> String {
    #[cfg(unix)]
    return rustix::system::uname().nodename().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    String::new()
}
