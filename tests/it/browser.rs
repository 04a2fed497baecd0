//! The page as a person uses it, in a real browser.

use std::path::Path;

use serde_json::json;

use crate::chromium::Browser;
use crate::server::{Server, folder};

/// Drops `pdf` on the page with a question, and waits for the answers.
async fn analyze(browser: &Browser, server: &Server, pdf: &Path) {
    browser.go(&format!("{}/", server.url)).await;
    browser.write("input[type=file]", &pdf.display().to_string()).await;
    browser.write("textarea[name=query]", "Is my iron ok?").await;
    browser.script("document.querySelector('form').requestSubmit()").await;
    browser.until("return document.querySelectorAll('table tbody tr').length > 5").await;
    browser.until("return document.querySelectorAll('.answer').length === 4").await;
    browser.until("return document.body.innerText.includes('Completed')").await;
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
