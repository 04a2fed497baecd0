//! What surrounds every request: its id, its span, its figures, the security headers, and the net
//! under a panic.

use std::any::Any;
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use metrics::{Unit, counter, describe_counter, describe_histogram, histogram};
use tracing::Span;
use uuid::Uuid;

use crate::problem::Problem;

/// The header that carries the id of a request.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const REQUESTS: &str = "bta_http_requests_total";
const DURATION: &str = "bta_http_request_duration_seconds";

/// The id of a request, for whoever logs something about it.
#[derive(Clone, Debug)]
struct RequestId(String);

/// Gives the request its id, writes problem documents with it, and sets the security headers.
pub(crate) async fn identify(mut request: Request, next: Next) -> Response {
    let id = incoming_id(request.headers()).unwrap_or_else(|| Uuid::new_v4().to_string());
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        response = problem.write(response, &id);
    }
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
    for (name, value) in SECURITY {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Set on every response that does not say otherwise itself.
const SECURITY: [(HeaderName, &str); 8] = [
    (CACHE_CONTROL, "no-store"),
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=()",
    ),
];

/// Takes over the id that a proxy gave, if it is harmless in a log line.
fn incoming_id(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(REQUEST_ID)?.to_str().ok()?;
    let harmless = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    ((1..=64).contains(&id.len()) && id.bytes().all(harmless)).then(|| id.to_owned())
}

/// Opens the span of a request: method, route and id, never the path, whose query may be about a person.
pub(crate) fn span<B>(request: &axum::http::Request<B>) -> Span {
    let id = request.extensions().get::<RequestId>().map_or("", |id| id.0.as_str());
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", MatchedPath::as_str);
    tracing::info_span!("request", method = method(request.method()), route, request_id = id)
}

/// Counts the request and times it, by method, route and status.
pub(crate) async fn measure(request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned());
    let method = method(request.method());
    let start = Instant::now();
    let response = next.run(request).await;
    let labels = [
        ("method", method.to_owned()),
        ("route", route),
        ("status", response.status().as_u16().to_string()),
    ];
    counter!(REQUESTS, &labels).increment(1);
    histogram!(DURATION, &labels).record(start.elapsed().as_secs_f64());
    response
}

/// Says what the figures mean.
pub(crate) fn describe_figures() {
    describe_counter!(REQUESTS, Unit::Count, "Requests answered, by method, route and status.");
    describe_histogram!(
        DURATION,
        Unit::Seconds,
        "Time from a request's head to its answer's head, by method, route and status."
    );
}

/// Names a method; whatever a client makes up counts as one.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// Answers a request whose handler panicked.
pub(crate) fn panicked(_payload: Box<dyn Any + Send + 'static>) -> Response {
    // The payload may quote a report; the panic hook has printed where it happened.
    tracing::error!("a handler panicked");
    Problem::internal().into_response()
}
