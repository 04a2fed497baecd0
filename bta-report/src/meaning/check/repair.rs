//! Moves a decimal sign that the page itself shows to be lost.

use crate::meaning::measure::Reading;
use crate::meaning::status::status;
use crate::parse::Value;

/// Powers of ten that a lost or misplaced decimal sign makes.
const SHIFTS: [f64; 6] = [0.1, 0.01, 0.001, 10.0, 100.0, 1000.0];

/// Multiplies the number of one reading by the only power of ten that `confirmed` accepts; leaves
/// it as it was, and returns false, when there is none or more than one.
pub(super) fn shift(
    readings: &mut [Reading],
    at: usize,
    confirmed: impl Fn(&[Reading]) -> bool,
) -> bool {
    let Some(printed) = readings.get(at).cloned() else { return false };
    let mut fits = Vec::new();
    for factor in SHIFTS {
        let Some(moved) = moved(&printed, factor) else { continue };
        if let Some(reading) = readings.get_mut(at) {
            *reading = moved.clone();
        }
        if confirmed(readings) {
            fits.push(moved);
        }
    }
    let repaired = match fits.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    };
    let is_repaired = repaired.is_some();
    if let Some(reading) = readings.get_mut(at) {
        *reading = repaired.unwrap_or(printed);
    }
    is_repaired
}

/// The reading with its number multiplied, where that can be true.
fn moved(printed: &Reading, factor: f64) -> Option<Reading> {
    let mut reading = printed.clone();
    let analyte = reading.analyte?;
    let canonical = reading.measurement.canonical.as_mut()?;
    canonical.value *= factor;
    let (low, high) = analyte.plausible()?;
    if !(low..=high).contains(&canonical.value) {
        return None;
    }
    let Some(Value::Number(number)) = reading.value.as_mut() else { return None };
    // The product has the printed digits again.
    number.value = (number.value * factor * 1e9).round() / 1e9;
    reading.measurement.number = Some(number.value);
    reading.measurement.status = status(&reading);
    reading.doubts.retain(|reason| *reason != "implausible");
    Some(reading)
}
