//! Names made of several: `HGB (Hemoglobin)`, `WBC - Leukocytes`, `Leukozyten (WBC)`.

use super::fold::Words;
use super::index::{Entry, index};
use super::likeness;
use super::phrase::Phrase;
use super::sample::sampled;
use crate::{Analyte, Panel};

/// The parts of a name, and what they share.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    /// The parts that are names, and what each can mean.
    known: Vec<(&'a Words, &'static [Entry])>,
    unknown: Vec<&'a Words>,
    /// Whether a known part comes first.
    begins_known: bool,
}

/// What a part that disagrees or is unknown may be weighed against.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Trust {
    /// The unit speaks for the rest of the name.
    Unit,
    /// There is no unit, which speaks for what has none.
    NoUnit,
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
            let entries = match meanings(text, &phrase) {
                [] => without_sample(text),
                known => known,
            };
            if !entries.is_empty() {
                sorted.begins_known |= sorted.unknown.is_empty();
                sorted.known.push((words, entries));
            } else if !phrase.carriers.is_empty() && !is_method(&phrase) && !is_code(text) {
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
    /// the rest, and it abbreviates the name, has its words from it, or is a remark.
    pub(super) fn shared(&self, trust: Trust) -> Option<Vec<Entry>> {
        let all = self.common(0);
        let mut shared = all.or_else(|| match trust {
            Trust::Unit | Trust::NoUnit => self.common(LONGEST_ABBREVIATION),
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
            // `TPPA (Lues)`: without a unit, only a known name is remarked on.
            let may_remark = trust == Trust::Unit || self.begins_known;
            if !is_short {
                shared.retain(|entry| {
                    likeness::is_about(&phrase, *entry) || may_remark && is_remark(&phrase, *entry)
                });
            }
        }
        Some(shared)
    }

    /// What the known parts with a word longer than this can all mean.
    fn common(&self, length: usize) -> Option<Vec<Entry>> {
        // `Zinc, RBC` is measured in the cells.
        let is_long =
            |words: &Words| words.iter().any(|word| word.chars().count() > length || word == "rbc");
        let mut parts = self.known.iter().filter(|(words, _)| is_long(words));
        let mut shared = parts.next()?.1.to_vec();
        for (_, entries) in parts {
            shared.retain(|entry| entries.iter().any(|other| other.is_same_analyte(*entry)));
        }
        (!shared.is_empty()).then_some(shared)
    }
}

fn meanings(text: &str, phrase: &Phrase<'_>) -> &'static [Entry] {
    match index().exact(text) {
        [] => index().of(phrase),
        exact => exact,
    }
}

/// Says whether a part is the code of a catalog of services: `Glukoza (L43)`.
fn is_code(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && (3..=4).contains(&text.len())
        && letters.all(|c| c.is_ascii_digit())
}

/// What a part can mean that begins with its sample: `Natrium (P-Na)`.
fn without_sample(text: &str) -> &'static [Entry] {
    let Some(sampled) = sampled(text) else { return &[] };
    let words = Words::of(sampled.name);
    meanings(sampled.name, &Phrase::of(&words, 0))
}

/// Says whether a part tells how it was measured. Words that narrow a name do so beside a method
/// too, except how an electrode or a color measures.
fn is_method(phrase: &Phrase<'_>) -> bool {
    let narrows = |word: &&str| {
        word.starts_with('+')
            && !["+direct", "+indirect", "+total", "+free", "+ionized"].contains(word)
    };
    phrase.method_words > 0 && !phrase.carriers.iter().any(narrows)
}

/// Says whether a part only remarks on a name, as in `Anti-HCV (Suchtest)`: none of its words tells
/// one analyte from another. What kinds of cells and antibodies there are, no table can know, so
/// those bear no remarks.
fn is_remark(phrase: &Phrase<'_>, entry: Entry) -> bool {
    let is_about = |word: &str| index().with_word(word).any(|n| n.entry.is_same_analyte(entry));
    let is_open = |analyte: &Analyte| {
        analyte.panel == Panel::CbcDifferential
            || ["wbc", "igg", "iga", "igm", "ige_total", "c3", "c4"].contains(&analyte.key)
    };
    entry.analyte().is_some_and(|analyte| !is_open(analyte))
        && phrase.carriers.iter().all(|word| {
            is_about(word)
                || (word.chars().all(char::is_alphabetic)
                    && word.chars().count() > 1
                    && !index().knows_word(word)
                    && !CHANGES.iter().any(|stem| word.starts_with(stem)))
        })
}

/// How words begin that no name in the catalog has and that still make something else of one.
const CHANGES: [&str; 33] = [
    "bioavail",
    "biodisp",
    "bioverf",
    "contr",
    "kontr",
    "контр",
    "testig",
    "temoin",
    "hemolys",
    "haemolys",
    "hamolys",
    "lysat",
    "revers",
    "post",
    "peg",
    "macro",
    "makro",
    "subcl",
    "subkl",
    "isoen",
    "variant",
    "bone",
    "knochen",
    "stimul",
    "suppress",
    "peak",
    "trough",
    "fraction",
    "fraktion",
    "uptake",
    "resist",
    "clear",
    "excret",
];

/// Splits a name at brackets and at the signs that stand between two names; a ratio in brackets,
/// as in `白球比(A/G)`, stays whole.
pub(super) fn separated(name: &str) -> impl Iterator<Item = &str> {
    name.split(['(', ')', '[', ']', '{', '}', ';', ':', '|', ',', '=', '\n'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| {
            let is_name = part.contains('/') && {
                let words = Words::of(part);
                !meanings(part.trim(), &Phrase::of(&words, 0)).is_empty()
            };
            part.split(move |sign| sign == '/' && !is_name)
        })
        .map(str::trim)
}
