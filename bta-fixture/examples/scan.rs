//! Makes a scan of a PDF file, or of pages that are rendered already, to try things on.
//!
//! `cargo run --package bta-fixture --features scan --example scan -- dpi=150 skew=2 FILE... > scan.pdf`
//!
//! Settings are those of `bta_fixture::scan::Scanner`; files are one PDF or pages as binary PGM.
#![expect(clippy::print_stderr, reason = "a command-line program")]

use std::io::Write as _;
use std::process::ExitCode;

use bta_fixture::scan::{Gray, Scanner, render};

fn main() -> std::io::Result<ExitCode> {
    let mut scanner = Scanner::default();
    let mut pages = Vec::new();
    for argument in std::env::args().skip(1) {
        if let Some((setting, number)) = argument.split_once('=') {
            if set(&mut scanner, setting, number).is_none() {
                eprintln!("There is no such setting: {argument}");
                return Ok(ExitCode::from(2));
            }
            continue;
        }
        let bytes = std::fs::read(&argument)?;
        match pgm(&bytes) {
            Some(page) => pages.push(page),
            None => pages.extend(render(&bytes, scanner.dpi)),
        }
    }
    std::io::stdout().write_all(&scanner.document(&pages))?;
    Ok(ExitCode::SUCCESS)
}

fn set(scanner: &mut Scanner, setting: &str, number: &str) -> Option<()> {
    let real = || number.parse::<f64>().ok();
    match setting {
        "dpi" => scanner.dpi = number.parse().ok()?,
        "skew" => scanner.skew = real()?,
        "quarters" => scanner.quarters = number.parse().ok()?,
        "blur" => scanner.blur = real()?,
        "shade" => scanner.shade = real()?,
        "noise" => scanner.noise = real()?,
        "specks" => scanner.specks = real()?,
        "fax" => scanner.fax = number == "1",
        "jpeg" => scanner.jpeg = Some(number.parse().ok()?),
        "seed" => scanner.seed = number.parse().ok()?,
        _ => return None,
    }
    Some(())
}

/// A picture in the binary PGM format with 255 as white.
fn pgm(bytes: &[u8]) -> Option<Gray> {
    let mut rest = bytes.strip_prefix(b"P5")?;
    let mut number = || {
        rest = rest.trim_ascii_start();
        let end = rest.iter().position(u8::is_ascii_whitespace)?;
        let (digits, after) = rest.split_at_checked(end)?;
        rest = after.get(1..)?;
        std::str::from_utf8(digits).ok()?.parse::<usize>().ok()
    };
    let (width, height) = (number()?, number()?);
    number()?;
    let pixels = rest.get(..width.checked_mul(height)?)?.to_vec();
    Some(Gray { width, height, pixels })
}
