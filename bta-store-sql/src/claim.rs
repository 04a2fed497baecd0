//! Finding what is due, and claiming it.

use std::time::Duration;

use bta_core::AnalysisId;
use bta_core::store::{Claim, Record, Status, StepStatus};
use chrono::{DateTime, Utc};

use crate::database::{Database, Transaction};
use crate::fault::Fault;
use crate::load::{self, Reader};
use crate::statement::Statement;

/// One conditional update: whoever changes the row has won. MySQL assigns from left to right and uses
/// what it has assigned, so `version` comes last.
const CLAIM: &str = "UPDATE blood_test_analyses
    SET status = ?, claim = ?, worker = ?, lease_until = {now} + ?, hinted_at = 0,
        attempts = attempts + 1, started_at = COALESCE(started_at, {now}), updated_at = {now},
        started_version = COALESCE(started_version, version + 1), version = version + 1
    WHERE analysis_id = ? AND ";

/// Pending and its time has come, or processing with an expired lease. Written so that no planner looks
/// for it in an index: the rows are given.
const IS_DUE: &str = "CASE status WHEN ? THEN due_at WHEN ? THEN lease_until END <= {now}";

pub(crate) async fn claim(
    database: &Database,
    id: AnalysisId,
    claim: &Claim,
    lease: Duration,
) -> Result<Option<Record>, Fault> {
    let mut transaction = database.begin().await?;
    let won = take(&mut transaction, id, claim, lease).await;
    transaction.finish(won).await
}

async fn take(
    transaction: &mut Transaction,
    id: AnalysisId,
    claim: &Claim,
    lease: Duration,
) -> Result<Option<Record>, Fault> {
    let statement = Statement::new(CLAIM)
        .bind(Status::Processing.as_str())
        .bind(claim.token.to_string())
        .bind(claim.worker.as_str())
        .bind(lease)
        .bind(id.to_string())
        .text(IS_DUE)
        .bind(Status::Pending.as_str())
        .bind(Status::Processing.as_str());
    if transaction.execute(statement).await? != 1 {
        return Ok(None);
    }
    interrupt(transaction, id, "").await?;
    load::within(transaction, id).await
}

/// Turns steps that were running back to pending; `also` is assigned beside.
pub(crate) async fn interrupt(
    transaction: &mut Transaction,
    id: AnalysisId,
    also: &'static str,
) -> Result<(), Fault> {
    let statement = Statement::new("UPDATE analysis_tasks SET status = ?")
        .bind(StepStatus::Pending.as_str())
        .text(also)
        .text(" WHERE analysis_id = ? AND status = ?")
        .bind(id.to_string())
        .bind(StepStatus::Running.as_str());
    transaction.execute(statement).await.map(drop)
}

/// Three ways to be due, each the beginning of an index: new to the sweeps, named longer ago than
/// `quiet` (those in turn, so that their number does not matter), and with an expired lease (few are
/// processing at a time).
const DUE: &str = "
    SELECT analysis_id, since FROM (
        SELECT analysis_id, due_at AS since FROM blood_test_analyses
        WHERE status = ? AND hinted_at = 0 AND due_at <= {now} ORDER BY due_at LIMIT ?) fresh
    UNION ALL SELECT analysis_id, since FROM (
        SELECT analysis_id, due_at AS since FROM blood_test_analyses
        WHERE status = ? AND hinted_at > 0 AND hinted_at <= {now} - ? AND due_at <= {now}
        ORDER BY hinted_at, due_at LIMIT ?) again
    UNION ALL SELECT analysis_id, since FROM (
        SELECT analysis_id, lease_until AS since FROM blood_test_analyses
        WHERE status = ? AND hinted_at <= {now} - ? AND lease_until <= {now}
        ORDER BY lease_until LIMIT ?) expired";

/// Looks first and locks only when there is something: an idle sweep costs one read.
pub(crate) async fn due(
    database: &Database,
    limit: u32,
    quiet: Duration,
) -> Result<Vec<AnalysisId>, Fault> {
    let mut found: Vec<(DateTime<Utc>, AnalysisId)> = Vec::new();
    for row in database.read(due_now(limit, quiet)).await? {
        let read = Reader::new(&row, row.text("analysis_id")?);
        found.push((read.time("since")?, read.parse("analysis_id")?));
    }
    found.sort_unstable();
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<AnalysisId> = found.into_iter().map(|(_, id)| id).collect();
    let mut transaction = database.begin().await?;
    let named = name(&mut transaction, &ids, quiet).await;
    let named = transaction.finish(named).await?;
    Ok(ids.into_iter().filter(|id| named.contains(id)).collect())
}

pub(crate) fn due_now(limit: u32, quiet: Duration) -> Statement {
    Statement::new(DUE)
        .bind(Status::Pending.as_str())
        .bind(limit)
        .bind(Status::Pending.as_str())
        .bind(quiet)
        .bind(limit)
        .bind(Status::Processing.as_str())
        .bind(quiet)
        .bind(limit)
}

/// Marks those of `ids` that nobody has named or claimed in the meantime, and returns them.
async fn name(
    transaction: &mut Transaction,
    ids: &[AnalysisId],
    quiet: Duration,
) -> Result<Vec<AnalysisId>, Fault> {
    let select = among("SELECT analysis_id FROM blood_test_analyses WHERE analysis_id IN (", ids)
        .text(") AND hinted_at <= {now} - ? AND ")
        .bind(quiet)
        .text(IS_DUE)
        .bind(Status::Pending.as_str())
        .bind(Status::Processing.as_str())
        .text(" {skip_locked}");
    let mut named = Vec::with_capacity(ids.len());
    for row in transaction.fetch(select).await? {
        let id = row.text("analysis_id")?;
        named.push(Reader::new(&row, id).parse("analysis_id")?);
    }
    if !named.is_empty() {
        let update = "UPDATE blood_test_analyses SET hinted_at = {now} WHERE analysis_id IN (";
        transaction.execute(among(update, &named).text(")")).await?;
    }
    Ok(named)
}

fn among(sql: &'static str, ids: &[AnalysisId]) -> Statement {
    let mut statement = Statement::new(sql);
    for (index, id) in ids.iter().enumerate() {
        statement = statement.text(if index == 0 { "?" } else { ", ?" }).bind(id.to_string());
    }
    statement
}
