//! Values that must never reach a log line.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A value about a person; `Debug` and `Display` print `[private]`, only [`expose`](Self::expose) opens it.
///
/// # Examples
///
/// ```
/// use bta_core::Private;
///
/// let question = Private::new("why am I tired?".to_owned());
/// assert_eq!(format!("{question:?}"), "[private]");
/// assert_eq!(question.expose(), "why am I tired?");
/// ```
#[derive(Clone, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Hides `value`.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Opens the value; the caller promises not to log it.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// Opens the value and gives it away; the caller promises not to log it.
    pub fn into_exposed(self) -> T {
        self.0
    }
}

impl<T> From<T> for Private<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[private]")
    }
}

impl<T> fmt::Display for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[private]")
    }
}
