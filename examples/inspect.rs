//! Looks into an installation and repairs it: what waits, runs and failed; again, cancel, drain, migrate.
//!
//! `cargo run --release --features postgres,redis --example inspect`, with the settings of the servers and workers.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program")]

#[path = "server/settings.rs"]
mod settings;

use std::process::ExitCode;
use std::time::SystemTime;

use anyhow::{Context as _, bail};
use bta::store::worker::NewWorker;
use bta::store::{Cancelled, Filter, Status};
use bta::{AnalysisId, Client, Service, isolate};
use clap::{Arg, ArgAction, ArgMatches, Command};
use tokio::runtime::Runtime;

fn main() -> ExitCode {
    isolate::serve_if_child();
    // A bucket or a language model needs TLS, and a program chooses who provides it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let done = settings::read(inspect()).and_then(|settings| {
        for name in &settings.unknown {
            eprintln!("the .env file sets {name}, which is no setting");
        }
        Runtime::new()?.block_on(async {
            let service = Service::open(&settings.config).await?;
            run(&service.client(), &settings.flags).await
        })
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn inspect() -> Command {
    let ids = || Arg::new("id").value_name("ID").num_args(0..);
    Command::new("inspect")
        .about("Looks into an installation and repairs it; without a command it tells how it is")
        .subcommand(Command::new("failed").about("Lists what failed, with the reasons"))
        .subcommand(
            Command::new("again")
                .about("Submits analyses that ended once more, or all that failed")
                .arg(ids())
                .arg(Arg::new("all").long("all").action(ArgAction::SetTrue))
                .arg(Arg::new("code").long("code").help("Only those that failed for this reason")),
        )
        .subcommand(Command::new("cancel").about("Ends analyses").arg(ids().required(true)))
        .subcommand(
            Command::new("drain")
                .about("Lets a worker on this host finish what it has and stop")
                .arg(Arg::new("worker").required(true)),
        )
        .subcommand(Command::new("migrate").about("Brings the schema of the store up to date"))
}

async fn run(client: &Client, flags: &ArgMatches) -> anyhow::Result<()> {
    match flags.subcommand() {
        None => overview(client).await,
        Some(("failed", _)) => list(client, Status::Failed).await,
        Some(("again", flags)) => again(client, flags).await,
        Some(("cancel", flags)) => cancel(client, flags).await,
        Some(("drain", flags)) => drain(flags.get_one::<String>("worker").context("no worker")?),
        // Opening the store has done it.
        Some(_) => {
            println!("The schema is up to date.");
            Ok(())
        }
    }
}

async fn overview(client: &Client) -> anyhow::Result<()> {
    let health = client.health().await;
    match health.broker {
        Ok(depth) => println!("hints in the broker    {depth}"),
        Err(error) => println!("hints in the broker    ? ({error})"),
    }
    for status in Status::ALL {
        let filter = Filter { status: Some(status), limit: 1, ..Filter::default() };
        println!("{:<22} {}", status.as_str(), client.list(&filter).await?.total);
    }
    for known in client.crew().await?.idle() {
        let NewWorker { name, host, version, at_once, .. } = &known.worker;
        let seen = (known.seen_at - known.started_at).num_seconds();
        println!("idle  {name}  on {host}  version {version}  {at_once} at once  for {seen} s");
    }
    list(client, Status::Processing).await
}

/// One line for each: never a question or a file name, which are about people.
async fn list(client: &Client, status: Status) -> anyhow::Result<()> {
    let filter = Filter { status: Some(status), limit: 1000, ..Filter::default() };
    for item in client.list(&filter).await?.items {
        let since = item.started_at.unwrap_or(item.created_at);
        let age = SystemTime::now().duration_since(since.into()).unwrap_or_default().as_secs();
        let who = item.worker.as_deref().unwrap_or("-");
        let why = item.failure.map(|failure| failure.code.to_string()).unwrap_or_default();
        let (id, attempts, percent) = (item.id, item.attempts, item.progress * 100.0);
        println!("{id}  {percent:>3.0} %  {age:>6} s  attempt {attempts}  {who}  {why}");
    }
    Ok(())
}

async fn again(client: &Client, flags: &ArgMatches) -> anyhow::Result<()> {
    let ids = ids(flags)?;
    if flags.get_flag("all") {
        let code = flags.get_one::<String>("code").map(String::as_str);
        println!("{} submitted", client.all_again(code).await?);
    } else if ids.is_empty() {
        bail!("name analyses, or say --all");
    }
    for id in ids {
        match client.again(id).await? {
            Some(submitted) => println!("{id} -> {}", submitted.id),
            None => bail!("{id} does not exist or has not ended"),
        }
    }
    Ok(())
}

async fn cancel(client: &Client, flags: &ArgMatches) -> anyhow::Result<()> {
    for id in ids(flags)? {
        match client.cancel(id).await? {
            Cancelled::Done => println!("{id} cancelled"),
            Cancelled::Ended(status) => println!("{id} has ended: {status}"),
            Cancelled::Unknown => bail!("{id} does not exist"),
        }
    }
    Ok(())
}

fn ids(flags: &ArgMatches) -> anyhow::Result<Vec<AnalysisId>> {
    let ids = flags.get_many::<String>("id").into_iter().flatten();
    ids.map(|id| id.parse().with_context(|| format!("{id} is no id"))).collect()
}

/// The name of a worker holds its process id.
#[cfg(target_os = "linux")]
fn drain(worker: &str) -> anyhow::Result<()> {
    use rustix::process::{Pid, Signal, kill_process};

    let process: i32 = worker
        .strip_prefix("worker-")
        .and_then(|rest| rest.split('-').next()?.parse().ok())
        .context("the name holds no process id: send SIGTERM to the process yourself")?;
    // The number may belong to somebody else by now.
    let program = std::fs::read_link(format!("/proc/{process}/exe"));
    let program = program.context("there is no such process on this host")?;
    let name = program.file_name().unwrap_or_default().to_string_lossy();
    if !name.starts_with("worker") && !name.starts_with("server") {
        bail!("process {process} is not a worker, but {name}");
    }
    kill_process(Pid::from_raw(process).context("no process id")?, Signal::TERM)?;
    println!("{worker} finishes what it has and stops.");
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn drain(_: &str) -> anyhow::Result<()> {
    bail!("stop the process of the worker: it finishes what it has")
}
