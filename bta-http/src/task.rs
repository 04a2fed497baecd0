//! `GET /task/{task_id}`: an analysis or one of its steps, in the words of the original's queue.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bta_core::id::TaskId;
use bta_core::store::{Key, Record, Status, StepRecord, StepStatus};
use serde::Serialize;
use utoipa::ToSchema;

use crate::parameter::identifier;
use crate::problem::{Problem, ProblemDocument};
use crate::service::Service;
use crate::status::texts;

/// How a task goes: the states of the original's queue.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum TaskState {
    /// It waits for its first start.
    Pending,
    /// It runs.
    Started,
    /// It ended with a result.
    Success,
    /// It ended without.
    Failure,
    /// It will be tried again.
    Retry,
    /// It was cancelled, or will not run.
    Revoked,
}

/// A task: an analysis as a whole, or one of its agents.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Task)]
pub(crate) struct TaskBody<'a> {
    /// Its id.
    task_id: String,
    /// How it goes.
    status: TaskState,
    /// The result; null until it ended with one.
    result: Option<TaskResult<'a>>,
    /// How far it has come.
    info: TaskInfo<'a>,
    /// Always null: what happened inside stays inside. `error_code` and `error_message` say why it failed.
    traceback: Option<&'a str>,
    /// The analysis it belongs to.
    analysis_id: String,
    /// `analysis`, or the name of the agent.
    task_type: &'a str,
    /// How often it was started.
    attempts: u32,
    /// Why it failed, as a stable code.
    error_code: Option<&'a str>,
    /// Why it failed, in one sentence.
    error_message: Option<&'a str>,
}

/// What a task that succeeded returned.
#[derive(Debug, Serialize, ToSchema)]
struct TaskResult<'a> {
    /// Always `success`.
    status: &'static str,
    /// The analysis.
    analysis_id: String,
    /// The agent; absent for a whole analysis.
    #[serde(skip_serializing_if = "Option::is_none")]
    agent: Option<&'a str>,
    /// The answer; of a whole analysis all of them, one after the other.
    result: String,
}

/// How far a task has come.
#[derive(Debug, Serialize, ToSchema)]
struct TaskInfo<'a> {
    /// How many agents have ended.
    current: usize,
    /// How many agents there are.
    total: usize,
    /// One sentence about it.
    status: String,
    /// The agents that work at the moment.
    agents: Vec<&'a str>,
    /// 0.0 to 1.0.
    progress: f64,
}

impl<'a> TaskBody<'a> {
    /// Shows what `id` names in `record`: a step of it, or all of it.
    pub(crate) fn new(record: &'a Record, id: TaskId) -> Self {
        match record.steps.iter().find(|step| step.task_id == id) {
            Some(step) => Self::step(record, step),
            None => Self::whole(record),
        }
    }

    fn whole(record: &'a Record) -> Self {
        let said = || texts(record).into_values().collect::<Vec<_>>().join("\n\n");
        Self {
            task_id: record.task_id.to_string(),
            status: whole_state(record),
            result: (record.status == Status::Completed).then(|| TaskResult {
                status: "success",
                analysis_id: record.id.to_string(),
                agent: None,
                result: said(),
            }),
            info: TaskInfo::new(record),
            traceback: None,
            analysis_id: record.id.to_string(),
            task_type: "analysis",
            attempts: record.attempts,
            error_code: record.failure.as_ref().map(|failure| failure.code.as_str()),
            error_message: record.failure.as_ref().map(|failure| failure.message.as_str()),
        }
    }

    fn step(record: &'a Record, step: &'a StepRecord) -> Self {
        Self {
            task_id: step.task_id.to_string(),
            status: step_state(step),
            result: step.opinion.as_ref().map(|opinion| TaskResult {
                status: "success",
                analysis_id: record.id.to_string(),
                agent: Some(&step.name),
                result: opinion.text.clone(),
            }),
            info: TaskInfo::new(record),
            traceback: None,
            analysis_id: record.id.to_string(),
            task_type: &step.name,
            attempts: step.attempts,
            error_code: step.failure.as_ref().map(|failure| failure.code.as_str()),
            error_message: step.failure.as_ref().map(|failure| failure.message.as_str()),
        }
    }
}

impl<'a> TaskInfo<'a> {
    fn new(record: &'a Record) -> Self {
        let total = record.steps.len();
        let current = record.steps.iter().filter(|step| step.status.is_terminal()).count();
        let running = |step: &&StepRecord| step.status == StepStatus::Running;
        let agents: Vec<&str> =
            record.steps.iter().filter(running).map(|step| step.name.as_str()).collect();
        let status = match record.status {
            Status::Pending => "Waiting for a worker".to_owned(),
            Status::Processing if record.report.is_none() => "Reading the report".to_owned(),
            Status::Processing if agents.is_empty() => format!("{current} of {total} agents done"),
            Status::Processing => {
                format!("{} working, {current} of {total} agents done", agents.join(", "))
            }
            ended => format!("Analysis {ended}"),
        };
        Self { current, total, status, agents, progress: record.progress }
    }
}

const fn whole_state(record: &Record) -> TaskState {
    match record.status {
        Status::Pending if record.attempts > 0 => TaskState::Retry,
        Status::Pending => TaskState::Pending,
        Status::Processing => TaskState::Started,
        Status::Completed => TaskState::Success,
        Status::Failed => TaskState::Failure,
        Status::Cancelled => TaskState::Revoked,
    }
}

const fn step_state(step: &StepRecord) -> TaskState {
    match step.status {
        StepStatus::Pending if step.attempts > 0 => TaskState::Retry,
        StepStatus::Pending => TaskState::Pending,
        StepStatus::Running => TaskState::Started,
        StepStatus::Completed => TaskState::Success,
        StepStatus::Failed => TaskState::Failure,
        StepStatus::Skipped => TaskState::Revoked,
    }
}

/// Tells how a task goes.
#[utoipa::path(
    get, path = "/task/{task_id}", tag = "analyses",
    params(("task_id" = String, Path, description = "The id of an analysis's task, or of one of its agents' tasks")),
    responses(
        (status = 200, description = "How it goes", body = TaskBody<'static>),
        (status = 404, description = "There is no such task", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "The store is away", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn task(
    State(service): State<Service>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let unknown = || {
        Problem::new(
            StatusCode::NOT_FOUND,
            "task_not_found",
            "There is no task with this id; its analysis may have been deleted.",
        )
    };
    let id: TaskId = identifier(&id).ok_or_else(unknown)?;
    let record = service.client.load(Key::Task(id)).await?.ok_or_else(unknown)?;
    Ok(Json(TaskBody::new(&record, id)).into_response())
}
