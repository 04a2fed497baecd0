//! Moments as clients read them.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

/// A moment in UTC, written like `2024-01-15T10:30:00.000Z`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ToSchema)]
#[schema(value_type = String, format = DateTime, example = "2024-01-15T10:30:00.000Z")]
pub(crate) struct Timestamp(pub(crate) DateTime<Utc>);

impl From<DateTime<Utc>> for Timestamp {
    fn from(moment: DateTime<Utc>) -> Self {
        Self(moment)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}
