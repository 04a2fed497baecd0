//! The worker: claims analyses and runs them.

use std::num::{NonZeroU64, NonZeroUsize};
use std::sync::Arc;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::info;

use super::attendance::Attendance;
use super::bell::bell;
use super::parts::Parts;
use super::shift::{Shift, note_panic};
use super::sweep::Sweep;

/// Claims analyses and runs them. It also [sweeps](Sweep).
///
/// # Examples
///
/// ```no_run
/// use bta_core::engine::{Parts, Stopped, Worker};
/// use tokio_util::sync::CancellationToken;
///
/// async fn work(parts: Parts, shutdown: CancellationToken) {
///     let stopped = Worker::new(parts).name("night-shift").run(shutdown).await;
///     assert_eq!(stopped, Stopped::Asked);
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Worker {
    pub(super) parts: Parts,
    pub(super) name: String,
    pub(super) at_once: NonZeroUsize,
    pub(super) prefetch: NonZeroUsize,
    pub(super) tasks: Option<NonZeroU64>,
}

/// Why a worker ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stopped {
    /// It was told to.
    Asked,
    /// It ran as many analyses as it may before a restart.
    TasksDone,
}

impl Worker {
    /// Makes a worker: 2 analyses at once, no limit of tasks, a name from the process id.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let nonce = uuid::Uuid::new_v4().as_fields().0;
        let name = format!("worker-{}-{nonce:08x}", std::process::id());
        let (at_once, prefetch) = (NonZeroUsize::MIN.saturating_add(1), NonZeroUsize::MIN);
        Self { parts, name, at_once, prefetch, tasks: None }
    }

    /// Sets the name that people see; at most 255 bytes.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets how many analyses run at once.
    #[must_use]
    pub const fn at_once(mut self, analyses: NonZeroUsize) -> Self {
        self.at_once = analyses;
        self
    }

    /// Sets how many hints it takes at once, never more than it can begin. Default 1: hints that one
    /// worker has taken wait for it alone.
    #[must_use]
    pub const fn prefetch(mut self, hints: NonZeroUsize) -> Self {
        self.prefetch = hints;
        self
    }

    /// Ends the worker after this many analyses (those it runs at once may come on top), so that its process can be restarted.
    #[must_use]
    pub const fn tasks_before_restart(mut self, analyses: NonZeroU64) -> Self {
        self.tasks = Some(analyses);
        self
    }

    /// Runs until `shutdown` fires or the tasks are done, then gives its claims back and returns.
    ///
    /// Running agents may go on for [`Limits::grace`](super::Limits::grace). Dropping the future
    /// instead is like a crash: leases expire before others go on.
    pub async fn run(self, shutdown: CancellationToken) -> Stopped {
        let _working = self.parts.hub.worker();
        info!(worker = self.name, at_once = self.at_once, "worker started");
        let attendance = Attendance::new(self.parts.clone(), &self.name, self.at_once);
        let (bell, timers) = bell(&self.parts);
        let shift = Arc::new(Shift::new(self, bell, shutdown));
        let mut jobs = JoinSet::new();
        let sweep = Sweep::new(shift.worker.parts.clone()).run(CancellationToken::new());
        let stopped = tokio::select! {
            stopped = shift.listen(&mut jobs) => stopped,
            () = async { tokio::join!(sweep, timers.run(), attendance.keep()); } => Stopped::Asked,
        };
        while let Some(ended) = jobs.join_next().await {
            note_panic(&ended);
        }
        attendance.end().await;
        info!(worker = shift.worker.name, ?stopped, "worker stopped");
        stopped
    }
}
