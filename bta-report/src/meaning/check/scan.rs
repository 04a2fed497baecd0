//! Values that were recognized in a picture: what was read differently each time is doubted, and so
//! is what looks like a lost point or a lost comparator, unless other results confirm it.

use bta_core::report::{Comparator, Rect, Status};

use super::identity;
use super::plausible;
use crate::meaning::measure::Reading;
use crate::meaning::status::{against_range, status};
use crate::page::Page;
use crate::parse::{Reference, Value};

/// Puts units right that a picture shows too small, before anything is checked.
pub(super) fn repair_units(readings: &mut [Reading], pages: &[Page]) {
    for reading in readings.iter_mut().filter(|reading| page_of(reading, pages).is_some()) {
        if let Some(other) = with_other_prefix(reading) {
            *reading = other;
        }
    }
}

/// No model knows the sign of "micro", which is read as `p` or `u`, nor raised figures. Where the
/// number is impossible with the unit as it was read and possible with one other, it was that one.
fn with_other_prefix(reading: &Reading) -> Option<Reading> {
    let unit = &reading.measurement.unit;
    let micro = |text: &str| match text.split_once("/p") {
        Some((before, after)) => format!("{before}/µ{after}"),
        None => text.replacen(['p', 'y', 'j'], "µ", 1),
    };
    let candidates = powers(unit).unwrap_or_else(|| {
        let odd = unit.starts_with(['p', 'y', 'j']) || unit.contains("/p");
        if odd { vec![micro(unit)] } else { Vec::new() }
    });
    if candidates.is_empty() || is_possible(reading) {
        return None;
    }
    let possible = |unit: &String| {
        let mut other = reading.with_unit(unit).filter(is_possible)?;
        other.measurement.status = status(&other);
        Some(other)
    };
    let mut others = candidates.iter().filter_map(possible);
    let only = others.next()?;
    others.next().is_none().then_some(only)
}

/// What a power of ten may be whose exponent was not read.
fn powers(unit: &str) -> Option<Vec<String>> {
    let (number, per) = unit.split_once('/')?;
    let times = number.trim_start_matches(['x', 'X', '×', '*']);
    let exponent = times.strip_prefix("10")?;
    if exponent.chars().count() > 2 {
        return None;
    }
    let per = per.to_lowercase();
    let (exponents, per) = match per.as_str() {
        "l" | "1" | "i" => ([9, 12], "L"),
        "ul" | "µl" | "pl" | "yl" | "jl" => ([3, 6], "µL"),
        _ => return None,
    };
    let sign = number.get(..number.len() - times.len()).unwrap_or_default();
    Some(exponents.iter().map(|power| format!("{sign}10^{power}/{per}")).collect())
}

fn is_possible(reading: &Reading) -> bool {
    let mut probe = reading.clone();
    plausible(&mut probe);
    probe.measurement.canonical.is_some() && probe.doubts.len() == reading.doubts.len()
}

/// Doubts readings whose values are uncertain or odd and that no identity confirms.
pub(super) fn check(readings: &mut [Reading], pages: &[Page]) {
    let doubted: Vec<usize> = readings
        .iter()
        .enumerate()
        .filter(|(_, reading)| {
            page_of(reading, pages).is_some_and(|page| {
                is_uncertain(reading, page) || lacks_point(reading) || has_odd_bound(reading)
            })
        })
        .map(|(at, _)| at)
        .collect();
    for at in doubted {
        if !identity::confirmed(readings, at)
            && let Some(reading) = readings.get_mut(at)
        {
            reading.doubts.push("ocr_uncertain");
        }
    }
}

/// Doubts every share of the white cells when they do not come to a hundred on a page where figures
/// were hard to read: one of them is misread.
pub(super) fn check_differential(readings: &mut [Reading], pages: &[Page]) {
    const HARD: usize = 3;
    for reading in readings {
        let hard = page_of(reading, pages).is_some_and(|page| page.uncertain.len() >= HARD);
        if hard && reading.analyte.is_some_and(|analyte| identity::SHARES.contains(&analyte.key()))
        {
            reading.doubts.push("differential_sum");
        }
    }
}

/// The recognized page that a reading is from.
fn page_of<'a>(reading: &Reading, pages: &'a [Page]) -> Option<&'a Page> {
    pages.iter().find(|page| page.recognized && page.number == reading.measurement.page)
}

/// Whether the value stands where figures are uncertain, or is no value at all.
fn is_uncertain(reading: &Reading, page: &Page) -> bool {
    let Some(value) = reading.measurement.boxes.and_then(|boxes| boxes.value) else { return false };
    reading.value.is_none() || page.uncertain.iter().any(|place| overlap(value, *place))
}

/// Whether a whole number lies outside of limits that have decimals, or begins with a zero: points
/// are the first to go.
fn lacks_point(reading: &Reading) -> bool {
    let measurement = &reading.measurement;
    let figure = measurement.value.trim_start_matches(['<', '>', '=', '≤', '≥', ' ']);
    let whole = figure.len() >= 2 && figure.chars().all(|c| c.is_ascii_digit());
    if !whole || !matches!(reading.value, Some(Value::Number(_))) {
        return false;
    }
    let Some(range) = &measurement.range else { return figure.starts_with('0') };
    let outside = matches!(against_range(reading), Status::Low | Status::High);
    figure.starts_with('0') && !has_padding(&range.text)
        || outside && all_have_decimals(&range.text)
}

/// Whether whole numbers are printed with zeros before them: `01 - 06`.
fn has_padding(text: &str) -> bool {
    let mut figures = text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','));
    figures.any(|figure| {
        figure.len() >= 2 && figure.starts_with('0') && figure.chars().all(|c| c.is_ascii_digit())
    })
}

fn all_have_decimals(text: &str) -> bool {
    let figures = text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','));
    let mut figures =
        figures.filter(|figure| figure.contains(|c: char| c.is_ascii_digit())).peekable();
    figures.peek().is_some()
        && figures.all(|figure| figure.trim_matches(['.', ',']).contains(['.', ',']))
}

/// Whether it is said to be below something that lies above the limits, or the other way.
fn has_odd_bound(reading: &Reading) -> bool {
    let (Some(Value::Number(number)), Reference::Interval(interval)) =
        (reading.value, reading.reference)
    else {
        return false;
    };
    match number.comparator {
        Some(Comparator::Less | Comparator::LessOrEqual) => {
            interval.high.is_some_and(|high| number.value > high)
        }
        Some(Comparator::Greater | Comparator::GreaterOrEqual) => {
            interval.low.is_some_and(|low| number.value < low)
        }
        None => false,
    }
}

fn overlap(one: Rect, other: Rect) -> bool {
    one.left < other.right
        && other.left < one.right
        && one.top < other.bottom
        && other.top < one.bottom
}
