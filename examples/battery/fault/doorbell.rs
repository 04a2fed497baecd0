//! A broker that is killed, restarted, and forgets everything.

use std::time::Duration;

use tokio::time::sleep;

use super::{Fired, Trial};
use crate::stage::Doorbell;

pub(super) async fn harm(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    // RabbitMQ takes ten seconds to start.
    let rounds = match trial.stage.doorbell {
        Doorbell::Amqp(_) => trial.rounds.div_ceil(8),
        _ => trial.rounds,
    };
    let (mut restarts, mut flushes) = (0_u32, 0_u32);
    for _ in 0..rounds {
        let pause = trial.stage.milliseconds(100..600);
        sleep(pause).await;
        match &mut trial.stage.doorbell {
            Doorbell::Inside => {}
            Doorbell::Redis(redis) => redis.kill_and_restart().await?,
            Doorbell::Amqp(rabbit) => rabbit.kill_and_restart().await?,
        }
        restarts += 1;
        let pause = trial.stage.milliseconds(100..600);
        sleep(pause).await;
        match &trial.stage.doorbell {
            Doorbell::Inside => {}
            Doorbell::Redis(redis) => redis.flush().await?,
            // Its client program takes seconds, and may come before the node is all there.
            Doorbell::Amqp(rabbit) => {
                while rabbit.flush().is_err() {
                    sleep(Duration::from_millis(500)).await;
                }
            }
        }
        flushes += 1;
    }
    Ok(vec![
        Fired::new("brokers killed and restarted", restarts, rounds),
        Fired::new("brokers emptied", flushes, rounds),
    ])
}
