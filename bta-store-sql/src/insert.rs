//! Submitting: an analysis, its steps, its owner and its idempotency key, or nothing.

use bta_core::store::{Idempotency, Inserted, NewAnalysis, NewStep, Status, StepStatus};
use bta_core::{AnalysisId, UserId};

use crate::database::{Database, Transaction};
use crate::dialect::Class;
use crate::fault::Fault;
use crate::load::Reader;
use crate::statement::Statement;

/// Tries to store it, and looks what is there when a key is taken. Of concurrent submits with one key
/// the unique index lets one through; the others wait for its commit before they fail.
pub(crate) async fn insert(database: &Database, analysis: &NewAnalysis) -> Result<Inserted, Fault> {
    match store(database, analysis).await {
        Ok(()) => Ok(Inserted::Created),
        Err(fault) if fault.class(database.dialect()) == Class::Taken => {
            // What took the key may be deleted by now: then another try succeeds.
            existing(database, analysis).await?.ok_or(Fault::Contended)
        }
        Err(fault) => Err(fault),
    }
}

async fn store(database: &Database, analysis: &NewAnalysis) -> Result<(), Fault> {
    let mut transaction = database.begin().await?;
    let stored = write(&mut transaction, analysis).await;
    transaction.finish(stored).await
}

async fn write(transaction: &mut Transaction, analysis: &NewAnalysis) -> Result<(), Fault> {
    let owner = analysis.request.owner.as_ref();
    if let Some(idempotency) = &analysis.idempotency {
        transaction.execute(key(idempotency, owner, analysis.id)).await?;
    }
    if let Some(owner) = owner {
        keep_user(transaction, owner).await?;
    }
    transaction.execute(row(analysis)?).await?;
    if !analysis.steps.is_empty() {
        transaction.execute(steps(analysis.id, &analysis.steps)).await?;
    }
    Ok(())
}

/// Makes the user known; looks first, so that submits of one owner do not wait for each other.
async fn keep_user(transaction: &mut Transaction, id: &UserId) -> Result<(), Fault> {
    let known = Statement::new("SELECT 1 FROM users WHERE user_id = ?").bind(id.as_str());
    if transaction.fetch(known).await?.is_empty() {
        let insert =
            "INSERT INTO users (user_id, created_at, updated_at) VALUES (?, {now}, {now}) {keep}";
        transaction.execute(Statement::new(insert).bind(id.as_str())).await?;
    }
    Ok(())
}

fn key(idempotency: &Idempotency, owner: Option<&UserId>, id: AnalysisId) -> Statement {
    Statement::new(
        "INSERT INTO idempotency_keys (scope, idempotency_key, fingerprint, analysis_id)
        VALUES (?, ?, ?, ?)",
    )
    .bind(scope(owner))
    .bind(idempotency.key.as_str())
    .bind(idempotency.fingerprint.as_str())
    .bind(id.to_string())
}

/// Whose keys they are; no user id is empty.
fn scope(owner: Option<&UserId>) -> &str {
    owner.map_or("", UserId::as_str)
}

fn row(analysis: &NewAnalysis) -> Result<Statement, Fault> {
    let NewAnalysis { id, task_id, kind, request, document, .. } = analysis;
    let failed = |what| {
        move |error: serde_json::Error| Fault::Corrupt {
            id: id.to_string(),
            what,
            source: error.into(),
        }
    };
    let person = serde_json::to_string(&request.person).map_err(failed("person"))?;
    let mode = serde_json::to_value(request.mode).map_err(failed("mode"))?;
    Ok(Statement::new(
        "INSERT INTO blood_test_analyses (analysis_id, task_id, user_id, kind,
            original_filename, file_path, document_bytes, document_sha256,
            query, person, language, mode, status,
            progress, attempts, due_at, hinted_at, version, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0.0, 0, {now}, 0, 1, {now}, {now})",
    )
    .bind(id.to_string())
    .bind(task_id.to_string())
    .bind(request.owner.as_ref().map(ToString::to_string))
    .bind(kind.as_str())
    .bind(document.filename.expose().as_str())
    .bind(document.key.as_str())
    .bind(document.bytes)
    .bind(document.sha256.as_str())
    .bind(request.question.expose().as_str())
    .bind(person)
    .bind(request.language.as_ref().map(ToString::to_string))
    .bind(mode.as_str().unwrap_or_default())
    .bind(Status::Pending.as_str()))
}

fn steps(id: AnalysisId, steps: &[NewStep]) -> Statement {
    let mut statement = Statement::new(
        "INSERT INTO analysis_tasks (task_id, analysis_id, task_type, position, essential, status,
            attempts, created_at)
        VALUES ",
    );
    for (position, step) in (0_u32..).zip(steps) {
        statement = statement
            .text(if position == 0 { "" } else { ", " })
            .text("(?, ?, ?, ?, ?, ?, 0, {now})")
            .bind(step.task_id.to_string())
            .bind(id.to_string())
            .bind(step.name.as_str())
            .bind(position)
            .bind(step.essential)
            .bind(StepStatus::Pending.as_str());
    }
    statement
}

/// Returns what an insert of `analysis` repeats.
async fn existing(database: &Database, analysis: &NewAnalysis) -> Result<Option<Inserted>, Fault> {
    let id = analysis.id.to_string();
    let statement = Statement::new(
        "SELECT analysis_id, task_id FROM blood_test_analyses WHERE analysis_id = ?",
    )
    .bind(id.as_str());
    if let Some(row) = database.read(statement).await?.first() {
        let read = Reader::new(row, id);
        let (id, task_id) = (read.parse("analysis_id")?, read.parse("task_id")?);
        return Ok(Some(Inserted::Existing { id, task_id }));
    }
    let Some(wanted) = &analysis.idempotency else { return Ok(None) };
    let statement = Statement::new(
        "SELECT k.fingerprint, a.analysis_id, a.task_id FROM idempotency_keys k
        JOIN blood_test_analyses a ON a.analysis_id = k.analysis_id
        WHERE k.scope = ? AND k.idempotency_key = ?",
    )
    .bind(scope(analysis.request.owner.as_ref()))
    .bind(wanted.key.as_str());
    let rows = database.read(statement).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    if row.text("fingerprint")? != wanted.fingerprint {
        return Ok(Some(Inserted::KeyReused));
    }
    let read = Reader::new(row, id);
    Ok(Some(Inserted::Existing { id: read.parse("analysis_id")?, task_id: read.parse("task_id")? }))
}
