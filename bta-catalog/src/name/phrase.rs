//! A name taken apart: the words that carry it, and what the others say.

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
pub(crate) struct Phrase<'a> {
    /// The words that carry the name, in order; one that narrows the meaning begins with `+`.
    pub(crate) carriers: Vec<&'a str>,
    pub(crate) share: Option<Share>,
    pub(crate) specimen: Option<Specimen>,
}

/// How a word that says "total" stands among the carriers.
const TOTAL: &str = "+total";

impl<'a> Phrase<'a> {
    /// Takes the words after the first `skip` apart.
    pub(crate) fn of(words: &'a Words, skip: usize) -> Self {
        let mut phrase = Self::default();
        let mut is_pct = false;
        for word in words.iter().skip(skip) {
            if matches!(word, "reflex" | "rfx" | "wrfx") {
                // What a test leads to is not what it measures.
                phrase.drop_last(&["/", "w", "with"]);
                break;
            }
            if word.starts_with("73") && phrase.carriers.last() == Some(&"1") {
                // `per 1.73 m²`, after which only the surface follows.
                phrase.drop_last(&["1", "per", "/"]);
                break;
            }
            match role(word) {
                // Percent, or a name: plateletcrit or procalcitonin.
                _ if word == "pct" => is_pct = true,
                Some(Role::Neutral | Role::Panel) => {}
                Some(Role::Percent) => phrase.share = Some(Share::Percent),
                Some(Role::Absolute) => phrase.share = Some(Share::Absolute),
                Some(Role::In(specimen)) => phrase.specimen = Some(specimen),
                Some(Role::Carrier(word)) => phrase.carriers.push(word),
                None => phrase.carriers.push(word),
            }
        }
        if is_pct && phrase.carriers.is_empty() {
            phrase.carriers.push("pct");
        }
        phrase
    }

    fn drop_last(&mut self, words: &[&str]) {
        while self.carriers.last().is_some_and(|last| words.contains(last)) {
            self.carriers.pop();
        }
    }

    /// The carriers in order, written together.
    pub(crate) fn core(&self) -> String {
        self.carriers.concat()
    }

    /// The carriers in alphabetical order, for names with another word order. A ratio has none:
    /// its order is its meaning.
    pub(crate) fn bag(&self) -> Option<String> {
        if self.carriers.len() < 2 || self.carriers.contains(&"/") {
            return None;
        }
        let mut sorted = self.carriers.clone();
        sorted.sort_unstable();
        sorted.dedup();
        Some(format!("\u{1}{}", sorted.concat()))
    }

    /// Says whether no word carries a name, so that only fillers and narrowing words are left.
    pub(crate) fn is_nameless(&self) -> bool {
        self.carriers.iter().all(|word| word.starts_with('+') || *word == "/")
    }

    /// Says whether a word narrows the meaning.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.carriers.iter().any(|word| word.starts_with('+'))
    }

    /// The same without "total", which most names can bear; `None` when it has none.
    pub(crate) fn without_total(&self) -> Option<Self> {
        let carriers: Vec<_> =
            self.carriers.iter().copied().filter(|word| *word != TOTAL).collect();
        let changed = carriers.len() < self.carriers.len() && !carriers.is_empty();
        changed.then_some(Self { carriers, share: self.share, specimen: self.specimen })
    }
}
