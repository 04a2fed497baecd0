//! Adapters that note what they do, end the process where they are told to, and keep answers back.

use std::fmt;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bta::broker::{Delivery, Hint, Receipt};
use bta::store::question::{NewQuestion, Question, Questions};
use bta::store::user::{NewUser, User, Users};
use bta::store::worker::{KnownWorker, NewWorker, Workers};
use bta::store::{
    Cancelled, Change, Claim, Filter, Inserted, Key, Listing, NewAnalysis, Record, Recorded,
};
use bta::{AnalysisId, Broker, BrokerError, Store, StoreError, UserId};
use bta_core::{ClaimToken, WorkerId};
use rand::RngExt as _;

use super::point::Points;
use crate::journal::{Journal, Note};

/// A store that is watched.
#[derive(Clone, Debug)]
pub(crate) struct WatchedStore {
    pub(crate) inner: Arc<dyn Store>,
    pub(crate) journal: Journal,
    pub(crate) points: Points,
    /// The lease that the store is told, whatever the worker believes.
    pub(crate) lease: Duration,
    /// How many of a thousand answers are lost.
    pub(crate) lost: u32,
}

/// The answer does not arrive.
#[derive(Debug, thiserror::Error)]
#[error("the answer was lost")]
struct Lost;

impl WatchedStore {
    /// Keeps an answer back now and then. What was done is done.
    fn answer<T>(&self, call: &str, answer: Result<T, StoreError>) -> Result<T, StoreError> {
        if answer.is_ok() && rand::rng().random_ratio(self.lost, 1000) {
            self.journal.note(Note::AnswerLost { call: call.to_owned() });
            return Err(StoreError::Unavailable { store: "watched store", source: Lost.into() });
        }
        answer
    }

    fn note(&self, id: AnalysisId, token: ClaimToken, change: &Change, recorded: Recorded) {
        let (id, token) = (id.to_string(), token.to_string());
        let change_name = name(change).to_owned();
        self.journal.note(match recorded {
            Recorded::Done { version } => {
                let step = match change {
                    Change::StepEnded { step, .. } => step.clone(),
                    _ => String::new(),
                };
                Note::Written { id, token, change: change_name, step, version }
            }
            Recorded::Lost => Note::Refused { id, token, change: change_name },
        });
    }
}

const fn name(change: &Change) -> &'static str {
    match change {
        Change::Renew => "renew",
        Change::Read { .. } => "read",
        Change::Progress { .. } => "progress",
        Change::StepStarted { .. } => "step_started",
        Change::StepSaid { .. } => "step_said",
        Change::StepEnded { .. } => "step_ended",
        Change::StepDeferred { .. } => "step_deferred",
        Change::Completed => "completed",
        Change::Failed { .. } => "failed",
        Change::Released { .. } => "released",
    }
}

#[async_trait]
impl Store for WatchedStore {
    async fn insert(&self, analysis: &NewAnalysis) -> Result<Inserted, StoreError> {
        let inserted = self.points.around("insert", self.inner.insert(analysis)).await;
        self.answer("insert", inserted)
    }

    async fn load(&self, key: Key) -> Result<Option<Record>, StoreError> {
        self.inner.load(key).await
    }

    async fn claim(
        &self,
        id: AnalysisId,
        claim: &Claim,
        _: Duration,
    ) -> Result<Option<Record>, StoreError> {
        let claimed = self.points.around("claim", async {
            let claimed = self.inner.claim(id, claim, self.lease).await;
            if let Ok(Some(record)) = &claimed {
                self.journal.note(Note::Claimed {
                    id: id.to_string(),
                    token: claim.token.to_string(),
                    version: record.version,
                });
            }
            claimed
        });
        let claimed = claimed.await;
        self.answer("claim", claimed)
    }

    async fn record(
        &self,
        id: AnalysisId,
        token: ClaimToken,
        _: Duration,
        change: &Change,
    ) -> Result<Recorded, StoreError> {
        let recorded = self.points.around(name(change), async {
            let recorded = self.inner.record(id, token, self.lease, change).await;
            if let Ok(recorded) = &recorded {
                self.note(id, token, change, *recorded);
            }
            recorded
        });
        let recorded = recorded.await;
        self.answer(name(change), recorded)
    }

    async fn due(&self, limit: u32, quiet: Duration) -> Result<Vec<AnalysisId>, StoreError> {
        self.points.around("due", self.inner.due(limit, quiet)).await
    }

    async fn list(&self, filter: &Filter) -> Result<Listing, StoreError> {
        self.inner.list(filter).await
    }

    async fn cancel(&self, id: AnalysisId) -> Result<Cancelled, StoreError> {
        self.inner.cancel(id).await
    }

    async fn delete(&self, id: AnalysisId) -> Result<bool, StoreError> {
        self.points.around("delete", self.inner.delete(id)).await
    }
}

#[async_trait]
impl Questions for WatchedStore {
    async fn add_question(&self, question: &NewQuestion) -> Result<Option<Question>, StoreError> {
        self.inner.add_question(question).await
    }

    async fn questions(&self, analysis: AnalysisId) -> Result<Vec<Question>, StoreError> {
        self.inner.questions(analysis).await
    }
}

#[async_trait]
impl Users for WatchedStore {
    async fn create_user(&self, user: &NewUser) -> Result<Option<User>, StoreError> {
        self.inner.create_user(user).await
    }

    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError> {
        self.inner.find_user(id).await
    }
}

#[async_trait]
impl Workers for WatchedStore {
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

/// A broker that is watched.
#[derive(Clone)]
pub(crate) struct WatchedBroker {
    pub(crate) inner: Arc<dyn Broker>,
    pub(crate) points: Points,
}

impl fmt::Debug for WatchedBroker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("WatchedBroker").field(&self.inner).finish()
    }
}

#[async_trait]
impl Broker for WatchedBroker {
    async fn publish(&self, hints: &[Hint]) -> Result<(), BrokerError> {
        self.points.around("publish", self.inner.publish(hints)).await
    }

    async fn receive(
        &self,
        max: NonZeroUsize,
        wait: Duration,
    ) -> Result<Vec<Delivery>, BrokerError> {
        self.points.around("receive", self.inner.receive(max, wait)).await
    }

    async fn acknowledge(&self, receipts: &[Receipt]) -> Result<(), BrokerError> {
        self.points.around("acknowledge", self.inner.acknowledge(receipts)).await
    }

    async fn depth(&self) -> Result<u64, BrokerError> {
        self.inner.depth().await
    }
}
