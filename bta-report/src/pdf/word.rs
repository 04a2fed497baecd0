//! Glyphs to words.

use bta_core::report::Rect;
use unicode_normalization::UnicodeNormalization;

use super::{
    canvas::{Glyph, Look},
    font::Text,
};
use crate::page::Word;

/// A gap wider than this part of the font size ends a word.
const GAP: f32 = 0.18;

/// Makes words of glyphs, in the order in which they are drawn.
pub(super) fn words(glyphs: &[Glyph]) -> Vec<Word> {
    let mut words = Vec::new();
    let mut open: Option<Open> = None;
    for glyph in glyphs {
        let text = clean(&glyph.text);
        if text.trim().is_empty() {
            words.extend(open.take().and_then(Open::close));
            continue;
        }
        let raised = open.as_ref().and_then(|word| word.join(glyph, &text));
        match (&mut open, raised) {
            (Some(word), Some(text)) => word.push(glyph, text),
            _ => {
                words.extend(open.take().and_then(Open::close));
                open = Some(Open::new(glyph, text));
            }
        }
    }
    words.extend(open.and_then(Open::close));
    words
}

/// A word that may go on.
#[derive(Debug)]
struct Open {
    parts: Vec<(f32, String)>,
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
    fn new(glyph: &Glyph, text: String) -> Self {
        let mut word = Self {
            parts: Vec::new(),
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

    fn push(&mut self, glyph: &Glyph, text: String) {
        let extent = extent(glyph);
        self.rect.left = self.rect.left.min(extent.left);
        self.rect.top = self.rect.top.min(extent.top);
        self.rect.right = self.rect.right.max(extent.right);
        self.rect.bottom = self.rect.bottom.max(extent.bottom);
        self.end = glyph.x + glyph.width;
        self.spacing = glyph.spacing;
        self.bold += usize::from(glyph.look == Look::Bold);
        self.right_to_left |= text.chars().any(is_right_to_left);
        self.parts.push((glyph.x, text));
    }

    /// The text with which `glyph` goes on with this word, if it does.
    fn join(&self, glyph: &Glyph, text: &str) -> Option<String> {
        let size = self.size.max(glyph.size);
        let gap = glyph.x - self.end - self.spacing.clamp(0.0, 0.6 * size);
        let backwards = self.right_to_left || text.chars().any(is_right_to_left);
        let before = self.rect.left - (glyph.x + glyph.width);
        let close = (-0.35 * size..GAP * size).contains(&gap)
            || backwards && (-0.35 * size..GAP * size).contains(&before);
        if !close {
            return None;
        }
        let up = self.baseline - glyph.y;
        if up.abs() < 0.12 * size && glyph.size > 0.6 * self.size {
            return Some(text.to_owned());
        }
        // A power of ten or of a length; other small letters are remarks.
        let small = glyph.size < 0.9 * self.size;
        let raised = small && up > 0.12 * size && up < 0.8 * size;
        if raised && self.takes_exponent() {
            return superscript(text);
        }
        None
    }

    fn takes_exponent(&self) -> bool {
        let mut text: Vec<char> = self.parts.iter().flat_map(|(_, text)| text.chars()).collect();
        while text.last().is_some_and(|&char| is_superscript(char)) {
            text.pop();
        }
        let ends = |with: &str| {
            let with: Vec<char> = with.chars().collect();
            text.ends_with(&with)
        };
        ends("10") || ends("m") || ends("µ") || ends("μ")
    }

    fn close(self) -> Option<Word> {
        let mut parts = self.parts;
        let text: String = if self.right_to_left {
            parts.sort_by(|one, other| one.0.total_cmp(&other.0));
            logical(parts.into_iter().flat_map(|(_, text)| text.chars().collect::<Vec<_>>()))
        } else {
            parts.iter().map(|(_, text)| text.as_str()).collect()
        };
        let text: String = text.nfc().collect();
        let count = text.chars().count();
        (count > 0).then_some(Word {
            text,
            rect: self.rect,
            size: self.size,
            baseline: self.baseline,
            bold: self.bold * 2 > count,
        })
    }
}

fn extent(glyph: &Glyph) -> Rect {
    Rect {
        left: glyph.x,
        top: glyph.y - glyph.ascent,
        right: glyph.x + glyph.width,
        bottom: glyph.y + glyph.descent,
    }
}

/// The characters of a glyph: ligatures and letter forms taken apart, controls left out.
fn clean(text: &Text) -> String {
    let mut buffer = [0; 4];
    let text: &str = match text {
        Text::Unknown => "\u{fffd}",
        Text::Char(char) => char.encode_utf8(&mut buffer),
        Text::String(text) => text,
    };
    let mut clean = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
                clean.extend([char].into_iter().nfkc());
            }
            '\u{ad}' | '\u{2010}' | '\u{2011}' => clean.push('-'),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {}
            char if char.is_control() => clean.push(' '),
            char => clean.push(char),
        }
    }
    clean
}

fn is_right_to_left(char: char) -> bool {
    matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
        && !matches!(char, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// Characters in the order in which they are read, given left to right.
fn logical(visual: impl Iterator<Item = char>) -> String {
    let mut reversed: Vec<char> = visual.collect();
    reversed.reverse();
    // Numbers and Latin letters inside run from left to right.
    for run in
        reversed.chunk_by_mut(|&one, &other| !is_right_to_left(one) && !is_right_to_left(other))
    {
        if run.iter().any(|char| char.is_alphanumeric() && !is_right_to_left(*char)) {
            run.reverse();
        }
    }
    reversed.into_iter().collect()
}

fn is_superscript(char: char) -> bool {
    matches!(char, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '⁻' | '⁺')
}

/// The raised forms of digits and signs.
fn superscript(text: &str) -> Option<String> {
    text.chars()
        .map(|char| match char {
            '0' => Some('⁰'),
            '1' => Some('¹'),
            '2' => Some('²'),
            '3' => Some('³'),
            '4'..='9' => char::from_u32(u32::from(char) - u32::from('4') + u32::from('⁴')),
            '-' | '−' | '–' => Some('⁻'),
            '+' => Some('⁺'),
            char if is_superscript(char) => Some(char),
            _ => None,
        })
        .collect()
}
