//! One row of the catalog: an analyte, its unit, codes, bounds, and what converts into it.

use bta_core::report::{Comparator, Quantity, Sex, Specimen, Status};

use crate::panel::Panel;
use crate::unit::measure::{Assay, Kind, Measure, Property};
use crate::unit::{Meaning, Unit};

/// Something that laboratories measure.
///
/// # Examples
///
/// ```
/// use bta_catalog::{analyte, unit};
///
/// let glucose = analyte("glucose").ok_or("not in the catalog")?;
/// let unit = unit::parse("mmol/l").ok_or("not a unit")?;
/// assert_eq!(glucose.unit(), "mg/dL");
/// assert_eq!(glucose.canonical(5.0, &unit).map(|q| q.value.round()), Some(90.0));
/// assert_eq!(glucose.loinc_for(&unit), Some("14749-6"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug)]
pub struct Analyte {
    pub(crate) key: &'static str,
    pub(crate) name: &'static str,
    pub(crate) panel: Panel,
    pub(crate) specimen: Specimen,
    pub(crate) unit: &'static str,
    /// What [`Self::unit`] measures; `None` for qualitative results.
    pub(crate) measure: Option<Measure>,
    pub(crate) loinc: Option<Loinc>,
    pub(crate) other_codes: Vec<(Property, &'static str)>,
    pub(crate) conversions: Vec<Conversion>,
    /// Men's and women's interval.
    pub(crate) intervals: [Option<Interval>; 2],
    pub(crate) critical: Critical,
    pub(crate) plausible: Option<(f64, f64)>,
}

/// A LOINC code with its official name, where that is known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Loinc {
    /// The code.
    pub code: &'static str,
    /// The long common name.
    pub name: Option<&'static str>,
}

/// The interval most healthy adults are in, used only where the report prints none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower limit, in the analyte's unit; absent when only high values matter.
    pub low: Option<f64>,
    /// The upper limit, in the analyte's unit; absent when only low values matter.
    pub high: Option<f64>,
    /// Who says so.
    pub source: &'static str,
    /// Whether the limits describe healthy people or the point where somebody acts.
    pub kind: IntervalKind,
}

/// What an interval's limits are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum IntervalKind {
    /// What healthy people have.
    Reference,
    /// What a guideline acts on, such as a cholesterol below 200 mg/dL.
    Decision,
}

/// The values a laboratory telephones at once, in the analyte's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Critical {
    /// Values at or below it are critical.
    pub low: Option<f64>,
    /// Values at or above it are critical.
    pub high: Option<f64>,
    /// Who says so; empty when there is neither limit.
    pub source: &'static str,
}

impl Critical {
    /// Returns whether `value`, in the analyte's unit, is critical. A value that is only known to
    /// be below or above a number is critical when all that it can be is.
    ///
    /// # Examples
    ///
    /// ```
    /// use bta_catalog::analyte;
    /// use bta_core::report::{Comparator, Status};
    ///
    /// let critical = analyte("potassium").ok_or("not in the catalog")?.critical();
    /// assert_eq!(critical.status(7.1, None), Some(Status::CriticalHigh));
    /// assert_eq!(critical.status(7.1, Some(Comparator::Less)), None);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn status(&self, value: f64, comparator: Option<Comparator>) -> Option<Status> {
        let upward = matches!(comparator, Some(Comparator::Greater | Comparator::GreaterOrEqual));
        let downward = matches!(comparator, Some(Comparator::Less | Comparator::LessOrEqual));
        if !upward && self.low.is_some_and(|low| value <= low) {
            return Some(Status::CriticalLow);
        }
        (!downward && self.high.is_some_and(|high| value >= high)).then_some(Status::CriticalHigh)
    }
}

/// How a unit of another property becomes the analyte's unit: `value * factor + offset`.
#[derive(Debug)]
pub(crate) struct Conversion {
    pub(crate) ucum: &'static str,
    pub(crate) measure: Measure,
    pub(crate) factor: f64,
    pub(crate) offset: f64,
}

impl Analyte {
    /// Returns the stable name used in reports and tables.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// Returns the English name to show.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the group it belongs to.
    #[must_use]
    pub fn panel(&self) -> Panel {
        self.panel
    }

    /// Returns what it is measured in.
    #[must_use]
    pub fn specimen(&self) -> Specimen {
        self.specimen
    }

