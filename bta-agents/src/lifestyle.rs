//! What nutritionist and exercise specialist share: which advice speaks, and how it is said.

use bta_core::opinion::{Confidence, Evidence, Finding, Severity};

use crate::advice::{AGAINST_STRAIN, Advice};
use crate::assessment::Assessment;
use crate::guard::Special;
use crate::interval::Truth;
use crate::phrase;
use crate::rule::evidence;

/// Advice that follows from a case.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) advice: &'static Advice,
    pub(crate) results: Vec<usize>,
}

impl Given {
    /// Whether it speaks against races and hard training.
    pub(crate) fn is_against_strain(&self) -> bool {
        AGAINST_STRAIN.contains(&self.advice.id)
    }
}

/// Returns the advice that follows and that no gate forbids.
pub(crate) fn select(assessment: &Assessment<'_>, table: &'static [Advice]) -> Vec<Given> {
    let guard = &assessment.guard;
    if guard.is(Special::Child) || guard.is(Special::Treated) {
        return Vec::new();
    }
    table
        .iter()
        .filter(|advice| advice.pregnancy || !guard.is(Special::Pregnant))
        .filter(|advice| assessment.gates.allows(advice.gives))
        .filter_map(|advice| {
            let results = follows(assessment, advice)?;
            (!assessment.is_shaken(&results)).then_some(Given { advice, results })
        })
        .collect()
}

/// Returns the results that advice follows from.
fn follows(assessment: &Assessment<'_>, advice: &Advice) -> Option<Vec<usize>> {
    let mut results: Vec<usize> = advice
        .after
        .iter()
        .filter_map(|id| assessment.has_fired(id))
        .flat_map(|fired| fired.results.iter().copied())
        .collect();
    if let Some(condition) = &advice.when {
        let mut own = Vec::new();
        if condition.holds(&assessment.facts, &mut own) == Truth::Yes {
            results.append(&mut own);
        }
    }
    results.sort_unstable();
    results.dedup();
    (!results.is_empty()).then_some(results)
}

/// Says advice with its reasons, one point per line; a reason that was just given is not repeated.
pub(crate) fn tell(assessment: &Assessment<'_>, given: &[Given], text: &mut String) {
    let mut before: &[usize] = &[];
    for given in given {
        let known = given.results == before;
        let reason = if known { String::new() } else { because(assessment, given) };
        phrase::paragraph(text, &points(assessment, given, &reason));
        before = &given.results;
    }
}

fn because(assessment: &Assessment<'_>, given: &Given) -> String {
    let wording = assessment.wording;
    let cited = assessment.facts.cite(&given.results);
    wording.with("because", &[("results", &phrase::results(&cited, wording))])
}

fn points(assessment: &Assessment<'_>, given: &Given, reason: &str) -> String {
    let wording = assessment.wording;
    let mut text = format!("{} {reason}", wording.say(given.advice.id)).trim_end().to_owned();
    for line in wording.attribute(given.advice.id, "do").unwrap_or_default().lines() {
        text.push_str("\n- ");
        text.push_str(line);
    }
    text
}

/// Returns what given advice says to avoid, each thing once.
pub(crate) fn avoid(assessment: &Assessment<'_>, given: &[Given]) -> Vec<String> {
    let mut avoided: Vec<String> = Vec::new();
    for given in given {
        let lines = assessment.wording.attribute(given.advice.id, "avoid").unwrap_or_default();
        for line in lines.lines() {
            if !avoided.iter().any(|one| one == line) {
                avoided.push(line.to_owned());
            }
        }
    }
    avoided
}

/// Returns advice as a finding.
pub(crate) fn finding(assessment: &Assessment<'_>, given: &Given) -> Finding {
    let wording = assessment.wording;
    let advice = given.advice;
    let said = [
        Some(wording.say(advice.id)),
        wording.attribute(advice.id, "do"),
        wording.attribute(advice.id, "avoid"),
    ];
    Finding {
        id: advice.id.to_owned(),
        severity: Severity::Information,
        text: said.into_iter().flatten().collect::<Vec<_>>().join(" ").replace('\n', " "),
        evidence: Evidence {
            results: assessment.facts.cite(&given.results),
            rule: Some(evidence(advice.id, advice.statement, advice.sources)),
            confidence: Confidence::High,
        },
    }
}

/// Adds a week's plan to a text, and returns it as a finding.
pub(crate) fn give_plan(
    assessment: &Assessment<'_>,
    plan: &'static Advice,
    text: &mut String,
) -> Finding {
    let wording = assessment.wording;
    let days: Vec<String> = wording.say(plan.id).lines().map(str::to_owned).collect();
    phrase::section(text, &wording.say("plan-title"), &days);
    Finding {
        id: plan.id.to_owned(),
        severity: Severity::Information,
        text: days.join(" "),
        evidence: Evidence {
            results: Vec::new(),
            rule: Some(evidence(plan.id, plan.statement, plan.sources)),
            confidence: Confidence::High,
        },
    }
}
