//! Stores and brokers that fail when a test says so.
//!
//! Every call yields to the runtime before and after its effect, so that a test that ends a worker at
//! its n-th poll can end it there.

use std::error::Error;
use std::fmt;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::task::yield_now;
use tokio::time::sleep;

use crate::broker::{Broker, BrokerError, Delivery, Hint, Receipt};
use crate::id::{AnalysisId, ClaimToken, UserId, WorkerId};
use crate::store::question::{NewQuestion, Question, Questions};
use crate::store::user::{NewUser, User, Users};
use crate::store::worker::{KnownWorker, NewWorker, Workers};
use crate::store::{
    Cancelled, Change, Claim, Filter, Inserted, Key, Listing, NewAnalysis, Record, Recorded, Store,
    StoreError,
};

/// What goes wrong with one call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// It fails; nothing happened.
    Before,
    /// It fails, but it happened.
    After,
    /// It takes this long, then happens.
    Late(Duration),
    /// It never happens and never answers.
    HangBefore,
    /// It happens and never answers.
    HangAfter,
    /// A publish says it happened, but the hints are lost. Other calls work.
    Lose,
    /// A publish happens twice. Other calls work.
    Repeat,
}

/// Decides which calls go wrong; clones share their count of calls.
#[derive(Clone, Debug)]
pub struct Faults {
    shared: Arc<Mutex<Plan>>,
}

#[derive(Debug)]
struct Plan {
    calls: u64,
    fired: u64,
    rule: Rule,
}

#[derive(Debug)]
enum Rule {
    Never,
    At(u64, Fault),
    From(u64, Fault),
    Chance { thousandths: u32, random: Box<StdRng> },
}

impl Faults {
    /// Nothing goes wrong.
    #[must_use]
    pub fn none() -> Self {
        Self::new(Rule::Never)
    }

    /// One call goes wrong, counted from 0.
    #[must_use]
    pub fn at(call: u64, fault: Fault) -> Self {
        Self::new(Rule::At(call, fault))
    }

    /// All calls from one on go wrong, until [`heal`](Self::heal).
    #[must_use]
    pub fn from(call: u64, fault: Fault) -> Self {
        Self::new(Rule::From(call, fault))
    }

    /// So many of a thousand calls go wrong, each in some way; the same for the same seed.
    #[must_use]
    pub fn seeded(seed: u64, thousandths: u32) -> Self {
        let random = Box::new(StdRng::seed_from_u64(seed));
        Self::new(Rule::Chance { thousandths, random })
    }

    fn new(rule: Rule) -> Self {
        Self { shared: Arc::new(Mutex::new(Plan { calls: 0, fired: 0, rule })) }
    }

    /// Lets every call go wrong from now on.
    pub fn strike(&self, fault: Fault) {
        self.plan().rule = Rule::From(0, fault);
    }

    /// Lets everything work from now on.
    pub fn heal(&self) {
        self.plan().rule = Rule::Never;
    }

    /// Returns how many calls there were.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.plan().calls
    }

    /// Returns how many calls went wrong.
    #[must_use]
    pub fn fired(&self) -> u64 {
        self.plan().fired
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self) -> Option<Fault> {
        let plan = &mut *self.plan();
        let call = plan.calls;
        plan.calls += 1;
        let fault = match &mut plan.rule {
            Rule::Never => None,
            Rule::At(at, fault) => (call == *at).then_some(*fault),
            Rule::From(from, fault) => (call >= *from).then_some(*fault),
            Rule::Chance { thousandths, random } => {
                random.random_ratio(*thousandths, 1000).then(|| match random.random_range(0..7) {
                    0 => Fault::Before,
                    1 => Fault::After,
                    2 => Fault::Late(Duration::from_millis(random.random_range(0..40_000))),
                    3 => Fault::HangBefore,
                    4 => Fault::HangAfter,
                    5 => Fault::Lose,
                    _ => Fault::Repeat,
                })
            }
        };
        plan.fired += u64::from(fault.is_some());
        fault
    }

    /// Carries out `call` with what goes wrong around it.
    async fn around<T, E>(
        &self,
        error: fn(Box<dyn Error + Send + Sync>) -> E,
        call: impl Future<Output = Result<T, E>> + Send,
    ) -> Result<T, E> {
        let fault = self.next();
        yield_now().await;
        match fault {
            None | Some(Fault::Lose | Fault::Repeat | Fault::After | Fault::HangAfter) => {}
            Some(Fault::Before) => return Err(error("a fault before".into())),
            Some(Fault::Late(time)) => sleep(time).await,
            Some(Fault::HangBefore) => std::future::pending().await,
        }
        let answer = call.await;
        yield_now().await;
        match fault {
            Some(Fault::After) => Err(error("a fault after".into())),
            Some(Fault::HangAfter) => std::future::pending().await,
            _ => answer,
        }
    }
}

/// A store that fails when a test says so.
#[derive(Clone, Debug)]
pub struct FaultyStore {
    inner: Arc<dyn Store>,
    faults: Faults,
}

impl FaultyStore {
    /// Puts `faults` around `inner`.
    #[must_use]
    pub fn new(inner: Arc<dyn Store>, faults: Faults) -> Self {
        Self { inner, faults }
    }
}

