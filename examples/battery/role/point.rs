//! Points at which a process ends itself: right before and right after everything that it does to the
//! world.
//!
//! The engine reaches the world through its traits alone, so the points stand around the adapters and
//! not in the engine: what is shipped has none of them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use rustix::process::{Signal, getpid, kill_process};
use serde::{Deserialize, Serialize};

use crate::journal::{Journal, Note};

/// What a worker does to the world.
pub(crate) const OF_WORKERS: [&str; 13] = [
    "receive",
    "claim",
    "acknowledge",
    "load document",
    "read",
    "step_started",
    "step_ended",
    "step_deferred",
    "released",
    "renew",
    "completed",
    "due",
    "publish",
];

/// What a server does to the world.
pub(crate) const OF_SERVERS: [&str; 5] =
    ["store document", "insert", "publish", "delete", "remove document"];

/// Where a process ends.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct End {
    pub(crate) call: String,
    pub(crate) after: bool,
    /// The how manieth call, from 1.
    pub(crate) hit: u32,
}

/// The points of one process.
#[derive(Clone, Debug)]
pub(crate) struct Points {
    end: Option<Arc<(End, AtomicU32)>>,
    journal: Journal,
}

impl Points {
    pub(crate) fn new(end: Option<End>, journal: Journal) -> Self {
        Self { end: end.map(|end| Arc::new((end, AtomicU32::new(0)))), journal }
    }

    /// Does `work`, unless the process is to end before or after it.
    pub(crate) async fn around<T>(&self, call: &str, work: impl Future<Output = T>) -> T {
        let here = self.end.as_deref().filter(|(end, _)| end.call == call);
        let Some((end, hits)) = here else { return work.await };
        // A call whose caller loses patience has no end: it does not count as one.
        let is_it = || hits.fetch_add(1, Ordering::Relaxed) + 1 == end.hit;
        if !end.after && is_it() {
            self.end_process(call, "before");
        }
        let done = work.await;
        if end.after && is_it() {
            self.end_process(call, "after");
        }
        done
    }

    fn end_process(&self, call: &str, side: &str) {
        self.journal.note(Note::Aborted { point: format!("{side} {call}") });
        // As `kill -9` does it: nothing is unwound, flushed or said goodbye to.
        let _ = kill_process(getpid(), Signal::KILL);
        std::process::abort();
    }
}
