//! Scans of generated reports.

use bta_core::report::VerdictKind;
use bta_fixture::scan::{Scanner, render};
use bta_fixture::{Document, Page, report};

use crate::{has_tesseract, is_read, patient, read};

/// A scan as offices make it.
fn office() -> Scanner {
    Scanner { dpi: 200, blur: 0.1, noise: 6.0, ..Scanner::default() }
}

#[track_caller]
fn check(scanner: &Scanner, report: &report::Report, share: f32) {
    if has_tesseract() {
        let read = read(&scanner.scan(&report.pdf));
        is_read(&read, &report.rows, share);
        assert_eq!(read.verdict.kind, VerdictKind::BloodTest);
        assert_eq!(read.language.as_ref().map(bta_core::Language::as_str), Some(report.language));
    }
}

#[test]
fn clean() {
    check(&Scanner::default(), &report::english_cbc(), 0.75);
}

#[test]
fn askew() {
    check(&Scanner { skew: 3.0, ..office() }, &report::english_cbc(), 0.75);
    check(&Scanner { skew: -1.7, ..office() }, &report::german(), 0.75);
}

#[test]
fn sideways() {
    check(&Scanner { quarters: 1, skew: 1.0, ..office() }, &report::english_cbc(), 0.75);
    check(&Scanner { quarters: 3, ..office() }, &report::german(), 0.75);
}

#[test]
fn upside_down() {
    check(&Scanner { quarters: 2, skew: -1.0, ..office() }, &report::english_cbc(), 0.75);
}

#[test]
fn photographed() {
    check(&Scanner { shade: 0.55, skew: 2.0, ..office() }, &report::english_cbc(), 0.75);
}

#[test]
fn languages() {
    for report in [report::german(), report::french(), report::spanish(), report::italian()] {
        check(&Scanner { dpi: 220, ..office() }, &report, 0.7);
    }
    check(&Scanner { dpi: 220, ..office() }, &report::portuguese(), 0.7);
}

/// The grain of a fax slows recognizing down to minutes where it is not taken away first. In 110 dots
/// per inch a speck is as big as a point: figures may then be doubtful or missing, but not wrong.
#[test]
fn faxed() {
    let fax = Scanner { fax: true, noise: 20.0, specks: 0.002, ..Scanner::default() };
    check(&Scanner { dpi: 200, skew: 0.7, ..fax }, &report::english_cbc(), 0.4);
    let grainy = Scanner { dpi: 110, noise: 20.0, specks: 0.004, ..Scanner::default() };
    if has_tesseract() {
        let report = report::portuguese();
        let read = read(&grainy.scan(&report.pdf));
        is_read(&read, &report.rows, 0.0);
        let late = |warning: &bta_core::report::Warning| warning.code.starts_with("recogni");
        assert!(!read.warnings.iter().any(late), "{:?}", read.warnings);
    }
}

#[test]
fn only_pages_without_text_are_recognized() {
    if !has_tesseract() {
        return;
    }
    let german = report::german();
    let text = Page::new()
        .text(50.0, 60.0, "Untersuchung")
        .text(200.0, 60.0, "Ergebnis")
        .text(300.0, 60.0, "Einheit")
        .text(400.0, 60.0, "Referenzbereich")
        .text(50.0, 80.0, "Ferritin")
        .text(200.0, 80.0, "88")
        .text(300.0, 80.0, "µg/l")
        .text(400.0, 80.0, "30 - 400")
        .text(50.0, 100.0, "Bemerkung: nüchtern abgenommen am Morgen");
    let scanner = office();
    let scan = scanner.page(&render(&german.pdf, scanner.dpi)[0]);
    let report = read(&Document::new().page(text).page(scan).bytes());
    is_read(&report, &german.rows, 0.75);
    let ferritin = report.results.iter().find(|result| result.name == "Ferritin").unwrap();
    assert_eq!((ferritin.page, ferritin.value.as_str()), (1, "88"));
    assert!(report.results.iter().any(|result| result.page == 2));
}

#[test]
fn boxes_are_where_the_value_stands() {
    if !has_tesseract() {
        return;
    }
    let fixture = report::english_cbc();
    let text = bta_report::read(&fixture.pdf, &patient()).unwrap();
    let scan = read(&office().scan(&fixture.pdf));
    let mut compared = 0;
    for result in &scan.results {
        let same = text.results.iter().find(|other| other.name == result.name);
        let boxes = same.and_then(|same| same.boxes?.value).zip(result.boxes.unwrap().value);
        let Some((expected, found)) = boxes else { continue };
        assert!((expected.left - found.left).abs() < 3.0, "{expected:?} {found:?}");
        assert!((expected.bottom - found.bottom).abs() < 4.0, "{expected:?} {found:?}");
        compared += 1;
    }
    assert!(compared > 5);
}
