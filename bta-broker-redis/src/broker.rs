//! The broker: one stream, read through one consumer group.

use std::fmt;
use std::num::NonZeroUsize;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use bta_core::broker::{Broker, BrokerError, Delivery, Hint, Receipt};
use redis::aio::MultiplexedConnection;
use redis::streams::{StreamAutoClaimReply, StreamId, StreamPendingReply, StreamReadReply};
use redis::{FromRedisValue, Pipeline, RedisResult, cmd, pipe};
use tokio::time::{Instant, timeout};
use tracing::{debug, warn};

use crate::address::{Address, AddressError};
use crate::fault::{broker_error, is_of_connection, is_without_group, unavailable};
use crate::server::{PATIENCE, Server};

/// How many hints the stream holds, about. An entry takes some 100 bytes.
const MOST: u32 = 100_000;
/// How many hints are sent in one piece.
const CHUNK: usize = 500;
const GROUP: &str = "workers";
const CONSUMER: &str = "worker";
const FIELD: &str = "hint";

/// A [`Broker`] in a Redis stream.
///
/// Nothing is connected before it is needed, so the server may be absent at first and go away at any time.
///
/// # Examples
///
/// ```
/// use bta_broker_redis::RedisBroker;
///
/// let broker = RedisBroker::new("redis://localhost:6379", "bta.hints")?;
/// # drop(broker);
/// # Ok::<(), bta_broker_redis::AddressError>(())
/// ```
pub struct RedisBroker {
    server: Server,
    queue: String,
    redelivery: Duration,
    commands: Mutex<Option<MultiplexedConnection>>,
    /// Connections on which nobody waits just now.
    readers: Mutex<Vec<MultiplexedConnection>>,
    search: Mutex<Search>,
    memory: Once,
}

/// When and from where on to look for what somebody received and never acknowledged.
struct Search {
    next: Instant,
    from: String,
}

impl RedisBroker {
    /// Makes a broker on the server that `url` names, with `queue` as the key of the stream.
    ///
    /// - `redis://user:password@host:port/database`, or `rediss://` with TLS
    /// - `redis+sentinel://user:password@host:port,host:port/master/database`, or `rediss+sentinel://`
    /// - `redis+cluster://user:password@host:port,host:port`, or `rediss+cluster://`
    ///
    /// # Errors
    ///
    /// When the URL is none of these.
    pub fn new(url: &str, queue: impl Into<String>) -> Result<Self, AddressError> {
        let queue = queue.into();
        Ok(Self {
            server: Server::new(Address::parse(url)?, queue.clone()),
            queue,
            redelivery: Duration::from_secs(10),
            commands: Mutex::default(),
            readers: Mutex::default(),
            search: Mutex::new(Search { next: Instant::now(), from: "0-0".to_owned() }),
            memory: Once::new(),
        })
    }

    /// Trusts the authorities whose certificates `pem` holds, instead of those that the system trusts:
    /// the store of the system, or what `SSL_CERT_FILE` and `SSL_CERT_DIR` name.
    ///
    /// # Errors
    ///
    /// When `pem` is malformed, or the URL names no TLS.
    pub fn trust(mut self, pem: &[u8]) -> Result<Self, AddressError> {
        self.server.trust(pem)?;
        Ok(self)
    }

    /// Sets after how long a hint that was received and not acknowledged comes again. Default 10 s.
    #[must_use]
    pub const fn redelivery(mut self, time: Duration) -> Self {
        self.redelivery = time;
        self
    }

    /// Sends commands; on a new connection if the one that was kept turns out to be cut.
    async fn send<T: FromRedisValue>(&self, commands: &Pipeline) -> Result<T, BrokerError> {
        let kept = lock(&self.commands).clone();
        if let Some(connection) = kept {
            match self.send_on(connection, commands).await {
                Err(error) if is_of_connection(&error) && !error.is_timeout() => {
                    debug!(%error, "connecting to Redis again");
                }
                answer => return answer.map_err(broker_error),
            }
        }
        let connection = self.server.connect().await.map_err(broker_error)?;
        self.look_at_memory(connection.clone()).await;
        *lock(&self.commands) = Some(connection.clone());
        self.send_on(connection, commands).await.map_err(broker_error)
    }

