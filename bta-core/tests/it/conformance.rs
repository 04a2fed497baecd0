//! The adapters inside the process keep their contracts.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bta_core::memory::{Clock, MemoryStore};
use bta_core::store::Store;
use bta_core::testkit;

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

#[tokio::test]
async fn memory_store() {
    testkit::store::all(&Memory { clock: Clock::still() }).await;
}
