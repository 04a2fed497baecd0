//! Has the offline agents examine a read report and prints their opinions as JSON.
//!
//! `cargo run --release --example examine -- FILE.json --question "Is my cholesterol ok?"`
//!
//! FILE is a `bta.report/1`, as `--example read` prints it. No PDF, store or queue is needed.
//! Exit status: 0 with the opinions, or with the verifier's refusal, on standard output; 2 for bad
//! usage, 3 for a file that is no such report.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use bta::report::{SCHEMA, Sex};
use bta::{AgentError, Case, Context, Language, Person, Report};
use clap::{Parser, ValueEnum};
use serde_json::{Map, Value, json};

/// Has the offline agents examine a read report and prints their opinions as JSON.
#[derive(Debug, Parser)]
struct Arguments {
    /// The report, as `bta.report/1` JSON.
    file: PathBuf,
    /// Earlier reports of the same person, to compare with.
    #[arg(long)]
    earlier: Vec<PathBuf>,
    /// The sex, if the report does not tell it.
    #[arg(long)]
    sex: Option<Gender>,
    /// The age in years, if the report does not tell it.
    #[arg(long, value_parser = years)]
    age: Option<f64>,
    /// Whether the person is pregnant.
    #[arg(long)]
    pregnant: bool,
    /// What the person asks.
    #[arg(long, default_value = "")]
    question: String,
    /// The language of the answers; by default that of the report, else English.
    #[arg(long)]
    language: Option<Language>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Gender {
    #[value(alias = "f")]
    Female,
    #[value(alias = "m")]
    Male,
}

fn years(text: &str) -> Result<f64, String> {
    let years: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.0..=130.0).contains(&years) { Ok(years) } else { Err("not 0 to 130 years".to_owned()) }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match examine(Arguments::parse()).await {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(3)
        }
    }
}

async fn examine(arguments: Arguments) -> anyhow::Result<String> {
    let report = read(&arguments.file)?;
    let earlier: Vec<Arc<Report>> =
        arguments.earlier.iter().map(read).collect::<anyhow::Result<_>>()?;
    let language = arguments.language.or_else(|| report.language.clone());
    let person = Person {
        sex: arguments.sex.map(|sex| match sex {
            Gender::Female => Sex::Female,
            Gender::Male => Sex::Male,
        }),
        age_years: arguments.age,
        pregnant: arguments.pregnant.then_some(true),
    };
    let case = Case::new(report)
        .person(person)
        .question(arguments.question.into())
        .language(language.unwrap_or_else(Language::english))
        .earlier(earlier);
    let mut opinions = Map::new();
    for step in bta::agents::standard() {
        let name = step.agent.name().to_owned();
        match step.agent.examine(&case, &Context::detached()).await {
            Ok(opinion) => opinions.insert(name, serde_json::to_value(opinion)?),
            Err(AgentError::Refused(failure)) => {
                let refused = json!({"agent": name, "failure": failure});
                return Ok(serde_json::to_string_pretty(&json!({"refused": refused}))?);
            }
            Err(error) => return Err(error.into()),
        };
    }
    Ok(serde_json::to_string_pretty(&Value::Object(opinions))?)
}

fn read(file: &PathBuf) -> anyhow::Result<Arc<Report>> {
    let name = || file.display().to_string();
    let text = std::fs::read_to_string(file).with_context(name)?;
    let report: Report = serde_json::from_str(&text).with_context(name)?;
    anyhow::ensure!(report.schema == SCHEMA, "{}: not a {SCHEMA}", name());
    Ok(Arc::new(report))
}
