//! The battery: tries to make an installation lose or damage an analysis.
//!
//! ```sh
//! cargo run --release --features postgres,redis --example battery -- --pair postgres+redis --seed 7
//! ```
//!
//! Real processes and real servers, which it starts itself on free ports in a folder of its own; seeded
//! faults; and a checker that looks from outside: at a ledger of what clients were promised, at the
//! database by SQL, at what the database's triggers noted, at the files, at the processes' journal.
//! `--help` lists the flags; `docs/reliability.md` says what is promised and what was measured.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program")]
#![expect(clippy::doc_markdown, reason = "SQLite, PostgreSQL and the like are names, not code")]

mod audit;
mod check;
mod fault;
mod flags;
mod follow;
mod journal;
mod ledger;
mod load;
mod pair;
mod process;
mod proxy;
mod recovery;
mod role;
mod server;
mod settle;
mod sql;
mod stage;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::bail;
use clap::Parser as _;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::sleep;

use crate::fault::{Fired, Trial};
use crate::flags::Flags;
use crate::load::Clients;
use crate::pair::Pair;
use crate::recovery::Recovery;
use crate::server::Missing;
use crate::stage::{Kind, Stage};

/// How often a fault happens at most until the missing protection shows.
const TRIES: u32 = 8;
/// How long what a dead worker held may wait: lease, two sweeps, and a machine that is busy with other
/// things. Half of it must wait no longer; the rest may wait for a database or for the next who dies.
const RECOVERY: Duration = Duration::from_secs(6);
/// How long the last sweep may take.
const TIDY: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    let _ = rustls::crypto::ring::default_provider().install_default();
    if let Some(played) = role::play_if_asked() {
        return match played {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error:#}");
                ExitCode::FAILURE
            }
        };
    }
    let flags = Flags::parse();
    let runtime = tokio::runtime::Runtime::new();
    let tried = runtime.map_err(Into::into).and_then(|runtime| {
        runtime.block_on(async {
            tokio::select! {
                tried = try_all(&flags) => tried,
                // Servers and processes end with what is dropped here.
                stopped = asked_to_stop() => stopped.and_then(|()| bail!("stopped")),
            }
        })
    });
    match tried {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(if error.is::<Missing>() { 3 } else { 2 })
        }
    }
}

async fn asked_to_stop() -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        _ = terminate.recv() => {}
    }
    Ok(())
}

/// Tries every pair that was asked for. Returns whether all held.
async fn try_all(flags: &Flags) -> anyhow::Result<bool> {
    let mut held = true;
    for pair in flags.pairs() {
        let missing = pair.missing_features();
        if !missing.is_empty() {
            bail!("{} needs the features {}", pair.name(), missing.join(","));
        }
        held &= try_pair(flags, pair).await?;
    }
    Ok(held)
}

async fn try_pair(flags: &Flags, pair: Pair) -> anyhow::Result<bool> {
    let began = Instant::now();
    let seed = flags.seed.unwrap_or_else(rand::random);
    let faults = flags.faults(pair).map_err(|fault| {
        anyhow::anyhow!("{} cannot have the fault {}", pair.name(), fault.name())
    })?;
    if flags.without.is_some_and(|protection| !pair.has_protection(protection)) {
        bail!("SQLite takes the time from the process that asks: it has no clock of its own");
    }
    println!("pair {}, seed {seed}", pair.name());
    let stage = Stage::start(pair, flags.without, seed).await?;
    let clients = Clients::start(&stage)?;
    let Flags { kills, rounds, stale, .. } = *flags;
    let mut trial = Trial { stage, clients, kills, rounds, stale, killed: Vec::new() };
    let load = trial.clients.load.clone();
    let mut silent = 0;
    for fault in faults {
        // A missing protection shows sooner or later, not at every fault.
        let times = if flags.without.is_some() { TRIES } else { 1 };
        for _ in 0..times {
            let at = Instant::now();
            let fired = trial.suffer(fault).await?;
            let settled = settle::settle(&trial.stage, &load, &fault.name()).await?;
            silent += tell(&fault.name(), &fired, (at.elapsed(), settled));
            check::writes(&trial.stage, &load)?;
            if !load.violations().is_empty() {
                break;
            }
        }
        if flags.without.is_some() && !load.violations().is_empty() {
            break;
        }
    }
    finish(&mut trial).await?;
    if flags.keep {
        println!("  kept in {}", trial.stage.keep().display());
    }
    verdict(&trial, silent, began.elapsed())
}

/// Says what happened. Returns how much of it happened too seldom.
fn tell(fault: &str, fired: &[Fired], (time, settled): (Duration, Duration)) -> usize {
    let (time, settled) = (time.as_secs_f64(), settled.as_secs_f64());
    println!("  {fault}, {time:.0} s; {settled:.1} s of it until all had ended");
    for Fired { what, times, least } in fired {
        let short =
            if times < least { format!("  NEVER FIRED: {least} wanted") } else { String::new() };
        println!("    {times:>6}  {what}{short}");
    }
    fired.iter().filter(|fired| fired.times < fired.least).count()
}

/// Lets a last sweep remove what crashes left, then checks everything.
async fn finish(trial: &mut Trial) -> anyhow::Result<()> {
    let load = trial.clients.load.clone();
    // What broke without a protection may never end: nobody waits for it.
    let complete = trial.stage.without.is_none() || load.violations().is_empty();
    if complete {
        let followed = load.followed().await;
        println!("  {followed} analyses were followed to their end by polls and event streams");
    }
    trial.stage.workers.clear();
    let tidy = Kind { orphan: Duration::from_secs(2), ..Kind::default() };
    trial.stage.staff(1, &tidy)?;
    let began = Instant::now();
    let mut sql = trial.stage.sql().await?;
    while complete && began.elapsed() < TIDY {
        let rows = sql.number("SELECT COUNT(*) FROM blood_test_analyses").await?;
        let files = check::documents(&trial.stage.path("files"))?.len();
        if rows == u64::try_from(files)? {
            break;
        }
        sleep(Duration::from_millis(200)).await;
    }
    check::check(&trial.stage, &load).await?;
    let time = Duration::from_secs(20);
    for worker in &mut trial.stage.workers {
        worker.terminate(time).await?;
    }
    if let Some(server) = &mut trial.stage.server {
        server.terminate(time).await?;
    }
    check::canaries(&trial.stage, &load)
}

fn verdict(trial: &Trial, silent: usize, time: Duration) -> anyhow::Result<bool> {
    let load = &trial.clients.load;
    let recovery = Recovery::new(&journal::read(&trial.stage.journal())?, &trial.killed);
    let half = Duration::from_millis(recovery.percentile(50));
    if half > RECOVERY && trial.stage.without.is_none() {
        load.violated(format!("half of what the dead held waited for longer than {half:?}"));
    }
    let violations = load.violations();
    println!(
        "  {} analyses accepted; {} taken over from the dead: p50 {} ms, p99 {} ms, longest {} ms",
        load.entries().len(),
        recovery.count(),
        recovery.percentile(50),
        recovery.percentile(99),
        recovery.percentile(100),
    );
    for violation in violations.iter().take(20) {
        println!("  VIOLATION: {violation}");
    }
    let held = violations.is_empty() && silent == 0;
    println!(
        "  verdict: {}; {} violations, {silent} faults that never fired, {:.0} s",
        if held { "held" } else { "BROKEN" },
        violations.len(),
        time.as_secs_f64(),
    );
    Ok(held)
}
