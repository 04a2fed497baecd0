//! Processes that end right before and right after everything they do to the world.

use std::collections::BTreeMap;
use std::time::Duration;

use rand::RngExt as _;
use rand::seq::SliceRandom as _;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::{Fired, Trial};
use crate::journal::Note;
use crate::ledger::Fate;
use crate::process::Process;
use crate::role::{End, OF_SERVERS, OF_WORKERS};
use crate::stage::Kind;

/// How many processes run towards their end at once.
const AT_ONCE: usize = 6;
/// How long a process may take to reach its end.
const PATIENCE: Duration = Duration::from_secs(60);

pub(super) async fn end_everywhere(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    let before = trial.noted()?;
    // Two stay, so that there is always work that others left.
    trial.stage.staff(2, &Kind::default())?;
    let ends = plan(trial, &OF_WORKERS);
    end_workers(trial, ends).await?;
    end_servers(trial).await?;
    trial.stage.start_server(Kind::default()).await?;

    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for line in trial.news(before)? {
        if let Note::Aborted { point } = line.note {
            *counts.entry(point).or_default() += 1;
        }
    }
    let calls = OF_WORKERS.iter().chain(&OF_SERVERS).copied();
    let mut points: Vec<String> =
        calls.flat_map(|call| [format!("before {call}"), format!("after {call}")]).collect();
    points.sort();
    points.dedup();
    let fired = points.into_iter().map(|point| {
        let times = counts.get(&point).copied().unwrap_or_default();
        Fired::new(format!("ended {point}"), times, trial.rounds)
    });
    Ok(fired.collect())
}

/// Returns every point so often as there are rounds, in random order.
fn plan(trial: &mut Trial, calls: &[&str]) -> Vec<End> {
    let mut ends = Vec::new();
    for _ in 0..trial.rounds {
        for call in calls {
            for after in [false, true] {
                let hit = trial.stage.random.random_range(1..4);
                ends.push(End { call: (*call).to_owned(), after, hit });
            }
        }
    }
    ends.shuffle(&mut trial.stage.random);
    ends
}

async fn end_workers(trial: &mut Trial, mut ends: Vec<End>) -> anyhow::Result<()> {
    let mut running: Vec<Process> = Vec::new();
    while !ends.is_empty() || !running.is_empty() {
        while running.len() < AT_ONCE
            && let Some(end) = ends.pop()
        {
            running.push(trial.stage.hire(&Kind { end: Some(end), ..Kind::default() })?);
        }
        let mut still = Vec::new();
        for mut process in running {
            if process.ended()?.is_some() {
                let name = process.name().to_owned();
                trial.dead(name);
            } else if process.began.elapsed() < PATIENCE {
                still.push(process);
            }
        }
        running = still;
        sleep(Duration::from_millis(10)).await;
    }
    Ok(())
}

async fn end_servers(trial: &mut Trial) -> anyhow::Result<()> {
    let mut ends = plan(trial, &OF_SERVERS);
    for end in &mut ends {
        end.hit = end.hit.min(2);
        let removes = ["delete", "remove document"].contains(&end.call.as_str());
        trial.stage.start_server(Kind { end: Some(end.clone()), ..Kind::default() }).await?;
        let Some(mut server) = trial.stage.server.take() else { continue };
        let mut asked = JoinSet::new();
        while server.ended()?.is_none() && server.began.elapsed() < PATIENCE {
            // When enough is open, clients submit only as work ends; and nobody removes anything.
            let load = trial.clients.load.clone();
            if removes {
                asked.spawn(async move { load.remove(Fate::Deleted).await.map(drop) });
            } else {
                asked.spawn(async move { load.submit().await });
            }
            sleep(Duration::from_millis(60)).await;
        }
        let name = server.name().to_owned();
        trial.dead(name);
        // What was under way is answered by the next server.
        trial.stage.start_server(Kind::default()).await?;
        while let Some(answered) = asked.join_next().await {
            answered??;
        }
    }
    Ok(())
}
