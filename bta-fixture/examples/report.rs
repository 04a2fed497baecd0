//! Writes a generated laboratory report to standard output, to try things on.
//!
//! `cargo run --package bta-fixture --example report > report.pdf`; a name as argument chooses
//! another report, a wrong one prints the names.
#![expect(clippy::print_stderr, reason = "a command-line program")]

use std::io::Write as _;
use std::process::ExitCode;

use bta_fixture::report;

fn main() -> std::io::Result<ExitCode> {
    let reports = report::all();
    let name = std::env::args().nth(1);
    let chosen = reports.iter().find(|(known, _)| name.as_ref().is_none_or(|name| name == known));
    let Some((_, report)) = chosen else {
        let names: Vec<&str> = reports.iter().map(|(name, _)| *name).collect();
        eprintln!("There is no such report; there are: {}", names.join(", "));
        return Ok(ExitCode::from(2));
    };
    std::io::stdout().write_all(&report.pdf)?;
    Ok(ExitCode::SUCCESS)
}
