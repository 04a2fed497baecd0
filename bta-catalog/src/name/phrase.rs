//! A name taken apart: the words that carry it, and what the others say.

use super::Specimen;
use super::fold::Words;
use super::word::{Role, role};

/// Which kind of number a name asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Share {
    Percent,
    Absolute,
}

/// Which blood a name says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Blood {
    /// From a vein.
    Venous,
    /// With its cells.
    Whole,
}

/// A name taken apart.
#[derive(Debug, Default)]
pub(crate) struct Phrase<'a> {
    /// The words that carry the name, in order; one that narrows the meaning begins with `+`.
    pub(crate) carriers: Vec<&'a str>,
    pub(crate) share: Option<Share>,
    pub(crate) specimen: Option<Specimen>,
    /// How many words say how the result was measured.
    pub(crate) method_words: usize,
    /// Which blood it says.
    pub(crate) blood: Option<Blood>,
}

/// Carriers that most names can bear without changing their meaning, though some need them.
const FILLERS: [&str; 2] = ["+total", "concentration"];

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
                Some(Role::WholeBlood) => phrase.blood = Some(Blood::Whole),
                Some(Role::Neutral | Role::Panel) => {}
                Some(Role::Method) => phrase.method_words += 1,
                Some(Role::Venous) => phrase.blood = Some(Blood::Venous),
                Some(Role::Percent) => phrase.share = Some(Share::Percent),
                Some(Role::Absolute) => phrase.share = Some(Share::Absolute),
                Some(Role::In(specimen)) => phrase.specimen = Some(specimen),
                Some(Role::Carrier("+anti")) => {
                    // `Ac. anti-`, `p/c anty-`, `Anticorps anti-` say it twice.
                    phrase.drop_last(&["+anti"]);
                    if matches!(phrase.carriers.as_slice(), ["acid"] | ["p", "/", "c"]) {
                        phrase.carriers.clear();
                    }
                    phrase.carriers.push("+anti");
                }
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

    /// The same without fillers; `None` when it has none, or nothing else.
    pub(crate) fn without_fillers(&self) -> Option<Self> {
        let carriers: Vec<_> =
            self.carriers.iter().copied().filter(|word| !FILLERS.contains(word)).collect();
        let changed = carriers.len() < self.carriers.len() && !carriers.is_empty();
        changed.then_some(Self { carriers, ..*self })
    }
}
