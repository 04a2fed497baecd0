//! `GET /status/{analysis_id}` and `GET /analysis/{analysis_id}/report`: where an analysis stands,
//! and what it found.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use bta_core::case::Person;
use bta_core::language::Language;
use bta_core::opinion::{Finding, Writing};
use bta_core::report::Report;
use bta_core::store::{Key, Mode, Record, Status, StepRecord};
use serde::Serialize;
use utoipa::ToSchema;

use crate::parameter::{Parameters, identifier};
use crate::problem::{Problem, ProblemDocument};
use crate::schema;
use crate::service::Service;
use crate::timestamp::Timestamp;

/// Where an analysis stands, with everything it has found so far.
///
/// The fields from `analysis_id` to `results` are those of the original.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Analysis)]
pub(crate) struct AnalysisBody<'a> {
    /// Its id.
    analysis_id: String,
    /// Where it stands.
    #[schema(value_type = schema::Status)]
    status: Status,
    /// 0.0 to 1.0; 1.0 exactly when completed.
    progress: f64,
    /// The question.
    query: &'a str,
    /// The name the file was uploaded under.
    original_filename: &'a str,
    /// When it was submitted.
    created_at: Timestamp,
    /// When a worker first took it.
    started_at: Option<Timestamp>,
    /// When it ended, however it ended.
    completed_at: Option<Timestamp>,
    /// Why it failed, in one sentence.
    error_message: Option<&'a str>,
    /// The answers by agent (`doctor`, `verifier`, `nutritionist`, `exercise`); null until completed.
    ///
    /// An agent that was not asked, or that failed without being essential, is null.
    results: Option<BTreeMap<&'a str, Option<&'a str>>>,
    /// Why it failed, as a stable code.
    error_code: Option<&'a str>,
    /// The answers so far, by agent; of one that still runs, what it has said already. Null once completed.
    partial_results: Option<BTreeMap<&'a str, &'a str>>,
    /// The statements behind each answer, with their evidence, by agent.
    #[schema(value_type = BTreeMap<String, Vec<schema::Finding>>)]
    findings: BTreeMap<&'a str, &'a [Finding]>,
    /// The agents that failed.
    failed_agents: Vec<&'a str>,
    /// The agents that were asked, in the plan's order.
    agents: Vec<AgentBody<'a>>,
    /// The read report; null until it was read.
    #[schema(value_type = Option<schema::Report>)]
    report: Option<&'a Report>,
    /// The id of the task that stands for the whole analysis.
    task_id: String,
    /// Whom it belongs to.
    user_id: Option<&'a str>,
    /// What was said about the person with the question.
    #[schema(value_type = schema::Person)]
    person: Person,
    /// The language that was asked for; null follows the report.
    #[schema(value_type = Option<String>)]
    language: Option<&'a Language>,
    /// Whether the agents run all at once.
    parallel: bool,
    /// How often a worker took it.
    attempts: u32,
    /// Counts every change, from 1.
    version: u64,
}

/// Where one agent stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AgentStep)]
pub(crate) struct AgentBody<'a> {
    /// Its name.
    name: &'a str,
    /// The id of its task.
    task_id: String,
    /// `pending`, `running`, `completed`, `failed` or `skipped`.
    status: &'static str,
    /// Whether the analysis fails when it does.
    essential: bool,
    /// How often it was started.
    attempts: u32,
    /// When it was last started.
    started_at: Option<Timestamp>,
    /// When it ended.
    completed_at: Option<Timestamp>,
    /// How a language model took part in its answer; null when none was asked.
    #[schema(value_type = Option<schema::Writing>)]
    writing: Option<&'a Writing>,
    /// Why it, or its last attempt, failed, as a stable code.
    error_code: Option<&'a str>,
    /// Why it, or its last attempt, failed, in one sentence.
    error_message: Option<&'a str>,
}

impl<'a> AnalysisBody<'a> {
    /// Shows `record`; `plan` names the agents that every answer has a place for.
    pub(crate) fn new(record: &'a Record, plan: &[&'a str]) -> Self {
        let texts = texts(record);
        let completed = record.status == Status::Completed;
        Self {
            analysis_id: record.id.to_string(),
            status: record.status,
            progress: record.progress,
            query: record.request.question.expose(),
            original_filename: record.document.filename.expose(),
            created_at: record.created_at.into(),
            started_at: record.started_at.map(Into::into),
            completed_at: record.completed_at.map(Into::into),
            error_message: record.failure.as_ref().map(|failure| failure.message.as_str()),
            results: completed.then(|| results(record, plan, &texts)),
            error_code: record.failure.as_ref().map(|failure| failure.code.as_str()),
            partial_results: (!completed).then(|| said(record).chain(texts).collect()),
            findings: findings(record),
            failed_agents: failed_agents(record),
            agents: record.steps.iter().map(AgentBody::new).collect(),
            report: record.report.as_deref(),
            task_id: record.task_id.to_string(),
            user_id: record.request.owner.as_ref().map(bta_core::UserId::as_str),
            person: record.request.person,
            language: record.request.language.as_ref(),
            parallel: record.request.mode == Mode::Parallel,
            attempts: record.attempts,
            version: record.version,
        }
    }

    /// Leaves out what is long: the report, the answers and the findings.
    fn brief(mut self) -> Self {
        self.results = None;
        self.partial_results = None;
        self.findings.clear();
        self.report = None;
        self
    }
}

