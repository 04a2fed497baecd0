//! Names made of several: `HGB (Hemoglobin)`, `WBC - Leukocytes`, `Leukozyten (WBC)`.

use super::fold::Words;
use super::index::{Entry, index};
use super::likeness;
use super::phrase::Phrase;

/// The parts of a name, and what they share.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    /// The parts that are names, and what each can mean.
    known: Vec<(&'a Words, &'static [Entry])>,
    unknown: Vec<&'a Words>,
}

/// What a part that disagrees or is unknown may be weighed against.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Trust {
    /// The unit speaks for the rest of the name.
    Name,
    Nothing,
}

/// The longest abbreviation that a word beside it overrules.
const LONGEST_ABBREVIATION: usize = 3;

impl<'a> Parts<'a> {
    /// Sorts the parts.
    pub(super) fn of(parts: &'a [(&str, Words)]) -> Self {
        let mut sorted = Self::default();
        for (text, words) in parts {
            let phrase = Phrase::of(words, 0);
            let entries = match index().exact(text) {
                [] => index().of(&phrase),
                exact => exact,
            };
            if !entries.is_empty() {
                sorted.known.push((words, entries));
            } else if !phrase.carriers.is_empty() && phrase.method_words == 0 {
                sorted.unknown.push(words);
            }
        }
        sorted
    }

    /// Says whether there are at least two parts, and each is a name.
    pub(super) fn are_all_known(&self) -> bool {
        self.known.len() >= 2 && self.unknown.is_empty()
    }

    /// What all known parts can mean. An unknown part is only let pass when the unit speaks for
    /// the rest, and it abbreviates the name or has its words from it.
    pub(super) fn shared(&self, trust: Trust) -> Option<Vec<Entry>> {
        let all = self.common(0);
        let mut shared = all.or_else(|| match trust {
            Trust::Name => self.common(LONGEST_ABBREVIATION),
            Trust::Nothing => None,
        })?;
        for words in &self.unknown {
            let phrase = Phrase::of(words, 0);
            if trust == Trust::Nothing {
                return None;
            }
            let is_short = self
                .known
                .iter()
                .any(|(known, _)| likeness::is_short_for(&phrase, &Phrase::of(known, 0)));
            if !is_short {
                shared.retain(|entry| likeness::is_about(&phrase, *entry));
            }
        }
        Some(shared)
    }

    /// What the known parts with a word longer than this can all mean.
    fn common(&self, length: usize) -> Option<Vec<Entry>> {
        let is_long = |words: &Words| words.iter().any(|word| word.chars().count() > length);
        let mut parts = self.known.iter().filter(|(words, _)| is_long(words));
        let mut shared = parts.next()?.1.to_vec();
        for (_, entries) in parts {
            shared.retain(|entry| entries.iter().any(|other| other.is_same_analyte(*entry)));
        }
        (!shared.is_empty()).then_some(shared)
    }
}

/// Splits a name at brackets and at the signs that stand between two names.
pub(super) fn separated(name: &str) -> impl Iterator<Item = &str> {
    name.split(['(', ')', '[', ']', '{', '}', '/', ';', ':', '|', ',', '=', '\n'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "))
        .map(str::trim)
}
