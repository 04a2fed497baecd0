//! Every name of every analyte, by its folded forms.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::fold::Words;
use super::mark::unmarked;
use super::phrase::Phrase;
use crate::Analyte;
use crate::table::{analyte_index, analytes};

/// One analyte that a name can mean.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Entry {
    /// Its place in the table of analytes.
    analyte: usize,
    /// The languages that use the name so, one bit each.
    pub(crate) languages: u32,
}

impl Entry {
    pub(crate) fn analyte(self) -> Option<&'static Analyte> {
        analytes().get(self.analyte)
    }

    pub(crate) fn is_same_analyte(self, other: Self) -> bool {
        self.analyte == other.analyte
    }
}

/// The languages of the names, in the order of the bits of [`Entry::languages`].
const LANGUAGES: [&str; 23] = [
    "en", "de", "es", "fr", "it", "pt", "pl", "ru", "tr", "nl", "sv", "zh", "ja", "ko", "ar", "ro",
    "cs", "da", "el", "hu", "fi", "uk", "vi",
];

/// The bit of a language such as `de` or `de-AT`; zero for one that the catalog has no names in.
pub(crate) fn language_bit(language: &str) -> u32 {
    let primary = language.split('-').next().unwrap_or_default();
    LANGUAGES.iter().position(|known| *known == primary).map_or(0, |position| 1 << position)
}

/// A name as the words that carry it.
#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) carriers: Vec<String>,
    pub(crate) entry: Entry,
}

/// The folded names.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// By the name exactly as written, where case tells analytes apart.
    exact: HashMap<&'static str, Vec<Entry>>,
    folded: HashMap<String, Vec<Entry>>,
    names: Vec<Name>,
    /// The places in `names` that have this word.
    by_word: HashMap<String, Vec<usize>>,
    /// Words of things that laboratories measure and the catalog leaves out.
    other_words: HashSet<String>,
}

static INDEX: LazyLock<Index> = LazyLock::new(Index::build);

pub(crate) fn index() -> &'static Index {
    &INDEX
}

impl Index {
    /// The analytes that a name written exactly so can mean.
    pub(crate) fn exact(&self, name: &str) -> &[Entry] {
        self.exact.get(name).map_or(&[], Vec::as_slice)
    }

    /// The analytes whose name has these words, whatever their order.
    pub(crate) fn of(&self, phrase: &Phrase<'_>) -> &[Entry] {
        if phrase.is_nameless() {
            return &[];
        }
        let in_order = self.folded.get(phrase.core().as_str());
        let found = in_order.or_else(|| self.folded.get(phrase.bag()?.as_str()));
        found.map_or(&[], Vec::as_slice)
    }

    /// The names that have this word.
    pub(crate) fn with_word(&self, word: &str) -> impl Iterator<Item = &Name> {
        let places = self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|&place| self.names.get(place))
    }

    /// The names that are one word.
    pub(crate) fn of_one_word(&self) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(|name| name.carriers.len() == 1)
    }

    /// How many names have this word.
    pub(crate) fn frequency(&self, word: &str) -> usize {
        self.by_word.get(word).map_or(0, Vec::len)
    }

    pub(crate) fn knows_word(&self, word: &str) -> bool {
        self.by_word.contains_key(word) || self.other_words.contains(word)
    }

    fn build() -> Self {
        let mut index = Self::default();
        let rows = include_str!("../../data/names.tsv").lines().skip(1);
        for row in rows {
            let mut cells = row.split('\t');
            let (Some(key), Some(language), Some(names)) =
                (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let languages = language_bit(language);
            for name in names.split("; ") {
                for analyte in analyte_index(key).into_iter().chain(sibling(key)) {
                    index.add(name, Entry { analyte, languages });
                }
            }
        }
        for other in include_str!("../../data/others.txt").lines() {
            index.other_words.extend(Words::of(other).iter().map(str::to_owned));
        }
        index
    }

    fn add(&mut self, name: &'static str, entry: Entry) {
        merge(self.exact.entry(name).or_default(), entry);
        self.add_folded(name, entry);
        if name.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']) {
            let plain = name
                .replace('ä', "ae")
                .replace('ö', "oe")
                .replace('ü', "ue")
                .replace('Ä', "Ae")
                .replace('Ö', "Oe")
                .replace('Ü', "Ue");
            self.add_folded(&plain, entry);
        }
    }

    fn add_folded(&mut self, name: &str, entry: Entry) {
        let words = Words::of(unmarked(name));
        let phrase = Phrase::of(&words, 0);
        if phrase.is_nameless() {
            return;
        }
        for key in [Some(phrase.core()), phrase.bag()].into_iter().flatten() {
            merge(self.folded.entry(key).or_default(), entry);
        }
        for word in &phrase.carriers {
            self.by_word.entry((*word).to_owned()).or_default().push(self.names.len());
        }
        let carriers = phrase.carriers.iter().map(|word| (*word).to_owned()).collect();
        self.names.push(Name { carriers, entry });
    }
}

/// The number of cells that a percentage goes with: both have the same names.
fn sibling(key: &str) -> Option<usize> {
    analyte_index(&format!("{}_abs", key.strip_suffix("_pct")?))
}

fn merge(entries: &mut Vec<Entry>, entry: Entry) {
    match entries.iter_mut().find(|known| known.is_same_analyte(entry)) {
        Some(known) => known.languages |= entry.languages,
        None => entries.push(entry),
    }
}