impl<'a> AgentBody<'a> {
    fn new(step: &'a StepRecord) -> Self {
        Self {
            name: &step.name,
            task_id: step.task_id.to_string(),
            status: step.status.as_str(),
            essential: step.essential,
            attempts: step.attempts,
            started_at: step.started_at.map(Into::into),
            completed_at: step.completed_at.map(Into::into),
            writing: step.opinion.as_ref().and_then(|opinion| opinion.writing.as_ref()),
            error_code: step.failure.as_ref().map(|failure| failure.code.as_str()),
            error_message: step.failure.as_ref().map(|failure| failure.message.as_str()),
        }
    }
}

/// Returns what was said, by agent.
pub(crate) fn texts(record: &Record) -> BTreeMap<&str, &str> {
    record
        .steps
        .iter()
        .filter_map(|step| Some((step.name.as_str(), step.opinion.as_ref()?.text.as_str())))
        .collect()
}

/// Returns what agents have said that still run.
fn said(record: &Record) -> impl Iterator<Item = (&str, &str)> {
    let steps = record.steps.iter();
    steps.filter_map(|step| Some((step.name.as_str(), step.said.as_ref()?.text.expose().as_str())))
}

/// Gives every agent of the plan a place, and every agent that spoke.
fn results<'a>(
    record: &'a Record,
    plan: &[&'a str],
    texts: &BTreeMap<&'a str, &'a str>,
) -> BTreeMap<&'a str, Option<&'a str>> {
    let asked = record.steps.iter().map(|step| step.name.as_str());
    plan.iter().copied().chain(asked).map(|name| (name, texts.get(name).copied())).collect()
}

fn findings(record: &Record) -> BTreeMap<&str, &[Finding]> {
    record
        .steps
        .iter()
        .filter_map(|step| Some((step.name.as_str(), step.opinion.as_ref()?.findings.as_slice())))
        .collect()
}

fn failed_agents(record: &Record) -> Vec<&str> {
    let failed = |step: &&StepRecord| step.status == bta_core::store::StepStatus::Failed;
    record.steps.iter().filter(failed).map(|step| step.name.as_str()).collect()
}

/// Tells where an analysis stands.
#[utoipa::path(
    get, path = "/status/{analysis_id}", tag = "analyses",
    params(("analysis_id" = String, Path, description = "The id of the analysis"),
        ("view" = Option<String>, Query, description = "`summary` leaves out the report, the answers and the findings")),
    responses(
        (status = 200, description = "Where it stands", body = AnalysisBody<'static>),
        (status = 404, description = "There is no such analysis", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "The store is away", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn status(
    State(service): State<Service>,
    Path(id): Path<String>,
    parameters: Parameters,
) -> Result<Response, Problem> {
    let brief = match parameters.text("view") {
        None => false,
        Some("summary") => true,
        Some(_) => return Err(parameters.invalid("view", "must be \"summary\" or absent")),
    };
    let record =
        service.load(Key::Analysis(identifier(&id).ok_or_else(Problem::no_analysis)?)).await?;
    let body = AnalysisBody::new(&record, &service.client.agents());
    Ok(Json(if brief { body.brief() } else { body }).into_response())
}

/// Returns the read report as `bta.report/1`.
#[utoipa::path(
    get, path = "/analysis/{analysis_id}/report", tag = "analyses",
    params(("analysis_id" = String, Path, description = "The id of the analysis")),
    responses(
        (status = 200, description = "The read report", body = schema::Report),
        (status = 404, description = "There is no such analysis, or its file could not be read", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 409, description = "The file has not been read yet", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn report(
    State(service): State<Service>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let record =
        service.load(Key::Analysis(identifier(&id).ok_or_else(Problem::no_analysis)?)).await?;
    match &record.report {
        Some(report) => Ok(Json(&**report).into_response()),
        None if record.status.is_terminal() => Err(Problem::new(
            axum::http::StatusCode::NOT_FOUND,
            "no_report",
            "The analysis ended before its file was read, so there is no report.",
        )),
        None => Err(Problem::new(
            axum::http::StatusCode::CONFLICT,
            "not_ready",
            "The file has not been read yet; please ask again in a moment.",
        )
        .retry_after(std::time::Duration::from_secs(1))),
    }
}
