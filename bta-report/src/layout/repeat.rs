//! Lines that stand on several pages at the same place: letterheads, patient blocks, page footers.

use rustc_hash::FxHashMap;

use super::header;
use super::region::Tokens;
use super::token::{Kind, Token};

/// Marks the lines at the top and at the bottom of pages that other pages have as well.
///
/// Only whole blocks count, from the edge of the page or down to the header of the table, so that a
/// result that happens to be the same on two pages stays.
pub(super) fn mark(pages: &mut [Vec<Tokens>]) {
    if pages.len() < 2 {
        return;
    }
    let mut seen: FxHashMap<(String, i32), usize> = FxHashMap::default();
    for lines in pages.iter() {
        for line in lines {
            *seen.entry(key(line)).or_default() += 1;
        }
    }
    // Digits differ from page to page in a footer; in a result they are the result.
    let measures = |token: &Token| matches!(token.kind, Kind::Unit | Kind::Range | Kind::Bound);
    let repeats = |line: &Tokens| {
        !line.tokens.iter().any(measures) && seen.get(&key(line)).is_some_and(|count| *count > 1)
    };
    for lines in pages.iter_mut().filter(|lines| !lines.iter().all(repeats)) {
        let table = lines.iter().position(|line| header::columns(&line.tokens, &[]).is_some());
        for line in lines.iter_mut().take(table.unwrap_or(0)) {
            line.passed = repeats(line);
        }
        for line in lines.iter_mut().rev().take_while(|line| repeats(line)) {
            line.passed = header::columns(&line.tokens, &[]).is_none();
        }
    }
}

/// The text of a line, digits apart, and its place.
fn key(line: &Tokens) -> (String, i32) {
    let text = line.tokens.iter().flat_map(|token| token.text.chars());
    let text = text.map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "places on a page are small; as-casts of floats saturate"
    )]
    let place = (line.line.baseline / 4.0).round() as i32;
    (text, place)
}
