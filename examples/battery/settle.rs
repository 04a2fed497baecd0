//! Waiting until everything that was accepted has ended: nothing may stay behind.

use std::time::{Duration, Instant};

use tokio::time::sleep;

use crate::load::Load;
use crate::role::{QUIET, SWEEP};
use crate::stage::{LEASE, Stage};

/// What may be added to lease and sweep on a machine that is busy with other things.
const SLACK: Duration = Duration::from_secs(10);
/// How long the work on one open analysis takes at most, shared among all workers.
const WORK: Duration = Duration::from_millis(250);

/// Waits until no analysis is open. Everything that was accepted must have ended within lease, sweep and
/// the work that is left; notes what has not. Returns how long it took.
pub(crate) async fn settle(stage: &Stage, load: &Load, phase: &str) -> anyhow::Result<Duration> {
    load.want(0);
    let (began, mut sql) = (Instant::now(), stage.sql().await?);
    let mut bound = None;
    loop {
        let quiet = load.is_quiet();
        let open = sql
            .rows(
                "SELECT analysis_id, status, attempts, worker FROM blood_test_analyses
                WHERE status IN ('pending', 'processing') ORDER BY analysis_id",
            )
            .await?;
        if open.is_empty() && quiet {
            return Ok(began.elapsed());
        }
        // The work that is left counts from when the last submit is answered.
        let bound = match bound {
            Some(bound) => bound,
            None if !quiet => Duration::MAX,
            None => {
                let work = WORK * u32::try_from(open.len())?;
                *bound.insert(began.elapsed() + LEASE + SWEEP + QUIET + work + SLACK)
            }
        };
        if began.elapsed() > bound {
            let first = open.first().map(|row| row.join(" ")).unwrap_or_default();
            load.violated(format!(
                "an accepted analysis never ends: {} after {phase} and {bound:?}, for example {first}",
                open.len()
            ));
            return Ok(began.elapsed());
        }
        sleep(Duration::from_millis(100)).await;
    }
}
