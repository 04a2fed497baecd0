//! Glyphs to words.

use bta_core::report::Rect;
use unicode_normalization::UnicodeNormalization;

use super::{
    canvas::{Glyph, Look},
    script::{clean, is_right_to_left, is_superscript, logical, superscript},
};
use crate::page::Word;
use crate::parse::is_alphabetic;

/// How far a glyph may reach back over the one before, as a part of the font size: some fonts say
/// that their glyphs are wider than they are set.
const OVERLAP: f32 = 0.6;

/// Which gaps end a word, as parts of the font size.
#[derive(Clone, Copy, Debug)]
struct Gaps {
    between_letters: f32,
    else_where: f32,
}

impl Gaps {
    /// Where words are set apart by spaces, letters may stand wide; where no space is ever shown,
    /// narrow gaps are all there is.
    fn of(glyphs: &[Glyph]) -> Self {
        let spaces = glyphs.iter().filter(|glyph| glyph.is_space()).count();
        if spaces * 50 < glyphs.len() {
            Self { between_letters: 0.12, else_where: 0.12 }
        } else {
            Self { between_letters: 0.28, else_where: 0.18 }
        }
    }
}

/// Makes words of glyphs, in the order in which they are drawn.
pub(super) fn words(glyphs: &[Glyph]) -> Vec<Word> {
    let gaps = Gaps::of(glyphs);
    let mut words = Vec::new();
    let mut open: Option<Open> = None;
    let mut text = String::new();
    for glyph in glyphs {
        clean(&glyph.text, &mut text);
        if text.trim().is_empty() {
            words.extend(open.take().and_then(Open::close));
            continue;
        }
        let join = open.as_ref().map_or(Join::Apart, |word| word.join(glyph, &text, gaps));
        match (&mut open, join) {
            (Some(word), Join::Plain) => word.push(glyph, &text),
            (Some(word), Join::Raised(text)) => word.push(glyph, &text),
            _ => {
                words.extend(open.take().and_then(Open::close));
                open = Some(Open::new(glyph, &text));
            }
        }
    }
    words.extend(open.and_then(Open::close));
    words
}

/// How a glyph goes on with a word.
#[derive(Debug)]
enum Join {
    /// Not at all.
    Apart,
    Plain,
    /// As an exponent, with this text.
    Raised(String),
}

/// A word that may go on.
#[derive(Debug)]
struct Open {
    text: String,
    /// Where each glyph stands, and where it ends in the text.
    parts: Vec<(f32, usize)>,
    rect: Rect,
    baseline: f32,
    size: f32,
    /// Where the next glyph would stand without any gap.
    end: f32,
    spacing: f32,
    bold: usize,
    right_to_left: bool,
}

impl Open {
    fn new(glyph: &Glyph, text: &str) -> Self {
        let mut word = Self {
            text: String::with_capacity(16),
            parts: Vec::with_capacity(16),
            rect: extent(glyph),
            baseline: glyph.y,
            size: glyph.size,
            end: glyph.x,
            spacing: 0.0,
            bold: 0,
            right_to_left: false,
        };
        word.push(glyph, text);
        word
    }

    fn push(&mut self, glyph: &Glyph, text: &str) {
        let extent = extent(glyph);
        self.rect.left = self.rect.left.min(extent.left);
        self.rect.top = self.rect.top.min(extent.top);
        self.rect.right = self.rect.right.max(extent.right);
        self.rect.bottom = self.rect.bottom.max(extent.bottom);
        self.end = glyph.x + glyph.width;
        self.spacing = glyph.spacing;
        self.bold += usize::from(glyph.look == Look::Bold);
        self.right_to_left |= text.chars().any(is_right_to_left);
        self.text.push_str(text);
        self.parts.push((glyph.x, self.text.len()));
    }

    /// How `glyph` goes on with this word.
    fn join(&self, glyph: &Glyph, text: &str, gaps: Gaps) -> Join {
        let size = self.size.max(glyph.size);
        let gap = glyph.x - self.end - self.spacing.clamp(0.0, 0.6 * size);
        let backwards = self.right_to_left || text.chars().any(is_right_to_left);
        let before = self.rect.left - (glyph.x + glyph.width);
        let last = self.text.chars().next_back();
        let letters =
            [last, text.chars().next()].into_iter().all(|char| char.is_some_and(is_alphabetic));
        let widest = if letters { gaps.between_letters } else { gaps.else_where };
        let close = |gap: f32| (-OVERLAP * size..widest * size).contains(&gap);
        // Marks stand on the letter before them.
        let mark = glyph.width < 0.05 * size;
        let forward = mark || self.parts.last().is_none_or(|&(x, _)| glyph.x - x > 0.02 * size);
        if !(forward && close(gap) || backwards && close(before)) || is_bullet(last) || text == "•"
        {
            return Join::Apart;
        }
        let up = self.baseline - glyph.y;
        if up.abs() < 0.12 * size && glyph.size > 0.6 * self.size {
            return Join::Plain;
        }
        // A power of ten or of a length; other small letters are remarks.
        let small = glyph.size < 0.9 * self.size;
        let raised = small && up > 0.12 * size && up < 0.8 * size;
        if raised && self.takes_exponent() {
            return superscript(text).map_or(Join::Apart, Join::Raised);
        }
        Join::Apart
    }

    fn takes_exponent(&self) -> bool {
        let text = self.text.trim_end_matches(is_superscript);
        text.ends_with("10") || text.ends_with(['m', 'µ', 'μ'])
    }

    fn close(self) -> Option<Word> {
        let text = if self.right_to_left { self.read_back() } else { self.text };
        let text = if text.is_ascii() { text } else { text.nfc().collect() };
        let count = text.chars().count();
        (count > 0).then_some(Word {
            text,
            rect: self.rect,
            size: self.size,
            baseline: self.baseline,
            bold: self.bold * 2 > count,
        })
    }

    /// The text of a word of which some runs from right to left, in the order in which it is read.
    fn read_back(&self) -> String {
        let mut begin = 0;
        let mut parts: Vec<(f32, &str)> = Vec::with_capacity(self.parts.len());
        for &(x, end) in &self.parts {
            parts.push((x, self.text.get(begin..end).unwrap_or_default()));
            begin = end;
        }
        parts.sort_by(|one, other| one.0.total_cmp(&other.0));
        logical(parts.into_iter().map(|(_, text)| text.to_owned()).collect())
    }
}

/// Whether it stands before words without a space.
fn is_bullet(char: Option<char>) -> bool {
    char == Some('•')
}

fn extent(glyph: &Glyph) -> Rect {
    Rect {
        left: glyph.x,
        top: glyph.y - glyph.ascent,
        right: glyph.x + glyph.width,
        bottom: glyph.y + glyph.descent,
    }
}
