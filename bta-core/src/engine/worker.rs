//! The worker: claims analyses and runs them.

use std::num::{NonZeroU64, NonZeroUsize};

use tokio_util::sync::CancellationToken;

use super::parts::Parts;

/// Claims analyses and runs them.
#[derive(Clone, Debug)]
pub struct Worker {
    parts: Parts,
    name: String,
    at_once: NonZeroUsize,
    tasks: Option<NonZeroU64>,
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
        Self { parts, name, at_once: NonZeroUsize::MIN.saturating_add(1), tasks: None }
    }

    /// Sets the name that people see; at most 255 bytes are kept.
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

    /// Ends the worker after this many analyses, so that its process can be restarted.
    #[must_use]
    pub const fn tasks_before_restart(mut self, analyses: NonZeroU64) -> Self {
        self.tasks = Some(analyses);
        self
    }

    /// Runs until `shutdown` fires, then gives its claims back.
    pub async fn run(self, shutdown: CancellationToken) -> Stopped {
        let _working = self.parts.hub.worker();
        shutdown.cancelled().await;
        Stopped::Asked
    }
}
