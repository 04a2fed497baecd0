//! The store: each operation in a time limit, tried again when others were in the way.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use bta_core::question::{NewQuestion, Question, Questions};
use bta_core::store::{
    Cancelled, Change, Claim, Filter, Inserted, Key, Listing, NewAnalysis, Record, Recorded, Store,
    StoreError,
};
use bta_core::user::{NewUser, User, Users};
use bta_core::worker::{KnownWorker, NewWorker, Workers};
use bta_core::{AnalysisId, ClaimToken, UserId, WorkerId};
use rand::RngExt;

use crate::connect::{ConnectError, Migrations, Options};
use crate::database::Database;
use crate::dialect::Class;
use crate::fault::Fault;
use crate::{change, claim, insert, list, load, migration, question, user, worker};

/// How often an operation is tried when others are in the way (a deadlock, a failed serialization).
const TRIES: u32 = 8;

/// A [`Store`] in a SQL database.
///
/// # Examples
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use bta_core::store::{Filter, Store};
/// use bta_store_sql::{Options, SqlStore};
///
/// let store = SqlStore::connect("sqlite::memory:", Options::default()).await?;
/// assert_eq!(store.list(&Filter::default()).await?.total, 0);
/// store.close().await;
/// # Ok(())
/// # }
/// ```
pub struct SqlStore {
    pub(crate) database: Database,
    timeout: Duration,
}

impl SqlStore {
    /// Connects to the database that `url` names, and brings its schema up to date unless
    /// [`Options::migrations`] says otherwise.
    ///
    /// - `sqlite:path`, `sqlite://path`, `sqlite:///absolute/path`, `sqlite:///./path` (relative, as
    ///   SQLAlchemy writes it), `sqlite::memory:`; the directory and the file are created
    /// - `postgresql://user:password@host:port/database`, or `postgres://`
    /// - `mysql://user:password@host:port/database`, or `mariadb://`
    ///
    /// # Errors
    ///
    /// When the URL is wrong or of a database this build lacks, the database cannot be reached, or its
    /// schema is not one of ours.
    pub async fn connect(url: &str, options: Options) -> Result<Self, ConnectError> {
        let database = Database::connect(url, &options).await?;
        let store = Self { database, timeout: options.timeout };
        match options.migrations {
            Migrations::Run => store.migrate().await?,
            Migrations::Apart => {}
        }
        Ok(store)
    }

    /// Brings the schema up to date; harmless when it is. Several processes may do so at once.
    ///
    /// # Errors
    ///
    /// When the database cannot be reached, or its schema is not one of ours.
    pub async fn migrate(&self) -> Result<(), ConnectError> {
        migration::run(&self.database).await
    }

    /// Closes the connections after what is under way; the store answers nothing more.
    pub async fn close(&self) {
        self.database.close().await;
    }

    async fn run<T, F>(&self, attempt: impl Fn() -> F) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, Fault>>,
    {
        let tries = async {
            for failed in 1..TRIES {
                match attempt().await {
                    Err(fault) if fault.class(self.database.dialect()) == Class::Contended => {
                        tokio::time::sleep(pause(failed)).await;
                    }
                    result => return result,
                }
            }
            attempt().await
        };
        tokio::time::timeout(self.timeout, tries)
            .await
            .unwrap_or(Err(Fault::Late))
            .map_err(|fault| fault.into_store_error(self.database.dialect()))
    }
}

/// Returns a random pause that grows with each try, so that those in each other's way part.
fn pause(failed: u32) -> Duration {
    rand::rng().random_range(Duration::ZERO..Duration::from_millis(2 << failed))
}

impl fmt::Debug for SqlStore {
    /// Leaves out the connections: their settings hold the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqlStore").field("database", &self.database.dialect().name).finish()
    }
}

#[async_trait]
impl Store for SqlStore {
    async fn insert(&self, analysis: &NewAnalysis) -> Result<Inserted, StoreError> {
        self.run(|| insert::insert(&self.database, analysis)).await
    }

    async fn load(&self, key: Key) -> Result<Option<Record>, StoreError> {
        self.run(|| load::load(&self.database, key)).await
    }

    async fn claim(
        &self,
        id: AnalysisId,
        claim: &Claim,
        lease: Duration,
    ) -> Result<Option<Record>, StoreError> {
        self.run(|| claim::claim(&self.database, id, claim, lease)).await
    }

    async fn record(
        &self,
        id: AnalysisId,
        token: ClaimToken,
        lease: Duration,
        change: &Change,
    ) -> Result<Recorded, StoreError> {
        self.run(|| change::record(&self.database, id, token, lease, change)).await
    }

    async fn due(&self, limit: u32, quiet: Duration) -> Result<Vec<AnalysisId>, StoreError> {
        self.run(|| claim::due(&self.database, limit, quiet)).await
    }

    async fn list(&self, filter: &Filter) -> Result<Listing, StoreError> {
        self.run(|| list::list(&self.database, filter)).await
    }

    async fn cancel(&self, id: AnalysisId) -> Result<Cancelled, StoreError> {
        self.run(|| change::cancel(&self.database, id)).await
    }

    async fn delete(&self, id: AnalysisId) -> Result<bool, StoreError> {
        self.run(|| change::delete(&self.database, id)).await
    }
}

#[async_trait]
impl Questions for SqlStore {
    async fn add_question(&self, question: &NewQuestion) -> Result<Option<Question>, StoreError> {
        self.run(|| question::add(&self.database, question)).await
    }

    async fn questions(&self, analysis: AnalysisId) -> Result<Vec<Question>, StoreError> {
        self.run(|| question::of(&self.database, analysis)).await
    }
}

#[async_trait]
impl Users for SqlStore {
    async fn create_user(&self, user: &NewUser) -> Result<Option<User>, StoreError> {
        self.run(|| user::create(&self.database, user)).await
    }

    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError> {
        self.run(|| user::find(&self.database, id)).await
    }
}

#[async_trait]
impl Workers for SqlStore {
    async fn note_worker(&self, worker: &NewWorker, time: Duration) -> Result<(), StoreError> {
        self.run(|| worker::note(&self.database, worker, time)).await
    }

    async fn forget_worker(&self, id: WorkerId) -> Result<(), StoreError> {
        self.run(|| worker::forget(&self.database, id)).await
    }

    async fn forget_absent_workers(&self) -> Result<u64, StoreError> {
        self.run(|| worker::forget_absent(&self.database)).await
    }

    async fn workers(&self) -> Result<Vec<KnownWorker>, StoreError> {
        self.run(|| worker::all(&self.database)).await
    }
}
