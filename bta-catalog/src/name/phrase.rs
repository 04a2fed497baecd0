//! A name taken apart: the words that carry it, and what the others say.

use std::collections::BTreeSet;

use bta_core::report::Specimen;

use super::fold::Words;
use super::word::{Role, role};

/// Which kind of number a name asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Share {
    Percent,
    Absolute,
}

/// A name taken apart.
#[derive(Debug, Default)]
pub(crate) struct Phrase {
    /// All words in order, without `%` and `#`, written together.
    pub(crate) whole: String,
    /// The words that carry the name, in order, written together.
    pub(crate) core: String,
    /// The same words in alphabetical order, for names with another word order; empty for a ratio,
    /// whose order is its meaning, and for a single word.
    pub(crate) bag: String,
    pub(crate) share: Option<Share>,
    pub(crate) specimen: Option<Specimen>,
    /// Whether a word narrows the meaning.
    pub(crate) modified: bool,
    /// How many words carry the name; modifiers do not count.
    pub(crate) content: usize,
}

impl Phrase {
    pub(crate) fn of(text: &str) -> Self {
        Self::of_words(&Words::of(text), 0)
    }

    /// Takes the words after the first `skip` apart.
    pub(crate) fn of_words(words: &Words, skip: usize) -> Self {
        let mut phrase = Self::default();
        let mut bag = BTreeSet::new();
        let mut is_ratio = false;
        for word in words.iter().skip(skip) {
            if !matches!(word, "%" | "#") {
                phrase.whole.push_str(word);
            }
            let core = match role(word) {
                Some(Role::Neutral | Role::Panel) => continue,
                Some(Role::Percent) => {
                    phrase.share = Some(Share::Percent);
                    continue;
                }
                Some(Role::Absolute) => {
                    phrase.share = Some(Share::Absolute);
                    continue;
                }
                Some(Role::In(specimen)) => {
                    phrase.specimen = Some(specimen);
                    continue;
                }
                Some(Role::Modifier(modifier)) => {
                    phrase.modified = true;
                    modifier
                }
                None => {
                    is_ratio |= word == "/";
                    phrase.content += usize::from(word != "/");
                    word
                }
            };
            phrase.core.push_str(core);
            bag.insert(core);
        }
        if !is_ratio && bag.len() > 1 {
            phrase.bag = "\u{1}".to_owned();
            phrase.bag.extend(bag);
        }
        phrase
    }
}
