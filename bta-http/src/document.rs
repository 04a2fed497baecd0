//! `GET /openapi.json` and `/docs`: the interface described, from the program itself.

use std::sync::Arc;

use axum::Extension;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use utoipa::OpenApi;
use utoipa_swagger_ui::Config;

use crate::problem::Problem;

/// The frame of the document; the routes add themselves.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Blood test analysis",
        description = "Reads a blood-test report, says what it means with the evidence, and never loses an analysis. \
                       Every answer is information, not a diagnosis.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    tags(
        (name = "analyses", description = "Submit a report, follow it, read what it means"),
        (name = "users", description = "People and services that own analyses"),
        (name = "service", description = "The service itself"),
    )
)]
pub(crate) struct Interface;

/// The `OpenAPI` document as text.
#[derive(Clone, Debug)]
pub(crate) struct Written(pub(crate) Arc<str>);

/// Returns the `OpenAPI` document.
#[utoipa::path(
    get, path = "/openapi.json", tag = "service",
    responses((status = 200, description = "This document", body = Object))
)]
pub(crate) async fn openapi(Extension(Written(text)): Extension<Written>) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    (headers, text.to_string()).into_response()
}

/// Leads to the directory, below which the files of the interface lie.
pub(crate) async fn docs() -> Response {
    (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, "docs/")]).into_response()
}

pub(crate) async fn docs_index() -> Result<Response, Problem> {
    docs_file("")
}

pub(crate) async fn docs_asset(Path(path): Path<String>) -> Result<Response, Problem> {
    docs_file(&path)
}

fn docs_file(path: &str) -> Result<Response, Problem> {
    // Relative, so that it is right wherever the router is mounted.
    let config = Arc::new(Config::from("../openapi.json"));
    let file = utoipa_swagger_ui::serve(path, config).map_err(|error| {
        tracing::error!(%error, "a file of the interface cannot be served");
        Problem::internal()
    })?;
    let file = file.ok_or_else(Problem::no_page)?;
    let mut headers = HeaderMap::new();
    if let Ok(media_type) = HeaderValue::from_str(&file.content_type) {
        headers.insert(CONTENT_TYPE, media_type);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(DOCS_POLICY));
    Ok((headers, file.bytes.into_owned()).into_response())
}

/// Swagger UI sets styles in its markup and draws its icons from `data:` addresses.
const DOCS_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
