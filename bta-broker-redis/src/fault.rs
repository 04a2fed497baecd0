//! What an error of Redis means.

use std::error::Error;

use bta_core::BrokerError;
use redis::{ErrorKind, RedisError};

const BROKER: &str = "Redis";
/// The server is the wrong one.
const MISLED: &[&str] = &["ASK", "MOVED", "READONLY"];
/// The server cannot just now.
const PASSING: &[&str] = &["CLUSTERDOWN", "LOADING", "MASTERDOWN", "OOM", "TRYAGAIN"];
/// The stream or its group is missing; before version 7, a reader that waited is told in another way.
const MISSING: &[&str] = &["NOGROUP", "UNBLOCKED"];

/// Whether another connection may do what this one did not: it broke, or leads to the wrong server.
pub(crate) fn is_of_connection(error: &RedisError) -> bool {
    matches!(error.kind(), ErrorKind::Io | ErrorKind::Parse) || says(error, MISLED)
}

/// Whether the consumer group is missing, as it is on a server that is new or was flushed.
pub(crate) fn is_without_group(error: &RedisError) -> bool {
    says(error, MISSING)
}

pub(crate) fn broker_error(error: RedisError) -> BrokerError {
    if is_of_connection(&error) || says(&error, PASSING) {
        unavailable(error)
    } else {
        BrokerError::Refused { broker: BROKER, source: error.into() }
    }
}

pub(crate) fn unavailable(source: impl Into<Box<dyn Error + Send + Sync>>) -> BrokerError {
    BrokerError::Unavailable { broker: BROKER, source: source.into() }
}

/// Whether the server answered with one of `codes`, to a command alone or among others.
fn says(error: &RedisError, codes: &[&str]) -> bool {
    let answers = error.clone().into_server_errors();
    answers.is_some_and(|answers| answers.iter().any(|(_, answer)| codes.contains(&answer.code())))
}
