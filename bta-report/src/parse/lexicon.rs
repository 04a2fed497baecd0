//! Lists of folded words and phrases, kept as one text each and indexed on first use.

use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::fold::{fold, is_alphabetic, is_alphanumeric, is_unspaced};

/// Folded words and phrases, separated by `|`; a `*` at the end stands for any ending.
#[derive(Debug)]
pub(crate) struct Lexicon {
    entries: &'static str,
    whole: OnceLock<FxHashSet<&'static str>>,
    index: OnceLock<Index>,
}

/// The entries by how they are looked for.
#[derive(Debug, Default)]
struct Index {
    /// All entries with a beginning of letters, each linked to the next of its word and letter.
    entries: Vec<Entry>,
    /// The last whole entry by its first word.
    by_word: FxHashMap<&'static str, usize>,
    /// The last entry by its first letter.
    by_letter: FxHashMap<char, usize>,
    /// The first letters that are ASCII, one bit each: most words begin with none of them.
    ascii: u128,
    /// Entries of scripts without spaces, and those that begin with a sign.
    anywhere: Vec<&'static str>,
}

/// An entry as the beginning of a word.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Without `*`.
    stem: &'static str,
    any_ending: bool,
    /// The one before with the same first word.
    of_word: Option<usize>,
    /// The one before with the same first letter.
    of_letter: Option<usize>,
}

impl Lexicon {
    pub(crate) const fn new(entries: &'static str) -> Self {
        Self { entries, whole: OnceLock::new(), index: OnceLock::new() }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            debug_assert!(self.is_folded(), "{}", self.entries);
            let mut index = Index::of_size(self.count());
            for entry in self.entries.split('|') {
                index.add(entry);
            }
            index
        })
    }

    /// An entry that is not folded matches nothing.
    fn is_folded(&self) -> bool {
        self.entries.split('|').all(|entry| fold(entry) == entry)
    }

    fn count(&self) -> usize {
        memchr::memchr_iter(b'|', self.entries.as_bytes()).count() + 1
    }

    /// Returns whether `folded` is an entry.
    pub(crate) fn holds(&self, folded: &str) -> bool {
        let whole = self.whole.get_or_init(|| {
            debug_assert!(self.is_folded(), "{}", self.entries);
            let mut whole = FxHashSet::with_capacity_and_hasher(self.count(), FxBuildHasher);
            whole.extend(self.entries.split('|'));
            whole
        });
        whole.contains(folded) && !folded.ends_with('*')
    }

    /// Returns whether `word` is an entry, or holds one of a script without spaces.
    pub(crate) fn names(&self, word: &str) -> bool {
        self.holds(word) || self.index().anywhere.iter().any(|entry| word.contains(entry))
    }

    /// Returns whether an entry stands in `folded` as whole words.
    pub(crate) fn is_in(&self, folded: &str) -> bool {
        self.find_in(folded).is_some()
    }

    /// Returns whether a word of `folded` begins with an entry.
    pub(crate) fn begins_in(&self, folded: &str) -> bool {
        let index = self.index();
        index.starts(folded).any(|rest| index.starting(rest).next().is_some())
            || index.anywhere.iter().any(|entry| folded.contains(entry))
    }

    /// Returns the first place in `folded` where an entry stands as whole words: start and end.
    pub(crate) fn find_in(&self, folded: &str) -> Option<(usize, usize)> {
        let index = self.index();
        let word = index.starts(folded).find_map(|rest| {
            let longest = index.words_at(rest).map(str::len).max()?;
            let at = folded.len() - rest.len();
            Some((at, at + longest))
        });
        let ascii = folded.is_ascii();
        let possible = index.anywhere.iter().filter(|entry| !ascii || entry.is_ascii());
        let anywhere = possible.filter_map(|entry| {
            // "n°" is a number, "°" alone a birth.
            let alone = |at: &usize| {
                let before = folded.get(..*at).and_then(|before| before.chars().next_back());
                entry.starts_with(is_unspaced) || !before.is_some_and(is_alphanumeric)
            };
            let at = folded.match_indices(entry).map(|(at, _)| at).find(alone)?;
            Some((at, at + entry.len()))
        });
        word.into_iter().chain(anywhere).min_by_key(|(at, end)| (*at, std::cmp::Reverse(*end)))
    }

    /// Returns the entries that stand in `folded` as whole words.
    pub(crate) fn all_in<'a>(
        &'static self,
        folded: &'a str,
    ) -> impl Iterator<Item = &'static str> + 'a {
        let index = self.index();
        index
            .starts(folded)
            .flat_map(|rest| index.words_at(rest))
            .chain(index.anywhere.iter().copied().filter(|entry| folded.contains(entry)))
    }
}

