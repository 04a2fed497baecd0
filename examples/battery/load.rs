//! The clients: they submit, follow, cancel and delete, and remember what they were promised.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use rand::RngExt as _;
use reqwest::StatusCode;
use reqwest::multipart::{Form, Part};
use serde_json::Value;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::sleep;

use crate::follow::follow;
use crate::ledger::{Entry, Fate, Ledger};
use crate::pair::StoreKind;
use crate::role::digest;
use crate::sql::Sql;
use crate::stage::Stage;

const OPEN: &str =
    "SELECT COUNT(*) FROM blood_test_analyses WHERE status IN ('pending', 'processing')";

/// How many clients submit.
const CLIENTS: usize = 4;
/// How long a client repeats a submit.
const PATIENCE: Duration = Duration::from_secs(120);
/// One in so many analyses is followed.
const FOLLOWED: usize = 4;

/// The clients of one installation.
#[derive(Debug)]
pub(crate) struct Load {
    http: reqwest::Client,
    url: String,
    document: Vec<u8>,
    ledger: Mutex<Ledger>,
    /// How many analyses should be open, and how many are.
    wanted: AtomicUsize,
    open: AtomicUsize,
    /// How many submits have not been answered yet.
    submitting: AtomicUsize,
    /// Requests that broke off in the middle.
    pub(crate) broken: AtomicU64,
    /// Submits that were answered with "come again later".
    pub(crate) refused: AtomicU64,
    violations: Mutex<Vec<String>>,
    followers: Mutex<JoinSet<()>>,
}

/// Clients at work; they stop when this is dropped.
#[derive(Debug)]
pub(crate) struct Clients {
    pub(crate) load: Arc<Load>,
    tasks: Vec<AbortHandle>,
}

impl Drop for Clients {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

impl Clients {
    pub(crate) fn start(stage: &Stage) -> anyhow::Result<Self> {
        let load = Arc::new(Load {
            http: reqwest::Client::builder().timeout(Duration::from_secs(15)).build()?,
            url: format!("http://127.0.0.1:{}", stage.port),
            document: bta_fixture::report::english_cbc().pdf,
            ledger: Mutex::new(Ledger::create(&stage.path("ledger"))?),
            wanted: AtomicUsize::new(0),
            open: AtomicUsize::new(0),
            submitting: AtomicUsize::new(0),
            broken: AtomicU64::new(0),
            refused: AtomicU64::new(0),
            violations: Mutex::default(),
            followers: Mutex::default(),
        });
        let count = count_open(load.clone(), stage.pair.store(), stage.direct_url());
        let mut tasks = vec![tokio::spawn(count).abort_handle()];
        for _ in 0..CLIENTS {
            let load = load.clone();
            tasks.push(tokio::spawn(async move { load.submit_as_wanted().await }).abort_handle());
        }
        Ok(Self { load, tasks })
    }
}

/// Keeps count of the analyses that have not ended.
async fn count_open(load: Arc<Load>, kind: StoreKind, url: String) {
    loop {
        if let Ok(mut sql) = Sql::connect(kind, &url).await {
            while let Ok(open) = sql.number(OPEN).await {
                load.open.store(usize::try_from(open).unwrap_or(usize::MAX), Ordering::Relaxed);
                sleep(Duration::from_millis(80)).await;
            }
        }
        sleep(Duration::from_millis(80)).await;
    }
}

impl Load {
    /// Lets clients submit whenever fewer analyses than this are open.
    pub(crate) fn want(&self, open: usize) {
        self.wanted.store(open, Ordering::Relaxed);
    }

    /// Notes that something is not as it must be, once.
    pub(crate) fn violated(&self, what: String) {
        let mut violations = lock(&self.violations);
        if !violations.contains(&what) {
            violations.push(what);
        }
    }

    pub(crate) fn violations(&self) -> Vec<String> {
        lock(&self.violations).clone()
    }

    pub(crate) fn entries(&self) -> Vec<Entry> {
        lock(&self.ledger).entries.clone()
    }

    async fn submit_as_wanted(self: Arc<Self>) {
        loop {
            let open = self.open.load(Ordering::Relaxed);
            if open >= self.wanted.load(Ordering::Relaxed) {
                sleep(Duration::from_millis(10)).await;
                continue;
            }
            if let Err(error) = self.submit().await {
                self.violated(format!("a client could not submit: {error:#}"));
                return;
            }
        }
    }

    /// Returns whether every submit has been answered.
    pub(crate) fn is_quiet(&self) -> bool {
        self.submitting.load(Ordering::SeqCst) == 0
    }

    /// Submits one document until it is accepted, always with the same key, and enters it.
    pub(crate) async fn submit(self: &Arc<Self>) -> anyhow::Result<()> {
        self.submitting.fetch_add(1, Ordering::SeqCst);
        let submitted = self.submit_and_enter().await;
        self.submitting.fetch_sub(1, Ordering::SeqCst);
        submitted
    }

