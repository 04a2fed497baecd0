//! Words that are one token: units, flags, signs, answers.

use crate::parse::Quality;

use super::heading::heads_values;
use super::interval::bracketed;
use super::lexicon::is_pending;
use super::piece::Piece;
use super::shape::{
    is_flag, is_letter_flag, is_number, is_range, is_rare_letter_flag, is_sign, is_unit,
};
use super::token::{Kind, Spacing, Token, joined};

/// A unit, flag, sign or answer.
pub(super) fn phrase(
    pieces: &[Piece],
    before: Option<&Token>,
    spacing: Spacing,
) -> Option<(Kind, usize)> {
    let first = pieces.first()?;
    let run = 1 + pieces.iter().skip(1).take_while(|piece| piece.gap <= spacing.cell).count();
    let begins = begins_cell(first, before, spacing);
    if begins && let Some(found) = answer(pieces.get(..run)?, before, spacing) {
        return Some(found);
    }
    let ends = |length: usize| {
        pieces.get(length).is_none_or(|next| {
            next.gap > spacing.cell || !next.text.starts_with(char::is_alphabetic)
        })
    };
    let after_number = before.is_some_and(|token| matches!(token.kind, Kind::Number | Kind::Bound));
    // "A : G ratio" begins with a letter of the name.
    let labels = !after_number && pieces.get(1).is_some_and(|next| next.text == ":");
    if (begins || after_number)
        && is_letter_flag(&first.text)
        && (ends(1) || after_number)
        && !labels
    {
        return Some((Kind::Flag, 1));
    }
    // "12,4 T" is too low in German.
    if after_number && is_rare_letter_flag(&first.text) && first.gap > 0.1 && apart(pieces, spacing)
    {
        return Some((Kind::Flag, 1));
    }
    // "Above high reference limit" fills the cell.
    if (begins || after_number) && run > 1 && ends(run) && is_flag(&joined(pieces.get(..run)?)) {
        return Some((Kind::Flag, run));
    }
    let starred = first.text.chars().all(|c| c == '*');
    if let Some(length) = unit_at(pieces, if starred { 0 } else { run.min(4) }) {
        let ends = ends(length);
        let after_value =
            before.is_some_and(|token| !matches!(token.kind, Kind::Text | Kind::Separator));
        let alone = begins && (ends || length > 1);
        let divided = joined(pieces.get(..length)?).contains('/') || first.text == "%";
        if after_value || alone || divided && ends {
            return Some((Kind::Unit, length));
        }
    }
    // A dash between two words of a name is part of it.
    let inner = !begins && !ends(1);
    if !inner && (begins || first.text.chars().all(|c| !c.is_alphanumeric())) {
        if is_sign(&first.text) {
            return Some((Kind::Sign, 1));
        }
        let drawn = first.text.chars().all(|c| "↑↓▲▼⬆⬇⇑⇓".contains(c)) || after_number && starred;
        if !labels && (ends(1) || drawn) && is_flag(&first.text) {
            return Some((Kind::Flag, 1));
        }
    }
    None
}

/// Returns whether a cell begins at a piece, or goes on behind a label: "Value Nonreactive" in a card.
fn begins_cell(first: &Piece, before: Option<&Token>, spacing: Spacing) -> bool {
    first.gap > spacing.cell
        || before.is_none_or(|token| token.kind != Kind::Text || heads_values(&token.text))
}

/// Returns how many of the first pieces are a unit together, at most `longest`.
fn unit_at(pieces: &[Piece], longest: usize) -> Option<usize> {
    (1..=longest).rev().find(|length| pieces.get(..*length).is_some_and(are_unit))
}

/// Returns whether nothing stands close behind the first piece.
fn apart(pieces: &[Piece], spacing: Spacing) -> bool {
    pieces.get(1).is_none_or(|next| next.gap > spacing.cell)
}

