//! Whole laboratory reports, with the rows that a reader must find in them.

mod european;

mod plain;

mod world;

pub use self::{
    european::{french, german, italian, portuguese, spanish},
    plain::{cards, dotted, english_cbc, in_and_out_of_range, monospace, prose},
    world::{arabic, chinese, polish, russian, turkish},
};

use crate::{Document, Page};

/// A report and what it says.
#[derive(Clone, Debug)]
pub struct Report {
    /// The file.
    pub pdf: Vec<u8>,
    /// Its language, as a two-letter code.
    pub language: &'static str,
    /// The results of the current visit, in reading order.
    pub rows: Vec<Row>,
}

/// One result as it is printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The name.
    pub name: &'static str,
    /// The value, without flag and unit.
    pub value: &'static str,
    /// The unit; empty when there is none.
    pub unit: &'static str,
    /// The reference interval as printed; empty when there is none.
    pub range: &'static str,
    /// Its lower limit.
    pub low: Option<f64>,
    /// Its upper limit.
    pub high: Option<f64>,
    /// What the laboratory printed, as `H`, `L` or empty.
    pub flag: &'static str,
}

/// Every report, with a name.
#[must_use]
pub fn all() -> Vec<(&'static str, Report)> {
    vec![
        ("english_cbc", english_cbc()),
        ("in_and_out_of_range", in_and_out_of_range()),
        ("dotted", dotted()),
        ("prose", prose()),
        ("cards", cards()),
        ("monospace", monospace()),
        ("german", german()),
        ("spanish", spanish()),
        ("italian", italian()),
        ("french", french()),
        ("portuguese", portuguese()),
        ("polish", polish()),
        ("russian", russian()),
        ("turkish", turkish()),
        ("chinese", chinese()),
        ("arabic", arabic()),
    ]
}

/// A row whose interval is printed as `low - high`.
const fn row(
    name: &'static str,
    value: &'static str,
    unit: &'static str,
    (range, low, high): (&'static str, f64, f64),
    flag: &'static str,
) -> Row {
    Row { name, value, unit, range, low: Some(low), high: Some(high), flag }
}

/// A row that has no lower limit.
const fn below(
    name: &'static str,
    value: &'static str,
    unit: &'static str,
    (range, high): (&'static str, f64),
    flag: &'static str,
) -> Row {
    Row { name, value, unit, range, low: None, high: Some(high), flag }
}

fn report(language: &'static str, page: Page, rows: Vec<Row>) -> Report {
    Report { pdf: Document::new().page(page).compressed().bytes(), language, rows }
}
