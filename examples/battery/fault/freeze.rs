//! Workers that stand still for longer than their lease, then go on as if nothing had happened.
//!
//! They take their lease to be endless and renew it hardly ever, so that after a pause nothing but the
//! store holds them back.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use tokio::time::sleep;

use super::{Fired, Trial};
use crate::journal::Note;
use crate::stage::{Kind, LEASE, WORKERS};

/// How many pauses at most.
const MOST: u32 = 400;
/// How long a pause lasts at most. A process that stands still inside of a write holds SQLite's lock,
/// and then nobody can take its work over.
const LONGEST: Duration = Duration::from_secs(4);

pub(super) async fn freeze(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    let before = trial.noted()?;
    let blind = Kind { blind: true, at_once: 4, ..Kind::default() };
    trial.stage.staff(WORKERS, &blind)?;
    let (mut pauses, mut refused) = (0_u32, 0);
    while (refused < u64::from(trial.stale) || pauses < trial.rounds) && pauses < MOST {
        let Some(place) = busiest(trial).await? else {
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        pause(trial, place).await?;
        pauses += 1;
        refused = count_refused(trial, before)?;
        if trial.stage.without.is_some() && !trial.clients.load.violations().is_empty() {
            break;
        }
    }
    Ok(vec![
        Fired::new("pauses beyond the lease", pauses, trial.rounds.min(MOST)),
        Fired::new("stale writes attempted, all refused", refused, trial.stale),
    ])
}

/// Returns the worker that holds the most claims.
pub(super) async fn busiest(trial: &Trial) -> anyhow::Result<Option<usize>> {
    let mut sql = trial.stage.sql().await?;
    let rows = sql
        .rows(
            "SELECT worker FROM blood_test_analyses WHERE status = 'processing'
            GROUP BY worker ORDER BY COUNT(*) DESC",
        )
        .await?;
    let workers = &trial.stage.workers;
    let place = |name: &String| workers.iter().position(|worker| worker.name() == name);
    Ok(rows.iter().filter_map(|row| row.first()).find_map(place))
}

/// Lets a worker stand still until somebody else works on what it held.
async fn pause(trial: &Trial, place: usize) -> anyhow::Result<()> {
    let Some(worker) = trial.stage.workers.get(place) else { return Ok(()) };
    worker.signal(Signal::STOP)?;
    let (began, mut sql, name) = (Instant::now(), trial.stage.sql().await?, worker.name());
    let held = format!(
        "SELECT analysis_id FROM blood_test_analyses WHERE status = 'processing' AND worker = '{name}'"
    );
    let mut ids = Vec::new();
    for row in sql.rows(&held).await? {
        ids.extend(row.into_iter().map(|id| format!("'{id}'")));
    }
    let taken = format!(
        "SELECT COUNT(*) FROM blood_test_analyses WHERE status = 'processing' AND worker <> '{name}'
        AND analysis_id IN ({})",
        ids.join(", ")
    );
    while !ids.is_empty() && began.elapsed() < LONGEST {
        if began.elapsed() > LEASE && sql.number(&taken).await? > 0 {
            break;
        }
        sleep(Duration::from_millis(5)).await;
    }
    worker.signal(Signal::CONT)?;
    sleep(Duration::from_millis(120)).await;
    Ok(())
}

/// Returns how many writes of lost claims were refused: claims of analyses that nobody cancelled or
/// deleted.
fn count_refused(trial: &Trial, before: usize) -> anyhow::Result<u64> {
    let entries = trial.clients.load.entries();
    let kept = entries.iter().filter(|entry| entry.fate == crate::ledger::Fate::Kept);
    let kept: BTreeSet<&str> = kept.map(|entry| entry.id.as_str()).collect();
    let news = trial.news(before)?;
    let refused = news.iter().filter(|line| match &line.note {
        Note::Refused { id, .. } => kept.contains(id.as_str()),
        _ => false,
    });
    Ok(u64::try_from(refused.count())?)
}
