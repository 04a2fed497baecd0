//! What is counted and logged, and that nothing of it is about a person.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};

use bta_core::case::Person;
use bta_core::engine::{Client, metric};
use bta_core::store::{Request, Status};
use bta_core::testkit::script::{Act, Script};
use metrics::{Counter, CounterFn, Gauge, GaugeFn, Histogram, HistogramFn, KeyName, Metadata};
use metrics::{Recorder, SharedString, Unit};
use tracing_subscriber::fmt::MakeWriter;

use crate::stage::{ended, parts, submit_request, work};

/// Counts by name and labels; of a histogram, how many values came.
#[derive(Clone, Default)]
struct Counted(Arc<Mutex<BTreeMap<String, f64>>>);

struct Entry {
    counted: Counted,
    key: String,
}

impl Entry {
    fn add(&self, value: f64) {
        *self.counted.0.lock().unwrap().entry(self.key.clone()).or_default() += value;
    }
}

impl CounterFn for Entry {
    fn increment(&self, value: u64) {
        self.add(f64::from(u32::try_from(value).unwrap()));
    }

    fn absolute(&self, _: u64) {
        unreachable!("nothing is set");
    }
}

impl GaugeFn for Entry {
    fn increment(&self, value: f64) {
        self.add(value);
    }

    fn decrement(&self, value: f64) {
        self.add(-value);
    }

    fn set(&self, _: f64) {
        unreachable!("nothing is set");
    }
}

impl HistogramFn for Entry {
    fn record(&self, value: f64) {
        assert!((0.0..1e6).contains(&value));
        self.add(1.0);
    }
}

impl Counted {
    fn entry(&self, key: &metrics::Key) -> Arc<Entry> {
        let labels = key.labels().map(|label| format!(" {}={}", label.key(), label.value()));
        let key = key.name().chars().chain(labels.collect::<String>().chars()).collect();
        Arc::new(Entry { counted: self.clone(), key })
    }

    fn get(&self, key: &str) -> f64 {
        self.0.lock().unwrap().get(key).copied().unwrap_or_default()
    }
}

impl Recorder for Counted {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &metrics::Key, _: &Metadata<'_>) -> Counter {
        Counter::from_arc(self.entry(key))
    }

    fn register_gauge(&self, key: &metrics::Key, _: &Metadata<'_>) -> Gauge {
        Gauge::from_arc(self.entry(key))
    }

    fn register_histogram(&self, key: &metrics::Key, _: &Metadata<'_>) -> Histogram {
        Histogram::from_arc(self.entry(key))
    }
}

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Logged(Arc<Mutex<Vec<u8>>>);

impl io::Write for Logged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Logged {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// Runs five analyses of a person whose question and file name are `canary`.
async fn run_five(canary: &str) {
    let script = Script::new()
        .agent("doctor", [Act::Answer, Act::Unavailable(None), Act::Answer, Act::Fail])
        .agent("exercise", [Act::Panic]);
    let parts = parts(&script);
    let client = Client::new(parts.clone());
    let person = Person { age_years: Some(87.5), ..Person::default() };
    let request = Request { question: canary.to_owned().into(), person, ..Request::default() };
    let shift = work(&parts);
    for status in [Status::Completed, Status::Completed, Status::Failed] {
        let id = submit_request(&client, request.clone(), Some(canary)).await.unwrap().id;
        assert_eq!(ended(&client, id).await.status, status);
        client.delete(id).await.unwrap();
    }
    let cancelled = submit_request(&client, request.clone(), None).await.unwrap().id;
    client.cancel(cancelled).await.unwrap();
    let mut refused = client.upload().await.unwrap();
    refused.write(canary.to_owned().into()).await.unwrap();
    client.submit(refused, canary, request, None).await.unwrap_err();
    shift.stop().await;
}

#[test]
fn everything_is_counted_and_nothing_is_told() {
    let canary = "why-is-Mrs-Canary-tired";
    let (counted, logged) = (Counted::default(), Logged::default());
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(logged.clone())
        .finish();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    metrics::with_local_recorder(&counted, || {
        metric::describe();
        tracing::subscriber::with_default(subscriber, || runtime.block_on(run_five(canary)));
    });

    for (key, count) in [
        ("bta_analyses_submitted_total", 4.0),
        ("bta_analyses_ended_total status=completed code=", 2.0),
        ("bta_analyses_ended_total status=failed code=scripted", 1.0),
        ("bta_analyses_cancelled_total", 1.0),
        ("bta_analyses_deleted_total", 3.0),
        ("bta_step_retries_total agent=doctor", 1.0),
        ("bta_analyses_released_total", 1.0),
        ("bta_claims_lost_total", 0.0),
        ("bta_analysis_seconds", 4.0),
        ("bta_queue_wait_seconds", 3.0),
        ("bta_read_seconds", 3.0),
        ("bta_step_seconds agent=verifier result=examined", 3.0),
        ("bta_step_seconds agent=exercise result=agent failed", 1.0),
        ("bta_analyses_running", 0.0),
    ] {
        let found = counted.get(key);
        assert!((found - count).abs() < 0.1, "{key}: {found} instead of {count}");
    }
    let logged = String::from_utf8(logged.0.lock().unwrap().clone()).unwrap();
    assert!(logged.contains("completed") && logged.contains("attempt=1"), "{logged}");
    let names = format!("{:?}", counted.0.lock().unwrap().keys());
    for private in [canary, "87.5", "report.pdf", "Hämoglobin"] {
        assert!(!logged.contains(private), "the log tells {private}: {logged}");
        assert!(!names.contains(private), "a metric tells {private}");
    }
}
