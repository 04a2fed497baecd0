//! Analyzes laboratory reports in the terminal: the same path as the server, in one process and memory.
//!
//! `cargo run --release --example analyze -- FILE…`
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use bta::event::EventKind;
use bta::report::Sex;
use bta::store::{Key, Mode, Record, Request, Status};
use bta::{CancellationToken, Client, Config, Language, Person, Private, Service, isolate};
use clap::{Parser, ValueEnum};
use futures::StreamExt as _;
use indicatif::{ProgressBar, ProgressStyle};

/// Analyzes laboratory reports and prints what they mean.
#[derive(Debug, Parser)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
struct Arguments {
    /// What you want to know.
    #[arg(long, default_value = "Summarise my Blood Test Report")]
    question: String,
    /// Your sex, when the report does not say.
    #[arg(long)]
    sex: Option<SexArgument>,
    /// Your age in years, when the report does not say.
    #[arg(long)]
    age: Option<f64>,
    /// The language of the answers, such as en.
    #[arg(long)]
    language: Option<Language>,
    /// Let the agents work all at once.
    #[arg(long)]
    parallel: bool,
    /// Print JSON: one object per file.
    #[arg(long)]
    json: bool,
    /// The PDFs.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SexArgument {
    Female,
    Male,
}

fn main() -> ExitCode {
    isolate::serve_if_child();
    let arguments = Arguments::parse();
    let run = || tokio::runtime::Runtime::new()?.block_on(analyze_all(&arguments));
    match run() {
        Ok(failed) => ExitCode::from(u8::from(failed > 0)),
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Analyzes every file and returns how many did not complete.
async fn analyze_all(arguments: &Arguments) -> anyhow::Result<usize> {
    let config = Config::from_vars([("DATABASE_URL", "memory:"), ("FILES_URL", "memory:")])?;
    let service = Service::open(&config).await?;
    let stop = CancellationToken::new();
    let worker = tokio::spawn(service.worker().run(stop.clone()));
    let mut failed = 0;
    for file in &arguments.files {
        match analyze(&service.client(), arguments, file).await {
            Ok(record) if record.status == Status::Completed => print(arguments, file, &record)?,
            Ok(record) => {
                failed += 1;
                let reason = record
                    .failure
                    .map_or_else(|| record.status.to_string(), |failure| failure.message);
                eprintln!("{}: {reason}", file.display());
            }
            Err(error) => {
                failed += 1;
                eprintln!("{}: {error:#}", file.display());
            }
        }
    }
    stop.cancel();
    worker.await?;
    Ok(failed)
}

/// Submits one file and follows it to its end.
async fn analyze(client: &Client, arguments: &Arguments, file: &Path) -> anyhow::Result<Record> {
    let document = std::fs::read(file)?;
    let mut upload = client.upload().await?;
    upload.write(document.into()).await?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let submitted = client.submit(upload, &name, request(arguments), None).await?;

    let bar = ProgressBar::new(100)
        .with_style(ProgressStyle::with_template("{bar:30} {pos:>3} % {msg}")?);
    bar.enable_steady_tick(Duration::from_millis(100));
    let mut events = std::pin::pin!(client.events(submitted.id, 0));
    while let Some(event) = events.next().await {
        let event = event?;
        if let EventKind::StepStarted { step, .. } = &event.kind {
            bar.set_message(step.clone());
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
        bar.set_position((event.progress * 100.0) as u64);
    }
    bar.finish_and_clear();
    client.load(Key::Analysis(submitted.id)).await?.context("the analysis is gone")
}

fn request(arguments: &Arguments) -> Request {
    Request {
        question: Private::new(arguments.question.clone()),
        person: Person {
            sex: arguments.sex.map(|sex| match sex {
                SexArgument::Female => Sex::Female,
                SexArgument::Male => Sex::Male,
            }),
            age_years: arguments.age,
            pregnant: None,
        },
        language: arguments.language.clone(),
        mode: if arguments.parallel { Mode::Parallel } else { Mode::Sequential },
        ..Request::default()
    }
}

fn print(arguments: &Arguments, file: &Path, record: &Record) -> anyhow::Result<()> {
    let opinions = record
        .steps
        .iter()
        .filter_map(|step| step.opinion.as_ref().map(|opinion| (&step.name, opinion)));
    if arguments.json {
        let opinions: std::collections::BTreeMap<_, _> = opinions.collect();
        let file = file.display().to_string();
        println!(
            "{}",
            serde_json::json!({"file": file, "report": record.report, "opinions": opinions})
        );
        return Ok(());
    }
    println!("{}", file.display());
    if let Some(report) = &record.report {
        for result in &report.results {
            let range = result.range.as_ref().map_or("", |range| &range.text);
            let status = serde_json::to_value(result.status)?;
            let status = status.as_str().filter(|status| *status != "normal").unwrap_or_default();
            println!(
                "  {:36} {:>12} {:12} {range:24} {status}",
                result.name, result.value, result.unit
            );
        }
    }
    for (name, opinion) in opinions {
        println!("\n== {name} ==\n\n{}", opinion.text);
    }
    Ok(())
}
