//! Words that laboratories print around results, in many languages: what labels an interval, what
//! says that a value is still missing, what describes the person or the paper, what names a tier of
//! an interpretation table.

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::parse::{fold, is_alphabetic, is_alphanumeric};

/// Returns whether `text` announces an interval: `Normal`, `Ref. range`, `VN`.
pub(super) fn is_range_label(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty()).collect();
    let is = |list: List, word: &str| WORDS.whole.get(word).is_some_and(|lists| lists.has(list));
    // "V.R." is one word.
    let compact: String = folded.chars().filter(|c| is_alphanumeric(*c)).collect();
    if folded.contains('.') && compact.chars().count() <= 3 && is(List::RangeLabel, &compact) {
        return true;
    }
    words.len() <= 5
        && words.iter().any(|word| is(List::RangeLabel, word))
        && words.iter().all(|word| is(List::RangeLabel, word) || is(List::RangeFiller, word))
}

/// Returns whether `word` can be the first of the words that announce an interval.
pub(super) fn begins_range_label(word: &str) -> bool {
    if word.is_empty() || !word.chars().any(is_alphabetic) {
        return false;
    }
    // "V.R." and "V. R."
    if word.contains('.') {
        return true;
    }
    let folded = fold(word);
    let mut words = folded.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty());
    words.all(|word| {
        let lists = WORDS.whole.get(word).copied().unwrap_or_default();
        lists.has(List::RangeLabel) || lists.has(List::RangeFiller)
    })
}

/// Returns whether `text` says that there is no value (yet).
pub(super) fn is_pending(text: &str) -> bool {
    is_in(text, List::Pending)
}

/// Returns whether `name` describes the person, the order or the paper rather than a result.
pub(super) fn is_metadata(name: &str) -> bool {
    is_in(name, List::Metadata)
}

/// Returns whether `name` is a tier of an interpretation table rather than something measured.
pub(super) fn is_tier(name: &str) -> bool {
    is_in(name, List::Tier)
}

/// Returns whether a line says how or in what something was measured.
pub(super) fn is_method(text: &str) -> bool {
    is_in(text, List::Method)
}

/// Returns whether a line begins a note.
pub(super) fn is_note(text: &str) -> bool {
    is_in(text, List::Note)
}

/// Returns whether a label stands before the name of the patient.
pub(super) fn names_person(label: &str) -> bool {
    is_in(label, List::Person)
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum List {
    Person,
    RangeLabel,
    RangeFiller,
    Pending,
    Metadata,
    Tier,
    Method,
    Note,
}

/// Some of the lists, one bit each.
#[derive(Clone, Copy, Default)]
struct Lists(u8);

impl Lists {
    fn add(&mut self, list: List) {
        self.0 |= 1 << list as u8;
    }

    fn has(self, list: List) -> bool {
        self.0 >> list as u8 & 1 == 1
    }
}

/// The words, by the lists they are in.
struct Words {
    whole: FxHashMap<&'static str, Lists>,
    /// Beginnings, by their first word.
    starts: FxHashMap<&'static str, Vec<(&'static str, List)>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let text = include_str!("words.txt");
    let count = text.matches(['|', '\n']).count();
    let mut words = Words {
        whole: FxHashMap::with_capacity_and_hasher(count, FxBuildHasher),
        starts: FxHashMap::default(),
    };
    for (key, entry) in entries(text) {
        let (name, start) = key.strip_suffix("_start").map_or((key, false), |name| (name, true));
        let Some(list) = named(name) else { continue };
        if start {
            words.starts.entry(first_word(entry)).or_default().push((entry, list));
        } else {
            words.whole.entry(entry).or_default().add(list);
        }
    }
    words
});

fn named(name: &str) -> Option<List> {
    Some(match name {
        "person" => List::Person,
        "range_label" => List::RangeLabel,
        "range_filler" => List::RangeFiller,
        "pending" => List::Pending,
        "metadata" => List::Metadata,
        "tier" => List::Tier,
        "method" => List::Method,
        "note" => List::Note,
        _ => return None,
    })
}

/// Reads a list of words: a key in brackets, then words separated by bars and line ends.
pub(super) fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut key = "";
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split(" | "))
        .filter_map(move |entry| {
            match entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                Some(name) => {
                    key = name;
                    None
                }
                None => (!entry.is_empty()).then_some((key, entry)),
            }
        })
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !is_alphanumeric(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// Returns whether a list has the text, or a beginning of it that ends with a word.
fn is_in(text: &str, list: List) -> bool {
    let folded = fold(text);
    let bare = folded.trim_matches(|c: char| !is_alphanumeric(c));
    if WORDS.whole.get(bare).is_some_and(|lists| lists.has(list)) {
        return true;
    }
    let starts = WORDS.starts.get(first_word(bare)).map_or(&[][..], Vec::as_slice);
    starts.iter().any(|(start, of)| {
        let rest = bare.strip_prefix(start);
        *of == list
            && rest.is_some_and(|rest| {
                !start.ends_with(is_alphanumeric) || !rest.starts_with(is_alphanumeric)
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_folded() {
        let lists = [include_str!("words.txt"), include_str!("headings.txt")];
        for (_, entry) in lists.into_iter().flat_map(entries) {
            assert_eq!(fold(entry), entry);
        }
    }

    #[test]
    fn labels() {
        for label in
            ["Normal", "N ", "Ref. range", "Reference Range", "Valori di riferimento", "VN"]
        {
            assert!(is_range_label(label), "{label}");
        }
        for other in ["Hemoglobin", "", "Normal TSH level", "de"] {
            assert!(!is_range_label(other), "{other}");
        }
    }

    #[test]
    fn lines_that_are_no_results() {
        assert!(is_metadata("Age"));
        assert!(is_metadata("Date of birth"));
        assert!(!is_metadata("Datura"));
        assert!(!is_metadata("Sex hormone binding globulin"));
        assert!(is_tier("Very High"));
        assert!(is_tier("First trimester (weeks 1-12)"));
        assert!(!is_tier("High density lipoprotein"));
        assert!(is_method("Method: photometry"));
        assert!(is_pending("Volgt"));
    }
}
