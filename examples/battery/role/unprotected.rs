//! A store with one protection taken away, by SQL behind the real one's back.
//!
//! It is the proof that the battery bites: with it, the battery must fail. It stands here and nowhere
//! else, so nothing that is shipped can be switched to it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bta::store::question::{NewQuestion, Question, Questions};
use bta::store::user::{NewUser, User, Users};
use bta::store::worker::{KnownWorker, NewWorker, Workers};
use bta::store::{
    Cancelled, Change, Claim, Filter, Inserted, Key, Listing, NewAnalysis, Record, Recorded,
};
use bta::{AnalysisId, Store, StoreError, UserId};
use bta_core::{ClaimToken, WorkerId};
use chrono::Utc;
use tokio::sync::Mutex;

use crate::pair::Protection;
use crate::sql::Sql;

/// The store without one of its protections.
pub(crate) struct Unprotected {
    pub(crate) inner: Arc<dyn Store>,
    pub(crate) without: Protection,
    pub(crate) sql: Mutex<Sql>,
}

impl fmt::Debug for Unprotected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unprotected").field("without", &self.without).finish()
    }
}

impl Unprotected {
    async fn sql(&self, sql: String) -> Result<Vec<Vec<String>>, StoreError> {
        self.sql.lock().await.rows(&sql).await.map_err(|error| StoreError::Unavailable {
            store: "unprotected store",
            source: error.into_boxed_dyn_error(),
        })
    }

    /// Returns the token of whoever holds the claim: as if no token were compared.
    async fn anybodys(&self, id: AnalysisId, own: ClaimToken) -> Result<ClaimToken, StoreError> {
        let rows = self
            .sql(format!(
                "SELECT claim FROM blood_test_analyses WHERE analysis_id = '{id}' AND status = 'processing'"
            ))
            .await?;
        let current = rows.first().and_then(|row| row.first()).and_then(|text| text.parse().ok());
        Ok(current.unwrap_or(own))
    }

    /// Lets a step that has ended end again.
    async fn reopen(
        &self,
        id: AnalysisId,
        token: ClaimToken,
        step: &str,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "UPDATE analysis_tasks SET status = 'running' WHERE analysis_id = '{id}' AND task_type = '{step}'
            AND EXISTS (SELECT 1 FROM blood_test_analyses WHERE analysis_id = '{id}' AND claim = '{token}')"
        );
        self.sql(sql).await.map(drop)
    }

    /// Sets the end of the lease by this process's clock.
    async fn lease(
        &self,
        id: AnalysisId,
        token: ClaimToken,
        lease: Duration,
    ) -> Result<(), StoreError> {
        let until = (Utc::now() + lease).timestamp_millis();
        let sql = format!(
            "UPDATE blood_test_analyses SET lease_until = {until} WHERE analysis_id = '{id}' AND claim = '{token}'"
        );
        self.sql(sql).await.map(drop)
    }
}

#[async_trait]
impl Store for Unprotected {
    async fn insert(&self, analysis: &NewAnalysis) -> Result<Inserted, StoreError> {
        self.inner.insert(analysis).await
    }

    async fn load(&self, key: Key) -> Result<Option<Record>, StoreError> {
        self.inner.load(key).await
    }

    async fn claim(
        &self,
        id: AnalysisId,
        claim: &Claim,
        lease: Duration,
    ) -> Result<Option<Record>, StoreError> {
        let claimed = self.inner.claim(id, claim, lease).await?;
        if claimed.is_some() && self.without == Protection::StoreClock {
            self.lease(id, claim.token, lease).await?;
        }
        Ok(claimed)
    }

    async fn record(
        &self,
        id: AnalysisId,
        token: ClaimToken,
        lease: Duration,
        change: &Change,
    ) -> Result<Recorded, StoreError> {
        let token = match (self.without, change) {
            (Protection::ClaimToken, _) => self.anybodys(id, token).await?,
            (Protection::UniqueStep, Change::StepEnded { step, .. }) => {
                self.reopen(id, token, step).await?;
                token
            }
            _ => token,
        };
        let recorded = self.inner.record(id, token, lease, change).await?;
        if self.without == Protection::StoreClock {
            self.lease(id, token, lease).await?;
        }
        Ok(recorded)
    }

    async fn due(&self, limit: u32, quiet: Duration) -> Result<Vec<AnalysisId>, StoreError> {
        if self.without == Protection::Sweep {
            return Ok(Vec::new());
        }
        self.inner.due(limit, quiet).await
    }

    async fn list(&self, filter: &Filter) -> Result<Listing, StoreError> {
        self.inner.list(filter).await
    }

    async fn cancel(&self, id: AnalysisId) -> Result<Cancelled, StoreError> {
        self.inner.cancel(id).await
    }

    async fn delete(&self, id: AnalysisId) -> Result<bool, StoreError> {
        self.inner.delete(id).await
    }
}

#[async_trait]
impl Questions for Unprotected {
    async fn add_question(&self, question: &NewQuestion) -> Result<Option<Question>, StoreError> {
        self.inner.add_question(question).await
    }

    async fn questions(&self, analysis: AnalysisId) -> Result<Vec<Question>, StoreError> {
        self.inner.questions(analysis).await
    }
}

#[async_trait]
impl Users for Unprotected {
    async fn create_user(&self, user: &NewUser) -> Result<Option<User>, StoreError> {
        self.inner.create_user(user).await
    }

    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError> {
        self.inner.find_user(id).await
    }
}

#[async_trait]
impl Workers for Unprotected {
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