    async fn send_on<T: FromRedisValue>(
        &self,
        mut connection: MultiplexedConnection,
        commands: &Pipeline,
    ) -> RedisResult<T> {
        let mut trial = Trial { kept: &self.commands, passed: false };
        let answer = commands.query_async(&mut connection).await;
        trial.passed = !answer.as_ref().is_err_and(is_of_connection);
        answer
    }

    /// Says once when the server may throw hints away.
    async fn look_at_memory(&self, mut connection: MultiplexedConnection) {
        if self.memory.is_completed() {
            return;
        }
        let info = cmd("INFO").arg("memory").query_async::<String>(&mut connection).await;
        // Not everybody may ask.
        let evicts = info.is_ok_and(|info| {
            info.lines().any(|line| line.starts_with("maxmemory_policy:allkeys"))
                && !info.lines().any(|line| line.trim() == "maxmemory:0")
        });
        self.memory.call_once(|| {
            if evicts {
                warn!("Redis may evict hints (maxmemory-policy allkeys-…): noeviction is better");
            }
        });
    }

    /// Reads on a connection of its own, which is closed when this is dropped midway.
    async fn read(&self, max: usize, until: Instant) -> Result<Vec<Delivery>, BrokerError> {
        let kept = lock(&self.readers).pop();
        if let Some(reader) = kept {
            match self.read_on(reader, max, until).await {
                Err(error) if is_of_connection(&error) => {
                    debug!(%error, "connecting to Redis again");
                }
                read => return read.map_err(broker_error),
            }
        }
        let reader = self.server.connect_to_wait().await.map_err(broker_error)?;
        self.read_on(reader, max, until).await.map_err(broker_error)
    }

    async fn read_on(
        &self,
        mut reader: MultiplexedConnection,
        max: usize,
        until: Instant,
    ) -> RedisResult<Vec<Delivery>> {
        loop {
            let entries = match self.next(&mut reader, max, until).await {
                Err(error) if is_without_group(&error) => {
                    self.make_group(&mut reader).await?;
                    continue;
                }
                entries => entries?,
            };
            let deliveries: Vec<_> = entries.into_iter().filter_map(delivery).collect();
            if !deliveries.is_empty() || Instant::now() >= until {
                lock(&self.readers).push(reader);
                return Ok(deliveries);
            }
        }
    }

    /// Takes over what was left behind, else waits a while for what is new.
    async fn next(
        &self,
        reader: &mut MultiplexedConnection,
        max: usize,
        until: Instant,
    ) -> RedisResult<Vec<StreamId>> {
        if let Some(from) = self.searches() {
            let mut search = cmd("XAUTOCLAIM");
            search.arg(&self.queue).arg(GROUP).arg(CONSUMER).arg(milliseconds(self.redelivery));
            let found: StreamAutoClaimReply =
                search.arg(from).arg("COUNT").arg(max).query_async(reader).await?;
            lock(&self.search).from = found.next_stream_id;
            if !found.claimed.is_empty() {
                return Ok(found.claimed);
            }
        }
        let mut read = cmd("XREADGROUP");
        read.arg("GROUP").arg(GROUP).arg(CONSUMER).arg("COUNT").arg(max);
        let left = until.saturating_duration_since(Instant::now());
        if !left.is_zero() {
            // Zero would be for ever.
            read.arg("BLOCK").arg(milliseconds(left.min(self.redelivery / 2)).max(1));
        }
        let read: Option<StreamReadReply> =
            read.arg("STREAMS").arg(&self.queue).arg(">").query_async(reader).await?;
        Ok(read.into_iter().flat_map(|read| read.keys).flat_map(|key| key.ids).collect())
    }

    /// Returns from where to look for what was left behind, if it is time to.
    fn searches(&self) -> Option<String> {
        let mut search = lock(&self.search);
        let now = Instant::now();
        (search.next <= now).then(|| {
            search.next = now + self.redelivery / 2;
            search.from.clone()
        })
    }

