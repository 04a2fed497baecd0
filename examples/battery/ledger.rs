//! What clients were promised: one line for each accepted submit, on the disk before anything else
//! happens.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use serde::Serialize;

/// An accepted analysis.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Entry {
    pub(crate) id: String,
    /// What is read of its document.
    pub(crate) digest: u64,
    /// A word of its question that stands nowhere else.
    pub(crate) canary: String,
    pub(crate) fate: Fate,
}

/// What a client has asked for since.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub(crate) enum Fate {
    Kept,
    /// Cancelled, or asked to be: it may have ended otherwise before.
    Cancelled,
    Deleted,
}

/// The ledger.
#[derive(Debug)]
pub(crate) struct Ledger {
    file: File,
    pub(crate) entries: Vec<Entry>,
}

impl Ledger {
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        Ok(Self { file: File::create(path)?, entries: Vec::new() })
    }

    pub(crate) fn accept(&mut self, entry: Entry) -> io::Result<()> {
        self.write(&entry)?;
        self.entries.push(entry);
        Ok(())
    }

    pub(crate) fn doom(&mut self, place: usize, fate: Fate) -> io::Result<()> {
        if let Some(entry) = self.entries.get_mut(place) {
            entry.fate = fate;
            let entry = entry.clone();
            self.write(&entry)?;
        }
        Ok(())
    }

    fn write(&mut self, entry: &Entry) -> io::Result<()> {
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\n');
        self.file.write_all(&line)?;
        self.file.sync_data()
    }
}
