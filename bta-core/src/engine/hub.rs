//! What clients and workers of one process tell each other, so that they need not wait for a poll.
//!
//! Nothing depends on it: whatever is lost here is found in the store a little later.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::id::AnalysisId;

/// Shared by everything that was made from one [`Parts`](super::Parts).
#[derive(Debug, Default)]
pub(super) struct Hub {
    followed: Mutex<HashMap<AnalysisId, watch::Sender<()>>>,
    running: Mutex<HashMap<AnalysisId, CancellationToken>>,
    workers: AtomicUsize,
}

impl Hub {
    /// Returns what wakes whenever this process changes `id`.
    pub(super) fn follow(self: &Arc<Self>, id: AnalysisId) -> Following {
        let changes = lock(&self.followed).entry(id).or_default().subscribe();
        Following { hub: self.clone(), id, changes }
    }

    /// Wakes the followers of `id`.
    pub(super) fn changed(&self, id: AnalysisId) {
        if let Some(followers) = lock(&self.followed).get(&id) {
            followers.send_replace(());
        }
    }

    /// Notes that this process runs `id`; `stop` fires when somebody here takes its claim away.
    pub(super) fn run(self: &Arc<Self>, id: AnalysisId, stop: CancellationToken) -> Running {
        lock(&self.running).insert(id, stop);
        Running { hub: self.clone(), id }
    }

    /// Tells the worker that runs `id`, if it is in this process, that its claim is gone.
    pub(super) fn abandon(&self, id: AnalysisId) {
        if let Some(stop) = lock(&self.running).get(&id) {
            stop.cancel();
        }
        self.changed(id);
    }

    /// Counts a worker in, until what is returned is dropped.
    pub(super) fn worker(self: &Arc<Self>) -> Working {
        self.workers.fetch_add(1, Ordering::Relaxed);
        Working { hub: self.clone() }
    }

    /// Returns how many workers run in this process.
    pub(super) fn workers(&self) -> usize {
        self.workers.load(Ordering::Relaxed)
    }
}

/// Wakes whenever this process changes one analysis.
#[derive(Debug)]
pub(super) struct Following {
    hub: Arc<Hub>,
    id: AnalysisId,
    changes: watch::Receiver<()>,
}

impl Following {
    /// Completes at the next change, or at once when one was not waited for.
    pub(super) async fn changed(&mut self) {
        if self.changes.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        let mut followed = lock(&self.hub.followed);
        // The own receiver still counts.
        if followed.get(&self.id).is_some_and(|changes| changes.receiver_count() <= 1) {
            followed.remove(&self.id);
        }
    }
}

/// An analysis that this process runs.
#[derive(Debug)]
pub(super) struct Running {
    hub: Arc<Hub>,
    id: AnalysisId,
}

impl Drop for Running {
    fn drop(&mut self) {
        lock(&self.hub.running).remove(&self.id);
    }
}

/// A worker of this process.
#[derive(Debug)]
pub(super) struct Working {
    hub: Arc<Hub>,
}

impl Drop for Working {
    fn drop(&mut self) {
        self.hub.workers.fetch_sub(1, Ordering::Relaxed);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
