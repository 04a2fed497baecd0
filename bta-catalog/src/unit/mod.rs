//! Units of measure: from what laboratories print to UCUM.
//!
//! Converting between mass and amount of substance is the analyte's business, not the unit's: see
//! [`Analyte::canonical`](crate::Analyte::canonical).

mod grammar;
pub(crate) mod measure;
mod script;

use std::borrow::Cow;

use measure::{Measure, Property};

/// A printed unit, understood.
///
/// # Examples
///
/// ```
/// use bta_catalog::unit;
///
/// let unit = unit::parse("lakhs/cumm").ok_or("not a unit")?;
/// assert_eq!((unit.ucum(), unit.factor()), ("10*3/uL", 100.0));
/// assert_eq!(unit::parse("ммоль/л").ok_or("not a unit")?.ucum(), "mmol/L");
/// assert!(unit::parse("hello").is_none());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    reading: Reading,
    /// What else the spelling can mean; the analyte decides.
    other: Option<Reading>,
}

/// One meaning of a printed unit.
#[derive(Clone, Debug, PartialEq)]
struct Reading {
    ucum: Cow<'static, str>,
    factor: f64,
    measure: Measure,
}

impl Reading {
    fn new(ucum: impl Into<Cow<'static, str>>, factor: f64) -> Option<Self> {
        let ucum = ucum.into();
        Some(Self { measure: Measure::of(&ucum)?, ucum, factor })
    }
}

impl Unit {
    /// Returns the unit of a result printed without one: a plain ratio.
    #[must_use]
    pub fn unitless() -> Option<Self> {
        Self::known("{ratio}")
    }

    /// Returns the UCUM code.
    #[must_use]
    pub fn ucum(&self) -> &str {
        &self.reading.ucum
    }

    /// Returns what the printed number must be multiplied by to be in [`Self::ucum`].
    #[must_use]
    pub fn factor(&self) -> f64 {
        self.reading.factor
    }

    pub(crate) fn known(ucum: &'static str) -> Option<Self> {
        Some(Self { reading: Reading::new(ucum, 1.0)?, other: None })
    }

    /// The meanings of the spelling, the likelier first.
    pub(crate) fn meanings(&self) -> impl Iterator<Item = Meaning<'_>> {
        std::iter::once(&self.reading).chain(&self.other).map(|reading| Meaning { reading })
    }
}

/// One way to understand a [`Unit`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meaning<'a> {
    reading: &'a Reading,
}

impl Meaning<'_> {
    pub(crate) fn property(&self) -> Property {
        self.reading.measure.property
    }

    /// Turns a printed number into `target`, a unit of the same property.
    pub(crate) fn convert(&self, printed: f64, target: &Measure) -> f64 {
        self.reading.measure.convert(printed * self.reading.factor, target)
    }
}

/// Understands a unit as printed, in any of the catalog's languages and spellings.
///
/// Spelling carries meaning where case does: `G/l` is giga per liter, `g/l` gram per liter.
#[must_use]
pub fn parse(printed: &str) -> Option<Unit> {
    grammar::parse(printed)
}

/// Says whether a text is a unit.
#[must_use]
pub fn is_unit(text: &str) -> bool {
    parse(text).is_some()
}

#[cfg(test)]
mod tests;
