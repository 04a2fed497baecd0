//! Errors as clients see them: RFC 9457 problem documents with stable codes.
//!
//! What is deliberately not here: causes. A body holds a code, a sentence that helps and the id of
//! the request; whatever else is known goes to the log under that id.

use std::borrow::Cow;
use std::time::Duration;

use axum::Json;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// The media type of a problem document.
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

/// An error on its way to the client.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    code: Cow<'static, str>,
    detail: Cow<'static, str>,
    field: Option<Cow<'static, str>>,
    retry_after: Option<Duration>,
}

impl Problem {
    /// Makes a problem: `code` is stable and in `snake_case`, `detail` one sentence that helps.
    pub(crate) fn new(
        status: StatusCode,
        code: impl Into<Cow<'static, str>>,
        detail: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { status, code: code.into(), detail: detail.into(), field: None, retry_after: None }
    }

    /// Makes a 422.
    pub(crate) fn invalid(
        code: impl Into<Cow<'static, str>>,
        detail: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, detail)
    }

    /// Makes a 500; what happened has been logged under the request's id.
    pub(crate) fn internal() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "Something went wrong on our side; please try again, and name the request id if it stays.",
        )
    }

    /// Makes a 404 for an analysis.
    pub(crate) fn no_analysis() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "analysis_not_found",
            "There is no analysis with this id; it may have been deleted.",
        )
    }

    /// Makes a 404 for an address that leads nowhere.
    pub(crate) fn no_page() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "not_found",
            "There is nothing at this address; /openapi.json lists what there is.",
        )
    }

    /// Names the field at fault.
    pub(crate) fn field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Tells the client when to try again.
    pub(crate) fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        self
    }

    /// Replaces the empty body of `response` by this problem's document, which names the request.
    pub(crate) fn write(self, response: Response, request_id: &str) -> Response {
        let document = ProblemDocument {
            kind: format!("urn:bta:problem:{}", self.code),
            title: title(self.status),
            status: self.status.as_u16(),
            detail: self.detail,
            code: self.code,
            field: self.field,
            instance: format!("urn:bta:request:{request_id}"),
            request_id: request_id.to_owned(),
        };
        let (mut parts, _) = response.into_parts();
        let (written, body) = Json(document).into_response().into_parts();
        parts.headers.extend(written.headers);
        parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        Response::from_parts(parts, body)
    }
}

impl IntoResponse for Problem {
    /// Leaves the body empty: the outermost layer knows the request's id and writes the document.
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        if let Some(wait) = self.retry_after {
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// What happened, in words that are the same for each status.
fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => "Too large",
        StatusCode::UNPROCESSABLE_ENTITY => "Cannot be processed",
        status => status.canonical_reason().unwrap_or("Error"),
    }
}

/// A problem document as RFC 9457 has it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemDocument {
    /// A URI that names the kind of problem.
    #[serde(rename = "type")]
    #[schema(example = "urn:bta:problem:not_a_pdf")]
    kind: String,
    /// The kind of problem in a few words.
    #[schema(value_type = String, example = "Unsupported Media Type")]
    title: &'static str,
    /// The HTTP status.
    #[schema(example = 415)]
    status: u16,
    /// One sentence that helps.
    #[schema(value_type = String, example = "The file is not a PDF.")]
    detail: Cow<'static, str>,
    /// The stable code, to be matched by programs.
    #[schema(value_type = String, example = "not_a_pdf")]
    code: Cow<'static, str>,
    /// The field at fault, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    field: Option<Cow<'static, str>>,
    /// This occurrence.
    instance: String,
    /// The id of the request, also in the header `x-request-id`.
    request_id: String,
}
