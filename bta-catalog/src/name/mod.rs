//! From a printed name to the analyte it means.
//!
//! A wrong match is worse than none. Two names match only if the same words carry them, whatever
//! their order, language of the fillers, accents or alphabet; a word that narrows the meaning and
//! stands in only one of them keeps them apart. What is still ambiguous then is decided by the
//! unit, the specimen, the language, the section and the value, or not at all.

/// Bytes that the build script wrote.
macro_rules! built {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

mod affix;
mod condition;
mod fold;
mod index;
mod language;
mod likeness;
mod lookup;
mod mark;
mod parts;
mod phrase;
mod ratio;
mod roles;
mod sample;
mod search;
mod section;
mod word;

#[cfg(test)]
mod tests;

use bta_core::report::Specimen;

use crate::Analyte;
use fold::Words;
use index::index;
use parts::separated;
use phrase::Phrase;
use sample::sampled;

/// What a page shows of one result, as far as it helps to tell the analyte.
///
/// # Examples
///
/// ```
/// use bta_catalog::{Printed, identify};
///
/// let printed = Printed { name: "PCT", unit: "ng/mL", ..Printed::default() };
/// assert_eq!(identify(&printed).map(|a| a.key()), Some("procalcitonin"));
/// let printed = Printed { name: "PCT", unit: "%", ..Printed::default() };
/// assert_eq!(identify(&printed).map(|a| a.key()), Some("plateletcrit"));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Printed<'a> {
    /// The name.
    pub name: &'a str,
    /// The unit; empty when there is none.
    pub unit: &'a str,
    /// The heading it stands under; empty when there is none.
    pub section: &'a str,
    /// What stands where the value stands.
    pub value: Shown,
    /// The language of the document, such as `de` or `pt-BR`.
    pub language: Option<&'a str>,
    /// What was measured in, where the page says it.
    pub specimen: Option<Specimen>,
}

/// What a page shows as the value of a result.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Shown {
    /// Only the name is known, as in a list of tests.
    #[default]
    Nothing,
    /// Words, a titre or a count under the microscope.
    Words,
    /// A number, in the printed unit.
    Number(f64),
}

impl Shown {
    /// Returns the number, in the printed unit.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Nothing | Self::Words => None,
        }
    }
}

/// Returns the analyte that a printed result means, or `None` when that is not sure.
///
/// # Examples
///
/// ```
/// use bta_catalog::{Printed, identify};
///
/// let key = |name, unit| {
///     identify(&Printed { name, unit, ..Printed::default() }).map(|analyte| analyte.key())
/// };
/// assert_eq!(key("Lymphozyten (abs.)", "/nl"), Some("lymphocytes_abs"));
/// assert_eq!(key("Лимфоциты", "%"), Some("lymphocytes_pct"));
/// assert_eq!(key("Linfocitos atípicos", "%"), None);
/// ```
#[must_use]
pub fn identify(printed: &Printed<'_>) -> Option<&'static Analyte> {
    search::run(printed)
}

/// Longest text worth looking at, in bytes.
const LONGEST: usize = 200;

/// Says whether a text could be the name of something laboratories measure, in any language.
///
/// It is meant for finding the column of names on a page, so it is loose and also knows things that
/// the catalog leaves out: use [`identify`] to learn which analyte it is.
///
/// # Examples
///
/// ```
/// assert!(bta_catalog::is_name("Hämoglobin (Hb)"));
/// assert!(bta_catalog::is_name("Specific gravity"));
/// assert!(!bta_catalog::is_name("Page 1 of 3"));
/// ```
#[must_use]
pub fn is_name(text: &str) -> bool {
    let plain = mark::in_usual_signs(text);
    let text = mark::unmarked(&plain);
    if text.is_empty() || text.len() > LONGEST {
        return false;
    }
    if !index().exact(text).is_empty() {
        return true;
    }
    let words = Words::of(text);
    let phrase = Phrase::of(&words, 0);
    if !index().of(&phrase).is_empty() {
        return true;
    }
    let bare = sampled(text).map(|sampled| sampled.name).or_else(|| affix::cut(text));
    if bare.is_some_and(|bare| !index().of(&Phrase::of(&Words::of(bare), 0)).is_empty()) {
        return true;
    }
    let carriers = phrase.carriers.iter().filter(|word| is_wordlike(word));
    let (known, other): (Vec<&str>, Vec<&str>) =
        carriers.partition(|word| index().knows_word(word));
    let letters = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
    // More than half of the letters, so that a sentence about a test is not one.
    if letters(&known) > letters(&other) {
        return words.len() <= 12;
    }
    text.contains('(')
        && separated(text).any(|part| !index().of(&Phrase::of(&Words::of(part), 0)).is_empty())
}

/// Says whether a carrier has letters enough to tell something.
fn is_wordlike(word: &str) -> bool {
    word.len() > 1 && !word.starts_with('+') && !word.starts_with(|c: char| c.is_ascii_digit())
}
