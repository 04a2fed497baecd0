//! Analyses are cancelled and deleted at random moments.

use tokio::time::sleep;

use super::{Fired, Trial};
use crate::ledger::Fate;

pub(super) async fn remove(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    let load = trial.clients.load.clone();
    let (mut cancelled, mut deleted) = (0_u32, 0_u32);
    while cancelled < trial.rounds || deleted < trial.rounds {
        let pause = trial.stage.milliseconds(5..60);
        sleep(pause).await;
        let fate = if cancelled <= deleted { Fate::Cancelled } else { Fate::Deleted };
        let removed = load.remove(fate).await?;
        match fate {
            Fate::Cancelled => cancelled += u32::from(removed),
            _ => deleted += u32::from(removed),
        }
    }
    Ok(vec![
        Fired::new("analyses cancelled", cancelled, trial.rounds),
        Fired::new("analyses deleted", deleted, trial.rounds),
    ])
}
