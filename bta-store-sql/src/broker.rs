//! A broker in PostgreSQL, for those who want no second server: a table, and `NOTIFY` to wake receivers.
//!
//! The table is not logged: hints cost no wait for the disk, and a crash of the server loses them, which
//! a sweep makes good. It holds one row for each analysis, however often somebody rings for it, and is
//! made when it is missed. Behind the notifications is a poll, for those that a pooler between swallows.

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroUsize;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use bta_core::broker::{Broker, BrokerError, Delivery, Hint, Receipt};
use rand::RngExt;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions, PgRow};
use sqlx::query::Query;
use sqlx::{Database, Postgres, Row};
use tokio::time::{Instant, sleep, timeout};

use crate::connect::ConnectError;
use crate::dialect::{Class, Spoken};
use crate::pool::Pool;

const BROKER: &str = "PostgreSQL";
const CHANNEL: &str = "bta_hints";
/// How long a step may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often a receiver looks when nobody wakes it.
const POLL: Duration = Duration::from_secs(1);
/// How long a listener is kept: one on a dead link hears nothing and does not know it.
const KEEP: Duration = Duration::from_secs(60);
/// How many connections there are at most, beside those of listeners.
const MOST: u32 = 8;
/// There is no such table.
const MISSING: &str = "42P01";

/// `free_at` is when a hint may be received, in milliseconds: the beginning of time, or when it comes
/// again because nobody has acknowledged it.
const TABLE: &str = "CREATE UNLOGGED TABLE IF NOT EXISTS bta_hints (
    queue TEXT NOT NULL, analysis_id TEXT NOT NULL, hint TEXT NOT NULL,
    free_at BIGINT NOT NULL, rung_at BIGINT NOT NULL, PRIMARY KEY (queue, analysis_id))";
const INDEX: &str =
    "CREATE INDEX IF NOT EXISTS bta_hints_free ON bta_hints (queue, free_at, rung_at)";

const PUBLISH: &str = "WITH rung AS (
    INSERT INTO bta_hints (queue, analysis_id, hint, free_at, rung_at)
    SELECT $1, new.id, new.hint, 0, CAST(EXTRACT(EPOCH FROM statement_timestamp()) * 1000 AS BIGINT)
    FROM unnest($2::TEXT[], $3::TEXT[]) AS new (id, hint)
    ON CONFLICT (queue, analysis_id) DO UPDATE SET hint = excluded.hint, free_at = 0)
    SELECT pg_notify($4, $1)";

/// The inner query is a fence: without it more rows may be changed than were asked for.
const TAKE: &str = "WITH next AS MATERIALIZED (
    SELECT analysis_id FROM bta_hints
    WHERE queue = $1 AND free_at <= CAST(EXTRACT(EPOCH FROM statement_timestamp()) * 1000 AS BIGINT)
    ORDER BY free_at, rung_at LIMIT $2 FOR UPDATE SKIP LOCKED)
    UPDATE bta_hints AS taken
    SET free_at = CAST(EXTRACT(EPOCH FROM statement_timestamp()) * 1000 AS BIGINT) + $3
    FROM next WHERE taken.queue = $1 AND taken.analysis_id = next.analysis_id
    RETURNING taken.analysis_id, taken.hint, taken.free_at";

/// Not when somebody has rung again since.
const ACKNOWLEDGE: &str = "DELETE FROM bta_hints AS done
    USING unnest($2::TEXT[], $3::BIGINT[]) AS given (id, free_at)
    WHERE done.queue = $1 AND done.analysis_id = given.id AND done.free_at = given.free_at";

const DEPTH: &str = "SELECT COUNT(*) FROM bta_hints
    WHERE queue = $1 AND free_at <= CAST(EXTRACT(EPOCH FROM statement_timestamp()) * 1000 AS BIGINT)";

/// Makes a question, again when it has to be repeated.
type Ask<'a> =
    dyn Fn() -> Query<'a, Postgres, <Postgres as Database>::Arguments> + Send + Sync + 'a;

