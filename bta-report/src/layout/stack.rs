//! Cells set in two lines beside cells set in one, all centered on each other: the lines above and
//! below belong to the line between them.

use bta_core::report::Rect;

use crate::page::Word;

use super::lexicon::is_method;
use super::line::Line;
use super::place::{across, around, gap};
use super::shape::is_number;

/// Joins three lines where the first and the third hold what the second has no place for.
pub(super) fn join(lines: &[Line]) -> Vec<Line> {
    let mut joined = Vec::with_capacity(lines.len());
    let mut rest = lines;
    while let [first, after @ ..] = rest {
        rest = match after {
            [middle, last, after @ ..] if is_one_row(first, middle, last) => {
                joined.push(merged(first, middle, last));
                after
            }
            _ => {
                joined.push(first.clone());
                after
            }
        };
    }
    joined
}

fn is_one_row(above: &Line, middle: &Line, below: &Line) -> bool {
    let size = middle.size.min(above.size).min(below.size);
    let (over, under) = (middle.baseline - above.baseline, below.baseline - middle.baseline);
    let half = |distance: f32| (size * 0.3..size * 0.85).contains(&distance);
    if !half(over) || !half(under) || (over - under).abs() > size * 0.25 {
        return false;
    }
    // Smaller print below a name is a remark.
    if (above.size - below.size).abs() > size * 0.04 {
        return false;
    }
    let (upper, lower) = (cells(above), cells(below));
    let paired = |cell: &[Word], others: &[&[Word]]| others.iter().any(|o| overlap(cell, o));
    let free = |line: &Line| !line.words.iter().any(|word| middle.collides(word.rect));
    free(above)
        && free(below)
        && upper.iter().all(|cell| paired(cell, &lower))
        && lower.iter().all(|cell| paired(cell, &upper))
        && !(is_row(&upper) && is_row(&lower))
        && !lower.iter().any(|cell| is_method(&text(cell)))
}

/// Cuts a line where the gap is wider than a space.
fn cells(line: &Line) -> Vec<&[Word]> {
    line.words.chunk_by(|a, b| gap(across(a.rect), across(b.rect)) < line.size * 0.7).collect()
}

fn span(cell: &[Word]) -> Option<Rect> {
    cell.iter().map(|word| word.rect).reduce(around)
}

fn overlap(a: &[Word], b: &[Word]) -> bool {
    span(a).zip(span(b)).is_some_and(|(a, b)| gap(across(a), across(b)) < 0.0)
}

/// Returns whether a line is a result of its own: words, and a number apart from them.
fn is_row(cells: &[&[Word]]) -> bool {
    let number = |cell: &&[Word]| matches!(cell, [only] if is_number(&only.text));
    cells.len() > 1 && cells.iter().any(number)
}

fn text(cell: &[Word]) -> String {
    let words: Vec<&str> = cell.iter().map(|word| word.text.as_str()).collect();
    words.join(" ")
}

fn merged(above: &Line, middle: &Line, below: &Line) -> Line {
    let mut line = middle.clone();
    let upper = cells(above);
    let mut joined: Vec<Vec<Word>> = upper.iter().map(|cell| cell.to_vec()).collect();
    for cell in cells(below) {
        let shared = |other: &[Word]| {
            span(cell).zip(span(other)).map_or(f32::INFINITY, |(a, b)| gap(across(a), across(b)))
        };
        let host = (0..upper.len()).min_by(|a, b| {
            let at = |at: usize| upper.get(at).map_or(f32::INFINITY, |cell| shared(cell));
            at(*a).total_cmp(&at(*b))
        });
        if let Some(words) = host.and_then(|host| joined.get_mut(host)) {
            words.extend_from_slice(cell);
        }
    }
    for words in joined {
        line.words.extend(side_by_side(words, middle));
    }
    line.words.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left));
    line.rect = line.words.iter().map(|word| word.rect).fold(line.rect, around);
    line
}

/// Sets the words of a cell in one line, narrowed to the width of the cell.
fn side_by_side(mut words: Vec<Word>, line: &Line) -> Vec<Word> {
    let (Some(cell), Some(first)) = (span(&words), words.first()) else { return words };
    let begin = first.rect.left;
    let space = line.size * 0.28;
    let spaces: f32 = words.iter().skip(1).map(|_| space).sum();
    let inked: f32 = words.iter().map(|word| word.rect.right - word.rect.left).sum();
    let scale = ((cell.right - begin - spaces) / inked.max(1.0)).clamp(0.1, 1.0);
    let mut left = begin;
    for word in &mut words {
        let right = left + (word.rect.right - word.rect.left) * scale;
        word.rect = Rect { left, right, ..word.rect };
        word.baseline = line.baseline;
        let open = word.text.chars().count() > 1 && word.text.ends_with(['/', '-']);
        left = right + if open { 0.0 } else { space };
    }
    words
}
