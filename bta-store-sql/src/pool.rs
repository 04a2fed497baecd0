//! Connections to a database, none of which is waited for in vain.
//!
//! sqlx has a pool of its own. It asks a connection whether it is alive before and after each use, and
//! waits for the answer as long as it takes: on a link that is half open (the other side is gone and
//! nobody says so) every connection that comes back is one less, and the pool runs dry until the system
//! gives up its links, a quarter of an hour later. This pool never asks. A connection goes back only
//! when the database has answered on it, and is dropped otherwise, together with those that wait beside
//! it when it has been silent for long. Whoever takes one that ended while it waited takes the next:
//! the first statement on a connection is harmless to repeat.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sqlx::{ConnectOptions, Connection, Error, Executor};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep, timeout};

use crate::dialect::{Class, Spoken};

/// A connection that has not answered for so long is taken to be broken, and its link with it.
const SILENCE: Duration = Duration::from_secs(1);
/// How long a connection waits to be used again.
const IDLE: Duration = Duration::from_secs(10 * 60);
/// How long a connection is used: after that a name may lead to another server.
const LIFE: Duration = Duration::from_secs(30 * 60);
/// How long a server that starts is left alone between two attempts.
const PAUSE: Duration = Duration::from_millis(100);

type Settings<DB> = <<DB as sqlx::Database>::Connection as Connection>::Options;

/// Connections to one database; clones share them.
pub(crate) struct Pool<DB: sqlx::Database>(Arc<Inner<DB>>);

struct Inner<DB: sqlx::Database> {
    settings: Settings<DB>,
    most: u32,
    /// How long to wait for a connection.
    patience: Duration,
    slots: Arc<Semaphore>,
    idle: Mutex<Idle<DB>>,
}

struct Idle<DB: sqlx::Database> {
    connections: Vec<Idler<DB>>,
    closed: bool,
}

struct Idler<DB: sqlx::Database> {
    connection: DB::Connection,
    made: Instant,
    since: Instant,
}

impl<DB: sqlx::Database> Clone for Pool<DB> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<DB: Spoken> Pool<DB>
where
    for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
{
    /// Makes a pool of at most so many connections. Nothing is connected before it is needed.
    pub(crate) fn new(settings: Settings<DB>, most: u32, patience: Duration) -> Self {
        let slots = usize::try_from(most).unwrap_or(Semaphore::MAX_PERMITS);
        Self(Arc::new(Inner {
            settings,
            most,
            patience,
            slots: Arc::new(Semaphore::new(slots.min(Semaphore::MAX_PERMITS))),
            idle: Mutex::new(Idle { connections: Vec::new(), closed: false }),
        }))
    }

    /// Lends a connection: one that waited, or a new one.
    pub(crate) async fn acquire(&self) -> Result<Loan<DB>, Error> {
        let lend = async {
            if self.0.idle().closed {
                return Err(Error::PoolClosed);
            }
            let slot = self.0.slots.clone().acquire_owned().await;
            let slot = slot.map_err(|_| Error::PoolClosed)?;
            let kept = self.0.idle().connections.pop();
            let (from, connection, made) = match kept {
                Some(idler) => (From::Idle, idler.connection, idler.made),
                None => (From::Server, self.connect_when_ready().await?, Instant::now()),
            };
            let (pool, since) = (self.clone(), Instant::now());
            Ok(Loan {
                connection: Some(connection),
                made,
                since,
                from,
                intact: false,
                pool,
                _slot: slot,
            })
        };
        timeout(self.0.patience, lend).await.unwrap_or(Err(Error::PoolTimedOut))
    }

    /// Connects, waiting for a server that starts. A link may be bad when a handshake begins on it, and
    /// good a moment later: half of the patience is for another try.
    async fn connect_when_ready(&self) -> Result<DB::Connection, Error> {
        loop {
            match timeout(self.0.patience / 2, self.connect()).await {
                Ok(Err(error)) if is_starting(&error) => sleep(PAUSE).await,
                Ok(connected) => return connected,
                Err(_) => {}
            }
        }
    }

    /// Makes a connection that belongs to its caller alone.
    pub(crate) async fn connect(&self) -> Result<DB::Connection, Error> {
        let mut connection = self.0.settings.connect().await?;
        if !DB::DIALECT.greeting.is_empty() {
            (&mut connection).execute(DB::DIALECT.greeting).await?;
        }
        Ok(connection)
    }

    /// Puts a connection in, as if it had come back.
    pub(crate) fn keep(&self, connection: DB::Connection) {
        let now = Instant::now();
        self.0.idle().connections.push(Idler { connection, made: now, since: now });
    }

    /// Lends no more, waits until everything is back, and closes it.
    pub(crate) async fn close(&self) {
        self.0.idle().closed = true;
        let all = self.0.slots.acquire_many(self.0.most).await;
        self.0.slots.close();
        drop(all);
        let left = std::mem::take(&mut self.0.idle().connections);
        for idler in left {
            // A server that does not answer sees the connection end all the same.
            drop(timeout(SILENCE, idler.connection.close()).await);
        }
    }
}

impl<DB: sqlx::Database> Inner<DB> {
    fn idle(&self) -> MutexGuard<'_, Idle<DB>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_starting(error: &Error) -> bool {
    match error {
        Error::Io(error) => error.kind() == std::io::ErrorKind::ConnectionRefused,
        Error::Database(error) => error.is_transient_in_connect_phase(),
        _ => false,
    }
}

/// A connection on loan. It goes back only when it is known to be intact, and else ends.
///
/// A caller may lose patience at any moment and drop what it waits for: the connection is then in the
/// middle of a statement or of a transaction, which the server undoes when it sees the connection end.
pub(crate) struct Loan<DB: sqlx::Database> {
    connection: Option<DB::Connection>,
    made: Instant,
    /// When it last gave a sign of life, or was lent.
    since: Instant,
    from: From,
    /// Whether nothing is under way on it.
    intact: bool,
    pool: Pool<DB>,
    _slot: OwnedSemaphorePermit,
}

/// Where a connection comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum From {
    Server,
    Idle,
}

impl<DB: Spoken> Loan<DB> {
    /// Returns the connection.
    pub(crate) fn connection(&mut self) -> Result<&mut DB::Connection, Error> {
        self.connection.as_mut().ok_or(Error::PoolClosed)
    }

    /// Notes how a statement went after which nothing is under way.
    pub(crate) fn ended<T>(&mut self, result: &Result<T, Error>) {
        self.since = Instant::now();
        self.intact = match result {
            Ok(_) => true,
            // It may be the server's last word.
            Err(Error::Database(error)) => (DB::DIALECT.class)(&**error) != Class::Unavailable,
            Err(_) => false,
        };
    }

    /// Notes that a transaction is under way.
    pub(crate) fn busy(&mut self) {
        self.intact = false;
    }

    /// Returns whether it failed because it ended while it waited: then another one is worth a try, and
    /// those that waited with it are dropped.
    pub(crate) fn is_stale(&self) -> bool {
        let stale = self.from == From::Idle && !self.intact;
        if stale {
            self.pool.0.idle().connections.clear();
        }
        stale
    }
}

impl<DB: sqlx::Database> Drop for Loan<DB> {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        let mut idle = self.pool.0.idle();
        if self.intact && self.made.elapsed() < LIFE {
            let idler = Idler { connection, made: self.made, since: Instant::now() };
            idle.connections.retain(|idler| idler.since.elapsed() < IDLE);
            idle.connections.push(idler);
        } else if !self.intact && self.since.elapsed() > SILENCE {
            idle.connections.clear();
        }
    }
}
