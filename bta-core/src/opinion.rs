//! What an agent says about a case, with the evidence beside every statement.

use serde::{Deserialize, Serialize};

/// What one agent says: text for the reader, and the findings the text rests on.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Opinion {
    /// Text for the reader: plain text with short paragraphs, ending with the medical notice.
    pub text: String,
    /// The statements behind the text, the most severe first.
    #[serde(default)]
    pub findings: Vec<Finding>,
}

/// One statement with its evidence.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Finding {
    /// A stable id, unique within the opinion, such as `HEM-02` or `out_of_range.hemoglobin`.
    pub id: String,
    /// How soon a clinician should know.
    pub severity: Severity,
    /// The statement in one or two sentences.
    pub text: String,
    /// What it rests on.
    pub evidence: Evidence,
}

/// How soon a clinician should know; the most severe first.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Now.
    Emergency,
    /// The same day or within 48 hours.
    Urgent,
    /// At the next visit.
    Routine,
    /// Good to know.
    Information,
}

/// What a statement rests on.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Evidence {
    /// The results of the report, by place.
    #[serde(default)]
    pub results: Vec<Cited>,
    /// The rule that was applied.
    #[serde(default)]
    pub rule: Option<Rule>,
    /// How sure the rule's source makes the statement.
    #[serde(default)]
    pub confidence: Confidence,
}

/// A result of the report that a statement rests on.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Cited {
    /// Its index in `report.results`.
    pub index: usize,
    /// Its page, from 1.
    pub page: u32,
    /// Its line, from 1.
    pub line: u32,
    /// Its name as printed.
    pub name: String,
    /// Its value as printed.
    pub value: String,
    /// Its unit as printed.
    #[serde(default)]
    pub unit: String,
}

/// A rule with its thresholds and its source.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Rule {
    /// The rule's id in the tables, such as `HEM-02`.
    pub id: String,
    /// What it asks, with its thresholds, in one line.
    pub statement: String,
    /// The guideline, list or study behind it.
    pub source: String,
    /// Where to read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// How sure a rule's source makes a statement.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The report itself says so, or arithmetic does.
    #[default]
    Certain,
    /// A guideline says so.
    High,
    /// Sources differ or the rule is a hint.
    Moderate,
}
