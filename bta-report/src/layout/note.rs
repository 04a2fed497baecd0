//! Notes between and below results: where they begin, what is a heading and what is a sentence.

use super::lexicon::{is_metadata, is_method, is_note, is_tier};
use super::token::{Kind, Token};

/// Whether lines are those of a note.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Notes {
    open: bool,
}

impl Notes {
    pub(super) fn is_open(self) -> bool {
        self.open
    }

    /// Reads a line that is no row.
    pub(super) fn read(&mut self, tokens: &[Token]) {
        let Some(first) = tokens.first().filter(|first| first.kind == Kind::Text) else { return };
        self.open |= is_note(&first.text);
    }

    /// A row that passes the strict test stands outside of notes.
    pub(super) fn close_after_row(&mut self) {
        self.open = false;
    }
}

/// Returns whether a line of words can be the heading of a group of results.
pub(super) fn is_heading(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let sentence = text.ends_with('.') && words > 3;
    words <= 9
        && letters >= 2
        && !sentence
        && !is_method(text)
        && !is_metadata(text)
        && !is_tier(text)
        && !text.starts_with(['(', '*', '-', '•'])
}
