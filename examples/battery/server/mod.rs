//! The servers behind an installation: started here on ports and in folders of their own, so that they
//! may be killed, restarted and emptied.

mod mariadb;
mod postgres;
mod rabbitmq;
mod redis;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use rustix::process::{Pid, Signal, kill_process};
use tokio::net::TcpStream;
use tokio::time::sleep;

pub(crate) use self::mariadb::MariaDb;
pub(crate) use self::postgres::Postgres;
pub(crate) use self::rabbitmq::RabbitMq;
pub(crate) use self::redis::Redis;

/// How long a server may take to start on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);
/// How long a server may take to stop before it is killed.
const GRACE: Duration = Duration::from_secs(10);

/// A program that is not installed.
#[derive(Debug, thiserror::Error)]
#[error("the program `{0}` is missing: install {1}")]
pub(crate) struct Missing(pub(crate) &'static str, pub(crate) &'static str);

/// A running server; it is killed when this is dropped.
#[derive(Debug)]
pub(crate) struct Running(Child);

impl Running {
    fn start(command: &mut Command, log: &Path) -> anyhow::Result<Self> {
        let log = File::options().create(true).append(true).open(log)?;
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let child = command.spawn().with_context(|| format!("{command:?} does not start"))?;
        Ok(Self(child))
    }

    /// Sends a signal and waits for the end.
    pub(crate) fn end(&mut self, signal: Signal) -> anyhow::Result<()> {
        if self.0.try_wait()?.is_none() {
            kill_process(Pid::from_child(&self.0), signal)?;
            self.0.wait()?;
        }
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Who was started in the background ignores being asked to quit.
        let began = Instant::now();
        let _ = kill_process(Pid::from_child(&self.0), Signal::QUIT);
        while began.elapsed() < GRACE && matches!(self.0.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = self.end(Signal::KILL);
    }
}

/// Returns where a program is: on the path, or where distributions put servers.
fn program(name: &'static str, package: &'static str) -> Result<PathBuf, Missing> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    folders.extend(["/usr/sbin", "/usr/local/sbin", "/usr/lib/rabbitmq/bin"].map(Into::into));
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    folders.extend(versions.map(|version| version.path().join("bin")));
    let found = folders.into_iter().map(|folder| folder.join(name)).find(|path| path.is_file());
    found.ok_or(Missing(name, package))
}

/// Returns a port that is free now.
pub(crate) fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Waits until somebody listens on `port`.
pub(crate) async fn listening(port: u16) -> anyhow::Result<()> {
    let began = Instant::now();
    while !is_listening(port).await {
        if began.elapsed() > PATIENCE {
            bail!("nobody listens on port {port} after {PATIENCE:?}");
        }
        sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

pub(crate) async fn is_listening(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_ok()
}

/// Runs a program to its end.
fn run(command: &mut Command) -> anyhow::Result<String> {
    let output = command.stdin(Stdio::null()).output()?;
    if !output.status.success() {
        bail!("{command:?}: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Returns a number of `id`, such as that of a user.
fn id(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> anyhow::Result<u32> {
    Ok(run(Command::new("id").args(arguments))?.trim().parse()?)
}
