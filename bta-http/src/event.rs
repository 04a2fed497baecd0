//! `GET /analysis/{analysis_id}/events`: what happens to an analysis, as server-sent events.

use std::convert::Infallible;
use std::future::ready;

use axum::extract::{Path, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::sse::{Event as Frame, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use bta_core::event::{Event, EventKind};
use bta_core::id::AnalysisId;
use bta_core::store::Key;
use futures::StreamExt;
use serde::Serialize;
use utoipa::ToSchema;

use crate::parameter::{Parameters, identifier};
use crate::problem::{Problem, ProblemDocument};
use crate::service::Service;
use crate::timestamp::Timestamp;

const LAST_EVENT_ID: &str = "last-event-id";

/// The data of one event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnalysisEvent)]
pub(crate) struct EventBody {
    /// The analysis.
    analysis_id: String,
    /// The version of the analysis since this happened; also the event's id.
    version: u64,
    /// `submitted`, `started`, `read`, `step_started`, `said`, `step_ended`, `progress` or `ended`; also the event's name.
    event: &'static str,
    /// When it happened, where that is known.
    at: Option<Timestamp>,
    /// How far the analysis has come, 0.0 to 1.0.
    progress: f64,
    /// The agent, for events of a step.
    #[serde(skip_serializing_if = "Option::is_none")]
    agent: Option<String>,
    /// Which attempt of the agent this is, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    attempt: Option<u32>,
    /// All that the agent has said so far, each statement checked; its final answer may differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// How the step or the analysis ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    /// How many results were read.
    #[serde(skip_serializing_if = "Option::is_none")]
    results: Option<usize>,
    /// How many results are doubtful.
    #[serde(skip_serializing_if = "Option::is_none")]
    doubtful: Option<usize>,
    /// Why the step or the analysis failed, as a stable code.
    #[serde(skip_serializing_if = "Option::is_none")]
    error_code: Option<String>,
    /// Why the step or the analysis failed, in one sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    error_message: Option<String>,
}

impl EventBody {
    fn new(id: AnalysisId, event: Event) -> Self {
        let mut body = Self {
            analysis_id: id.to_string(),
            version: event.version,
            event: event.kind.name(),
            at: event.at.map(Into::into),
            progress: event.progress,
            agent: None,
            attempt: None,
            text: None,
            status: None,
            results: None,
            doubtful: None,
            error_code: None,
            error_message: None,
        };
        let failure = match event.kind {
            EventKind::Read { results, doubtful } => {
                (body.results, body.doubtful) = (Some(results), Some(doubtful));
                None
            }
            EventKind::StepStarted { step, attempt } => {
                (body.agent, body.attempt) = (Some(step), Some(attempt));
                None
            }
            EventKind::Said { step, text } => {
                (body.agent, body.text) = (Some(step), Some(text.into_exposed()));
                None
            }
            EventKind::StepEnded { step, status, failure } => {
                (body.agent, body.status) = (Some(step), Some(status.as_str()));
                failure
            }
            EventKind::Ended { status, failure } => {
                body.status = Some(status.as_str());
                failure
            }
            _ => None,
        };
        if let Some(failure) = failure {
            body.error_code = Some(failure.code.to_string());
            body.error_message = Some(failure.message);
        }
        body
    }
}

/// Tells what happens to an analysis, from the beginning or from where the client was; ends with the analysis.
#[utoipa::path(
    get, path = "/analysis/{analysis_id}/events", tag = "analyses",
    params(("analysis_id" = String, Path, description = "The id of the analysis"),
        ("after" = Option<u64>, Query, description = "The version of the last event seen; the header `Last-Event-ID` comes first"),
        ("Last-Event-ID" = Option<u64>, Header, description = "The version of the last event seen")),
    responses(
        (status = 200, description = "Server-sent events: `id` is the version, `event` the name, `data` this JSON", body = EventBody, content_type = "text/event-stream"),
        (status = 204, description = "It has ended, and the client has seen its last event"),
        (status = 404, description = "There is no such analysis", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "The version is not a number", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "The store is away", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn events(
    State(service): State<Service>,
    Path(id): Path<String>,
    headers: HeaderMap,
    parameters: Parameters,
) -> Result<Response, Problem> {
    let id: AnalysisId = identifier(&id).ok_or_else(Problem::no_analysis)?;
    let after = after(&headers, &parameters)?;
    let record = service.load(Key::Analysis(id)).await?;
    if record.status.is_terminal() && after >= record.version {
        // Anything else would make the browser come back for ever.
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let frames = service
        .client
        .events(id, after)
        .take_until(service.options.shutdown.clone().cancelled_owned())
        .filter_map(move |event| ready(event.ok().and_then(|event| frame(id, event))))
        .map(Ok::<_, Infallible>);
    let keep_alive = KeepAlive::new().interval(service.options.keep_alive).text("still here");
    let mut response = Sse::new(frames).keep_alive(keep_alive).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Proxies that gather an answer before they pass it on would hold the events back.
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

fn frame(id: AnalysisId, event: Event) -> Option<Frame> {
    let frame = Frame::default().id(event.version.to_string()).event(event.kind.name());
    frame.json_data(EventBody::new(id, event)).ok()
}

fn after(headers: &HeaderMap, parameters: &Parameters) -> Result<u64, Problem> {
    const EXPECTED: &str = "must be the version of an event, a whole number";
    if let Some(last) = headers.get(LAST_EVENT_ID) {
        let version = last.to_str().ok().and_then(|text| text.trim().parse().ok());
        return version.ok_or_else(|| parameters.invalid("Last-Event-ID", EXPECTED));
    }
    Ok(parameters.parse("after", EXPECTED)?.unwrap_or(0))
}