    async fn submit_and_enter(self: &Arc<Self>) -> anyhow::Result<()> {
        let nonce = format!("{:016x}", rand::rng().random::<u64>());
        let mut document = self.document.clone();
        document.extend_from_slice(format!("\n% {nonce}\n").as_bytes());
        let began = Instant::now();
        let id = loop {
            match self.analyze(&document, &nonce).await {
                Ok(Some(id)) => break id,
                Ok(None) => sleep(Duration::from_millis(100)).await,
                Err(error) if error.is::<reqwest::Error>() => {
                    self.broken.fetch_add(1, Ordering::Relaxed);
                    sleep(Duration::from_millis(20)).await;
                }
                Err(error) => return Err(error),
            }
            if began.elapsed() > PATIENCE {
                bail!("no answer for {PATIENCE:?}");
            }
        };
        let (digest, canary) = (digest(&document), canary(&nonce));
        let count = {
            let mut ledger = lock(&self.ledger);
            ledger.accept(Entry { id: id.clone(), digest, canary, fate: Fate::Kept })?;
            ledger.entries.len()
        };
        if count.is_multiple_of(FOLLOWED) {
            let (load, http, url) = (self.clone(), self.http.clone(), self.url.clone());
            lock(&self.followers).spawn(async move { follow(&load, &http, &url, &id).await });
        }
        Ok(())
    }

    /// Submits once. Returns the id, or nothing when the service asks to come again.
    pub(crate) async fn analyze(
        &self,
        document: &[u8],
        nonce: &str,
    ) -> anyhow::Result<Option<String>> {
        let file = Part::bytes(document.to_vec()).file_name("report.pdf");
        let form = Form::new().part("file", file).text("query", canary(nonce));
        let parallel = if nonce.ends_with(['0', '2', '4', '6', '8']) { "true" } else { "false" };
        let request = self
            .http
            .post(format!("{}/analyze", self.url))
            .header("Idempotency-Key", nonce)
            .multipart(form.text("parallel", parallel));
        let response = request.send().await?;
        match response.status() {
            StatusCode::OK => {
                let answer: Value = response.json().await?;
                let id = answer["analysis_id"].as_str().context("no id in the answer")?;
                Ok(Some(id.to_owned()))
            }
            StatusCode::SERVICE_UNAVAILABLE => {
                self.refused.fetch_add(1, Ordering::Relaxed);
                Ok(None)
            }
            other => bail!("a submit was answered with {other}: {}", response.text().await?),
        }
    }

    /// Submits the same twenty times at once: there must be one analysis.
    pub(crate) async fn submit_twins(self: &Arc<Self>) -> anyhow::Result<()> {
        let nonce = format!("{:016x}", rand::rng().random::<u64>());
        let mut document = self.document.clone();
        document.extend_from_slice(format!("\n% {nonce}\n").as_bytes());
        let twins = (0..20).map(|_| self.analyze(&document, &nonce));
        let answers = futures::future::join_all(twins).await;
        let mut ids: Vec<_> = answers.into_iter().filter_map(|id| id.ok().flatten()).collect();
        ids.sort_unstable();
        ids.dedup();
        match ids.as_slice() {
            [id] => {
                let (digest, canary) = (digest(&document), canary(&nonce));
                let entry = Entry { id: id.clone(), digest, canary, fate: Fate::Kept };
                lock(&self.ledger).accept(entry)?;
            }
            ids => {
                self.violated(format!("twenty submits with one key gave {} analyses", ids.len()));
            }
        }
        Ok(())
    }

    /// Cancels or deletes one of the last analyses. Returns whether there was one.
    pub(crate) async fn remove(&self, fate: Fate) -> anyhow::Result<bool> {
        let chosen = {
            let ledger = lock(&self.ledger);
            let first = ledger.entries.len().saturating_sub(30);
            let kept = ledger.entries.iter().enumerate().skip(first);
            let mut kept: Vec<_> = kept.filter(|(_, entry)| entry.fate == Fate::Kept).collect();
            if kept.is_empty() {
                return Ok(false);
            }
            let (place, entry) = kept.swap_remove(rand::rng().random_range(0..kept.len()));
            (place, entry.id.clone())
        };
        let (place, id) = chosen;
        lock(&self.ledger).doom(place, fate)?;
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            let request = match fate {
                Fate::Deleted => self.http.delete(format!("{}/analysis/{id}", self.url)),
                _ => self.http.post(format!("{}/analysis/{id}/cancel", self.url)),
            };
            match request.send().await.map(|response| response.status()) {
                // Gone already: a removal whose answer was lost.
                Ok(StatusCode::OK | StatusCode::NOT_FOUND | StatusCode::CONFLICT) => {
                    return Ok(true);
                }
                Ok(StatusCode::SERVICE_UNAVAILABLE) | Err(_) => {
                    sleep(Duration::from_millis(50)).await;
                }
                Ok(other) => bail!("a removal was answered with {other}"),
            }
        }
        bail!("no answer to a removal for {PATIENCE:?}")
    }

    /// Waits until every follower has seen the end of its analysis.
    pub(crate) async fn followed(&self) -> usize {
        let mut followers = std::mem::take(&mut *lock(&self.followers));
        let count = followers.len();
        while let Some(ended) = followers.join_next().await {
            if ended.is_err() {
                self.violated("a follower broke".to_owned());
            }
        }
        count
    }
}

fn canary(nonce: &str) -> String {
    format!("canary-{nonce}")
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
