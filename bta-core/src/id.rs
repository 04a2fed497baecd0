//! Identifiers, each a type of its own.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The text was not a UUID.
#[derive(Debug, thiserror::Error)]
#[error("not a UUID")]
pub struct ParseIdError(#[source] uuid::Error);

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident, $make:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Makes a fresh one.
            #[must_use]
            #[expect(clippy::new_without_default, reason = "a default that differs each time surprises")]
            pub fn new() -> Self {
                Self($make)
            }

            /// Returns the UUID inside.
            #[must_use]
            pub const fn as_uuid(&self) -> &Uuid {
                &self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self).map_err(ParseIdError)
            }
        }
    };
}

uuid_id! {
    /// Names one analysis: a UUID of version 7, so that newer ones sort later.
    ///
    /// # Examples
    ///
    /// ```
    /// use bta_core::AnalysisId;
    ///
    /// let id = AnalysisId::new();
    /// assert_eq!(id.to_string().parse::<AnalysisId>()?, id);
    /// # Ok::<(), bta_core::id::ParseIdError>(())
    /// ```
    AnalysisId, Uuid::now_v7()
}

uuid_id! {
    /// Names one task: an analysis as a whole or one of its steps, as `GET /task/{task_id}` looks it up.
    TaskId, Uuid::now_v7()
}

uuid_id! {
    /// The fencing token of one claim: random, so that equality in the store is the whole check.
    ClaimToken, Uuid::new_v4()
}

uuid_id! {
    /// Names one follow-up question: whoever asks again with the same one is told the first answer.
    QuestionId, Uuid::now_v7()
}

uuid_id! {
    /// Names one run of a worker.
    WorkerId, Uuid::now_v7()
}

/// The most bytes that a [`UserId`] may have.
pub const USER_ID_BYTES: usize = 36;

/// Names the person or service an analysis belongs to: 1 to 36 bytes, often a UUID.
///
/// # Examples
///
/// ```
/// use bta_core::UserId;
///
/// assert!("u-17".parse::<UserId>().is_ok());
/// assert!("".parse::<UserId>().is_err());
/// assert!("u".repeat(200).parse::<UserId>().is_err());
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct UserId(String);

impl UserId {
    /// Makes a fresh one: a UUID of version 7.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "a default that differs each time surprises")]
    pub fn new() -> Self {
        Self(Uuid::now_v7().to_string())
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text cannot be a user's id.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a user id has 1 to {USER_ID_BYTES} bytes and no control characters")]
pub struct ParseUserIdError;

impl FromStr for UserId {
    type Err = ParseUserIdError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let fits = (1..=USER_ID_BYTES).contains(&s.len()) && !s.chars().any(char::is_control);
        if fits { Ok(Self(s.to_owned())) } else { Err(ParseUserIdError) }
    }
}

impl TryFrom<String> for UserId {
    type Error = ParseUserIdError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<UserId> for String {
    fn from(id: UserId) -> Self {
        id.0
    }
}
