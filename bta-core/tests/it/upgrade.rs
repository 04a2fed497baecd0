//! What this version does not know is left for another: hints of another form, analyses of another kind.

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bta_core::analysis::{Analysis, ReadError, Step};
use bta_core::broker::{Broker, BrokerError, Delivery, HINT_SCHEMA, Hint, Receipt};
use bta_core::engine::{Client, Limits};
use bta_core::memory::MemoryBroker;
use bta_core::testkit::script::Script;
use bta_core::{AnalysisId, Code, Report, store::Key, store::Status};
use bytes::Bytes;
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

/// The script, as a newer version has it.
#[derive(Debug)]
struct Newer(Script);

#[async_trait]
impl Analysis for Newer {
    fn kind(&self) -> &'static str {
        "newer"
    }

    fn steps(&self) -> &[Step] {
        self.0.steps()
    }

    async fn check(&self, document: Bytes) -> Result<(), ReadError> {
        self.0.check(document).await
    }

    async fn read(&self, document: Bytes) -> Result<Report, ReadError> {
        self.0.read(document).await
    }
}

#[tokio::test(start_paused = true)]
async fn analyses_of_another_version_wait_for_it() {
    let older = parts(&Script::new());
    let mut newer = older.clone();
    newer.analysis = Arc::new(Newer(Script::new()));
    let client = Client::new(newer.clone());
    let id = submit(&client).await.id;
    let _older = work(&older);
    sleep(60 * MINUTE).await;
    let record = client.load(Key::Analysis(id)).await.unwrap().unwrap();
    let claims = record.version / 2;
    assert!(claims > 60, "the older version has met it: {record:?}");
    assert_eq!((record.status, record.attempts), (Status::Pending, 0));
    let _newer = work(&newer);
    let record = ended(&client, id).await;
    assert_eq!((record.status, record.attempts), (Status::Completed, 1));
}

#[tokio::test(start_paused = true)]
async fn analyses_of_a_version_that_is_gone_end() {
    let older = parts(&Script::new()).limits(Limits { foreign: 30 * MINUTE, ..Limits::default() });
    let mut newer = older.clone();
    newer.analysis = Arc::new(Newer(Script::new()));
    let client = Client::new(newer);
    let id = submit(&client).await.id;
    let _older = work(&older);
    let record = ended(&client, id).await;
    assert_eq!(record.failure.unwrap().code, Code::INTERNAL);
    let waited = record.completed_at.unwrap() - record.created_at;
    assert!((30..32).contains(&waited.num_minutes()), "{waited}");
}
