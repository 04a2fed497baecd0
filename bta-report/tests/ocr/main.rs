//! Pages that are pictures: recognized as far as they can be, without a wrong value.
//!
//! Most tests need Tesseract with its languages; without it they are skipped and say so, unless
//! `BTA_TEST_REQUIRE_SERVICES=1`.

#![cfg(test)]

mod scans;

mod refused;

mod scripted;

use std::time::Duration;

use bta_core::Report;
use bta_fixture::report::Row;
use bta_report::Options;
use bta_report::limits::Limits;
use bta_report::ocr::{Recognizer as _, Tesseract};

/// Whether Tesseract is there with every language that the tests use.
fn has_tesseract() -> bool {
    let needed = ["eng", "deu", "fra", "spa", "ita", "por"];
    let installed = Tesseract::default().languages().unwrap_or_default();
    let missing: Vec<&str> =
        needed.into_iter().filter(|name| !installed.iter().any(|other| other == name)).collect();
    if missing.is_empty() {
        return true;
    }
    let required = std::env::var("BTA_TEST_REQUIRE_SERVICES").is_ok_and(|value| value == "1");
    assert!(!required, "tesseract lacks {missing:?}");
    println!("skipped: tesseract lacks {missing:?}");
    false
}

/// Limits that hold on a busy machine too.
fn patient() -> Options {
    let limits = Limits {
        time: Duration::from_secs(120),
        picture_time: Duration::from_secs(300),
        recognition_time: Duration::from_secs(600),
        ..Limits::default()
    };
    Options { limits, ..Options::default() }
}

fn read(pdf: &[u8]) -> Report {
    bta_report::read(pdf, &patient()).unwrap()
}

/// What became of the rows of a fixture.
#[derive(Debug, Default)]
struct Fate {
    right: usize,
    /// Not found among the results: missing or doubtful, which is no harm.
    missing: Vec<&'static str>,
    /// Found with another value: the worst that can happen.
    wrong: Vec<String>,
}

fn fate(report: &Report, rows: &[Row]) -> Fate {
    let mut fate = Fate::default();
    let mut used = vec![false; report.results.len()];
    for row in rows {
        let named = |name: &str| key(name) == key(row.name);
        let mut found = report.results.iter().zip(&mut used);
        let found = found.find(|(result, used)| !**used && named(&result.name));
        match found {
            None => fate.missing.push(row.name),
            Some((result, used)) => {
                *used = true;
                if value(&result.value) == value(row.value) {
                    fate.right += 1;
                } else {
                    fate.wrong.push(format!("{}: {} as {}", row.name, row.value, result.value));
                }
            }
        }
    }
    fate
}

fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

fn value(text: &str) -> String {
    text.replace(' ', "").replace(',', ".").to_lowercase()
}

/// At least `share` of the rows are read, and none wrong.
#[track_caller]
fn is_read(report: &Report, rows: &[Row], share: f32) {
    let fate = fate(report, rows);
    assert!(fate.wrong.is_empty(), "{fate:?}");
    let count = |number: usize| f32::from(u16::try_from(number).unwrap());
    assert!(count(fate.right) >= share * count(rows.len()), "{fate:?} {:?}", report.warnings);
}
