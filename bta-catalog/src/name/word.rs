//! Words that say how, in what or which part: what a name can lose, and what it never may.

use std::sync::LazyLock;

use super::Specimen;
use super::roles::row;

/// What a word does to a name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Role {
    /// Nothing: specimen, filler.
    Neutral,
    /// Nothing: how it was measured. Words beside it in brackets belong to it.
    Method,
    /// From a vein, which blood gases are not told to be.
    Venous,
    /// In whole blood, which trace elements of serum are not measured in.
    WholeBlood,
    /// A share of all cells.
    Percent,
    /// A number of cells.
    Absolute,
    /// Measured in something else than blood.
    In(Specimen),
    /// Carries the name or narrows it; every spelling becomes this word. One that narrows begins
    /// with `+`.
    Carrier(&'static str),
    /// The name of a group of tests, which reports print before the name.
    Panel,
}

/// The role of each row of words.
static ROLES: LazyLock<Vec<Option<Role>>> =
    LazyLock::new(|| rows().map(|(role, _)| named(role)).collect());

/// The rows of words: their role and themselves, with spaces between.
pub(super) fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("../../data/words.tsv").lines().skip(1).filter_map(|row| row.split_once('\t'))
}

/// Returns the role of a folded word, `None` for a word that carries the name.
pub(crate) fn role(word: &str) -> Option<Role> {
    *ROLES.get(row(word)?)?
}

fn named(role: &'static str) -> Option<Role> {
    Some(match role {
        "neutral" => Role::Neutral,
        "percent" => Role::Percent,
        "absolute" => Role::Absolute,
        "method" => Role::Method,
        "venous" => Role::Venous,
        "whole blood" => Role::WholeBlood,
        "panel" => Role::Panel,
        "in urine" => Role::In(Specimen::Urine),
        "in stool" => Role::In(Specimen::Stool),
        "in saliva" => Role::In(Specimen::Saliva),
        "in semen" => Role::In(Specimen::Semen),
        "in other" => Role::In(Specimen::Other),
        carrier => Role::Carrier(carrier.strip_prefix("as ")?),
    })
}
