//! Cases for the tests, written in one line.

use std::sync::Arc;

use bta_core::case::{Case, Person};
use bta_core::report::{
    Comparator, Flag, Measurement, Quantity, Range, RangeSource, Report, Sex, Status, Verdict,
    VerdictKind,
};

/// Makes a case of `m45 hemoglobin=9.1 crp=<3[0-5] hbsag=reactive`: sex and age (`?` for unknown,
/// `p` before the sex for a pregnancy), then values in the catalog's units, limits in brackets.
pub(crate) fn case(text: &str) -> Case {
    let mut words = text.split_whitespace();
    let person = person(words.next().unwrap());
    let mut report = Report::new(Verdict { kind: VerdictKind::BloodTest, reasons: Vec::new() });
    report.results = words.zip(1..).map(|(word, line)| measurement(word, line)).collect();
    Case::new(Arc::new(report)).person(person)
}

fn person(word: &str) -> Person {
    let (pregnant, word) = match word.strip_prefix('p') {
        Some(rest) => (Some(true), rest),
        None => (None, word),
    };
    let sex = match word.chars().next() {
        Some('m') => Some(Sex::Male),
        Some('f') => Some(Sex::Female),
        _ => None,
    };
    let age_years = word.trim_start_matches(['m', 'f', '?']).parse().ok();
    Person { sex, age_years, pregnant }
}

/// Makes one result of `potassium=6.8[3.5-5.1]`.
pub(crate) fn measurement(word: &str, line: u32) -> Measurement {
    let (key, rest) = word.split_once('=').unwrap();
    let analyte = bta_catalog::analyte(key).unwrap_or_else(|| panic!("{key}"));
    let (value, limits) = match rest.split_once('[') {
        Some((value, limits)) => (value, Some(limits.trim_end_matches(']'))),
        None => (rest, None),
    };
    let number: Option<f64> = value.trim_start_matches(['<', '>', '=']).parse().ok();
    let comparator = match value.chars().next() {
        Some('<') => Some(Comparator::Less),
        Some('>') => Some(Comparator::Greater),
        _ => None,
    };
    let range = limits.map(|text| {
        let (low, high) = text.split_once('-').unwrap();
        Range {
            text: text.to_owned(),
            low: low.parse().ok(),
            high: high.parse().ok(),
            source: RangeSource::Report,
        }
    });
    Measurement {
        page: 1,
        line,
        section: String::new(),
        specimen: analyte.specimen(),
        name: analyte.name().to_owned(),
        value: value.to_owned(),
        unit: analyte.unit().to_owned(),
        range,
        flag: Flag::None,
        analyte: Some(key.to_owned()),
        loinc: None,
        number,
        comparator,
        canonical: number.map(|value| Quantity { value, unit: analyte.unit().to_owned() }),
        status: Status::Unknown,
        boxes: None,
    }
}
