//! Text that runs from right to left: the pieces of a cell stand on the page in the other direction
//! than they are read, and signs are mirrored.

use super::piece::{Piece, is_rtl_letter};
use super::place::around;
use super::shape::{is_dash, is_number, is_unit};
use super::token::{Token, figure};

/// Returns whether most letters of the lines belong to a script that runs from right to left.
pub(super) fn is_rtl<'a>(lines: impl Iterator<Item = &'a [Piece]>) -> bool {
    let (mut rtl, mut other) = (0_usize, 0_usize);
    for c in lines.flatten().flat_map(|piece| piece.text.chars()).filter(|c| c.is_alphabetic()) {
        if is_rtl_letter(c) {
            rtl += 1;
        } else {
            other += 1;
        }
    }
    rtl > other
}

/// Returns whether a line is read from right to left: most of its letters are.
pub(super) fn runs_rtl(tokens: &[Token]) -> bool {
    let letters = || tokens.iter().flat_map(|token| token.text.chars());
    let count = letters().filter(|c| is_rtl_letter(*c)).count();
    count * 2 > letters().filter(|c| c.is_alphabetic()).count()
}

fn has_rtl(piece: &Piece) -> bool {
    piece.text.chars().any(is_rtl_letter)
}

/// Puts the pieces of each cell in reading order; cells keep their places.
pub(super) fn logical(pieces: &[Piece]) -> Vec<Piece> {
    let mut ordered: Vec<Piece> = Vec::with_capacity(pieces.len());
    let parts = pieces.chunk_by(|before, after| !is_boundary(before, after));
    for cell in parts {
        ordered.extend(logical_cell(cell));
    }
    ordered
}

/// Puts the words of cells in such a script in reading order, on a page that runs from left to right.
pub(super) fn words_in_order(pieces: Vec<Piece>) -> Vec<Piece> {
    if !pieces.iter().any(has_rtl) {
        return pieces;
    }
    let mut ordered: Vec<Piece> = Vec::with_capacity(pieces.len());
    for cell in pieces.chunk_by(|before, after| !is_boundary(before, after)) {
        if cell.iter().any(has_rtl) {
            ordered.extend(logical_cell(cell));
        } else {
            ordered.extend_from_slice(cell);
        }
    }
    ordered
}

/// Returns whether a cell ends between two pieces: at a wide gap, or between words and a number.
fn is_boundary(before: &Piece, after: &Piece) -> bool {
    let numeric = |piece: &Piece| is_number(&piece.text) || is_sign(&piece.text);
    let dash = |piece: &Piece| piece.text.chars().all(is_dash);
    let differs = numeric(before) != numeric(after) && !dash(before) && !dash(after);
    after.gap > 0.8 || differs && after.gap > 0.35
}

fn is_sign(text: &str) -> bool {
    matches!(text, "<" | ">" | "≤" | "≥")
}

fn logical_cell(cell: &[Piece]) -> Vec<Piece> {
    if let [number, sign] = cell
        && is_number(&number.text)
        && is_sign(&sign.text)
    {
        // The open side of the sign faces the number, wherever it stands.
        let text = format!("{}{}", mirrored(&sign.text), number.text);
        return vec![Piece { text, rect: around(number.rect, sign.rect), ..number.clone() }];
    }
    if let Some(unit) = reversed_unit(cell) {
        return vec![unit];
    }
    if cell.iter().any(has_rtl) {
        let cell: Vec<Piece> = cell.iter().map(bracketed).collect();
        let mut order: Vec<usize> = (0..cell.len()).rev().collect();
        turn_latin_runs(&mut order, &cell);
        return reordered(&cell, &order);
    }
    if is_falling(cell) {
        let order: Vec<usize> = (0..cell.len()).rev().collect();
        return reordered(cell, &order);
    }
    cell.to_vec()
}

/// Turns the parts of what stands in mirrored brackets: `)OH-25(`.
fn bracketed(piece: &Piece) -> Piece {
    let inner = piece.text.strip_prefix(')').and_then(|rest| rest.strip_suffix('('));
    match inner {
        Some(inner) => {
            let parts: Vec<&str> = inner.rsplit('-').collect();
            Piece { text: format!("({})", parts.join("-")), ..piece.clone() }
        }
        None => piece.clone(),
    }
}

/// Copies the pieces in this order; the gaps between neighbors stay theirs.
fn reordered(cell: &[Piece], order: &[usize]) -> Vec<Piece> {
    let gap_of = |at: usize| cell.get(at).map_or(0.0, |piece| piece.gap);
    let mut before: Option<usize> = None;
    let mut pieces = Vec::with_capacity(order.len());
    for &at in order {
        let Some(piece) = cell.get(at) else { continue };
        let gap = match before {
            None => gap_of(0),
            Some(last) if last == at + 1 => gap_of(last),
            Some(last) if at == last + 1 => gap_of(at),
            Some(_) => 0.3,
        };
        pieces.push(Piece { gap, ..piece.clone() });
        before = Some(at);
    }
    pieces
}

/// Words in Latin letters and figures keep their direction inside a cell; signs around them do not belong to
/// them.
fn turn_latin_runs(order: &mut [usize], cell: &[Piece]) {
    let rtl = |at: usize| cell.get(at).is_some_and(has_rtl);
    let slash = |at: &usize| cell.get(*at).is_some_and(|piece| piece.text == "/");
    for run in order.chunk_by_mut(|a, b| rtl(*a) == rtl(*b)) {
        if run.first().is_some_and(|first| !rtl(*first)) {
            let begin = run.iter().take_while(|at| slash(at)).count();
            let end = run.len() - run.iter().rev().take_while(|at| slash(at)).count();
            run.get_mut(begin..end).unwrap_or_default().reverse();
        }
    }
}

fn mirrored(sign: &str) -> &str {
    match sign {
        "<" => ">",
        ">" => "<",
        "≤" => "≥",
        "≥" => "≤",
        other => other,
    }
}

/// Returns whether a cell is an interval whose limits stand in the other order.
fn is_falling(cell: &[Piece]) -> bool {
    let [high, dash, low] = cell else { return false };
    let value = |piece: &Piece| figure(&piece.text);
    dash.text.chars().all(is_dash)
        && value(high).zip(value(low)).is_some_and(|(high, low)| high > low)
}

/// Turns a unit whose parts stand in the other order, such as `uL/3^10`.
fn reversed_unit(cell: &[Piece]) -> Option<Piece> {
    let first = cell.first()?;
    let text: String = cell.iter().map(|piece| piece.text.as_str()).collect();
    if cell.len() < 2 || text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    for c in text.chars() {
        match parts.last_mut() {
            Some(part) if c.is_alphanumeric() && part.chars().all(char::is_alphanumeric) => {
                part.push(c);
            }
            _ => parts.push(c.to_string()),
        }
    }
    parts.reverse();
    let turned = parts.concat();
    let rect = cell.iter().map(|piece| piece.rect).reduce(around)?;
    is_unit(&turned).then(|| Piece { text: turned, rect, ..first.clone() })
}
