//! The parent's side of one child.

use std::{
    env, io,
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use super::{
    child::MARK,
    protocol::{Answer, Request, read_frame, write_frame, write_json},
};
use crate::{ReadError, limits::Limit};

/// Longest answer: no report of a document within its limits is longer.
const ANSWER_BYTES: usize = 64 << 20;

/// What a child needs to find the program that recognizes text, and its data.
const KEPT: &[&str] = if cfg!(feature = "ocr") { &["PATH", "TESSDATA_PREFIX"] } else { &[] };

/// How much longer than its own limit a child may take until it is ended.
const GRACE: Duration = Duration::from_millis(500);

/// A child that is waiting for a document.
#[derive(Debug)]
pub(super) struct Process {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
    pub(super) served: u32,
}

impl Process {
    pub(super) fn start() -> io::Result<Self> {
        let mut command = Command::new(program()?);
        command.env_clear().env(MARK, "1");
        for name in KEPT {
            if let Some(value) = env::var_os(name) {
                command.env(name, value);
            }
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // What it starts itself ends with it.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => Ok(Self { child, input, output, served: 0 }),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// Lets the child do one job. After an error of [`Lost`] it is gone.
    pub(super) fn exchange(&mut self, request: &Request, document: &[u8]) -> Result<Answer, Lost> {
        let time = request.operation.time(&request.options.limits).saturating_add(GRACE);
        let Self { child, input, output, served } = self;
        *served += 1;
        thread::scope(|scope| {
            let (send, receive) = mpsc::channel();
            scope.spawn(move || send.send(talk(input, output, request, document)));
            let late = match receive.recv_timeout(time) {
                Ok(Ok(answer)) => return Ok(answer),
                Ok(Err(_)) => false,
                Err(_) => true,
            };
            // Without the child the talk ends too, so that its thread does.
            kill(child);
            let status = child.wait();
            Err(if late { Lost::Late } else { Lost::Died(status.ok()) })
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Waiting too, or the child stays a zombie; both fail only when it is gone already.
        kill(&mut self.child);
        let _ = self.child.wait();
    }
}

/// Ends a child and what it has started; fails only when they are gone already.
fn kill(child: &mut Child) {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, Signal, kill_process_group};

        if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
    let _ = child.kill();
}

/// How a child was lost.
#[derive(Debug)]
pub(super) enum Lost {
    Late,
    Died(Option<ExitStatus>),
}

impl From<Lost> for ReadError {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::Late => Self::LimitExceeded(Limit::Time),
            Lost::Died(status) => match status.and_then(signal) {
                // SIGXCPU
                Some(24) => Self::LimitExceeded(Limit::Time),
                // SIGABRT, SIGKILL: Rust aborts when memory or stack is out, the system kills.
                Some(6 | 9) => Self::LimitExceeded(Limit::Memory),
                // SIGBUS, SIGSEGV: the stack of a thread without a guard.
                Some(7 | 11) => Self::LimitExceeded(Limit::Depth),
                _ => Self::Damaged,
            },
        }
    }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}

fn talk(
    input: &mut ChildStdin,
    output: &mut ChildStdout,
    request: &Request,
    document: &[u8],
) -> io::Result<Answer> {
    write_json(input, request)?;
    write_frame(input, document)?;
    let answer = read_frame(output, ANSWER_BYTES)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    Ok(serde_json::from_slice(&answer)?)
}

/// This program; on Linux the one that runs, even if its file was replaced meanwhile.
fn program() -> io::Result<PathBuf> {
    let running = PathBuf::from("/proc/self/exe");
    if cfg!(target_os = "linux") && running.exists() {
        return Ok(running);
    }
    env::current_exe()
}
