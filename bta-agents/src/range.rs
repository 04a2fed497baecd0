//! Results outside their limits, and results at critical values.

use bta_catalog::{Analyte, Panel};
use bta_core::case::Case;
use bta_core::opinion::{Confidence, Evidence, Finding, Rule, Severity};
use bta_core::report::{Flag, Measurement, RangeSource, Report, Specimen, Status};

use crate::fact::{Limits, canonical, cite, default_limits};
use crate::interval::{Interval, Truth};
use crate::phrase;
use crate::wording::Wording;

/// Where a result stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Direction {
    /// Below its limits.
    Low,
    /// Above its limits.
    High,
    /// Not normal, without a direction.
    Abnormal,
}

/// One result outside its limits or at a critical value.
#[derive(Clone, Debug)]
pub(crate) struct Deviation {
    /// The index of the result.
    pub(crate) index: usize,
    /// Its panel, where the catalog knows it.
    pub(crate) panel: Option<Panel>,
    /// Where it stands.
    pub(crate) direction: Direction,
    /// The limits it was held against.
    pub(crate) limits: Limits,
    /// Whose limits these are; `None` when only the laboratory's mark says so.
    pub(crate) source: Option<RangeSource>,
    /// The critical value it has reached, and who lists it.
    pub(crate) critical: Option<(f64, &'static str)>,
}

/// What comparing all results with their limits gave.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    /// What is outside, in the order of panels.
    pub(crate) outside: Vec<Deviation>,
    /// The indexes of what is inside.
    pub(crate) inside: Vec<usize>,
    /// The indexes of what has no limits.
    pub(crate) unjudged: Vec<usize>,
    /// Of all, how many were compared with the catalog's limits.
    pub(crate) by_default: usize,
}

/// Returns the analyte of a result.
fn analyte(measurement: &Measurement) -> Option<&'static Analyte> {
    measurement.analyte.as_deref().and_then(bta_catalog::analyte)
}

/// A result is private to the talk with the clinic: it is never commented on.
pub(crate) fn is_sensitive(measurement: &Measurement) -> bool {
    measurement.analyte.as_deref() == Some("hiv_ag_ab")
}

/// Compares every blood result with its limits.
pub(crate) fn compare(case: &Case) -> Comparison {
    let mut comparison = Comparison::default();
    for (index, measurement) in case.report.results.iter().enumerate() {
        if measurement.specimen != Specimen::Blood || is_sensitive(measurement) {
            continue;
        }
        let analyte = analyte(measurement);
        let (source, limits, direction) = judge(measurement, analyte, case);
        let critical = analyte.and_then(|analyte| critical(measurement, analyte));
        if source == Some(RangeSource::Catalog) {
            comparison.by_default += 1;
        }
        let direction = critical.map(|(direction, _)| direction).or(direction);
        match direction {
            Some(direction) => comparison.outside.push(Deviation {
                index,
                panel: analyte.map(Analyte::panel),
                direction,
                limits,
                source,
                critical: critical.map(|(_, critical)| critical),
            }),
            None if source.is_some() => comparison.inside.push(index),
            None => comparison.unjudged.push(index),
        }
    }
    comparison.outside.sort_by_key(|deviation| {
        (deviation.critical.is_none(), deviation.panel.is_none(), deviation.panel)
    });
    comparison
}

type Judgement = (Option<RangeSource>, Limits, Option<Direction>);

/// Holds one result against the limits of the report, else of the catalog, else the mark.
fn judge(measurement: &Measurement, analyte: Option<&Analyte>, case: &Case) -> Judgement {
    let printed = measurement
        .range
        .as_ref()
        .filter(|range| range.source == RangeSource::Report)
        .map(|range| Limits { low: range.low, high: range.high })
        .filter(|limits| *limits != Limits::default());
    if let (Some(limits), Some(number)) = (printed, measurement.number) {
        let direction = direction(Interval::new(number, measurement.comparator), limits);
        return (Some(RangeSource::Report), limits, direction);
    }
    if let Some(direction) = marked(measurement) {
        return (None, Limits::default(), Some(direction));
    }
    if measurement.number.is_none() {
        let source = (measurement.status == Status::Normal).then_some(RangeSource::Report);
        return (source, Limits::default(), None);
    }
    let limits = analyte.map(|analyte| default_limits(analyte, case)).unwrap_or_default();
    match analyte.and_then(|analyte| canonical(measurement, analyte)) {
        Some(value) if limits != Limits::default() => {
            let value = Interval::new(value, measurement.comparator);
            (Some(RangeSource::Catalog), limits, direction(value, limits))
        }
        _ => (None, Limits::default(), None),
    }
}

