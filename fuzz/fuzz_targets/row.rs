//! Any words at any places, through layout and meaning.
//!
//! Each line of the input is a word: two bytes for its place, the rest is its text.

#![no_main]

use bta_core::report::Rect;
use bta_report::page::{Page, Word};
use bta_report::{layout, meaning};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let words = data.split(|&byte| byte == b'\n').filter_map(word).collect();
    let page = Page { number: 1, width: 595.0, height: 842.0, words, ..Page::default() };
    let pages = [page];
    let _ = meaning::assemble(&pages, layout::table(&pages));
});

fn word(line: &[u8]) -> Option<Word> {
    let [x, y, text @ ..] = line else { return None };
    let text: String = String::from_utf8_lossy(text).split_whitespace().collect();
    if text.is_empty() {
        return None;
    }
    let (left, baseline) = (f32::from(*x) * 2.3, f32::from(*y) * 3.3);
    let letters = f32::from(u16::try_from(text.chars().count()).ok()?);
    let rect = Rect {
        left,
        top: baseline - 7.0,
        right: left + 5.0 * letters,
        bottom: baseline + 2.0,
    };
    Some(Word { text, rect, size: 9.0, baseline, bold: x % 7 == 0 })
}
