//! Redis without persistence: what it forgets is forgotten.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::ensure;
use rustix::process::Signal;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::{Running, free_port, listening, program};

#[derive(Debug)]
pub(crate) struct Redis {
    program: PathBuf,
    folder: PathBuf,
    pub(crate) port: u16,
    running: Running,
}

impl Redis {
    pub(crate) async fn start(folder: &Path) -> anyhow::Result<Self> {
        let program = program("redis-server", "redis-server")?;
        let port = free_port()?;
        let running = spawn(&program, folder, port)?;
        listening(port).await?;
        Ok(Self { program, folder: folder.to_owned(), port, running })
    }

    pub(crate) async fn kill_and_restart(&mut self) -> anyhow::Result<()> {
        self.running.end(Signal::KILL)?;
        self.running = spawn(&self.program, &self.folder, self.port)?;
        listening(self.port).await
    }

    pub(crate) async fn flush(&self) -> anyhow::Result<()> {
        let mut connection = TcpStream::connect(("127.0.0.1", self.port)).await?;
        connection.write_all(b"FLUSHALL\r\n").await?;
        let mut answer = [0; 3];
        connection.read_exact(&mut answer).await?;
        ensure!(&answer == b"+OK", "Redis did not flush");
        Ok(())
    }
}

fn spawn(program: &Path, folder: &Path, port: u16) -> anyhow::Result<Running> {
    let mut command = Command::new(program);
    command.args(["--port", &port.to_string(), "--bind", "127.0.0.1"]);
    command.args(["--save", "", "--appendonly", "no", "--dir"]).arg(folder);
    Running::start(&mut command, &folder.join("redis.log"))
}
