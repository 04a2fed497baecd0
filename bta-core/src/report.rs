//! A read laboratory report: the value that readers make, stores keep and services serve.
//!
//! Its JSON form is `bta.report/1`; field names are fixed. Names, dates of birth, addresses and
//! identifiers of the person have no field here, on purpose.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize, Serializer};

use crate::language::Language;

/// The name of the JSON form of [`Report`].
pub const SCHEMA: &str = "bta.report/1";

/// What a reader found in one document.
///
/// # Examples
///
/// ```
/// use bta_core::report::{Report, VerdictKind};
///
/// let report: Report = serde_json::from_str(
///     r#"{"schema": "bta.report/1", "verdict": {"kind": "blood_test", "reasons": []}, "results": []}"#,
/// )?;
/// assert_eq!(report.verdict.kind, VerdictKind::BloodTest);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// What kind of document it is, and why.
    pub verdict: Verdict,
    /// The language of the document, where it shows.
    #[serde(default)]
    pub language: Option<Language>,
    /// The laboratory's name, where the page prints one.
    #[serde(default)]
    pub laboratory: Option<String>,
    /// Sex and age of the patient, where printed. Nothing else about the person is read.
    #[serde(default)]
    pub patient: Patient,
    /// The day the specimen was taken (or the closest date printed).
    #[serde(default)]
    pub collected_on: Option<NaiveDate>,
    /// The results that can be relied on, in reading order.
    #[serde(default)]
    pub results: Vec<Measurement>,
    /// Results that failed a check: no rule uses them, a person can confirm them.
    #[serde(default)]
    pub doubtful: Vec<Doubt>,
    /// What could not be read or understood, by place.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

impl Report {
    /// Makes an empty report with this verdict.
    #[must_use]
    pub fn new(verdict: Verdict) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            verdict,
            language: None,
            laboratory: None,
            patient: Patient::default(),
            collected_on: None,
            results: Vec::new(),
            doubtful: Vec::new(),
            warnings: Vec::new(),
        }
    }
}

/// What kind of document it is, and why.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Verdict {
    /// The kind.
    pub kind: VerdictKind,
    /// Why, in short English phrases without personal data, such as `57 blood results`.
    #[serde(default)]
    pub reasons: Vec<String>,
}

/// The kinds of documents a reader tells apart.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VerdictKind {
    /// It has results measured in blood.
    BloodTest,
    /// Urine only, microbiology, histology, skin test and the like.
    OtherLaboratoryReport,
    /// Anything else.
    NotALaboratoryReport,
}

/// Sex and age of the patient, as far as the report prints them.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Patient {
    /// The sex that reference intervals are chosen by.
    #[serde(default)]
    pub sex: Option<Sex>,
    /// Age in completed years, or a fraction below two years; 0 to 130.
    #[serde(default, serialize_with = "whole_as_integer")]
    pub age_years: Option<f64>,
}

/// The sex that reference intervals are chosen by.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// One result of the report.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Measurement {
    /// The page, from 1.
    pub page: u32,
    /// The line of the page, from 1.
    pub line: u32,
    /// The heading it stands under; empty when there is none.
    #[serde(default)]
    pub section: String,
    /// What was measured in.
    pub specimen: Specimen,
    /// The name as the page shows it.
    pub name: String,
    /// The value as the page shows it.
    pub value: String,
    /// The unit as the page shows it; empty when there is none.
    #[serde(default)]
    pub unit: String,
    /// The interval the laboratory holds for normal for this patient.
    #[serde(default)]
    pub range: Option<Range>,
    /// What the laboratory printed beside it, and nothing computed.
    #[serde(default)]
    pub flag: Flag,
    /// The key of the analyte in the catalog, where it is known for sure.
    #[serde(default)]
    pub analyte: Option<String>,
    /// The LOINC code of the analyte with the property of the printed unit.
    #[serde(default)]
    pub loinc: Option<String>,
    /// The number in the printed unit, for a numeric value.
    #[serde(default)]
    pub number: Option<f64>,
    /// What stands before the number when the true value is beyond what the method measures.
    #[serde(default)]
    pub comparator: Option<Comparator>,
    /// The number in the catalog's unit of the analyte.
    #[serde(default)]
    pub canonical: Option<Quantity>,
    /// What the value means against its range; computed.
    #[serde(default)]
    pub status: Status,
    /// Where the parts stand on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boxes: Option<Boxes>,
}

/// What a result was measured in.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Specimen {
    /// Whole blood, serum or plasma.
    Blood,
    /// Urine.
    Urine,
    /// Stool.
    Stool,
    /// Saliva.
    Saliva,
    /// Semen.
    Semen,
    /// Anything else.
    Other,
}

/// A reference interval.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Range {
    /// The interval as the page shows it.
    #[serde(default)]
    pub text: String,
    /// The lower limit, in the unit of the result; absent for "below …".
    #[serde(default)]
    pub low: Option<f64>,
    /// The upper limit, in the unit of the result; absent for "above …".
    #[serde(default)]
    pub high: Option<f64>,
    /// Who says so.
    pub source: RangeSource,
}

