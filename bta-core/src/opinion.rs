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
    /// How a language model took part in the text; absent when none was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub writing: Option<Writing>,
}

impl Opinion {
    /// Makes an opinion that no language model took part in.
    ///
    /// # Examples
    ///
    /// ```
    /// use bta_core::Opinion;
    ///
    /// assert!(Opinion::new("All is said.", Vec::new()).writing.is_none());
    /// ```
    #[must_use]
    pub fn new(text: impl Into<String>, findings: Vec<Finding>) -> Self {
        Self { text: text.into(), findings, writing: None }
    }
}

/// How a language model took part in a text, and what that took.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Writing {
    /// The model that wrote the text; absent when the offline answer stands instead.
    #[serde(default)]
    pub model: Option<String>,
    /// The prompt and its version, such as `doctor/en/1`.
    #[serde(default)]
    pub prompt: String,
    /// How many statements of the model passed every check.
    #[serde(default)]
    pub grounded: u32,
    /// Of those, how many passed only after they were sent back with the reasons.
    #[serde(default)]
    pub repaired: u32,
    /// How many statements were dropped because they failed a check twice.
    #[serde(default)]
    pub dropped: u32,
    /// Why statements failed, as stable codes such as `number`, each once.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// Why the offline answer stands, as a stable code such as `unavailable`; absent when the model's does.
    #[serde(default)]
    pub fallback: Option<String>,
    /// What it took.
    #[serde(default)]
    pub usage: Usage,
}

/// What asking a language model took.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Usage {
    /// Requests sent, those that failed included.
    #[serde(default)]
    pub requests: u32,
    /// Tokens of what was sent, as the server counts them or else estimated.
    #[serde(default)]
    pub input_tokens: u64,
    /// Tokens of what came back, as the server counts them or else estimated.
    #[serde(default)]
    pub output_tokens: u64,
    /// What it cost in US dollars, by the configured prices.
    #[serde(default)]
    pub cost: f64,
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
