//! The doctor: urgent things first, then what is outside its limits, what fits together, what
//! would confirm it and what to ask. Never a diagnosis, a medicine or a dose.

mod detail;

use async_trait::async_trait;
use bta_core::agent::{Agent, AgentError, Context};
use bta_core::case::Case;
use bta_core::opinion::{Finding, Opinion, Severity};

use self::detail::{changes, clinician, outside, patterns, with_confirmation};
use crate::answer::{answer, settle};
use crate::assessment::{Assessment, assess};
use crate::guard::Special;
use crate::phrase::{first_sentence, paragraph, section};
use crate::range::Deviation;
use crate::trend::Trend;

/// Says what the results mean for the person's health.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
///
/// use bta_agents::Doctor;
/// use bta_core::{Agent, Case, Context, Report};
///
/// # futures::executor::block_on(async {
/// let report: Report = serde_json::from_str(
///     r#"{"schema": "bta.report/1", "verdict": {"kind": "blood_test"}, "results": []}"#,
/// )?;
/// let opinion = Doctor.examine(&Case::new(Arc::new(report)), &Context::detached()).await?;
/// assert!(opinion.text.contains("not a diagnosis"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Doctor;

#[async_trait]
impl Agent for Doctor {
    fn name(&self) -> &'static str {
        "doctor"
    }

    async fn examine(&self, case: &Case, _context: &Context) -> Result<Opinion, AgentError> {
        Ok(assess(case, examine))
    }
}

fn examine(assessment: &Assessment<'_>) -> Opinion {
    Opinion::new(text(assessment), found(assessment))
}

/// Returns what is found about a case, without a text.
pub(crate) fn found(assessment: &Assessment<'_>) -> Vec<Finding> {
    let (facts, wording) = (&assessment.facts, assessment.wording);
    let deviations = assessment.comparison.outside.iter().map(|it| it.finding(facts.case, wording));
    let rules = assessment.fired.iter().map(|fired| assessment.rule_finding(fired));
    let sudden = sudden(assessment).map(|trend| trend.kidney_finding(facts, wording));
    let trends = assessment.trends.iter().map(|trend| trend.finding(facts, wording));
    let computed = assessment.computed.iter().map(|it| it.finding(facts, wording));
    settle(deviations.chain(rules).chain(sudden).chain(trends).chain(computed).collect())
}

fn text(assessment: &Assessment<'_>) -> String {
    let wording = assessment.wording;
    let mut text = String::new();
    urgent(assessment, &mut text);
    paragraph(&mut text, &format!("{}\n{}", wording.say("short-title"), summary(assessment)));
    paragraph(&mut text, &cautions(assessment));
    section(&mut text, &wording.say("question-title"), &answer(assessment));
    outside(assessment, &mut text);
    changes(assessment, &mut text);
    patterns(assessment, &mut text);
    section(&mut text, &wording.say("clinician-title"), &clinician(assessment));
    paragraph(&mut text, &wording.say("notice"));
    text
}

/// Returns the trend that shows a sudden harm of the kidneys.
fn sudden<'a>(assessment: &'a Assessment<'_>) -> Option<&'a Trend> {
    assessment.trends.iter().find(|trend| trend.is_sudden_kidney_harm(&assessment.facts))
}

/// Says what must not wait. Beside an emergency nothing else is called urgent.
fn urgent(assessment: &Assessment<'_>, text: &mut String) {
    let (wording, report) = (assessment.wording, assessment.facts.report());
    let critical = assessment.comparison.outside.iter().filter_map(|deviation| {
        deviation.critical?;
        Some(deviation.critical_text(deviation.measurement(report)?, wording))
    });
    let rules = assessment.rules(Severity::Emergency).map(|fired| assessment.rule_text(fired));
    let points: Vec<String> = critical.chain(rules).collect();
    if !points.is_empty() {
        let title = format!("{}\n{}", wording.say("urgent-title"), wording.say("urgent-now"));
        section(text, &title, &points);
        paragraph(text, &wording.say("urgent-laboratory"));
        return;
    }
    let soon: Vec<String> = assessment
        .rules(Severity::Urgent)
        .map(|fired| with_confirmation(assessment, fired))
        .chain(sudden(assessment).map(|_| wording.say("REN-03")))
        .collect();
    let title = format!("{}\n{}", wording.say("soon-title"), wording.say("soon-now"));
    section(text, &title, &soon);
}

/// Says everything in one paragraph.
fn summary(assessment: &Assessment<'_>) -> String {
    let (wording, comparison) = (assessment.wording, &assessment.comparison);
    let stands_out: Vec<String> = assessment
        .fired
        .iter()
        .filter(|fired| fired.row.severity != Severity::Information)
        .take(if assessment.emergency() { 1 } else { 3 })
        .map(|fired| first_sentence(&wording.say(&fired.row.message())).to_owned())
        .collect();
    let judged = comparison.outside.len() + comparison.inside.len();
    let id = match (judged, comparison.outside.len()) {
        (0, _) => "short-nothing",
        (1, 0) => "short-normal-one",
        (_, 0) if stands_out.is_empty() => "short-normal",
        (_, 0) => "short-pattern",
        (1, 1) => "short-outside-only",
        (_, 1) => "short-outside-one",
        (..) => "short-outside",
    };
    let values = [
        ("total", judged.to_string()),
        ("outside", comparison.outside.len().to_string()),
        ("panels", panels(assessment)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let mut sentences = vec![wording.with(id, &values)];
    if !stands_out.is_empty() {
        sentences.push(wording.with("short-patterns", &[("patterns", &stands_out.join(" "))]));
    } else if !comparison.outside.is_empty() && !assessment.emergency() {
        sentences.push(wording.say(match assessment.guard.adult_rules() {
            false => "short-special",
            true if assessment.is_small() => "short-small",
            true => "short-no-pattern",
        }));
    }
    if judged > 0 && !comparison.unjudged.is_empty() {
        let unjudged = comparison.unjudged.len().to_string();
        sentences.push(wording.with("short-unjudged", &[("unjudged", &unjudged)]));
    }
    sentences.join(" ")
}

/// Names the panels with results outside their limits.
fn panels(assessment: &Assessment<'_>) -> String {
    let mut names: Vec<String> = Vec::new();
    for deviation in &assessment.comparison.outside {
        let name = panel(assessment, deviation);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

fn panel(assessment: &Assessment<'_>, deviation: &Deviation) -> String {
    let key = deviation.panel.map_or("other", bta_catalog::Panel::key);
    assessment.wording.say(&format!("panel-{key}"))
}

/// Says which rules were left out, and why values may mislead.
fn cautions(assessment: &Assessment<'_>) -> String {
    let person = &assessment.facts.case.person;
    let guard = &assessment.guard;
    let cautions = [
        ("guard-child", guard.is(Special::Child)),
        ("guard-pregnant", guard.is(Special::Pregnant)),
        ("guard-treated", guard.is(Special::Treated)),
        ("guard-sex", guard.adult_rules() && person.sex.is_none()),
        ("guard-age", guard.adult_rules() && person.age_years.is_none()),
        ("caution-sample", assessment.faulty_sample),
        ("default-limits", assessment.comparison.by_default > 0),
    ];
    let said = cautions.iter().filter(|(_, holds)| *holds);
    said.map(|(id, _)| assessment.wording.say(id)).collect::<Vec<_>>().join(" ")
}
