//! `POST /analyze` and `POST /analyze/sync`: a report comes in.

use axum::Json;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use bta_core::Code;
use bta_core::engine::Submitted;
use bta_core::store::{Record, Status};
use serde::Serialize;
use utoipa::ToSchema;

use crate::form::{self, Form};
use crate::problem::{Problem, ProblemDocument};
use crate::refusal::{key_invalid, too_large};
use crate::service::{Mount, Service};
use crate::status::texts;

/// The sentence of the original, word for word; clients compare it.
const STARTED: &str = "Analysis started successfully. Use /status/{analysis_id} to check progress.";

/// The header under which a submit may be repeated.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// The form of a submit.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only described; the form is read field by field")]
pub(crate) struct Submission {
    /// The PDF of the report.
    #[schema(format = Binary, content_media_type = "application/pdf")]
    file: String,
    /// The question.
    #[schema(required = false, default = "Summarise my Blood Test Report")]
    query: String,
    /// Whom the analysis belongs to.
    #[schema(required = false, min_length = 1, max_length = 36)]
    user_id: String,
    /// Whether the agents run all at once: `true`, `false`, `1`, `0`, `on`, `off`, `yes` or `no`.
    #[schema(value_type = bool, required = false, default = false)]
    parallel: String,
    /// The sex that reference intervals are chosen by, where the report does not say.
    #[schema(required = false)]
    sex: crate::schema::Sex,
    /// Age in years, where the report does not say.
    #[schema(required = false, minimum = 0, maximum = 130)]
    age: f64,
    /// Whether the person is pregnant.
    #[schema(value_type = bool, required = false)]
    pregnant: String,
    /// The language of the answers, such as `en` or `pt-BR`; without it that of the report.
    #[schema(required = false)]
    language: String,
    /// The agents to ask, separated by commas; without it all of them.
    #[schema(required = false, example = "doctor,nutritionist")]
    agents: String,
}

/// An analysis has been accepted.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Accepted {
    /// Always `processing`.
    #[schema(value_type = String, example = "processing")]
    status: &'static str,
    /// The id of the analysis.
    analysis_id: String,
    /// The id of its task.
    task_id: String,
    /// What to do next.
    #[schema(value_type = String)]
    message: &'static str,
    /// The question that was taken.
    query: String,
    /// The name the file was uploaded under.
    file_processed: String,
}

/// An analysis that was waited for.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Answered {
    /// `success`, or `processing` when it takes longer (then with status 202).
    status: &'static str,
    /// The question that was taken.
    query: String,
    /// The answers of all agents, one after the other; null while it still runs.
    analysis: Option<String>,
    /// The name the file was uploaded under.
    file_processed: String,
    /// The id of the analysis.
    analysis_id: String,
    /// The id of its task.
    task_id: String,
}

