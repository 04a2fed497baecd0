//! Against a server of the protocol that others wrote: `@copilotkit/aimock` from npm.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::json;

use crate::case::{doctor, models, read};
use crate::fake::good;

const PACKAGE: &str = "@copilotkit/aimock@1.43.0";

/// The server, until it is dropped.
struct Mock(Child);

impl Drop for Mock {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Says why there is no mock; fails where services are required.
fn skip(reason: &str) {
    let required = std::env::var("BTA_TEST_REQUIRE_SERVICES").is_ok_and(|value| value == "1");
    assert!(!required, "{reason}, but services are required");
    println!("skipped: {reason}");
}

/// Installs the package into `folder`. Returns the script to start.
fn install(folder: &Path) -> Result<std::path::PathBuf, String> {
    let npm = Command::new("npm")
        .args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(folder)
        .arg(PACKAGE)
        .stdin(Stdio::null())
        .output();
    let output = npm.map_err(|error| format!("npm cannot be started ({error})"))?;
    if !output.status.success() {
        return Err(format!("npm cannot install {PACKAGE}"));
    }
    let script = folder.join("node_modules/.bin/llmock");
    if script.exists() { Ok(script) } else { Err("the package has no llmock".to_owned()) }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Starts the server with one answer for everything.
async fn start(script: &Path, folder: &Path, answer: &str) -> (Mock, String) {
    let fixtures = folder.join("fixtures.json");
    let fixture = json!({"fixtures": [
        {"match": {"userMessage": "rejected"}, "response": {"content": answer}},
        {"match": {"userMessage": "results"}, "response": {"content": answer}},
    ]});
    std::fs::write(&fixtures, fixture.to_string()).unwrap();
    let port = free_port();
    let child = Command::new(script)
        .args(["-p", &port.to_string(), "-f"])
        .arg(&fixtures)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mock = Mock(child);
    for _ in 0..600 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return (mock, format!("http://127.0.0.1:{port}/v1"));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the mock does not listen");
}

#[tokio::test]
async fn a_server_that_others_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let script = match install(folder.path()) {
        Ok(script) => script,
        Err(reason) => return skip(&reason),
    };
    let case = read("iron_deficiency");
    let writer = bta_agents::llm::Writer::doctor(models("http://127.0.0.1:1/v1"));
    let messages = writer.messages(&case).await.unwrap();
    let body = json!({"messages": messages
        .iter()
        .map(|it| json!({"role": it.speaker.as_str(), "content": it.text.expose()}))
        .collect::<Vec<_>>()});

    let (_mock, url) = start(&script, folder.path(), &good(&body)).await;
    let opinion = doctor(&models(&url), &case).await;
    let writing = opinion.writing.unwrap();
    assert_eq!((writing.grounded, writing.dropped), (4, 0), "{writing:?}");
    assert!(opinion.text.contains("Your Hemoglobin"));

    let bad = json!({"statements": [{"text": "Your Hemoglobin is high.", "cites": ["r0"]}]});
    let (_mock, url) = start(&script, folder.path(), &bad.to_string()).await;
    let writing = doctor(&models(&url), &case).await.writing.unwrap();
    assert_eq!(writing.fallback.as_deref(), Some("ungrounded"), "{writing:?}");
}
