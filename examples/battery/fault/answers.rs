//! The store does what it was asked, and its answer never arrives.

use std::time::{Duration, Instant};

use tokio::time::sleep;

use super::{Fired, Trial};
use crate::journal::Note;
use crate::stage::{Kind, WORKERS};

/// How many of a thousand answers are lost.
const LOST: u32 = 60;
const PATIENCE: Duration = Duration::from_secs(120);

pub(super) async fn lose(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    let (before, began) = (trial.noted()?, Instant::now());
    let kind = Kind { lost: LOST, ..Kind::default() };
    trial.stage.start_server(kind.clone()).await?;
    trial.stage.staff(WORKERS, &kind)?;
    let wanted = u64::from(trial.rounds) * 4;
    let (mut lost, mut of_results) = (0, 0);
    while (lost < wanted || of_results < u64::from(trial.rounds)) && began.elapsed() < PATIENCE {
        sleep(Duration::from_millis(200)).await;
        (lost, of_results) = (0, 0);
        for line in trial.news(before)? {
            if let Note::AnswerLost { call } = line.note {
                lost += 1;
                of_results += u64::from(call == "step_ended");
            }
        }
    }
    trial.stage.start_server(Kind::default()).await?;
    Ok(vec![
        Fired::new("answers of the store lost", lost, wanted),
        Fired::new("of them about a result", of_results, trial.rounds),
    ])
}
