//! An engine with adapters inside the process, on paused time.

use std::sync::Arc;
use std::time::Duration;

use bta_core::AnalysisId;
use bta_core::engine::{Client, Limits, Parts, Stopped, Submitted, Worker};
use bta_core::memory::{MemoryBroker, MemoryStore};
use bta_core::store::{Key, Record, Request, StepStatus};
use bta_core::testkit::script::{Act, Script};
use object_store::memory::InMemory;
use tokio::task::JoinHandle;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

/// A document that the script takes for a PDF.
pub(crate) const PDF: &[u8] = b"%PDF-1.7 some bytes";

/// Longer than anything in a test takes, on paused time.
pub(crate) const LONG: Duration = Duration::from_secs(2 * 60 * 60);

pub(crate) const MINUTE: Duration = Duration::from_secs(60);

pub(crate) fn slow_doctor() -> Script {
    Script::new().agent("doctor", [Act::AnswerAfter(MINUTE)])
}

pub(crate) fn parts(script: &Script) -> Parts {
    Parts::new(
        Arc::new(script.clone()),
        Arc::new(MemoryStore::new()),
        Arc::new(MemoryBroker::new()),
        Arc::new(InMemory::new()),
    )
}

pub(crate) async fn submit(client: &Client) -> Submitted {
    submit_request(client, Request::default(), None).await.unwrap()
}

pub(crate) async fn submit_request(
    client: &Client,
    request: Request,
    key: Option<&str>,
) -> Result<Submitted, bta_core::engine::SubmitError> {
    let mut upload = client.upload().await?;
    upload.write(PDF.into()).await?;
    client.submit(upload, "report.pdf", request, key.map(str::to_owned)).await
}

pub(crate) async fn ended(client: &Client, id: AnalysisId) -> Record {
    let record = client.wait(id, LONG).await.unwrap().unwrap();
    assert!(record.status.is_terminal(), "never ended: {record:?}");
    record
}

/// Waits until the doctor examines.
pub(crate) async fn doctor_runs(client: &Client, id: AnalysisId) {
    for _ in 0..100_000 {
        let record = client.load(Key::Analysis(id)).await.unwrap().unwrap();
        if record.steps[1].status == StepStatus::Running {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("the doctor never began");
}

/// A worker that runs beside the test.
pub(crate) struct Shift {
    stop: CancellationToken,
    task: JoinHandle<Stopped>,
}

pub(crate) fn work(parts: &Parts) -> Shift {
    run(Worker::new(parts.clone()))
}

pub(crate) fn run(worker: Worker) -> Shift {
    let stop = CancellationToken::new();
    let task = tokio::spawn(worker.run(stop.clone()));
    Shift { stop, task }
}

impl Shift {
    pub(crate) async fn stop(self) -> Stopped {
        self.stop.cancel();
        self.task.await.unwrap()
    }

    /// Ends the worker as a crash does.
    pub(crate) async fn crash(self) {
        self.task.abort();
        assert!(self.task.await.unwrap_err().is_cancelled());
    }

    pub(crate) async fn ended(self) -> Stopped {
        self.task.await.unwrap()
    }
}

/// Runs one analysis to its end with one worker.
pub(crate) async fn run_one(script: &Script, request: Request, limits: Limits) -> Record {
    let parts = parts(script).limits(limits);
    let client = Client::new(parts.clone());
    let id = submit_request(&client, request, None).await.unwrap().id;
    let shift = work(&parts);
    let record = ended(&client, id).await;
    assert_eq!(shift.stop().await, Stopped::Asked);
    record
}
