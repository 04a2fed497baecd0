//! Reads one laboratory report and prints it as `bta.report/1` JSON.
//!
//! `cargo run --release --example read -- FILE`
//!
//! With `--names` it reads a list of printed names instead, one in a line with its unit and heading
//! behind tabs where they are known, and prints the key of the analyte that each one means, or an
//! empty line where that is not sure. `-` is standard input.
//!
//! `cargo run --release --example read -- --names LABELS.tsv`
//!
//! With `--explain` it draws how the file is read: a picture of each page after each step, in the
//! directory `FILE.explained`; `docs/reading.md` says what they show. It then reads in this
//! process, which a hostile file can end.
//!
//! `cargo run --release --example read -- --explain FILE`
//!
//! Exit status: 0 with JSON on standard output; otherwise nothing there, one line on standard error,
//! and 2 for bad usage, 3 for a file that is no readable PDF, 4 for a missing or wrong password,
//! 5 for an exceeded limit.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program")]

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use bta::catalog::{Analyte, Printed, identify};
use bta::isolate::{self, Reader};
use bta::reader::{Options, ReadError};
use clap::Parser;

/// Reads one laboratory report and prints it as `bta.report/1` JSON.
#[derive(Debug, Parser)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
struct Arguments {
    /// The password of an encrypted file.
    #[arg(long)]
    password: Option<String>,
    /// Reads printed names, one in a line: name, unit and heading with tabs between them.
    #[arg(long)]
    names: bool,
    /// Draws how the file is read, into the directory `FILE.explained`.
    #[arg(long, conflicts_with = "names")]
    explain: bool,
    /// The PDF, or the list of names.
    file: PathBuf,
}

fn main() -> ExitCode {
    isolate::serve_if_child();
    let arguments = Arguments::parse();
    let read = if arguments.names {
        names(&arguments)
    } else if arguments.explain {
        explain(&arguments)
    } else {
        report(&arguments)
    };
    match read {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(match error.downcast_ref() {
                Some(ReadError::PasswordRequired) => 4,
                Some(ReadError::LimitExceeded(_)) => 5,
                _ => 3,
            })
        }
    }
}

fn report(arguments: &Arguments) -> anyhow::Result<String> {
    let name = || arguments.file.display().to_string();
    let document = std::fs::read(&arguments.file).with_context(name)?;
    let reader = Reader::new(NonZeroUsize::MIN).options(options(arguments));
    let report = reader.read(&document).with_context(name)?;
    #[cfg(feature = "ocr")]
    if report.warnings.iter().any(|warning| warning.code == bta::reader::ocr::MISSING) {
        eprintln!("{}", bta::reader::ocr::RecognizeError::Missing);
    }
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}

/// Draws the steps, and says where the pictures are.
fn explain(arguments: &Arguments) -> anyhow::Result<String> {
    let name = || arguments.file.display().to_string();
    let document = std::fs::read(&arguments.file).with_context(name)?;
    let explanation =
        bta::reader::explain::explain(&document, &options(arguments)).with_context(name)?;
    let mut directory = arguments.file.clone().into_os_string();
    directory.push(".explained");
    let directory = PathBuf::from(directory);
    std::fs::create_dir_all(&directory)?;
    let mut index = String::from("<!doctype html><meta charset=\"utf-8\"><title>Steps</title>\n");
    for picture in &explanation.pictures {
        let file = format!("page-{}-{}.svg", picture.page, picture.step.name());
        std::fs::write(directory.join(&file), &picture.svg)?;
        for part in ["<img style=\"width: 100%\" alt=\"\" src=\"", &file, "\">\n"] {
            index.push_str(part);
        }
    }
    std::fs::write(directory.join("index.html"), index)?;
    std::fs::write(directory.join("steps.txt"), explanation.text)?;
    let report = serde_json::to_string_pretty(&explanation.report)?;
    std::fs::write(directory.join("report.json"), report)?;
    Ok(format!("{}\n", directory.join("index.html").display()))
}

fn options(arguments: &Arguments) -> Options {
    let password = arguments.password.clone().map(bta::Private::new);
    Options { password, ..Options::default() }
}

fn names(arguments: &Arguments) -> anyhow::Result<String> {
    let name = || arguments.file.display().to_string();
    let list = if arguments.file.as_os_str() == "-" {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(&arguments.file)
    };
    Ok(list.with_context(name)?.lines().flat_map(|line| [key(line), "\n"]).collect())
}

/// The key of the analyte that one line of a list means, empty where that is not sure.
fn key(line: &str) -> &'static str {
    let mut cells = line.split('\t').map(str::trim);
    let mut cell = || cells.next().unwrap_or_default();
    let printed = Printed { name: cell(), unit: cell(), section: cell(), ..Printed::default() };
    identify(&printed).map_or("", Analyte::key)
}
