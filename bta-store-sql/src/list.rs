//! Listing analyses.

use bta_core::store::{Filter, Listing, Status, Summary};

use crate::database::Database;
use crate::fault::Fault;
use crate::load::Reader;
use crate::row::Row;
use crate::statement::Statement;

const COUNT: &str = "SELECT COUNT(*) AS total FROM blood_test_analyses WHERE 1 = 1";

const PAGE: &str = "
    SELECT analysis_id, user_id, status, progress, query, original_filename, error_code,
        error_message, attempts, worker, created_at, started_at, completed_at
    FROM blood_test_analyses WHERE 1 = 1";

pub(crate) async fn list(database: &Database, filter: &Filter) -> Result<Listing, Fault> {
    let total = database.read(only(COUNT, filter)).await?;
    let total = total.first().map_or(Ok(0), |row| row.integer("total"))?;
    let items = database.read(page(filter)).await?.iter().map(summary).collect::<Result<_, _>>()?;
    Ok(Listing { items, total: u64::try_from(total).unwrap_or_default() })
}

pub(crate) fn page(filter: &Filter) -> Statement {
    only(PAGE, filter)
        .text(" ORDER BY created_at DESC, analysis_id DESC LIMIT ? OFFSET ?")
        .bind(filter.limit.min(1000))
        .bind(filter.offset)
}

fn only(sql: &'static str, filter: &Filter) -> Statement {
    let mut statement = Statement::new(sql);
    if let Some(owner) = &filter.owner {
        statement = statement.text(" AND user_id = ?").bind(owner.as_str());
    }
    match filter.status {
        Some(status) => statement = statement.text(" AND status = ?").bind(status.as_str()),
        // Not those of a newer version.
        None => {
            statement = statement.text(" AND status IN (");
            for (index, status) in Status::ALL.iter().enumerate() {
                let place = if index == 0 { "?" } else { ", ?" };
                statement = statement.text(place).bind(status.as_str());
            }
            statement = statement.text(")");
        }
    }
    if let Some(age) = filter.ended_before {
        statement = statement.text(" AND completed_at < {now} - ?").bind(age);
    }
    statement
}

fn summary(row: &Row) -> Result<Summary, Fault> {
    let read = Reader::new(row, row.text("analysis_id")?);
    Ok(Summary {
        id: read.parse("analysis_id")?,
        owner: read.maybe_parse("user_id")?,
        status: read.parse("status")?,
        progress: row.real("progress")?,
        question: row.text("query")?.into(),
        filename: row.text("original_filename")?.into(),
        failure: read.failure("error_code", "error_message")?,
        attempts: read.small("attempts")?,
        worker: row.maybe_text("worker")?,
        created_at: read.time("created_at")?,
        started_at: read.maybe_time("started_at")?,
        completed_at: read.maybe_time("completed_at")?,
    })
}
