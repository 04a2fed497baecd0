//! A window of headless Chromium, driven over the protocol of `chromedriver`.

use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::server::PATIENCE;

/// Where WebDriver says that an element's id stands.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser window.
pub(crate) struct Browser {
    driver: Child,
    session: String,
    http: reqwest::Client,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Opens a window of this size, or says why there is none on this machine.
    pub(crate) async fn open(width: u32, height: u32) -> Option<Self> {
        let driver = program(&["chromedriver"]);
        let chromium = program(&["chromium", "chromium-browser", "google-chrome"]);
        let (Some(driver), Some(chromium)) = (driver, chromium) else {
            assert!(
                std::env::var_os("BTA_TEST_REQUIRE_SERVICES").is_none(),
                "chromium and chromedriver are required"
            );
            println!("skipped: chromium and chromedriver are not installed");
            return None;
        };
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(driver)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap();
        let profile = tempfile::tempdir().unwrap();
        let capabilities = capabilities(&chromium, profile.path(), (width, height));
        let mut browser = Self {
            driver: child,
            session: format!("http://127.0.0.1:{port}/session"),
            http: crate::server::http(),
            _profile: profile,
        };
        let began = Instant::now();
        let answer = loop {
            match browser.http.post(&browser.session).json(&capabilities).send().await {
                Ok(answer) => break answer.json::<Value>().await.unwrap(),
                Err(error) => assert!(began.elapsed() < PATIENCE, "{error}"),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        };
        let id = answer["value"]["sessionId"].as_str().unwrap_or_else(|| panic!("{answer}"));
        browser.session = format!("{}/{id}", browser.session);
        Some(browser)
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        let answer =
            self.http.post(format!("{}/{path}", self.session)).json(&body).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        assert!(answer["value"]["error"].is_null(), "{path}: {answer}");
        answer["value"].clone()
    }

    pub(crate) async fn go(&self, url: &str) {
        self.post("url", json!({"url": url})).await;
    }

    async fn element(&self, css: &str) -> String {
        let found = self.post("element", json!({"using": "css selector", "value": css})).await;
        found[ELEMENT].as_str().unwrap().to_owned()
    }

    pub(crate) async fn write(&self, css: &str, text: &str) {
        let element = self.element(css).await;
        self.post(&format!("element/{element}/value"), json!({"text": text})).await;
    }

    pub(crate) async fn script(&self, script: &str) -> Value {
        self.post("execute/sync", json!({"script": script, "args": []})).await
    }

    /// Waits until `script` returns true.
    pub(crate) async fn until(&self, script: &str) {
        let began = Instant::now();
        while self.script(script).await != true {
            if began.elapsed() > PATIENCE {
                panic!(
                    "never true: {script}; the page says: {}",
                    self.script("return document.body.innerText").await
                );
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub(crate) async fn screenshot(&self, file: &Path) {
        let answer = self.http.get(format!("{}/screenshot", self.session)).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        std::fs::write(file, base64(answer["value"].as_str().unwrap())).unwrap();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver does not end its browser when it is killed: both are a group of processes.
        let group = i32::try_from(self.driver.id()).ok().and_then(rustix::process::Pid::from_raw);
        if let Some(group) = group {
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        let _ = self.driver.wait();
    }
}

/// What the driver is asked for: a headless window of this size that talks to nobody else.
fn capabilities(chromium: &Path, profile: &Path, (width, height): (u32, u32)) -> Value {
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        &format!("--window-size={width},{height}"),
        &format!("--user-data-dir={}", profile.display()),
    ];
    json!({"capabilities": {"alwaysMatch": {
        "goog:chromeOptions": {"binary": chromium, "args": arguments},
        "goog:loggingPrefs": {"browser": "ALL"},
    }}})
}

/// Finds the first of these programs on the path.
fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

/// Decodes what a screenshot is sent as.
fn base64(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let bits = four.iter().fold(0_u32, |bits, byte| bits << 6 | u32::from(value(*byte)));
        let [_, first, second, third] = (bits << (6 * (4 - four.len()))).to_be_bytes();
        bytes.extend(&[first, second, third][..four.len() - 1]);
    }
    bytes
}
