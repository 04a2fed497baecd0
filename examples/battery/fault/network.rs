//! Links that are slow, are cut, stall, and are half open: first the one to the database, then the one
//! to the broker, then both.

use std::time::Duration;

use tokio::time::sleep;

use super::{Fired, Trial};
use crate::proxy::{Proxy, Toxic};

/// How often a harm is tried for each time that it has to happen.
const MOST: u32 = 8;
/// Longer than a lease.
const STALL: Duration = Duration::from_millis(1800);

pub(super) async fn harm(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    let mut fired = Vec::new();
    let rounds = trial.rounds.div_ceil(3);
    for (name, harm) in [("slow", 0), ("cut", 1), ("stalled", 2), ("half open", 3)] {
        let before = harmed(trial);
        // A moment without a connection harms nothing.
        let mut round = 0;
        while round < rounds || harmed(trial) - before < u64::from(rounds) && round < rounds * MOST
        {
            let delay = trial.stage.milliseconds(20..250);
            let stage = &trial.stage;
            let links = [(1, &stage.database_link), (2, &stage.broker_link)];
            // 1, 2, then 3: both.
            let chosen = links.iter().filter(|(bit, _)| (round % 3 + 1) & bit != 0);
            let mut chosen: Vec<&Proxy> = chosen.filter_map(|(_, link)| link.as_ref()).collect();
            if chosen.is_empty() {
                chosen = links.iter().filter_map(|(_, link)| link.as_ref()).collect();
            }
            suffer(&chosen, harm, delay).await;
            sleep(delay * 2).await;
            round += 1;
        }
        fired.push(Fired::new(format!("connections {name}"), harmed(trial) - before, rounds));
    }
    Ok(fired)
}

async fn suffer(links: &[&Proxy], harm: u8, delay: Duration) {
    let set = |toxic| links.iter().for_each(|link| link.set(toxic));
    match harm {
        0 => {
            set(Toxic::Delay(delay));
            sleep(Duration::from_millis(800)).await;
        }
        1 => links.iter().for_each(|link| link.cut()),
        3 => {
            links.iter().for_each(|link| link.lose());
            sleep(STALL).await;
        }
        _ => {
            set(Toxic::Stall);
            sleep(STALL).await;
            links.iter().for_each(|link| link.cut());
        }
    }
    set(Toxic::None);
}

fn harmed(trial: &Trial) -> u64 {
    let links = [&trial.stage.database_link, &trial.stage.broker_link];
    links.into_iter().flatten().map(Proxy::harmed).sum()
}