    /// Returns the unit of every bound, in UCUM; empty for qualitative results.
    #[must_use]
    pub fn unit(&self) -> &'static str {
        self.unit
    }

    /// Returns the LOINC code for a result in [`Self::unit`].
    #[must_use]
    pub fn loinc(&self) -> Option<Loinc> {
        self.loinc
    }

    /// Returns whether `code` is one of its LOINC codes, in whatever unit.
    #[must_use]
    pub fn has_loinc(&self, code: &str) -> bool {
        self.loinc.is_some_and(|loinc| loinc.code == code)
            || self.other_codes.iter().any(|(_, other)| *other == code)
    }

    /// Returns the LOINC code for a result in `unit`: the code depends on what the unit measures.
    #[must_use]
    pub fn loinc_for(&self, unit: &Unit) -> Option<&'static str> {
        let (meaning, way) = self.way(unit, None)?;
        if let Some((_, code)) =
            self.other_codes.iter().find(|(property, _)| *property == meaning.property())
        {
            return Some(code);
        }
        let same = match way {
            Way::Scale(_) => true,
            // Equivalents of a univalent ion are moles, and katals are enzyme units.
            Way::Convert(by) => {
                (by.factor - 1.0).abs() < f64::EPSILON
                    || by.ucum.ends_with("kat/L")
                    || by.ucum == "{ratio}"
            }
            Way::Keep => false,
        };
        self.loinc.filter(|_| same).map(|loinc| loinc.code)
    }

    /// Returns `value` in [`Self::unit`], or `None` when the unit does not fit: mass and amount of
    /// lipoprotein (a), for example, have no factor between them.
    ///
    /// Where the spelling of a unit has two meanings, the plausible value wins.
    #[must_use]
    pub fn canonical(&self, value: f64, unit: &Unit) -> Option<Quantity> {
        let (meaning, way) = self.way(unit, Some(value))?;
        let value = self.along(value, meaning, way)?;
        Some(Quantity { value, unit: self.unit.to_owned() })
    }

    /// Returns the values that can be true, in [`Self::unit`]; beyond them something was misread.
    #[must_use]
    pub fn plausible(&self) -> Option<(f64, f64)> {
        self.plausible
    }

    /// Returns the default interval for adults; `None` for children, and when men and women
    /// differ and the sex is unknown.
    #[must_use]
    pub fn interval(&self, sex: Option<Sex>, age_years: Option<f64>) -> Option<Interval> {
        if age_years.is_some_and(|age| age < 18.0) {
            return None;
        }
        let [male, female] = self.intervals;
        match sex {
            Some(Sex::Male) => male,
            Some(Sex::Female) => female,
            None => male.filter(|_| male == female),
        }
    }

    /// Returns the critical values of adults.
    #[must_use]
    pub fn critical(&self) -> Critical {
        self.critical
    }

    /// Says whether results of this analyte come in `unit`, even where it cannot be converted.
    pub(crate) fn fits(&self, unit: &Unit) -> bool {
        match self.measure {
            Some(_) => self.way(unit, None).is_some(),
            // Qualitative results come as an index of the signal.
            None => unit.meanings().any(|meaning| meaning.property().over == Kind::Ratio),
        }
    }

    /// The meaning of `unit` that fits, and the way from it to the analyte's unit. With a value,
    /// a meaning that makes it plausible goes first.
    fn way<'a>(&self, unit: &'a Unit, value: Option<f64>) -> Option<(Meaning<'a>, Way<'_>)> {
        let mut ways =
            unit.meanings().filter_map(|meaning| Some((meaning, self.way_from(meaning)?)));
        let first = ways.next()?;
        let (Some(value), Some((low, high))) = (value, self.plausible) else { return Some(first) };
        let plausible = |&(meaning, way): &(Meaning<'a>, Way<'_>)| {
            self.along(value, meaning, way).is_some_and(|value| (low..=high).contains(&value))
        };
        if plausible(&first) { Some(first) } else { Some(ways.find(plausible).unwrap_or(first)) }
    }

    fn way_from(&self, meaning: Meaning<'_>) -> Option<Way<'_>> {
        let property = meaning.property();
        let own = self.measure.as_ref()?;
        if own.property == property {
            return Some(Way::Scale(own));
        }
        if let Some(conversion) = self.conversions.iter().find(|c| c.measure.property == property) {
            return Some(Way::Convert(conversion));
        }
        let known = self.other_codes.iter().any(|(other, _)| *other == property);
        let unstated = Property { assay: Assay::Unstated, ..own.property } == property;
        (known || unstated).then_some(Way::Keep)
    }

    fn along(&self, value: f64, meaning: Meaning<'_>, way: Way<'_>) -> Option<f64> {
        match way {
            Way::Scale(own) => Some(meaning.convert(value, own)),
            Way::Convert(by) => Some(meaning.convert(value, &by.measure) * by.factor + by.offset),
            Way::Keep => None,
        }
    }
}

/// From a printed unit to the analyte's.
#[derive(Clone, Copy, Debug)]
enum Way<'a> {
    /// Same property: only the size differs.
    Scale(&'a Measure),
    /// Another property with a factor.
    Convert(&'a Conversion),
    /// Another property without one: the result stays in its unit.
    Keep,
}
