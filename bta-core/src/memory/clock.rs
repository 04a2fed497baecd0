//! The clock of a store inside the process.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use tokio::time::Instant;

/// Tells the time of a [`MemoryStore`](super::MemoryStore), in whole milliseconds.
///
/// It starts at the present. A [`running`](Self::running) one goes with tokio's time, and so pauses
/// and jumps with it in tests; a [`still`](Self::still) one goes only when it is told to.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use bta_core::memory::Clock;
///
/// let clock = Clock::still();
/// let before = clock.now();
/// clock.advance(Duration::from_secs(30));
/// assert_eq!((clock.now() - before).num_seconds(), 30);
/// ```
#[derive(Clone)]
pub struct Clock {
    origin: DateTime<Utc>,
    since: Option<Instant>,
    advanced: Arc<Mutex<TimeDelta>>,
}

impl Clock {
    /// Makes a clock that goes with tokio's time.
    #[must_use]
    pub fn running() -> Self {
        Self { since: Some(Instant::now()), ..Self::still() }
    }

    /// Makes a clock that stands still.
    #[must_use]
    pub fn still() -> Self {
        Self { origin: Utc::now().trunc_subsecs(3), since: None, advanced: Arc::default() }
    }

    /// Moves the clock, and every clone of it, forward.
    pub fn advance(&self, time: Duration) {
        let mut advanced = self.advanced.lock().unwrap_or_else(PoisonError::into_inner);
        *advanced = advanced.checked_add(&delta(time)).unwrap_or(TimeDelta::MAX);
    }

    /// Returns the time.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let elapsed = self.since.map_or(TimeDelta::zero(), |since| delta(since.elapsed()));
        let advanced = *self.advanced.lock().unwrap_or_else(PoisonError::into_inner);
        after(after(self.origin, elapsed), advanced).trunc_subsecs(3)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::running()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&self.now()).finish()
    }
}

/// Returns `time` as chrono counts it, the longest where it is longer.
pub(super) fn delta(time: Duration) -> TimeDelta {
    TimeDelta::from_std(time).unwrap_or(TimeDelta::MAX)
}

/// Returns `start + delta`, the end of time where that is later.
pub(super) fn after(start: DateTime<Utc>, delta: TimeDelta) -> DateTime<Utc> {
    start.checked_add_signed(delta).unwrap_or(DateTime::<Utc>::MAX_UTC)
}
