//! What became of a row.

use bta_core::Report;
use bta_core::report::{Doubt, Measurement, Status};

use super::legend;
use super::svg::Ink;
use crate::row::Row;

/// A row after the last step.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fate<'a> {
    Read(&'a Measurement),
    Doubtful(&'a Doubt),
    Refused,
}

/// Finds the row again in the report.
pub(super) fn find<'a>(report: &'a Report, row: &Row) -> Fate<'a> {
    // Tables side by side have several rows in one line.
    let is_it = |found: &Measurement| {
        let same_place = match found.boxes.and_then(|boxes| boxes.value) {
            Some(rect) => (rect.left - row.value.rect.left).abs() < 1.0,
            None => row.value.text.contains(&found.value),
        };
        found.page == row.page && found.line == row.line && same_place
    };
    if let Some(found) = report.results.iter().find(|found| is_it(found)) {
        return Fate::Read(found);
    }
    match report.doubtful.iter().find(|doubt| is_it(&doubt.measurement)) {
        Some(doubt) => Fate::Doubtful(doubt),
        None => Fate::Refused,
    }
}

impl Fate<'_> {
    pub(super) fn ink(self) -> Ink {
        match self {
            Self::Read(found) => match found.status {
                Status::Normal | Status::Unknown => legend::READ,
                Status::Low
                | Status::High
                | Status::CriticalLow
                | Status::CriticalHigh
                | Status::Abnormal => legend::OUTSIDE,
            },
            Self::Doubtful(_) => legend::DOUBTFUL,
            Self::Refused => legend::REFUSED,
        }
    }

    /// In a few words.
    pub(super) fn note(self) -> String {
        match self {
            Self::Read(found) => meant(found),
            Self::Doubtful(doubt) => {
                format!("doubtful ({}): {}", doubt.reasons.join(", "), meant(&doubt.measurement))
            }
            Self::Refused => "refused: not a result of this report".to_owned(),
        }
    }
}

/// What became of a row, in a few words.
pub(super) fn fate(report: &Report, row: &Row) -> String {
    find(report, row).note()
}

fn meant(found: &Measurement) -> String {
    let analyte = found.analyte.as_deref().unwrap_or("analyte unknown");
    let value = match (&found.canonical, found.number) {
        (Some(quantity), _) => format!("{} {}", quantity.value, quantity.unit),
        (None, Some(number)) => number.to_string(),
        (None, None) => found.value.clone(),
    };
    format!("{analyte} = {value}, {}", status(found.status))
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Normal => "normal",
        Status::Low => "low",
        Status::High => "high",
        Status::CriticalLow => "critically low",
        Status::CriticalHigh => "critically high",
        Status::Abnormal => "abnormal",
        Status::Unknown => "status unknown",
    }
}