/// Takes a report and answers at once; `GET /status/{analysis_id}` tells how it goes.
#[utoipa::path(
    post, path = "/analyze", tag = "analyses",
    request_body(content = Submission, content_type = "multipart/form-data"),
    params(("Idempotency-Key" = Option<String>, Header, description = "Repeating a submit with the same key answers with the same ids")),
    responses(
        (status = 200, description = "It is accepted and will not be lost", body = Accepted, headers(("Location" = String, description = "Where its status is"))),
        (status = 400, description = "The body is not a complete form", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 408, description = "The upload stalled", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "The file is too large", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "The file is not a PDF, or the body is not a form", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong, or the PDF cannot be read", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "The service is busy, or the store is away", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 507, description = "There is no space for more files", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn analyze(
    State(service): State<Service>,
    mount: Mount,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let accepted = accept(&service, &headers, form).await?;
    let mut response = Json(Accepted {
        status: "processing",
        analysis_id: accepted.submitted.id.to_string(),
        task_id: accepted.submitted.task_id.to_string(),
        message: STARTED,
        query: accepted.query,
        file_processed: accepted.filename,
    })
    .into_response();
    mount.locate(&mut response, "status", &accepted.submitted.id.to_string());
    Ok(response)
}

/// Takes a report and waits for the answer; for clients of the original's first version.
#[utoipa::path(
    post, path = "/analyze/sync", tag = "analyses",
    request_body(content = Submission, content_type = "multipart/form-data"),
    params(("Idempotency-Key" = Option<String>, Header, description = "Repeating a submit with the same key answers with the same ids")),
    responses(
        (status = 200, description = "It is completed", body = Answered),
        (status = 202, description = "It takes longer; ask for its status", body = Answered, headers(("Location" = String, description = "Where its status is"))),
        (status = 404, description = "It was deleted meanwhile", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 409, description = "It was cancelled meanwhile", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "The file is too large", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "The file is not a PDF, or the body is not a form", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong, or the PDF cannot be read", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 500, description = "The analysis failed for another reason", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "The service is busy, or the store is away", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 507, description = "There is no space for more files", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn analyze_sync(
    State(service): State<Service>,
    mount: Mount,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let accepted = accept(&service, &headers, form).await?;
    let ended = ended(&service, &accepted.submitted).await?;
    if let Some(record) = &ended {
        refuse_unless_completed(record)?;
    }
    let analysis =
        ended.as_ref().map(|record| texts(record).into_values().collect::<Vec<_>>().join("\n\n"));
    let (status, word) = match ended {
        Some(_) => (StatusCode::OK, "success"),
        None => (StatusCode::ACCEPTED, "processing"),
    };
    let body = Answered {
        status: word,
        query: accepted.query,
        analysis,
        file_processed: accepted.filename,
        analysis_id: accepted.submitted.id.to_string(),
        task_id: accepted.submitted.task_id.to_string(),
    };
    let mut response = (status, Json(body)).into_response();
    mount.locate(&mut response, "status", &accepted.submitted.id.to_string());
    Ok(response)
}

/// A submit that the engine has taken.
struct Taken {
    submitted: Submitted,
    query: String,
    filename: String,
}

async fn accept(
    service: &Service,
    headers: &HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Taken, Problem> {
    let key = idempotency_key(headers)?;
    // What says itself that it is too large is refused before its first byte is read.
    if declared_length(headers).is_some_and(|length| length > form::limit(service)) {
        return Err(too_large(service.limits().upload_bytes));
    }
    let form = form.map_err(|_| {
        Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported_media_type",
            "Please send the report as multipart/form-data, in a field \"file\".",
        )
    })?;
    let Form { request, upload, filename } = form::read(service, form).await?;
    let query = request.question.expose().clone();
    let submitted = service.client.submit(upload, &filename, request, key).await?;
    tracing::info!(analysis = %submitted.id, repeated = submitted.repeated, "accepted");
    Ok(Taken { submitted, query, filename })
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(key) = headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    let key = key.to_str().map_err(|_| key_invalid())?.trim();
    if (1..=255).contains(&key.len()) { Ok(Some(key.to_owned())) } else { Err(key_invalid()) }
}

fn declared_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Waits for the end of an analysis, as long as the settings and the server's life allow.
async fn ended(service: &Service, submitted: &Submitted) -> Result<Option<Record>, Problem> {
    let wait = service.client.wait(submitted.id, service.options.sync_wait);
    let record = tokio::select! {
        record = wait => record?.ok_or_else(Problem::no_analysis)?,
        () = service.options.shutdown.cancelled() => return Ok(None),
    };
    Ok(record.status.is_terminal().then_some(record))
}

/// Turns an analysis that ended without answers into the problem that it had.
fn refuse_unless_completed(record: &Record) -> Result<(), Problem> {
    match (record.status, &record.failure) {
        (Status::Completed, _) => Ok(()),
        (Status::Cancelled, _) | (_, None) => Err(Problem::new(
            StatusCode::CONFLICT,
            "cancelled",
            "The analysis was cancelled before it ended.",
        )),
        (_, Some(failure)) if is_about_the_file(&failure.code) => Err(failure.clone().into()),
        (_, Some(failure)) => Err(Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            failure.code.as_str().to_owned(),
            failure.message.clone(),
        )),
    }
}

/// Whether a failure is the document's, so that another document may do better.
fn is_about_the_file(code: &Code) -> bool {
    [
        Code::EMPTY_FILE,
        Code::NOT_A_PDF,
        Code::PDF_DAMAGED,
        Code::PASSWORD_REQUIRED,
        Code::LIMIT_EXCEEDED,
        Code::SCANNED,
        Code::NOT_A_BLOOD_TEST,
        Code::NOTHING_READABLE,
    ]
    .contains(code)
}
