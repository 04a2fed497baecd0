//! Joins rows with the catalog: what the document is, whom it is about, what each result means.
//!
//! What is deliberately not here: places on a page (that is [`layout`](crate::layout)), the grammar
//! of single cells (that is [`parse`](crate::parse)), and any reading of a person's name, date of
//! birth or identifiers beyond sex and age.

mod text;

mod language;

mod date;

mod collected;

mod patient;

mod laboratory;

mod legend;

mod sign;

mod specimen;

mod moment;

mod measure;

mod status;

mod calendar;
mod check;

mod verdict;

use bta_core::Report;
use bta_core::report::{Doubt, Specimen, VerdictKind, Warning};

use self::legend::Legend;
use self::measure::{Doubled, Reading, Setting};
use self::text::Text;
use crate::page::Page;
use crate::parse::{Context, Decimal, Lexicon, Value, decimal_of, fold};
use crate::row::{Row, Table};

/// The language that the lines of a document are written in, if they tell.
#[cfg(feature = "ocr")]
pub(crate) fn language_of(table: &Table) -> Option<bta_core::Language> {
    language::language(&Text::of(table))
}

/// Makes a report of what the layout stage found in a document's `pages`.
///
/// Never fails: what cannot be understood becomes a warning with its place.
#[must_use]
pub fn assemble(pages: &[Page], mut table: Table) -> Report {
    let text = Text::of(&table);
    let language = language::language(&text);
    let code = language.as_ref().map(bta_core::Language::as_str);
    let order = collected::order(&text, code);
    let collected_on = collected::collected_on(&text, order);
    let patient =
        patient::patient(&text, &patient::Known { language: code, order, day: collected_on });
    let legend = Legend::of(&text);
    let decimal = decimal(&table.rows, code);
    let context = Context { decimal, sex: patient.sex, age_years: patient.age_years };
    sign::settle(&mut table.rows, &context);
    let setting = Setting {
        specimens: &specimen::Announcements::of(&text),
        language: code,
        context,
        legend: &legend,
        doubled: doubled(&table.rows),
        minus_is_low: minus_is_low(&table.rows),
    };
    let readings: Vec<Reading> = table.rows.iter().map(|row| Reading::of(row, &setting)).collect();
    let (mut readings, prose): (Vec<Reading>, Vec<Reading>) =
        readings.into_iter().partition(|reading| !is_prose(reading, pages));
    let mut warnings: Vec<Warning> =
        prose.iter().map(|reading| reading.warning("row_unread")).collect();
    leave_out_summary(&mut readings);
    keep_total_neutrophils(&mut readings);
    status::take_stars(&mut readings, &legend);
    status::direct_marks(&mut readings);
    for reading in &mut readings {
        reading.measurement.status = status::status(reading);
    }
    let mut report = Report::new(verdict::verdict(&readings, &text));
    report.laboratory = laboratory::laboratory(&table);
    report.language.clone_from(&language);
    report.patient = patient;
    report.collected_on = collected_on;
    report.warnings = table.warnings;
    report.warnings.append(&mut warnings);
    if report.verdict.kind == VerdictKind::NotALaboratoryReport {
        readings.clear();
        report.warnings.clear();
    }
    report.warnings.extend(several(&text, code, order));
    check::check(&mut readings, &mut report.warnings, pages);
    file(readings, &mut report);
    report.warnings.extend(scanned(pages));
    if report.results.is_empty() && has_pictures(&report) {
        report.verdict.reasons.push("pages are pictures without text".to_owned());
    }
    report
}

/// Returns whether this is no result; in a picture, letters that mean nothing may look like one.
fn is_prose(reading: &Reading, pages: &[Page]) -> bool {
    let page = reading.measurement.page;
    let recognized = pages.iter().any(|other| other.recognized && other.number == page);
    let bare = reading.analyte.is_none()
        && reading.unit.is_none()
        && !reading.has_limits()
        && !matches!(reading.value, Some(Value::Quality(_) | Value::Titre(_)));
    reading.is_prose() || recognized && bare
}

/// Leaves out what a summary on an earlier page only repeats: the same number, without limits or with the
/// same ones.
fn leave_out_summary(readings: &mut Vec<Reading>) {
    let key = |reading: &Reading| {
        let measurement = &reading.measurement;
        Some((reading.analyte?.key(), measurement.number?.to_bits(), measurement.unit.clone()))
    };
    let limits =
        |reading: &Reading| reading.measurement.range.as_ref().map(|range| (range.low, range.high));
    let complete: Vec<_> = readings
        .iter()
        .filter(|reading| reading.has_limits())
        .filter_map(|reading| Some((reading.measurement.page, limits(reading), key(reading)?)))
        .collect();
    readings.retain(|reading| {
        let own = key(reading);
        !complete.iter().any(|(page, others, other)| {
            *page > reading.measurement.page
                && own.as_ref() == Some(other)
                && (!reading.has_limits() || limits(reading) == *others)
        })
    });
}

