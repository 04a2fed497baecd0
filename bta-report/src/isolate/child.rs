//! The child: bounds itself, then answers requests until its parent closes the pipe.

use std::{
    env,
    io::{self, Read, Write},
    panic::{self, AssertUnwindSafe},
    process,
    sync::atomic::{AtomicBool, Ordering},
};

use bta_core::Report;

use super::protocol::{Answer, Operation, Request, read_frame, write_json};
use crate::{Options, ReadError, reader};

/// Set in the environment of a child, and nowhere else.
pub(super) const MARK: &str = "BTA_REPORT_READS_FOR_ITS_PARENT";

/// Longest request without its document.
const REQUEST_BYTES: usize = 1 << 20;

/// Whether this program can be its own child.
static SERVES: AtomicBool = AtomicBool::new(false);

/// What a child is asked to do.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// What is to be done.
    pub operation: Operation,
    /// The file.
    pub document: &'a [u8],
    /// How to read it.
    pub options: &'a Options,
}

/// What a child does: nothing for [`Operation::Check`], a report for the others.
pub type Work = fn(&Job<'_>) -> Result<Option<Report>, ReadError>;

/// Serves as a reading process if this program was started as one, and ends it then; else returns.
///
/// Call it first in `main`, before threads and before arguments are looked at. A program that never
/// calls it reads documents in its own process.
///
/// # Examples
///
/// ```
/// use bta_report::isolate::serve_if_child;
///
/// serve_if_child(); // the first line of `main`
/// ```
pub fn serve_if_child() {
    serve_if_child_with(work);
}

/// Does as [`serve_if_child`] with another reader than [`read`](crate::read).
pub fn serve_if_child_with(work: Work) {
    SERVES.store(true, Ordering::Release);
    if env::var_os(MARK).is_some() {
        let ended = serve(work, io::stdin().lock(), io::stdout().lock());
        #[expect(clippy::exit, reason = "the program must not go on as if it were the parent")]
        process::exit(i32::from(ended.is_err()));
    }
}

/// Whether children can be started.
pub(super) fn serves() -> bool {
    SERVES.load(Ordering::Acquire)
}

/// Does a job as [`serve_if_child`]'s children do it, for a [`Work`] that does something besides.
///
/// # Errors
///
/// As those of [`read`](crate::read).
pub fn work(job: &Job<'_>) -> Result<Option<Report>, ReadError> {
    match job.operation {
        Operation::Check => crate::check(job.document, job.options).map(|()| None),
        Operation::Read => reader::read_text(job.document, job.options).map(Some),
        Operation::Recognize => crate::read(job.document, job.options).map(Some),
    }
}

/// Does a job; a panic means that the document is damaged.
pub(super) fn guarded(work: Work, job: &Job<'_>) -> Result<Option<Report>, ReadError> {
    panic::catch_unwind(AssertUnwindSafe(|| work(job))).unwrap_or(Err(ReadError::Damaged))
}

fn serve(work: Work, mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    while let Some(request) = read_frame(&mut input, REQUEST_BYTES)? {
        let request: Request = serde_json::from_slice(&request)?;
        bound(&request)?;
        let limit = request.options.limits.file_bytes;
        let document = read_frame(&mut input, limit)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let job =
            Job { operation: request.operation, document: &document, options: &request.options };
        let answer = Answer::new(guarded(work, &job));
        write_json(&mut output, &answer)?;
        output.flush()?;
    }
    Ok(())
}

/// Bounds what this process may use from now on; what it used for earlier documents does not count.
#[cfg(unix)]
fn bound(request: &Request) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};

    let set = |resource, value: u64| {
        let maximum = getrlimit(resource).maximum;
        let current = maximum.map_or(value, |maximum| maximum.min(value));
        setrlimit(resource, Rlimit { current: Some(current), maximum })
    };
    let used = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or(0);
    set(Resource::As, request.memory_bytes)?;
    // The parent's clock comes first; this is for a child whose parent is gone.
    let time = request.operation.time(&request.options.limits);
    set(Resource::Cpu, used + 2 * time.as_secs() + 2)?;
    set(Resource::Core, 0)?;
    set(Resource::Nofile, 16)?;
    Ok(())
}

#[cfg(not(unix))]
fn bound(_: &Request) -> io::Result<()> {
    Ok(())
}
