//! The doctor: urgent things first, then what is outside its limits, what fits together, what
//! would confirm it and what to ask. Never a diagnosis, a medicine or a dose.

use async_trait::async_trait;
use bta_core::agent::{Agent, AgentError, Context};
use bta_core::case::Case;
use bta_core::opinion::{Opinion, Severity};

use crate::answer::{answer, settle};
use crate::assessment::Assessment;
use crate::guard::{Guard, Special};
use crate::phrase::{self, paragraph, section};
use crate::range::Deviation;
use crate::rule::Fired;

/// How many points a list of the text has at most; all of them are among the findings.
const POINTS: usize = 12;

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
        Ok(examine(case))
    }
}

fn examine(case: &Case) -> Opinion {
    let guard = Guard::new(case);
    let case = guard.settle(case);
    let assessment = Assessment::new(&case, guard);
    let deviations =
        assessment.comparison.outside.iter().map(|it| it.finding(&case, assessment.wording));
    let rules = assessment.fired.iter().map(|fired| assessment.rule_finding(fired));
    let computed =
        assessment.computed.iter().map(|it| it.finding(&assessment.facts, assessment.wording));
    let findings = settle(deviations.chain(rules).chain(computed).collect());
    Opinion::new(text(&assessment), findings)
}

fn text(assessment: &Assessment<'_>) -> String {
    let wording = assessment.wording;
    let mut text = String::new();
    urgent(assessment, &mut text);
    paragraph(&mut text, &format!("{}\n{}", wording.say("short-title"), summary(assessment)));
    paragraph(&mut text, &cautions(assessment));
    section(&mut text, &wording.say("question-title"), &answer(assessment));
    outside(assessment, &mut text);
    if !assessment.emergency() {
        patterns(assessment, &mut text);
    }
    let computed: Vec<String> =
        assessment.computed.iter().map(|computed| computed.line(wording)).collect();
    section(&mut text, &wording.say("computed-title"), &computed);
    paragraph(&mut text, &wording.say("notice"));
    text
}

/// Says what must not wait.
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
    }
    let soon: Vec<String> =
        assessment.rules(Severity::Urgent).map(|fired| assessment.rule_text(fired)).collect();
    let title = format!("{}\n{}", wording.say("soon-title"), wording.say("soon-now"));
    section(text, &title, &soon);
}

/// Says everything in one paragraph.
fn summary(assessment: &Assessment<'_>) -> String {
    let (wording, comparison) = (assessment.wording, &assessment.comparison);
    let judged = comparison.outside.len() + comparison.inside.len();
    let total = judged.to_string();
    let mut sentences = Vec::new();
    if judged == 0 {
        let read = comparison.unjudged.len().to_string();
        sentences.push(wording.with("short-nothing", &[("total", &read)]));
    } else if comparison.outside.is_empty() && assessment.rules(Severity::Routine).count() == 0 {
        sentences.push(wording.with("short-normal", &[("total", &total)]));
    } else if !comparison.outside.is_empty() {
        let id = if comparison.outside.len() == 1 { "short-outside-one" } else { "short-outside" };
        let values = [
            ("total", total.as_str()),
            ("outside", &comparison.outside.len().to_string()),
            ("panels", &panels(assessment)),
        ];
        sentences.push(wording.with(id, &values));
    }
    let stands_out: Vec<String> = assessment
        .fired
        .iter()
        .filter(|fired| fired.row.severity != Severity::Information)
        .take(if assessment.emergency() { 1 } else { 3 })
        .map(|fired| wording.say(&fired.row.message()))
        .collect();
    if !stands_out.is_empty() {
        sentences.push(wording.with("short-patterns", &[("patterns", &stands_out.join(" "))]));
    } else if !comparison.outside.is_empty() && !assessment.emergency() {
        sentences.push(wording.say("short-small"));
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

/// Lists what is outside its limits by panel, and names the panels that are in order.
fn outside(assessment: &Assessment<'_>, text: &mut String) {
    let (wording, comparison) = (assessment.wording, &assessment.comparison);
    let report = assessment.facts.report();
    let emergency = assessment.emergency();
    let listed: Vec<&Deviation> =
        comparison.outside.iter().filter(|deviation| deviation.critical.is_none()).collect();
    let mut points = Vec::new();
    for deviation in listed.iter().take(if emergency { POINTS } else { POINTS * 2 }) {
        let Some(measurement) = deviation.measurement(report) else { continue };
        let panel = panel(assessment, deviation);
        let shown = phrase::result(measurement, wording);
        let distance = deviation.distance(report, wording);
        let place = phrase::place(measurement.page, measurement.line, wording);
        points.push(format!("{panel} - {shown}, {distance} ({place})"));
    }
    if listed.len() > points.len() {
        let count = (listed.len() - points.len()).to_string();
        points.push(wording.with("verifier-more", &[("count", &count)]));
    }
    let title = if emergency { "also-title" } else { "outside-title" };
    section(text, &wording.say(title), &points);
    let good: Vec<String> = bta_catalog::Panel::ALL
        .iter()
        .filter(|panel| {
            let in_panel = |index: &&usize| {
                let key = report.results[**index].analyte.as_deref();
                key.and_then(bta_catalog::analyte).is_some_and(|it| it.panel() == **panel)
            };
            comparison.inside.iter().any(|index| in_panel(&index))
                && comparison.outside.iter().all(|deviation| deviation.panel != Some(**panel))
        })
        .map(|panel| wording.say(&format!("panel-{}", panel.key())))
        .collect();
    if !good.is_empty() && !emergency {
        let good = wording.with("good-panels", &[("panels", &good.join(", "))]);
        section(text, &wording.say("good-title"), &[good]);
    }
}

/// Says what fits together, what would confirm it, and what to ask.
fn patterns(assessment: &Assessment<'_>, text: &mut String) {
    let wording = assessment.wording;
    let together: Vec<String> = assessment
        .rules(Severity::Routine)
        .chain(assessment.rules(Severity::Information))
        .take(POINTS)
        .map(|fired| assessment.rule_text(fired))
        .collect();
    section(text, &wording.say("fits-title"), &together);
    let of = |name: &str| {
        let mut said: Vec<String> = Vec::new();
        for fired in &assessment.fired {
            let Some(one) = attribute(assessment, fired, name) else { continue };
            if !said.contains(&one) && said.len() < POINTS / 2 {
                said.push(one);
            }
        }
        said
    };
    section(text, &wording.say("confirm-title"), &of("confirm"));
    section(text, &wording.say("ask-title"), &of("ask"));
}

fn attribute(assessment: &Assessment<'_>, fired: &Fired, name: &str) -> Option<String> {
    assessment.wording.attribute(&fired.row.message(), name)
}
