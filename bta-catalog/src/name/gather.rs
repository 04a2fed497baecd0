//! Gathers every name of every analyte, by its folded forms.
//!
//! It runs when the crate is built: folding thousands of names takes longer than reading a report.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::fold::Words;
use super::language::language_bit;
use super::mark::unmarked;
use super::phrase::Phrase;

/// An analyte by its place in the table, and the languages that use the name so, one bit each.
pub(crate) type Meaning = (u32, u64);

/// The names of the tables.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// By the name exactly as written, where case tells analytes apart.
    pub(crate) exact: BTreeMap<String, Vec<Meaning>>,
    pub(crate) folded: BTreeMap<String, Vec<Meaning>>,
    /// The words that carry each name, and what it means.
    pub(crate) names: Vec<(Vec<String>, Meaning)>,
    /// The places in `names` that have this word.
    pub(crate) by_word: BTreeMap<String, Vec<u32>>,
    /// The places in `names` of names of one word, by its first letter.
    pub(crate) alone: BTreeMap<String, Vec<u32>>,
    /// Words of things that laboratories measure and the catalog leaves out.
    pub(crate) other_words: BTreeSet<String>,
}

impl Names {
    /// Gathers the names of the analytes with these keys.
    pub(crate) fn of(names: &str, others: &str, keys: &[&str]) -> Self {
        let places: HashMap<&str, u32> = keys.iter().copied().zip(0..).collect();
        let mut gathered = Self::default();
        for row in names.lines().skip(1) {
            let mut cells = row.split('\t');
            let (Some(key), Some(language), Some(names)) =
                (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let languages = language_bit(language);
            // The number of cells that a percentage goes with has the same names.
            let sibling = key.strip_suffix("_pct").map(|stem| format!("{stem}_abs"));
            let meant = [Some(key), sibling.as_deref()].into_iter().flatten();
            let meant: Vec<u32> = meant.filter_map(|key| places.get(key).copied()).collect();
            for name in names.split("; ") {
                for &analyte in &meant {
                    gathered.add(name, (analyte, languages));
                }
            }
        }
        for other in others.lines() {
            gathered.other_words.extend(Words::of(other).iter().map(str::to_owned));
        }
        gathered
    }

    fn add(&mut self, name: &str, meaning: Meaning) {
        merge(self.exact.entry(name.to_owned()).or_default(), meaning);
        self.add_folded(name, meaning);
        if name.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']) {
            let plain = name
                .replace('ä', "ae")
                .replace('ö', "oe")
                .replace('ü', "ue")
                .replace('Ä', "Ae")
                .replace('Ö', "Oe")
                .replace('Ü', "Ue");
            self.add_folded(&plain, meaning);
        }
    }

    fn add_folded(&mut self, name: &str, meaning: Meaning) {
        let words = Words::of(unmarked(name));
        let phrase = Phrase::of(&words, 0);
        if phrase.is_nameless() {
            return;
        }
        for key in [Some(phrase.core()), phrase.bag()].into_iter().flatten() {
            merge(self.folded.entry(key).or_default(), meaning);
        }
        let place = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        for word in &phrase.carriers {
            self.by_word.entry((*word).to_owned()).or_default().push(place);
        }
        if let [word] = phrase.carriers.as_slice()
            && let Some(first) = word.chars().next()
        {
            self.alone.entry(first.to_string()).or_default().push(place);
        }
        let carriers = phrase.carriers.iter().map(|word| (*word).to_owned()).collect();
        self.names.push((carriers, meaning));
    }
}

fn merge(meanings: &mut Vec<Meaning>, (analyte, languages): Meaning) {
    match meanings.iter_mut().find(|(known, _)| *known == analyte) {
        Some((_, known)) => *known |= languages,
        None => meanings.push((analyte, languages)),
    }
}