/// A [`Broker`] in a table of PostgreSQL.
///
/// Nothing is connected before it is needed, so the server may be absent at first and go away at any time.
///
/// # Examples
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), bta_store_sql::ConnectError> {
/// use bta_store_sql::PostgresBroker;
///
/// let broker = PostgresBroker::new("postgresql://postgres@localhost/bta", "bta.hints")?;
/// # drop(broker);
/// # Ok(())
/// # }
/// ```
pub struct PostgresBroker {
    pool: Pool<Postgres>,
    settings: PgConnectOptions,
    queue: String,
    redelivery: Duration,
    /// Listeners on which nobody waits just now.
    listeners: Mutex<Vec<(PgListener, Instant)>>,
}

impl PostgresBroker {
    /// Makes a broker in the database that `url` names.
    ///
    /// # Errors
    ///
    /// When the URL is malformed.
    pub fn new(url: &str, queue: impl Into<String>) -> Result<Self, ConnectError> {
        let settings = PgConnectOptions::from_str(url)
            .map_err(|error| ConnectError::unreachable(&Postgres::DIALECT, error))?
            .application_name("bta broker");
        Ok(Self {
            pool: Pool::new(settings.clone(), MOST, PATIENCE),
            settings,
            queue: queue.into(),
            redelivery: Duration::from_secs(10),
            listeners: Mutex::default(),
        })
    }

    /// Sets after how long a hint that was received and not acknowledged comes again. Default 10 s.
    #[must_use]
    pub const fn redelivery(mut self, time: Duration) -> Self {
        self.redelivery = time;
        self
    }

    /// Asks about the table, which is made when it is missed.
    async fn ask(&self, question: &Ask<'_>) -> Result<Vec<PgRow>, BrokerError> {
        let answer = match self.attempt(question).await {
            Err(error) if is_missing(&error) => {
                self.make_table().await;
                self.attempt(question).await
            }
            answer => answer,
        };
        answer.map_err(|error| {
            // What harmed one connection has harmed those that only listen.
            self.listeners().clear();
            broker_error(error)
        })
    }

    async fn attempt(&self, question: &Ask<'_>) -> Result<Vec<PgRow>, sqlx::Error> {
        let attempt = async {
            loop {
                let mut loan = self.pool.acquire().await?;
                let answer = question().fetch_all(loan.connection()?).await;
                loan.ended(&answer);
                if answer.is_ok() || !loan.is_stale() {
                    return answer;
                }
            }
        };
        timeout(2 * PATIENCE, attempt).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))
    }

    /// What fails here, such as somebody else's making it just now, shows in the next statement.
    async fn make_table(&self) {
        for statement in [TABLE, INDEX] {
            if let Err(error) = self.attempt(&|| sqlx::query(statement)).await {
                tracing::debug!(%error, "table for hints not made");
            }
        }
    }

    async fn take(&self, max: NonZeroUsize) -> Result<Vec<Delivery>, BrokerError> {
        let max = i64::try_from(max.get()).unwrap_or(i64::MAX);
        let redelivery = i64::try_from(self.redelivery.as_millis()).unwrap_or(i64::MAX / 2);
        let take = || sqlx::query(TAKE).bind(&self.queue).bind(max).bind(redelivery);
        Ok(self.ask(&take).await?.iter().filter_map(delivery).collect())
    }

    /// Waits until somebody rings, at most for `time`. It may return early, for nothing.
    async fn wait(&self, time: Duration) {
        let kept = self.listeners().pop().filter(|(_, made)| made.elapsed() < KEEP);
        let listening = async {
            let Some((mut listener, made)) = kept else {
                // It may have rung before anybody listened: the first wait is none.
                return Ok((self.listen().await?, Instant::now()));
            };
            while let Ok(notification) = timeout(time, listener.try_recv()).await {
                if notification?.is_none_or(|rung| rung.payload() == self.queue) {
                    break;
                }
            }
            Ok::<_, sqlx::Error>((listener, made))
        };
        match timeout(time + PATIENCE, listening).await {
            Ok(Ok(listener)) => self.listeners().push(listener),
            // Looking now and then is enough.
            Ok(Err(_)) | Err(_) => sleep(time).await,
        }
    }

    /// Listens on a connection of its own: a listener that ends asks the server to forget it, on a dead
    /// link in vain, and must hold up nothing else meanwhile.
    async fn listen(&self) -> Result<PgListener, sqlx::Error> {
        let alone = PgPoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
        let mut listener =
            PgListener::connect_with(&alone.connect_lazy_with(self.settings.clone())).await?;
        listener.listen(CHANNEL).await?;
        Ok(listener)
    }

    fn listeners(&self) -> MutexGuard<'_, Vec<(PgListener, Instant)>> {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Broker for PostgresBroker {
    async fn publish(&self, hints: &[Hint]) -> Result<(), BrokerError> {
        // One row of each: a statement cannot change a row twice.
        let mut rows = BTreeMap::new();
        for hint in hints {
            let text = serde_json::to_string(hint).map_err(|error| refused(error.into()))?;
            rows.insert(hint.analysis.to_string(), text);
        }
        let (ids, texts): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        if ids.is_empty() {
            return Ok(());
        }
        let publish = || sqlx::query(PUBLISH).bind(&self.queue).bind(&ids).bind(&texts);
        self.ask(&|| publish().bind(CHANNEL)).await.map(drop)
    }

    async fn receive(
        &self,
        max: NonZeroUsize,
        wait: Duration,
    ) -> Result<Vec<Delivery>, BrokerError> {
        let until = Instant::now() + wait;
        loop {
            let deliveries = self.take(max).await?;
            let left = until.saturating_duration_since(Instant::now());
            if !deliveries.is_empty() || left.is_zero() {
                return Ok(deliveries);
            }
            // Not everybody at the same time.
            let poll = POLL.mul_f64(rand::rng().random_range(0.8..1.2));
            self.wait(left.min(poll)).await;
        }
    }

    async fn acknowledge(&self, receipts: &[Receipt]) -> Result<(), BrokerError> {
        let (ids, times): (Vec<_>, Vec<_>) = receipts.iter().filter_map(given).unzip();
        if ids.is_empty() {
            return Ok(());
        }
        let acknowledge = || sqlx::query(ACKNOWLEDGE).bind(&self.queue).bind(&ids).bind(&times);
        self.ask(&acknowledge).await.map(drop)
    }

    async fn depth(&self) -> Result<u64, BrokerError> {
        let rows = self.ask(&|| sqlx::query(DEPTH).bind(&self.queue)).await?;
        let depth: i64 = rows.first().and_then(|row| row.try_get(0).ok()).unwrap_or_default();
        Ok(u64::try_from(depth).unwrap_or_default())
    }
}

