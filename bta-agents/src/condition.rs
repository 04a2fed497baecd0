//! Conditions: what a rule asks, as data.

use bta_core::report::Sex;

use crate::fact::{Fact, Facts};
use crate::interval::Truth;
use crate::reaction::reactive;

/// What a rule asks of the facts. Keys are those of the catalog; limits are in the analyte's unit.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Condition {
    /// The value is below a number.
    Below(&'static str, f64),
    /// The value is at most a number.
    AtMost(&'static str, f64),
    /// The value is above a number.
    Above(&'static str, f64),
    /// The value is at least a number.
    AtLeast(&'static str, f64),
    /// The value is at least the first number and below the second.
    Within(&'static str, f64, f64),
    /// The value is below the lower limit of its range.
    Low(&'static str),
    /// The value is above the upper limit of its range.
    High(&'static str),
    /// The value is above so many times the upper limit of its range.
    Times(&'static str, f64),
    /// A result in words says that something was found.
    Reactive(&'static str),
    /// The person is at least so many years old.
    Aged(f64),
    /// What holds for men, and what holds for women; without a known sex both must hold.
    BySex { male: &'static Self, female: &'static Self },
    /// All of them.
    All(&'static [Self]),
    /// One of them.
    Any(&'static [Self]),
    /// So many of them at least.
    Count(usize, &'static [Self]),
    /// Not this.
    Not(&'static Self),
    /// This is not known to hold.
    Unless(&'static Self),
}

impl Condition {
    /// Returns whether it holds, and adds to `cited` the results that make it hold.
    pub(crate) fn holds(&self, facts: &Facts<'_>, cited: &mut Vec<usize>) -> Truth {
        match self {
            Self::Below(key, limit) => each(facts, key, cited, |fact| fact.canonical.below(*limit)),
            Self::AtMost(key, limit) => {
                each(facts, key, cited, |fact| fact.canonical.above(*limit).not())
            }
            Self::Above(key, limit) => each(facts, key, cited, |fact| fact.canonical.above(*limit)),
            Self::AtLeast(key, limit) => {
                each(facts, key, cited, |fact| fact.canonical.below(*limit).not())
            }
            Self::Within(key, from, to) => each(facts, key, cited, |fact| {
                fact.canonical.below(*from).not().and(fact.canonical.below(*to))
            }),
            Self::Low(key) => each(facts, key, cited, Fact::below_limit),
            Self::High(key) => each(facts, key, cited, |fact| fact.above_limit(1.0)),
            Self::Times(key, factor) => each(facts, key, cited, |fact| fact.above_limit(*factor)),
            Self::Reactive(key) => words(facts, key, cited, |truth| truth),
            Self::Aged(years) => {
                facts.age().map_or(Truth::Unknown, |age| Truth::from(age >= *years))
            }
            Self::BySex { male, female } => match facts.sex() {
                Some(Sex::Male) => male.holds(facts, cited),
                Some(Sex::Female) => female.holds(facts, cited),
                None => male.holds(facts, cited).agree(female.holds(facts, cited)),
            },
            Self::All(conditions) => conditions
                .iter()
                .fold(Truth::Yes, |truth, condition| truth.and(condition.holds(facts, cited))),
            Self::Any(conditions) => conditions
                .iter()
                .fold(Truth::No, |truth, condition| truth.or(condition.supports(facts, cited))),
            Self::Count(least, conditions) => count(*least, conditions, facts, cited),
            Self::Not(condition) => condition.holds(facts, &mut Vec::new()).not(),
            Self::Unless(condition) => {
                Truth::from(condition.holds(facts, &mut Vec::new()) != Truth::Yes)
            }
        }
    }

    /// Like [`holds`](Self::holds), and cites nothing unless it does.
    fn supports(&self, facts: &Facts<'_>, cited: &mut Vec<usize>) -> Truth {
        let mut own = Vec::new();
        let truth = self.holds(facts, &mut own);
        if truth == Truth::Yes {
            cited.append(&mut own);
        }
        truth
    }
}

/// Asks every fact about an analyte; results that disagree give no answer.
fn each(
    facts: &Facts<'_>,
    key: &str,
    cited: &mut Vec<usize>,
    ask: impl Fn(&Fact) -> Truth,
) -> Truth {
    let truth = facts.of(key).iter().map(ask).reduce(Truth::agree).unwrap_or(Truth::Unknown);
    if truth == Truth::Yes {
        cited.extend(facts.of(key).iter().flat_map(|fact| fact.results.iter().copied()));
    }
    truth
}

/// Asks every result of an analyte that is given in words.
fn words(
    facts: &Facts<'_>,
    key: &str,
    cited: &mut Vec<usize>,
    ask: impl Fn(Truth) -> Truth,
) -> Truth {
    let truth = facts
        .results(key)
        .iter()
        .filter_map(|index| facts.report().results.get(*index))
        .map(|measurement| ask(reactive(measurement)))
        .reduce(Truth::agree)
        .unwrap_or(Truth::Unknown);
    if truth == Truth::Yes {
        cited.extend_from_slice(facts.results(key));
    }
    truth
}

fn count(
    least: usize,
    conditions: &[Condition],
    facts: &Facts<'_>,
    cited: &mut Vec<usize>,
) -> Truth {
    let answers: Vec<Truth> =
        conditions.iter().map(|condition| condition.supports(facts, cited)).collect();
    let number = |truth| answers.iter().filter(|answer| **answer == truth).count();
    if number(Truth::Yes) >= least {
        Truth::Yes
    } else if number(Truth::Yes) + number(Truth::Unknown) < least {
        Truth::No
    } else {
        Truth::Unknown
    }
}
