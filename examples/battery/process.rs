//! The processes of an installation: this program, started again.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use rustix::process::{Pid, Signal, kill_process};
use tokio::time::sleep;

use crate::role::{Part, VARIABLE};
use crate::server::Missing;

/// A server or a worker; it is killed when this is dropped.
#[derive(Debug)]
pub(crate) struct Process {
    pub(crate) part: Part,
    child: Child,
    pub(crate) began: Instant,
}

/// How wrong a process's clock is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Clock {
    Right,
    /// An hour ahead.
    Ahead,
    /// An hour behind.
    Behind,
}

impl Process {
    pub(crate) fn start(part: Part, clock: Clock, logs: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        match clock {
            Clock::Right => {}
            Clock::Ahead => fake(&mut command, "+3600s")?,
            Clock::Behind => fake(&mut command, "-3600s")?,
        }
        Self::spawn(command, part, logs)
    }

    /// Starts a process whose `folder` is a disk of so many bytes that it alone sees.
    pub(crate) fn start_on_small_disk(
        part: Part,
        folder: &Path,
        bytes: u32,
        logs: &Path,
    ) -> anyhow::Result<Self> {
        let script = "mount -t tmpfs -o size=$1 tmpfs \"$2\" && exec \"$3\"";
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", script, "sh"]);
        command.arg(bytes.to_string()).arg(folder).arg(std::env::current_exe()?);
        Self::spawn(command, part, logs)
    }

    fn spawn(mut command: Command, part: Part, logs: &Path) -> anyhow::Result<Self> {
        let log = File::options().create(true).append(true).open(logs.join(&part.name))?;
        let child = command
            .env(VARIABLE, serde_json::to_string(&part)?)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .with_context(|| format!("{} does not start", part.name))?;
        Ok(Self { part, child, began: Instant::now() })
    }

    pub(crate) fn name(&self) -> &str {
        &self.part.name
    }

    /// Returns the folder in which the process sees the root of its files.
    pub(crate) fn root(&self) -> PathBuf {
        PathBuf::from(format!("/proc/{}/root", self.child.id()))
    }

    pub(crate) fn signal(&self, signal: Signal) -> anyhow::Result<()> {
        Ok(kill_process(Pid::from_child(&self.child), signal)?)
    }

    /// Ends the process at once.
    pub(crate) fn kill(&mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    pub(crate) fn ended(&mut self) -> anyhow::Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// Asks the process to stop. Returns how it ended, or nothing when it did not in time.
    pub(crate) async fn terminate(&mut self, time: Duration) -> anyhow::Result<Option<ExitStatus>> {
        self.signal(Signal::TERM)?;
        let began = Instant::now();
        while began.elapsed() < time {
            if let Some(status) = self.ended()? {
                return Ok(Some(status));
            }
            sleep(Duration::from_millis(5)).await;
        }
        self.kill()?;
        Ok(None)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}

/// Lets `command` see another time of day; timers go on as they should.
fn fake(command: &mut Command, offset: &str) -> anyhow::Result<()> {
    let library = library().ok_or(Missing("libfaketime", "faketime"))?;
    command.env("LD_PRELOAD", library).env("FAKETIME", offset);
    command.env("DONT_FAKE_MONOTONIC", "1").env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    Ok(())
}

fn library() -> Option<PathBuf> {
    let mut folders = vec![PathBuf::from("/usr/lib/faketime"), "/usr/local/lib/faketime".into()];
    let libraries = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    folders.extend(libraries.map(|folder| folder.path().join("faketime")));
    folders.into_iter().map(|folder| folder.join("libfaketimeMT.so.1")).find(|file| file.is_file())
}
