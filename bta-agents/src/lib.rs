//! Interprets laboratory reports: clinical knowledge as tables and the offline agents.
//!
//! Formulas, rules, safety gates and advice are rows with their thresholds and sources; a small
//! engine applies them to what a report says, and four agents word what follows:
//! [`Verifier`], [`Doctor`], [`Nutritionist`] and [`Exercise`]. The same case always gives the
//! same opinion.
//!
//! With the feature `llm` a language model can write the texts, held to what the rules found:
//! see the module `llm`.
//!
//! What is deliberately not here, that module aside: clocks, files and the network; and anywhere:
//! diagnoses, medicines and doses.

pub mod formula;

mod interval;

mod source;

mod wording;

mod reaction;

mod fact;

mod condition;

mod guard;

mod phrase;

mod range;

mod rule;

mod variation;

mod trend;

mod computed;

mod gate;

mod question;

mod advice;

mod assessment;

mod lifestyle;

mod answer;

mod identity;

mod verifier;

mod doctor;

mod nutritionist;

mod exercise;

mod respondent;

#[cfg(feature = "llm")]
pub mod llm;

#[cfg(test)]
mod example;

use std::sync::Arc;

use bta_core::language::Language;

pub use doctor::Doctor;
pub use exercise::Exercise;
pub use nutritionist::Nutritionist;
pub use respondent::Respondent;
pub use verifier::Verifier;

/// Returns the steps of a blood test: all four agents, none of which waits for another, because
/// each computes in well under a millisecond what it needs.
///
/// Verifier and doctor are essential.
#[must_use]
pub fn standard() -> Vec<bta_core::Step> {
    vec![
        bta_core::Step::new(Arc::new(Verifier)),
        bta_core::Step::new(Arc::new(Doctor)),
        bta_core::Step::new(Arc::new(Nutritionist)).optional(),
        bta_core::Step::new(Arc::new(Exercise)).optional(),
    ]
}

/// Returns the languages that the agents answer in, English first; any other is answered in English.
///
/// # Examples
///
/// ```
/// let languages = bta_agents::languages();
/// assert_eq!(languages.len(), 6);
/// assert_eq!(languages[0], bta_core::Language::english());
/// ```
#[must_use]
pub fn languages() -> Vec<Language> {
    wording::languages().filter_map(|language| language.parse().ok()).collect()
}

/// Returns the medical notice that every text ends with.
///
/// # Examples
///
/// ```
/// use bta_core::Language;
///
/// assert!(bta_agents::notice(&Language::english()).contains("not a diagnosis"));
/// ```
#[must_use]
pub fn notice(language: &Language) -> String {
    wording::Wording::of(language).say("notice")
}
