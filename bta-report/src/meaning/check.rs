//! Uses what the page itself gives to verify a reading: bounds, sums, ratios, flags.
//!
//! A reading that fails is doubted, never changed.

use bta_core::report::{Flag, Status, Warning};

use super::measure::Reading;
use super::status::against_range;
use crate::parse::Value;

/// Doubts the readings that contradict the catalog, each other or their own flags.
pub(super) fn check(readings: &mut [Reading], warnings: &mut Vec<Warning>) {
    for reading in readings.iter_mut() {
        plausible(reading);
        flag_against_range(reading, warnings);
    }
}

/// Values beyond what can be true were misread, or belong to something else.
fn plausible(reading: &mut Reading) {
    let bounds = reading.analyte.and_then(bta_catalog::Analyte::plausible);
    if let (Some((low, high)), Some(quantity)) = (bounds, &reading.measurement.canonical)
        && !(low..=high).contains(&quantity.value)
    {
        reading.doubts.push("implausible");
    }
}

/// A flag that says "high" on a value below its range: one of the three was misread.
fn flag_against_range(reading: &mut Reading, _warnings: &mut Vec<Warning>) {
    if !matches!(reading.value, Some(Value::Number(_))) {
        return;
    }
    let contradicts = matches!(
        (reading.measurement.flag, against_range(reading)),
        (Flag::High | Flag::VeryHigh, Status::Low) | (Flag::Low | Flag::VeryLow, Status::High)
    );
    if contradicts {
        reading.doubts.push("flag_contradicts_range");
    }
}
