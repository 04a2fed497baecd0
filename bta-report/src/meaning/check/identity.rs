//! Identities between results: indices, sums and ratios that one of them must follow from the others.

use bta_core::report::{Specimen, Warning};

use super::law::{IDENTITIES, Identity};
use super::repair;
use crate::meaning::measure::Reading;

/// The shares of the white cells that a differential always has.
pub(super) const SHARES: [&str; 5] =
    ["neutrophils_pct", "lymphocytes_pct", "monocytes_pct", "eosinophils_pct", "basophils_pct"];
/// Differences below this share are rounding, method or habit; a misread digit is more.
const NEAR: f64 = 0.12;
/// Differences below this share confirm a repaired reading.
const CLOSE: f64 = 0.03;
/// Differences above this share are a lost point or another row's value.
const FAR: f64 = 0.5;

/// Repairs or doubts the one reading that all failed identities share, and warns of the others.
pub(super) fn check(readings: &mut [Reading], warnings: &mut Vec<Warning>) {
    let mut outcomes = outcomes(readings);
    if let Some(at) = culprit(&outcomes)
        && repair::shift(readings, at, |readings| confirmed(readings, at))
    {
        warnings.extend(readings.get(at).map(|reading| reading.warning("value_repaired")));
        outcomes = self::outcomes(readings);
    }
    let failed: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.share > NEAR).collect();
    let culprit = culprit(&outcomes);
    for outcome in failed {
        match culprit {
            Some(at) if outcome.members.contains(&at) => {
                if let Some(reading) = readings.get_mut(at) {
                    reading.doubts.push(outcome.code);
                }
            }
            _ => warn(readings, outcome, warnings),
        }
    }
    differential(readings, warnings);
}

fn outcomes(readings: &[Reading]) -> Vec<Outcome> {
    IDENTITIES.iter().filter_map(|identity| outcome(identity, readings)).collect()
}

/// Says whether at least two identities that need this reading hold, closely, and none fails.
pub(super) fn confirmed(readings: &[Reading], at: usize) -> bool {
    let shares: Vec<f64> = outcomes(readings)
        .iter()
        .filter(|outcome| outcome.members.contains(&at))
        .map(|outcome| outcome.share)
        .collect();
    shares.len() >= 2 && shares.iter().all(|share| *share < CLOSE)
}

/// What came of one identity on this document.
struct Outcome {
    code: &'static str,
    /// The readings it joins, the predicted one first.
    members: Vec<usize>,
    /// By which share of the greater value prediction and reading differ; 0 within the slack.
    share: f64,
}

fn outcome(identity: &Identity, readings: &[Reading]) -> Option<Outcome> {
    let members: Vec<usize> =
        identity.keys.iter().map(|key| only(readings, key)).collect::<Option<_>>()?;
    let values: Vec<f64> =
        members.iter().map(|at| readings.get(*at).and_then(exact)).collect::<Option<_>>()?;
    let (value, others) = values.split_first()?;
    let predicted = (identity.predict)(others);
    let difference = (predicted - value).abs();
    let share = if difference <= identity.slack {
        0.0
    } else {
        difference / predicted.abs().max(value.abs())
    };
    predicted.is_finite().then_some(Outcome { code: identity.code, members, share })
}

/// The only blood reading of an analyte, or the first of several that say the same in different
/// units; another repeated one proves nothing.
fn only(readings: &[Reading], key: &str) -> Option<usize> {
    let mut found = readings.iter().enumerate().filter(|(_, reading)| {
        reading.measurement.specimen == Specimen::Blood
            && reading.analyte.is_some_and(|analyte| analyte.key() == key)
    });
    let (at, first) = found.next()?;
    let same = |other: &Reading| {
        exact(first).zip(exact(other)).is_some_and(|(a, b)| (a - b).abs() <= 0.02 * a.abs())
    };
    found.all(|(_, other)| same(other)).then_some(at)
}

/// The canonical number of a reading without comparator.
fn exact(reading: &Reading) -> Option<f64> {
    let quantity = reading.measurement.canonical.as_ref()?;
    reading.measurement.comparator.is_none().then_some(quantity.value)
}

/// The one reading in every grossly failed identity and in none that holds, when there is one.
fn culprit(outcomes: &[Outcome]) -> Option<usize> {
    let far: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.share > FAR).collect();
    let [first, _, ..] = far.as_slice() else { return None };
    let holds = |at: &usize| {
        outcomes.iter().any(|outcome| outcome.share <= NEAR && outcome.members.contains(at))
    };
    let mut shared = first
        .members
        .iter()
        .filter(|at| far.iter().all(|outcome| outcome.members.contains(at)) && !holds(at));
    let only = shared.next()?;
    shared.next().is_none().then_some(*only)
}

fn warn(readings: &[Reading], outcome: &Outcome, warnings: &mut Vec<Warning>) {
    let first = outcome.members.first().and_then(|at| readings.get(*at));
    warnings.extend(first.map(|reading| reading.warning(outcome.code)));
}

/// The shares of the white cells must come to a hundred.
fn differential(readings: &[Reading], warnings: &mut Vec<Warning>) {
    const MORE: [&str; 3] = ["bands_pct", "immature_granulocytes_pct", "atypical_lymphocytes_pct"];
    let shares: Option<Vec<f64>> = SHARES
        .iter()
        .map(|key| only(readings, key).and_then(|at| exact(readings.get(at)?)))
        .collect();
    let Some(shares) = shares else { return };
    let more: f64 = MORE
        .iter()
        .filter_map(|key| only(readings, key).and_then(|at| exact(readings.get(at)?)))
        .sum();
    let sum: f64 = shares.iter().sum();
    // Bands may be counted among the neutrophils or beside them.
    let complete = (97.0..=103.0).contains(&sum) || (97.0..=103.0).contains(&(sum + more));
    if !complete
        && let Some(first) = only(readings, "neutrophils_pct").and_then(|at| readings.get(at))
    {
        warnings.push(first.warning("differential_sum"));
    }
}
