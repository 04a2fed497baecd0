//! One result printed in two units: both must say the same.

use bta_core::report::Warning;

use crate::meaning::measure::Reading;

/// What rounding in two units may differ by.
const ROUNDING: f64 = 0.05;

/// Warns of neighbouring rows that give one analyte in two units and disagree.
pub(super) fn check(readings: &[Reading], warnings: &mut Vec<Warning>) {
    for pair in readings.windows(2) {
        let [first, second] = pair else { continue };
        if is_pair(first, second) && !agree(first, second) {
            warnings.push(second.warning("two_units_mismatch"));
        }
    }
}

/// Says whether the second row repeats the first in another unit.
fn is_pair(first: &Reading, second: &Reading) -> bool {
    let (one, other) = (&first.measurement, &second.measurement);
    one.analyte.is_some()
        && one.analyte == other.analyte
        && one.specimen == other.specimen
        && one.page == other.page
        && other.line.abs_diff(one.line) <= 2
        && one.unit != other.unit
}

fn agree(first: &Reading, second: &Reading) -> bool {
    match (&first.measurement.canonical, &second.measurement.canonical) {
        (Some(one), Some(other)) => {
            (one.value - other.value).abs() <= ROUNDING * one.value.abs().max(other.value.abs())
        }
        _ => true,
    }
}
