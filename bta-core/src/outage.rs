//! What a worker does when what it works with goes away: goes on when it is back. Feature `testkit`.

#![expect(clippy::missing_panics_doc, reason = "every rule panics when it is broken")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use object_store::memory::InMemory;
use tokio::time::sleep;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::broker::Broker;
use crate::engine::{Client, Limits, Parts, Worker};
use crate::id::AnalysisId;
use crate::store::{Request, Status, Store};
use crate::testkit::script::Script;

/// How long after the return of what it works with a worker goes on.
pub const BACK: Duration = Duration::from_secs(2);

/// A worker with scripted agents, and a client beside it.
#[derive(Debug)]
pub struct Shop {
    client: Client,
    _stop: DropGuard,
}

impl Shop {
    /// Opens one whose sweep is `sweep` apart: long shows what the broker does, short what the sweep does.
    #[must_use]
    pub fn open(store: Arc<dyn Store>, broker: Arc<dyn Broker>, sweep: Duration) -> Self {
        let client = Self::client(store, broker, sweep);
        let stop = CancellationToken::new();
        tokio::spawn(Worker::new(client.parts().clone()).run(stop.clone()));
        Self { client, _stop: stop.drop_guard() }
    }

    /// Makes a client as another process has it: it finds the worker's changes only in the store.
    #[must_use]
    pub fn client(store: Arc<dyn Store>, broker: Arc<dyn Broker>, sweep: Duration) -> Client {
        let limits = Limits {
            sweep,
            quiet: sweep.min(Duration::from_secs(1)),
            poll: Duration::from_millis(20),
            ..Limits::default()
        };
        let files = Arc::new(InMemory::new());
        Client::new(Parts::new(Arc::new(Script::new()), store, broker, files).limits(limits))
    }

    /// Submits an analysis; again and again while the store is away.
    pub async fn submit(&self) -> AnalysisId {
        let began = Instant::now();
        loop {
            let submitted = async {
                let mut upload = self.client.upload().await?;
                upload.write(b"%PDF-1.7 some bytes".as_slice().into()).await?;
                self.client.submit(upload, "report.pdf", Request::default(), None).await
            };
            match submitted.await {
                Ok(submitted) => return submitted.id,
                Err(error) => assert!(began.elapsed() < Duration::from_secs(60), "{error:?}"),
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until an analysis has completed. Returns after how long it had.
    pub async fn completed(&self, id: AnalysisId) -> Duration {
        let began = Instant::now();
        loop {
            match self.client.wait(id, Duration::from_secs(60)).await {
                Ok(record) => {
                    let status = record.map(|record| record.status);
                    assert_eq!(status, Some(Status::Completed), "after {:?}", began.elapsed());
                    return began.elapsed();
                }
                Err(error) => assert!(began.elapsed() < Duration::from_secs(60), "{error:?}"),
            }
        }
    }

    /// Runs one analysis, as those do who want to know whether everything works.
    pub async fn works(&self) -> Duration {
        let id = self.submit().await;
        self.completed(id).await
    }

    /// Does `fault`, then submits: a worker must have gone on in time.
    pub async fn goes_on_after(&self, fault: impl Future<Output = ()>) {
        self.works().await;
        fault.await;
        let back = Instant::now();
        self.works().await;
        assert!(back.elapsed() < BACK, "the worker went on after {:?}", back.elapsed());
    }
}
