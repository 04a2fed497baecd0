//! What a model is told: instructions from the prompt files, and the case as JSON.
//!
//! The JSON has results, findings, sex, age, pregnancy and the question. It has no document, no name of
//! a laboratory, no date, no place on a page: see `docs/privacy.md`.

use bta_core::case::Case;
use serde_json::{Value, json};

use super::chat::{Message, Speaker};
use super::check::Fault;
use super::ground::{Ground, visible};
use super::statement::Statement;

/// Raised with every change of a prompt file; it is recorded with each answer.
pub(super) const VERSION: u32 = 1;

/// The longest question that is sent, in characters.
const LONGEST_QUESTION: usize = 2000;

macro_rules! prompts {
    ($($language:literal),+) => {
        &[$(
            ($language, "rules", include_str!(concat!("../../prompts/", $language, "/rules.md"))),
            ($language, "doctor", include_str!(concat!("../../prompts/", $language, "/doctor.md"))),
            ($language, "nutritionist", include_str!(concat!("../../prompts/", $language, "/nutritionist.md"))),
            ($language, "exercise", include_str!(concat!("../../prompts/", $language, "/exercise.md"))),
            ($language, "respondent", include_str!(concat!("../../prompts/", $language, "/respondent.md"))),
        )+]
    };
}

/// Language, name and text of every prompt file.
static PROMPTS: &[(&str, &str, &str)] = prompts!("en", "de", "es", "fr", "it", "pt");

/// Returns a prompt file; empty when there is none.
pub(super) fn file(language: &str, name: &str) -> &'static str {
    let found = PROMPTS.iter().find(|prompt| prompt.0 == language && prompt.1 == name);
    found.map_or("", |prompt| prompt.2)
}

/// Returns the messages that ask about a case; `instructions` say who the model is.
pub(super) fn messages(case: &Case, ground: &Ground, instructions: &str) -> Vec<Message> {
    let rules = file(ground.language, "rules");
    let system = format!("{}\n{}", instructions.trim(), rules.trim());
    vec![
        Message::new(Speaker::System, system),
        Message::new(Speaker::User, brief(case, ground).to_string()),
    ]
}

/// Returns the messages that send statements back, with the reasons.
pub(super) fn repair(answer: &str, faults: &[(Statement, Fault)]) -> Vec<Message> {
    let reasons: Vec<Value> = faults
        .iter()
        .map(|(statement, fault)| json!({"text": statement.text, "wrong": fault.detail}))
        .collect();
    let wanted = json!({
        "rejected": reasons,
        "task": "Return JSON of the same form with corrected versions of the rejected statements only; leave out what cannot be corrected.",
    });
    vec![
        Message::new(Speaker::Assistant, answer.chars().take(8000).collect::<String>()),
        Message::new(Speaker::User, wanted.to_string()),
    ]
}

fn brief(case: &Case, ground: &Ground) -> Value {
    let results: Vec<Value> = ground
        .results
        .iter()
        .map(|known| {
            let it = &known.measurement;
            let range = it.range.as_ref().map(|range| visible(&range.text, 60));
            json!({
                "id": known.id, "name": known.name(), "value": known.value(),
                "unit": visible(&it.unit, 30), "range": range, "standing": known.standing.as_str(),
            })
        })
        .collect();
    let findings: Vec<Value> = ground
        .findings
        .iter()
        .map(|finding| {
            let results: Vec<String> =
                finding.evidence.results.iter().map(|it| format!("r{}", it.index)).collect();
            json!({
                "id": finding.id, "severity": finding.severity,
                "text": visible(&finding.text, 600), "results": results,
            })
        })
        .collect();
    json!({
        "person": {
            "sex": case.person.sex, "age_years": ground.age_years, "pregnant": case.person.pregnant,
        },
        "question": visible(case.question.expose(), LONGEST_QUESTION),
        "results": results,
        "findings": findings,
        "forbidden": ground.banned,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever changes a prompt raises the version and writes the new sum here.
    #[test]
    fn a_changed_prompt_has_a_new_version() {
        let bytes = PROMPTS.iter().flat_map(|prompt| prompt.2.bytes());
        let sum = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        assert_eq!((VERSION, sum), (1, SUM), "new sum: {sum:#x}");
    }

    const SUM: u64 = 0x4a30_55dc_29fa_dd92;

    #[test]
    fn prompts_are_short_and_there() {
        for (language, name, text) in PROMPTS {
            assert!((60..2000).contains(&text.len()), "{language}/{name}: {}", text.len());
        }
        assert_eq!(PROMPTS.len(), 30);
    }
}
