//! The server ends in the middle of submits; clients repeat them with their key.

use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::time::sleep;

use super::{Fired, Trial};
use crate::stage::Kind;

/// More than workers can do meanwhile, so that clients never pause.
const OPEN: usize = 400;

pub(super) async fn kill_server(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    let load = trial.clients.load.clone();
    load.want(OPEN);
    let broken = load.broken.load(Ordering::Relaxed);
    let rounds = trial.rounds * 2;
    for _ in 0..rounds {
        let life = trial.stage.milliseconds(10..150);
        sleep(life).await;
        if let Some(server) = &mut trial.stage.server {
            server.kill()?;
            let name = server.name().to_owned();
            trial.dead(name);
        }
        trial.stage.start_server(Kind::default()).await?;
    }
    let broken = load.broken.load(Ordering::Relaxed) - broken;
    let twins = trial.rounds.div_ceil(5);
    for _ in 0..twins {
        load.submit_twins().await?;
    }
    sleep(Duration::from_millis(100)).await;
    Ok(vec![
        Fired::new("servers killed", rounds, rounds),
        Fired::new("requests broken off", broken, trial.rounds),
        Fired::new("submits made twenty times at once", twins, twins),
    ])
}
