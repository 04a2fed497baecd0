//! MariaDB in a folder of its own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::bail;
use rustix::process::Signal;
use tokio::time::sleep;

use super::{PATIENCE, Running, free_port, program, run};
use crate::pair::StoreKind;
use crate::sql::Sql;

#[derive(Debug)]
pub(crate) struct MariaDb {
    program: PathBuf,
    folder: PathBuf,
    user: String,
    pub(crate) port: u16,
    running: Running,
}

impl MariaDb {
    pub(crate) async fn start(folder: &Path) -> anyhow::Result<Self> {
        let install = program("mariadb-install-db", "mariadb-server")?;
        let program = program("mariadbd", "mariadb-server")?;
        let user = run(Command::new("id").arg("-un"))?.trim().to_owned();
        let mut init = Command::new(install);
        init.args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"]);
        init.arg(format!("--user={user}"));
        run(init.arg(format!("--datadir={}", folder.join("mariadb").display())))?;
        let port = free_port()?;
        let running = spawn(&program, folder, (port, &user))?;
        let mariadb = Self { program, folder: folder.to_owned(), user, port, running };
        mariadb.ready().await?.rows("CREATE DATABASE battery").await?;
        Ok(mariadb)
    }

    pub(crate) fn url(port: u16) -> String {
        format!("mysql://root@127.0.0.1:{port}/battery?ssl-mode=disabled")
    }

    pub(crate) async fn stop_hard_and_restart(&mut self) -> anyhow::Result<()> {
        self.running.end(Signal::KILL)?;
        self.running = spawn(&self.program, &self.folder, (self.port, &self.user))?;
        self.ready().await.map(drop)
    }

    /// Ends every connection but the one that asks. Returns how many.
    pub(crate) async fn sever(&self) -> anyhow::Result<u64> {
        let mut sql = self.ready().await?;
        let own = "SELECT id FROM information_schema.processlist
            WHERE id <> CONNECTION_ID() AND db = 'battery'";
        let mut severed = 0;
        for row in sql.rows(own).await? {
            let id = row.first().map_or("", String::as_str);
            // It may have ended by itself.
            severed += u64::from(sql.rows(&format!("KILL CONNECTION {id}")).await.is_ok());
        }
        Ok(severed)
    }

    async fn ready(&self) -> anyhow::Result<Sql> {
        let (began, url) = (Instant::now(), Self::url(self.port).replace("/battery", "/mysql"));
        loop {
            match Sql::connect(StoreKind::Mysql, &url).await {
                Ok(sql) => return Ok(sql),
                Err(error) if began.elapsed() > PATIENCE => {
                    bail!("MariaDB does not start: {error:#}");
                }
                Err(_) => sleep(Duration::from_millis(50)).await,
            }
        }
    }
}

/// A process that dies leaves what it wrote to the system; only a power cut needs a flush at each commit.
fn spawn(program: &Path, folder: &Path, (port, user): (u16, &str)) -> anyhow::Result<Running> {
    let data = folder.join("mariadb");
    let mut command = Command::new(program);
    command.arg("--no-defaults").arg(format!("--datadir={}", data.display()));
    command.arg(format!("--socket={}", data.join("socket").display()));
    command.args([format!("--port={port}"), format!("--user={user}")]);
    command.args(["--bind-address=127.0.0.1", "--innodb-flush-log-at-trx-commit=2"]);
    Running::start(&mut command, &folder.join("mariadb.log"))
}
