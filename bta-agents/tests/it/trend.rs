//! What is said about changes since earlier reports.

use std::sync::Arc;

use bta_core::opinion::{Finding, Severity};
use bta_core::report::Sex;
use bta_core::{Case, Report};

use crate::case::{examine, opinion, read};

/// Returns the report of a case, with other values and another date.
fn changed(name: &str, date: &str, values: &[(&str, f64)]) -> Arc<Report> {
    let mut report = (*read(name).report).clone();
    report.collected_on = Some(date.parse().unwrap());
    for (key, value) in values {
        let result = report
            .results
            .iter_mut()
            .find(|result| result.analyte.as_deref() == Some(key))
            .unwrap_or_else(|| panic!("{key}"));
        result.value = value.to_string();
        result.number = Some(*value);
        result.canonical.as_mut().unwrap().value = *value;
    }
    Arc::new(report)
}

fn case(name: &str, now: &[(&str, f64)], earlier: impl IntoIterator<Item = Arc<Report>>) -> Case {
    let asked = read(name);
    Case::new(changed(name, "2026-03-01", now)).person(asked.person).earlier(earlier)
}

fn finding(case: &Case, id: &str) -> Option<Finding> {
    opinion(case, "doctor").findings.into_iter().find(|finding| finding.id == id)
}

#[test]
fn a_change_beyond_usual_variation_is_told() {
    let before = changed("healthy", "2025-09-01", &[("ferritin", 110.0)]);
    let case = case("healthy", &[("ferritin", 45.0)], [before]);
    let found = finding(&case, "trend.ferritin").unwrap();
    assert!(
        found.text.contains("fallen by 59 %, more than such results usually vary"),
        "{}",
        found.text
    );
    let rule = found.evidence.rule.unwrap();
    assert!(rule.statement.contains("before: 110 ng/mL on 2025-09-01"), "{}", rule.statement);
    assert_eq!(rule.link.as_deref(), Some("https://biologicalvariation.eu"));
    assert!(opinion(&case, "doctor").text.contains("Compared with earlier reports"));
}

#[test]
fn a_change_within_usual_variation_is_called_steady() {
    let before = changed("healthy", "2025-09-01", &[("ferritin", 50.0)]);
    let case = case("healthy", &[("ferritin", 45.0)], [before]);
    let text = opinion(&case, "doctor").text;
    assert!(text.contains("Nothing changed by more than such results usually vary."), "{text}");
    assert!(!text.contains("fallen by"), "{text}");
}

#[test]
fn the_latest_earlier_report_counts() {
    let before = [
        changed("healthy", "2024-09-01", &[("ferritin", 400.0)]),
        changed("healthy", "2025-09-01", &[("ferritin", 46.0)]),
    ];
    let case = case("healthy", &[("ferritin", 45.0)], before);
    assert!(finding(&case, "trend.ferritin").unwrap().text.contains("2025-09-01"));
}

#[test]
fn another_person_and_the_future_are_not_compared() {
    let mut other = (*changed("healthy", "2025-09-01", &[])).clone();
    other.patient.sex = Some(Sex::Female);
    let mut grandfather = (*changed("healthy", "2025-09-01", &[])).clone();
    grandfather.patient.age_years = Some(80.0);
    let future = changed("healthy", "2026-03-02", &[]);
    for earlier in [Arc::new(other), Arc::new(grandfather), future] {
        let case = case("healthy", &[("ferritin", 9.0)], [earlier]);
        assert!(finding(&case, "trend.ferritin").is_none());
    }
}

#[test]
fn creatinine_that_rises_within_days_is_urgent_and_limits_exercise() {
    let of = |date, value| changed("healthy", date, &[("creatinine", value)]);
    let doubled = case("healthy", &[("creatinine", 1.3)], [of("2026-02-25", 0.8)]);
    let found = finding(&doubled, "REN-03").unwrap();
    assert_eq!(found.severity, Severity::Urgent);
    assert!(opinion(&doubled, "doctor").text.starts_with("SOON"));
    assert!(opinion(&doubled, "exercise").text.contains("light activity only"));
    let slowly = case("healthy", &[("creatinine", 1.3)], [of("2026-02-20", 0.8)]);
    assert!(finding(&slowly, "REN-03").is_none());
    let little = case("healthy", &[("creatinine", 1.1)], [of("2026-02-25", 0.8)]);
    assert!(finding(&little, "REN-03").is_none());
    let in_two_days = case("healthy", &[("creatinine", 1.1)], [of("2026-02-27", 0.8)]);
    assert!(finding(&in_two_days, "REN-03").is_some());
}

#[test]
fn without_earlier_reports_nothing_is_compared() {
    for (agent, opinion) in examine(&read("healthy")) {
        assert!(!opinion.text.contains("Compared with"), "{agent}");
        assert!(opinion.findings.iter().all(|finding| !finding.id.starts_with("trend")), "{agent}");
    }
}
