//! Turns a laboratory report into a FHIR R4 bundle, and a bundle into a report.
//!
//! `cargo run --release --example fhir -- FILE`: a PDF or a `bta.report/1` becomes a bundle, a bundle
//! becomes a `bta.report/1`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program")]

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use bta::fhir::{self, About};
use bta::isolate::{self, Reader};
use bta::report::{Report, SCHEMA};
use clap::Parser;
use serde_json::Value;

/// Turns a laboratory report into a FHIR R4 bundle, and a bundle into a report.
#[derive(Debug, Parser)]
struct Arguments {
    /// A PDF, a `bta.report/1`, or a FHIR R4 bundle.
    file: PathBuf,
}

fn main() -> ExitCode {
    isolate::serve_if_child();
    match convert(&Arguments::parse()) {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn convert(arguments: &Arguments) -> anyhow::Result<String> {
    let name = || arguments.file.display().to_string();
    let document = std::fs::read(&arguments.file).with_context(name)?;
    let Ok(json) = serde_json::from_slice::<Value>(&document) else {
        let report = Reader::new(NonZeroUsize::MIN).read(&document).with_context(name)?;
        return Ok(serde_json::to_string_pretty(&fhir::bundle(&report, &About::default()))?);
    };
    if json["schema"] == SCHEMA {
        let report: Report = serde_json::from_value(json).with_context(name)?;
        return Ok(serde_json::to_string_pretty(&fhir::bundle(&report, &About::default()))?);
    }
    let report = fhir::report(&json.to_string()).with_context(name)?;
    Ok(serde_json::to_string_pretty(&report)?)
}
