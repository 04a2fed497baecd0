//! Facts: what the report says about each analyte, as far as a rule may rely on it.
//!
//! Only results in blood with a known analyte, a known unit and a plausible value are facts; doubtful results never are. The urine albumin-creatinine ratio is the one
//! exception of specimen, because kidney risk is defined with it.

use std::collections::BTreeMap;

use bta_catalog::Analyte;
use bta_core::case::Case;
use bta_core::opinion::Cited;
use bta_core::report::{Measurement, Range, RangeSource, Report, Sex, Specimen};

use crate::interval::{Interval, Truth};

/// One measured or computed value.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// The value in the analyte's unit.
    pub(crate) canonical: Interval,
    /// The value as it compares with `limits`.
    shown: Interval,
    /// The limits of the report, or else of the catalog.
    limits: Limits,
    /// The indexes of the results it rests on.
    pub(crate) results: Vec<usize>,
}

/// The limits a value is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Limits {
    /// The lower limit.
    pub(crate) low: Option<f64>,
    /// The upper limit.
    pub(crate) high: Option<f64>,
}

impl Fact {
    /// Makes a fact of a number that a formula gave.
    pub(crate) const fn computed(value: f64, limits: Limits, results: Vec<usize>) -> Self {
        let value = Interval::Exact(value);
        Self { canonical: value, shown: value, limits, results }
    }

    /// Returns whether it is above its upper limit times `factor`.
    pub(crate) fn above_limit(&self, factor: f64) -> Truth {
        self.limits.high.map_or(Truth::Unknown, |high| self.shown.above(high * factor))
    }

    /// Returns whether it is below its lower limit.
    pub(crate) fn below_limit(&self) -> Truth {
        self.limits.low.map_or(Truth::Unknown, |low| self.shown.below(low))
    }

    /// Returns the limits in the analyte's unit, for an exact value.
    pub(crate) fn canonical_limits(&self) -> Limits {
        match (self.shown.exact(), self.canonical.exact()) {
            (Some(shown), Some(canonical)) if shown > 0.0 => Limits {
                low: self.limits.low.map(|low| low * canonical / shown),
                high: self.limits.high.map(|high| high * canonical / shown),
            },
            _ => Limits::default(),
        }
    }

    /// Returns the upper limit in the analyte's unit, for an exact value.
    pub(crate) fn upper_limit(&self) -> Option<f64> {
        self.canonical_limits().high
    }
}

/// All facts of one case, by the key of the analyte.
#[derive(Debug)]
pub(crate) struct Facts<'a> {
    /// The case.
    pub(crate) case: &'a Case,
    by_key: BTreeMap<&'a str, Vec<Fact>>,
    named: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Facts<'a> {
    /// Collects the facts of a case.
    pub(crate) fn new(case: &'a Case) -> Self {
        let mut facts = Self { case, by_key: BTreeMap::new(), named: BTreeMap::new() };
        for (index, measurement) in case.report.results.iter().enumerate() {
            let Some(analyte) = relied_on(measurement) else { continue };
            facts.named.entry(analyte.key()).or_default().push(index);
            if let Some(fact) = measured(index, measurement, analyte, case) {
                facts.by_key.entry(analyte.key()).or_default().push(fact);
            }
        }
        facts
    }

    /// Returns the report.
    pub(crate) fn report(&self) -> &'a Report {
        &self.case.report
    }

    /// Returns the keys of the analytes that were measured, in order.
    pub(crate) fn measured_keys(&self) -> impl Iterator<Item = &'static str> {
        self.by_key.keys().filter_map(|key| bta_catalog::analyte(key)).map(Analyte::key)
    }

    /// Returns the facts about an analyte; several when it was measured several times.
    pub(crate) fn of(&self, key: &str) -> &[Fact] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// Returns the indexes of the results of an analyte, whether they are numbers or words.
    pub(crate) fn results(&self, key: &str) -> &[usize] {
        self.named.get(key).map_or(&[], Vec::as_slice)
    }

    /// Returns the exact value of an analyte, when all its results agree within 2 %.
    pub(crate) fn exact(&self, key: &str) -> Option<(f64, &[usize])> {
        let facts = self.of(key);
        let first = facts.first()?;
        let value = first.canonical.exact()?;
        let agree = facts.iter().all(|other| {
            other.canonical.exact().is_some_and(|other| (other - value).abs() <= value.abs() * 0.02)
        });
        agree.then_some((value, first.results.as_slice()))
    }

    /// Adds a computed value where the report prints none.
    pub(crate) fn add(&mut self, key: &'static str, fact: Fact) {
        self.by_key.entry(key).or_insert_with(|| vec![fact]);
    }

    /// Replaces what the report prints, when that is not exact.
    pub(crate) fn sharpen(&mut self, key: &'static str, fact: Fact) {
        if self.exact(key).is_none() {
            self.by_key.insert(key, vec![fact]);
        }
    }

    /// Cites results as evidence.
    pub(crate) fn cite(&self, indexes: &[usize]) -> Vec<Cited> {
        let mut indexes = indexes.to_vec();
        indexes.sort_unstable();
        indexes.dedup();
        indexes.iter().filter_map(|index| cite(self.report(), *index)).collect()
    }

    /// Returns the sex, where it is known.
    pub(crate) fn sex(&self) -> Option<Sex> {
        self.case.person.sex
    }

    /// Returns the age in years, where it is known.
    pub(crate) fn age(&self) -> Option<f64> {
        self.case.person.age_years
    }
}

