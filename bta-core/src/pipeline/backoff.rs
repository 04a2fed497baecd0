//! How long a retry waits.

use std::time::Duration;

/// The longest that another side may ask to wait; what asks for more is taken for a mistake.
pub const LONGEST_WAIT: Duration = Duration::from_secs(60 * 60);

/// Exponential backoff with full jitter: any time up to a ceiling that doubles with each attempt.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use bta_core::pipeline::Backoff;
///
/// let backoff = Backoff { base: Duration::from_secs(1), cap: Duration::from_secs(60) };
/// assert_eq!(backoff.delay(3, 0.5, None), Duration::from_secs(2)); // half of 4 s
/// assert_eq!(backoff.delay(1, 0.0, Some(Duration::from_secs(9))), Duration::from_secs(9));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Backoff {
    /// The ceiling after the first attempt.
    pub base: Duration,
    /// The highest ceiling.
    pub cap: Duration,
}

impl Backoff {
    /// Returns how long to wait after the given number of attempts, at least what was asked for.
    ///
    /// `chance` is a random number from 0.0 to below 1.0.
    #[must_use]
    pub fn delay(&self, attempts: u32, chance: f64, asked: Option<Duration>) -> Duration {
        let doublings = attempts.saturating_sub(1).min(31);
        let ceiling = self.base.saturating_mul(1 << doublings).min(self.cap);
        let chance = if chance.is_nan() { 0.0 } else { chance.clamp(0.0, 1.0) };
        let jittered = ceiling.mul_f64(chance);
        jittered.max(asked.unwrap_or_default().min(LONGEST_WAIT))
    }
}
