//! The page and its parts: what a browser gets, and what a program gets at the same address.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use bta_core::engine::Limits;
use bta_http::{Docs, Options};
use serde_json::json;

use crate::service::{Answer, Service};

async fn accepting(service: &Service, path: &str, accept: &str) -> Answer {
    service.call(Request::get(path).header("accept", accept).body(Body::empty()).unwrap()).await
}

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

#[tokio::test]
async fn programs_are_told_what_this_is() {
    let service = Service::new();
    for accept in ["*/*", "application/json", "application/json, text/html", ""] {
        let body = accepting(&service, "/", accept).await.json(StatusCode::OK);
        assert_eq!(body["message"], "Blood Test Report Analyser API is running");
        assert_eq!(body["version"], env!("CARGO_PKG_VERSION"));
        let features = body["features"].as_array().unwrap();
        for feature in ["async_processing", "database_storage", "concurrent_analysis"] {
            assert!(features.contains(&json!(feature)));
        }
    }
    assert_eq!(service.get("/").await.header("vary"), "accept");
}

#[tokio::test]
async fn browsers_get_the_page() {
    let service = Service::new();
    let answer = accepting(&service, "/", BROWSER).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (StatusCode::OK, "text/html; charset=utf-8")
    );
    let page = answer.text();
    assert!(page.contains("data-base=\"./\"") && page.contains("at most&nbsp;10 MB"));
    check_markup(page);

    let id = service.accepted().await;
    let answer = service.get(&format!("/view/{id}")).await;
    assert!(answer.text().contains("data-base=\"../\""));
    service.get("/view/nothing").await.problem(404, "analysis_not_found");
}

#[tokio::test]
async fn the_page_finds_its_parts_wherever_it_is_mounted() {
    let inner = Service::new();
    let router = axum::Router::new().nest("/lab/blood", inner.router.clone());
    let service = Service { router, ..inner };
    let answer = accepting(&service, "/lab/blood", BROWSER).await;
    assert!(answer.text().contains("href=\"./blood/static/page.css\""), "{}", answer.text());
    assert!(answer.text().contains("data-home=\"./blood\""));
    assert_eq!(service.get("/lab/blood/static/page.css").await.status, StatusCode::OK);
    let id = service.accepted_at("/lab/blood").await;
    let answer = service.get(&format!("/lab/blood/view/{id}")).await;
    assert!(answer.text().contains("data-base=\"../\" data-home=\"../../blood\""));
}

#[tokio::test]
async fn languages_are_those_that_the_agents_write() {
    let options = |page: &str| page.matches("<option value=\"").count();
    let page = accepting(&Service::new(), "/", BROWSER).await;
    assert!(page.text().contains("<option value=\"en\" lang=\"en\">English</option>"));
    let languages = ["en", "de", "tlh"].map(|tag| tag.parse().unwrap());
    let settings = Options::new().languages(languages).docs(Docs::Absent);
    let other = accepting(&Service::with(Limits::default(), settings), "/", BROWSER).await;
    assert!(other.text().contains("lang=\"de\">Deutsch</option>"));
    assert!(other.text().contains("lang=\"tlh\">tlh</option>"));
    assert_eq!(options(other.text()), options(page.text()) + 2);
    assert!(page.text().contains("./docs/") && !other.text().contains("./docs/"));
}

/// Nothing in the markup that the policy forbids, nothing from elsewhere, and a label for every field.
fn check_markup(page: &str) {
    for forbidden in
        ["style=", "<style", "onclick", "onload", "javascript:", "http://", "https://", "<script>"]
    {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    for field in ["file", "query", "sex", "age", "pregnant", "language", "parallel"] {
        assert!(page.contains(&format!("name=\"{field}\"")), "{field}");
        assert!(page.contains(&format!("for=\"{field}\"")), "{field}");
    }
    assert!(page.contains("not a diagnosis"));
}

#[tokio::test]
async fn every_part_of_the_page_is_served_with_a_tag() {
    let service = Service::new();
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/assets");
    let mut parts = 0;
    for entry in std::fs::read_dir(directory).unwrap() {
        let entry = entry.unwrap();
        let path = format!("/static/{}", entry.file_name().to_str().unwrap());
        let answer = service.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.body, std::fs::read(entry.path()).unwrap());
        assert_eq!(answer.header("cache-control"), "no-cache");
        let tag = answer.header("etag").to_owned();
        let again = |tags: String| {
            Request::get(&path).header("if-none-match", tags).body(Body::empty()).unwrap()
        };
        for known in [tag.clone(), format!("\"old\", {tag}"), format!("W/{tag}"), "*".to_owned()] {
            let answer = service.call(again(known)).await;
            assert_eq!((answer.status, answer.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
        }
        assert_eq!(service.call(again("\"old\"".to_owned())).await.status, StatusCode::OK);
        parts += 1;
    }
    assert!(parts > 10);
}

#[test]
fn scripts_make_no_markup_and_ask_nobody_else() {
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let elsewhere =
            text.replace("http://www.w3.org/2000/svg", "").replace("/^https:\\/\\//", "");
        for forbidden in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "http://",
            "https://",
            "@import",
        ] {
            assert!(!elsewhere.contains(forbidden), "{forbidden} in {}", path.display());
        }
    }
}
