//! What an error of AMQP means.

use std::error::Error as StdError;
use std::time::Duration;

use bta_core::BrokerError;
use lapin::protocol::{AMQPError, AMQPErrorKind, AMQPHardError, AMQPSoftError};
use lapin::{Error, ErrorKind};
use tokio::time::timeout;

const BROKER: &str = "RabbitMQ";

/// How long the server may take for each step.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Waits for the server as long as is decent.
pub(crate) async fn patient<T>(
    call: impl Future<Output = Result<T, Error>>,
) -> Result<T, BrokerError> {
    match timeout(PATIENCE, call).await {
        Ok(answer) => answer.map_err(broker_error),
        Err(late) => Err(unavailable(late)),
    }
}

pub(crate) fn unavailable(source: impl Into<Box<dyn StdError + Send + Sync>>) -> BrokerError {
    BrokerError::Unavailable { broker: BROKER, source: source.into() }
}

pub(crate) fn refused(source: impl Into<Box<dyn StdError + Send + Sync>>) -> BrokerError {
    BrokerError::Refused { broker: BROKER, source: source.into() }
}

pub(crate) fn broker_error(error: Error) -> BrokerError {
    let never = protocol(&error).is_some_and(|kind| {
        matches!(
            kind,
            AMQPErrorKind::Soft(AMQPSoftError::ACCESSREFUSED | AMQPSoftError::PRECONDITIONFAILED)
                | AMQPErrorKind::Hard(AMQPHardError::NOTALLOWED | AMQPHardError::INVALIDPATH)
        )
    });
    if never { refused(error) } else { unavailable(error) }
}

/// Whether the server says that the queue does not exist.
pub(crate) fn is_missing(error: &Error) -> bool {
    matches!(protocol(error), Some(AMQPErrorKind::Soft(AMQPSoftError::NOTFOUND)))
}

fn protocol(error: &Error) -> Option<&AMQPErrorKind> {
    match error.kind() {
        ErrorKind::ProtocolError(error) => Some(AMQPError::kind(error)),
        _ => None,
    }
}
