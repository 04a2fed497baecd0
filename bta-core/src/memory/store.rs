//! A store inside the process.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::clock::{Clock, after, delta};
use super::row::Row;
use crate::id::{AnalysisId, ClaimToken, TaskId, UserId, WorkerId};
use crate::store::question::{NewQuestion, Question, Questions};
use crate::store::user::{NewUser, User, Users};
use crate::store::worker::KnownWorker;
use crate::store::{
    Cancelled, Change, Claim, Filter, Inserted, Key, Listing, NewAnalysis, Record, Recorded, Store,
    StoreError,
};

/// A [`Store`] inside the process, under one lock.
///
/// # Examples
///
/// ```
/// use bta_core::memory::MemoryStore;
/// use bta_core::store::{Filter, Store};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), bta_core::StoreError> {
/// let store = MemoryStore::new();
/// assert_eq!(store.list(&Filter::default()).await?.total, 0);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    pub(super) clock: Clock,
    tables: Arc<Mutex<Tables>>,
}

#[derive(Debug, Default)]
pub(super) struct Tables {
    /// By id, which is by age: ids are UUIDs of version 7.
    analyses: BTreeMap<AnalysisId, Row>,
    tasks: HashMap<TaskId, AnalysisId>,
    keys: HashMap<(Option<UserId>, String), AnalysisId>,
    users: BTreeMap<UserId, User>,
    /// With the time until which each is known.
    pub(super) workers: BTreeMap<WorkerId, (KnownWorker, DateTime<Utc>)>,
}

impl MemoryStore {
    /// Makes an empty one whose clock goes with tokio's time.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes an empty one with this clock.
    #[must_use]
    pub fn with_clock(clock: Clock) -> Self {
        Self { clock, tables: Arc::default() }
    }

    pub(super) fn tables(&self) -> MutexGuard<'_, Tables> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tables {
    /// Returns what an insert of `analysis` would repeat.
    fn repeated(&self, analysis: &NewAnalysis) -> Option<Inserted> {
        if let Some(row) = self.analyses.get(&analysis.id) {
            let Record { id, task_id, .. } = row.record;
            return Some(Inserted::Existing { id, task_id });
        }
        let wanted = analysis.idempotency.as_ref()?;
        let id = self.keys.get(&(analysis.request.owner.clone(), wanted.key.clone()))?;
        let row = self.analyses.get(id)?;
        Some(match &row.idempotency {
            Some(stored) if stored.fingerprint == wanted.fingerprint => {
                Inserted::Existing { id: *id, task_id: row.record.task_id }
            }
            _ => Inserted::KeyReused,
        })
    }

    fn insert(&mut self, analysis: &NewAnalysis, now: DateTime<Utc>) {
        let owner = analysis.request.owner.clone();
        if let Some(id) = &owner {
            self.users.entry(id.clone()).or_insert_with(|| User {
                id: id.clone(),
                email: None,
                name: None,
                created_at: now,
                updated_at: now,
            });
        }
        if let Some(idempotency) = &analysis.idempotency {
            self.keys.insert((owner, idempotency.key.clone()), analysis.id);
        }
        let steps = analysis.steps.iter().map(|step| step.task_id);
        self.tasks.extend(steps.chain([analysis.task_id]).map(|task| (task, analysis.id)));
        self.analyses.insert(analysis.id, Row::new(analysis, now));
    }

    fn delete(&mut self, id: AnalysisId) -> bool {
        let Some(row) = self.analyses.remove(&id) else { return false };
        self.tasks.remove(&row.record.task_id);
        for step in &row.record.steps {
            self.tasks.remove(&step.task_id);
        }
        if let Some(idempotency) = row.idempotency {
            self.keys.remove(&(row.record.request.owner, idempotency.key));
        }
        true
    }

