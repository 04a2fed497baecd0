//! The checker: compares the ledger with the database, the files, the journal and the logs, all of them
//! looked at from outside.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::journal::{self, Line, Note};
use crate::ledger::{Entry, Fate};
use crate::load::Load;
use crate::role::{STEPS, answer};
use crate::sql::Sql;
use crate::stage::Stage;

/// How every question begins.
const CANARY: &[u8] = b"canary-";

/// Checks everything that must be true at the end.
pub(crate) async fn check(stage: &Stage, load: &Load) -> anyhow::Result<()> {
    let (entries, mut sql) = (load.entries(), stage.sql().await?);
    let rows = analyses(&mut sql).await?;
    ends(load, &entries, &rows);
    results(load, &entries, &mut sql).await?;
    audit(load, &mut sql).await?;
    leftovers(load, &mut sql).await?;
    files(load, &stage.path("files"), &rows)?;
    writes(stage, load)
}

/// Checks what the processes noted; this can be done at any time.
pub(crate) fn writes(stage: &Stage, load: &Load) -> anyhow::Result<()> {
    stale(load, &journal::read(&stage.journal())?);
    Ok(())
}

/// Returns each stored analysis with its status.
async fn analyses(sql: &mut Sql) -> anyhow::Result<BTreeMap<String, String>> {
    let rows = sql.rows("SELECT analysis_id, status FROM blood_test_analyses").await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| <[String; 2]>::try_from(row).ok())
        .map(|[id, status]| (id, status))
        .collect())
}

/// Every promise is kept, and nothing is there that nobody was promised.
fn ends(load: &Load, entries: &[Entry], rows: &BTreeMap<String, String>) {
    let mut promised = BTreeSet::new();
    for Entry { id, fate, .. } in entries {
        if !promised.insert(id) {
            load.violated(format!("{id}: two submits, one analysis"));
        }
        let status = rows.get(id).map(String::as_str);
        let fine = match fate {
            Fate::Kept => status == Some("completed"),
            Fate::Cancelled => matches!(status, Some("completed" | "cancelled")),
            Fate::Deleted => status.is_none(),
        };
        if !fine {
            load.violated(format!(
                "{id}: was accepted and {fate:?}, is {}",
                status.unwrap_or("gone")
            ));
        }
    }
    for id in rows.keys().filter(|id| !promised.contains(id)) {
        load.violated(format!("{id}: stored, but no client was told so"));
    }
}

/// Completed means that every step has its one right result.
async fn results(load: &Load, entries: &[Entry], sql: &mut Sql) -> anyhow::Result<()> {
    let mut stored: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let steps = "SELECT t.analysis_id, t.task_type, t.result FROM analysis_tasks t
        JOIN blood_test_analyses a ON a.analysis_id = t.analysis_id WHERE a.status = 'completed'";
    for row in sql.rows(steps).await? {
        if let Ok([id, step, result]) = <[String; 3]>::try_from(row) {
            stored.entry(id).or_default().push((step, result));
        }
    }
    for Entry { id, digest, .. } in entries {
        let Some(found) = stored.get_mut(id) else { continue };
        found.sort();
        let mut wanted: Vec<_> =
            STEPS.iter().map(|step| ((*step).to_owned(), answer(step, *digest))).collect();
        wanted.sort();
        if *found != wanted {
            load.violated(format!("{id}: completed with other results: {found:?}"));
        }
    }
    Ok(())
}

/// The database's own notes: one end for each analysis, one result for each step, nothing backwards.
async fn audit(load: &Load, sql: &mut Sql) -> anyhow::Result<()> {
    let notes = "SELECT what, analysis_id, step, COUNT(*) FROM battery_audit
        GROUP BY what, analysis_id, step";
    for row in sql.rows(notes).await? {
        let Ok([what, id, step, count]) = <[String; 4]>::try_from(row) else { continue };
        let once = matches!(what.as_str(), "ended" | "step ended");
        if !once {
            load.violated(format!("{id}: {what}, says the database"));
        } else if count != "1" {
            load.violated(format!("{id}: {what} {count} times, says the database {step}"));
        }
    }
    Ok(())
}

