//! Whole installations under seeded faults: whatever happens, every accepted analysis ends, once.
//!
//! Store and broker fail before and after what they do, are late, never answer, lose and repeat; workers
//! stop and crash; people follow, cancel and delete at any moment, and repeat what was not answered.

use std::sync::Arc;
use std::time::Duration;

use bta_core::AnalysisId;
use bta_core::engine::{Client, Parts, Worker};
use bta_core::event::Event;
use bta_core::store::{Key, Mode, Record, Request, Status, StepStatus};
use bta_core::testkit::fault::{Faults, FaultyBroker, FaultyStore};
use bta_core::testkit::script::{Act, Script};
use futures::StreamExt;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::stage::{LONG, ended, parts, run, submit_request};

/// How many seeds are tried, unless `BTA_TEST_SEEDS` says another number.
const SEEDS: u64 = 200;
const ANALYSES: u32 = 8;

/// What becomes of an analysis, as those know who asked for it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fate {
    Kept,
    Cancelled,
    Deleted,
}

#[test]
fn every_accepted_analysis_ends_once() {
    let seeds = std::env::var("BTA_TEST_SEEDS").map_or(SEEDS, |seeds| seeds.parse().unwrap());
    let (mut fired, mut ends) = (0, [0_u64; 4]);
    for seed in 0..seeds {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .unwrap();
        let (faults, seen) = runtime.block_on(simulate(seed));
        fired += faults;
        for (sum, one) in ends.iter_mut().zip(seen) {
            *sum += one;
        }
    }
    let [completed, failed, cancelled, deleted] = ends;
    println!(
        "{seeds} seeds, {fired} faults: {completed} completed, {failed} failed, {cancelled} cancelled, {deleted} deleted"
    );
    assert!(fired > seeds * 10, "only {fired} faults fired");
    assert!(completed > seeds && cancelled * 4 > seeds && deleted * 4 > seeds, "{ends:?}");
}

/// Runs one installation whose store, broker and workers fail. Returns how many faults fired, and how many
/// analyses completed, failed, were cancelled and were deleted.
async fn simulate(seed: u64) -> (u64, [u64; 4]) {
    let mut random = StdRng::seed_from_u64(seed);
    let pauses = (0..40).map(|_| Act::AnswerAfter(pause(&mut random))).collect::<Vec<_>>();
    let script =
        Script::new().agent("verifier", pauses).agent("exercise", vec![Act::Unavailable(None); 3]);
    let calm = parts(&script);
    let faults = Faults::seeded(seed, 60);
    let mut faulty = calm.clone();
    faulty.store = Arc::new(FaultyStore::new(calm.store.clone(), faults.clone()));
    faulty.broker = Arc::new(FaultyBroker::new(calm.broker.clone(), faults.clone()));

    let mut people = JoinSet::new();
    for number in 0..ANALYSES {
        let (calm, faulty) = (calm.clone(), faulty.clone());
        let random = StdRng::seed_from_u64(random.random());
        people.spawn(person(seed, number, (calm, faulty), random));
    }
    // Workers come, crash and stop; the last one stays.
    for _ in 0..3 {
        let worker = run(Worker::new(faulty.clone()));
        sleep(pause(&mut random)).await;
        if random.random_bool(0.5) {
            worker.crash().await;
        } else {
            // A call that never answers ends with the process.
            let _ = tokio::time::timeout(LONG, worker.stop()).await.expect("a worker stops");
        }
    }
    let last = run(Worker::new(faulty));
    let mut ends = [0; 4];
    while let Some(seen) = people.join_next().await {
        let place = match seen.unwrap() {
            Some(Status::Completed) => 0,
            Some(Status::Failed) => 1,
            Some(_) => 2,
            None => 3,
        };
        ends[place] += 1;
    }
    last.crash().await;
    (faults.fired(), ends)
}

/// Somebody who submits, follows, may change their mind, and looks again much later. Returns how the
/// analysis ended, or nothing when it was deleted.
async fn person(
    seed: u64,
    number: u32,
    (calm, faulty): (Parts, Parts),
    mut random: StdRng,
) -> Option<Status> {
    let (client, calm) = (Client::new(faulty), Client::new(calm));
    sleep(pause(&mut random) / 4).await;
    let id = submit(&client, number, &mut random).await;
    let follower = tokio::spawn(follow(seed, client.clone(), id));
    let fate = match random.random_range(0..4) {
        0 => Fate::Cancelled,
        1 => Fate::Deleted,
        _ => Fate::Kept,
    };
    sleep(pause(&mut random) * 2).await;
    match fate {
        Fate::Kept => {}
        Fate::Cancelled => while client.cancel(id).await.is_err() {},
        Fate::Deleted => while client.delete(id).await.is_err() {},
    }
    let end = if fate == Fate::Deleted { None } else { Some(ended(&calm, id).await) };
    follower.await.unwrap();
    sleep(Duration::from_secs(120)).await;
    let later = calm.load(Key::Analysis(id)).await.unwrap();
    assert_eq!(later, end, "seed {seed}: it changed after its end");
    end.map(|record| {
        check(seed, &record, fate);
        record.status
    })
}

/// Submits until it is accepted, with one key: what was not answered may have happened.
async fn submit(client: &Client, number: u32, random: &mut StdRng) -> AnalysisId {
    let mode = if number.is_multiple_of(2) { Mode::Sequential } else { Mode::Parallel };
    let key = format!("key-{number}");
    let mut before = None;
    loop {
        let request = Request { mode, ..Request::default() };
        if let Ok(submitted) = submit_request(client, request, Some(&key)).await {
            let id = *before.get_or_insert(submitted.id);
            assert_eq!(submitted.id, id, "two analyses of one key");
            // Somebody who is not sure asks again.
            if random.random_bool(0.7) {
                return id;
            }
        }
    }
}

/// Reads the events, and comes back with the last version when they break off.
async fn follow(seed: u64, client: Client, id: AnalysisId) {
    let (mut version, mut progress) = (0, 0.0);
    loop {
        let mut events = Box::pin(client.events(id, version));
        let mut broken = false;
        while let Some(event) = events.next().await {
            let Ok(Event { version: now, progress: at, .. }) = &event else {
                broken = true;
                break;
            };
            assert!(*now > version, "seed {seed}: event {now} after {version}");
            assert!(*at >= progress, "seed {seed}: progress fell from {progress} to {at}");
            (version, progress) = (*now, *at);
            if event.is_ok_and(|event| event.is_terminal()) {
                assert!(events.next().await.is_none(), "seed {seed}: an event after the end");
                return;
            }
        }
        // Without an end it was deleted.
        if !broken {
            return;
        }
    }
}

fn pause(random: &mut StdRng) -> Duration {
    Duration::from_millis(random.random_range(0..20_000))
}

fn check(seed: u64, record: &Record, fate: Fate) {
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
        Status::Cancelled => assert_eq!(fate, Fate::Cancelled, "{story}"),
        Status::Pending | Status::Processing => panic!("{story}"),
    }
}
