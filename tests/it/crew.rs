//! A worker in a process of its own, seen by a server that has none.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

use crate::server::{PATIENCE, Server, example, folder};

fn worker(folder: &Path) -> Child {
    let mut command = Command::new(example("worker"));
    command.args(["--name", "night-shift"]).current_dir(folder).env_clear().env("SWEEP", "0.1");
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// What `inspect` says.
fn inspected(folder: &Path) -> String {
    let mut command = Command::new(example("inspect"));
    let output = command.current_dir(folder).env_clear().output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Waits until the health says so of the workers, how many there are and how many are idle.
async fn until(server: &Server, celery: &str, workers: u32, idle: u32) {
    let began = Instant::now();
    loop {
        let health: Value = server.json("/health").await;
        let seen = [&health["celery"], &health["workers"], &health["idle"]];
        if seen == [&json!(celery), &json!(workers), &json!(idle)] {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "{health}");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_worker_is_seen_until_it_is_gone() {
    let folder = folder();
    let server = Server::start_without_worker(folder.path(), &[("SWEEP", "0.1")]);
    until(&server, "unknown", 0, 0).await;
    assert!(!inspected(folder.path()).contains("idle"));

    let mut worker = worker(folder.path());
    until(&server, "healthy", 1, 1).await;
    let said = inspected(folder.path());
    let version = format!("version {}", env!("CARGO_PKG_VERSION"));
    assert!(said.contains("idle  night-shift") && said.contains(&version), "{said}");

    worker.kill().unwrap();
    worker.wait().unwrap();
    until(&server, "unknown", 0, 0).await;
}
