//! What must never be said, whatever the report.

use std::sync::Arc;

use bta_core::opinion::Severity;
use bta_core::report::VerdictKind;
use bta_core::{Agent, AgentError, Case, Code, Context, Opinion};
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
fn no_text_names_a_dose_a_medicine_or_a_diagnosis() {
    for name in NAMES {
        assert_eq!(unsafe_words(&examine(&read(name))), None, "{name}");
    }
}

/// Words of medicines, doses and diagnoses that no text may use about the reader.
const FORBIDDEN: &[&str] = &[
    " mg a day",
    " mg daily",
    " mg per day",
    "tablets a day",
    "units a day",
    "you suffer",
    "you have diabetes",
    "you have cancer",
    "you are diabetic",
    "you are anemic",
    "diagnosed with",
    "prescri",
    "metformin",
    "levothyroxine",
    "atorvastatin",
    "start taking",
    "stop taking",
    "increase your dose",
];

/// Returns what speaks against `said`, which the agents say about a report.
pub(crate) fn unsafe_words(said: &[(String, Opinion)]) -> Option<String> {
    said.iter().find_map(|(agent, opinion)| {
        let text = opinion.text.to_lowercase();
        let findings = opinion.findings.iter().map(|finding| finding.text.to_lowercase());
        let texts: Vec<String> = findings.chain([text]).collect();
        let word = FORBIDDEN.iter().find(|word| texts.iter().any(|text| text.contains(**word)))?;
        Some(format!("{agent} says \"{word}\""))
    })
}

/// Returns a finding whose word for the direction contradicts where its result stands.
pub(crate) fn wrong_direction(case: &Case, doctor: &Opinion) -> Option<String> {
    doctor.findings.iter().find_map(|finding| {
        finding
            .id
            .strip_prefix("out_of_range.")
            .or_else(|| finding.id.strip_prefix("critical."))?;
        let cited = finding.evidence.results.first()?;
        let result = case.report.results.get(cited.index)?;
        let range = result.range.as_ref()?;
        let number = result.number.filter(|_| result.comparator.is_none())?;
        let low = range.low.is_some_and(|low| number < low);
        let high = range.high.is_some_and(|high| number > high);
        let wrong = (low && finding.text.contains("above the limits"))
            || (high && finding.text.contains("below the limits"))
            || (finding.id.starts_with("out_of_range") && !low && !high);
        wrong.then(|| finding.text.clone())
    })
}

/// Returns a gate that advice contradicts: what a result forbids to recommend, and is recommended.
pub(crate) fn contradicted_gate(case: &Case, said: &[(String, Opinion)]) -> Option<String> {
    let value = |key: &str| {
        let mut values = case.report.results.iter().filter(|it| it.analyte.as_deref() == Some(key));
        let first = values.next()?;
        (values.next().is_none() && first.comparator.is_none()).then_some(first.number?)
    };
    let at_least = |key, limit: f64| value(key).is_some_and(|value| value >= limit);
    let below = |key, limit: f64| value(key).is_some_and(|value| value < limit);
    let gates: [(bool, &[&str]); 6] = [
        (
            at_least("potassium", 5.5),
            &[
                "NUT-K-LOW",
                "NUT-IRON",
                "NUT-FOLATE",
                "NUT-LDL-PLANTS",
                "plan-food-heart",
                "plan-food-iron",
            ],
        ),
        (at_least("ferritin", 300.1), &["NUT-IRON", "plan-food-iron"]),
        (at_least("inr", 1.5), &["NUT-FOLATE", "plan-food-heart", "plan-food-iron"]),
        (below("egfr", 30.0), &["NUT-K-LOW", "NUT-IRON", "plan-food-heart", "plan-food-iron"]),
        (below("hemoglobin", 8.0), &["plan-normal", "plan-moderate", "plan-light"]),
        (below("platelets", 60.0), &["plan-normal", "plan-moderate"]),
    ];
    gates.iter().filter(|(closed, _)| *closed).flat_map(|(_, ids)| ids.iter()).find_map(|id| {
        let given = said.iter().flat_map(|(_, opinion)| &opinion.findings);
        given.map(|finding| finding.id.as_str()).find(|given| given == id).map(str::to_owned)
    })
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
fn a_question_about_sport_is_answered_as_the_exercise_part_does() {
    let question = || "Can I run a marathon?".to_owned().into();
    let anemic = |hemoglobin: f64| {
        let mut case = read("iron_deficiency").question(question());
        let results = &mut Arc::make_mut(&mut case.report).results;
        let mut found = results.iter_mut().filter(|it| it.analyte.as_deref() == Some("hemoglobin"));
        let result = found.next().unwrap();
        (result.value, result.number) = (hemoglobin.to_string(), Some(hemoglobin));
        result.canonical.as_mut().unwrap().value = hemoglobin;
        opinion(&case, "doctor").text
    };
    let (mild, moderate) = (anemic(11.2), anemic(9.6));
    assert!(mild.contains("speak against races and hard training"), "{mild}");
    assert!(moderate.contains("only light activity"), "{moderate}");
    let healthy = opinion(&read("healthy").question(question()), "doctor").text;
    assert!(healthy.contains("None of these results speaks against training"), "{healthy}");
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
