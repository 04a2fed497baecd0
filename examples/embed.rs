//! The library inside another axum service: its own route beside the analyses under `/lab`.
//!
//! `cargo run --release --example embed`, then open <http://127.0.0.1:3000/lab/>.
#![expect(clippy::print_stdout, reason = "a command-line program")]

use axum::{Router, routing::get};
use bta::{CancellationToken, Config, Service, isolate};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    // Documents are read in child processes of this program; this line is where a child begins.
    isolate::serve_if_child();
    // A language model over https needs TLS, and a program chooses who provides it.
    let _ = rustls::crypto::ring::default_provider().install_default();

    let service = Service::open(&Config::from_env()?).await?;
    let stop = CancellationToken::new();
    let worker = tokio::spawn(service.worker().run(stop.clone()));

    let app = Router::new()
        .route("/", get(|| async { "A service of ours; blood tests are under /lab/." }))
        .nest("/lab", service.router());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("http://{}/", listener.local_addr()?);
    axum::serve(listener, app)
        .with_graceful_shutdown(async {
            let _ = tokio::signal::ctrl_c().await;
        })
        .await?;

    // The worker gives its claims back, so that another one goes on at once.
    stop.cancel();
    worker.await?;
    Ok(())
}