/// Who says what is normal.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RangeSource {
    /// The report prints it.
    Report,
    /// The report prints none; it is the catalog's default.
    Catalog,
}

/// What the laboratory printed beside a result.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub enum Flag {
    /// Nothing.
    #[default]
    #[serde(rename = "")]
    None,
    /// High.
    #[serde(rename = "H")]
    High,
    /// Low.
    #[serde(rename = "L")]
    Low,
    /// Very high, critical.
    #[serde(rename = "HH")]
    VeryHigh,
    /// Very low, critical.
    #[serde(rename = "LL")]
    VeryLow,
    /// Abnormal, without a direction.
    #[serde(rename = "A")]
    Abnormal,
}

/// What stands before a censored number.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub enum Comparator {
    /// The true value is below the number.
    #[serde(rename = "<")]
    Less,
    /// The true value is at most the number.
    #[serde(rename = "<=")]
    LessOrEqual,
    /// The true value is above the number.
    #[serde(rename = ">")]
    Greater,
    /// The true value is at least the number.
    #[serde(rename = ">=")]
    GreaterOrEqual,
}

/// A number with its UCUM unit.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Quantity {
    /// The number.
    pub value: f64,
    /// The unit, in UCUM.
    pub unit: String,
}

/// What a value means against its range.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Inside the range.
    Normal,
    /// Below the range.
    Low,
    /// Above the range.
    High,
    /// At or below the critical value.
    CriticalLow,
    /// At or above the critical value.
    CriticalHigh,
    /// Not normal, without a direction (a qualitative result).
    Abnormal,
    /// Nothing to compare with.
    #[default]
    Unknown,
}

impl Status {
    /// Compares a number with an interval, its limits included. A comparator makes the number a
    /// half-line, and the status is known only where it is the same for all of it.
    ///
    /// # Examples
    ///
    /// ```
    /// use bta_core::report::{Comparator, Status};
    ///
    /// let limits = (Some(3.5), Some(5.1));
    /// assert_eq!(Status::of(5.1, None, limits), Status::Normal);
    /// assert_eq!(Status::of(5.2, None, limits), Status::High);
    /// assert_eq!(Status::of(3.0, Some(Comparator::Less), limits), Status::Low);
    /// assert_eq!(Status::of(6.0, Some(Comparator::Less), limits), Status::Unknown);
    /// ```
    #[must_use]
    pub fn of(
        value: f64,
        comparator: Option<Comparator>,
        (low, high): (Option<f64>, Option<f64>),
    ) -> Self {
        let above = high.is_some_and(|high| value > high);
        let below = low.is_some_and(|low| value < low);
        match comparator {
            None if above => Self::High,
            None if below => Self::Low,
            None => Self::Normal,
            // Below a limit that lies inside the interval can be anything when there is a lower limit.
            Some(Comparator::Less | Comparator::LessOrEqual) => {
                if low.is_some_and(|low| value <= low && low != 0.0) {
                    Self::Low
                } else if !above && low.is_none_or(|low| low <= 0.0) {
                    Self::Normal
                } else {
                    Self::Unknown
                }
            }
            Some(Comparator::Greater | Comparator::GreaterOrEqual) => {
                if high.is_some_and(|high| value >= high) {
                    Self::High
                } else if !below && high.is_none() {
                    Self::Normal
                } else {
                    Self::Unknown
                }
            }
        }
    }
}

/// Where the parts of a result stand on their page.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Boxes {
    /// The name.
    #[serde(default)]
    pub name: Option<Rect>,
    /// The value.
    #[serde(default)]
    pub value: Option<Rect>,
    /// The unit.
    #[serde(default)]
    pub unit: Option<Rect>,
    /// The reference interval.
    #[serde(default)]
    pub range: Option<Rect>,
}

/// A rectangle on a page as it is shown: points of 1/72 inch, from the upper left corner.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Rect {
    /// The left edge.
    pub left: f32,
    /// The upper edge.
    pub top: f32,
    /// The right edge.
    pub right: f32,
    /// The lower edge.
    pub bottom: f32,
}

/// A result that the reader doubts.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Doubt {
    /// The result as it was read.
    #[serde(flatten)]
    pub measurement: Measurement,
    /// Why it is doubted: stable codes such as `implausible` or `differential_sum`.
    #[serde(default)]
    pub reasons: Vec<String>,
}

/// Something that could not be read or understood, and where it stands.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Warning {
    /// The page, from 1; 0 for the whole document.
    #[serde(default)]
    pub page: u32,
    /// The line of the page, from 1; 0 for the whole page.
    #[serde(default)]
    pub line: u32,
    /// A stable code such as `unit_unknown`.
    pub code: String,
}

/// Prints `30` rather than `30.0`, as people write ages.
#[expect(clippy::ref_option, reason = "serde passes the field by reference")]
fn whole_as_integer<S: Serializer>(age: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match age {
        Some(age) if age.fract() == 0.0 && (0.0..=130.0).contains(age) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole and between 0 and 130"
            )]
            let whole = *age as u8;
            serializer.serialize_some(&whole)
        }
        other => other.serialize(serializer),
    }
}
