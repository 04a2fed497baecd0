//! The assessment of a case that every agent speaks from: facts, comparisons, rules, gates.

use bta_core::case::Case;
use bta_core::opinion::{Evidence, Finding, Severity};

use crate::computed::{Computed, compute};
use crate::fact::Facts;
use crate::gate::Gates;
use crate::guard::Guard;
use crate::interval::Truth;
use crate::phrase;
use crate::question::Question;
use crate::range::{Comparison, compare};
use crate::reaction::reactive;
use crate::rule::{Fired, fire};
use crate::trend::{Trend, trends};
use crate::wording::Wording;

/// Results that a faulty sample (hemolysis, fat, clots) changes.
const DELICATE: &[&str] = &[
    "potassium",
    "ldh",
    "ast",
    "magnesium",
    "phosphate",
    "iron",
    "bilirubin_total",
    "bilirubin_direct",
    "bilirubin_indirect",
    "sodium",
    "ldl",
    "platelets",
];

/// Everything that is known about a case.
#[derive(Debug)]
pub(crate) struct Assessment<'a> {
    pub(crate) facts: Facts<'a>,
    pub(crate) guard: Guard,
    pub(crate) comparison: Comparison,
    pub(crate) computed: Vec<Computed>,
    pub(crate) fired: Vec<Fired>,
    pub(crate) gates: Gates,
    pub(crate) trends: Vec<Trend>,
    pub(crate) question: Question,
    /// Whether the report mentions a faulty sample.
    pub(crate) faulty_sample: bool,
    pub(crate) wording: &'static Wording,
}

/// Assesses a case, the person settled, and hands the assessment on.
pub(crate) fn assess<T>(case: &Case, then: impl FnOnce(&Assessment<'_>) -> T) -> T {
    let guard = Guard::new(case);
    let case = guard.settle(case);
    then(&Assessment::new(&case, guard))
}

impl<'a> Assessment<'a> {
    /// Assesses a case that `guard` has settled.
    fn new(case: &'a Case, guard: Guard) -> Self {
        let mut facts = Facts::new(case);
        let computed = compute(&mut facts, &guard);
        let comparison = compare(case);
        let fired = fire(&facts, &guard);
        let trends = trends(&facts);
        let sudden = trends.iter().any(|trend| trend.is_sudden_kidney_harm(&facts));
        let gates =
            Gates::new(&facts, &fired, &comparison).beside(sudden.then_some(Severity::Urgent));
        Self {
            gates,
            trends,
            fired,
            comparison,
            computed,
            guard,
            faulty_sample: is_faulty(case),
            question: Question::new(case.question.expose()),
            wording: Wording::of(&case.language),
            facts,
        }
    }

    /// Returns whether an emergency stands.
    pub(crate) fn emergency(&self) -> bool {
        self.gates.emergency()
    }

    /// Returns the rules of one severity that fired.
    pub(crate) fn rules(&self, severity: Severity) -> impl Iterator<Item = &Fired> {
        self.fired.iter().filter(move |fired| fired.row.severity == severity)
    }

    /// Returns whether a rule fired, by its id.
    pub(crate) fn has_fired(&self, id: &str) -> Option<&Fired> {
        self.fired.iter().find(|fired| fired.row.id == id)
    }

    /// Says a rule that fired, and what it rests on.
    pub(crate) fn rule_text(&self, fired: &Fired) -> String {
        let text = self.wording.say(&fired.row.message());
        if fired.is_sensitive() {
            return text;
        }
        format!("{text} {}", self.based_on(&fired.results))
    }

    /// Says what something rests on: results, and computed values among them.
    pub(crate) fn based_on(&self, results: &[usize]) -> String {
        let cited = self.facts.cite(results);
        self.wording.with("based-on", &[("results", &phrase::results(&cited, self.wording))])
    }

    /// Returns a rule that fired as a finding.
    pub(crate) fn rule_finding(&self, fired: &Fired) -> Finding {
        Finding {
            id: fired.row.id.to_owned(),
            severity: fired.row.severity,
            text: self.rule_text(fired),
            evidence: Evidence {
                results: self.facts.cite(&fired.results),
                rule: Some(fired.row.evidence()),
                confidence: fired.row.confidence,
            },
        }
    }

    /// Returns whether what is outside its limits is little and not far outside, in an adult.
    pub(crate) fn is_small(&self) -> bool {
        let (outside, inside) = (&self.comparison.outside, &self.comparison.inside);
        self.guard.adult_rules()
            && (outside.len() <= 1 || outside.len() * 10 <= inside.len())
            && outside.iter().all(|deviation| deviation.is_slight(self.facts.report()))
    }

    /// Returns whether any of these results can be wrong because of a faulty sample.
    pub(crate) fn is_shaken(&self, results: &[usize]) -> bool {
        self.faulty_sample
            && results.iter().any(|index| {
                self.facts.report().results.get(*index).is_some_and(|measurement| {
                    measurement.analyte.as_deref().is_some_and(|key| DELICATE.contains(&key))
                })
            })
    }
}

/// Returns whether the report mentions hemolysis, lipemia, icterus or clots.
fn is_faulty(case: &Case) -> bool {
    // Spellings of hemolysis, lipemia, icterus and clots in the languages of reports.
    let words = [
        "hemoly", "haemoly", "hämoly", "hémoly", "hemólis", "hemolis", "emolis", "emoliz",
        "lipemi", "lipaemi", "lipämi", "lipémi", "icteri", "ictéri", "ikteri", "itteri", "clotted",
        "geronnen", "coagulad", "coaguló", "coagulé", "coagulat",
    ];
    let says = |text: &str| {
        let text = text.to_lowercase();
        words.iter().any(|word| text.contains(word))
    };
    let report = &case.report;
    report.warnings.iter().any(|warning| says(&warning.code))
        || report.results.iter().any(|measurement| {
            measurement.analyte.is_none()
                && says(&measurement.name)
                && reactive(measurement) == Truth::Yes
        })
}
