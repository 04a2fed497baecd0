//! Checks the published formulas against a table of vectors.
//!
//! `cargo run --release --example formulas -- FILE.csv`
//!
//! The columns are `function`, `inputs_json`, `expected` and `tolerance`; more may follow, of which
//! `unit` is the unit of what is expected. `null` or nothing as `expected` means that the formula
//! must refuse; `exact` as `tolerance` that the text must be the same.
//!
//! Exit status: 0 when all rows agree, 1 when one does not or the table cannot be read.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use bta::agents::formula::named::{Answer, Input, Inputs, Refusal, apply};
use clap::Parser;
use serde::Deserialize;
use serde_json::Value;

/// Checks the published formulas against a table of vectors.
#[derive(Debug, Parser)]
struct Arguments {
    /// The table, as CSV.
    file: PathBuf,
}

/// One row of the table.
#[derive(Debug, Deserialize)]
struct Row {
    function: String,
    inputs_json: String,
    expected: String,
    tolerance: String,
    #[serde(default)]
    unit: String,
}

fn main() -> ExitCode {
    match check(&Arguments::parse().file) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(1)
        }
    }
}

/// Prints what each row gives, and returns whether all agree.
fn check(file: &Path) -> anyhow::Result<bool> {
    let mut table = csv::Reader::from_path(file).with_context(|| file.display().to_string())?;
    let (mut agreeing, mut total) = (0_u64, 0_u64);
    for (row, line) in table.deserialize::<Row>().zip(2..) {
        let row = row.with_context(|| format!("row {line}"))?;
        // Inputs that are no JSON are none: the formula refuses them.
        let answer = apply(&row.function, &inputs(&row.inputs_json).unwrap_or_default());
        let agrees = row.agrees(&answer);
        let word = if agrees { "agrees" } else { "DIFFERS" };
        println!(
            "{word}: {} {} gives {}, expected {} ({})",
            row.function,
            row.inputs_json,
            shown(&answer),
            row.expected,
            row.tolerance
        );
        total += 1;
        agreeing += u64::from(agrees);
    }
    println!("{agreeing} of {total} rows agree");
    Ok(agreeing == total)
}

fn inputs(json: &str) -> anyhow::Result<Inputs> {
    let values: serde_json::Map<String, Value> = serde_json::from_str(json)?;
    Ok(values
        .into_iter()
        .map(|(name, value)| {
            let input = match value {
                Value::Number(number) => number.as_f64().map_or(Input::Missing, Input::Number),
                Value::String(text) => Input::Text(text),
                Value::Bool(flag) => Input::Flag(flag),
                Value::Null | Value::Array(_) | Value::Object(_) => Input::Missing,
            };
            (name, input)
        })
        .collect())
}

fn shown(answer: &Result<Answer, Refusal>) -> String {
    match answer {
        Ok(Answer::Number { value, unit }) => format!("{value:.5} {unit}").trim_end().to_owned(),
        Ok(Answer::Word(word)) => (*word).to_owned(),
        Err(refusal) => format!("null ({refusal})"),
    }
}

impl Row {
    /// Returns whether the answer is what is expected. A formula that does not exist refuses nothing.
    fn agrees(&self, answer: &Result<Answer, Refusal>) -> bool {
        let expected = self.expected.trim();
        match answer {
            Ok(Answer::Number { value, unit }) => {
                let tolerance = self.tolerance.trim().parse().unwrap_or(0.0);
                // What was computed in one unit may be expected in another.
                let factor = self.factor(unit);
                expected
                    .parse::<f64>()
                    .is_ok_and(|expected| (value * factor - expected).abs() <= tolerance + 1e-9)
            }
            Ok(Answer::Word(word)) => expected == *word,
            Err(Refusal::UnknownFunction(_)) => false,
            Err(_) => matches!(expected, "null" | ""),
        }
    }

    /// Returns what turns an answer in `unit` into the unit that is expected.
    fn factor(&self, unit: &str) -> f64 {
        match (unit, self.unit.trim()) {
            ("mg/dL", "mmol/L") if self.function.starts_with("ldl") => 1.0 / 38.67,
            ("mg/dL", "mmol/L") if self.function.starts_with("non_hdl") => 1.0 / 38.67,
            ("mg/dL", "mmol/L") if self.function == "corrected_calcium" => 1.0 / 4.008,
            ("mg/dL", "mmol/L") if self.function == "eag" => 1.0 / 18.0156,
            _ => 1.0,
        }
    }
}
