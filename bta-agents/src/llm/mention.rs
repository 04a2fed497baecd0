//! Which results a text names, and where.

use std::ops::Range;

use bta_catalog::{Printed, identify};

use super::ground::Ground;
use super::lexicon::Lexicon;
use super::text::{Text, Word};

/// The most words of a name.
const WORDS: usize = 5;

/// A name in a text.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) span: Range<usize>,
    /// The results that it may mean; none when nothing of the report has this name.
    pub(super) results: Vec<String>,
}

/// Finds the names in a text: those that the report prints, and those of the catalog in any language.
pub(super) fn mentions(text: &Text, ground: &Ground) -> Vec<Mention> {
    // No name begins or ends with an article, a preposition or a number.
    let small = Lexicon::of(ground.language).map(|words| words.find("function", text));
    let small: Vec<usize> = small.unwrap_or_default().into_iter().map(|it| it.0).collect();
    let can_end = |at: usize| {
        let letter = |word: &Word| word.lower.chars().any(char::is_alphabetic);
        !small.contains(&at) && text.words.get(at).is_some_and(letter)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.words.len() {
        let mention = (1..=WORDS.max(8)).rev().find_map(|count| {
            let words = text.words.get(at..at + count)?.iter().map(|word| &word.lower);
            let by_name = ground.results.iter().filter(|known| words.clone().eq(&known.words));
            let mut results: Vec<String> = by_name.map(|known| known.id.clone()).collect();
            let span = text.span(at, count);
            let can_be = count <= WORDS && can_end(at) && can_end(at + count - 1);
            let analyte = can_be.then(|| known(text, &span, ground)).flatten();
            for known in &ground.results {
                let same = analyte.is_some() && known.measurement.analyte.as_deref() == analyte;
                if same && !results.contains(&known.id) {
                    results.push(known.id.clone());
                }
            }
            let named = analyte.is_some() || !results.is_empty();
            named.then_some((count, Mention { span, results }))
        });
        match mention {
            Some((count, mention)) => {
                found.push(mention);
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

/// Returns the analyte whose name these words are.
fn known(text: &Text, span: &Range<usize>, ground: &Ground) -> Option<&'static str> {
    let name = text.plain.get(span.clone())?;
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    // Short words of the language are names only in capitals: `as`, `Ca`.
    let short = letters < 4 && !name.chars().any(char::is_uppercase);
    if letters < 2 || short || !bta_catalog::is_name(name) {
        return None;
    }
    let printed = Printed { name, language: Some(ground.language), ..Printed::default() };
    identify(&printed).map(bta_catalog::Analyte::key)
}
