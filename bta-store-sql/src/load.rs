//! Reading analyses: one statement, so that an analysis and its steps are of one version.

use std::error::Error;
use std::str::FromStr;
use std::sync::Arc;

use bta_core::store::{Document, Key, Record, Request, Said, StepRecord, StepStatus};
use bta_core::{AnalysisId, Code, Failure};
use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;

use crate::database::{Database, Transaction};
use crate::fault::Fault;
use crate::row::Row;
use crate::statement::Statement;

/// One row for each step; the report, which can be long, only in the first.
const ANALYSIS: &str = "
    SELECT a.analysis_id, a.task_id, a.user_id, a.kind, a.original_filename, a.file_path,
        a.document_bytes, a.document_sha256, a.query, a.person, a.language, a.mode, a.status,
        a.progress, a.error_code, a.error_message, a.attempts, a.worker, a.lease_until, a.due_at,
        a.version, a.started_version, a.read_version, a.created_at, a.updated_at, a.started_at,
        a.completed_at,
        CASE WHEN s.position IS NULL OR s.position = 0 THEN a.report END AS report,
        s.position, s.task_id AS step_task_id, s.task_type, s.essential, s.status AS step_status,
        s.attempts AS step_attempts, s.opinion, s.error_code AS step_error_code, s.error AS step_error,
        s.created_at AS step_created_at, s.started_at AS step_started_at,
        s.completed_at AS step_completed_at, s.started_version AS step_started_version,
        s.ended_version AS step_ended_version,
        s.said_version,
        CASE WHEN s.said_version IS NOT NULL AND s.opinion IS NULL THEN s.result END AS said
    FROM blood_test_analyses a
    LEFT JOIN analysis_tasks s ON s.analysis_id = a.analysis_id
    WHERE a.analysis_id = ";

/// An id is unique among the tasks of analyses and of steps together.
const BY_TASK: &str = "COALESCE(
        (SELECT analysis_id FROM blood_test_analyses WHERE task_id = ?),
        (SELECT analysis_id FROM analysis_tasks WHERE task_id = ?))";

pub(crate) async fn load(database: &Database, key: Key) -> Result<Option<Record>, Fault> {
    record(&database.read(statement(key)).await?)
}

/// Reads what `transaction` has just written.
pub(crate) async fn within(
    transaction: &mut Transaction,
    id: AnalysisId,
) -> Result<Option<Record>, Fault> {
    record(&transaction.fetch(statement(Key::Analysis(id))).await?)
}

pub(crate) fn statement(key: Key) -> Statement {
    let statement = match key {
        Key::Analysis(id) => Statement::new(ANALYSIS).text("?").bind(id.to_string()),
        Key::Task(id) => {
            Statement::new(ANALYSIS).text(BY_TASK).bind(id.to_string()).bind(id.to_string())
        }
    };
    statement.text(" ORDER BY s.position")
}

fn record(rows: &[Row]) -> Result<Option<Record>, Fault> {
    let Some(row) = rows.first() else { return Ok(None) };
    let read = Reader { row, id: row.text("analysis_id")? };
    let report = read.row.maybe_text("report")?;
    Ok(Some(Record {
        id: read.parse("analysis_id")?,
        task_id: read.parse("task_id")?,
        kind: row.text("kind")?,
        request: read.request()?,
        document: Document {
            key: row.text("file_path")?,
            filename: row.text("original_filename")?.into(),
            bytes: read.count("document_bytes")?,
            sha256: row.text("document_sha256")?,
        },
        status: read.parse("status")?,
        progress: row.real("progress")?,
        report: report.map(|json| read.json("report", &json)).transpose()?.map(Arc::new),
        failure: read.failure("error_code", "error_message")?,
        attempts: read.small("attempts")?,
        worker: row.maybe_text("worker")?,
        lease_until: read.maybe_time("lease_until")?,
        due_at: read.time("due_at")?,
        version: read.count("version")?,
        created_at: read.time("created_at")?,
        updated_at: read.time("updated_at")?,
        started_at: read.maybe_time("started_at")?,
        completed_at: read.maybe_time("completed_at")?,
        started_version: read.maybe_count("started_version")?,
        read_version: read.maybe_count("read_version")?,
        steps: steps(rows, &read.id)?,
    }))
}

fn steps(rows: &[Row], id: &str) -> Result<Vec<StepRecord>, Fault> {
    let mut steps = Vec::with_capacity(rows.len());
    for row in rows {
        if row.maybe_integer("position")?.is_none() {
            break; // An analysis without steps.
        }
        steps.push(Reader { row, id: id.to_owned() }.step()?);
    }
    Ok(steps)
}

/// Turns the columns of a row into the model's types; what does not fit is named.
pub(crate) struct Reader<'row> {
    row: &'row Row,
    id: String,
}

impl<'row> Reader<'row> {
    pub(crate) const fn new(row: &'row Row, id: String) -> Self {
        Self { row, id }
    }

