//! Runs cases against the language model of the settings and says how well it keeps to the evidence.
//!
//! `LLM_MODEL=llama3.1 LLM_BASE_URL=http://127.0.0.1:11434/v1 \
//!  cargo run --release --features llm --example evaluate [-- FILE.json…]`
//!
//! A FILE is a `bta.report/1`, or an object with a `report` and a `question`; without any, the six
//! reports of the tests are taken. `--show-prompt FILE.json` prints what would leave this machine and
//! sends nothing.
#![expect(clippy::print_stdout, reason = "a command-line program")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use bta::agents::llm::{Models, Writer};
use bta::{Agent, CancellationToken, Case, Config, Context, Language, Report, Writing};
use clap::Parser;

/// Runs cases against the language model of the settings and says how well it keeps to the evidence.
#[derive(Debug, Parser)]
struct Arguments {
    /// Print what would be sent, and send nothing.
    #[arg(long)]
    show_prompt: bool,
    /// The language of the answers; that of the reports unless given.
    #[arg(long)]
    language: Option<Language>,
    /// The cases.
    files: Vec<PathBuf>,
}

/// What became of the statements of all cases.
#[derive(Debug, Default)]
struct Total {
    answers: u32,
    grounded: u32,
    repaired: u32,
    dropped: u32,
    offline: u32,
    requests: u32,
    tokens: u64,
    cost: f64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let _ = dotenvy::dotenv();
    let _ = rustls::crypto::ring::default_provider().install_default();
    let arguments = Arguments::parse();
    let files = if arguments.files.is_empty() { cases()? } else { arguments.files.clone() };
    if arguments.show_prompt {
        return show(&files, &arguments).await;
    }
    let models = bta::model::models(&Config::from_env()?.models)?;
    let models = models.context("set LLM_MODEL (and LLM_BASE_URL, LLM_API_KEY)")?;
    let mut total = Total::default();
    println!(
        "{:32} {:13} {:>8} {:>8} {:>7} {:>8} {:>7} {:>8}  offline",
        "case", "agent", "grounded", "repaired", "dropped", "requests", "tokens", "ms"
    );
    for file in &files {
        let case = read(file, &arguments)?;
        for writer in writers(&models) {
            evaluate(file, &writer, &case, &mut total).await?;
        }
    }
    let Total { answers, grounded, repaired, dropped, offline, requests, tokens, cost } = total;
    let share = 100.0 * f64::from(grounded) / f64::from((grounded + dropped).max(1));
    println!(
        "\n{answers} answers, {offline} of them offline. {grounded} statements grounded ({share:.1} %), \
         {repaired} of them after correction, {dropped} dropped.\n\
         {requests} requests, {tokens} tokens, ${cost:.4}."
    );
    Ok(())
}

fn writers(models: &Arc<Models>) -> [Writer; 4] {
    [
        Writer::doctor(models.clone()),
        Writer::nutritionist(models.clone()),
        Writer::exercise(models.clone()),
        Writer::respondent(models.clone()),
    ]
}

async fn evaluate(
    file: &Path,
    writer: &Writer,
    case: &Case,
    total: &mut Total,
) -> anyhow::Result<()> {
    let started = Instant::now();
    let context = Context::new(started + Duration::from_secs(300), CancellationToken::new());
    let opinion = writer.examine(case, &context).await?;
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let Some(Writing { grounded, repaired, dropped, fallback, usage, .. }) = opinion.writing else {
        println!("{name:32} {:13} (no model is asked about this case)", writer.name());
        return Ok(());
    };
    let tokens = usage.input_tokens + usage.output_tokens;
    println!(
        "{name:32} {:13} {grounded:>8} {repaired:>8} {dropped:>7} {:>8} {tokens:>7} {:>8}  {}",
        writer.name(),
        usage.requests,
        started.elapsed().as_millis(),
        fallback.as_deref().unwrap_or("no")
    );
    total.answers += 1;
    total.grounded += grounded;
    total.repaired += repaired;
    total.dropped += dropped;
    total.offline += u32::from(fallback.is_some());
    total.requests += usage.requests;
    total.tokens += tokens;
    total.cost += usage.cost;
    Ok(())
}

/// Prints the messages about each case, agent by agent.
async fn show(files: &[PathBuf], arguments: &Arguments) -> anyhow::Result<()> {
    let nobody = Arc::new(Models::new(Vec::new()));
    for file in files {
        let case = read(file, arguments)?;
        for writer in writers(&nobody) {
            println!("===== {}: {}", file.display(), writer.name());
            for message in writer.messages(&case).await? {
                println!("--- {}\n{}", message.speaker.as_str(), message.text.expose());
            }
        }
    }
    Ok(())
}

fn cases() -> anyhow::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bta-agents/tests/cases");
    let entries = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    Ok(files)
}

fn read(file: &Path, arguments: &Arguments) -> anyhow::Result<Case> {
    let name = || file.display().to_string();
    let bytes = std::fs::read(file).with_context(name)?;
    let mut value: serde_json::Value = serde_json::from_slice(&bytes).with_context(name)?;
    let question = value["question"].as_str().unwrap_or_default().to_owned();
    let inner = value.get_mut("report").map(serde_json::Value::take);
    let report: Report = serde_json::from_value(inner.unwrap_or(value)).with_context(name)?;
    let language = arguments.language.clone().or_else(|| report.language.clone());
    let case = Case::new(Arc::new(report)).question(question.into());
    Ok(case.language(language.unwrap_or_else(Language::english)))
}