    /// Makes the stream and its group, unless somebody else just has.
    async fn make_group(&self, reader: &mut MultiplexedConnection) -> RedisResult<()> {
        let mut create = cmd("XGROUP");
        create.arg("CREATE").arg(&self.queue).arg(GROUP).arg("0").arg("MKSTREAM");
        match create.query_async::<()>(reader).await {
            Err(error) if error.code() != Some("BUSYGROUP") => Err(error),
            _ => Ok(()),
        }
    }
}

/// Forgets the connection unless it has answered: whoever loses patience may have met one that never
/// answers again.
struct Trial<'a> {
    kept: &'a Mutex<Option<MultiplexedConnection>>,
    passed: bool,
}

impl Drop for Trial<'_> {
    fn drop(&mut self) {
        if !self.passed {
            lock(self.kept).take();
        }
    }
}

#[async_trait]
impl Broker for RedisBroker {
    async fn publish(&self, hints: &[Hint]) -> Result<(), BrokerError> {
        for chunk in hints.chunks(CHUNK) {
            let mut commands = pipe();
            for hint in chunk {
                let text = serde_json::to_string(hint).map_err(unavailable)?;
                let add = commands.cmd("XADD").arg(&self.queue).arg("MAXLEN").arg("~").arg(MOST);
                add.arg("*").arg(FIELD).arg(text).ignore();
            }
            self.send::<()>(&commands).await?;
        }
        Ok(())
    }

    async fn receive(
        &self,
        max: NonZeroUsize,
        wait: Duration,
    ) -> Result<Vec<Delivery>, BrokerError> {
        let read = self.read(max.get(), Instant::now() + wait);
        // A server that went without a word is missed after this.
        timeout(wait + 2 * PATIENCE, read).await.unwrap_or_else(|late| Err(unavailable(late)))
    }

    async fn acknowledge(&self, receipts: &[Receipt]) -> Result<(), BrokerError> {
        let ids: Vec<_> =
            receipts.iter().map(|receipt| &*receipt.0).filter(|id| is_id(id)).collect();
        if ids.is_empty() {
            return Ok(());
        }
        // Both or neither: an entry that were only acknowledged would lie in the stream for ever.
        let mut commands = pipe();
        commands.atomic().cmd("XACK").arg(&self.queue).arg(GROUP).arg(&ids).ignore();
        commands.cmd("XDEL").arg(&self.queue).arg(&ids).ignore();
        self.send(&commands).await
    }

    async fn depth(&self) -> Result<u64, BrokerError> {
        let mut length = pipe();
        length.cmd("XLEN").arg(&self.queue);
        let (length,): (u64,) = self.send(&length).await?;
        if length == 0 {
            return Ok(0);
        }
        let mut received = pipe();
        received.cmd("XPENDING").arg(&self.queue).arg(GROUP);
        let received = match self.send::<(StreamPendingReply,)>(&received).await {
            Ok((received,)) => received.count(),
            // Nobody has received anything yet.
            Err(BrokerError::Refused { source, .. })
                if source.downcast_ref().is_some_and(is_without_group) =>
            {
                0
            }
            Err(error) => return Err(error),
        };
        Ok(length.saturating_sub(u64::try_from(received).unwrap_or(u64::MAX)))
    }
}

impl fmt::Debug for RedisBroker {
    /// Leaves out the connections: their settings hold the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisBroker").field("queue", &self.queue).finish_non_exhaustive()
    }
}

/// What cannot be read is of another version: it is left to come again for others.
fn delivery(entry: StreamId) -> Option<Delivery> {
    let text: Option<String> = entry.get(FIELD);
    match text.as_deref().map(serde_json::from_str) {
        Some(Ok(hint)) => Some(Delivery { hint, receipt: Receipt(entry.id) }),
        _ => {
            debug!(entry = entry.id, "left a hint for another version");
            None
        }
    }
}

/// Whether a receipt can be one of ours: the server refuses all when one is malformed.
fn is_id(receipt: &str) -> bool {
    let number = |text: &str| text.parse::<u64>().is_ok();
    receipt.split_once('-').is_some_and(|(time, count)| number(time) && number(count))
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
