//! Text that runs from right to left: the pieces of a cell stand on the page in the other direction
//! than they are read, and signs are mirrored.

use super::piece::Piece;
use super::shape::{is_dash, is_number, is_unit};

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

fn is_rtl_letter(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn has_rtl(piece: &Piece) -> bool {
    piece.text.chars().any(is_rtl_letter)
}

/// Puts the pieces of each cell in reading order; cells keep their places.
pub(super) fn logical(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut ordered: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut cell: Vec<Piece> = Vec::new();
    for piece in pieces {
        if piece.gap > 0.8 && !cell.is_empty() {
            ordered.extend(logical_cell(std::mem::take(&mut cell)));
        }
        cell.push(piece);
    }
    ordered.extend(logical_cell(cell));
    ordered
}

fn logical_cell(mut cell: Vec<Piece>) -> Vec<Piece> {
    let Some(before) = cell.first().map(|piece| piece.gap) else { return cell };
    let gaps: Vec<f32> = cell.iter().skip(1).map(|piece| piece.gap).collect();
    if cell.iter().any(has_rtl) {
        cell.reverse();
        turn_latin_runs(&mut cell);
    } else if let [number, sign] = cell.as_slice()
        && is_number(&number.text)
        && matches!(sign.text.as_str(), "<" | ">" | "≤" | "≥")
    {
        // The open side of the sign faces the number, wherever it stands.
        let text = format!("{}{}", mirrored(&sign.text), number.text);
        cell = vec![Piece {
            text,
            rect: super::place::around(number.rect, sign.rect),
            ..number.clone()
        }];
    } else if is_falling(&cell) {
        cell.reverse();
    } else if let Some(unit) = reversed_unit(&cell) {
        cell = vec![unit];
    }
    // Places within a cell no longer tell the gaps: spaces stay where there were any.
    let widest = gaps.iter().copied().fold(0.0, f32::max);
    for (at, piece) in cell.iter_mut().enumerate() {
        piece.gap = if at == 0 { before } else { widest.min(0.4) };
    }
    cell
}

/// Words in Latin letters keep their direction inside a cell.
fn turn_latin_runs(cell: &mut [Piece]) {
    for run in cell.chunk_by_mut(|a, b| has_rtl(a) == has_rtl(b)) {
        if run.first().is_some_and(|first| !has_rtl(first)) {
            run.reverse();
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
    let value = |piece: &Piece| piece.text.replace(',', ".").parse::<f64>().ok();
    dash.text.chars().all(is_dash)
        && value(high).zip(value(low)).is_some_and(|(high, low)| high > low)
}

/// Turns a unit whose parts stand in the other order, such as `uL/3^10`.
fn reversed_unit(cell: &[Piece]) -> Option<Piece> {
    let first = cell.first()?;
    let text: String = cell.iter().map(|piece| piece.text.as_str()).collect();
    if is_unit(&text) {
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
    let rect = cell.iter().map(|piece| piece.rect).reduce(super::place::around)?;
    is_unit(&turned).then(|| Piece { text: turned, rect, ..first.clone() })
}
