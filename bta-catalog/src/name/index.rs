//! Every name of every analyte, by its folded forms.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::fold::Words;
use super::phrase::Phrase;
use super::word;
use crate::table::{analyte_index, analytes};

/// One analyte that a name can mean.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Entry {
    /// Its place in the table of analytes.
    pub(crate) analyte: usize,
    /// The languages that use the name so, one bit each.
    pub(crate) languages: u32,
}

/// The languages of the names, in the order of the bits of [`Entry::languages`].
const LANGUAGES: [&str; 14] =
    ["en", "de", "es", "fr", "it", "pt", "pl", "ru", "tr", "nl", "zh", "ja", "ko", "ar"];

/// The bit of a language such as `de` or `de-AT`; zero for one that the catalog has no names in.
pub(crate) fn language_bit(language: &str) -> u32 {
    let primary = language.split('-').next().unwrap_or_default();
    LANGUAGES.iter().position(|known| *known == primary).map_or(0, |position| 1 << position)
}

/// The folded names.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// By the name exactly as written, where case tells analytes apart.
    exact: HashMap<&'static str, Vec<Entry>>,
    folded: HashMap<String, Vec<Entry>>,
    /// Every word that carries a name.
    words: HashSet<String>,
}

static INDEX: LazyLock<Index> = LazyLock::new(Index::build);

pub(crate) fn index() -> &'static Index {
    &INDEX
}

impl Index {
    pub(crate) fn exact(&self, name: &str) -> &[Entry] {
        self.exact.get(name).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn folded(&self, key: &str) -> &[Entry] {
        self.folded.get(key).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn knows_word(&self, word: &str) -> bool {
        self.words.contains(word)
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
        for other in include_str!("../../data/others.tsv").lines().skip(1) {
            for word in Words::of(other).iter() {
                index.words.insert(word.to_owned());
            }
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
        let words = Words::of(name);
        for word in words.iter().filter(|word| word::role(word).is_none()) {
            if !self.words.contains(word) {
                self.words.insert(word.to_owned());
            }
        }
        let phrase = Phrase::of_words(&words, 0);
        for key in [phrase.whole, phrase.core, phrase.bag] {
            if !key.is_empty() {
                merge(self.folded.entry(key).or_default(), entry);
            }
        }
    }
}

/// The percentage that a number of cells goes with, and the other way round: their names differ
/// only in words that say which.
fn sibling(key: &str) -> Option<usize> {
    if let Some(cell) = key.strip_suffix("_pct") {
        return analyte_index(&format!("{cell}_abs"));
    }
    analyte_index(&format!("{}_pct", key.strip_suffix("_abs")?))
}

fn merge(entries: &mut Vec<Entry>, entry: Entry) {
    match entries.iter_mut().find(|known| known.analyte == entry.analyte) {
        Some(known) => known.languages |= entry.languages,
        None => entries.push(entry),
    }
}

/// The analyte of an entry.
pub(crate) fn analyte(entry: Entry) -> Option<&'static crate::Analyte> {
    analytes().get(entry.analyte)
}
