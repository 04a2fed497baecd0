//! The nutritionist: what follows from these results for food, and what to avoid. Nothing
//! generic, and nothing at all while an emergency stands.

use async_trait::async_trait;
use bta_core::agent::{Agent, AgentError, Context};
use bta_core::case::Case;
use bta_core::opinion::{Finding, Opinion};

use crate::advice::{CAREFUL, NUTRITION, WEEKS};
use crate::assessment::{Assessment, assess};
use crate::guard::Special;
use crate::lifestyle::{Given, avoid, finding, give_plan, select, tell};
use crate::phrase::{paragraph, section};

/// Says what the results mean for the person's diet.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nutritionist;

#[async_trait]
impl Agent for Nutritionist {
    fn name(&self) -> &'static str {
        "nutritionist"
    }

    async fn examine(&self, case: &Case, _context: &Context) -> Result<Opinion, AgentError> {
        Ok(assess(case, examine))
    }
}

fn examine(assessment: &Assessment<'_>) -> Opinion {
    let wording = assessment.wording;
    let mut text = String::new();
    if assessment.emergency() {
        paragraph(&mut text, &wording.say("lifestyle-suppressed"));
        paragraph(&mut text, &wording.say("notice"));
        return Opinion::new(text, Vec::new());
    }
    let given = select(assessment, NUTRITION);
    let mut findings: Vec<Finding> = given.iter().map(|given| finding(assessment, given)).collect();
    if assessment.guard.is(Special::Child) {
        paragraph(&mut text, &wording.say("nutrition-child"));
    } else if assessment.guard.is(Special::Treated) {
        paragraph(&mut text, &wording.say("nutrition-treated"));
    } else if given.is_empty() {
        paragraph(&mut text, &wording.say("nutrition-nothing"));
    } else {
        paragraph(&mut text, &wording.say("nutrition-title"));
        tell(assessment, &given, &mut text);
        section(&mut text, &wording.say("nutrition-avoid"), &avoid(assessment, &given));
        paragraph(&mut text, &wording.say("nutrition-supplements"));
        findings.extend(plan(assessment, &given, &mut text));
    }
    if assessment.guard.is(Special::Pregnant) {
        paragraph(&mut text, &wording.say("nutrition-pregnant"));
    }
    if assessment.faulty_sample {
        paragraph(&mut text, &wording.say("nutrition-sample"));
    }
    paragraph(&mut text, &wording.say("notice"));
    Opinion::new(text, findings)
}

/// Returns the week of meals, where one follows.
#[cfg(feature = "llm")]
pub(crate) fn week(assessment: &Assessment<'_>) -> String {
    let mut text = String::new();
    if !assessment.emergency() {
        plan(assessment, &select(assessment, NUTRITION), &mut text);
    }
    text
}

/// Adds a week of meals when one puts the advice into practice and nothing asks for more care.
fn plan(assessment: &Assessment<'_>, given: &[Given], text: &mut String) -> Option<Finding> {
    let gives = |ids: &[&str]| given.iter().any(|given| ids.contains(&given.advice.id));
    if assessment.guard.is(Special::Pregnant) || gives(CAREFUL) {
        return None;
    }
    let plan = WEEKS
        .iter()
        .find(|week| gives(week.follows) && assessment.gates.allows(week.plan.gives))
        .map(|week| &week.plan)?;
    Some(give_plan(assessment, plan, text))
}
