//! Stores and brokers that fail, answer late, or not at all.

use std::sync::Arc;
use std::time::Duration;

use bta_core::engine::{Client, Parts, Worker};
use bta_core::memory::{MemoryBroker, MemoryStore};
use bta_core::store::{Status, Store};
use bta_core::testkit::fault::{Fault, Faults, FaultyBroker, FaultyStore};
use bta_core::testkit::script::{Act, Script};
use object_store::memory::InMemory;
use tokio::time::{Instant, sleep};

use crate::stage::{MINUTE, doctor_runs, ended, parts, run, slow_doctor, submit, work};

fn faulty(script: &Script, store: &Faults, broker: &Faults) -> Parts {
    Parts::new(
        Arc::new(script.clone()),
        Arc::new(FaultyStore::new(Arc::new(MemoryStore::new()), store.clone())),
        Arc::new(FaultyBroker::new(Arc::new(MemoryBroker::new()), broker.clone())),
        Arc::new(InMemory::new()),
    )
}

fn with_store(parts: &Parts, store: Arc<dyn Store>) -> Parts {
    let mut parts = parts.clone();
    parts.store = store;
    parts
}

#[tokio::test(start_paused = true)]
async fn lost_hints_are_made_good_by_the_sweep() {
    let faults = Faults::from(0, Fault::Lose);
    let parts = faulty(&Script::new(), &Faults::none(), &faults);
    let client = Client::new(parts.clone());
    let id = submit(&client).await.id;
    assert_eq!(faults.fired(), 1);
    faults.heal();
    let started = Instant::now();
    let _shift = work(&parts);
    assert_eq!(ended(&client, id).await.status, Status::Completed);
    assert!(started.elapsed() < parts.limits.sweep * 2);
}

#[tokio::test(start_paused = true)]
async fn a_broker_that_is_down_costs_time_only() {
    let faults = Faults::from(0, Fault::Before);
    let script = Script::new().agent("doctor", [Act::Unavailable(None)]);
    let parts = faulty(&script, &Faults::none(), &faults);
    let client = Client::new(parts.clone());
    let submitted = submit(&client).await;
    let health = client.health().await;
    assert!(health.broker.is_err() && health.store.is_ok());
    assert_eq!(health.waiting, Some(1));
    let shift = work(&parts);
    sleep(10 * MINUTE).await;
    faults.heal();
    let back = Instant::now();
    assert_eq!(ended(&client, submitted.id).await.status, Status::Completed);
    assert!(back.elapsed() < MINUTE, "{:?}", back.elapsed());
    assert_eq!(client.health().await.workers, 1);
    shift.stop().await;
}

#[tokio::test(start_paused = true)]
async fn each_call_of_the_store_may_fail() {
    let calls = {
        let faults = Faults::none();
        run_with(&faults).await;
        faults.calls()
    };
    assert!(calls >= 12, "{calls}");
    for fault in
        [Fault::Before, Fault::After, Fault::Late(MINUTE), Fault::HangBefore, Fault::HangAfter]
    {
        for call in 0..calls {
            let faults = Faults::at(call, fault);
            run_with(&faults).await;
            assert!(faults.fired() == 1 || call > 10, "{fault:?} at {call} never fired");
        }
    }
}

/// Runs one analysis; whatever goes wrong, it completes.
async fn run_with(faults: &Faults) {
    let script = Script::new();
    let memory = Arc::new(MemoryStore::new());
    let whole = parts(&script);
    let client = Client::new(with_store(&whole, memory.clone()));
    let id = submit(&client).await.id;
    let store = Arc::new(FaultyStore::new(memory, faults.clone()));
    let shift = run(Worker::new(with_store(&whole, store)));
    let record = ended(&client, id).await;
    assert_eq!(record.status, Status::Completed);
    assert!(record.attempts <= 2);
    shift.crash().await;
}

/// A worker is cut off from the store in the middle of its work, for longer than its lease.
#[tokio::test(start_paused = true)]
async fn a_worker_that_was_cut_off_writes_nothing() {
    for fault in [Fault::Before, Fault::After, Fault::HangBefore, Fault::Late(MINUTE)] {
        let script = slow_doctor();
        let memory = Arc::new(MemoryStore::new());
        let whole = with_store(&parts(&script), memory.clone());
        let client = Client::new(whole.clone());
        let id = submit(&client).await.id;
        let link = Faults::none();
        let store = Arc::new(FaultyStore::new(memory, link.clone()));
        let cut_off = run(Worker::new(with_store(&whole, store)));
        doctor_runs(&client, id).await;
        link.strike(fault);
        let other = work(&whole);
        sleep(Duration::from_secs(50)).await;
        link.heal();
        let record = ended(&client, id).await;
        assert_eq!(record.status, Status::Completed, "{fault:?}");
        // A claim of the worker that was cut off may have happened without its knowing.
        assert!((2..=3).contains(&record.attempts), "{fault:?}: {}", record.attempts);
        assert_eq!((script.count("verifier"), script.count("doctor")), (1, 2), "{fault:?}");
        sleep(10 * MINUTE).await;
        assert_eq!(ended(&client, id).await, record, "{fault:?}: somebody wrote afterwards");
        other.stop().await;
        cut_off.stop().await;
    }
}
