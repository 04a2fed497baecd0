//! What the holder of a claim writes, and what ends an analysis from outside.
//!
//! Every transaction begins with the update that only the holder's can match: it locks the row, and
//! nothing else is written when it matches none.

use std::time::Duration;

use bta_core::opinion::Opinion;
use bta_core::store::{Attempt, Cancelled, Change, Outcome, Recorded, Status, StepStatus};
use bta_core::{AnalysisId, ClaimToken, Code, Failure};

use crate::claim::interrupt;
use crate::database::{Database, Transaction};
use crate::fault::Fault;
use crate::load::Reader;
use crate::statement::Statement;

pub(crate) async fn record(
    database: &Database,
    id: AnalysisId,
    token: ClaimToken,
    lease: Duration,
    change: &Change,
) -> Result<Recorded, Fault> {
    let mut transaction = database.begin().await?;
    let recorded = write(&mut transaction, id, token, lease, change).await;
    transaction.finish(recorded).await
}

async fn write(
    transaction: &mut Transaction,
    id: AnalysisId,
    token: ClaimToken,
    lease: Duration,
    change: &Change,
) -> Result<Recorded, Fault> {
    let renew = Statement::new(
        "UPDATE blood_test_analyses SET lease_until = {now} + ?
        WHERE analysis_id = ? AND claim = ? AND status = ? AND lease_until > {now}",
    )
    .bind(lease)
    .bind(id.to_string())
    .bind(token.to_string())
    .bind(Status::Processing.as_str());
    if transaction.execute(renew).await? != 1 {
        return Ok(Recorded::Lost);
    }
    let next = version(transaction, id).await? + 1;
    let version = Analysis { transaction, id, next }.apply(change).await?;
    Ok(Recorded::Done { version })
}

/// Reads the version of a row that this transaction has locked.
async fn version(transaction: &mut Transaction, id: AnalysisId) -> Result<u64, Fault> {
    let statement = Statement::new("SELECT version FROM blood_test_analyses WHERE analysis_id = ?")
        .bind(id.to_string());
    match transaction.fetch(statement).await?.first() {
        Some(row) => Reader::new(row, id.to_string()).count("version"),
        None => Err(Fault::Contended),
    }
}

pub(crate) async fn cancel(database: &Database, id: AnalysisId) -> Result<Cancelled, Fault> {
    let mut transaction = database.begin().await?;
    let cancelled = revoke(&mut transaction, id).await;
    transaction.finish(cancelled).await
}

async fn revoke(transaction: &mut Transaction, id: AnalysisId) -> Result<Cancelled, Fault> {
    let statement = Statement::new(
        "UPDATE blood_test_analyses SET updated_at = {now} WHERE analysis_id = ? AND status IN (?, ?)",
    )
    .bind(id.to_string())
    .bind(Status::Pending.as_str())
    .bind(Status::Processing.as_str());
    if transaction.execute(statement).await? == 1 {
        let next = version(transaction, id).await? + 1;
        Analysis { transaction, id, next }.end(Status::Cancelled, None).await?;
        return Ok(Cancelled::Done);
    }
    let status = Statement::new("SELECT status FROM blood_test_analyses WHERE analysis_id = ?")
        .bind(id.to_string());
    match transaction.fetch(status).await?.first() {
        Some(row) => Ok(Cancelled::Ended(Reader::new(row, id.to_string()).parse("status")?)),
        None => Ok(Cancelled::Unknown),
    }
}

pub(crate) async fn delete(database: &Database, id: AnalysisId) -> Result<bool, Fault> {
    let mut transaction = database.begin().await?;
    let existed = remove(&mut transaction, id).await;
    let existed = transaction.finish(existed).await?;
    #[cfg(feature = "sqlite")]
    if existed {
        database.forget().await;
    }
    Ok(existed)
}

/// Keys are deleted by name and not through a foreign key: spread over many servers, they lie elsewhere.
async fn remove(transaction: &mut Transaction, id: AnalysisId) -> Result<bool, Fault> {
    let delete = Statement::new("DELETE FROM blood_test_analyses WHERE analysis_id = ?");
    let existed = transaction.execute(delete.bind(id.to_string())).await? == 1;
    let keys = Statement::new("DELETE FROM idempotency_keys WHERE analysis_id = ?");
    transaction.execute(keys.bind(id.to_string())).await?;
    Ok(existed)
}

