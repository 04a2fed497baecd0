//! Every name of every analyte, by its folded forms, as the build script gathered them.

use super::lookup::{Lookup, number};
use super::phrase::Phrase;
use crate::Analyte;
use crate::table::analytes;

/// One analyte that a name can mean.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Entry {
    /// Its place in the table of analytes.
    analyte: usize,
    /// The languages that use the name so, one bit each.
    pub(crate) languages: u64,
}

impl Entry {
    pub(crate) fn analyte(self) -> Option<&'static Analyte> {
        analytes().get(self.analyte)
    }

    pub(crate) fn is_same_analyte(self, other: Self) -> bool {
        self.analyte == other.analyte
    }
}

/// A name as the words that carry it.
#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) carriers: Vec<&'static str>,
    pub(crate) entry: Entry,
}

/// The folded names.
#[derive(Debug)]
pub(crate) struct Index {
    /// By the name exactly as written, where case tells analytes apart: where its entries begin,
    /// and how many there are.
    exact: Lookup,
    folded: Lookup,
    entries: &'static [Entry],
    /// For each name where its record begins; a record is the entry and the carriers in lines.
    names: &'static [u8],
    /// By word: where in `places` the names with the word begin, and how many there are.
    by_word: Lookup,
    /// By the first letter, as `by_word`: the names of one word.
    alone: Lookup,
    places: &'static [u8],
    /// Words of things that laboratories measure and the catalog leaves out.
    other_words: Lookup,
}

static ENTRIES: &[Entry] = &include!(concat!(env!("OUT_DIR"), "/entries.rs"));

static INDEX: Index = Index {
    exact: Lookup::new(built!("exact")),
    folded: Lookup::new(built!("folded")),
    entries: ENTRIES,
    names: built!("names"),
    by_word: Lookup::new(built!("by_word")),
    alone: Lookup::new(built!("alone")),
    places: built!("places"),
    other_words: Lookup::new(built!("other_words")),
};

pub(crate) fn index() -> &'static Index {
    &INDEX
}

impl Index {
    /// The analytes that a name written exactly so can mean.
    pub(crate) fn exact(&self, name: &str) -> &'static [Entry] {
        self.entries(self.exact.get(name))
    }

    /// The analytes whose name has these words, whatever their order.
    pub(crate) fn of(&self, phrase: &Phrase<'_>) -> &'static [Entry] {
        if phrase.is_nameless() {
            return &[];
        }
        let in_order = self.folded.get(phrase.core().as_str());
        self.entries(in_order.or_else(|| self.folded.get(phrase.bag()?.as_str())))
    }

    /// The names that have this word.
    pub(crate) fn with_word(&self, word: &str) -> impl Iterator<Item = Name> {
        let (start, count) = self.by_word.get(word).unwrap_or_default();
        (start..start + count).filter_map(|place| self.name(number(self.places, 4 * place)?))
    }

    /// The names of one word that begin with this letter.
    pub(crate) fn of_one_word(&self, first: char) -> impl Iterator<Item = Name> {
        let found = self.alone.get(first.encode_utf8(&mut [0; 4]));
        let (start, count) = found.unwrap_or_default();
        (start..start + count).filter_map(|place| self.name(number(self.places, 4 * place)?))
    }

    /// How many names have this word.
    pub(crate) fn frequency(&self, word: &str) -> usize {
        self.by_word.get(word).map_or(0, |(_, count)| count)
    }

    pub(crate) fn knows_word(&self, word: &str) -> bool {
        self.by_word.get(word).is_some() || self.other_words.get(word).is_some()
    }

    fn entries(&self, found: Option<(usize, usize)>) -> &'static [Entry] {
        let range = found.map(|(start, count)| start..start + count);
        range.and_then(|range| self.entries.get(range)).unwrap_or_default()
    }

    fn name(&self, place: usize) -> Option<Name> {
        let at = number(self.names, 4 * place)?;
        let entry = *self.entries.get(number(self.names, at)?)?;
        let length = number(self.names, at + 4)?;
        let carriers = str::from_utf8(self.names.get(at + 8..at + 8 + length)?).ok()?;
        Some(Name { carriers: carriers.split('\n').collect(), entry })
    }
}
