//! PostgreSQL in a folder of its own, as a user that is not root.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::bail;
use rustix::process::{Signal, geteuid};
use tokio::time::sleep;

use super::{Missing, PATIENCE, Running, free_port, id, program, run};
use crate::pair::StoreKind;
use crate::sql::Sql;

#[derive(Debug)]
pub(crate) struct Postgres {
    program: PathBuf,
    data: PathBuf,
    log: PathBuf,
    owner: Option<(u32, u32)>,
    pub(crate) port: u16,
    running: Running,
}

impl Postgres {
    pub(crate) async fn start(folder: &Path) -> anyhow::Result<Self> {
        let (initdb, program) =
            (program("initdb", "postgresql")?, program("postgres", "postgresql")?);
        let data = folder.join("postgres");
        fs::create_dir(&data)?;
        fs::set_permissions(&data, fs::Permissions::from_mode(0o700))?;
        let owner = owner()?;
        if let Some((user, group)) = owner {
            chown(&data, Some(user), Some(group))?;
            fs::set_permissions(folder, fs::Permissions::from_mode(0o711))?;
        }
        let mut init = Command::new(initdb);
        init.args(["-U", "battery", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "-D"]);
        run(as_owner(init.arg(&data), owner, folder))?;
        let (log, port) = (folder.join("postgres.log"), free_port()?);
        let running = spawn(&program, &data, (port, owner), &log)?;
        let postgres = Self { program, data, log, owner, port, running };
        postgres.ready().await?;
        Ok(postgres)
    }

    pub(crate) fn url(port: u16) -> String {
        format!("postgresql://battery@127.0.0.1:{port}/postgres?sslmode=disable")
    }

    /// Stops it as `pg_ctl stop -m immediate` does, and starts it again.
    pub(crate) async fn stop_hard_and_restart(&mut self) -> anyhow::Result<()> {
        self.running.end(Signal::QUIT)?;
        self.running = spawn(&self.program, &self.data, (self.port, self.owner), &self.log)?;
        self.ready().await
    }

    /// Ends every connection but the one that asks. Returns how many.
    pub(crate) async fn sever(&self) -> anyhow::Result<u64> {
        let mut sql = Sql::connect(StoreKind::Postgres, &Self::url(self.port)).await?;
        sql.number(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'",
        )
        .await
    }

    async fn ready(&self) -> anyhow::Result<()> {
        let began = Instant::now();
        while let Err(error) = Sql::connect(StoreKind::Postgres, &Self::url(self.port)).await {
            if began.elapsed() > PATIENCE {
                bail!("PostgreSQL does not start: {error:#}");
            }
            sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }
}

/// Returns whom root has to become: PostgreSQL refuses to run as root.
fn owner() -> anyhow::Result<Option<(u32, u32)>> {
    if !geteuid().is_root() {
        return Ok(None);
    }
    for user in ["postgres", "nobody"] {
        if let (Ok(user), Ok(group)) = (id(["-u", user]), id(["-g", user])) {
            return Ok(Some((user, group)));
        }
    }
    Err(Missing("a user other than root", "a user called postgres").into())
}

fn as_owner<'a>(
    command: &'a mut Command,
    owner: Option<(u32, u32)>,
    folder: &Path,
) -> &'a mut Command {
    command.current_dir(folder);
    if let Some((user, group)) = owner {
        command.uid(user).gid(group);
    }
    command
}

/// A process that dies leaves what it wrote to the system; only a power cut needs `fsync`.
fn spawn(
    program: &Path,
    data: &Path,
    (port, owner): (u16, Option<(u32, u32)>),
    log: &Path,
) -> anyhow::Result<Running> {
    let mut command = Command::new(program);
    command.arg("-D").arg(data).args(["-p", &port.to_string(), "-k", ""]);
    command.args(["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]);
    command.args(["-c", "max_connections=200"]);
    let folder = data.parent().unwrap_or(data);
    Running::start(as_owner(&mut command, owner, folder), log)
}