/// An analysis whose row the transaction has locked, and the version that a change will give it.
struct Analysis<'a> {
    transaction: &'a mut Transaction,
    id: AnalysisId,
    next: u64,
}

impl Analysis<'_> {
    /// Applies `change` and returns the version after it.
    async fn apply(mut self, change: &Change) -> Result<u64, Fault> {
        let done = match change {
            Change::Renew => false,
            Change::Read { report } => {
                let json = self.json("report", &**report)?;
                let set = Statement::new("report = ?, read_version = ?").bind(json).bind(self.next);
                self.update(set).await?;
                true
            }
            Change::Progress { progress } => {
                self.update(forward(*progress)).await?;
                true
            }
            Change::StepStarted { step } => self.start_step(step).await?,
            Change::StepEnded { step, outcome, progress } => {
                self.end_step(step, outcome, *progress).await?
            }
            Change::StepSaid { step, text } => self.say(step, text.expose()).await?,
            Change::StepDeferred { step, failure } => self.defer_step(step, failure).await?,
            Change::Completed => {
                self.end(Status::Completed, None).await?;
                true
            }
            Change::Failed { failure } => {
                self.end(Status::Failed, Some(failure)).await?;
                true
            }
            Change::Released { delay, attempt } => {
                self.release(*delay, *attempt).await?;
                true
            }
        };
        Ok(if done { self.next } else { self.next - 1 })
    }

    /// Raises the version alone. Returns true: something has changed.
    async fn touch(&mut self) -> Result<bool, Fault> {
        self.update(Statement::new("status = status")).await?;
        Ok(true)
    }

    /// Assigns `set` together with the version.
    async fn update(&mut self, set: Statement) -> Result<(), Fault> {
        let statement = Statement::new("UPDATE blood_test_analyses SET ")
            .append(set)
            .text(", updated_at = {now}, version = ? WHERE analysis_id = ?")
            .bind(self.next)
            .bind(self.id.to_string());
        self.transaction.execute(statement).await.map(drop)
    }

    /// Assigns `set` to the step called `name` if it stands at one of `from`. Returns whether it did.
    async fn update_step(
        &mut self,
        name: &str,
        from: &[StepStatus],
        set: Statement,
    ) -> Result<bool, Fault> {
        let mut statement = Statement::new("UPDATE analysis_tasks SET ")
            .append(set)
            .text(" WHERE analysis_id = ? AND task_type = ? AND status IN (")
            .bind(self.id.to_string())
            .bind(name);
        for (index, status) in from.iter().enumerate() {
            statement = statement.text(if index == 0 { "?" } else { ", ?" }).bind(status.as_str());
        }
        Ok(self.transaction.execute(statement.text(")")).await? == 1)
    }

    async fn start_step(&mut self, name: &str) -> Result<bool, Fault> {
        let set = Statement::new(
            "status = ?, attempts = attempts + 1, started_at = {now}, started_version = ?,
                result = NULL, said_version = NULL",
        )
        .bind(StepStatus::Running.as_str())
        .bind(self.next);
        Ok(self.update_step(name, &[StepStatus::Pending], set).await? && self.touch().await?)
    }

    /// What a step has said stands where its answer will.
    async fn say(&mut self, name: &str, text: &str) -> Result<bool, Fault> {
        let set = Statement::new("result = ?, said_version = ?").bind(text).bind(self.next);
        Ok(self.update_step(name, &[StepStatus::Running], set).await? && self.touch().await?)
    }

    async fn defer_step(&mut self, name: &str, failure: &Failure) -> Result<bool, Fault> {
        let set = Statement::new("status = ?, error_code = ?, error = ?")
            .bind(StepStatus::Pending.as_str())
            .bind(failure.code.as_str())
            .bind(failure.message.as_str());
        Ok(self.update_step(name, &[StepStatus::Running], set).await? && self.touch().await?)
    }

    async fn end_step(
        &mut self,
        name: &str,
        outcome: &Outcome,
        progress: f64,
    ) -> Result<bool, Fault> {
        let (status, opinion, failure) = match outcome {
            Outcome::Completed(opinion) => (StepStatus::Completed, Some(opinion), None),
            Outcome::Failed(failure) => (StepStatus::Failed, None, Some(failure)),
            Outcome::Skipped(failure) => (StepStatus::Skipped, None, Some(failure)),
        };
        let json = opinion.map(|opinion| self.json("opinion", opinion)).transpose()?;
        let set = Statement::new("result = ?, opinion = ?, ")
            .bind(opinion.map(|opinion| opinion.text.clone()))
            .bind(json)
            .append(ended(status, failure, self.next));
        if !self.update_step(name, &[StepStatus::Pending, StepStatus::Running], set).await? {
            return Ok(false);
        }
        self.update(forward(progress).append(said(name, opinion))).await?;
        Ok(true)
    }

    async fn release(&mut self, delay: Duration, attempt: Attempt) -> Result<(), Fault> {
        let (set, also) = match attempt {
            Attempt::Counted => ("", ""),
            Attempt::Refunded => (", attempts = attempts - 1", ", attempts = attempts - 1"),
        };
        interrupt(self.transaction, self.id, also).await?;
        let statement = Statement::new("status = ?, due_at = {now} + ?, hinted_at = 0, ")
            .bind(Status::Pending.as_str())
            .bind(delay)
            .text(UNCLAIMED)
            .text(set);
        self.update(statement).await
    }

    /// Ends the analysis; steps that have not ended become skipped.
    async fn end(&mut self, status: Status, failure: Option<&Failure>) -> Result<(), Fault> {
        let set =
            Statement::new("status = ?, error_code = ?, error_message = ?, completed_at = {now}, ")
                .bind(status.as_str())
                .bind(failure.map(|failure| failure.code.as_str().to_owned()))
                .bind(failure.map(|failure| failure.message.clone()))
                .text(if status == Status::Completed { "progress = 1.0, " } else { "" })
                .text(UNCLAIMED);
        self.update(set).await?;
        let code = if status == Status::Cancelled { Code::CANCELLED } else { Code::ANALYSIS_ENDED };
        let skipped = Failure::new(code, "The analysis ended before this step.");
        let statement = Statement::new("UPDATE analysis_tasks SET ")
            .append(ended(StepStatus::Skipped, Some(&skipped), self.next))
            .text(" WHERE analysis_id = ? AND status IN (?, ?)")
            .bind(self.id.to_string())
            .bind(StepStatus::Pending.as_str())
            .bind(StepStatus::Running.as_str());
        self.transaction.execute(statement).await.map(drop)
    }

    fn json(&self, what: &'static str, value: &impl serde::Serialize) -> Result<String, Fault> {
        serde_json::to_string(value).map_err(|error| Fault::Corrupt {
            id: self.id.to_string(),
            what,
            source: error.into(),
        })
    }
}

const UNCLAIMED: &str = "claim = NULL, worker = NULL, lease_until = NULL";

/// Raises the progress, never lowers it.
fn forward(progress: f64) -> Statement {
    let progress = progress.min(1.0);
    Statement::new("progress = CASE WHEN progress < ? THEN ? ELSE progress END")
        .bind(progress)
        .bind(progress)
}

fn ended(status: StepStatus, failure: Option<&Failure>, version: u64) -> Statement {
    Statement::new("status = ?, error_code = ?, error = ?, completed_at = {now}, ended_version = ?")
        .bind(status.as_str())
        .bind(failure.map(|failure| failure.code.as_str().to_owned()))
        .bind(failure.map(|failure| failure.message.clone()))
        .bind(version)
}

/// Copies what one of the four agents says into the column that bears its name.
fn said(agent: &str, opinion: Option<&Opinion>) -> Statement {
    let column = match agent {
        "doctor" => ", doctor_analysis = ?",
        "verifier" => ", verifier_analysis = ?",
        "nutritionist" => ", nutritionist_analysis = ?",
        "exercise" => ", exercise_analysis = ?",
        _ => return Statement::new(""),
    };
    Statement::new(column).bind(opinion.map(|opinion| opinion.text.clone()))
}
