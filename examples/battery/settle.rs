//! Waiting until everything that was accepted has ended: nothing may stay behind.

use std::time::{Duration, Instant};

use tokio::time::sleep;

use crate::load::Load;
use crate::stage::{LEASE, Stage};

/// How long nothing at all may move while analyses are open: lease, sweep, and the work of a machine
/// that is busy with other things.
const STILL: Duration = Duration::from_secs(20);
/// How long it may take in all.
const LONGEST: Duration = Duration::from_secs(180);

/// Waits until no analysis is open. Notes those that stay.
pub(crate) async fn settle(stage: &Stage, load: &Load, phase: &str) -> anyhow::Result<()> {
    load.want(0);
    let (began, mut moved) = (Instant::now(), Instant::now());
    let mut before = Vec::new();
    let mut sql = stage.sql().await?;
    loop {
        let quiet = load.is_quiet();
        let now = sql
            .rows(
                "SELECT analysis_id, status, attempts, worker FROM blood_test_analyses
                WHERE status IN ('pending', 'processing') ORDER BY analysis_id",
            )
            .await?;
        if now.is_empty() && quiet {
            return Ok(());
        }
        if now != before || !quiet {
            moved = Instant::now();
            before.clone_from(&now);
        }
        if moved.elapsed() > STILL + LEASE || began.elapsed() > LONGEST {
            let first = now.first().map(|row| row.join(" ")).unwrap_or_default();
            load.violated(format!(
                "an accepted analysis never ends: {} after {phase}, for example {first}",
                now.len()
            ));
            return Ok(());
        }
        sleep(Duration::from_millis(100)).await;
    }
}
