//! What a value means against its range, and what the laboratory's flags mean against both.

use bta_catalog::Analyte;
use bta_core::report::{Comparator, Flag, Status};

use super::legend::Legend;
use super::measure::Reading;
use crate::parse::{Interval, Mark, Quality, Reference, Value};

/// Computes the status of a reading.
pub(super) fn status(reading: &Reading) -> Status {
    if let Some(critical) = critical(reading) {
        return critical;
    }
    match (reading.value, reading.reference) {
        (Some(Value::Number(number)), Reference::Interval(interval)) => {
            against(number.value, number.comparator, interval)
        }
        (Some(Value::Counts { low, high }), Reference::Interval(interval)) => {
            let (first, last) = (against(low, None, interval), against(high, None, interval));
            if first == last { first } else { Status::Unknown }
        }
        (Some(Value::Titre(titre)), Reference::Titre(limit)) => {
            if titre < limit {
                Status::Normal
            } else {
                Status::High
            }
        }
        (Some(Value::Titre(_)), Reference::Quality(Quality::Negative)) => Status::Abnormal,
        (Some(Value::Quality(quality)), Reference::Quality(expected)) => {
            in_words(quality, expected)
        }
        (Some(Value::Number(number)), Reference::Quality(Quality::Negative))
            if number.comparator.is_none() =>
        {
            Status::Unknown
        }
        _ => Status::Unknown,
    }
}

fn against(value: f64, comparator: Option<Comparator>, interval: Interval) -> Status {
    Status::of(value, comparator, (interval.low, interval.high))
}

fn in_words(quality: Quality, expected: Quality) -> Status {
    match (quality, expected) {
        (Quality::Neutral, _) | (_, Quality::Neutral) => Status::Unknown,
        (Quality::Abnormal, _) => Status::Abnormal,
        (same, other) if same == other => Status::Normal,
        // "Normal" and "negative" are used for each other; an expected "positive" is unusual.
        (Quality::Normal | Quality::Negative, Quality::Normal | Quality::Negative) => {
            Status::Normal
        }
        (Quality::Positive | Quality::Borderline, Quality::Negative | Quality::Normal) => {
            Status::Abnormal
        }
        (Quality::Negative, Quality::Positive) => Status::Abnormal,
        _ => Status::Unknown,
    }
}

/// Compares the canonical number with the catalog's critical values.
fn critical(reading: &Reading) -> Option<Status> {
    let limits = reading.analyte.map(Analyte::critical)?;
    limits.status(reading.measurement.canonical.as_ref()?.value, reading.measurement.comparator)
}

/// Gives printed marks the direction that only the values tell.
pub(super) fn direct_marks(readings: &mut [Reading]) {
    for reading in readings.iter_mut() {
        if reading.mark == Some(Mark::Critical) {
            reading.measurement.flag = match against_range(reading) {
                Status::Low => Flag::VeryLow,
                Status::High => Flag::VeryHigh,
                _ => Flag::Abnormal,
            };
        }
    }
    // "A" is *alto* only where no row that carries it lies below its range.
    let letter = |reading: &Reading| matches!(reading.mark, Some(Mark::Letter(_)));
    let wrong = readings.iter().any(|reading| {
        letter(reading)
            && match reading.measurement.flag {
                Flag::High => against_range(reading) == Status::Low,
                Flag::Low => against_range(reading) == Status::High,
                _ => false,
            }
    });
    if wrong {
        for reading in readings.iter_mut().filter(|reading| letter(reading)) {
            reading.measurement.flag = match reading.mark {
                Some(Mark::Letter('a')) => Flag::Abnormal,
                _ => Flag::None,
            };
        }
    }
}

/// Takes the stars from the names. They mark what is not normal where the legend says so, or where
/// exactly the names with a star have values outside of their intervals; elsewhere they are the
/// marks of footnotes.
pub(super) fn take_stars(readings: &mut [Reading], legend: &Legend) {
    let starred = |reading: &Reading| reading.measurement.name.starts_with('*');
    let outside = |reading: &Reading| match against_range(reading) {
        Status::Unknown => None,
        status => Some(status != Status::Normal),
    };
    let shown = readings.iter().any(|reading| starred(reading) && outside(reading) == Some(true));
    let agree = |reading: &Reading| outside(reading).is_none_or(|out| out == starred(reading));
    let told = matches!(legend.mark("*"), Some(Mark::Flag(_) | Mark::Critical));
    let marks = told || shown && readings.iter().all(agree);
    for reading in readings.iter_mut().filter(|reading| starred(reading)) {
        let name = reading.measurement.name.trim_start_matches(['*', ' ']).to_owned();
        reading.measurement.name = name;
        if marks && reading.mark.is_none() {
            reading.mark = Some(Mark::Flag(Flag::Abnormal));
            reading.measurement.flag = Flag::Abnormal;
        }
    }
}

/// Compares with the printed range alone, critical values left out.
pub(super) fn against_range(reading: &Reading) -> Status {
    match (reading.value, reading.reference) {
        (Some(Value::Number(number)), Reference::Interval(interval)) => {
            against(number.value, number.comparator, interval)
        }
        _ => Status::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(
        value: f64,
        comparator: Option<Comparator>,
        low: Option<f64>,
        high: Option<f64>,
        expected: Status,
    ) {
        assert_eq!(against(value, comparator, Interval { low, high }), expected);
    }

    #[test]
    fn numbers_against_intervals() {
        use Comparator::{Greater, Less};
        check(5.0, None, Some(4.0), Some(5.0), Status::Normal);
        check(3.9, None, Some(4.0), Some(5.0), Status::Low);
        check(5.1, None, Some(4.0), Some(5.0), Status::High);
        check(0.5, Some(Less), None, Some(5.0), Status::Normal);
        check(8.0, Some(Less), Some(30.0), Some(100.0), Status::Low);
        check(50.0, Some(Less), Some(30.0), Some(100.0), Status::Unknown);
        check(2000.0, Some(Greater), Some(197.0), Some(771.0), Status::High);
        check(90.0, Some(Greater), Some(60.0), None, Status::Normal);
        check(90.0, Some(Greater), Some(60.0), Some(120.0), Status::Unknown);
    }
}
