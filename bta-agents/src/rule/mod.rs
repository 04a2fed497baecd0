//! Rules: what several results mean together, as rows of tables.
//!
//! A row fires when its condition holds for every value its results may have. Rows with the same
//! id are grades of one rule, the most severe first; the first that fires wins. Rows for adults
//! are silent for children, in pregnancy, on dialysis, after a transplant and during
//! chemotherapy; rows of an emergency never are.

mod blood;
mod circulation;
mod gland;
mod immune;
mod liver;
mod metabolism;
mod mineral;
mod pregnancy;
mod salt;

use bta_core::opinion::{Confidence, Rule, Severity};

use crate::condition::Condition;
use crate::fact::Facts;
use crate::guard::{Guard, Special};
use crate::interval::Truth;
use crate::source::Source;

/// One row: one grade of one rule.
#[derive(Debug)]
pub(crate) struct Row {
    /// The stable id of the rule.
    pub(crate) id: &'static str,
    /// The grade within the rule; empty when it has only one.
    pub(crate) grade: &'static str,
    /// How soon a clinician should know.
    pub(crate) severity: Severity,
    /// What it asks.
    pub(crate) when: Condition,
    /// What it asks, for people.
    pub(crate) statement: &'static str,
    /// Who says so.
    pub(crate) sources: &'static [&'static Source],
    /// How sure that makes it.
    pub(crate) confidence: Confidence,
    /// Rules that say nothing more when this one fires.
    pub(crate) replaces: &'static [&'static str],
}

impl Row {
    /// Returns the id of its messages.
    pub(crate) fn message(&self) -> String {
        if self.grade.is_empty() {
            self.id.to_owned()
        } else {
            format!("{}-{}", self.id, self.grade)
        }
    }

    /// Returns it as evidence.
    pub(crate) fn evidence(&self) -> Rule {
        evidence(self.id, self.statement, self.sources)
    }
}

/// Makes the evidence of anything with a statement and sources.
pub(crate) fn evidence(id: &str, statement: &str, sources: &[&Source]) -> Rule {
    Rule {
        id: id.to_owned(),
        statement: statement.to_owned(),
        source: sources.iter().map(|source| source.name).collect::<Vec<_>>().join("; "),
        link: sources.iter().find_map(|source| source.link).map(str::to_owned),
    }
}

/// A row that fired, and the results that made it fire.
#[derive(Clone, Debug)]
pub(crate) struct Fired {
    /// The row.
    pub(crate) row: &'static Row,
    /// The indexes of the results.
    pub(crate) results: Vec<usize>,
}

impl Fired {
    /// Returns whether it is left to the talk with the clinic: its results are never named.
    pub(crate) fn is_sensitive(&self) -> bool {
        self.row.id == "HIV-01"
    }
}

/// Tables for adults.
static ADULT: [&[Row]; 8] = [
    blood::ROWS,
    metabolism::ROWS,
    salt::ROWS,
    mineral::ROWS,
    liver::ROWS,
    gland::ROWS,
    circulation::ROWS,
    immune::ROWS,
];

/// Returns every row of every table.
#[cfg(test)]
pub(crate) fn rows() -> impl Iterator<Item = &'static Row> {
    ADULT.iter().chain([&pregnancy::ROWS]).flat_map(|rows| rows.iter())
}

/// Returns the rows that fire, the most severe first.
pub(crate) fn fire(facts: &Facts<'_>, guard: &Guard) -> Vec<Fired> {
    let mut fired: Vec<Fired> = Vec::new();
    let adult = ADULT
        .iter()
        .flat_map(|rows| rows.iter())
        .filter(|row| guard.adult_rules() || row.severity == Severity::Emergency);
    let pregnant = pregnancy::ROWS.iter().filter(|_| guard.is(Special::Pregnant));
    for row in adult.chain(pregnant) {
        if fired.iter().any(|earlier| earlier.row.id == row.id) {
            continue;
        }
        let mut results = Vec::new();
        if row.when.holds(facts, &mut results) == Truth::Yes && !results.is_empty() {
            results.sort_unstable();
            results.dedup();
            fired.push(Fired { row, results });
        }
    }
    let replaced: Vec<&str> =
        fired.iter().flat_map(|fired| fired.row.replaces.iter().copied()).collect();
    fired.retain(|fired| !replaced.contains(&fired.row.id));
    fired.sort_by_key(|fired| fired.row.severity);
    fired
}

#[cfg(test)]
mod tests;
