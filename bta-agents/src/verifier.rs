//! The verifier: whether the report is a blood test, complete and plausible; what could not be
//! read; what does not fit together; what is missing for the question.

use std::collections::BTreeSet;

use async_trait::async_trait;
use bta_core::agent::{Agent, AgentError, Context};
use bta_core::case::Case;
use bta_core::failure::{Code, Failure};
use bta_core::opinion::{Confidence, Evidence, Finding, Opinion, Severity};
use bta_core::report::{Flag, Measurement, Report, Sex, Specimen, VerdictKind};

use crate::answer::{missing, settle};
use crate::assessment::{Assessment, assess};
use crate::fact::{Limits, cite};
use crate::identity::contradictions;
use crate::interval::{Interval, Truth};
use crate::phrase::{self, paragraph, section};
use crate::wording::Wording;

/// How many points a list has at most.
const POINTS: usize = 8;

/// Says whether the report can be relied on; refuses what is no blood test.
#[derive(Clone, Copy, Debug, Default)]
pub struct Verifier;

#[async_trait]
impl Agent for Verifier {
    fn name(&self) -> &'static str {
        "verifier"
    }

    async fn examine(&self, case: &Case, _context: &Context) -> Result<Opinion, AgentError> {
        assess(case, examine)
    }
}

fn examine(assessment: &Assessment<'_>) -> Result<Opinion, AgentError> {
    let report = assessment.facts.report();
    let wording = assessment.wording;
    refuse(report, wording)?;
    let mut sections = Sections::default();
    sections.contradictions(assessment);
    sections.flags(assessment);
    sections.doubtful(report, wording);
    sections.warnings(report, wording);
    let mut text = String::new();
    paragraph(&mut text, &opening(assessment, &sections));
    paragraph(&mut text, &person(assessment));
    for (title, points) in &sections.parts {
        section(&mut text, title, points);
    }
    section(&mut text, &wording.say("verifier-missing-title"), &lacking(assessment));
    paragraph(&mut text, &remarks(assessment));
    paragraph(&mut text, &wording.say("notice"));
    Ok(Opinion::new(text, settle(sections.findings)))
}

fn blood(report: &Report) -> impl Iterator<Item = &Measurement> {
    report.results.iter().filter(|measurement| measurement.specimen == Specimen::Blood)
}

/// Refuses a report that no agent can say anything about.
fn refuse(report: &Report, wording: &Wording) -> Result<(), AgentError> {
    let (code, message) = match report.verdict.kind {
        VerdictKind::NotALaboratoryReport => (Code::NOT_A_BLOOD_TEST, "refuse-not-report"),
        VerdictKind::OtherLaboratoryReport => (Code::NOT_A_BLOOD_TEST, "refuse-other-report"),
        VerdictKind::BloodTest if blood(report).next().is_none() => {
            (Code::NOTHING_READABLE, "refuse-nothing")
        }
        VerdictKind::BloodTest => return Ok(()),
    };
    Err(AgentError::Refused(Failure::new(code, wording.say(message))))
}

fn opening(assessment: &Assessment<'_>, sections: &Sections) -> String {
    let total = blood(assessment.facts.report()).count();
    let known = known(assessment.facts.report());
    let id = match (total, sections.parts.is_empty()) {
        (0..=2, _) => "verifier-small",
        (_, true) => "verifier-good",
        (_, false) => "verifier-mixed",
    };
    let values = [("total", total.to_string()), ("known", known.to_string())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    assessment.wording.with(id, &values)
}

fn known(report: &Report) -> usize {
    blood(report).filter(|measurement| measurement.analyte.is_some()).count()
}

/// Says which sex and age choose the limits, or that they are missing.
fn person(assessment: &Assessment<'_>) -> String {
    let (wording, facts) = (assessment.wording, &assessment.facts);
    let sex = facts.sex().map(|sex| match sex {
        Sex::Female => wording.say("verifier-sex-female"),
        Sex::Male => wording.say("verifier-sex-male"),
    });
    let age = facts.age().map(|years| {
        wording.with("verifier-years", &[("years", &phrase::said(years, 1, wording))])
    });
    let mut missing = Vec::new();
    if sex.is_none() {
        missing.push(wording.say("verifier-sex"));
    }
    if age.is_none() {
        missing.push(wording.say("verifier-age"));
    }
    let known: Vec<String> = sex.into_iter().chain(age).collect();
    let mut said = Vec::new();
    if !known.is_empty() {
        said.push(wording.with("verifier-person", &[("person", &known.join(", "))]));
    }
    if !missing.is_empty() {
        let missing = missing.join(", ");
        said.push(wording.with("verifier-person-missing", &[("missing", &missing)]));
    }
    said.join(" ")
}

/// Says what the question needs and the report lacks.
fn lacking(assessment: &Assessment<'_>) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    for name in assessment.question.topics.iter().flat_map(|topic| missing(assessment, topic)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().map(str::to_owned).collect()
}

/// Says what was shown but not judged by rules, and whose limits were used.
fn remarks(assessment: &Assessment<'_>) -> String {
    let (wording, report) = (assessment.wording, assessment.facts.report());
    let mut said = Vec::new();
    let unknown = blood(report).count() - known(report);
    if unknown > 0 {
        said.push(wording.with("verifier-unknown", &[("count", &unknown.to_string())]));
    }
    if assessment.comparison.by_default > 0 {
        let count = assessment.comparison.by_default.to_string();
        said.push(wording.with("verifier-defaults", &[("count", &count)]));
    }
    for name in repeated(assessment).into_iter().take(3) {
        said.push(wording.with("verifier-repeated", &[("name", name)]));
    }
    said.join(" ")
}

/// Returns the names of analytes that stand in the report with different values.
fn repeated<'a>(assessment: &Assessment<'a>) -> Vec<&'a str> {
    let facts = &assessment.facts;
    let keys: BTreeSet<&str> =
        blood(facts.report()).filter_map(|measurement| measurement.analyte.as_deref()).collect();
    keys.into_iter()
        .filter(|key| facts.of(key).len() > 1 && facts.exact(key).is_none())
        .filter_map(|key| facts.report().results.get(*facts.results(key).first()?))
        .map(|measurement| measurement.name.as_str())
        .collect()
}

