//! What becomes of readings that differ, shown with a recognizer that says what it is told.

use std::sync::Mutex;

use bta_core::Report;
use bta_fixture::report;
use bta_fixture::scan::Scanner;
use bta_report::ocr::{RecognizeError, Recognizer, Request, Seen};
use bta_report::read_with;

use crate::patient;

/// Sees one page, and sees its figures again as it is told.
#[derive(Debug)]
struct Scripted {
    lines: Vec<Vec<(&'static str, f32)>>,
    /// What each proof of figures says: one figure for each of its rows.
    again: Mutex<Vec<Vec<&'static str>>>,
}

impl Recognizer for Scripted {
    fn languages(&self) -> Result<Vec<String>, RecognizeError> {
        Ok(vec!["eng".to_owned()])
    }

    fn recognize(&self, request: &Request<'_>) -> Result<Vec<Seen>, RecognizeError> {
        let height = |number: usize| f32::from(u16::try_from(number).unwrap());
        let picture = request.picture;
        // Whole pages are as wide as paper, the band among them; figures are not.
        if picture.width > 2000 {
            return Ok(self.page());
        }
        let again = self.again.lock().unwrap().pop().unwrap_or_default();
        let pitch = height(picture.height) / height(again.len().max(1));
        let rows = again.iter().zip(0_u16..);
        Ok(rows
            .map(|(text, row)| {
                let middle = (f32::from(row) + 0.5) * pitch;
                let place = [10.0, middle - 5.0, 60.0, middle + 5.0];
                Seen { text: (*text).to_owned(), place, confidence: 90.0, line: u32::from(row) }
            })
            .collect())
    }
}

impl Scripted {
    fn page(&self) -> Vec<Seen> {
        let mut seen = Vec::new();
        for (line, number) in self.lines.iter().zip(1_u16..) {
            let bottom = 200.0 + 60.0 * f32::from(number);
            for (text, left) in line {
                let width = 18.0 * f32::from(u16::try_from(text.len()).unwrap());
                let place = [*left, bottom - 27.0, left + width, bottom];
                let text = (*text).to_owned();
                seen.push(Seen { text, place, confidence: 95.0, line: u32::from(number) });
            }
        }
        seen
    }
}

/// Reads a page of three results, whose figures are `first`, `92` and `140` at first sight.
fn read(first: &'static str, mut again: Vec<Vec<&'static str>>) -> Report {
    // Before the figures the unit that is none is looked at three times.
    again.extend([Vec::new(), Vec::new(), Vec::new()]);
    let row = |name, value, unit, range| {
        vec![(name, 200.0), (value, 900.0), (unit, 1200.0), (range, 1600.0)]
    };
    let lines = vec![
        row("Test", "Result", "Units", "Reference"),
        row("Creatinine", first, "mg/di", "0.6-1.2"),
        row("Glucose", "92", "mg/dL", "70-99"),
        row("Sodium", "140", "mmol/L", "135-145"),
    ];
    let recognizer = Scripted { lines, again: Mutex::new(again) };
    let pdf = Scanner { dpi: 100, ..Scanner::default() }.scan(&report::english_cbc().pdf);
    read_with(&pdf, &patient(), &recognizer).unwrap()
}

fn values(report: &Report) -> Vec<(&str, &str)> {
    report.results.iter().map(|result| (result.name.as_str(), result.value.as_str())).collect()
}

const SAME: [&str; 6] = ["7.4", "0.6-1.2", "92", "70-99", "140", "135-145"];

#[test]
fn readings_that_agree() {
    let report = read("7.4", vec![SAME.to_vec()]);
    assert_eq!(values(&report), [("Creatinine", "7.4"), ("Glucose", "92"), ("Sodium", "140")]);
    assert!(report.doubtful.is_empty());
    assert_eq!(report.results[0].unit, "mg/dL", "the unit is put right");
}

#[test]
fn a_third_reading_decides() {
    let second = vec!["1.4", "0.6-1.2", "92", "70-99", "140", "135-145"];
    let report = read("14", vec![vec!["1.4"], second.clone()]);
    assert_eq!(values(&report)[0], ("Creatinine", "1.4"), "the point was overlooked");
    let report = read("7.4", vec![vec!["1.4"], second]);
    assert_eq!(report.doubtful[0].measurement.name, "Creatinine", "which digit it is stays open");
}

#[test]
fn readings_that_differ() {
    let second = vec!["1.4", "0.6-1.2", "92", "70-99", "140", "135-145"];
    let report = read("7.4", vec![vec!["74"], second]);
    assert_eq!(values(&report), [("Glucose", "92"), ("Sodium", "140")]);
    assert_eq!(report.doubtful.len(), 1);
    assert_eq!(report.doubtful[0].measurement.name, "Creatinine");
    assert_eq!(report.doubtful[0].reasons, ["ocr_uncertain"]);
}
