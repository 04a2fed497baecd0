//! The page: one document whose script shows the form or an analysis, and what `GET /` tells programs.

use askama::Template;
use axum::Json;
use axum::extract::{OriginalUri, Path, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use bta_core::id::AnalysisId;
use serde::Serialize;
use utoipa::ToSchema;

use crate::options::Docs;
use crate::parameter::identifier;
use crate::problem::Problem;
use crate::service::{Mount, Service};

/// What the service is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct About {
    /// One sentence.
    #[schema(value_type = String, example = "Blood Test Report Analyser API is running")]
    message: &'static str,
    /// The version of the program.
    version: &'static str,
    /// What it can do.
    #[schema(value_type = Vec<String>)]
    features: &'static [&'static str],
}

const ABOUT: About = About {
    message: "Blood Test Report Analyser API is running",
    version: env!("CARGO_PKG_VERSION"),
    features: &[
        "async_processing",
        "database_storage",
        "concurrent_analysis",
        "parallel_agents",
        "event_stream",
        "cancel",
        "idempotency_key",
        "typed_report",
        "evidence",
        "openapi",
    ],
};

/// The page; `base` leads from its address to what lies under the router, `home` to the form.
///
/// They differ where the router is mounted: `/blood` has a page, `/blood/` need not.
#[derive(Template)]
#[template(path = "page.html")]
#[expect(clippy::struct_excessive_bools, reason = "what the template leaves out")]
struct Page<'a> {
    base: &'a str,
    home: &'a str,
    docs: bool,
    /// Each with its tag and its own name.
    languages: Vec<(&'a str, &'a str)>,
    limit: u64,
    limit_words: String,
    question_limit: usize,
    /// Whether somebody answers questions about an analysis that has completed.
    asks: bool,
}

/// Says what the service is; to a browser, with its page.
#[utoipa::path(
    get, path = "/", tag = "service",
    responses((status = 200, description = "What the service is; the page for clients that accept text/html",
        content((About = "application/json"), (String = "text/html"))))
)]
pub(crate) async fn home(
    State(service): State<Service>,
    headers: HeaderMap,
    OriginalUri(uri): OriginalUri,
) -> Response {
    let mut response = if wants_page(&headers) {
        // As the browser sees it, with or without a final slash.
        match uri.path().rsplit('/').next().unwrap_or_default() {
            "" => page(&service, "./", "./"),
            last => page(&service, &format!("./{last}/"), &format!("./{last}")),
        }
    } else {
        Json(ABOUT).into_response()
    };
    response.headers_mut().insert(VARY, HeaderValue::from_static("accept"));
    response
}

/// Shows the page with one analysis; whether it exists, the page's script asks.
#[utoipa::path(
    get, path = "/view/{analysis_id}", tag = "service",
    params(("analysis_id" = String, Path, description = "The id of the analysis")),
    responses(
        (status = 200, description = "The page with this analysis", body = String, content_type = "text/html"),
        (status = 404, description = "This is not an id", body = crate::problem::ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn view(
    State(service): State<Service>,
    mount: Mount,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let _: AnalysisId = identifier(&id).ok_or_else(Problem::no_analysis)?;
    let home = match mount.last() {
        "" => "../".to_owned(),
        last => format!("../../{last}"),
    };
    Ok(page(&service, "../", &home))
}

/// Whether the client is a browser that shows a page: `text/html` stands before JSON and anything.
fn wants_page(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    accepted
        .flat_map(|value| value.split(','))
        .map(|range| range.split(';').next().unwrap_or_default().trim())
        .find(|range| matches!(*range, "text/html" | "application/json" | "*/*" | "application/*"))
        .is_some_and(|range| range == "text/html")
}

fn page(service: &Service, base: &str, home: &str) -> Response {
    let (limits, languages) = (service.limits(), &service.options.languages);
    let page = Page {
        base,
        home,
        docs: service.options.docs == Docs::Served,
        languages: languages.iter().map(|tag| (tag.as_str(), own_name(tag.as_str()))).collect(),
        limit: limits.upload_bytes,
        limit_words: words(limits.upload_bytes),
        question_limit: limits.question_bytes,
        asks: service.client.parts().analysis.respondent().is_some(),
    };
    match page.render() {
        Ok(html) => ([(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))], html)
            .into_response(),
        Err(error) => {
            tracing::error!(%error, "the page cannot be rendered");
            Problem::internal().into_response()
        }
    }
}

/// Says a size as people do.
fn words(bytes: u64) -> String {
    const MIB: u64 = 1024 * 1024;
    if bytes >= MIB { format!("{} MB", bytes / MIB) } else { format!("{} kB", bytes / 1024) }
}

/// Returns what a language calls itself, or its tag.
fn own_name(tag: &str) -> &str {
    match tag {
        "ar" => "العربية",
        "cs" => "Čeština",
        "de" => "Deutsch",
        "en" => "English",
        "es" => "Español",
        "fr" => "Français",
        "hi" => "हिन्दी",
        "it" => "Italiano",
        "ja" => "日本語",
        "nl" => "Nederlands",
        "pl" => "Polski",
        "pt" => "Português",
        "ru" => "Русский",
        "tr" => "Türkçe",
        "uk" => "Українська",
        "zh" => "中文",
        tag => tag,
    }
}
