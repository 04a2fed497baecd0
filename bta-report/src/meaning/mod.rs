//! Joins rows with the catalog: what the document is, whom it is about, what each result means.
//!
//! What is deliberately not here: places on a page (that is [`layout`](crate::layout)), the grammar
//! of single cells (that is [`parse`](crate::parse)), and any reading of a person's name, date of
//! birth or identifiers beyond sex and age.

use bta_core::Report;
use bta_core::report::{Verdict, VerdictKind};

use crate::page::Page;
use crate::row::Table;

/// Makes a report of what the layout stage found in a document's `pages`.
///
/// Never fails: what cannot be understood becomes a warning with its place.
#[must_use]
pub fn assemble(pages: &[Page], table: Table) -> Report {
    let kind = if table.rows.is_empty() || pages.is_empty() {
        VerdictKind::NotALaboratoryReport
    } else {
        VerdictKind::BloodTest
    };
    let mut report = Report::new(Verdict { kind, reasons: Vec::new() });
    report.warnings = table.warnings;
    report
}
