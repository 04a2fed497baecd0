//! A disk that is full: for documents, and with SQLite for the database, too. Submits are refused and
//! nothing of them stays; once there is room again, without a restart, everything goes on.

use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use reqwest::multipart::{Form, Part as Field};
use reqwest::{Client, StatusCode};
use tokio::time::sleep;

use super::{Fired, Trial};
use crate::check::documents;
use crate::pair::StoreKind;
use crate::process::Process;
use crate::server::{free_port, listening};
use crate::stage::{Kind, WORKERS};

const DISK: u32 = 4 * 1024 * 1024;
const BALLAST: usize = 1024 * 1024;
/// How large a document is.
const BYTES: usize = 150_000;
const PATIENCE: Duration = Duration::from_secs(60);

pub(super) async fn fill(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    let load = trial.clients.load.clone();
    crate::settle::settle(&trial.stage, &load, "the faults before the full disk").await?;
    // Only those who see the small disk may work on what lies there.
    trial.stage.workers.clear();
    trial.stage.server = None;
    let disk = trial.stage.path("disk");
    std::fs::create_dir(&disk)?;
    let mut part = trial.stage.part("disk", &Kind::default());
    part.port = Some(free_port()?);
    part.files = disk.join("files");
    if trial.stage.pair.store() == StoreKind::Sqlite {
        part.database_url = format!("sqlite://{}", disk.join("bta.db").display());
        part.direct_url.clone_from(&part.database_url);
    }
    let port = part.port.unwrap_or_default();
    let process = Process::start_on_small_disk(part, &disk, DISK, &trial.stage.path("logs"))?;
    listening(port).await?;
    let user = User { http: Client::new(), url: format!("http://127.0.0.1:{port}") };
    let files = process.root().join(disk.join("files").strip_prefix("/")?);

    // SQLite needs room even to delete: this file stands for whatever else lies on the disk.
    let ballast = process.root().join(disk.join("ballast").strip_prefix("/")?);
    std::fs::write(&ballast, vec![0; BALLAST])?;

    let (mut ids, mut full) = (Vec::new(), 0_u32);
    while full < 5 {
        match user.submit().await? {
            Some(id) => ids.push(id),
            None => full += 1,
        }
    }
    std::fs::remove_file(&ballast)?;
    for id in ids.iter().step_by(2) {
        user.delete(id).await?;
    }
    ids = ids.into_iter().skip(1).step_by(2).collect();
    let again = user.submit().await?.context("there is room again, but a submit is refused")?;
    ids.push(again);
    for id in &ids {
        user.completed(id).await?;
    }
    let (found, wanted) = (documents(&files)?, ids.iter().cloned().collect());
    if found != wanted {
        load.violated(format!("a full disk left {} files for {} analyses", found.len(), ids.len()));
    }
    for id in &ids {
        user.delete(id).await?;
    }
    drop(process);
    trial.stage.start_server(Kind::default()).await?;
    trial.stage.staff(WORKERS, &Kind::default())?;
    Ok(vec![Fired::new("submits refused because the disk was full", full, 5_u32)])
}

/// A client of the service on the small disk.
struct User {
    http: Client,
    url: String,
}

impl User {
    /// Submits. Returns the id, or nothing when there is no room.
    async fn submit(&self) -> anyhow::Result<Option<String>> {
        let mut document = b"%PDF-1.7 ".to_vec();
        document.resize_with(BYTES, rand::random);
        let form = Form::new().part("file", Field::bytes(document).file_name("large.pdf"));
        let request = self.http.post(format!("{}/analyze", self.url)).multipart(form);
        let response = request.send().await?;
        match response.status() {
            StatusCode::OK => {
                let answer: serde_json::Value = response.json().await?;
                Ok(answer["analysis_id"].as_str().map(str::to_owned))
            }
            StatusCode::INSUFFICIENT_STORAGE => Ok(None),
            other => bail!("a full disk was answered with {other}: {}", response.text().await?),
        }
    }

    async fn delete(&self, id: &str) -> anyhow::Result<()> {
        let request = self.http.delete(format!("{}/analysis/{id}", self.url));
        request.send().await?.error_for_status()?;
        Ok(())
    }

    async fn completed(&self, id: &str) -> anyhow::Result<()> {
        let began = Instant::now();
        loop {
            let request = self.http.get(format!("{}/status/{id}", self.url));
            let status: serde_json::Value = request.send().await?.json().await?;
            if status["status"] == "completed" {
                return Ok(());
            }
            if began.elapsed() > PATIENCE || status["status"] == "failed" {
                bail!("an analysis did not survive a full disk: {status}");
            }
            sleep(Duration::from_millis(50)).await;
        }
    }
}