/// Takes the meaning from segmented neutrophils where a row for all of them has it too.
fn keep_total_neutrophils(readings: &mut [Reading]) {
    static SEGMENTED: Lexicon = Lexicon::new("segment|сегмент|szegment|分葉|分叶");
    let is_part = |reading: &Reading| SEGMENTED.begins_in(&fold(&reading.measurement.name));
    for key in ["neutrophils_abs", "neutrophils_pct"] {
        let means = |reading: &Reading| reading.analyte.is_some_and(|found| found.key() == key);
        if !readings.iter().any(|reading| means(reading) && !is_part(reading)) {
            continue;
        }
        for reading in readings.iter_mut().filter(|reading| means(reading) && is_part(reading)) {
            reading.analyte = None;
            let measurement = &mut reading.measurement;
            (measurement.analyte, measurement.loinc, measurement.canonical) = (None, None, None);
        }
    }
}

/// Puts each reading among the results or the doubtful ones.
fn file(readings: Vec<Reading>, report: &mut Report) {
    for reading in readings {
        reading.warn(&mut report.warnings);
        if reading.doubts.is_empty() {
            report.results.push(reading.measurement);
        } else {
            let reasons = reading.doubts.iter().map(|&reason| reason.to_owned()).collect();
            report.doubtful.push(Doubt { measurement: reading.measurement, reasons });
        }
    }
    if report.results.iter().all(|result| result.specimen != Specimen::Blood)
        && report.verdict.kind == VerdictKind::BloodTest
    {
        report.warnings.push(of_document("no_reliable_results"));
    }
}

/// A warning about the whole document.
fn of_document(code: &str) -> Warning {
    Warning { page: 0, line: 0, code: code.to_owned() }
}

/// Warns of documents that hold more than one report.
fn several(text: &Text, language: Option<&str>, order: date::Order) -> Vec<Warning> {
    let patients = patient::has_several(text, language).then(|| of_document("several_patients"));
    let dates = collected::has_several(text, order).then(|| of_document("several_dates"));
    patients.into_iter().chain(dates).collect()
}

/// The code of pages that only text recognition could read.
const SCANNED: &str = "scanned_page";

/// Returns whether pages were left unread because they are pictures.
pub(crate) fn has_pictures(report: &Report) -> bool {
    report.warnings.iter().any(|warning| warning.code == SCANNED)
}

/// Warns of pages that are pictures without text.
fn scanned(pages: &[Page]) -> impl Iterator<Item = Warning> {
    let pages = pages.iter().filter(|page| page.is_picture());
    pages.map(|page| Warning { page: page.number, line: 0, code: SCANNED.to_owned() })
}

/// Decides which sign stands before decimals, by a vote of values and ranges.
fn decimal(rows: &[Row], language: Option<&str>) -> Option<Decimal> {
    let texts = rows.iter().flat_map(|row| {
        std::iter::once(row.value.text.as_str())
            .chain(row.range.as_ref().map(|range| range.text.as_str()))
    });
    let (mut commas, mut points) = (0_usize, 0_usize);
    for text in texts {
        match decimal_of(text) {
            Some(Decimal::Comma) => commas += 1,
            Some(Decimal::Point) => points += 1,
            None => {}
        }
    }
    match commas.cmp(&points) {
        std::cmp::Ordering::Greater => Some(Decimal::Comma),
        std::cmp::Ordering::Less => Some(Decimal::Point),
        std::cmp::Ordering::Equal => match language {
            Some(
                "de" | "fr" | "it" | "pt" | "nl" | "pl" | "tr" | "ru" | "kk" | "cs" | "ro" | "sv"
                | "da",
            ) => Some(Decimal::Comma),
            _ => None,
        },
    }
}

/// Two signs are more than one only where both occur.
fn doubled(rows: &[Row]) -> Doubled {
    let mut flags = rows.iter().filter_map(|row| row.flag.as_ref()).map(|flag| flag.text.trim());
    let single = flags.any(|text| matches!(text, "+" | "-" | "−" | "–" | "<" | ">"));
    if single { Doubled::More } else { Doubled::Same }
}

/// A minus means "low" where plus signs stand in the same column; alone it fills empty cells.
fn minus_is_low(rows: &[Row]) -> bool {
    rows.iter().any(|row| row.flag.as_ref().is_some_and(|flag| flag.text.trim().starts_with('+')))
}