fn direction(value: Interval, limits: Limits) -> Option<Direction> {
    if limits.low.is_some_and(|low| value.below(low) == Truth::Yes) {
        Some(Direction::Low)
    } else if limits.high.is_some_and(|high| value.above(high) == Truth::Yes) {
        Some(Direction::High)
    } else {
        None
    }
}

/// Returns what the laboratory's mark, or the word it prints, says.
fn marked(measurement: &Measurement) -> Option<Direction> {
    match (measurement.flag, measurement.status) {
        (Flag::High | Flag::VeryHigh, _) => Some(Direction::High),
        (Flag::Low | Flag::VeryLow, _) => Some(Direction::Low),
        (Flag::Abnormal, _) | (Flag::None, Status::Abnormal) => Some(Direction::Abnormal),
        (Flag::None, _) => None,
    }
}

/// Returns the critical value that a result has reached.
fn critical(
    measurement: &Measurement,
    analyte: &Analyte,
) -> Option<(Direction, (f64, &'static str))> {
    let value = canonical(measurement, analyte)?;
    let possible = analyte.plausible().is_none_or(|(low, high)| (low..=high).contains(&value));
    if !possible {
        return None;
    }
    let value = Interval::new(value, measurement.comparator);
    let critical = analyte.critical();
    let low = critical.low.filter(|low| value.above(*low) == Truth::No);
    let high = critical.high.filter(|high| value.below(*high) == Truth::No);
    low.map(|limit| (Direction::Low, (limit, critical.source)))
        .or_else(|| high.map(|limit| (Direction::High, (limit, critical.source))))
}

impl Deviation {
    /// Returns the result.
    pub(crate) fn measurement<'a>(&self, report: &'a Report) -> Option<&'a Measurement> {
        report.results.get(self.index)
    }

    /// Returns the number that is compared with the limits.
    fn compared(&self, measurement: &Measurement) -> Option<f64> {
        match self.source {
            Some(RangeSource::Catalog) => canonical(measurement, analyte(measurement)?),
            _ => measurement.number,
        }
    }

    /// Says how far it is outside, such as `above 3.5 - 5.1 (1.3 times the upper limit)`.
    pub(crate) fn distance(&self, report: &Report, wording: &Wording) -> String {
        let Some(measurement) = self.measurement(report) else { return String::new() };
        let range = phrase::limits(self.limits, wording);
        let value = self.compared(measurement);
        let said = match (self.source, self.direction) {
            (_, Direction::Abnormal) => wording.say("limit-abnormal"),
            (None, Direction::High) => wording.say("limit-flag-high"),
            (None, Direction::Low) => wording.say("limit-flag-low"),
            (Some(_), Direction::High) => match (value, self.limits.high) {
                (Some(value), Some(high)) if high > 0.0 && value > high * 1.1 => {
                    let times = phrase::said(value / high, 1, wording);
                    wording.with("limit-high-times", &[("range", &range), ("times", &times)])
                }
                _ => wording.with("limit-high", &[("range", &range)]),
            },
            (Some(_), Direction::Low) => match (value, self.limits.low) {
                (Some(value), Some(low)) if low > 0.0 && value < low * 0.9 => {
                    let share = phrase::said((1.0 - value / low) * 100.0, 0, wording);
                    wording.with("limit-low-share", &[("range", &range), ("share", &share)])
                }
                _ => wording.with("limit-low", &[("range", &range)]),
            },
        };
        if self.source == Some(RangeSource::Catalog) {
            let source = self.default_source(measurement);
            let note = wording.with("limit-default", &[("source", source)]);
            return format!("{said} {note}");
        }
        said
    }

    fn default_source(&self, measurement: &Measurement) -> &'static str {
        measurement
            .analyte
            .as_deref()
            .and_then(bta_catalog::analyte)
            .and_then(|analyte| {
                [None, Some(bta_core::report::Sex::Female), Some(bta_core::report::Sex::Male)]
                    .into_iter()
                    .find_map(|sex| analyte.interval(sex, None))
            })
            .map_or("", |interval| interval.source)
    }

    /// Returns whether it is outside its limits by a fifth of the limit at most.
    pub(crate) fn is_slight(&self, report: &Report) -> bool {
        let value = self.measurement(report).and_then(|it| self.compared(it));
        let limit = match self.direction {
            Direction::Low => self.limits.low,
            Direction::High => self.limits.high,
            Direction::Abnormal => None,
        };
        value.zip(limit).is_some_and(|(value, limit)| (value - limit).abs() <= limit.abs() * 0.2)
    }

    /// Returns the letters that laboratories mark such a result with.
    pub(crate) const fn mark(&self) -> &'static str {
        match (self.direction, self.critical.is_some()) {
            (Direction::Low, false) => "L",
            (Direction::Low, true) => "LL",
            (Direction::High, false) => "H",
            (Direction::High, true) => "HH",
            (Direction::Abnormal, _) => "A",
        }
    }

    /// Returns it as a finding.
    pub(crate) fn finding(&self, case: &Case, wording: &Wording) -> Finding {
        let report = &case.report;
        let measurement = &report.results[self.index];
        let name = measurement
            .analyte
            .clone()
            .unwrap_or_else(|| format!("page{}.line{}", measurement.page, measurement.line));
        let shown = phrase::result(measurement, wording);
        let (kind, severity, text) = if self.critical.is_some() {
            ("critical", Severity::Emergency, self.critical_text(measurement, wording))
        } else {
            let distance = self.distance(report, wording);
            ("out_of_range", Severity::Routine, format!("{shown}, {distance}."))
        };
        Finding {
            id: format!("{kind}.{name}"),
            severity,
            text,
            evidence: Evidence {
                results: cite(report, self.index).into_iter().collect(),
                rule: Some(self.rule(measurement, wording)),
                confidence: match (self.critical, self.source) {
                    (Some(_), _) => Confidence::High,
                    (None, Some(RangeSource::Catalog)) => Confidence::Moderate,
                    (None, _) => Confidence::Certain,
                },
            },
        }
    }

    /// Says that the result is critical, with the limit of the list it was held against.
    pub(crate) fn critical_text(&self, measurement: &Measurement, wording: &Wording) -> String {
        let Some((limit, source)) = self.critical else { return String::new() };
        let id = if self.direction == Direction::Low { "critical-low" } else { "critical-high" };
        let unit = analyte(measurement).map_or("", Analyte::unit);
        wording.with(
            id,
            &[
                ("result", &phrase::result(measurement, wording)),
                ("limit", &phrase::said(limit, 3, wording)),
                ("unit", &phrase::unit(unit)),
                // Who made the list; the evidence names the list in full.
                ("source", source.split(['(', ',']).next().unwrap_or(source).trim()),
            ],
        )
    }

    fn rule(&self, measurement: &Measurement, wording: &Wording) -> Rule {
        let (id, statement, source) = match (self.critical, self.source) {
            (Some((limit, source)), _) => {
                let sign = if self.direction == Direction::Low { "<=" } else { ">=" };
                let unit = analyte(measurement).map_or("", Analyte::unit);
                let limit = phrase::number(limit, 3);
                ("CRITICAL", format!("{sign} {limit} {unit}"), source.to_owned())
            }
            (None, Some(RangeSource::Report)) => {
                let text = measurement.range.as_ref().map_or("", |range| range.text.as_str());
                ("RANGE", format!("outside {text}"), "the report's own limits".to_owned())
            }
            (None, Some(RangeSource::Catalog)) => {
                let source = self.default_source(measurement);
                let range = phrase::limits(self.limits, wording);
                ("RANGE-DEFAULT", format!("outside {range}"), source.to_owned())
            }
            (None, None) => {
                ("FLAG", "marked by the laboratory".to_owned(), "the report".to_owned())
            }
        };
        Rule { id: id.to_owned(), statement, source, link: None }
    }
}
