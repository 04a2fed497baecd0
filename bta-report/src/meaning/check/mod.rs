//! Uses what the page itself gives to verify a reading: bounds, flags, and identities between results.
//!
//! A reading that fails is doubted. It is changed in one case: its decimal sign is lost, and two
//! identities agree on where it belongs; a warning says so. Where an identity fails and nothing
//! tells which of its results is wrong, all stay and a warning names the place.

mod law;

mod scan;

mod repair;

mod identity;

mod unit;

use bta_core::report::{Comparator, Flag, Status, Warning};

use super::measure::Reading;
use super::status::against_range;
use crate::page::Page;

/// Doubts the readings that contradict the catalog, each other or their own flags.
pub(super) fn check(readings: &mut [Reading], warnings: &mut Vec<Warning>, pages: &[Page]) {
    scan::repair_units(readings, pages);
    for reading in readings.iter_mut() {
        plausible(reading);
        flag_against_range(reading);
    }
    identity::check(readings, warnings);
    unit::check(readings, warnings);
    scan::check(readings, pages);
    if warnings.iter().any(|warning| warning.code == "differential_sum") {
        scan::check_differential(readings, pages);
    }
}

/// Values beyond what can be true were misread, or belong to something else.
fn plausible(reading: &mut Reading) {
    // A share of one instead of a percentage: hematocrit 0.45 within 0.40 to 0.51.
    let share = reading.unit.is_none()
        && reading.measurement.unit.is_empty()
        && reading.analyte.is_some_and(|analyte| analyte.unit() == "%")
        && against_range(reading) != Status::Unknown;
    if share {
        return;
    }
    let bounds = reading.analyte.and_then(bta_catalog::Analyte::plausible);
    let (Some((low, high)), Some(quantity)) = (bounds, &reading.measurement.canonical) else {
        return;
    };
    // Below a limit of detection anything is possible, and above one too.
    let possible = match reading.measurement.comparator {
        None => (low..=high).contains(&quantity.value),
        Some(Comparator::Less | Comparator::LessOrEqual) => quantity.value <= high,
        Some(Comparator::Greater | Comparator::GreaterOrEqual) => quantity.value >= low,
    };
    if !possible {
        reading.doubts.push("implausible");
    }
}

/// A flag that says "high" on a value below its range: one of the three was misread.
fn flag_against_range(reading: &mut Reading) {
    let contradicts = matches!(
        (reading.measurement.flag, against_range(reading)),
        (Flag::High | Flag::VeryHigh, Status::Low) | (Flag::Low | Flag::VeryLow, Status::High)
    );
    if contradicts {
        reading.doubts.push("flag_contradicts_range");
    }
}