/// Titled lists of the text, and the findings behind them.
#[derive(Debug, Default)]
struct Sections {
    parts: Vec<(String, Vec<String>)>,
    findings: Vec<Finding>,
}

impl Sections {
    fn add(&mut self, title: &str, mut points: Vec<String>, wording: &Wording) {
        if points.is_empty() {
            return;
        }
        let more = points.len().saturating_sub(POINTS);
        points.truncate(POINTS);
        if more > 0 {
            points.push(wording.with("verifier-more", &[("count", &more.to_string())]));
        }
        self.parts.push((wording.say(title), points));
    }

    fn contradictions(&mut self, assessment: &Assessment<'_>) {
        let found = contradictions(&assessment.facts, assessment.wording);
        let points = found.iter().map(|finding| finding.text.clone()).collect();
        self.add("verifier-identities-title", points, assessment.wording);
        self.findings.extend(found);
    }

    /// Compares marks with printed limits.
    fn flags(&mut self, assessment: &Assessment<'_>) {
        let (wording, report) = (assessment.wording, assessment.facts.report());
        let mut points = Vec::new();
        for (index, measurement) in report.results.iter().enumerate() {
            let Some(text) = disagreement(measurement, wording) else { continue };
            points.push(text.clone());
            self.findings.push(Finding {
                id: format!("flag.page{}.line{}", measurement.page, measurement.line),
                severity: Severity::Information,
                text,
                evidence: Evidence {
                    results: cite(report, index).into_iter().collect(),
                    rule: None,
                    confidence: Confidence::Certain,
                },
            });
        }
        self.add("verifier-flags-title", points, wording);
    }

    fn doubtful(&mut self, report: &Report, wording: &Wording) {
        let points = report
            .doubtful
            .iter()
            .map(|doubt| {
                let measurement = &doubt.measurement;
                let reasons: Vec<String> =
                    doubt.reasons.iter().map(|code| reason(code, wording)).collect();
                let values = [
                    ("result", phrase::result(measurement, wording)),
                    ("place", phrase::place(measurement.page, measurement.line, wording)),
                    ("reasons", reasons.join(", ")),
                ];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                wording.with("verifier-doubtful", &values)
            })
            .collect();
        self.add("verifier-doubtful-title", points, wording);
    }

    fn warnings(&mut self, report: &Report, wording: &Wording) {
        let points = report
            .warnings
            .iter()
            .map(|warning| {
                let place = match (warning.page, warning.line) {
                    (0, _) => wording.say("place-document"),
                    (page, 0) => wording.with("place-page", &[("page", &page.to_string())]),
                    (page, line) => phrase::place(page, line, wording),
                };
                let reason = reason(&warning.code, wording);
                wording.with("verifier-warning", &[("place", &place), ("reason", &reason)])
            })
            .collect();
        self.add("verifier-warnings-title", points, wording);
    }
}

/// Says what a code of the reader means.
fn reason(code: &str, wording: &Wording) -> String {
    let arithmetic = ["_mismatch", "_ratio", "_saturation", "_sum"];
    let mut said = wording.say(&format!("reason-{code}"));
    if said.is_empty() && arithmetic.iter().any(|end| code.ends_with(end)) {
        said = wording.say("reason-identity");
    }
    if said.is_empty() { wording.with("reason-other", &[("code", code)]) } else { said }
}

/// Says that a laboratory's mark and its printed limits contradict each other.
fn disagreement(measurement: &Measurement, wording: &Wording) -> Option<String> {
    let range = measurement.range.as_ref()?;
    let limits = Limits { low: range.low, high: range.high };
    let value = Interval::new(measurement.number?, measurement.comparator);
    let low = limits.low.map_or(Truth::No, |low| value.below(low));
    let high = limits.high.map_or(Truth::No, |high| value.above(high));
    let status = match (low, high) {
        (Truth::Yes, _) => "low",
        (_, Truth::Yes) => "high",
        (Truth::No, Truth::No) => "none",
        _ => return None,
    };
    let flag = match measurement.flag {
        Flag::None => return None,
        Flag::High | Flag::VeryHigh => "high",
        Flag::Low | Flag::VeryLow => "low",
        Flag::Abnormal if status == "none" => "abnormal",
        Flag::Abnormal => return None,
    };
    if flag == status || limits == Limits::default() {
        return None;
    }
    let values = [
        ("result", phrase::result(measurement, wording)),
        ("place", phrase::place(measurement.page, measurement.line, wording)),
        ("flag", wording.say(&format!("verifier-flag-{flag}"))),
        ("range", phrase::limits(limits, wording)),
        ("status", wording.say(&format!("verifier-flag-{status}"))),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    Some(wording.with("verifier-flag", &values))
}
