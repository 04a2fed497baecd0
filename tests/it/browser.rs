//! The page as a person uses it, in headless Chromium driven over the WebDriver protocol.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::server::{PATIENCE, Server, folder};

/// Where WebDriver says that an element's id stands.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser window.
struct Browser {
    driver: Child,
    session: String,
    http: reqwest::Client,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Opens a window of this size, or says why there is none on this machine.
    async fn open(width: u32, height: u32) -> Option<Self> {
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
            .spawn()
            .unwrap();
        let profile = tempfile::tempdir().unwrap();
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
            &format!("--user-data-dir={}", profile.path().display()),
        ];
        let capabilities = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"binary": chromium, "args": arguments},
            "goog:loggingPrefs": {"browser": "ALL"},
        }}});
        let mut browser = Self {
            driver: child,
            session: format!("http://127.0.0.1:{port}/session"),
            http: reqwest::Client::new(),
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

    async fn post(&self, path: &str, body: Value) -> Value {
        let answer =
            self.http.post(format!("{}/{path}", self.session)).json(&body).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        assert!(answer["value"]["error"].is_null(), "{path}: {answer}");
        answer["value"].clone()
    }

    async fn go(&self, url: &str) {
        self.post("url", json!({"url": url})).await;
    }

    async fn element(&self, css: &str) -> String {
        let found = self.post("element", json!({"using": "css selector", "value": css})).await;
        found[ELEMENT].as_str().unwrap().to_owned()
    }

    async fn write(&self, css: &str, text: &str) {
        let element = self.element(css).await;
        self.post(&format!("element/{element}/value"), json!({"text": text})).await;
    }

    async fn script(&self, script: &str) -> Value {
        self.post("execute/sync", json!({"script": script, "args": []})).await
    }

    /// Waits until `script` returns true.
    async fn until(&self, script: &str) {
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

    async fn screenshot(&self, file: &Path) {
        let answer = self.http.get(format!("{}/screenshot", self.session)).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        std::fs::write(file, base64(answer["value"].as_str().unwrap())).unwrap();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
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

/// Drops `pdf` on the page with a question, and waits for the answers.
async fn analyze(browser: &Browser, server: &Server, pdf: &Path) {
    browser.go(&format!("{}/", server.url)).await;
    browser.write("input[type=file]", &pdf.display().to_string()).await;
    browser.write("textarea[name=query]", "Is my iron ok?").await;
    browser.script("document.querySelector('form').requestSubmit()").await;
    browser.until("return document.querySelectorAll('table tbody tr').length > 5").await;
    browser.until("return document.body.innerText.includes('not a medical diagnosis') || document.querySelectorAll('article, section').length > 3").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_drops_a_report_and_reads_the_answers() {
    let Some(browser) = Browser::open(1280, 1500).await else { return };
    let folder = folder();
    let server = Server::start(folder.path(), &[]);
    let pdf = folder.path().join("report.pdf");
    std::fs::write(&pdf, bta_fixture::report::english_cbc().pdf).unwrap();

    analyze(&browser, &server, &pdf).await;
    let bars = browser.script("return document.querySelectorAll('table svg').length").await;
    assert!(bars.as_u64().unwrap() > 5, "a drawn range bar for each result, found {bars}");

    let picture = match std::env::var_os("BTA_UPDATE_SCREENSHOT") {
        Some(_) => Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/page.png"),
        None => folder.path().join("page.png"),
    };
    browser.screenshot(&picture).await;
    assert!(std::fs::metadata(&picture).unwrap().len() > 20_000, "the picture shows something");

    let complaints = browser.post("se/log", json!({"type": "browser"})).await;
    assert_eq!(complaints, json!([]), "the page logs no error and breaks no content policy");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_fits_a_phone() {
    let Some(browser) = Browser::open(500, 800).await else { return };
    let folder = folder();
    let server = Server::start(folder.path(), &[]);
    let pdf = folder.path().join("report.pdf");
    std::fs::write(&pdf, bta_fixture::report::english_cbc().pdf).unwrap();

    // A frame of a phone's width: windows cannot be made that narrow.
    analyze(&browser, &server, &pdf).await;
    let metrics = json!({"width": 360, "height": 780, "deviceScaleFactor": 1, "mobile": true});
    browser
        .post(
            "goog/cdp/execute",
            json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics}),
        )
        .await;
    let widest =
        browser.script("return [document.documentElement.scrollWidth, window.innerWidth]").await;
    assert_eq!(widest[1], 360);
    assert!(widest[0].as_u64().unwrap() <= 360, "the page is {} wide on a phone of 360", widest[0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_reached_with_the_keyboard() {
    let Some(browser) = Browser::open(1280, 900).await else { return };
    let folder = folder();
    let server = Server::start(folder.path(), &[]);
    browser.go(&format!("{}/", server.url)).await;
    let mut reached = Vec::new();
    for _ in 0..25 {
        let keys = json!({"actions": [{"type": "key", "id": "keyboard", "actions": [
            {"type": "keyDown", "value": "\u{E004}"}, {"type": "keyUp", "value": "\u{E004}"},
        ]}]});
        browser.post("actions", keys).await;
        let focused = browser
            .script("const e = document.activeElement; return (e.name || e.id || e.type || e.tagName).toLowerCase()")
            .await;
        reached.push(focused.as_str().unwrap_or_default().to_owned());
    }
    for wanted in ["file", "query", "sex", "age"] {
        assert!(
            reached.iter().any(|name| name == wanted),
            "{wanted} is not reached by Tab: {reached:?}"
        );
    }
}
