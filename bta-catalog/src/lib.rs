//! What laboratories measure: analytes with their names, codes, units, conversions and bounds.
//!
//! [`identify`] finds the analyte that a printed name means, in any of 45 languages;
//! [`unit::parse`] understands the printed unit; the [`Analyte`] then converts the number, knows
//! its LOINC code (which depends on what the unit measures), default intervals for adults, critical
//! values and the bounds beyond which something was misread. Each of these numbers names its
//! source. Judging a result, or a person, is not done here.
//!
//! # Examples
//!
//! ```
//! use bta_catalog::{Printed, identify, unit};
//!
//! let printed = Printed { name: "Кальций общий", unit: "ммоль/л", ..Printed::default() };
//! let analyte = identify(&printed).ok_or("unknown name")?;
//! let unit = unit::parse(printed.unit).ok_or("unknown unit")?;
//! assert_eq!(analyte.key(), "calcium");
//! assert_eq!(analyte.canonical(2.5, &unit).map(|calcium| calcium.unit), Some("mg/dL".into()));
//! assert_eq!(analyte.loinc_for(&unit), Some("2000-8"));
//! # Ok::<(), &str>(())
//! ```
//!
//! # Tables
//!
//! `data/analytes.tsv` has one analyte in a row, `data/names.tsv` its names in one language,
//! `data/words.tsv` the words that names can lose or never lose, `data/units.tsv` irregular
//! spellings of units, `data/sources.tsv` the citations. They are read once, at the first use; the
//! tests refuse a row that does not parse, a name that leads elsewhere, a code with a wrong check
//! digit, bounds out of order and a unit that is no UCUM.
//!
//! # Licenses of the codes
//!
//! This material contains content from LOINC (<http://loinc.org>). LOINC is copyright © Regenstrief
//! Institute, Inc. and the LOINC Committee and is available at no cost under the license at
//! <http://loinc.org/license>. LOINC® is a registered United States trademark of Regenstrief
//! Institute, Inc.
//!
//! This product includes UCUM codes, subject to a license from Regenstrief Institute, Inc. and The
//! UCUM Organization; their terms are at <http://unitsofmeasure.org>. The `NOTICE` file has both in
//! full.

mod source;

mod panel;

pub mod unit;

mod analyte;

mod table;

mod name;

pub use analyte::{Analyte, Critical, Interval, IntervalKind, Loinc};
pub use name::{Printed, Shown, identify, is_name};
pub use panel::{Panel, UnknownPanel};
pub use source::sources;
pub use table::{analyte, analytes};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;
