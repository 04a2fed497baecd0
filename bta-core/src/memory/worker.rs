//! Who works, in the store inside the process.

use std::time::Duration;

use async_trait::async_trait;

use super::clock::{after, delta};
use super::store::MemoryStore;
use crate::id::WorkerId;
use crate::store::StoreError;
use crate::store::worker::{KnownWorker, NewWorker, Workers};

#[async_trait]
impl Workers for MemoryStore {
    async fn note_worker(&self, worker: &NewWorker, time: Duration) -> Result<(), StoreError> {
        let now = self.clock.now();
        let mut tables = self.tables();
        let known = tables.workers.get(&worker.id);
        let started_at = known.map_or(now, |(known, _)| known.started_at);
        let known = KnownWorker { worker: worker.clone(), started_at, seen_at: now };
        tables.workers.insert(worker.id, (known, after(now, delta(time))));
        Ok(())
    }

    async fn forget_worker(&self, id: WorkerId) -> Result<(), StoreError> {
        self.tables().workers.remove(&id);
        Ok(())
    }

    async fn forget_absent_workers(&self) -> Result<u64, StoreError> {
        let now = self.clock.now();
        let mut tables = self.tables();
        let before = tables.workers.len();
        tables.workers.retain(|_, (_, until)| *until > now);
        Ok(u64::try_from(before - tables.workers.len()).unwrap_or(u64::MAX))
    }

    async fn workers(&self) -> Result<Vec<KnownWorker>, StoreError> {
        let now = self.clock.now();
        let tables = self.tables();
        let known = tables.workers.values().filter(|(_, until)| *until > now);
        let mut known: Vec<_> = known.map(|(worker, _)| worker.clone()).collect();
        // By id they are already.
        known.sort_by(|one, other| one.worker.name.cmp(&other.worker.name));
        Ok(known)
    }
}