    fn list(&self, filter: &Filter, now: DateTime<Utc>) -> Listing {
        let matches = |record: &Record| {
            filter.owner.as_ref().is_none_or(|owner| record.request.owner.as_ref() == Some(owner))
                && filter.status.is_none_or(|status| record.status == status)
                && filter.ended_before.is_none_or(|age| {
                    record.completed_at.is_some_and(|ended| after(ended, delta(age)) < now)
                })
        };
        let mut rows: Vec<&Row> =
            self.analyses.values().filter(|row| matches(&row.record)).collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.record.created_at, row.record.id)));
        let page = rows.iter().skip(size(filter.offset)).take(size(filter.limit));
        let items = page.map(|row| row.summary()).collect();
        Listing { items, total: u64::try_from(rows.len()).unwrap_or(u64::MAX) }
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn insert(&self, analysis: &NewAnalysis) -> Result<Inserted, StoreError> {
        let now = self.clock.now();
        let mut tables = self.tables();
        Ok(tables.repeated(analysis).unwrap_or_else(|| {
            tables.insert(analysis, now);
            Inserted::Created
        }))
    }

    async fn load(&self, key: Key) -> Result<Option<Record>, StoreError> {
        let tables = self.tables();
        let id = match key {
            Key::Analysis(id) => Some(id),
            Key::Task(task) => tables.tasks.get(&task).copied(),
        };
        Ok(id.and_then(|id| tables.analyses.get(&id)).map(|row| row.record.clone()))
    }

    async fn claim(
        &self,
        id: AnalysisId,
        claim: &Claim,
        lease: Duration,
    ) -> Result<Option<Record>, StoreError> {
        let now = self.clock.now();
        let mut tables = self.tables();
        let Some(row) = tables.analyses.get_mut(&id) else { return Ok(None) };
        Ok(row.due_since(now).map(|_| {
            row.claim(claim, now, after(now, delta(lease)));
            row.record.clone()
        }))
    }

    async fn record(
        &self,
        id: AnalysisId,
        token: ClaimToken,
        lease: Duration,
        change: &Change,
    ) -> Result<Recorded, StoreError> {
        let now = self.clock.now();
        let mut tables = self.tables();
        match tables.analyses.get_mut(&id) {
            Some(row) if row.holds(token, now) => {
                row.apply(change, now, after(now, delta(lease)));
                Ok(Recorded::Done { version: row.record.version })
            }
            _ => Ok(Recorded::Lost),
        }
    }

    async fn due(&self, limit: u32, quiet: Duration) -> Result<Vec<AnalysisId>, StoreError> {
        let now = self.clock.now();
        let mut tables = self.tables();
        let mut due: Vec<_> = tables
            .analyses
            .iter()
            .filter(|(_, row)| row.is_quiet(now, delta(quiet)))
            .filter_map(|(id, row)| Some((row.due_since(now)?, *id)))
            .collect();
        due.sort_unstable();
        due.truncate(size(limit));
        for (_, id) in &due {
            if let Some(row) = tables.analyses.get_mut(id) {
                row.hint(now);
            }
        }
        Ok(due.into_iter().map(|(_, id)| id).collect())
    }

    async fn list(&self, filter: &Filter) -> Result<Listing, StoreError> {
        Ok(self.tables().list(filter, self.clock.now()))
    }

    async fn cancel(&self, id: AnalysisId) -> Result<Cancelled, StoreError> {
        let now = self.clock.now();
        let mut tables = self.tables();
        Ok(match tables.analyses.get_mut(&id) {
            None => Cancelled::Unknown,
            Some(row) if row.record.status.is_terminal() => Cancelled::Ended(row.record.status),
            Some(row) => {
                row.cancel(now);
                Cancelled::Done
            }
        })
    }

    async fn delete(&self, id: AnalysisId) -> Result<bool, StoreError> {
        Ok(self.tables().delete(id))
    }
}

#[async_trait]
impl Questions for MemoryStore {
    async fn add_question(&self, new: &NewQuestion) -> Result<Option<Question>, StoreError> {
        let now = self.clock.now();
        let mut tables = self.tables();
        let Some(row) = tables.analyses.get_mut(&new.analysis) else { return Ok(None) };
        if let Some(first) = row.questions.iter().find(|question| question.id == new.id) {
            return Ok(Some(first.clone()));
        }
        let question = Question {
            id: new.id,
            question: new.question.clone(),
            language: new.language.clone(),
            answer: new.answer.clone(),
            created_at: now,
        };
        row.questions.push(question.clone());
        Ok(Some(question))
    }

    async fn questions(&self, analysis: AnalysisId) -> Result<Vec<Question>, StoreError> {
        Ok(self
            .tables()
            .analyses
            .get(&analysis)
            .map(|row| row.questions.clone())
            .unwrap_or_default())
    }
}

#[async_trait]
impl Users for MemoryStore {
    async fn create_user(&self, user: &NewUser) -> Result<Option<User>, StoreError> {
        let now = self.clock.now();
        let mut tables = self.tables();
        let email = user.email.as_ref().map(|email| email.expose().to_lowercase().into());
        let known = tables.users.get(&user.id);
        let complete = known.is_some_and(|known| known.email.is_some() || known.name.is_some());
        let taken = email.is_some() && tables.users.values().any(|other| other.email == email);
        if complete || taken {
            return Ok(None);
        }
        let created = User {
            id: user.id.clone(),
            email,
            name: user.name.clone(),
            created_at: known.map_or(now, |known| known.created_at),
            updated_at: now,
        };
        tables.users.insert(created.id.clone(), created.clone());
        Ok(Some(created))
    }

    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError> {
        Ok(self.tables().users.get(id).cloned())
    }
}

fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
