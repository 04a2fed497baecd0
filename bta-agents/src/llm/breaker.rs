//! A circuit breaker: a model that fails again and again is left alone for a while.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// How many failures in a row open it.
const FAILURES: u32 = 5;
/// How long it stays open before one request may try.
const REST: Duration = Duration::from_secs(30);

/// Whether one model may be asked.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    state: Mutex<State>,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    failures: u32,
    /// Until when nobody may ask; set while it is open.
    rest_until: Option<Instant>,
}

impl Breaker {
    /// Returns whether the model may be asked now. After a rest one request may try; if nothing comes
    /// of it, another rest passes before the next one.
    pub(super) fn admits(&self) -> bool {
        let (mut state, now) = (self.lock(), Instant::now());
        match state.rest_until {
            None => true,
            Some(until) if until <= now => {
                state.rest_until = Some(now + REST);
                true
            }
            Some(_) => false,
        }
    }

    /// Returns whether the model could be asked, without asking.
    pub(super) fn is_open(&self) -> bool {
        self.lock().rest_until.is_some_and(|until| until > Instant::now())
    }

    /// The model answered, if only to refuse.
    pub(super) fn succeeded(&self) {
        *self.lock() = State::default();
    }

    /// The model failed.
    pub(super) fn failed(&self) {
        let mut state = self.lock();
        state.failures += 1;
        if state.failures >= FAILURES {
            state.rest_until = Some(Instant::now() + REST);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn opens_after_failures_and_lets_one_try() {
        let breaker = Breaker::default();
        for _ in 1..FAILURES {
            breaker.failed();
            assert!(breaker.admits());
        }
        breaker.failed();
        assert!(!breaker.admits() && breaker.is_open());
        tokio::time::advance(REST).await;
        assert!(!breaker.is_open());
        assert!(breaker.admits(), "one may try");
        assert!(!breaker.admits(), "only one");
        breaker.failed();
        assert!(!breaker.admits());
        tokio::time::advance(REST).await;
        assert!(breaker.admits());
        breaker.succeeded();
        assert!(breaker.admits() && breaker.admits());
    }
}
