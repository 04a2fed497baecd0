//! Every number in every text is in the report, in a rule, in the person's data, or follows from
//! them by a formula that the opinion names.

use std::collections::BTreeSet;
use std::sync::Arc;

use bta_core::case::{Case, Person};
use bta_core::opinion::{Opinion, Severity};
use bta_core::report::{
    Comparator, Flag, Measurement, Quantity, Range, RangeSource, Report, Sex, Specimen, Status,
    Verdict, VerdictKind,
};
use proptest::prelude::*;

use crate::case::{NAMES, examine, read};
use crate::safety::{contradicted_gate, unsafe_words, wrong_direction};

/// Returns the numbers of a text; digits within a word, such as in `B12`, are part of its name.
fn numbers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < characters.len() {
        if !characters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let digit = |index: usize| characters.get(index).is_some_and(char::is_ascii_digit);
        while digit(at) || (characters.get(at) == Some(&'.') && digit(at + 1)) {
            at += 1;
        }
        let within_word = start > 0 && characters[start - 1].is_alphabetic();
        if !within_word {
            let number: f64 =
                characters[start..at].iter().collect::<String>().parse().unwrap_or(f64::NAN);
            found.insert(format!("{number:.4}"));
        }
    }
    found
}

/// Returns the numbers that may stand in a text about this case.
fn allowed(case: &Case, opinion: &Opinion) -> BTreeSet<String> {
    let mut allowed = BTreeSet::new();
    let report = &case.report;
    for measurement in &report.results {
        for text in [&measurement.name, &measurement.value, &measurement.unit] {
            allowed.extend(numbers(text));
        }
        if let Some(range) = &measurement.range {
            allowed.extend(numbers(&range.text));
            for limit in [range.low, range.high].into_iter().flatten() {
                allowed.insert(format!("{limit:.4}"));
                // How far a value is outside follows from value and limit.
                let value = measurement.number.unwrap_or(f64::NAN);
                allowed.extend(numbers(&format!("{:.1}", value / limit)));
                allowed.extend(numbers(&format!("{:.0}", (1.0 - value / limit) * 100.0)));
            }
        } else if let (Some(analyte), Some(quantity)) =
            (measurement.analyte.as_deref().and_then(bta_catalog::analyte), &measurement.canonical)
        {
            for sex in [None, Some(Sex::Female), Some(Sex::Male)] {
                let Some(interval) = analyte.interval(sex, None) else { continue };
                allowed.extend(numbers(interval.source));
                for limit in [interval.low, interval.high].into_iter().flatten() {
                    allowed.insert(format!("{limit:.4}"));
                    allowed.extend(numbers(&format!("{:.1}", quantity.value / limit)));
                    allowed
                        .extend(numbers(&format!("{:.0}", (1.0 - quantity.value / limit) * 100.0)));
                }
            }
        }
    }
    for finding in &opinion.findings {
        let Some(rule) = &finding.evidence.rule else { continue };
        allowed.extend(numbers(&rule.statement));
        allowed.extend(numbers(&rule.source));
        let computed = rule.id.starts_with("FRM-") || rule.source.starts_with("Arithmetic");
        if computed {
            allowed.extend(numbers(&finding.text));
        }
    }
    allowed.extend(case.person.age_years.map(|age| format!("{age:.4}")));
    // How many results there are, by every way of counting them.
    allowed.extend((0..=report.results.len()).map(|count| format!("{count}.0000")));
    allowed
}

fn check(case: &Case) -> Result<(), String> {
    for (agent, opinion) in examine(case) {
        let allowed = allowed(case, &opinion);
        // Names of analytes and formulas carry years and digits of their own.
        let mut text = opinion.text.replace("CKD-EPI 2021", "").replace("1.73 m2", "");
        for finding in &opinion.findings {
            let Some(rule) = &finding.evidence.rule else { continue };
            text = text.replace(&rule.id, "");
        }
        let text = places_removed(&text, case)?;
        let named: BTreeSet<String> = bta_catalog::analytes()
            .iter()
            .map(bta_catalog::Analyte::name)
            .filter(|name| name.contains(|c: char| c.is_ascii_digit()) && text.contains(name))
            .flat_map(numbers)
            .collect();
        for number in numbers(&text) {
            if !allowed.contains(&number) && !named.contains(&number) {
                return Err(format!(
                    "{agent} says {number}, which nothing grounds:
{text}"
                ));
            }
        }
    }
    Ok(())
}

/// Removes `page 1, line 12`, after looking whether a result stands there.
fn places_removed(text: &str, case: &Case) -> Result<String, String> {
    let mut parts = text.split("(page ");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (place, rest) = part.split_once(')').ok_or("an open place")?;
        let (page, line) = place.split_once(", line ").ok_or("a place without a line")?;
        let stands = case.report.results.iter().any(|measurement| {
            page == measurement.page.to_string() && line == measurement.line.to_string()
        });
        if !stands {
            return Err(format!("nothing stands at page {page}, line {line}"));
        }
        kept.push_str(rest);
    }
    Ok(kept)
}

