//! `GET /health`, `/livez` and `/readyz`: whether the service works, lives, and can take a request.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::options::Workers;
use crate::service::Service;

const HEALTHY: &str = "healthy";
const NO_WORKERS: &str = "no_workers";
const UNREACHABLE: &str = "unreachable";

/// How every part is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Health)]
pub(crate) struct HealthBody {
    /// `healthy`, or `unhealthy` when a part that is needed is not.
    status: &'static str,
    /// Always `healthy`: somebody answered.
    api: &'static str,
    /// The workers: `healthy`, `no_workers`, or `unknown` when they run in other processes and none
    /// has said that it is there. Named as the original names them.
    celery: &'static str,
    /// The store: `healthy` or `unreachable`.
    database: &'static str,
    /// The broker: `healthy` or `unreachable`. Without it everything works, later.
    broker: &'static str,
    /// How many workers run in this process; when they run in others, how many are there.
    workers: usize,
    /// How many of those in other processes have nothing in hand.
    idle: usize,
    /// How many analyses wait for a worker; null when the store does not answer.
    waiting: Option<u64>,
    /// The parts that fail and are needed: `database`, `celery`.
    failing: Vec<&'static str>,
    /// The version of the program.
    version: &'static str,
}

/// Whether a probe succeeded.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Probe {
    /// `alive`, `ready` or `unready`.
    status: &'static str,
    /// What is missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    failing: Vec<&'static str>,
}

/// Tells how every part is: 200 only when the store answers and no worker is missed.
#[utoipa::path(
    get, path = "/health", tag = "service",
    responses(
        (status = 200, description = "Everything that is needed works", body = HealthBody),
        (status = 503, description = "Something that is needed does not; `failing` names it", body = HealthBody),
    )
)]
pub(crate) async fn health(State(service): State<Service>) -> Response {
    let health = service.client.health().await;
    let (workers, idle, celery) = match service.options.workers {
        Workers::Elsewhere if health.workers == 0 => elsewhere(&service).await,
        _ if health.workers == 0 => (0, 0, NO_WORKERS),
        _ => (health.workers, 0, HEALTHY),
    };
    let word = |works: bool| if works { HEALTHY } else { UNREACHABLE };
    let mut failing = Vec::new();
    if health.store.is_err() {
        failing.push("database");
    }
    if celery == NO_WORKERS {
        failing.push("celery");
    }
    let (code, status) = if failing.is_empty() {
        (StatusCode::OK, HEALTHY)
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "unhealthy")
    };
    let body = HealthBody {
        status,
        api: HEALTHY,
        celery,
        database: word(health.store.is_ok()),
        broker: word(health.broker.is_ok()),
        workers,
        idle,
        waiting: health.waiting,
        failing,
        version: env!("CARGO_PKG_VERSION"),
    };
    (code, Json(body)).into_response()
}

/// Says what the store knows of workers in other processes.
async fn elsewhere(service: &Service) -> (usize, usize, &'static str) {
    // That it does not answer is said beside.
    let Ok(crew) = service.client.crew().await else { return (0, 0, "unknown") };
    let idle = crew.idle().count();
    match crew.workers.len() + idle {
        // Somebody who is there and takes nothing up is missed as much as somebody who is not.
        workers if crew.neglected => (workers, idle, NO_WORKERS),
        0 => (0, 0, "unknown"),
        workers => (workers, idle, HEALTHY),
    }
}

/// Tells that the process answers; a supervisor that gets nothing starts it again.
#[utoipa::path(
    get, path = "/livez", tag = "service",
    responses((status = 200, description = "The process answers", body = Probe))
)]
pub(crate) async fn alive() -> Json<Probe> {
    Json(Probe { status: "alive", failing: Vec::new() })
}

/// Tells whether a submit would be kept: the store answers, and the process is not about to stop.
#[utoipa::path(
    get, path = "/readyz", tag = "service",
    responses(
        (status = 200, description = "Requests are welcome", body = Probe),
        (status = 503, description = "Requests should go elsewhere; `failing` says why", body = Probe),
    )
)]
pub(crate) async fn ready(State(service): State<Service>) -> Response {
    let mut failing = Vec::new();
    if service.client.health().await.store.is_err() {
        failing.push("database");
    }
    if service.options.shutdown.is_cancelled() {
        failing.push("stopping");
    }
    let (code, status) = if failing.is_empty() {
        (StatusCode::OK, "ready")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "unready")
    };
    (code, Json(Probe { status, failing })).into_response()
}