impl fmt::Debug for PostgresBroker {
    /// Leaves out the connections: their settings hold the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresBroker").field("queue", &self.queue).finish_non_exhaustive()
    }
}

/// What cannot be read is of another version: it comes again for others.
fn delivery(row: &PgRow) -> Option<Delivery> {
    let id: String = row.try_get("analysis_id").ok()?;
    let free_at: i64 = row.try_get("free_at").ok()?;
    let hint = serde_json::from_str(row.try_get("hint").ok()?).ok()?;
    Some(Delivery { hint, receipt: Receipt(format!("{id} {free_at}")) })
}

fn given(receipt: &Receipt) -> Option<(String, i64)> {
    let (id, free_at) = receipt.0.split_once(' ')?;
    Some((id.to_owned(), free_at.parse().ok()?))
}

fn is_missing(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| error.code().as_deref() == Some(MISSING))
}

fn refused(source: Box<dyn std::error::Error + Send + Sync>) -> BrokerError {
    BrokerError::Refused { broker: BROKER, source }
}

fn broker_error(error: sqlx::Error) -> BrokerError {
    let no = error
        .as_database_error()
        .is_some_and(|error| (Postgres::DIALECT.class)(error) == Class::Refused);
    if no {
        refused(error.into())
    } else {
        BrokerError::Unavailable { broker: BROKER, source: error.into() }
    }
}
