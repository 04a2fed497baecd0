//! A statement cut into words and sentences, as the checks see it.

use std::ops::Range;

/// A text and its words.
#[derive(Debug)]
pub(super) struct Text {
    /// The text with one kind of space, dash and apostrophe.
    pub(super) plain: String,
    pub(super) words: Vec<Word>,
    /// The end of each sentence, in bytes.
    ends: Vec<usize>,
}

/// A word: letters and digits in a row.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) lower: String,
    pub(super) span: Range<usize>,
}

impl Text {
    pub(super) fn new(text: &str) -> Self {
        let plain = plain(text);
        let spans = spans(&plain);
        let words: Vec<Word> = spans
            .into_iter()
            .filter_map(|span| Some(Word { lower: plain.get(span.clone())?.to_lowercase(), span }))
            .collect();
        let ends = ends(&plain);
        Self { plain, words, ends }
    }

    /// Returns the words of a phrase.
    pub(super) fn split(text: &str) -> Vec<String> {
        let plain = plain(text);
        spans(&plain).into_iter().filter_map(|span| plain.get(span).map(str::to_owned)).collect()
    }

    /// Returns the number of the sentence that has a byte.
    pub(super) fn sentence(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end <= at)
    }

    /// Returns the bytes of some words.
    pub(super) fn span(&self, first: usize, count: usize) -> Range<usize> {
        let (start, end) = (self.words.get(first), self.words.get(first + count.max(1) - 1));
        start.map_or(0, |word| word.span.start)..end.map_or(0, |word| word.span.end)
    }

    /// Returns what follows a byte.
    pub(super) fn after(&self, at: usize) -> &str {
        self.plain.get(at..).unwrap_or_default()
    }
}

fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\t' | '\n' | '\r' => {
                ' '
            }
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{2019}' | '\u{2018}' | '\u{b4}' => '\'',
            '\u{3bc}' => '\u{b5}',
            other => other,
        })
        .collect()
}

/// U+0001 is the lexicon's star and belongs to its word.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '\u{1}' || c == '\u{b5}'
}

fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_part(*c)) {
        match spans.last_mut() {
            Some(last) if last.end == at => last.end = at + c.len_utf8(),
            _ => spans.push(at..at + c.len_utf8()),
        }
    }
    spans
}

/// A sentence ends with a stop before a space; a decimal point and `1.73` are none.
fn ends(text: &str) -> Vec<usize> {
    let next = text.char_indices().skip(1).map(|(_, c)| Some(c)).chain([None]);
    text.char_indices()
        .zip(next)
        .filter(|((_, c), next)| {
            matches!(c, '.' | '!' | '?' | ';') && next.is_none_or(char::is_whitespace)
        })
        .map(|((at, _), _)| at + 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_counted() {
        let text = Text::new("Hb is 9.1 g/dL. It is low! eGFR 55 mL/min/1.73 m2");
        let sentences: Vec<usize> =
            text.words.iter().map(|word| text.sentence(word.span.start)).collect();
        assert_eq!(sentences, [0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2]);
    }
}
