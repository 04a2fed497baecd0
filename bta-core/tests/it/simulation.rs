//! Whole installations under seeded faults: whatever happens, every accepted analysis ends, once.

use std::sync::Arc;
use std::time::Duration;

use bta_core::AnalysisId;
use bta_core::engine::{Client, Parts, Worker};
use bta_core::store::{Mode, Record, Request, Status, StepStatus};
use bta_core::testkit::fault::{Faults, FaultyBroker, FaultyStore};
use bta_core::testkit::script::{Act, Script};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::time::sleep;

use crate::stage::{ended, parts, run, submit_request};

/// How many seeds are tried, unless `BTA_TEST_SEEDS` says another number.
const SEEDS: u64 = 40;
const ANALYSES: usize = 6;

#[test]
fn every_accepted_analysis_ends_once() {
    let seeds = std::env::var("BTA_TEST_SEEDS").map_or(SEEDS, |seeds| seeds.parse().unwrap());
    let mut fired = 0;
    for seed in 0..seeds {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .unwrap();
        fired += runtime.block_on(simulate(seed));
    }
    assert!(fired > seeds * 10, "only {fired} faults fired");
}

/// Runs one installation whose store, broker and workers fail. Returns how many faults fired.
async fn simulate(seed: u64) -> u64 {
    let mut random = StdRng::seed_from_u64(seed);
    let pauses = (0..40).map(|_| Act::AnswerAfter(pause(&mut random))).collect::<Vec<_>>();
    let script =
        Script::new().agent("verifier", pauses).agent("exercise", vec![Act::Unavailable(None); 3]);
    let calm = parts(&script);
    let faults = Faults::seeded(seed, 60);
    let mut faulty = calm.clone();
    faulty.store = Arc::new(FaultyStore::new(calm.store.clone(), faults.clone()));
    faulty.broker = Arc::new(FaultyBroker::new(calm.broker.clone(), faults.clone()));

    let ids = submit_some(&calm, &faulty).await;
    // Workers come, crash and stop; the last one stays.
    for _ in 0..3 {
        let worker = run(Worker::new(faulty.clone()));
        sleep(pause(&mut random)).await;
        if random.random_bool(0.5) {
            worker.crash().await;
        } else {
            worker.stop().await;
        }
    }
    let last = run(Worker::new(faulty));
    let client = Client::new(calm);
    for id in ids {
        let record = ended(&client, id).await;
        check(seed, &record);
        sleep(Duration::from_secs(120)).await;
        assert_eq!(ended(&client, id).await, record, "seed {seed}: it changed after its end");
    }
    last.crash().await;
    faults.fired()
}

fn pause(random: &mut StdRng) -> Duration {
    Duration::from_millis(random.random_range(0..20_000))
}

/// Submits analyses, some through faulty parts: those that were accepted count.
async fn submit_some(calm: &Parts, faulty: &Parts) -> Vec<AnalysisId> {
    let mut ids = Vec::new();
    for number in 0..ANALYSES {
        let mode = if number % 2 == 0 { Mode::Sequential } else { Mode::Parallel };
        let request = Request { mode, ..Request::default() };
        let client = Client::new(Parts::clone(if number % 3 == 0 { faulty } else { calm }));
        if let Ok(submitted) = submit_request(&client, request, None).await {
            ids.push(submitted.id);
        }
    }
    ids
}

fn check(seed: u64, record: &Record) {
    let story = format!("seed {seed}: {record:?}");
    match record.status {
        Status::Completed => {
            let mut essential = record.steps.iter().filter(|step| step.essential);
            assert!(essential.all(|step| step.status == StepStatus::Completed), "{story}");
        }
        // So many crashes and cut links may use up the attempts; that is an end, too.
        Status::Failed => {
            let code = record.failure.as_ref().map(|failure| failure.code.as_str());
            assert_eq!(code, Some("too_many_attempts"), "{story}");
        }
        Status::Pending | Status::Processing | Status::Cancelled => panic!("{story}"),
    }
}
