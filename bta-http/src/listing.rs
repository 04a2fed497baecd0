//! `GET /analyses`: which analyses there are, the newest first.

use axum::Json;
use axum::extract::State;
use bta_core::id::UserId;
use bta_core::store::{Filter, Status, Summary};
use serde::Serialize;
use utoipa::ToSchema;

use crate::parameter::Parameters;
use crate::problem::{Problem, ProblemDocument};
use crate::schema;
use crate::service::Service;
use crate::timestamp::Timestamp;

/// A page of analyses.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Analyses {
    /// The analyses of this page, the newest first.
    analyses: Vec<Item>,
    /// How many match in all.
    total: u64,
    /// At most so many on a page.
    limit: u32,
    /// Without the first so many.
    offset: u32,
}

/// An analysis in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnalysisItem)]
struct Item {
    /// Its id.
    analysis_id: String,
    /// Where it stands.
    #[schema(value_type = schema::Status)]
    status: Status,
    /// 0.0 to 1.0.
    progress: f64,
    /// The question.
    query: String,
    /// The name the file was uploaded under.
    original_filename: String,
    /// When it was submitted.
    created_at: Timestamp,
    /// When it ended.
    completed_at: Option<Timestamp>,
}

impl From<Summary> for Item {
    fn from(summary: Summary) -> Self {
        Self {
            analysis_id: summary.id.to_string(),
            status: summary.status,
            progress: summary.progress,
            query: summary.question.into_exposed(),
            original_filename: summary.filename.into_exposed(),
            created_at: summary.created_at.into(),
            completed_at: summary.completed_at.map(Into::into),
        }
    }
}

/// Lists analyses, the newest first.
#[utoipa::path(
    get, path = "/analyses", tag = "analyses",
    params(
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 100, description = "At most so many; 10 unless given"),
        ("offset" = Option<u32>, Query, minimum = 0, description = "Without the first so many"),
        ("status" = inline(Option<schema::Status>), Query, description = "Only those that stand here"),
        ("user_id" = Option<String>, Query, max_length = 36, description = "Only this owner's"),
    ),
    responses(
        (status = 200, description = "A page of analyses", body = Analyses),
        (status = 422, description = "A parameter is wrong", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "The store is away", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(service): State<Service>,
    parameters: Parameters,
) -> Result<Json<Analyses>, Problem> {
    const LIMIT: &str = "must be a whole number from 1 to 100";
    const OFFSET: &str = "must be a whole number from 0 to 4294967295";
    const STATUS: &str = "must be pending, processing, completed, failed or cancelled";
    const USER_ID: &str = "must have 1 to 36 bytes and no control characters";
    let limit = parameters.parse::<u32>("limit", LIMIT)?.unwrap_or(10);
    if !(1..=100).contains(&limit) {
        return Err(parameters.invalid("limit", LIMIT));
    }
    let filter = Filter {
        owner: parameters.parse::<UserId>("user_id", USER_ID)?,
        status: parameters.parse::<Status>("status", STATUS)?,
        limit,
        offset: parameters.parse::<u32>("offset", OFFSET)?.unwrap_or(0),
        ..Filter::default()
    };
    let listing = service.client.list(&filter).await?;
    Ok(Json(Analyses {
        analyses: listing.items.into_iter().map(Item::from).collect(),
        total: listing.total,
        limit,
        offset: filter.offset,
    }))
}
