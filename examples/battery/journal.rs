//! What the processes of an installation see and do, one line each, in one file.
//!
//! Lines are appended with one write, so that processes do not disturb each other and a line that was
//! written survives the death of its writer.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use serde::{Deserialize, Serialize};

/// One line.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Line {
    /// When, by the machine's monotonic clock, in milliseconds: comparable between processes.
    pub(crate) at: u64,
    /// The process's name.
    pub(crate) who: String,
    pub(crate) note: Note,
}

/// What happened.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) enum Note {
    /// A process has begun; its clock shows so many milliseconds since 1970.
    Started { clock: i64 },
    /// The store gave a claim.
    Claimed { id: String, token: String, version: u64 },
    /// The store took a write of whoever thinks that it holds the claim.
    Written { id: String, token: String, change: String, step: String, version: u64 },
    /// The store refused such a write.
    Refused { id: String, token: String, change: String },
    /// An answer of the store was withheld.
    AnswerLost { call: String },
    /// The process ends itself here.
    Aborted { point: String },
}

/// Appends to the file; clones append to the same.
#[derive(Clone, Debug)]
pub(crate) struct Journal {
    who: String,
    file: Arc<File>,
}

impl Journal {
    pub(crate) fn open(path: &Path, who: &str) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Self { who: who.to_owned(), file: Arc::new(file) })
    }

    /// Notes what happened. A journal that cannot be written ends the process: nothing could be shown.
    pub(crate) fn note(&self, note: Note) {
        let line = Line { at: now(), who: self.who.clone(), note };
        let written = serde_json::to_vec(&line).map_err(io::Error::from).and_then(|mut bytes| {
            bytes.push(b'\n');
            (&*self.file).write_all(&bytes)
        });
        if written.is_err() {
            std::process::abort();
        }
    }
}

/// Reads every complete line.
pub(crate) fn read(path: &Path) -> io::Result<Vec<Line>> {
    let text = match std::fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        text => text?,
    };
    Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

/// Returns the machine's monotonic clock in milliseconds; `libfaketime` does not touch it.
pub(crate) fn now() -> u64 {
    let time = clock_gettime(ClockId::Monotonic);
    let time = Duration::try_from(time).unwrap_or_default();
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
