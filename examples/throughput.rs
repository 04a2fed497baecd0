//! Measures a pair of store and broker with agents that do nothing.
//!
//! `cargo run --release --features postgres,redis --example throughput -- --pair postgres+redis`. Servers are those
//! of `DATABASE_URL` and `BROKER_URL`, or else at the usual local ports; what is measured leaves rows behind,
//! so give it a database of its own. CPU and memory are those of this process, which is client and worker.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program")]

use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use async_trait::async_trait;
use bta::broker::{Broker, Hint};
use bta::report::{Verdict, VerdictKind};
use bta::store::{Filter, Request, Status};
use bta::{
    Agent, AgentError, Analysis, AnalysisId, CancellationToken, Case, Client, Config, Context,
    Opinion, ReadError, Report, Service, Step, isolate,
};
use bytes::Bytes;
use clap::{Arg, Command};
use tokio::task::JoinSet;

/// Store and broker of each pair that is known by name.
const PAIRS: &[(&str, &str, &str)] = &[
    ("sqlite+memory", "", "memory:"),
    ("sqlite+redis", "", REDIS),
    ("postgres", POSTGRES, POSTGRES),
    ("postgres+redis", POSTGRES, REDIS),
    ("postgres+amqp", POSTGRES, AMQP),
    ("mysql+redis", "mysql://root@127.0.0.1:3306/bta_throughput", REDIS),
];
const REDIS: &str = "redis://127.0.0.1:6379";
const AMQP: &str = "amqp://guest:guest@127.0.0.1:5672";
const POSTGRES: &str = "postgresql://postgres@127.0.0.1:5432/bta_throughput?sslmode=disable";

fn main() -> ExitCode {
    isolate::serve_if_child();
    match tokio::runtime::Runtime::new()
        .map_err(Into::into)
        .and_then(|runtime| runtime.block_on(run()))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> anyhow::Result<()> {
    let number = |name: &'static str, default: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .default_value(default)
            .value_parser(clap::value_parser!(u32))
            .help(help)
    };
    let flags = Command::new("throughput")
        .about("Measures a pair of store and broker with agents that do nothing")
        .arg(Arg::new("pair").long("pair").default_value("sqlite+memory"))
        .arg(number("analyses", "500", "How many analyses are run"))
        .arg(number("hints", "5000", "How many hints are carried"))
        .arg(number("at-once", "8", "How many analyses run at once"))
        .arg(Arg::new("backlog").long("backlog").default_value("500,2000,20000"))
        .get_matches();
    let count = |name: &str| flags.get_one::<u32>(name).copied().unwrap_or(1);
    let pair = flags.get_one::<String>("pair").map_or("", String::as_str);
    let directory = tempfile::tempdir()?;
    let service = open(pair, directory.path(), count("at-once")).await?;
    println!("{pair}, {} at once", count("at-once"));

    hints(&*service.client().parts().broker, count("hints")).await?;
    let stop = CancellationToken::new();
    let worker = tokio::spawn(service.worker().run(stop.clone()));
    analyses(&service.client(), count("analyses")).await?;
    latency(&service.client()).await?;
    idle().await;
    stop.cancel();
    worker.await?;
    let backlogs = flags.get_one::<String>("backlog").map_or("", String::as_str);
    for backlog in backlogs.split(',').filter(|text| !text.is_empty()) {
        drained(&service, backlog.parse().context("--backlog takes numbers")?).await?;
    }
    println!("memory          {:>9} MiB", memory() / 1024);
    Ok(())
}

async fn open(pair: &str, directory: &std::path::Path, at_once: u32) -> anyhow::Result<Service> {
    let Some((_, store, broker)) = PAIRS.iter().find(|(name, ..)| *name == pair) else {
        bail!("pairs are {}", PAIRS.iter().map(|(name, ..)| *name).collect::<Vec<_>>().join(", "));
    };
    let usual = |variable: &str, usual: &str| std::env::var(variable).unwrap_or(usual.to_owned());
    let store = match *store {
        "" => format!("sqlite://{}/bta.db", directory.display()),
        store => usual("DATABASE_URL", store),
    };
    let broker =
        if *broker == "memory:" { (*broker).to_owned() } else { usual("BROKER_URL", broker) };
    let config = Config::from_vars([
        ("DATABASE_URL".to_owned(), store),
        ("BROKER_URL".to_owned(), broker),
        ("QUEUE".to_owned(), format!("bta.throughput.{}", std::process::id())),
        ("FILES_URL".to_owned(), directory.join("files").display().to_string()),
        ("CONCURRENCY".to_owned(), at_once.to_string()),
        ("PREFETCH".to_owned(), at_once.to_string()),
        ("MAX_WAITING".to_owned(), "1000000".to_owned()),
    ])?;
    let steps = ["verifier", "doctor", "nutritionist", "exercise"];
    let steps = steps.map(|name| Step::new(Arc::new(Idle(name))));
    Ok(Service::open_for(Arc::new(Nothing { steps: steps.to_vec() }), &config).await?)
}

/// Hints through the broker alone.
async fn hints(broker: &dyn Broker, count: u32) -> anyhow::Result<()> {
    let hints: Vec<_> = (0..count).map(|_| Hint::new(AnalysisId::new())).collect();
    let (began, cpu) = (Instant::now(), cpu());
    for chunk in hints.chunks(100) {
        broker.publish(chunk).await?;
    }
    let published = began.elapsed();
    let (mut left, received) = (hints.len(), Instant::now());
    while left > 0 {
        let max = NonZeroUsize::MIN.saturating_add(15);
        let deliveries = broker.receive(max, Duration::from_secs(5)).await?;
        let receipts: Vec<_> = deliveries.into_iter().map(|one| one.receipt).collect();
        broker.acknowledge(&receipts).await?;
        left = left.saturating_sub(receipts.len());
    }
    println!("hints published {:>9.0} /s (100 at a time)", rate(count, published));
    println!("hints received  {:>9.0} /s (16 at a time)", rate(count, received.elapsed()));
    println!("                {:>9.0} µs CPU each", micros(self::cpu() - cpu, count));
    Ok(())
}

