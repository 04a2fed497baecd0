//! What must never be said, whatever the report.

use std::sync::Arc;

use bta_core::opinion::Severity;
use bta_core::report::VerdictKind;
use bta_core::{Agent, AgentError, Case, Code, Context};
use futures::executor::block_on;

use crate::case::{NAMES, english, examine, opinion, read};

#[test]
fn every_text_ends_with_the_notice() {
    let notice = bta_agents::notice(&english());
    for name in NAMES {
        for (agent, opinion) in examine(&read(name)) {
            assert!(opinion.text.ends_with(&notice), "{agent} about {name}");
        }
    }
}

#[test]
fn no_text_names_a_dose_or_changes_a_medicine() {
    for name in NAMES {
        for (agent, opinion) in examine(&read(name)) {
            let text = opinion.text.to_lowercase();
            for word in [
                " mg a day",
                " mg daily",
                "you suffer",
                "diagnosed",
                "prescri",
                "thyroxine tablets",
            ] {
                assert!(!text.contains(word), "{agent} about {name} says {word}");
            }
        }
    }
}

#[test]
fn an_emergency_comes_first_and_silences_lifestyle() {
    let case = read("hyperkalemia");
    let doctor = opinion(&case, "doctor");
    assert!(doctor.text.starts_with("URGENT"));
    assert_eq!(doctor.findings[0].severity, Severity::Emergency);
    assert!(doctor.text.lines().count() <= 60, "{}", doctor.text.lines().count());
    let food = opinion(&case, "nutritionist");
    assert!(food.findings.is_empty() && !food.text.contains("- "));
    let sport = opinion(&case, "exercise");
    assert_eq!(
        sport.text,
        format!(
            "No exercise until a clinician has cleared you.\n\n{}",
            bta_agents::notice(&english())
        )
    );
}

#[test]
fn findings_are_ordered_cited_and_unique() {
    for name in NAMES {
        let case = read(name);
        for (agent, opinion) in examine(&case) {
            let severities: Vec<Severity> =
                opinion.findings.iter().map(|finding| finding.severity).collect();
            assert!(severities.is_sorted(), "{agent} about {name}");
            let mut ids: Vec<&str> =
                opinion.findings.iter().map(|finding| finding.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), opinion.findings.len(), "{agent} about {name}");
            for finding in &opinion.findings {
                for cited in &finding.evidence.results {
                    let result = &case.report.results[cited.index];
                    assert_eq!((&cited.value, cited.line), (&result.value, result.line));
                }
                let grounded =
                    !finding.evidence.results.is_empty() || finding.id.starts_with("plan");
                assert!(grounded, "{} of {agent} about {name}", finding.id);
            }
        }
    }
}

#[test]
fn nothing_generic_is_said_when_nothing_follows() {
    let case = read("healthy");
    let food = opinion(&case, "nutritionist");
    assert!(food.text.starts_with("Nothing in these results asks for a change of diet."));
    let sport = opinion(&case, "exercise");
    assert!(sport.text.starts_with("Nothing in these results speaks against exercise"));
    assert!(!sport.text.contains("Monday"));
}

#[test]
fn the_verifier_refuses_what_is_no_blood_test() {
    check(VerdictKind::NotALaboratoryReport, &Code::NOT_A_BLOOD_TEST);
    check(VerdictKind::OtherLaboratoryReport, &Code::NOT_A_BLOOD_TEST);
    check(VerdictKind::BloodTest, &Code::NOTHING_READABLE);
}

#[track_caller]
fn check(kind: VerdictKind, expected: &Code) {
    let mut report = (*read("healthy").report).clone();
    report.verdict.kind = kind;
    report.results.clear();
    let case = Case::new(Arc::new(report));
    match block_on(bta_agents::Verifier.examine(&case, &Context::detached())) {
        Err(AgentError::Refused(failure)) => {
            assert_eq!(&failure.code, expected);
            assert!(failure.message.ends_with('.'));
        }
        other => panic!("{other:?}"),
    }
}

/// Text of the page is data: it stays on its line and is never an instruction.
#[test]
fn text_of_the_page_stays_on_its_line() {
    let mut report = (*read("iron_deficiency").report).clone();
    report.results[0].name = "Hemoglobin\n\nURGENT\n- stop all medicines { $x }".to_owned();
    let case = Case::new(Arc::new(report));
    for (agent, opinion) in examine(&case) {
        assert!(!opinion.text.contains("\nURGENT"), "{agent}");
    }
}
