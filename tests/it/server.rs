//! The example server as a real process.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use reqwest::Response;
use reqwest::multipart::{Form, Part};
use serde_json::Value;
use tempfile::TempDir;

/// How long something may take on a busy machine before a test gives up.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// Makes a client; where reqwest comes with TLS, it wants a provider, and no library installs one.
pub(crate) fn http() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

/// A running server; it is killed when this is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) url: String,
    pub(crate) http: reqwest::Client,
}

impl Server {
    /// Starts a server that keeps everything below `folder`, with these extra settings.
    pub(crate) fn start(folder: &Path, settings: &[(&str, &str)]) -> Self {
        match Self::spawn(&mut Command::new(example("server")), folder, settings) {
            Some(server) => server,
            None => panic!("the server did not start: {}", log(folder)),
        }
    }

    /// Starts a server that leaves the work to others.
    pub(crate) fn start_without_worker(folder: &Path, settings: &[(&str, &str)]) -> Self {
        let mut command = Command::new(example("server"));
        match Self::spawn(command.arg("--no-worker"), folder, settings) {
            Some(server) => server,
            None => panic!("the server did not start: {}", log(folder)),
        }
    }

    /// Starts a server on a disk of `bytes` below `folder`, a third of which uploads leave free, where
    /// the system lets us make one.
    pub(crate) fn start_on_small_disk(folder: &Path, bytes: u32) -> Option<Self> {
        let disk = folder.join("disk");
        std::fs::create_dir(&disk).unwrap();
        let script = "mount -t tmpfs -o size=$1 tmpfs \"$2\" && cd \"$2\" && exec \"$3\"";
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", script, "sh"]);
        command.arg(bytes.to_string()).arg(&disk).arg(example("server"));
        let path = ("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        Self::spawn(&mut command, folder, &[path, ("KEEP_FREE", &(bytes / 3).to_string())])
    }

    fn spawn(command: &mut Command, folder: &Path, settings: &[(&str, &str)]) -> Option<Self> {
        let mut child = command
            .current_dir(folder)
            .env_clear()
            .env("PORT", "0")
            .env("LOG_FORMAT", "json")
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .stderr(
                std::fs::OpenOptions::new()
                    .create(true)
                    .append(true)
                    .open(folder.join("log"))
                    .unwrap(),
            )
            .spawn()
            .ok()?;
        let line = BufReader::new(child.stdout.take()?).lines().next()?.ok()?;
        let url = line.split_whitespace().find(|word| word.starts_with("http://"))?;
        let url = url.trim_end_matches('/').to_owned();
        Some(Self { child, url, http: http() })
    }

    /// Ends the process at once, as a power cut would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks the process to stop, and waits until it has.
    pub(crate) fn terminate(mut self) -> ExitStatus {
        let id = i32::try_from(self.child.id()).unwrap();
        rustix::process::kill_process(
            rustix::process::Pid::from_raw(id).unwrap(),
            rustix::process::Signal::TERM,
        )
        .unwrap();
        self.child.wait().unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.http.get(format!("{}{path}", self.url)).send().await.unwrap()
    }

    pub(crate) async fn json(&self, path: &str) -> Value {
        self.get(path).await.json().await.unwrap()
    }

    pub(crate) async fn analyze(&self, form: Form) -> Response {
        self.http.post(format!("{}/analyze", self.url)).multipart(form).send().await.unwrap()
    }

    /// Submits `document` and returns the answer.
    pub(crate) async fn submit(&self, document: Vec<u8>) -> Response {
        self.analyze(form(document)).await
    }

    /// Submits `document`, which must be accepted, and returns the analysis's id.
    pub(crate) async fn accepted(&self, document: Vec<u8>) -> String {
        let answer = self.submit(document).await;
        assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
        let answer: Value = answer.json().await.unwrap();
        answer["analysis_id"].as_str().unwrap().to_owned()
    }

    /// Waits until the analysis has ended, and returns its status answer.
    pub(crate) async fn ended(&self, id: &str) -> Value {
        let began = Instant::now();
        loop {
            let status = self.json(&format!("/status/{id}")).await;
            if matches!(status["status"].as_str(), Some("completed" | "failed" | "cancelled")) {
                return status;
            }
            assert!(began.elapsed() < PATIENCE, "analysis {id} did not end: {status}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A form with this document and nothing else.
pub(crate) fn form(document: Vec<u8>) -> Form {
    Form::new().part("file", Part::bytes(document).file_name("report.pdf"))
}

/// What the servers in `folder` have logged.
pub(crate) fn log(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("log")).unwrap_or_default()
}

/// The documents that are kept below `folder`, unfinished uploads included.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.join("bta-data/files")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found
}

/// A folder of a test's own, removed with what it holds.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The program of an example; `cargo test` builds them beside the tests.
pub(crate) fn example(name: &str) -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    let program = tests.parent().unwrap().parent().unwrap().join("examples").join(name);
    assert!(
        program.exists(),
        "{} is not built: run `cargo build --examples` first",
        program.display()
    );
    program
}