/// Whole analyses: accepted one after the other while workers run them.
async fn analyses(client: &Client, count: u32) -> anyhow::Result<()> {
    let (began, cpu) = (Instant::now(), cpu());
    let last = submit_all(client, count).await?;
    let accepted = began.elapsed();
    for id in last {
        client.wait(id, Duration::from_secs(600)).await?.context("an analysis is gone")?;
    }
    println!("accepted        {:>9.0} /s (8 clients)", rate(count, accepted));
    println!("analyses        {:>9.0} /s", rate(count, began.elapsed()));
    println!(
        "                {:>9.0} µs CPU each, accepting included",
        micros(self::cpu() - cpu, count)
    );
    Ok(())
}

async fn submit_all(client: &Client, count: u32) -> anyhow::Result<Vec<AnalysisId>> {
    let mut clients = JoinSet::new();
    for number in 0..8 {
        let client = client.clone();
        clients.spawn(async move {
            let mut ids = Vec::new();
            for _ in (number..count).step_by(8) {
                ids.push(submit(&client).await?);
            }
            anyhow::Ok(ids)
        });
    }
    let mut ids = Vec::new();
    while let Some(done) = clients.join_next().await {
        ids.extend(done??);
    }
    Ok(ids)
}

async fn submit(client: &Client) -> anyhow::Result<AnalysisId> {
    let mut upload = client.upload().await?;
    upload.write(Bytes::from_static(b"%PDF-1.7 nothing")).await?;
    Ok(client.submit(upload, "nothing.pdf", Request::default(), None).await?.id)
}

/// From acceptance to claim while nothing else is to do, by the store's clock.
async fn latency(client: &Client) -> anyhow::Result<()> {
    let mut waited = Vec::new();
    for _ in 0..100 {
        let id = submit(client).await?;
        let record = client.wait(id, Duration::from_secs(60)).await?.context("it is gone")?;
        let started = record.started_at.context("it was started")?;
        waited.push((started - record.created_at).num_milliseconds());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    waited.sort_unstable();
    let at = |index: usize| waited.get(index).copied().unwrap_or_default();
    println!("start after     {:>9} ms p50, {} ms p99", at(50), at(98));
    Ok(())
}

async fn idle() {
    let cpu = cpu();
    tokio::time::sleep(Duration::from_secs(10)).await;
    println!("idle            {:>9.2} % of a CPU", (self::cpu() - cpu).as_secs_f64() * 10.0);
}

/// The cost of an analysis while so many wait.
async fn drained(service: &Service, backlog: u32) -> anyhow::Result<()> {
    const MEASURED: u32 = 200;
    let client = service.client();
    submit_all(&client, backlog).await?;
    let ended = async || {
        let filter = Filter { status: Some(Status::Completed), limit: 1, ..Filter::default() };
        anyhow::Ok(client.list(&filter).await?.total)
    };
    let before = ended().await?;
    let (began, cpu, stop) = (Instant::now(), cpu(), CancellationToken::new());
    let worker = tokio::spawn(service.worker().run(stop.clone()));
    while ended().await? < before + u64::from(MEASURED) {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let (took, cpu, done) = (began.elapsed(), self::cpu() - cpu, ended().await? - before);
    let done = u32::try_from(done)?;
    println!(
        "with {backlog:>6} waiting {:>5.0} /s, {:.0} µs CPU each",
        rate(done, took),
        micros(cpu, done)
    );
    stop.cancel();
    worker.await?;
    // The next measure begins with nothing waiting.
    let filter = Filter { status: Some(Status::Pending), limit: 1000, ..Filter::default() };
    loop {
        let page = client.list(&filter).await?.items;
        if page.is_empty() {
            return Ok(());
        }
        for item in page {
            client.delete(item.id).await?;
        }
    }
}

fn rate(count: u32, time: Duration) -> f64 {
    f64::from(count) / time.as_secs_f64()
}

fn micros(time: Duration, count: u32) -> f64 {
    time.as_secs_f64() * 1e6 / f64::from(count.max(1))
}

/// What this process has used, in steps of 10 ms; nothing where there is no `/proc`.
fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks =
        after_name.split_whitespace().skip(11).take(2).filter_map(|tick| tick.parse::<u64>().ok());
    Duration::from_millis(ticks.sum::<u64>() * 10)
}

/// What this process holds, in KiB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// An analysis that reads nothing.
#[derive(Debug)]
struct Nothing {
    steps: Vec<Step>,
}

#[async_trait]
impl Analysis for Nothing {
    fn kind(&self) -> &str {
        "nothing"
    }

    fn steps(&self) -> &[Step] {
        &self.steps
    }

    async fn check(&self, _: Bytes) -> Result<(), ReadError> {
        Ok(())
    }

    async fn read(&self, _: Bytes) -> Result<Report, ReadError> {
        Ok(Report::new(Verdict { kind: VerdictKind::BloodTest, reasons: Vec::new() }))
    }
}

/// An agent that does nothing.
#[derive(Debug)]
struct Idle(&'static str);

#[async_trait]
impl Agent for Idle {
    fn name(&self) -> &str {
        self.0
    }

    async fn examine(&self, _: &Case, _: &Context) -> Result<Opinion, AgentError> {
        Ok(Opinion::new("nothing".to_owned(), Vec::new()))
    }
}
