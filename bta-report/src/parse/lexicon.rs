//! Lists of folded words and phrases, kept as one text each.

use super::fold::{has_word, is_unspaced};

/// Folded words and phrases, separated by `|`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexicon(pub(crate) &'static str);

impl Lexicon {
    /// The entries.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split('|')
    }

    /// Returns whether `folded` is an entry.
    pub(crate) fn holds(self, folded: &str) -> bool {
        self.iter().any(|entry| entry == folded)
    }

    /// Returns whether an entry stands in `folded` as whole words.
    pub(crate) fn is_in(self, folded: &str) -> bool {
        self.iter().any(|entry| has_word(folded, entry))
    }

    /// Returns whether a word of `folded` begins with an entry.
    pub(crate) fn begins_in(self, folded: &str) -> bool {
        self.iter().any(|entry| begins_word(folded, entry))
    }

    /// Returns the first place in `folded` where an entry stands as whole words: start and end.
    pub(crate) fn find_in(self, folded: &str) -> Option<(usize, usize)> {
        self.iter()
            .filter_map(|entry| Some((word_at(folded, entry)?, entry.len())))
            .min_by_key(|(at, len)| (*at, std::cmp::Reverse(*len)))
            .map(|(at, len)| (at, at + len))
    }
}

fn word_at(folded: &str, word: &str) -> Option<usize> {
    let spaced = !word.chars().any(is_unspaced);
    folded.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = folded.get(..*at).and_then(|s| s.chars().next_back());
        let after = folded.get(at + word.len()..).and_then(|s| s.chars().next());
        !spaced
            || !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphabetic)
    })
}

/// Returns whether a word of `folded` begins with `stem`.
pub(crate) fn begins_word(folded: &str, stem: &str) -> bool {
    let unspaced = stem.chars().any(is_unspaced);
    folded.match_indices(stem).any(|(at, _)| {
        let before = folded.get(..at).and_then(|s| s.chars().next_back());
        unspaced || !before.is_some_and(char::is_alphanumeric)
    })
}
