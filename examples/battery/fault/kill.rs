//! Workers that end at random moments, with right clocks and with wrong ones.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Utc;
use rand::RngExt as _;
use tokio::time::sleep;

use super::freeze::busiest;
use super::{Fired, Trial};
use crate::journal::Note;
use crate::pair::BrokerKind;
use crate::process::Clock;
use crate::stage::{Kind, WORKERS};

/// A clock that is wrong by less is a busy machine's.
const WRONG: i64 = 3_000_000;

pub(super) async fn kill(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    let (kills, before) = (trial.kills, trial.noted()?);
    rounds(trial, kills, &[Clock::Right]).await?;
    let claimed = killed_at_work(trial, before)?;
    Ok(vec![
        Fired::new("workers killed", kills, kills),
        Fired::new("of them with an analysis in hand", claimed, kills / 10),
    ])
}

pub(super) async fn with_wrong_clocks(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    let before = trial.noted()?;
    trial.stage.workers.clear();
    for place in 0..WORKERS {
        let clock = if place % 2 == 0 { Clock::Ahead } else { Clock::Behind };
        let worker = trial.stage.hire(&Kind { clock, ..Kind::default() })?;
        trial.stage.workers.push(worker);
    }
    let kills = trial.kills.div_ceil(2);
    rounds(trial, kills, &[Clock::Ahead, Clock::Behind]).await?;
    // SQLite's time is that of whoever asks: what a worker an hour ahead has claimed seems expired to
    // such a one alone, and chance may have left none.
    let ahead = trial.stage.hire(&Kind { clock: Clock::Ahead, ..Kind::default() })?;
    trial.stage.workers.push(ahead);
    let now = Utc::now().timestamp_millis();
    let (mut ahead, mut behind) = (0_u64, 0_u64);
    for line in trial.news(before)? {
        if let Note::Started { clock } = line.note {
            ahead += u64::from(clock - now > WRONG);
            behind += u64::from(now - clock > WRONG);
        }
    }
    let claimed = killed_at_work(trial, before)?;
    Ok(vec![
        Fired::new("workers an hour ahead", ahead, 2_u32),
        Fired::new("workers an hour behind", behind, 2_u32),
        Fired::new("of them killed with an analysis in hand", claimed, kills / 10),
    ])
}

/// Kills workers one after the other, two of three while they are busy, and hires others.
async fn rounds(trial: &mut Trial, kills: u32, clocks: &[Clock]) -> anyhow::Result<()> {
    let inside = trial.stage.pair.broker() == BrokerKind::Memory;
    for round in 0..kills {
        let pause = trial.stage.milliseconds(10..100);
        sleep(pause).await;
        let clock = clocks.get(usize::try_from(round)? % clocks.len()).copied();
        let kind = Kind { clock: clock.unwrap_or(Clock::Right), ..Kind::default() };
        if inside && kind.clock == Clock::Right && trial.stage.random.random_ratio(1, 8) {
            // The server works, too.
            if let Some(server) = &mut trial.stage.server {
                server.kill()?;
                let name = server.name().to_owned();
                trial.dead(name);
            }
            trial.stage.start_server(Kind::default()).await?;
            continue;
        }
        let chosen = if round % 3 == 0 { None } else { busiest(trial).await? };
        let place =
            chosen.unwrap_or_else(|| trial.stage.random.random_range(0..trial.stage.workers.len()));
        let name = trial.stage.replace(place, &kind)?;
        trial.dead(name);
    }
    Ok(())
}

/// Returns how many were killed while they held a claim.
fn killed_at_work(trial: &Trial, before: usize) -> anyhow::Result<u64> {
    let mut held: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in trial.news(before)? {
        let claims = held.entry(line.who).or_default();
        match line.note {
            Note::Claimed { token, .. } => {
                claims.insert(token);
            }
            Note::Written { token, change, .. }
                if ["completed", "failed", "released"].contains(&change.as_str()) =>
            {
                claims.remove(&token);
            }
            Note::Refused { token, .. } => {
                claims.remove(&token);
            }
            _ => {}
        }
    }
    let at_work = |name: &str| held.get(name).is_some_and(|claims| !claims.is_empty());
    Ok(u64::try_from(trial.killed.iter().filter(|(name, _)| at_work(name)).count())?)
}