#[test]
fn the_texts_about_six_reports_are_grounded() {
    for name in NAMES {
        check(&read(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn a_made_up_number_is_found() {
    assert!(numbers("take 250 mg").contains("250.0000"));
    assert!(numbers("vitamin B12 and HbA1c").is_empty());
    assert!(numbers("6.8 mmol/L, 1.3 times").contains("6.8000"));
}

/// Makes a result of any analyte, with a value anywhere in what is plausible.
fn result() -> impl Strategy<Value = Measurement> {
    let count = bta_catalog::analytes().len();
    let comparator = prop_oneof![
        12 => Just(None),
        1 => Just(Some(Comparator::Less)),
        1 => Just(Some(Comparator::Greater)),
    ];
    let flag = prop_oneof![8 => Just(Flag::None), 1 => Just(Flag::High), 1 => Just(Flag::Low)];
    (0..count, 0.0..1.0_f64, any::<bool>(), (1_u32..4, 1_u32..60), (comparator, flag)).prop_map(
        |(index, share, printed, (page, line), (comparator, flag))| {
            let analyte = &bta_catalog::analytes()[index];
            let (low, high) = analyte.plausible().unwrap_or((1.0, 100.0));
            // Most of what is plausible is far outside: prefer the lower end.
            let value = low + (high - low) * share * share * share;
            let text = format!("{value:.2}");
            let value: f64 = text.parse().unwrap();
            let interval = analyte.interval(Some(Sex::Female), Some(40.0));
            let range = interval.filter(|_| printed).map(|interval| Range {
                text: String::new(),
                low: interval.low,
                high: interval.high,
                source: RangeSource::Report,
            });
            Measurement {
                page,
                line,
                section: String::new(),
                specimen: Specimen::Blood,
                name: analyte.name().to_owned(),
                value: match comparator {
                    Some(Comparator::Less) => format!("<{text}"),
                    Some(_) => format!(">{text}"),
                    None => text,
                },
                unit: analyte.unit().to_owned(),
                range,
                flag,
                analyte: Some(analyte.key().to_owned()),
                loinc: None,
                number: Some(value),
                comparator,
                canonical: Some(Quantity { value, unit: analyte.unit().to_owned() }),
                status: Status::Unknown,
                boxes: None,
            }
        },
    )
}

fn person() -> impl Strategy<Value = Person> {
    let sex = prop_oneof![Just(None), Just(Some(Sex::Female)), Just(Some(Sex::Male))];
    let age = prop_oneof![Just(None), (5_u8..95).prop_map(|age| Some(f64::from(age)))];
    let pregnant = prop_oneof![4 => Just(None), 1 => Just(Some(true))];
    (sex, age, pregnant).prop_map(|(sex, age_years, pregnant)| Person { sex, age_years, pregnant })
}

/// Makes an earlier report of the same person, in which every value was another one.
fn earlier(report: &Report, days: i64, factor: f64) -> Arc<Report> {
    let mut earlier = report.clone();
    earlier.collected_on =
        report.collected_on.map(|now| now - chrono::Days::new(days.unsigned_abs()));
    for result in &mut earlier.results {
        let Some(number) = result.number else { continue };
        result.value = format!("{:.2}", number * factor);
        let number: f64 = result.value.parse().unwrap();
        (result.number, result.comparator) = (Some(number), None);
        result.canonical.as_mut().unwrap().value = number;
    }
    Arc::new(earlier)
}

fn question() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(""),
        Just("Can I run a marathon?"),
        Just("Why am I tired, and do I have diabetes?"),
        Just("What should I eat for my cholesterol?"),
        Just("How are my kidneys? I am on dialysis."),
        Just("Should I worry, and can I drink alcohol?"),
        Just("Am I diabetic? Is my iron low?"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_about_any_report_are_grounded(
        results in prop::collection::vec(result(), 1..60),
        person in person(),
        question in question(),
        before in prop::option::of((1_i64..900, 0.2..3.0_f64)),
    ) {
        let mut report = Report::new(Verdict { kind: VerdictKind::BloodTest, reasons: Vec::new() });
        report.results = results;
        report.collected_on = "2026-03-01".parse().ok();
        let earlier = before.map(|(days, factor)| earlier(&report, days, factor));
        let case = Case::new(Arc::new(report))
            .person(person)
            .question(question.to_owned().into())
            .earlier(earlier);
        if let Err(error) = check(&case) {
            return Err(TestCaseError::fail(error));
        }
        let said = examine(&case);
        let stopped = said[3].1.text.starts_with("No exercise");
        let urgent = said[1].1.text.starts_with("URGENT");
        prop_assert!(!urgent || stopped, "an emergency must stop exercise");
        prop_assert!(!urgent || said[2].1.findings.is_empty(), "an emergency must silence advice");
        let emergency = said[1].1.findings.iter().any(|it| it.severity == Severity::Emergency);
        prop_assert_eq!(emergency, urgent, "an emergency comes first");
        prop_assert_eq!(unsafe_words(&said), None);
        prop_assert_eq!(wrong_direction(&case, &said[1].1), None);
        prop_assert_eq!(contradicted_gate(&case, &said), None);
    }
}
