//! An installation: servers, links, processes and the folder that holds everything.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::bail;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use tempfile::TempDir;
use tokio::time::sleep;

use crate::audit;
use crate::pair::{BrokerKind, Pair, Protection, StoreKind};
use crate::process::{Clock, Process};
use crate::proxy::Proxy;
use crate::role::{End, Part};
use crate::server::{MariaDb, PATIENCE, Postgres, RabbitMq, Redis, free_port, is_listening};
use crate::sql::Sql;

/// How long a claim holds without a sign of life.
pub(crate) const LEASE: Duration = Duration::from_secs(1);
/// How many workers there are.
pub(crate) const WORKERS: usize = 5;

/// The database.
#[derive(Debug)]
pub(crate) enum Database {
    Sqlite,
    Postgres(Postgres),
    Mysql(MariaDb),
}

/// The broker, where it is a server of its own.
#[derive(Debug)]
pub(crate) enum Doorbell {
    Inside,
    Redis(Redis),
    Amqp(RabbitMq),
}

/// An installation.
#[derive(Debug)]
pub(crate) struct Stage {
    // Dropped first: processes before what they use.
    pub(crate) server: Option<Process>,
    pub(crate) workers: Vec<Process>,
    pub(crate) database_link: Option<Proxy>,
    pub(crate) broker_link: Option<Proxy>,
    pub(crate) database: Database,
    pub(crate) doorbell: Doorbell,
    pub(crate) pair: Pair,
    pub(crate) without: Option<Protection>,
    pub(crate) port: u16,
    pub(crate) random: StdRng,
    names: u32,
    folder: TempDir,
}

/// How a process differs from others.
#[derive(Clone, Debug)]
pub(crate) struct Kind {
    pub(crate) at_once: usize,
    pub(crate) lease: Duration,
    pub(crate) blind: bool,
    pub(crate) grace: Duration,
    pub(crate) orphan: Duration,
    pub(crate) lost: u32,
    pub(crate) end: Option<End>,
    pub(crate) clock: Clock,
}

impl Default for Kind {
    fn default() -> Self {
        Self {
            at_once: 3,
            lease: LEASE,
            blind: false,
            grace: Duration::from_millis(50),
            orphan: Duration::from_secs(3600),
            lost: 0,
            end: None,
            clock: Clock::Right,
        }
    }
}

