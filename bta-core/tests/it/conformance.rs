//! The adapters inside the process keep their contracts.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bta_core::Broker;
use bta_core::memory::{Clock, MemoryBroker, MemoryStore};
use bta_core::store::Store;
use bta_core::{storage, testkit};
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;

struct Memory {
    clock: Clock,
}

#[async_trait]
impl testkit::store::Subject for Memory {
    async fn store(&self) -> Arc<dyn Store> {
        Arc::new(MemoryStore::with_clock(self.clock.clone()))
    }

    async fn lapse(&self, time: Duration) {
        self.clock.advance(time);
    }
}

#[async_trait]
impl testkit::broker::Subject for Memory {
    async fn pair(&self) -> (Arc<dyn Broker>, Arc<dyn Broker>) {
        let broker = MemoryBroker::new();
        (Arc::new(broker.clone()), Arc::new(broker))
    }
}

#[tokio::test]
async fn memory_store() {
    testkit::store::all(&Memory { clock: Clock::still() }).await;
}

#[tokio::test(start_paused = true)]
async fn memory_broker() {
    testkit::broker::all(&Memory { clock: Clock::still() }).await;
}

#[tokio::test]
async fn memory_and_local_storage() {
    storage::all(Arc::new(InMemory::new())).await;
    let directory = tempfile::tempdir().unwrap();
    storage::all(Arc::new(LocalFileSystem::new_with_prefix(directory.path()).unwrap())).await;
}
