//! The exercise specialist: limits first, then what follows from these results for training, and
//! a week's plan when it is safe. While exercise is forbidden it says that and nothing else.

use async_trait::async_trait;
use bta_core::agent::{Agent, AgentError, Context};
use bta_core::case::Case;
use bta_core::opinion::{Confidence, Evidence, Finding, Opinion, Severity};

use crate::advice::{EXERCISE, PLANS};
use crate::assessment::{Assessment, assess};
use crate::gate::Held;
use crate::guard::Special;
use crate::lifestyle::{Given, avoid, finding, give_plan, select, tell};
use crate::phrase::{paragraph, section};
use crate::rule::evidence;

/// Says what the results mean for exercise.
#[derive(Clone, Copy, Debug, Default)]
pub struct Exercise;

#[async_trait]
impl Agent for Exercise {
    fn name(&self) -> &'static str {
        "exercise"
    }

    async fn examine(&self, case: &Case, _context: &Context) -> Result<Opinion, AgentError> {
        Ok(assess(case, examine))
    }
}

fn examine(assessment: &Assessment<'_>) -> Opinion {
    let wording = assessment.wording;
    let mut text = String::new();
    let mut findings = Vec::new();
    if assessment.gates.forbids_exercise() {
        paragraph(&mut text, &wording.say("exercise-stop"));
        let stops = &assessment.gates.stops;
        findings.extend(
            stops.iter().map(|held| {
                limit(assessment, held, Severity::Urgent, wording.say("exercise-stop"))
            }),
        );
    } else if let Some(message) = elsewhere(assessment) {
        paragraph(&mut text, &wording.say(message));
    } else {
        let limits = &assessment.gates.limits;
        findings.extend(
            limits
                .iter()
                .map(|held| limit(assessment, held, Severity::Routine, wording.say(held.limit.id))),
        );
        let given = select(assessment, EXERCISE);
        train(assessment, &given, &mut text);
        findings.extend(given.iter().map(|given| finding(assessment, given)));
        findings.extend(plan(assessment, &given, &mut text));
    }
    paragraph(&mut text, &wording.say("notice"));
    Opinion::new(text, findings)
}

/// Returns who advises on training instead.
fn elsewhere(assessment: &Assessment<'_>) -> Option<&'static str> {
    let guard = &assessment.guard;
    if guard.is(Special::Child) {
        Some("exercise-child")
    } else if guard.is(Special::Pregnant) {
        Some("exercise-pregnant")
    } else if guard.is(Special::Treated) {
        Some("exercise-treated")
    } else {
        None
    }
}

fn is_limited(assessment: &Assessment<'_>) -> bool {
    assessment.gates.urgent() || !assessment.gates.limits.is_empty()
}

/// Says limits, then what follows from the results.
fn train(assessment: &Assessment<'_>, given: &[Given], text: &mut String) {
    let wording = assessment.wording;
    let mut limits: Vec<String> =
        assessment.gates.limits.iter().map(|held| wording.say(held.limit.id)).collect();
    if assessment.gates.urgent() {
        limits.push(wording.say("LIM-URGENT"));
    }
    section(text, &wording.say("exercise-limit-title"), &limits);
    if assessment.question.is_about("exercise") {
        let id =
            if limits.is_empty() { "exercise-free-question" } else { "exercise-limit-question" };
        let note = wording.attribute("topic-exercise", "note").unwrap_or_default();
        paragraph(text, &format!("{} {note}", wording.say(id)));
    } else if limits.is_empty() && given.is_empty() {
        paragraph(text, &wording.say("exercise-nothing"));
    }
    if !given.is_empty() {
        paragraph(text, &wording.say("exercise-title"));
        tell(assessment, given, text);
        section(text, &wording.say("nutrition-avoid"), &avoid(assessment, given));
    }
}

/// Returns the week's plan and the signs to stop at, where training is safe and a plan follows.
#[cfg(feature = "llm")]
pub(crate) fn week(assessment: &Assessment<'_>) -> String {
    let mut text = String::new();
    if !assessment.gates.forbids_exercise() && elsewhere(assessment).is_none() {
        plan(assessment, &select(assessment, EXERCISE), &mut text);
    }
    text
}

/// Adds a week's plan when something follows from the results or was asked for.
fn plan(assessment: &Assessment<'_>, given: &[Given], text: &mut String) -> Option<Finding> {
    let limited = is_limited(assessment);
    if given.is_empty() && !limited && !assessment.question.is_about("exercise") {
        return None;
    }
    let plan = if limited {
        &PLANS[2]
    } else if given.iter().any(Given::is_against_strain) {
        &PLANS[1]
    } else {
        &PLANS[0]
    };
    let finding = give_plan(assessment, plan, text);
    paragraph(text, &assessment.wording.say("exercise-stop-signs"));
    Some(finding)
}

fn limit(assessment: &Assessment<'_>, held: &Held, severity: Severity, text: String) -> Finding {
    Finding {
        id: held.limit.id.to_owned(),
        severity,
        text,
        evidence: Evidence {
            results: assessment.facts.cite(&held.results),
            rule: Some(evidence(held.limit.id, held.limit.statement, held.limit.sources)),
            confidence: Confidence::High,
        },
    }
}
