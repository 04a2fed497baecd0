//! Reads one laboratory report and prints it as `bta.report/1` JSON.
//!
//! `cargo run --release --example read -- FILE`
//!
//! Exit status: 0 with JSON on standard output; otherwise nothing there, one line on standard error,
//! and 2 for bad usage, 3 for a file that is no readable PDF, 4 for a missing or wrong password,
//! 5 for an exceeded limit.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program")]

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use bta::isolate::{self, Reader};
use bta::reader::{Options, ReadError};
use clap::Parser;

/// Reads one laboratory report and prints it as `bta.report/1` JSON.
#[derive(Debug, Parser)]
struct Arguments {
    /// The password of an encrypted file.
    #[arg(long)]
    password: Option<String>,
    /// The PDF.
    file: PathBuf,
}

fn main() -> ExitCode {
    isolate::serve_if_child();
    let arguments = Arguments::parse();
    match read(&arguments) {
        Ok(json) => {
            println!("{json}");
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

fn read(arguments: &Arguments) -> anyhow::Result<String> {
    let name = || arguments.file.display().to_string();
    let document = std::fs::read(&arguments.file).with_context(name)?;
    let options = Options {
        password: arguments.password.clone().map(bta::Private::new),
        ..Options::default()
    };
    let report =
        Reader::new(NonZeroUsize::MIN).options(options).read(&document).with_context(name)?;
    Ok(serde_json::to_string_pretty(&report)?)
}
