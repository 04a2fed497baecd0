//! Words that the checks know, by language: one small file each.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::text::Text;

/// The languages that a model may answer in: those with a file of words.
const FILES: [(&str, &str); 6] = [
    ("en", include_str!("words/en.txt")),
    ("de", include_str!("words/de.txt")),
    ("es", include_str!("words/es.txt")),
    ("fr", include_str!("words/fr.txt")),
    ("it", include_str!("words/it.txt")),
    ("pt", include_str!("words/pt.txt")),
];

static LEXICONS: LazyLock<Vec<Lexicon>> =
    LazyLock::new(|| FILES.iter().map(|(language, file)| Lexicon::new(language, file)).collect());

static ANY: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new("any", include_str!("words/any.txt")));

/// The words of one language, by kind.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) language: &'static str,
    kinds: BTreeMap<&'static str, Kind>,
    notes: BTreeMap<&'static str, &'static str>,
}

/// The phrases of one kind, by their first word: a text is looked through once, not for each phrase.
#[derive(Debug, Default)]
struct Kind {
    whole: HashMap<String, Vec<Phrase>>,
    /// Those whose first word has a star.
    starred: Vec<Phrase>,
}

/// Words in a row; the value is a number's.
#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    value: f64,
}

impl Lexicon {
    /// Returns the words of a language, if there are any.
    pub(super) fn of(language: &str) -> Option<&'static Self> {
        LEXICONS.iter().find(|lexicon| lexicon.language == language)
    }

    /// Returns the words of every language, each in turn, and those of none.
    pub(super) fn every() -> impl Iterator<Item = &'static Self> {
        LEXICONS.iter().chain([&*ANY])
    }

    fn new(language: &'static str, file: &'static str) -> Self {
        let mut lexicon = Self { language, kinds: BTreeMap::new(), notes: BTreeMap::new() };
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let Some((kind, list)) = line.split_once(':') else { continue };
            if kind.starts_with("note-") {
                lexicon.notes.insert(kind, list.trim());
            } else {
                lexicon.kinds.insert(kind, Kind::new(list));
            }
        }
        lexicon
    }

    /// Returns where words of `kind` stand in `text`: the first token, how many, and the value.
    pub(super) fn find(&self, kind: &str, text: &Text) -> Vec<(usize, usize, f64)> {
        let Some(kind) = self.kinds.get(kind) else { return Vec::new() };
        let words = text.words.iter().enumerate();
        words
            .filter_map(|(at, word)| {
                let longest = kind.beginning(&word.lower).filter(|it| it.is_at(text, at));
                longest.max_by_key(|it| it.words.len()).map(|it| (at, it.words.len(), it.value))
            })
            .collect()
    }

    /// Returns whether a word of `kind` stands in `text`.
    pub(super) fn says(&self, kind: &str, text: &Text) -> bool {
        !self.find(kind, text).is_empty()
    }

    /// Returns a note, with `{ $name }` replaced.
    pub(super) fn note(&self, name: &str, values: &[(&str, &str)]) -> String {
        let note = self.notes.get(name).copied().unwrap_or_default().to_owned();
        values
            .iter()
            .fold(note, |note, (name, value)| note.replace(&format!("{{ ${name} }}"), value))
    }
}

impl Kind {
    fn new(list: &str) -> Self {
        let mut kind = Self::default();
        for phrase in list.split(';').filter_map(Phrase::new) {
            match phrase.words.first() {
                Some(first) if !first.contains('\u{1}') => {
                    kind.whole.entry(first.clone()).or_default().push(phrase);
                }
                _ => kind.starred.push(phrase),
            }
        }
        kind
    }

    /// Returns the phrases that may begin with a word.
    fn beginning(&self, word: &str) -> impl Iterator<Item = &Phrase> {
        self.whole.get(word).into_iter().flatten().chain(&self.starred)
    }
}

impl Phrase {
    fn new(text: &str) -> Option<Self> {
        let (words, value) = text.trim().split_once('=').unwrap_or((text, "0"));
        let stars = words.replace('*', "\u{1}");
        let words: Vec<String> = Text::split(&stars.to_lowercase());
        (!words.is_empty()).then(|| Self { words, value: value.parse().unwrap_or_default() })
    }

    fn is_at(&self, text: &Text, at: usize) -> bool {
        let there = text.words.iter().skip(at).map(|word| word.lower.as_str());
        self.words.len() <= text.words.len() - at
            && self.words.iter().zip(there).all(|(wanted, word)| matches(wanted, word))
    }
}

/// A star, written as U+0001 here, stands for any letters.
fn matches(wanted: &str, word: &str) -> bool {
    match (wanted.strip_prefix('\u{1}'), wanted.strip_suffix('\u{1}')) {
        (Some(end), _) => word.len() > end.len() && word.ends_with(end),
        (None, Some(start)) => word.starts_with(start),
        (None, None) => wanted == word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_kind() {
        let english = &LEXICONS[0];
        for lexicon in LEXICONS.iter() {
            for kind in english.kinds.keys() {
                let there = lexicon.kinds.get(kind);
                let there = there.is_some_and(|it| !it.whole.is_empty() || !it.starred.is_empty());
                assert!(there, "{} has no {kind}", lexicon.language);
            }
            assert_eq!(lexicon.kinds.len(), english.kinds.len(), "{}", lexicon.language);
            for note in ["note-written", "note-repaired", "note-dropped", "note-offline"] {
                let values = [("kept", "3"), ("count", "1"), ("reason", "timeout")];
                let said = lexicon.note(note, &values);
                assert!(!said.is_empty() && !said.contains('$'), "{} {note}", lexicon.language);
            }
        }
    }

    #[track_caller]
    #[expect(clippy::fn_params_excessive_bools, reason = "what is expected")]
    fn check(language: &str, kind: &str, text: &str, expected: bool) {
        let lexicon = Lexicon::every().find(|it| it.language == language).unwrap();
        assert_eq!(lexicon.says(kind, &Text::new(text)), expected, "{text}");
    }

    #[test]
    fn words_match_whole() {
        check("en", "high", "Ferritin is HIGH.", true);
        check("en", "high", "a highway", false);
        check("de", "reassure", "Kein Grund  zur Sorge!", true);
        check("fr", "reassure", "Il n’y a pas de quoi s’inquiéter", true);
        check("any", "drug", "take atorvastatin", true);
        check("any", "drug", "the cystatin result", true);
        check("any", "disease", "it may be Diabetes", true);
    }
}
