//! What a statement may rest on: the results, what the rules found, and what is forbidden.

use bta_core::case::Case;
use bta_core::opinion::{Cited, Evidence, Finding, Severity};
use bta_core::report::Measurement;

use super::number::{Number, numbers, unit};
use super::text::Text;
use crate::assessment::Assessment;
use crate::fact::cite;
use crate::gate::Give;
use crate::phrase;
use crate::range::{Comparison, Direction, is_sensitive};

/// The most results that a model is told of: those outside their limits and those that rules rest on first.
const MOST_RESULTS: usize = 80;
/// The longest name that is shown, in characters.
const LONGEST_NAME: usize = 60;

/// Where a result stands, as the rules see it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Standing {
    Low,
    High,
    Abnormal,
    Inside,
    Unjudged,
}

impl Standing {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
            Self::Abnormal => "abnormal",
            Self::Inside => "inside",
            Self::Unjudged => "not judged",
        }
    }
}

/// A result that may be cited.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// `r` and its index in the report.
    pub(super) id: String,
    pub(super) index: usize,
    pub(super) measurement: Measurement,
    pub(super) standing: Standing,
    /// The words of its name, by which texts name it; none when the name is of no analyte, because
    /// a name that a document has made up hides nothing.
    pub(super) words: Vec<String>,
}

/// Everything that a statement may rest on.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    pub(super) results: Vec<Known>,
    pub(super) findings: Vec<Finding>,
    pub(super) language: &'static str,
    pub(super) age_years: Option<f64>,
    /// What may not be recommended, as kinds of words.
    pub(super) banned: Vec<&'static str>,
    /// Whether any result is outside its limits.
    pub(super) any_outside: bool,
}

/// What may be recommended, and the kind of words that do.
const GIVES: [(Give, &str); 6] = [
    (Give::Potassium, "potassium"),
    (Give::Calcium, "calcium"),
    (Give::Iron, "iron"),
    (Give::Greens, "greens"),
    (Give::Protein, "protein"),
    (Give::Fluids, "fluids"),
];

impl Ground {
    /// Collects the ground of an assessment and of what the rules found.
    pub(super) fn new(
        assessment: &Assessment<'_>,
        findings: Vec<Finding>,
        language: &'static str,
    ) -> Self {
        let case = assessment.facts.case;
        let sensitive = |finding: &Finding| {
            let mut results = finding.evidence.results.iter();
            results.any(|it| case.report.results.get(it.index).is_some_and(is_sensitive))
        };
        let findings: Vec<Finding> = findings.into_iter().filter(|it| !sensitive(it)).collect();
        let results = results(case, &assessment.comparison, &findings);
        let gates = &assessment.gates;
        let mut banned: Vec<&'static str> =
            GIVES.iter().filter(|(give, _)| !gates.allows(&[*give])).map(|it| it.1).collect();
        if gates.forbids_exercise() {
            banned.extend(["exercise", "vigorous"]);
        } else if gates.urgent() || !gates.limits.is_empty() {
            banned.push("vigorous");
        }
        if gates.emergency() {
            banned.extend(["food", "delay"]);
        }
        Self {
            any_outside: !assessment.comparison.outside.is_empty()
                || findings.iter().any(|finding| finding.severity < Severity::Information),
            age_years: case.person.age_years,
            results,
            findings,
            language,
            banned,
        }
    }

    /// Returns whether an emergency stands: then nothing may wait.
    pub(super) fn emergency(&self) -> bool {
        self.banned.contains(&"delay")
    }

    pub(super) fn result(&self, id: &str) -> Option<&Known> {
        self.results.iter().find(|known| known.id == id)
    }

    pub(super) fn finding(&self, id: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.id == id)
    }

    /// Returns the evidence of a statement that cites these ids.
    pub(super) fn evidence(&self, case: &Case, cites: &[String]) -> Evidence {
        let mut results: Vec<Cited> = Vec::new();
        let found: Vec<&Finding> = cites.iter().filter_map(|id| self.finding(id)).collect();
        let direct = cites.iter().filter_map(|id| self.result(id));
        let direct = direct.filter_map(|known| cite(&case.report, known.index));
        for cited in direct.chain(found.iter().flat_map(|it| it.evidence.results.iter().cloned())) {
            if !results.contains(&cited) {
                results.push(cited);
            }
        }
        let first = found.first().map(|finding| &finding.evidence);
        Evidence {
            results,
            rule: first.and_then(|evidence| evidence.rule.clone()),
            confidence: first.map(|evidence| evidence.confidence).unwrap_or_default(),
        }
    }
}

/// Chooses what the model is told of, in the report's order.
fn results(case: &Case, comparison: &Comparison, findings: &[Finding]) -> Vec<Known> {
    let outside = |index: usize| comparison.outside.iter().find(|it| it.index == index);
    let rests = |index: usize| {
        findings.iter().any(|finding| finding.evidence.results.iter().any(|it| it.index == index))
    };
    let mut known: Vec<Known> = case
        .report
        .results
        .iter()
        .enumerate()
        .filter(|(_, measurement)| !is_sensitive(measurement))
        .map(|(index, measurement)| Known {
            id: format!("r{index}"),
            index,
            measurement: measurement.clone(),
            standing: match outside(index).map(|deviation| deviation.direction) {
                Some(Direction::Low) => Standing::Low,
                Some(Direction::High) => Standing::High,
                Some(Direction::Abnormal) => Standing::Abnormal,
                None if comparison.inside.contains(&index) => Standing::Inside,
                None => Standing::Unjudged,
            },
            words: match measurement.analyte {
                Some(_) => Text::split(&visible(&measurement.name, LONGEST_NAME).to_lowercase()),
                None => Vec::new(),
            },
        })
        .collect();
    known.sort_by_key(|it| (outside(it.index).is_none(), !rests(it.index), it.index));
    known.truncate(MOST_RESULTS);
    known.sort_by_key(|it| it.index);
    known
}

