//! Blood tests, other laboratory reports, and documents that only look like them.

#![cfg(test)]

use bta_core::report::VerdictKind;
use bta_fixture::{Document, Font, Page, Style};
use bta_report::{Options, read};

/// The width of a letter in points.
const PITCH: f32 = 5.1;

/// Sets lines as a typewriter does: what stands in one column of the text does on the page.
fn page(lines: &str) -> Page {
    let style = Style { size: 8.5, ..Style::font(Font::Courier) };
    let mut page = Page::new();
    let mut y = 60.0;
    for line in lines.lines() {
        let mut x = 40.0;
        for cell in line.split("  ") {
            let text = cell.trim_start();
            let letters = |text: &str| f32::from(u16::try_from(text.chars().count()).unwrap());
            if !text.is_empty() {
                let indent = letters(cell) - letters(text);
                page = page.styled(x + indent * PITCH, y, style, text);
            }
            x += (letters(cell) + 2.0) * PITCH;
        }
        y += 14.0;
    }
    page
}

fn kind(name: &str) -> VerdictKind {
    match name {
        "blood_test" => VerdictKind::BloodTest,
        "other_laboratory_report" => VerdictKind::OtherLaboratoryReport,
        "not_a_laboratory_report" => VerdictKind::NotALaboratoryReport,
        other => panic!("{other}"),
    }
}

#[test]
fn documents_are_told_apart() {
    let mut wrong = Vec::new();
    for document in include_str!("lookalikes.txt").split("=== ").skip(1) {
        let (title, lines) = document.split_once('\n').unwrap();
        let (expected, name) = title.split_once(" | ").unwrap();
        let bytes = Document::new().page(page(lines)).bytes();
        let report = read(&bytes, &Options::default()).unwrap();
        if report.verdict.kind != kind(expected) {
            wrong.push(format!("{name}: {:?}", report.verdict));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