impl Index {
    /// Every process that reads one document pays for this: it must not grow step by step.
    fn of_size(count: usize) -> Self {
        Self {
            entries: Vec::with_capacity(count),
            by_word: FxHashMap::with_capacity_and_hasher(count, FxBuildHasher),
            ..Self::default()
        }
    }

    fn add(&mut self, entry: &'static str) {
        let (stem, any_ending) = match entry.strip_suffix('*') {
            Some(stem) if !stem.is_empty() => (stem, true),
            _ => (entry, false),
        };
        let Some(first) = stem.chars().next() else { return };
        if stem.chars().any(is_unspaced) || !first.is_alphanumeric() {
            self.anywhere.push(stem);
            return;
        }
        if first.is_ascii() {
            self.ascii |= 1 << u32::from(first);
        }
        let at = self.entries.len();
        let of_letter = self.by_letter.insert(first, at);
        let of_word = if any_ending { None } else { self.by_word.insert(first_word(stem), at) };
        self.entries.push(Entry { stem, any_ending, of_word, of_letter });
    }

    /// What follows from each place where a word begins, as far as an entry may begin so.
    fn starts<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        let mut before = None;
        let ascii = text.is_ascii();
        let (bytes, letters) = if ascii { (text, "") } else { ("", text) };
        let mut inside = false;
        let plain = bytes.bytes().enumerate().filter_map(move |(at, byte)| {
            let begins = !inside && self.ascii >> byte & 1 == 1;
            inside = byte.is_ascii_alphanumeric();
            begins.then(|| text.get(at..))?
        });
        let other = letters.char_indices().filter_map(move |(at, letter)| {
            let before = before.replace(letter);
            // Asking for the class of a letter is slow outside of ASCII, so that comes last.
            let begins = self.begins_with(letter) && !before.is_some_and(is_alphanumeric);
            begins.then(|| text.get(at..))?
        });
        plain.chain(other)
    }

    /// Whether an entry begins with this letter.
    fn begins_with(&self, letter: char) -> bool {
        if letter.is_ascii() {
            self.ascii >> u32::from(letter) & 1 == 1
        } else {
            self.by_letter.contains_key(&letter)
        }
    }

    /// The entries of a chain.
    fn chain(
        &self,
        last: Option<usize>,
        next: fn(&Entry) -> Option<usize>,
    ) -> impl Iterator<Item = Entry> {
        let last = last.and_then(|last| self.entries.get(last));
        std::iter::successors(last, move |entry| self.entries.get(next(entry)?)).copied()
    }

    /// Entries that `rest` begins with.
    fn starting<'a>(&'a self, rest: &'a str) -> impl Iterator<Item = Entry> + 'a {
        let last = rest.chars().next().and_then(|first| self.by_letter.get(&first)).copied();
        self.chain(last, |entry| entry.of_letter).filter(|entry| rest.starts_with(entry.stem))
    }

    /// Entries that `rest` begins with as whole words.
    fn words_at<'a>(&'a self, rest: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let word = first_word(rest);
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let exact = self.by_word.get(word).or_else(|| self.by_word.get(bare));
        let whole = self.chain(exact.copied(), |entry| entry.of_word).map(|entry| entry.stem);
        let whole = whole.filter(|entry| {
            rest.strip_prefix(*entry).is_some_and(|after| !after.starts_with(is_alphabetic))
        });
        whole.chain(self.starting(rest).filter(|entry| entry.any_ending).map(|entry| entry.stem))
    }
}

/// The run of letters and digits at the beginning of `text`.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !is_alphanumeric(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_stems() {
        static WORDS: Lexicon = Lexicon::new("age|date of birth|d.o.b|negativ*|男|°");
        assert!(WORDS.holds("age") && !WORDS.holds("ages") && !WORDS.holds("negativ"));
        assert_eq!(WORDS.find_in("the date of birth: 1"), Some((4, 17)));
        assert_eq!(WORDS.find_in("average age: 30"), Some((8, 11)));
        assert_eq!(WORDS.find_in("age30"), Some((0, 3)));
        assert_eq!(WORDS.find_in("d.o.b. 1970"), Some((0, 5)));
        assert!(
            WORDS.is_in("result negative") && WORDS.is_in("参考男性") && WORDS.is_in("°1/1/1940")
        );
        assert!(!WORDS.is_in("nonnegative average"));
        assert!(WORDS.begins_in("ages 3") && !WORDS.begins_in("average"));
        assert_eq!(
            WORDS.all_in("age and date of birth").collect::<Vec<_>>(),
            ["age", "date of birth"]
        );
    }
}
