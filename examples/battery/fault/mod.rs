//! The faults. Each says what really happened, and how often it had to.

mod answers;
mod database;
mod disk;
mod doorbell;
mod freeze;
mod kill;
mod network;
mod removal;
mod steps;
mod stop;
mod submit;

use std::time::{Duration, Instant};

use anyhow::bail;
use tokio::time::sleep;

use crate::journal::{self, Line};
use crate::load::Clients;
use crate::pair::Fault;
use crate::stage::{Kind, Stage, WORKERS};

/// How long workers may take to begin on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);
/// How many analyses are open while faults happen.
const OPEN: usize = 24;

/// An installation under trial.
#[derive(Debug)]
pub(crate) struct Trial {
    pub(crate) stage: Stage,
    pub(crate) clients: Clients,
    pub(crate) kills: u32,
    pub(crate) rounds: u32,
    pub(crate) stale: u32,
    /// Which processes were killed, and when.
    pub(crate) killed: Vec<(String, u64)>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub(crate) struct Fired {
    pub(crate) what: String,
    pub(crate) times: u64,
    /// How often it had to, so that the trial proves something.
    pub(crate) least: u64,
}

impl Fired {
    fn new(what: impl Into<String>, times: impl Into<u64>, least: impl Into<u64>) -> Self {
        Self { what: what.into(), times: times.into(), least: least.into() }
    }
}

impl Trial {
    /// Lets `fault` happen.
    pub(crate) async fn suffer(&mut self, fault: Fault) -> anyhow::Result<Vec<Fired>> {
        self.stage.staff(WORKERS, &Kind::default())?;
        self.clients.load.want(OPEN);
        self.at_work().await?;
        match fault {
            Fault::Kill => kill::kill(self).await,
            Fault::Clock => kill::with_wrong_clocks(self).await,
            Fault::Steps => steps::end_everywhere(self).await,
            Fault::Freeze => freeze::freeze(self).await,
            Fault::Broker => doorbell::harm(self).await,
            Fault::Database => database::harm(self).await,
            Fault::Network => network::harm(self).await,
            Fault::Server => submit::kill_server(self).await,
            Fault::Stop => stop::stop(self).await,
            Fault::Answers => answers::lose(self).await,
            Fault::Remove => removal::remove(self).await,
            Fault::Disk => disk::fill(self).await,
        }
    }

    /// Waits until something is under way: before that a fault proves nothing.
    async fn at_work(&self) -> anyhow::Result<()> {
        let (began, mut sql) = (Instant::now(), self.stage.sql().await?);
        let running = "SELECT COUNT(*) FROM blood_test_analyses WHERE status = 'processing'";
        while sql.number(running).await? == 0 {
            if began.elapsed() > PATIENCE {
                bail!("no worker has taken anything up for {PATIENCE:?}");
            }
            sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// Notes that a process was killed now.
    fn dead(&mut self, name: String) {
        self.killed.push((name, journal::now()));
    }

    /// Returns what the processes have noted since there were `seen` lines.
    fn news(&self, seen: usize) -> anyhow::Result<Vec<Line>> {
        Ok(journal::read(&self.stage.journal())?.into_iter().skip(seen).collect())
    }

    fn noted(&self) -> anyhow::Result<usize> {
        Ok(journal::read(&self.stage.journal())?.len())
    }
}
