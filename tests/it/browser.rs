//! The page as a person uses it, in a real browser.

use std::path::Path;

use serde_json::json;
use tempfile::TempDir;

use crate::chromium::Browser;
use crate::server::{Server, folder};

/// Drops a report on the page of a new server with a question, and waits for the answers.
async fn analyze(browser: &Browser) -> (TempDir, Server) {
    let folder = folder();
    let server = Server::start(folder.path(), &[]);
    let pdf = folder.path().join("report.pdf");
    std::fs::write(&pdf, bta_fixture::report::english_cbc().pdf).unwrap();
    browser.go(&format!("{}/", server.url)).await;
    browser.write("input[type=file]", &pdf.display().to_string()).await;
    browser.write("textarea[name=query]", "Is my iron ok?").await;
    browser.script("document.querySelector('form').requestSubmit()").await;
    browser.until("return document.querySelectorAll('table tbody tr').length > 5").await;
    browser.until("return document.querySelectorAll('.answer').length === 4").await;
    browser.until("return document.body.innerText.includes('Completed')").await;
    (folder, server)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_drops_a_report_and_reads_the_answers() {
    let Some(browser) = Browser::open(1280, 1500).await else { return };
    let (folder, _server) = analyze(&browser).await;
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

/// Shows the page on a phone of this width: windows cannot be made that narrow.
async fn on_a_phone(browser: &Browser, width: u32) {
    let metrics = json!({"width": width, "height": 780, "deviceScaleFactor": 1, "mobile": true});
    browser
        .post(
            "goog/cdp/execute",
            json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics}),
        )
        .await;
    let widest =
        browser.script("return [document.documentElement.scrollWidth, window.innerWidth]").await;
    assert_eq!(widest[1], width);
    let found = widest[0].as_u64().unwrap();
    assert!(found <= u64::from(width), "the page is {found} wide on a phone of {width}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_asks_again_and_reads_the_answer_with_its_evidence() {
    let Some(browser) = Browser::open(1280, 1500).await else { return };
    let (_folder, server) = analyze(&browser).await;
    browser.until("return !document.getElementById('asking').hidden").await;

    // With the keyboard: Tab from the question leads to the button, Enter presses it.
    browser.write("#ask-query", "\u{E004}\u{E007}").await;
    browser
        .until("return document.getElementById('ask-alert').innerText.includes('write a question')")
        .await;
    browser.write("#ask-query", "Is my <b>hemoglobin</b> ok?\u{E004}\u{E007}").await;
    browser.until("return document.querySelectorAll('#asked > li').length === 1").await;
    let asked = "const one = document.querySelector('#asked > li'); return [one.querySelector('h3').innerText, \
        one.querySelector('.answer-text').innerText, one.querySelectorAll('.finding').length, \
        document.getElementById('asked').ariaLive, document.getElementById('ask-alert').hidden, \
        document.getElementById('ask-query').value]";
    let shown = browser.script(asked).await;
    assert_eq!(shown[0], "Is my <b>hemoglobin</b> ok?", "what was asked is text, not markup");
    assert!(shown[1].as_str().unwrap().contains("emoglobin"), "{shown}");
    assert!(shown[2].as_u64().unwrap() > 0, "statements with evidence: {shown}");
    assert_eq!((&shown[3], &shown[4], &shown[5]), (&json!("polite"), &json!(true), &json!("")));

    // It is kept, with the next one after it, and fits a phone.
    browser.write("#ask-query", "What should I eat?\u{E004}\u{E007}").await;
    browser.until("return document.querySelectorAll('#asked > li').length === 2").await;
    let address = browser.script("return location.href").await;
    browser.go(address.as_str().unwrap()).await;
    browser.until("return document.querySelectorAll('#asked > li').length === 2").await;
    assert_eq!(browser.script(asked).await[0], shown[0]);
    on_a_phone(&browser, 390).await;
    let complaints = browser.post("se/log", json!({"type": "browser"})).await;
    assert_eq!(complaints, json!([]), "the page logs no error and breaks no content policy");

    // What cannot be answered is said in words, and the question stays for another try.
    let id = address.as_str().unwrap().rsplit('/').next().unwrap();
    let gone = crate::server::http().delete(format!("{}/analysis/{id}", server.url)).send().await;
    assert!(gone.unwrap().status().is_success());
    browser.write("#ask-query", "And now?\u{E004}\u{E007}").await;
    browser.until("return !document.getElementById('ask-alert').hidden").await;
    let said = browser
        .script("return [document.getElementById('ask-alert').innerText, document.getElementById('ask-query').value]")
        .await;
    assert!(said[0].as_str().unwrap().contains("no analysis with this id"), "{said}");
    assert_eq!(said[1], "And now?");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_fits_a_phone() {
    let Some(browser) = Browser::open(500, 800).await else { return };
    let (_folder, _server) = analyze(&browser).await;
    on_a_phone(&browser, 360).await;
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
