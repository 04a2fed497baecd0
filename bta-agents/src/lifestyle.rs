//! What nutritionist and exercise specialist share: which advice speaks, and how it is said.

use bta_core::opinion::{Confidence, Evidence, Finding, Severity};

use crate::advice::Advice;
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

/// Says advice with its reason, one point per line.
pub(crate) fn points(assessment: &Assessment<'_>, given: &Given) -> String {
    let wording = assessment.wording;
    let cited = assessment.facts.cite(&given.results);
    let reason = wording.with("because", &[("results", &phrase::results(&cited, wording))]);
    let mut text = format!("{} {reason}", wording.say(given.advice.id));
    for line in wording.attribute(given.advice.id, "do").unwrap_or_default().lines() {
        text.push_str("\n- ");
        text.push_str(line);
    }
    text
}

/// Returns what given advice says to avoid.
pub(crate) fn avoid(assessment: &Assessment<'_>, given: &[Given]) -> Vec<String> {
    given
        .iter()
        .filter_map(|given| assessment.wording.attribute(given.advice.id, "avoid"))
        .collect()
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
