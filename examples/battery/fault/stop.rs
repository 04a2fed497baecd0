//! Workers are asked to stop with work in flight: they end in time, and their claims are given back at
//! once. Leases last an hour here, so that nothing else could free the work.

use std::time::{Duration, Instant};

use tokio::time::sleep;

use super::freeze::busiest;
use super::{Fired, Trial};
use crate::stage::{Kind, WORKERS};

/// How long a worker may take to stop on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
const LONGEST: Duration = Duration::from_secs(120);

pub(super) async fn stop(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    let load = trial.clients.load.clone();
    let mut at_work = 0_u32;
    let kind = |round: u32| Kind {
        lease: Duration::from_secs(3600),
        grace: Duration::from_millis(u64::from(round % 3) * 100),
        ..Kind::default()
    };
    // Nobody who was killed holds anything: the others have finished before.
    trial.stage.staff(WORKERS, &kind(0))?;
    let began = Instant::now();
    while at_work < trial.rounds && began.elapsed() < LONGEST {
        let pause = trial.stage.milliseconds(20..200);
        sleep(pause).await;
        let Some(place) = busiest(trial).await? else { continue };
        at_work += 1;
        let mut worker = trial.stage.workers.remove(place);
        match worker.terminate(PATIENCE).await? {
            Some(status) if status.success() => {}
            Some(status) => {
                load.violated(format!("a worker that was asked to stop ended with {status}"));
            }
            None => load.violated(format!("a worker did not stop within {PATIENCE:?}")),
        }
        let held = format!(
            "SELECT COUNT(*) FROM blood_test_analyses WHERE status = 'processing' AND worker = '{}'",
            worker.name()
        );
        let left = trial.stage.sql().await?.number(&held).await?;
        if left > 0 {
            load.violated(format!("a worker stopped with {left} claims not given back"));
        }
        let next = trial.stage.hire(&kind(at_work))?;
        trial.stage.workers.push(next);
    }
    load.want(0);
    Ok(vec![Fired::new("workers stopped with work in flight", at_work, trial.rounds)])
}