/// A deleted analysis leaves nothing behind.
async fn leftovers(load: &Load, sql: &mut Sql) -> anyhow::Result<()> {
    for table in ["analysis_tasks", "analysis_questions", "idempotency_keys"] {
        let orphans = format!(
            "SELECT COUNT(*) FROM {table} WHERE analysis_id NOT IN
            (SELECT analysis_id FROM blood_test_analyses)"
        );
        let orphans = sql.number(&orphans).await?;
        if orphans > 0 {
            load.violated(format!("{orphans} rows of {table} belong to no analysis"));
        }
    }
    Ok(())
}

/// Files are exactly those of the analyses that exist.
fn files(load: &Load, folder: &Path, rows: &BTreeMap<String, String>) -> anyhow::Result<()> {
    let found = documents(folder)?;
    for name in found.iter().filter(|name| !rows.contains_key(*name)) {
        load.violated(format!("{name}: a file without an analysis"));
    }
    for id in rows.keys().filter(|id| !found.contains(*id)) {
        load.violated(format!("{id}: an analysis without its file"));
    }
    Ok(())
}

/// Returns the names of all documents, unfinished ones included.
pub(crate) fn documents(folder: &Path) -> anyhow::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(folder.join("documents")).into_iter().flatten() {
        names.insert(entry?.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

/// No write was taken from a worker after somebody else had claimed: versions tell the order, whatever
/// any clock says. No step's result was taken twice.
fn stale(load: &Load, lines: &[Line]) {
    let mut claims: BTreeMap<&str, Vec<(&str, u64)>> = BTreeMap::new();
    let mut results: BTreeMap<(&str, &str), BTreeSet<u64>> = BTreeMap::new();
    for line in lines {
        if let Note::Claimed { id, token, version } = &line.note {
            claims.entry(id).or_default().push((token, *version));
        }
    }
    for line in lines {
        let Note::Written { id, token, change, step, version } = &line.note else { continue };
        if change == "step_ended" {
            results.entry((id, step)).or_default().insert(*version);
        }
        let claims = claims.get(id.as_str()).map_or(&[][..], Vec::as_slice);
        let Some((_, own)) = claims.iter().find(|(claim, _)| claim == token) else { continue };
        let later =
            claims.iter().any(|(claim, other)| claim != token && other > own && other <= version);
        if later {
            load.violated(format!("{id}: {change} of a lost claim was accepted from {}", line.who));
        }
    }
    for ((id, step), _) in results.iter().filter(|(_, versions)| versions.len() > 1) {
        load.violated(format!("{id}: the result of {step} was stored twice"));
    }
}

/// Nothing that a person said stands in a log; of deleted analyses it stands nowhere at all.
pub(crate) fn canaries(stage: &Stage, load: &Load) -> anyhow::Result<()> {
    let entries = load.entries();
    for entry in std::fs::read_dir(stage.path("logs"))? {
        let path = entry?.path();
        if !questions(&std::fs::read(&path)?).is_empty() {
            load.violated(format!("{}: a question stands in a log", path.display()));
        }
    }
    for name in ["bta.db", "bta.db-wal"] {
        let bytes = std::fs::read(stage.path(name)).unwrap_or_default();
        let found = questions(&bytes);
        let deleted = entries.iter().filter(|entry| entry.fate == Fate::Deleted);
        let left = deleted.filter(|entry| found.contains(entry.canary.as_bytes())).count();
        if left > 0 {
            load.violated(format!("{name} still holds {left} questions of deleted analyses"));
        }
    }
    Ok(())
}

/// Returns every question that stands in `bytes`.
fn questions(bytes: &[u8]) -> BTreeSet<&[u8]> {
    let length = CANARY.len() + 16;
    let starts = bytes.windows(CANARY.len()).enumerate().filter(|(_, window)| *window == CANARY);
    starts.filter_map(|(start, _)| bytes.get(start..start + length)).collect()
}
