//! Advice: what follows from rules and results for food and exercise, as rows of a table.
//!
//! A row speaks when one of its rules fired or its condition holds, and only if no safety gate
//! forbids what it recommends.

mod exercise;
mod nutrition;

pub(crate) use exercise::{AGAINST_STRAIN, EXERCISE, PLANS};
pub(crate) use nutrition::{CAREFUL, NUTRITION, WEEKS};

use crate::condition::Condition;
use crate::gate::Give;
use crate::source::Source;

/// One row of advice; its message has the reason, and attributes `do` and `avoid`.
#[derive(Debug)]
pub(crate) struct Advice {
    /// The stable id, which is also the id of its message.
    pub(crate) id: &'static str,
    /// The rules it follows from.
    pub(crate) after: &'static [&'static str],
    /// What else it follows from.
    pub(crate) when: Option<Condition>,
    /// What it recommends that results may forbid.
    pub(crate) gives: &'static [Give],
    /// Whether it also holds in pregnancy.
    pub(crate) pregnancy: bool,
    /// What it rests on, for people.
    pub(crate) statement: &'static str,
    /// Who says so.
    pub(crate) sources: &'static [&'static Source],
}
