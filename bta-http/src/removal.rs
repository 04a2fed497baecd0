//! `POST /analysis/{analysis_id}/cancel` and `DELETE /analysis/{analysis_id}`.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bta_core::id::AnalysisId;
use bta_core::store::{Cancelled, Status};
use serde::Serialize;
use utoipa::ToSchema;

use crate::parameter::identifier;
use crate::problem::{Problem, ProblemDocument};
use crate::schema;
use crate::service::Service;

/// What became of a delete.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Deleted {
    /// Always the same sentence.
    #[schema(value_type = String, example = "Analysis deleted successfully")]
    message: &'static str,
}

/// What became of a cancel.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Cancelled)]
pub(crate) struct CancelledBody {
    /// The analysis.
    analysis_id: String,
    /// Where it stands now.
    #[schema(value_type = schema::Status)]
    status: Status,
    /// One sentence about it.
    message: &'static str,
}

/// Ends an analysis that has not ended; what its agents have said stays.
#[utoipa::path(
    post, path = "/analysis/{analysis_id}/cancel", tag = "analyses",
    params(("analysis_id" = String, Path, description = "The id of the analysis")),
    responses(
        (status = 200, description = "It is cancelled, now or before", body = CancelledBody),
        (status = 404, description = "There is no such analysis", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 409, description = "It had ended otherwise before", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "The store is away", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn cancel(
    State(service): State<Service>,
    Path(id): Path<String>,
) -> Result<Json<CancelledBody>, Problem> {
    let id: AnalysisId = identifier(&id).ok_or_else(Problem::no_analysis)?;
    match service.client.cancel(id).await? {
        Cancelled::Done | Cancelled::Ended(Status::Cancelled) => Ok(Json(CancelledBody {
            analysis_id: id.to_string(),
            status: Status::Cancelled,
            message: "Analysis cancelled.",
        })),
        Cancelled::Ended(_) => Err(Problem::new(
            StatusCode::CONFLICT,
            "already_ended",
            "The analysis has ended already, so there is nothing to cancel.",
        )),
        Cancelled::Unknown => Err(Problem::no_analysis()),
    }
}

/// Deletes an analysis with its file, its answers and its report; one that runs is stopped.
#[utoipa::path(
    delete, path = "/analysis/{analysis_id}", tag = "analyses",
    params(("analysis_id" = String, Path, description = "The id of the analysis")),
    responses(
        (status = 200, description = "It is deleted", body = Deleted),
        (status = 404, description = "There is no such analysis", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "The store is away", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn delete(
    State(service): State<Service>,
    Path(id): Path<String>,
) -> Result<Json<Deleted>, Problem> {
    let id: AnalysisId = identifier(&id).ok_or_else(Problem::no_analysis)?;
    if service.client.delete(id).await? {
        Ok(Json(Deleted { message: "Analysis deleted successfully" }))
    } else {
        Err(Problem::no_analysis())
    }
}
