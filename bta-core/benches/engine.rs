//! How long the pipeline takes to decide, and the engine to run an analysis whose agents do nothing,
//! with everything inside the process.

#![expect(clippy::unwrap_used, reason = "a benchmark ends when something fails")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use bta_core::engine::{Client, Parts, Worker};
use bta_core::memory::{MemoryBroker, MemoryStore};
use bta_core::opinion::Opinion;
use bta_core::pipeline::{Backoff, Effect, Event, Pipeline, Rules, Waits};
use bta_core::store::{Claim, Record, Request, Store};
use bta_core::testkit::script::Script;
use bta_core::testkit::store::{analysis, report};
use criterion::{Criterion, criterion_group, criterion_main};
use object_store::memory::InMemory;
use tokio_util::sync::CancellationToken;

const RULES: Rules = Rules {
    attempts: 5,
    step_attempts: 3,
    backoff: Backoff { base: Duration::from_secs(1), cap: Duration::from_secs(60) },
};

/// Every decision from a claim to the end, with nobody to carry them out.
fn decide(record: &Record) -> usize {
    let plan: Vec<_> =
        record.steps.iter().map(|step| Waits { name: &step.name, after: &[] }).collect();
    let mut pipeline = Pipeline::new(record, &plan, RULES).unwrap();
    let (mut events, mut effects) = (vec![Event::Begun], 0);
    while let Some(event) = events.pop() {
        for effect in pipeline.on(event).unwrap() {
            effects += 1;
            match effect {
                Effect::Read => events.push(Event::Read(report())),
                Effect::Examine { step } => {
                    let opinion = Opinion::new("nothing".to_owned(), Vec::new());
                    events.push(Event::Examined { step, opinion });
                }
                Effect::Record(_) | Effect::Ring { .. } => {}
            }
        }
    }
    assert!(pipeline.is_over());
    effects
}

fn pipeline(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let record = runtime.block_on(async {
        let (store, new) = (MemoryStore::new(), analysis());
        store.insert(&new).await.unwrap();
        let claim = Claim::new("bench");
        store.claim(new.id, &claim, Duration::from_secs(30)).await.unwrap().unwrap()
    });
    criterion.bench_function("decide an analysis", |bencher| {
        bencher.iter(|| black_box(decide(black_box(&record))));
    });
}

fn engine(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let parts = Parts::new(
        Arc::new(Script::new()),
        Arc::new(MemoryStore::new()),
        Arc::new(MemoryBroker::new()),
        Arc::new(InMemory::new()),
    );
    let (client, stop) = (Client::new(parts.clone()), CancellationToken::new());
    let worker = runtime.spawn(Worker::new(parts).run(stop.clone()));
    criterion.bench_function("run an analysis", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                let mut upload = client.upload().await.unwrap();
                upload.write(b"%PDF-1.7 nothing".as_slice().into()).await.unwrap();
                let submitted =
                    client.submit(upload, "nothing.pdf", Request::default(), None).await.unwrap();
                let record = client.wait(submitted.id, Duration::from_secs(60)).await.unwrap();
                assert!(record.unwrap().status.is_terminal());
                client.delete(submitted.id).await.unwrap();
            });
        });
    });
    stop.cancel();
    runtime.block_on(worker).unwrap();
}

criterion_group!(benches, pipeline, engine);
criterion_main!(benches);
