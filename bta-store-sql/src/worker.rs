//! Workers that are there.

use std::time::Duration;

use bta_core::WorkerId;
use bta_core::worker::{KnownWorker, NewWorker};

use crate::database::Database;
use crate::dialect::Class;
use crate::fault::Fault;
use crate::load::Reader;
use crate::row::Row;
use crate::statement::Statement;

/// Nobody but the worker itself writes its row.
pub(crate) async fn note(
    database: &Database,
    worker: &NewWorker,
    time: Duration,
) -> Result<(), Fault> {
    let again = Statement::new(
        "UPDATE analysis_workers SET seen_at = {now}, known_until = {now} + ? WHERE worker_id = ?",
    )
    .bind(time)
    .bind(worker.id.to_string());
    if write(database, again).await? > 0 {
        return Ok(());
    }
    let first = Statement::new(
        "INSERT INTO analysis_workers
            (worker_id, name, host, version, at_once, started_at, seen_at, known_until)
        VALUES (?, ?, ?, ?, ?, {now}, {now}, {now} + ?)",
    )
    .bind(worker.id.to_string())
    .bind(worker.name.as_str())
    .bind(worker.host.as_str())
    .bind(worker.version.as_str())
    .bind(worker.at_once)
    .bind(time);
    match write(database, first).await {
        // A first try whose answer was lost.
        Err(fault) if fault.class(database.dialect()) == Class::Taken => Ok(()),
        noted => noted.map(drop),
    }
}

pub(crate) async fn forget(database: &Database, id: WorkerId) -> Result<(), Fault> {
    let ended =
        Statement::new("DELETE FROM analysis_workers WHERE worker_id = ?").bind(id.to_string());
    write(database, ended).await.map(drop)
}

/// Looks first: as a rule nobody is missed, and a read holds up nobody.
pub(crate) async fn forget_absent(database: &Database) -> Result<u64, Fault> {
    let look = "SELECT worker_id FROM analysis_workers WHERE known_until <= {now} LIMIT 1";
    if database.read(Statement::new(look)).await?.is_empty() {
        return Ok(0);
    }
    write(database, Statement::new("DELETE FROM analysis_workers WHERE known_until <= {now}")).await
}

pub(crate) async fn all(database: &Database) -> Result<Vec<KnownWorker>, Fault> {
    let select = Statement::new(
        "SELECT worker_id, name, host, version, at_once, started_at, seen_at
        FROM analysis_workers WHERE known_until > {now} ORDER BY name, worker_id",
    );
    database.read(select).await?.iter().map(read).collect()
}

async fn write(database: &Database, statement: Statement) -> Result<u64, Fault> {
    let mut transaction = database.begin().await?;
    let written = transaction.execute(statement).await;
    transaction.finish(written).await
}

fn read(row: &Row) -> Result<KnownWorker, Fault> {
    let read = Reader::new(row, row.text("worker_id")?);
    Ok(KnownWorker {
        worker: NewWorker {
            id: read.parse("worker_id")?,
            name: row.text("name")?,
            host: row.text("host")?,
            version: row.text("version")?,
            at_once: read.small("at_once")?,
        },
        started_at: read.time("started_at")?,
        seen_at: read.time("seen_at")?,
    })
}