impl Stage {
    /// Starts servers, makes the schema with its audit, and starts the processes.
    pub(crate) async fn start(
        pair: Pair,
        without: Option<Protection>,
        seed: u64,
    ) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("bta-battery-").tempdir()?;
        for name in ["logs", "files"] {
            std::fs::create_dir(folder.path().join(name))?;
        }
        let database = match pair.store() {
            StoreKind::Sqlite => Database::Sqlite,
            StoreKind::Postgres => Database::Postgres(Postgres::start(folder.path()).await?),
            StoreKind::Mysql => Database::Mysql(MariaDb::start(folder.path()).await?),
        };
        let doorbell = match pair.broker() {
            BrokerKind::Memory | BrokerKind::Store => Doorbell::Inside,
            BrokerKind::Redis => Doorbell::Redis(Redis::start(folder.path()).await?),
            BrokerKind::Amqp => Doorbell::Amqp(RabbitMq::start(folder.path()).await?),
        };
        let mut stage = Self {
            server: None,
            workers: Vec::new(),
            database_link: link(database.port()).await?,
            broker_link: link(doorbell.port()).await?,
            database,
            doorbell,
            pair,
            without,
            port: free_port()?,
            random: StdRng::seed_from_u64(seed),
            names: 0,
            folder,
        };
        // Connecting makes the schema.
        drop(bta::connect::store(&stage.direct_url()).await?);
        audit::install(&mut stage.sql().await?, pair.store()).await?;
        stage.start_server(Kind::default()).await?;
        stage.staff(WORKERS, &Kind::default())?;
        Ok(stage)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.path("journal")
    }

    /// Keeps the folder for good and returns where it is.
    pub(crate) fn keep(&mut self) -> &Path {
        self.folder.disable_cleanup(true);
        self.folder.path()
    }

    /// Connects to the database from outside.
    pub(crate) async fn sql(&self) -> anyhow::Result<Sql> {
        Sql::connect(self.pair.store(), &self.direct_url()).await
    }

    pub(crate) fn direct_url(&self) -> String {
        self.database_url(self.database.port())
    }

    fn database_url(&self, port: Option<u16>) -> String {
        let port = port.unwrap_or_default();
        match self.pair.store() {
            StoreKind::Sqlite => format!("sqlite://{}", self.path("bta.db").display()),
            StoreKind::Postgres => Postgres::url(port),
            StoreKind::Mysql => MariaDb::url(port),
        }
    }

    fn broker_url(&self) -> String {
        let port = self.broker_link.as_ref().map_or(0, |link| link.port);
        match self.pair.broker() {
            BrokerKind::Memory => "memory:".to_owned(),
            BrokerKind::Store => {
                self.database_url(self.database_link.as_ref().map(|link| link.port))
            }
            BrokerKind::Redis => format!("redis://127.0.0.1:{port}/0"),
            BrokerKind::Amqp => format!("amqp://guest:guest@127.0.0.1:{port}/%2f"),
        }
    }

    /// Says what a process is to be.
    pub(crate) fn part(&mut self, role: &str, kind: &Kind) -> Part {
        self.names += 1;
        let proxied = self.database_link.as_ref().map(|link| link.port);
        Part {
            name: format!("{role}-{}", self.names),
            port: None,
            at_once: kind.at_once,
            store: self.pair.store(),
            database_url: self.database_url(proxied),
            direct_url: self.direct_url(),
            broker_url: self.broker_url(),
            files: self.path("files"),
            journal: self.journal(),
            lease: kind.lease,
            blind: kind.blind,
            grace: kind.grace,
            orphan: kind.orphan,
            lost: kind.lost,
            end: kind.end.clone(),
            without: self.without,
        }
    }

    /// Starts the server; where the broker is inside of processes, it works, too.
    pub(crate) async fn start_server(&mut self, kind: Kind) -> anyhow::Result<()> {
        self.server = None;
        let inside = self.pair.broker() == BrokerKind::Memory;
        let mut part = self.part("server", &kind);
        part.port = Some(self.port);
        part.at_once = if inside { 2 } else { 0 };
        let mut server = Process::start(part, kind.clock, &self.path("logs"))?;
        while !is_listening(self.port).await {
            let ended = server.ended()?.is_some();
            // One that is to end may do so before anybody sees it listen.
            if ended && kind.end.is_some() {
                break;
            }
            if ended || server.began.elapsed() > PATIENCE {
                bail!("{} does not listen", server.name());
            }
            sleep(Duration::from_millis(20)).await;
        }
        self.server = Some(server);
        Ok(())
    }

    pub(crate) fn hire(&mut self, kind: &Kind) -> anyhow::Result<Process> {
        let part = self.part("worker", kind);
        Process::start(part, kind.clock, &self.path("logs"))
    }

    /// Replaces all workers.
    pub(crate) fn staff(&mut self, count: usize, kind: &Kind) -> anyhow::Result<()> {
        self.workers.clear();
        for _ in 0..count {
            let worker = self.hire(kind)?;
            self.workers.push(worker);
        }
        Ok(())
    }

    /// Kills the worker at `place` and hires another. Returns the name of the dead.
    pub(crate) fn replace(&mut self, place: usize, kind: &Kind) -> anyhow::Result<String> {
        let mut worker = self.workers.swap_remove(place);
        worker.kill()?;
        let next = self.hire(kind)?;
        self.workers.push(next);
        Ok(worker.part.name.clone())
    }

    pub(crate) fn milliseconds(&mut self, range: std::ops::Range<u64>) -> Duration {
        Duration::from_millis(self.random.random_range(range))
    }
}

impl Database {
    const fn port(&self) -> Option<u16> {
        match self {
            Self::Sqlite => None,
            Self::Postgres(server) => Some(server.port),
            Self::Mysql(server) => Some(server.port),
        }
    }
}

impl Doorbell {
    const fn port(&self) -> Option<u16> {
        match self {
            Self::Inside => None,
            Self::Redis(server) => Some(server.port),
            Self::Amqp(server) => Some(server.port),
        }
    }
}

async fn link(port: Option<u16>) -> anyhow::Result<Option<Proxy>> {
    match port {
        Some(port) => Ok(Some(Proxy::start(port).await?)),
        None => Ok(None),
    }
}
