//! The forms of the model's types for the `OpenAPI` document.
//!
//! The model knows nothing of HTTP, so its JSON is described here; a test compares each description
//! with what the model really writes. Nothing here is ever made.

#![expect(dead_code, reason = "only described, never made")]

use utoipa::ToSchema;

/// Where an analysis stands.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum Status {
    Pending,
    Processing,
    Completed,
    Failed,
    Cancelled,
}

/// What is known about a person beside the results.
#[derive(Debug, ToSchema)]
pub(crate) struct Person {
    /// The sex that reference intervals are chosen by.
    sex: Option<Sex>,
    /// Age in years, 0 to 130.
    age_years: Option<f64>,
    /// Whether the person said that she is pregnant.
    pregnant: Option<bool>,
}

/// The sex that reference intervals are chosen by.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum Sex {
    Female,
    Male,
}

/// A read laboratory report, `bta.report/1`.
#[derive(Debug, ToSchema)]
pub(crate) struct Report {
    /// Always `bta.report/1`.
    #[schema(example = "bta.report/1")]
    schema: String,
    /// What kind of document it is, and why.
    verdict: Verdict,
    /// The language of the document, where it shows.
    language: Option<String>,
    /// The laboratory's name, where the page prints one.
    laboratory: Option<String>,
    /// Sex and age of the patient, where printed. Nothing else about the person is read.
    patient: Patient,
    /// The day the specimen was taken.
    #[schema(format = Date)]
    collected_on: Option<String>,
    /// The results that can be relied on, in reading order.
    results: Vec<Measurement>,
    /// Results that failed a check: no rule uses them, a person can confirm them.
    doubtful: Vec<Doubt>,
    /// What could not be read or understood, by place.
    warnings: Vec<Warning>,
}

/// What kind of document it is, and why.
#[derive(Debug, ToSchema)]
pub(crate) struct Verdict {
    kind: VerdictKind,
    /// Why, in short phrases.
    reasons: Vec<String>,
}

/// The kinds of documents.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum VerdictKind {
    BloodTest,
    OtherLaboratoryReport,
    NotALaboratoryReport,
}

/// Sex and age as the report prints them.
#[derive(Debug, ToSchema)]
pub(crate) struct Patient {
    sex: Option<Sex>,
    /// Age in years.
    age_years: Option<f64>,
}

/// One result of the report.
#[derive(Debug, ToSchema)]
pub(crate) struct Measurement {
    /// The page, from 1.
    page: u32,
    /// The line of the page, from 1.
    line: u32,
    /// The heading it stands under; empty when there is none.
    section: String,
    /// `blood`, `urine`, `stool`, `saliva`, `semen` or `other`.
    specimen: String,
    /// The name as the page shows it.
    name: String,
    /// The value as the page shows it.
    value: String,
    /// The unit as the page shows it; empty when there is none.
    unit: String,
    /// The interval held for normal.
    range: Option<Range>,
    /// What the laboratory printed beside it: `H`, `L`, `HH`, `LL`, `A` or nothing.
    flag: String,
    /// The key of the analyte in the catalog, where it is known for sure.
    analyte: Option<String>,
    /// The LOINC code.
    loinc: Option<String>,
    /// The number in the printed unit.
    number: Option<f64>,
    /// `<`, `<=`, `>` or `>=` when the true value is beyond what the method measures.
    comparator: Option<String>,
    /// The number in the catalog's unit of the analyte.
    canonical: Option<Quantity>,
    /// `normal`, `low`, `high`, `critical_low`, `critical_high`, `abnormal` or `unknown`; computed.
    status: String,
    /// Where the parts stand on the page; absent when unknown.
    #[schema(required = false)]
    boxes: Option<Boxes>,
}

/// A reference interval.
#[derive(Debug, ToSchema)]
pub(crate) struct Range {
    /// The interval as the page shows it.
    text: String,
    /// The lower limit, in the unit of the result.
    low: Option<f64>,
    /// The upper limit, in the unit of the result.
    high: Option<f64>,
    /// `report` when printed, `catalog` when it is the catalog's default.
    source: String,
}

/// A number with its UCUM unit.
#[derive(Debug, ToSchema)]
pub(crate) struct Quantity {
    value: f64,
    unit: String,
}

/// Where the parts of a result stand on their page.
#[derive(Debug, ToSchema)]
pub(crate) struct Boxes {
    name: Option<Rect>,
    value: Option<Rect>,
    unit: Option<Rect>,
    range: Option<Rect>,
}

/// A rectangle on a page: points of 1/72 inch, from the upper left corner.
#[derive(Debug, ToSchema)]
pub(crate) struct Rect {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

/// A result that the reader doubts.
#[derive(Debug, ToSchema)]
pub(crate) struct Doubt {
    #[serde(flatten)]
    measurement: Measurement,
    /// Why it is doubted, as stable codes.
    reasons: Vec<String>,
}

/// Something that could not be read or understood.
#[derive(Debug, ToSchema)]
pub(crate) struct Warning {
    /// The page, from 1; 0 for the whole document.
    page: u32,
    /// The line of the page, from 1; 0 for the whole page.
    line: u32,
    /// A stable code such as `unit_unknown`.
    code: String,
}

/// How a language model took part in a text, and what that took.
#[derive(Debug, ToSchema)]
pub(crate) struct Writing {
    /// The model that wrote the text; null when the offline answer stands instead.
    model: Option<String>,
    /// The prompt and its version, such as `doctor/en/1`.
    prompt: String,
    /// How many statements of the model passed every check.
    grounded: u32,
    /// Of those, how many passed only after they were sent back.
    repaired: u32,
    /// How many statements were dropped because they failed a check twice.
    dropped: u32,
    /// Why statements failed, as stable codes.
    reasons: Vec<String>,
    /// Why the offline answer stands, as a stable code; null when the model's does.
    fallback: Option<String>,
    /// What it took.
    usage: Usage,
}

/// What asking a language model took.
#[derive(Debug, ToSchema)]
pub(crate) struct Usage {
    /// Requests sent.
    requests: u32,
    /// Tokens sent.
    input_tokens: u64,
    /// Tokens received.
    output_tokens: u64,
    /// What it cost in US dollars, by the configured prices.
    cost: f64,
}

/// One statement of an agent with its evidence.
#[derive(Debug, ToSchema)]
pub(crate) struct Finding {
    /// A stable id, unique within the answer.
    id: String,
    /// `emergency`, `urgent`, `routine` or `information`.
    severity: String,
    /// The statement in one or two sentences.
    text: String,
    /// What it rests on.
    evidence: Evidence,
}

/// What a statement rests on.
#[derive(Debug, ToSchema)]
pub(crate) struct Evidence {
    /// The results of the report, by place.
    results: Vec<Cited>,
    /// The rule that was applied.
    rule: Option<Rule>,
    /// `certain`, `high` or `moderate`.
    confidence: String,
}

/// A result that a statement rests on.
#[derive(Debug, ToSchema)]
pub(crate) struct Cited {
    /// Its index in the report's `results`.
    index: usize,
    /// Its page, from 1.
    page: u32,
    /// Its line, from 1.
    line: u32,
    /// Its name as printed.
    name: String,
    /// Its value as printed.
    value: String,
    /// Its unit as printed.
    unit: String,
}

/// A rule with its thresholds and its source.
#[derive(Debug, ToSchema)]
pub(crate) struct Rule {
    /// Its id.
    id: String,
    /// What it asks, with its thresholds.
    statement: String,
    /// The guideline, list or study behind it.
    source: String,
    /// Where to read it; absent when there is no such place.
    #[schema(required = false)]
    link: Option<String>,
}
