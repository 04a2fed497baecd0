//! The respondent: answers questions that are asked after an analysis has completed.

use async_trait::async_trait;
use bta_core::agent::{Agent, AgentError, Context};
use bta_core::case::Case;
use bta_core::opinion::{Finding, Opinion, Severity};

use crate::answer::answer;
use crate::assessment::{Assessment, assess};
use crate::doctor;
use crate::phrase::{paragraph, section};
use crate::wording::Wording;

/// Answers a question about the results: what is urgent first, then the answer.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
///
/// use bta_agents::Respondent;
/// use bta_core::{Agent, Case, Context, Report};
///
/// # futures::executor::block_on(async {
/// let report: Report = serde_json::from_str(
///     r#"{"schema": "bta.report/1", "verdict": {"kind": "blood_test"}, "results": []}"#,
/// )?;
/// let case = Case::new(Arc::new(report)).question("Is my cholesterol high?".to_owned().into());
/// let opinion = Respondent.examine(&case, &Context::detached()).await?;
/// assert!(opinion.text.contains("not a diagnosis"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Respondent;

#[async_trait]
impl Agent for Respondent {
    fn name(&self) -> &'static str {
        "respondent"
    }

    async fn examine(&self, case: &Case, _context: &Context) -> Result<Opinion, AgentError> {
        Ok(assess(case, examine))
    }
}

fn examine(assessment: &Assessment<'_>) -> Opinion {
    let wording = assessment.wording;
    let findings = doctor::found(assessment);
    let mut text = urgent(&findings, wording);
    let points = answer(assessment);
    if points.is_empty() {
        paragraph(&mut text, &wording.say("answer-unknown"));
    } else {
        paragraph(&mut text, &points.join("\n\n"));
    }
    paragraph(&mut text, &wording.say("notice"));
    Opinion::new(text, findings)
}

/// Says what must not wait, in the words of the rules. Beside an emergency nothing else is called urgent.
pub(crate) fn urgent(findings: &[Finding], wording: &Wording) -> String {
    let of = |severity: Severity| -> Vec<String> {
        let those = findings.iter().filter(|finding| finding.severity == severity);
        those.map(|finding| finding.text.clone()).collect()
    };
    let mut text = String::new();
    let now = of(Severity::Emergency);
    if !now.is_empty() {
        let title = format!("{}\n{}", wording.say("urgent-title"), wording.say("urgent-now"));
        section(&mut text, &title, &now);
        paragraph(&mut text, &wording.say("urgent-laboratory"));
        return text;
    }
    let title = format!("{}\n{}", wording.say("soon-title"), wording.say("soon-now"));
    section(&mut text, &title, &of(Severity::Urgent));
    text
}
