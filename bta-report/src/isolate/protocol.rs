//! What parent and child say to each other: frames with a length before them.

use std::io::{self, Read, Write};
use std::time::Duration;

use bta_core::Report;
use serde::{Deserialize, Serialize};

use crate::limits::{Limit, Limits};
use crate::{Options, ReadError};

/// What is to be done with a document.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Operation {
    /// Opening it is enough.
    Check,
    /// It is read into a report; pages that are pictures stay unread.
    Read,
    /// It is read into a report, and pages that are pictures are recognized, which takes longer.
    Recognize,
}

impl Operation {
    /// How long it may take.
    pub(super) fn time(self, limits: &Limits) -> Duration {
        match self {
            Self::Check | Self::Read => limits.time,
            Self::Recognize => limits.time.saturating_add(limits.recognition_time),
        }
    }
}

/// What stands before the document in a request.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Request {
    pub(super) operation: Operation,
    pub(super) options: Options,
    /// The bound on the child's memory in bytes.
    pub(super) memory_bytes: u64,
}

/// What the child answers.
#[derive(Debug, Deserialize, Serialize)]
pub(super) enum Answer {
    Checked,
    Read(Box<Report>),
    Empty,
    NotAPdf,
    Damaged,
    PasswordRequired,
    LimitExceeded(Limit),
}

impl Answer {
    pub(super) fn new(result: Result<Option<Report>, ReadError>) -> Self {
        match result {
            Ok(None) => Self::Checked,
            Ok(Some(report)) => Self::Read(Box::new(report)),
            Err(ReadError::Empty) => Self::Empty,
            Err(ReadError::NotAPdf) => Self::NotAPdf,
            Err(ReadError::PasswordRequired) => Self::PasswordRequired,
            Err(ReadError::LimitExceeded(limit)) => Self::LimitExceeded(limit),
            Err(ReadError::Damaged | ReadError::Unavailable(_)) => Self::Damaged,
        }
    }

    pub(super) fn into_result(self) -> Result<Option<Report>, ReadError> {
        match self {
            Self::Checked => Ok(None),
            Self::Read(report) => Ok(Some(*report)),
            Self::Empty => Err(ReadError::Empty),
            Self::NotAPdf => Err(ReadError::NotAPdf),
            Self::Damaged => Err(ReadError::Damaged),
            Self::PasswordRequired => Err(ReadError::PasswordRequired),
            Self::LimitExceeded(limit) => Err(ReadError::LimitExceeded(limit)),
        }
    }
}

/// Writes bytes with their length before them.
pub(super) fn write_frame(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    out.write_all(&length.to_be_bytes())?;
    out.write_all(bytes)
}

/// Reads what [`write_frame`] wrote, if it has at most `limit` bytes; nothing at the end.
pub(super) fn read_frame(input: &mut impl Read, limit: usize) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    if let Err(error) = input.read_exact(&mut length) {
        return if error.kind() == io::ErrorKind::UnexpectedEof { Ok(None) } else { Err(error) };
    }
    let length = u32::from_be_bytes(length);
    if usize::try_from(length).map_or(true, |length| length > limit) {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    input.take(u64::from(length)).read_to_end(&mut bytes)?;
    if u32::try_from(bytes.len()) != Ok(length) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(bytes))
}

/// Writes a value as JSON in a frame.
pub(super) fn write_json(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    write_frame(out, &serde_json::to_vec(value)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames() {
        let mut bytes = Vec::new();
        write_frame(&mut bytes, b"one").unwrap();
        write_frame(&mut bytes, b"").unwrap();
        let mut input = bytes.as_slice();
        assert_eq!(read_frame(&mut input, 3).unwrap().as_deref(), Some(b"one".as_slice()));
        assert_eq!(read_frame(&mut input, 3).unwrap().as_deref(), Some(b"".as_slice()));
        assert_eq!(read_frame(&mut input, 3).unwrap(), None);
        assert!(read_frame(&mut bytes.as_slice(), 2).is_err(), "longer than allowed");
        let half = bytes.get(..5).unwrap();
        assert!(read_frame(&mut { half }, 3).is_err(), "ends in the middle");
    }
}