fn store_error(source: Box<dyn Error + Send + Sync>) -> StoreError {
    StoreError::Unavailable { store: "faulty store", source }
}

#[async_trait]
impl Store for FaultyStore {
    async fn insert(&self, analysis: &NewAnalysis) -> Result<Inserted, StoreError> {
        self.faults.around(store_error, self.inner.insert(analysis)).await
    }

    async fn load(&self, key: Key) -> Result<Option<Record>, StoreError> {
        self.faults.around(store_error, self.inner.load(key)).await
    }

    async fn claim(
        &self,
        id: AnalysisId,
        claim: &Claim,
        lease: Duration,
    ) -> Result<Option<Record>, StoreError> {
        self.faults.around(store_error, self.inner.claim(id, claim, lease)).await
    }

    async fn record(
        &self,
        id: AnalysisId,
        token: ClaimToken,
        lease: Duration,
        change: &Change,
    ) -> Result<Recorded, StoreError> {
        self.faults.around(store_error, self.inner.record(id, token, lease, change)).await
    }

    async fn due(&self, limit: u32, quiet: Duration) -> Result<Vec<AnalysisId>, StoreError> {
        self.faults.around(store_error, self.inner.due(limit, quiet)).await
    }

    async fn list(&self, filter: &Filter) -> Result<Listing, StoreError> {
        self.faults.around(store_error, self.inner.list(filter)).await
    }

    async fn cancel(&self, id: AnalysisId) -> Result<Cancelled, StoreError> {
        self.faults.around(store_error, self.inner.cancel(id)).await
    }

    async fn delete(&self, id: AnalysisId) -> Result<bool, StoreError> {
        self.faults.around(store_error, self.inner.delete(id)).await
    }
}

#[async_trait]
impl Questions for FaultyStore {
    async fn add_question(&self, question: &NewQuestion) -> Result<Option<Question>, StoreError> {
        self.faults.around(store_error, self.inner.add_question(question)).await
    }

    async fn questions(&self, analysis: AnalysisId) -> Result<Vec<Question>, StoreError> {
        self.faults.around(store_error, self.inner.questions(analysis)).await
    }
}

#[async_trait]
impl Users for FaultyStore {
    async fn create_user(&self, user: &NewUser) -> Result<Option<User>, StoreError> {
        self.faults.around(store_error, self.inner.create_user(user)).await
    }

    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError> {
        self.faults.around(store_error, self.inner.find_user(id)).await
    }
}

/// Without faults: who works is told to people, and nothing is decided by it.
#[async_trait]
impl Workers for FaultyStore {
    async fn note_worker(&self, worker: &NewWorker, time: Duration) -> Result<(), StoreError> {
        self.inner.note_worker(worker, time).await
    }

    async fn forget_worker(&self, id: WorkerId) -> Result<(), StoreError> {
        self.inner.forget_worker(id).await
    }

    async fn forget_absent_workers(&self) -> Result<u64, StoreError> {
        self.inner.forget_absent_workers().await
    }

    async fn workers(&self) -> Result<Vec<KnownWorker>, StoreError> {
        self.inner.workers().await
    }
}

/// A broker that fails, loses and repeats hints when a test says so.
#[derive(Clone)]
pub struct FaultyBroker {
    inner: Arc<dyn Broker>,
    faults: Faults,
}

impl FaultyBroker {
    /// Puts `faults` around `inner`.
    #[must_use]
    pub fn new(inner: Arc<dyn Broker>, faults: Faults) -> Self {
        Self { inner, faults }
    }
}

impl fmt::Debug for FaultyBroker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FaultyBroker").field(&self.inner).finish()
    }
}

fn broker_error(source: Box<dyn Error + Send + Sync>) -> BrokerError {
    BrokerError::Unavailable { broker: "faulty broker", source }
}

#[async_trait]
impl Broker for FaultyBroker {
    async fn publish(&self, hints: &[Hint]) -> Result<(), BrokerError> {
        let fault = self.faults.next();
        yield_now().await;
        match fault {
            Some(Fault::Before) => return Err(broker_error("a fault before".into())),
            Some(Fault::Lose) => return Ok(()),
            Some(Fault::Repeat) => self.inner.publish(hints).await?,
            Some(Fault::Late(time)) => sleep(time).await,
            Some(Fault::HangBefore) => std::future::pending().await,
            None | Some(Fault::After | Fault::HangAfter) => {}
        }
        self.inner.publish(hints).await?;
        yield_now().await;
        match fault {
            Some(Fault::After) => Err(broker_error("a fault after".into())),
            Some(Fault::HangAfter) => std::future::pending().await,
            _ => Ok(()),
        }
    }

    async fn receive(
        &self,
        max: NonZeroUsize,
        wait: Duration,
    ) -> Result<Vec<Delivery>, BrokerError> {
        self.faults.around(broker_error, self.inner.receive(max, wait)).await
    }

    async fn acknowledge(&self, receipts: &[Receipt]) -> Result<(), BrokerError> {
        self.faults.around(broker_error, self.inner.acknowledge(receipts)).await
    }

    async fn depth(&self) -> Result<u64, BrokerError> {
        self.faults.around(broker_error, self.inner.depth()).await
    }
}
