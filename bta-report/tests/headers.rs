//! Heads of reports in many languages, and what each says of the patient and the day.

#![cfg(test)]

use bta_core::Report;
use bta_core::report::{Rect, Sex};
use bta_report::meaning::assemble;
use bta_report::page::Page;
use bta_report::row::{Cell, Line, Table};

fn line(text: &str, number: u32) -> Line {
    let mut left = 0.0;
    let cells = text.split("   ").filter(|text| !text.trim().is_empty()).map(|text| {
        let rect = Rect { left, top: 0.0, right: left + 90.0, bottom: 10.0 };
        left += 100.0;
        Cell { text: text.trim().to_owned(), rect }
    });
    Line { page: 1, number, cells: cells.collect() }
}

fn read(head: &str) -> Report {
    let lines = head.split(" | ").zip(1..).map(|(text, number)| line(text, number)).collect();
    assemble(&[Page { number: 1, ..Page::default() }], Table { lines, ..Table::default() })
}

#[test]
fn heads_of_many_languages() {
    let mut wrong = Vec::new();
    for row in include_str!("headers.tsv").lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<_> = row.split('\t').collect();
        let [head, language, sex, age, day] = cells.as_slice() else { panic!("{row}") };
        let report = read(head);
        let found = report.language.as_ref().map_or("", bta_core::Language::as_str);
        let sex_found = match report.patient.sex {
            Some(Sex::Female) => "f",
            Some(Sex::Male) => "m",
            None => "",
        };
        let expected: f64 = age.parse().unwrap();
        let is_age = report.patient.age_years.is_some_and(|age| (age - expected).abs() < 0.02);
        let day_found = report.collected_on.map(|day| day.to_string()).unwrap_or_default();
        if (found, sex_found, day_found.as_str(), is_age) != (*language, *sex, *day, true) {
            let age = report.patient.age_years;
            wrong.push(format!("{found} {sex_found} {age:?} {day_found} from {row}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
