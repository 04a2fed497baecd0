//! A database that is stopped hard and restarted, and one whose connections are ended. SQLite has no
//! server: another process locks its file for longer than anybody waits.

use std::time::Duration;

use tokio::time::sleep;

use super::{Fired, Trial};
use crate::stage::Database;

/// Longer than a lease.
const LOCKED: Duration = Duration::from_millis(2500);

pub(super) async fn harm(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    if matches!(trial.stage.database, Database::Sqlite) {
        return lock(trial).await;
    }
    let rounds = trial.rounds.div_ceil(2);
    let (mut restarts, mut severed) = (0_u32, 0);
    for _ in 0..rounds {
        let pause = trial.stage.milliseconds(300..900);
        sleep(pause).await;
        severed += match &trial.stage.database {
            Database::Sqlite => 0,
            Database::Postgres(postgres) => postgres.sever().await?,
            Database::Mysql(mariadb) => mariadb.sever().await?,
        };
        let pause = trial.stage.milliseconds(300..900);
        sleep(pause).await;
        match &mut trial.stage.database {
            Database::Sqlite => {}
            Database::Postgres(postgres) => postgres.stop_hard_and_restart().await?,
            Database::Mysql(mariadb) => mariadb.stop_hard_and_restart().await?,
        }
        restarts += 1;
    }
    Ok(vec![
        Fired::new("databases stopped hard and restarted", restarts, rounds),
        Fired::new("connections ended", severed, rounds),
    ])
}

async fn lock(trial: &mut Trial) -> anyhow::Result<Vec<Fired>> {
    let rounds = trial.rounds.div_ceil(5);
    let mut locks = 0_u32;
    for _ in 0..rounds {
        let pause = trial.stage.milliseconds(300..900);
        sleep(pause).await;
        let mut sql = trial.stage.sql().await?;
        sql.rows("BEGIN IMMEDIATE").await?;
        locks += 1;
        sleep(LOCKED).await;
        sql.rows("ROLLBACK").await?;
    }
    Ok(vec![Fired::new("database files locked beyond the lease", locks, rounds)])
}
