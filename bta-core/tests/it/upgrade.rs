//! A hint of a form that this version does not know is left for another.

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bta_core::broker::{Broker, BrokerError, Delivery, HINT_SCHEMA, Hint, Receipt};
use bta_core::engine::Client;
use bta_core::memory::MemoryBroker;
use bta_core::testkit::script::Script;
use bta_core::{AnalysisId, store::Status};
use tokio::time::sleep;

use crate::stage::{MINUTE, ended, parts, submit, work};

/// Notes what is acknowledged.
#[derive(Debug, Default)]
struct Noting {
    inner: MemoryBroker,
    acknowledged: Mutex<usize>,
}

#[async_trait]
impl Broker for Noting {
    async fn publish(&self, hints: &[Hint]) -> Result<(), BrokerError> {
        self.inner.publish(hints).await
    }

    async fn receive(
        &self,
        max: NonZeroUsize,
        wait: Duration,
    ) -> Result<Vec<Delivery>, BrokerError> {
        self.inner.receive(max, wait).await
    }

    async fn acknowledge(&self, receipts: &[Receipt]) -> Result<(), BrokerError> {
        *self.acknowledged.lock().unwrap() += receipts.len();
        Ok(())
    }

    async fn depth(&self) -> Result<u64, BrokerError> {
        self.inner.depth().await
    }
}

#[tokio::test(start_paused = true)]
async fn an_unknown_hint_is_not_acknowledged_and_does_no_harm() {
    let broker = Arc::new(Noting::default());
    let mut parts = parts(&Script::new());
    parts.broker = broker.clone();
    let newer = Hint { schema: HINT_SCHEMA + 1, ..Hint::new(AnalysisId::new()) };
    broker.publish(&[newer]).await.unwrap();
    let _shift = work(&parts);
    sleep(MINUTE).await;
    assert_eq!(broker.depth().await.unwrap(), 0, "it was received");
    assert_eq!(*broker.acknowledged.lock().unwrap(), 0, "and left for others");

    let client = Client::new(parts.clone());
    let id = submit(&client).await.id;
    assert_eq!(ended(&client, id).await.status, Status::Completed);
    assert_eq!(*broker.acknowledged.lock().unwrap(), 1);
}
