//! A worker process of its own: claims analyses that any server accepted, and runs them.
//!
//! `cargo run --release --features postgres,redis --example worker`, with the same `DATABASE_URL`, `BROKER_URL`
//! and `FILES_URL` as the servers. SIGTERM or Ctrl-C lets running agents go on for `GRACE` seconds and
//! gives the rest back; after `MAX_TASKS_PER_WORKER` analyses the process begins anew.
#![expect(clippy::print_stderr, reason = "a command-line program")]

#[path = "../server/logging.rs"]
mod logging;
#[path = "../server/settings.rs"]
mod settings;
#[path = "../server/stopping.rs"]
mod stopping;

use std::process::ExitCode;

use bta::{CancellationToken, Service, Stopped, isolate};
use clap::{Arg, Command};
use tokio::runtime::Runtime;
use tracing::{info, warn};

fn main() -> ExitCode {
    // Documents are read in child processes of this program; this line is where a child begins.
    isolate::serve_if_child();
    // A language model over https needs TLS, and a program chooses who provides it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match work() {
        Ok(Stopped::Asked) => ExitCode::SUCCESS,
        Ok(Stopped::TasksDone) => begin_anew(),
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn worker() -> Command {
    Command::new("worker").about("Works on analyses that servers accepted").arg(
        Arg::new("name")
            .long("name")
            .value_name("NAME")
            .help("The name that people see [default: from the process id]"),
    )
}

fn work() -> anyhow::Result<Stopped> {
    let settings = settings::read(worker())?;
    logging::install(&settings.config)?;
    for name in &settings.unknown {
        warn!(name, "the .env file sets something that is no setting");
    }
    Runtime::new()?.block_on(async {
        let service = Service::open(&settings.config).await?;
        let mut worker = service.worker();
        if let Some(name) = settings.flags.get_one::<String>("name") {
            worker = worker.name(name);
        }
        let stop = CancellationToken::new();
        let token = stop.clone();
        tokio::spawn(async move {
            stopping::asked().await;
            info!("stopping");
            token.cancel();
        });
        Ok(worker.run(stop).await)
    })
}

/// Replaces this process by a fresh one, so that whatever it has gathered is gone.
#[cfg(unix)]
fn begin_anew() -> ExitCode {
    use std::os::unix::process::CommandExt;

    let program = std::env::current_exe();
    let error = match program {
        Ok(program) => std::process::Command::new(program).args(std::env::args_os().skip(1)).exec(),
        Err(error) => error,
    };
    eprintln!("worker cannot begin anew: {error}");
    ExitCode::FAILURE
}

/// Whoever supervises the process starts it again.
#[cfg(not(unix))]
fn begin_anew() -> ExitCode {
    ExitCode::SUCCESS
}