/// Returns whether pieces are a unit together.
fn are_unit(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| !piece.text.contains(':') && !is_leader(&piece.text))
        && !pieces.iter().skip(1).any(|piece| is_bracketed_limit(&piece.text))
        && can_be_unit(pieces)
        && is_unit(&joined(pieces))
}

/// Returns whether pieces are short enough for a unit: only one with a division is long.
fn can_be_unit(pieces: &[Piece]) -> bool {
    let divided = |piece: &Piece| piece.text.contains(['/', '∕', '⁄', '／']);
    let letters: usize = pieces.iter().map(|piece| piece.text.chars().count()).sum();
    letters <= 20 || pieces.iter().any(divided)
}

/// Returns whether an interval in brackets begins here: `(5,000 - 14,500)`.
fn is_bracketed_limit(text: &str) -> bool {
    let inner = text.strip_prefix(['(', '[']);
    inner.is_some_and(|inner| inner.contains(',') && is_number(inner))
}

/// Returns whether a text is dots that lead from a name to its value.
fn is_leader(text: &str) -> bool {
    text.len() > 3 && text.chars().all(|c| ".…_·".contains(c))
}

/// Returns whether something in a cell says that it is no answer: a number with a unit, a heading, or
/// the label of a value.
fn is_other(cell: &[Piece]) -> bool {
    let labeled = cell.len() > 1 && cell.first().is_some_and(|first| heads_values(&first.text));
    let measured = cell
        .iter()
        .any(|piece| is_range(&piece.text) || piece.text.contains('/') && is_unit(&piece.text));
    let heading = cell.first().is_some_and(|first| first.text.starts_with(['【', '■', '◆']));
    measured || heading || labeled
}

/// An answer in words that fills a cell.
fn answer(cell: &[Piece], before: Option<&Token>, spacing: Spacing) -> Option<(Kind, usize)> {
    let end = cell
        .iter()
        .position(|piece| matches!(piece.text.as_str(), ":" | "：") || is_leader(&piece.text))
        .unwrap_or(cell.len());
    // "negative (normal: below 5)" ends before its interval.
    let interval = (1..end).find(|at| {
        let rest = cell.get(*at..).unwrap_or_default();
        matches!(bracketed(rest, spacing), Some((Kind::Range, _)))
    });
    let (cell, end) = match interval {
        Some(at) => (cell.get(..at)?, at),
        None => (cell, end),
    };
    if end < cell.len() || end > 6 || is_other(cell) {
        return None;
    }
    // "Normal 4.2" is a mark and a number.
    if let [mark, value, ..] = cell
        && is_flag(&mark.text)
        && is_number(&value.text)
    {
        return None;
    }
    let drawn = |piece: &Piece| piece.text.chars().all(|c| "↑↓▲▼⬆⬇⇑⇓".contains(c));
    if cell.len() > 1 && cell.first().is_some_and(drawn) && is_flag(&joined(cell.get(1..)?)) {
        return Some((Kind::Flag, end));
    }
    // The letter behind an answer is its mark.
    let (cell, end) = match cell {
        [words @ .., mark] if !words.is_empty() && is_letter_flag(&mark.text) => (words, end - 1),
        _ => (cell, end),
    };
    let text = joined(cell);
    if end > 1 && before.is_some() && is_flag(&text) {
        return Some((Kind::Flag, end));
    }
    if is_pending(&text) {
        return Some((Kind::Pending, end));
    }
    let answers = before.is_some_and(|token| token.kind == Kind::Separator)
        && Quality::read(&text).is_some()
        && text.chars().count() > 3;
    if end == 1
        && !answers
        && (is_flag(&text) || is_sign(&text) || is_number(&text) || is_unit(&text))
    {
        return None;
    }
    let is_answer =
        Quality::is_whole(&text) || Quality::read(&text).is_some() && !bta_catalog::is_name(&text);
    is_answer.then_some((Kind::Quality, end))
}
