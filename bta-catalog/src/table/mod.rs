//! The table of analytes, parsed once from `data/analytes.tsv`.
//!
//! Whoever edits the table runs the tests, which refuse a row that does not parse; so at run time
//! every row does.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use bta_core::report::Specimen;

use crate::analyte::{Analyte, Conversion, Critical, Interval, IntervalKind, Loinc};
use crate::source;
use crate::unit::measure::Measure;

static ANALYTES: LazyLock<Vec<Analyte>> = LazyLock::new(|| {
    rows().filter_map(|row| Row::of(row).and_then(|row| row.analyte()).ok()).collect()
});

static BY_KEY: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    ANALYTES.iter().enumerate().map(|(index, analyte)| (analyte.key, index)).collect()
});

fn rows() -> impl Iterator<Item = &'static str> {
    include_str!("../../data/analytes.tsv").lines().skip(1)
}

/// Returns every analyte of the catalog, grouped by panel.
#[must_use]
pub fn analytes() -> &'static [Analyte] {
    &ANALYTES
}

/// Returns the analyte with this key.
///
/// # Examples
///
/// ```
/// assert_eq!(bta_catalog::analyte("hemoglobin").map(|a| a.unit()), Some("g/dL"));
/// assert!(bta_catalog::analyte("phlogiston").is_none());
/// ```
#[must_use]
pub fn analyte(key: &str) -> Option<&'static Analyte> {
    ANALYTES.get(*BY_KEY.get(key)?)
}

/// The columns of a row.
struct Row([&'static str; 20]);

/// The numbers of the columns.
mod column {
    pub(super) const KEY: usize = 0;
    pub(super) const NAME: usize = 1;
    pub(super) const PANEL: usize = 2;
    pub(super) const SPECIMEN: usize = 3;
    pub(super) const UNIT: usize = 4;
    pub(super) const LOINC: usize = 5;
    pub(super) const LOINC_NAME: usize = 6;
    pub(super) const LOINC_SOURCE: usize = 7;
    pub(super) const OTHER_CODES: usize = 8;
    pub(super) const CONVERSIONS: usize = 9;
    pub(super) const MALE: usize = 10;
    pub(super) const FEMALE: usize = 12;
    pub(super) const INTERVAL_SOURCE: usize = 14;
    pub(super) const CRITICAL: usize = 15;
    pub(super) const CRITICAL_SOURCE: usize = 17;
    pub(super) const PLAUSIBLE: usize = 18;
}

/// A row that does not parse.
#[derive(Clone, Copy, Debug)]
struct Malformed;

impl Row {
    fn of(line: &'static str) -> Result<Self, Malformed> {
        let mut cells = [""; 20];
        let mut found = line.split('\t');
        for cell in &mut cells {
            *cell = found.next().ok_or(Malformed)?;
        }
        if found.next().is_none() { Ok(Self(cells)) } else { Err(Malformed) }
    }

    fn analyte(&self) -> Result<Analyte, Malformed> {
        let unit = self.0[column::UNIT];
        Ok(Analyte {
            key: self.text(column::KEY).ok_or(Malformed)?,
            name: self.text(column::NAME).ok_or(Malformed)?,
            panel: self.0[column::PANEL].parse().map_err(|_| Malformed)?,
            specimen: specimen(self.0[column::SPECIMEN])?,
            unit,
            measure: if unit.is_empty() { None } else { Some(measure(unit)?) },
            loinc: self.loinc()?,
            other_codes: pairs(self.0[column::OTHER_CODES])
                .map(|pair| {
                    let (ucum, code) = pair?;
                    Ok((measure(ucum)?.property, code))
                })
                .collect::<Result<_, _>>()?,
            conversions: pairs(self.0[column::CONVERSIONS])
                .map(|pair| conversion(pair?))
                .collect::<Result<_, _>>()?,
            intervals: [self.interval(column::MALE)?, self.interval(column::FEMALE)?],
            critical: self.critical()?,
            plausible: match self.bounds(column::PLAUSIBLE)? {
                (Some(low), Some(high)) => Some((low, high)),
                (None, None) => None,
                _ => return Err(Malformed),
            },
        })
    }

    fn text(&self, column: usize) -> Option<&'static str> {
        let text = self.0[column];
        (!text.is_empty()).then_some(text)
    }

    fn loinc(&self) -> Result<Option<Loinc>, Malformed> {
        let Some(code) = self.text(column::LOINC) else { return Ok(None) };
        cited(self.0[column::LOINC_SOURCE])?;
        Ok(Some(Loinc { code, name: self.text(column::LOINC_NAME) }))
    }

    fn interval(&self, column: usize) -> Result<Option<Interval>, Malformed> {
        let (low, high) = self.bounds(column)?;
        if low.is_none() && high.is_none() {
            return Ok(None);
        }
        let id = self.0[column::INTERVAL_SOURCE];
        let kind = if matches!(id, "atp-iii" | "ada" | "kdigo") {
            IntervalKind::Decision
        } else {
            IntervalKind::Reference
        };
        Ok(Some(Interval { low, high, source: cited(id)?, kind }))
    }

    fn critical(&self) -> Result<Critical, Malformed> {
        let (low, high) = self.bounds(column::CRITICAL)?;
        let source = if low.is_none() && high.is_none() {
            ""
        } else {
            cited(self.0[column::CRITICAL_SOURCE])?
        };
        Ok(Critical { low, high, source })
    }

    /// The two numbers from `column`; each cell may be empty.
    fn bounds(&self, column: usize) -> Result<(Option<f64>, Option<f64>), Malformed> {
        let number = |cell: &str| match cell {
            "" => Ok(None),
            cell => number(cell).map(Some),
        };
        Ok((number(self.0[column])?, number(self.0[column + 1])?))
    }
}

fn number(cell: &str) -> Result<f64, Malformed> {
    cell.parse().ok().filter(|number: &f64| number.is_finite()).ok_or(Malformed)
}

fn measure(ucum: &str) -> Result<Measure, Malformed> {
    Measure::of(ucum).ok_or(Malformed)
}

/// Cites the first of the sources joined by `+`, which is the one the numbers were taken from.
fn cited(ids: &str) -> Result<&'static str, Malformed> {
    let mut citations = ids.split('+').map(source::citation);
    let first = citations.next().flatten().ok_or(Malformed)?;
    if citations.all(|citation| citation.is_some()) { Ok(first) } else { Err(Malformed) }
}

/// Splits `a=1; b=2`.
fn pairs(
    cell: &'static str,
) -> impl Iterator<Item = Result<(&'static str, &'static str), Malformed>> {
    let pairs = cell.split("; ").filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').ok_or(Malformed))
}

/// Understands `mmol/mol=0.09148+2.152`: a factor, and an offset where there is one.
fn conversion((ucum, numbers): (&'static str, &'static str)) -> Result<Conversion, Malformed> {
    let (factor, offset) = numbers.split_once('+').unwrap_or((numbers, "0"));
    Ok(Conversion {
        ucum,
        measure: measure(ucum)?,
        factor: number(factor)?,
        offset: number(offset)?,
    })
}

fn specimen(cell: &str) -> Result<Specimen, Malformed> {
    Ok(match cell {
        "blood" | "serum" | "plasma" | "arterial_blood" | "red_blood_cells" => Specimen::Blood,
        "urine" => Specimen::Urine,
        _ => return Err(Malformed),
    })
}

#[cfg(test)]
mod tests;
