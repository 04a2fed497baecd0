//! What a crash leaves behind: documents without an analysis, and pieces of uploads.

use std::path::Path;
use std::time::{Duration, SystemTime};
use std::{fs, io};

use super::{FOLDER, Files};

impl Files {
    /// Removes what uploads that never ended left behind, if it is older than `age`.
    ///
    /// An object store does not list such pieces: in a local directory they are files with names that
    /// end in `#` and a number. Buckets have a lifecycle rule for them. Returns how many were removed.
    ///
    /// # Errors
    ///
    /// When the directory cannot be read.
    pub async fn sweep_pieces(&self, age: Duration) -> io::Result<u64> {
        let Some(directory) = self.directory.clone() else { return Ok(0) };
        let sweep = move || sweep_directory(&directory.join(FOLDER), age);
        tokio::task::spawn_blocking(sweep).await.map_err(io::Error::other)?
    }
}

fn sweep_directory(directory: &Path, age: Duration) -> io::Result<u64> {
    let entries = match fs::read_dir(directory) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        entries => entries?,
    };
    let mut removed = 0;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        if is_piece(&name.to_string_lossy()) && is_older(&entry.metadata()?, age) {
            fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}

fn is_piece(name: &str) -> bool {
    name.rsplit_once('#').is_some_and(|(_, number)| {
        !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
    })
}

fn is_older(metadata: &fs::Metadata, age: Duration) -> bool {
    let modified = metadata.modified().unwrap_or_else(|_| SystemTime::now());
    modified.elapsed().is_ok_and(|elapsed| elapsed >= age)
}
