//! What this program is when the battery starts it again: a server, a worker, or both.

mod files;
mod point;
mod quick;
mod unprotected;
mod watched;

use std::io::Read as _;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bta::{CancellationToken, Client, Limits, Parts, Store, Worker, connect};
use bta_core::file::Files;
use chrono::Utc;
use object_store::local::LocalFileSystem;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Mutex;

use self::files::WatchedFiles;
use self::point::Points;
use self::quick::Quick;
use self::unprotected::Unprotected;
use self::watched::{WatchedBroker, WatchedStore};
use crate::journal::{Journal, Note};
use crate::pair::{Protection, StoreKind};
use crate::sql::Sql;

pub(crate) use self::point::{End, OF_SERVERS, OF_WORKERS};
pub(crate) use self::quick::{STEPS, answer, digest};

/// The variable in which a process finds its [`Part`].
pub(crate) const VARIABLE: &str = "BTA_BATTERY_PART";
/// How often a worker sweeps.
pub(crate) const SWEEP: Duration = Duration::from_millis(300);
/// How long an analysis that was pointed out is not pointed out again.
pub(crate) const QUIET: Duration = Duration::from_secs(1);

/// Everything that a process is told.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// Where it serves, if it does.
    pub(crate) port: Option<u16>,
    /// How many analyses it runs at once; 0 for a server alone.
    pub(crate) at_once: usize,
    pub(crate) store: StoreKind,
    pub(crate) database_url: String,
    /// The database without a proxy before it, for what goes behind the store's back.
    pub(crate) direct_url: String,
    pub(crate) broker_url: String,
    pub(crate) files: PathBuf,
    pub(crate) journal: PathBuf,
    pub(crate) lease: Duration,
    /// Whether it takes its lease to be endless, so that nothing but the store holds it back.
    pub(crate) blind: bool,
    pub(crate) grace: Duration,
    pub(crate) orphan: Duration,
    /// How many of a thousand answers of the store are lost.
    pub(crate) lost: u32,
    pub(crate) end: Option<End>,
    pub(crate) without: Option<Protection>,
}

/// Plays the part that the environment names, if it names one.
pub(crate) fn play_if_asked() -> Option<anyhow::Result<()>> {
    let part = std::env::var(VARIABLE).ok()?;
    Some(serde_json::from_str(&part).map_err(Into::into).and_then(play))
}

fn play(part: Part) -> anyhow::Result<()> {
    // The battery holds the other end of this process's input: when it is gone, so are its processes.
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::abort();
    });
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing::Level::INFO)
        .init();
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?
        .block_on(work(part))
}

async fn work(part: Part) -> anyhow::Result<()> {
    let stop = CancellationToken::new();
    let stopping = stop.clone();
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::spawn(async move {
        terminate.recv().await;
        stopping.cancel();
    });
    let journal = Journal::open(&part.journal, &part.name)?;
    journal.note(Note::Started { clock: Utc::now().timestamp_millis() });
    let parts = parts(&part, &journal).await?;
    let worker = NonZeroUsize::new(part.at_once).map(|at_once| {
        let worker = Worker::new(parts.clone()).name(part.name.clone()).at_once(at_once);
        tokio::spawn(worker.run(stop.clone()))
    });
    if let Some(port) = part.port {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let options = bta::http::Options::default().shutdown(stop.clone());
        let router = bta::http::router(Client::new(parts), options);
        axum::serve(listener, router)
            .with_graceful_shutdown(stop.clone().cancelled_owned())
            .await?;
    }
    if let Some(worker) = worker {
        worker.await?;
    }
    Ok(())
}

async fn parts(part: &Part, journal: &Journal) -> anyhow::Result<Parts> {
    let points = Points::new(part.end.clone(), journal.clone());
    let mut store = connect::store(&part.database_url).await?;
    if let Some(without) = part.without {
        let sql = Mutex::new(Sql::connect(part.store, &part.direct_url).await?);
        store = Arc::new(Unprotected { inner: store, without, sql });
    }
    let store: Arc<dyn Store> = Arc::new(WatchedStore {
        inner: store,
        journal: journal.clone(),
        points: points.clone(),
        lease: part.lease,
        lost: part.lost,
    });
    let broker = connect::broker(&part.broker_url, "battery")?;
    let broker = Arc::new(WatchedBroker { inner: broker, points: points.clone() });
    std::fs::create_dir_all(&part.files)?;
    let inner = Arc::new(LocalFileSystem::new_with_prefix(&part.files)?.with_fsync(true));
    let files = Files::new(Arc::new(WatchedFiles { inner, points })).directory(&part.files);
    Ok(Parts::new(Arc::new(Quick::new()), store, broker, files).limits(limits(part)))
}

fn limits(part: &Part) -> Limits {
    let lease = if part.blind { Duration::from_secs(3600) } else { part.lease };
    Limits {
        lease,
        renew: lease / 3,
        sweep: SWEEP,
        quiet: QUIET,
        grace: part.grace,
        orphan: part.orphan,
        // Thousands of kills must not end an analysis; away agents are asked again soon.
        attempts: u32::MAX,
        step_attempts: u32::MAX,
        backoff: Duration::from_millis(30),
        backoff_cap: Duration::from_millis(200),
        poll: Duration::from_millis(300),
        ..Limits::default()
    }
}
