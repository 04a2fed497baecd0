//! A worker ends at every poll of any of its tasks; another one finishes.

use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use bta_core::AnalysisId;
use bta_core::engine::{Client, Parts, Worker};
use bta_core::memory::{Clock, MemoryBroker, MemoryStore};
use bta_core::store::{Key, Mode, Record, Request, Status, StepStatus, Store};
use bta_core::testkit::fault::{Faults, FaultyBroker, FaultyStore};
use bta_core::testkit::script::{Act, Script};
use object_store::memory::InMemory;
use tokio::runtime::{Builder, Runtime};
use tokio_util::sync::CancellationToken;

use crate::stage::{LONG, submit_request};

/// An installation whose processes may end at any time.
struct Installation {
    clock: Clock,
    store: Arc<MemoryStore>,
    parts: Parts,
}

impl Installation {
    fn new(script: &Script) -> Self {
        let clock = Clock::still();
        let store = Arc::new(MemoryStore::with_clock(clock.clone()));
        let parts = Parts::new(
            Arc::new(script.clone()),
            Arc::new(FaultyStore::new(store.clone(), Faults::none())),
            Arc::new(FaultyBroker::new(Arc::new(MemoryBroker::new()), Faults::none())),
            Arc::new(InMemory::new()),
        );
        Self { clock, store, parts }
    }

    fn submit(&self, request: Request) -> AnalysisId {
        let client = Client::new(self.parts.clone());
        runtime().block_on(submit_request(&client, request, None)).unwrap().id
    }

    /// Lets a process work for so many steps of its runtime, then ends it. Returns whether it was done.
    fn crash_after(&self, polls: u32, id: AnalysisId) -> bool {
        let runtime = runtime();
        let done = runtime.block_on(async {
            let worker =
                tokio::spawn(Worker::new(self.parts.clone()).run(CancellationToken::new()));
            for _ in 0..polls {
                // One task runs for each turn of this loop; nothing here ever waits.
                let mut turned = false;
                std::future::poll_fn(|context| {
                    if std::mem::replace(&mut turned, true) {
                        return Poll::Ready(());
                    }
                    context.waker().wake_by_ref();
                    Poll::Pending
                })
                .await;
                if self.load(id).await.status.is_terminal() {
                    return true;
                }
            }
            worker.abort();
            false
        });
        runtime.shutdown_background();
        done
    }

    /// Lets leases expire and another process finish.
    fn finish(&self, id: AnalysisId) -> Record {
        self.clock.advance(Duration::from_secs(31));
        runtime().block_on(async {
            let worker =
                tokio::spawn(Worker::new(self.parts.clone()).run(CancellationToken::new()));
            let record = Client::new(self.parts.clone()).wait(id, LONG).await;
            worker.abort();
            record.unwrap().unwrap()
        })
    }

    async fn load(&self, id: AnalysisId) -> Record {
        self.store.load(Key::Analysis(id)).await.unwrap().unwrap()
    }
}

fn runtime() -> Runtime {
    Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .event_interval(1)
        .build()
        .unwrap()
}

#[test]
fn a_worker_may_end_at_every_poll() {
    for mode in [Mode::Sequential, Mode::Parallel] {
        let mut resumed = 0;
        for polls in 0.. {
            let script = Script::new();
            let installation = Installation::new(&script);
            let id = installation.submit(Request { mode, ..Request::default() });
            let done = installation.crash_after(polls, id);
            let record = installation.finish(id);

            assert_eq!(record.status, Status::Completed, "after {polls} polls");
            for step in &record.steps {
                assert_eq!(step.status, StepStatus::Completed, "after {polls} polls");
                assert!(step.attempts <= 2 && script.count(&step.name) <= 2);
            }
            assert!(record.attempts <= 2, "after {polls} polls");
            // A result that was stored is not made again: at most what ran at the crash is.
            let again = script.calls().len() - 4;
            assert!(again <= 2, "after {polls} polls {again} agents were asked again");
            resumed += usize::from(record.attempts == 2);
            if done {
                assert!(polls > 40 && resumed > 20, "{mode:?}: {polls} polls, {resumed} resumed");
                break;
            }
        }
    }
}

#[test]
fn a_worker_may_end_at_every_poll_of_a_failing_analysis() {
    for (agent, act) in
        [("doctor", Act::Fail), ("nutritionist", Act::Refuse), ("verifier", Act::Panic)]
    {
        for polls in 0.. {
            // The agent does the same however often it is asked.
            let script = Script::new().agent(agent, vec![act.clone(); 3]);
            let installation = Installation::new(&script);
            let id = installation.submit(Request::default());
            let done = installation.crash_after(polls, id);
            let record = installation.finish(id);
            assert_eq!(record.status, Status::Failed, "{agent} {act:?} after {polls} polls");
            if done {
                break;
            }
        }
    }
}