impl Known {
    /// Returns the name as it is printed, without what could be more than a name.
    pub(super) fn name(&self) -> String {
        visible(&self.measurement.name, LONGEST_NAME)
    }

    /// Returns the value as it is printed, likewise.
    pub(super) fn value(&self) -> String {
        visible(&self.measurement.value, LONGEST_NAME)
    }

    /// Returns whether `number` with its unit is this result's own value, or that in another unit.
    pub(super) fn has_value(&self, number: &Number, unit: &str) -> Match {
        let it = &self.measurement;
        let printed = it.number.is_some_and(|own| same(own, number.value))
            || self.value().trim_start_matches(['<', '>', '=', ' ']) == number.written;
        if printed && same_unit(unit, &it.unit) {
            return Match::Yes;
        }
        let other = |number: bool| if number { Match::OtherUnit } else { Match::No };
        let Some(quantity) = &it.canonical else { return other(printed) };
        if self.converts(number, unit, quantity.value) {
            return Match::Yes;
        }
        other(printed || same(quantity.value, number.value))
    }

    /// Returns whether `number` with its unit is one of this result's limits.
    pub(super) fn has_limit(&self, number: &Number, unit: &str) -> Match {
        let Some(range) = &self.measurement.range else { return Match::No };
        let mut matched = Match::No;
        for limit in [range.low, range.high].into_iter().flatten() {
            if same(limit, number.value) {
                if same_unit(unit, &self.measurement.unit) {
                    return Match::Yes;
                }
                matched = Match::OtherUnit;
            }
            let canonical = self.analyte().zip(bta_catalog::unit::parse(&self.measurement.unit));
            let canonical = canonical.and_then(|(it, unit)| it.canonical(limit, &unit));
            if canonical.is_some_and(|limit| self.converts(number, unit, limit.value)) {
                return Match::Yes;
            }
        }
        matched
    }

    /// Returns the limits as a pair that can be written with a dash.
    pub(super) fn limits(&self) -> Option<(f64, f64)> {
        let range = self.measurement.range.as_ref()?;
        range.low.zip(range.high)
    }

    fn analyte(&self) -> Option<&'static bta_catalog::Analyte> {
        self.measurement.analyte.as_deref().and_then(bta_catalog::analyte)
    }

    /// Returns whether `number` in `unit` is `canonical` converted and at most rounded.
    fn converts(&self, number: &Number, unit: &str, canonical: f64) -> bool {
        let (Some(analyte), Some(unit)) = (self.analyte(), bta_catalog::unit::parse(unit)) else {
            return false;
        };
        let at = |value: f64| analyte.canonical(value, &unit).map(|quantity| quantity.value);
        let (Some(low), Some(high)) =
            (at(number.value - number.tolerance()), at(number.value + number.tolerance()))
        else {
            return false;
        };
        let within = low.min(high) <= canonical && canonical <= low.max(high);
        let exact = at(number.value).is_some_and(|value| same(value, canonical));
        exact || (number.is_precise() && within && !same_unit_as(analyte.unit(), &unit))
    }
}

/// Rounding is for conversions: a value in its own unit is as it is printed.
fn same_unit_as(ucum: &str, unit: &bta_catalog::unit::Unit) -> bool {
    unit.ucum() == ucum
}

/// Whether a number is what it should be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Match {
    Yes,
    /// The number is, its unit is not.
    OtherUnit,
    No,
}

/// A number of a finding's text or rule, with its unit.
pub(super) fn has_number(
    finding: &Finding,
    number: &Number,
    unit_of_it: &str,
    language: &str,
) -> Match {
    let rule = finding.evidence.rule.as_ref().map_or("", |rule| rule.statement.as_str());
    let mut matched = Match::No;
    for (text, language) in [(finding.text.as_str(), language), (rule, "en")] {
        let text = Text::new(text);
        // Names such as B12 are no numbers; a text with one is cut there.
        for known in numbers(&text, &names(&text), language).unwrap_or_default() {
            if same(known.value, number.value) {
                let unit = unit(text.after(known.span.end)).map_or("", |it| it.0);
                if same_unit(unit_of_it, unit) {
                    return Match::Yes;
                }
                matched = Match::OtherUnit;
            }
        }
    }
    matched
}

/// Words that begin with a letter and have digits: they are names in texts of our own.
fn names(text: &Text) -> Vec<std::ops::Range<usize>> {
    let mixed = |word: &&super::text::Word| word.lower.starts_with(char::is_alphabetic);
    text.words.iter().filter(mixed).map(|word| word.span.clone()).collect()
}

pub(super) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

/// Returns whether two spellings are one unit.
pub(super) fn same_unit(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.replace([' ', '\u{a0}'], "").replace('\u{3bc}', "\u{b5}");
    if plain(a) == plain(b) || plain(a) == plain(&phrase::unit(b)) {
        return true;
    }
    if a.is_empty() || b.is_empty() {
        return false;
    }
    match (bta_catalog::unit::parse(a), bta_catalog::unit::parse(b)) {
        (Some(a), Some(b)) => a.ucum() == b.ucum() && same(a.factor(), b.factor()),
        _ => false,
    }
}

/// Keeps visible characters on one line, so many at most.
pub(super) fn visible(text: &str, most: usize) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter(|c| !is_hidden(*c)).take(most).collect()
}

/// Characters that are not seen, or turn around those that are.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}
