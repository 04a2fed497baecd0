//! The whole service in one process: HTTP interface, page, worker, store and files.
//!
//! `cargo run --release --example server`, then open the address it prints. `--help` lists the settings;
//! each can also stand in the environment or in a file called `.env`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program")]

mod logging;
mod settings;
mod stopping;

use std::process::ExitCode;

use anyhow::Context as _;
use axum::{Router, routing::get};
use bta::http::{Options, Workers};
use bta::{CancellationToken, Service, isolate};
use clap::{Arg, ArgAction, Command};
use metrics_exporter_prometheus::PrometheusBuilder;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tracing::{info, warn};

fn main() -> ExitCode {
    // Documents are read in child processes of this program; this line is where a child begins.
    isolate::serve_if_child();
    // A language model over https needs TLS, and a program chooses who provides it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match settings::read(server()).and_then(|settings| {
        logging::install(&settings.config)?;
        for name in &settings.unknown {
            warn!(name, "the .env file sets something that is no setting");
        }
        Runtime::new()?.block_on(serve(settings))
    }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn server() -> Command {
    Command::new("server")
        .about("Reads blood-test reports and says what they mean; serves the HTTP interface and a page")
        .arg(
            Arg::new("no-worker")
                .long("no-worker")
                .action(ArgAction::SetTrue)
                .help("Only accept analyses; another process works on them"),
        )
}

async fn serve(settings: settings::Settings) -> anyhow::Result<()> {
    let config = &settings.config;
    let metrics = PrometheusBuilder::new().install_recorder()?;
    let service = Service::open(config).await?;
    let listener = TcpListener::bind((config.host.as_str(), config.port))
        .await
        .with_context(|| format!("{}:{} cannot be listened on", config.host, config.port))?;

    let stop = CancellationToken::new();
    let works = !settings.flags.get_flag("no-worker");
    let worker = works.then(|| tokio::spawn(service.worker().run(stop.clone())));
    let place = if works { Workers::Here } else { Workers::Elsewhere };
    let app = Router::new()
        .route("/metrics", get(move || std::future::ready(metrics.render())))
        .merge(service.router_with(Options::new().workers(place)));

    println!("Listening on http://{}/ (Ctrl-C stops)", listener.local_addr()?);
    let token = stop.clone();
    tokio::spawn(async move {
        stopping::asked().await;
        info!("stopping");
        token.cancel();
    });
    let server = axum::serve(listener, app).with_graceful_shutdown(stop.clone().cancelled_owned());
    // Event streams stay open as long as somebody looks at the page: they do not hold up a stop.
    let patience = async {
        stop.cancelled().await;
        tokio::time::sleep(config.grace).await;
    };
    tokio::select! {
        served = server.into_future() => served?,
        () = patience => {}
    }
    if let Some(worker) = worker {
        worker.await?;
    }
    info!("stopped");
    Ok(())
}
