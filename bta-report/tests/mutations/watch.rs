//! What the children need, as they see it themselves: they leave it in a file of their parent's.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Once;

use bta_core::Report;
use bta_report::ReadError;
use bta_report::isolate::{self, Job};

/// What was seen.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) peak_kilobytes: u64,
    /// Panics by the place where they arose.
    pub(crate) panics: BTreeMap<String, usize>,
}

/// The file that the children of this process write to.
pub(crate) struct Watch(PathBuf);

fn file(parent: u32) -> PathBuf {
    std::env::temp_dir().join(format!("bta-mutations-{parent}"))
}

impl Watch {
    pub(crate) fn start() -> Self {
        let file = file(std::process::id());
        fs::write(&file, "").unwrap();
        Self(file)
    }

    pub(crate) fn finish(self) -> Seen {
        let mut seen = Seen::default();
        for line in fs::read_to_string(&self.0).unwrap().lines() {
            match line.split_once(' ') {
                Some(("panic", place)) => *seen.panics.entry(place.to_owned()).or_default() += 1,
                Some(("peak", kilobytes)) => {
                    seen.peak_kilobytes = seen.peak_kilobytes.max(kilobytes.parse().unwrap());
                }
                _ => {}
            }
        }
        fs::remove_file(self.0).unwrap();
        seen
    }
}

/// Reads a document as a child does, and notes what that took.
pub(crate) fn work(job: &Job<'_>) -> Result<Option<Report>, ReadError> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            note(&format!("panic {place}"));
        }));
    });
    let result = isolate::work(job);
    if let Some(peak) = peak_kilobytes() {
        note(&format!("peak {peak}"));
    }
    result
}

fn note(line: &str) {
    let parent = rustix::process::getppid().map_or(0, |parent| parent.as_raw_nonzero().get());
    let file = file(u32::try_from(parent).unwrap_or(0));
    if let Ok(mut file) = OpenOptions::new().append(true).open(file) {
        let _ = writeln!(file, "{line}");
    }
}

/// The most memory that this process ever held, where the system tells.
fn peak_kilobytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
