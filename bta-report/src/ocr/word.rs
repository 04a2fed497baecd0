//! What was recognized as words of a page: with font sizes and baselines, without dirt.

use bta_core::report::Rect;

use super::recognizer::Seen;
use crate::page::Word;

/// Makes words of what was seen, places in pixels of `dpi` dots per inch.
pub(super) fn words(seen: &[Seen], dpi: f32) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = seen;
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|word| word.line == first.line).count();
        let (line, after) = rest.split_at(count);
        rest = after;
        let Some(frame) = Frame::of(line) else { continue };
        words.extend(line.iter().filter_map(|word| frame.word(word, 72.0 / dpi)));
    }
    words
}

/// How high the letters of a line are and what they stand on, in pixels.
#[derive(Clone, Copy, Debug)]
struct Frame {
    size: f32,
    baseline: f32,
}

impl Frame {
    fn of(line: &[Seen]) -> Option<Self> {
        let mut sizes: Vec<f32> = line.iter().filter_map(size).collect();
        let mut feet: Vec<f32> = line
            .iter()
            .filter(|word| word.text.contains(char::is_alphanumeric) && !descends(&word.text))
            .map(|word| word.place[3])
            .collect();
        let all: Vec<f32> = line.iter().map(|word| word.place[3] - word.place[1]).collect();
        let tallest = all.iter().copied().fold(0.0, f32::max);
        let size = middle(&mut sizes).unwrap_or(tallest * 0.95);
        let lowest = line.iter().map(|word| word.place[3]).fold(0.0, f32::max);
        let baseline = middle(&mut feet).unwrap_or(lowest - 0.2 * size);
        (size > 1.0).then_some(Self { size, baseline })
    }

    fn word(&self, seen: &Seen, scale: f32) -> Option<Word> {
        let [left, top, right, bottom] = seen.place;
        if is_dirt(seen) || right <= left {
            return None;
        }
        // A word that stands far from the line's own baseline has another one.
        let own = if descends(&seen.text) { bottom - 0.2 * self.size } else { bottom };
        let has_foot = seen.text.contains(char::is_alphanumeric);
        let far = has_foot && (own - self.baseline).abs() > 0.65 * self.size;
        let baseline = if far { own } else { self.baseline };
        let tall = baseline - 0.75 * self.size;
        let top = if has_foot { tall } else { top.min(tall) };
        let bottom = baseline + 0.22 * self.size;
        Some(Word {
            text: tidy(&seen.text),
            rect: Rect {
                left: left * scale,
                top: top * scale,
                right: right * scale,
                bottom: bottom * scale,
            },
            size: self.size * scale,
            baseline: baseline * scale,
            bold: false,
        })
    }
}

fn middle(numbers: &mut [f32]) -> Option<f32> {
    numbers.sort_by(f32::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

fn descends(text: &str) -> bool {
    text.contains([
        'g', 'j', 'p', 'q', 'y', 'Q', ',', ';', '(', ')', '[', ']', '{', '}', '|', '/', 'ç', 'µ',
        'μ',
    ])
}

/// The font size that the height of a word tells.
fn size(word: &Seen) -> Option<f32> {
    let text = &word.text;
    let height = word.place[3] - word.place[1];
    let count = text.chars().filter(|c| c.is_alphanumeric()).count();
    if count == 0 || text.contains(['(', ')', '[', ']', '{', '}', '|', '/']) {
        return None;
    }
    let rises = text.contains(|c: char| {
        c.is_ascii_digit() || c.is_uppercase() || "bdfhkltßäöüéèêíìóòúñ".contains(c)
    });
    let low = if text.contains(['g', 'j', 'p', 'q', 'y', 'ç', 'µ']) { 0.21 } else { 0.0 };
    let high = if rises { 0.72 } else { 0.53 };
    Some(height / (high + low))
}

/// The text without what remains of lines beside it.
fn tidy(text: &str) -> String {
    let mark = |c: char| "‘’'`|“”\"_~".contains(c);
    let bare = text.trim_start_matches(mark);
    let bare = bare.trim_end_matches(|c: char| "‘`|_~".contains(c));
    if bare.is_empty() { text.to_owned() } else { bare.to_owned() }
}

/// Edges of the paper, borders of tables, and grain that was taken for signs.
pub(super) fn is_dirt(seen: &Seen) -> bool {
    let tidy = tidy(&seen.text);
    let text = tidy.as_str();
    if matches!(text, "<" | ">" | "≤" | "≥" | "-" | "–") {
        return false;
    }
    if text.contains(char::is_alphanumeric) {
        return seen.confidence < 5.0;
    }
    let sign = text.chars().all(|c| "<>≤≥+-–—*%=±:↑↓()[]/".contains(c));
    !sign || seen.confidence < 20.0 || text.chars().count() > 3
}