/// Cites one result.
pub(crate) fn cite(report: &Report, index: usize) -> Option<Cited> {
    let measurement = report.results.get(index)?;
    Some(Cited {
        index,
        page: measurement.page,
        line: measurement.line,
        name: measurement.name.clone(),
        value: measurement.value.clone(),
        unit: measurement.unit.clone(),
    })
}

/// Returns the analyte of a result that rules may use.
fn relied_on(measurement: &Measurement) -> Option<&'static Analyte> {
    let analyte = bta_catalog::analyte(measurement.analyte.as_deref()?)?;
    let fits = match analyte.key() {
        "urine_acr" => measurement.specimen == Specimen::Urine,
        _ => measurement.specimen == Specimen::Blood,
    };
    fits.then_some(analyte)
}

/// Returns the value of a result in the unit of its analyte: as the report has it, else converted
/// from the unit that the report has, or prints.
pub(crate) fn canonical(measurement: &Measurement, analyte: &Analyte) -> Option<f64> {
    let convert = |value, unit: &str| {
        let unit = bta_catalog::unit::parse(unit)?;
        analyte.canonical(value, &unit).map(|quantity| quantity.value)
    };
    let value = match &measurement.canonical {
        Some(quantity) if quantity.unit == analyte.unit() => Some(quantity.value),
        Some(quantity) => convert(quantity.value, &quantity.unit),
        None => convert(measurement.number?, &measurement.unit),
    };
    value.filter(|value| value.is_finite())
}

/// Makes the fact of a numeric result.
fn measured(
    index: usize,
    measurement: &Measurement,
    analyte: &Analyte,
    case: &Case,
) -> Option<Fact> {
    let number = measurement.number?;
    let value = canonical(measurement, analyte)?;
    let plausible = analyte.plausible().is_none_or(|(low, high)| (low..=high).contains(&value));
    if !number.is_finite() || !plausible {
        return None;
    }
    let canonical = Interval::new(value, measurement.comparator);
    let (shown, limits) = match limits(measurement, analyte, case) {
        (limits, RangeSource::Report) => (Interval::new(number, measurement.comparator), limits),
        (limits, RangeSource::Catalog) => (canonical, limits),
    };
    Some(Fact { canonical, shown, limits, results: vec![index] })
}

/// Returns the limits of a result and whether they are in the printed or in the catalog's unit.
fn limits(measurement: &Measurement, analyte: &Analyte, case: &Case) -> (Limits, RangeSource) {
    match &measurement.range {
        Some(Range { low, high, source: RangeSource::Report, .. })
            if low.is_some() || high.is_some() =>
        {
            (Limits { low: *low, high: *high }, RangeSource::Report)
        }
        _ => (default_limits(analyte, case), RangeSource::Catalog),
    }
}

/// Returns the catalog's limits for the person, in the analyte's unit; none for children and in
/// pregnancy, where they do not hold.
pub(crate) fn default_limits(analyte: &Analyte, case: &Case) -> Limits {
    let child = case.person.age_years.is_some_and(|age| age < 18.0);
    if child || case.person.pregnant == Some(true) {
        return Limits::default();
    }
    analyte
        .interval(case.person.sex, case.person.age_years)
        .map(|interval| Limits { low: interval.low, high: interval.high })
        .unwrap_or_default()
}