    fn request(&self) -> Result<Request, Fault> {
        Ok(Request {
            owner: self.maybe_parse("user_id")?,
            question: self.row.text("query")?.into(),
            person: self.json("person", &self.row.text("person")?)?,
            language: self.maybe_parse("language")?,
            mode: self.json("mode", &format!("\"{}\"", self.row.text("mode")?))?,
            agents: None,
        })
    }

    fn step(&self) -> Result<StepRecord, Fault> {
        let opinion = self.row.maybe_text("opinion")?;
        let status = self.parse("step_status")?;
        Ok(StepRecord {
            said: if status == StepStatus::Running { self.said()? } else { None },
            task_id: self.parse("step_task_id")?,
            name: self.row.text("task_type")?,
            essential: self.row.integer("essential")? != 0,
            status,
            attempts: self.small("step_attempts")?,
            opinion: opinion.map(|json| self.json("opinion", &json)).transpose()?,
            failure: self.failure("step_error_code", "step_error")?,
            created_at: self.time("step_created_at")?,
            started_at: self.maybe_time("step_started_at")?,
            completed_at: self.maybe_time("step_completed_at")?,
            started_version: self.maybe_count("step_started_version")?,
            ended_version: self.maybe_count("step_ended_version")?,
        })
    }

    /// What is left of an attempt that was interrupted is passed over: the step does not run.
    fn said(&self) -> Result<Option<Said>, Fault> {
        let (version, text) = (self.maybe_count("said_version")?, self.row.maybe_text("said")?);
        Ok(version.zip(text).map(|(version, text)| Said { text: text.into(), version }))
    }

    pub(crate) fn parse<T>(&self, column: &'static str) -> Result<T, Fault>
    where
        T: FromStr<Err: Error + Send + Sync + 'static>,
    {
        self.row.text(column)?.parse().map_err(|error: T::Err| self.corrupt(column, error))
    }

    pub(crate) fn maybe_parse<T>(&self, column: &'static str) -> Result<Option<T>, Fault>
    where
        T: FromStr<Err: Error + Send + Sync + 'static>,
    {
        let text = self.row.maybe_text(column)?;
        text.map(|text| text.parse())
            .transpose()
            .map_err(|error: T::Err| self.corrupt(column, error))
    }

    pub(crate) fn failure(
        &self,
        code: &'static str,
        message: &'static str,
    ) -> Result<Option<Failure>, Fault> {
        let Some(code) = self.row.maybe_text(code)? else { return Ok(None) };
        let message = self.row.maybe_text(message)?.unwrap_or_default();
        Ok(Some(Failure { code: Code::from(code), message }))
    }

    pub(crate) fn time(&self, column: &'static str) -> Result<DateTime<Utc>, Fault> {
        self.date(column, self.row.integer(column)?)
    }

    pub(crate) fn maybe_time(&self, column: &'static str) -> Result<Option<DateTime<Utc>>, Fault> {
        self.row.maybe_integer(column)?.map(|millis| self.date(column, millis)).transpose()
    }

    pub(crate) fn small(&self, column: &'static str) -> Result<u32, Fault> {
        u32::try_from(self.row.integer(column)?).map_err(|error| self.corrupt(column, error))
    }

    pub(crate) fn count(&self, column: &'static str) -> Result<u64, Fault> {
        u64::try_from(self.row.integer(column)?).map_err(|error| self.corrupt(column, error))
    }

    fn maybe_count(&self, column: &'static str) -> Result<Option<u64>, Fault> {
        let number = self.row.maybe_integer(column)?;
        number.map(u64::try_from).transpose().map_err(|error| self.corrupt(column, error))
    }

    fn date(&self, column: &'static str, millis: i64) -> Result<DateTime<Utc>, Fault> {
        DateTime::from_timestamp_millis(millis).ok_or_else(|| self.corrupt(column, NotATimeError))
    }

    pub(crate) fn json<T: DeserializeOwned>(
        &self,
        what: &'static str,
        json: &str,
    ) -> Result<T, Fault> {
        serde_json::from_str(json)
            .map_err(|error| self.corrupt(what, UnreadableError::from(&error)))
    }

    fn corrupt(&self, what: &'static str, source: impl Error + Send + Sync + 'static) -> Fault {
        Fault::Corrupt { id: self.id.clone(), what, source: Box::new(source) }
    }
}

/// The number is too large for a time.
#[derive(Debug, thiserror::Error)]
#[error("not a time")]
struct NotATimeError;

/// Where stored JSON cannot be understood. Never what stands there, as serde's own message would say.
#[derive(Debug, thiserror::Error)]
#[error("{category:?} error at line {line}, column {column}")]
struct UnreadableError {
    category: serde_json::error::Category,
    line: usize,
    column: usize,
}

impl From<&serde_json::Error> for UnreadableError {
    fn from(error: &serde_json::Error) -> Self {
        Self { category: error.classify(), line: error.line(), column: error.column() }
    }
}
