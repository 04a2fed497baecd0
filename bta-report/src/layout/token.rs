//! Pieces to tokens: neighboring pieces that are one number, interval, unit, answer or phrase.

use bta_core::report::Rect;

use crate::parse::{fold, month};

use super::interval::{bracketed, labeled, number};
use super::phrase::phrase;
use super::piece::Piece;
use super::place::{around, quantile};
use super::shape::{is_bound, is_dash, is_date, is_number, is_range, is_time, is_titre, is_unit};

/// What a token is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// Words.
    Text,
    /// One number.
    Number,
    /// A number with "below" or "above": a value beyond what was measured, or a one-sided interval.
    Bound,
    /// An interval.
    Range,
    /// A unit of measure.
    Unit,
    /// A mark or word for a value that is not normal.
    Flag,
    /// `+`, `-` and the like: a flag, an answer, or nothing.
    Sign,
    /// An answer in words.
    Quality,
    /// A word that says that there is no value yet.
    Pending,
    Date,
    Time,
    /// A colon, leader dots, a drawing, or what is passed over.
    Separator,
}

impl Kind {
    /// Returns whether a result can be this.
    pub(super) fn is_value(self) -> bool {
        matches!(self, Self::Number | Self::Bound | Self::Quality)
    }
}

/// One or more pieces that mean one thing.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) rect: Rect,
    /// White space before it, in font sizes.
    pub(super) gap: f32,
    pub(super) em: f32,
    pub(super) bold: bool,
    /// How many words it has.
    pub(super) words: usize,
}

impl Token {
    /// The number that the token is, for comparing it with others of its page.
    pub(super) fn number(&self) -> Option<f64> {
        if self.kind == Kind::Number { figure(&self.text) } else { None }
    }

    /// The same, also of one beyond what was measured.
    pub(super) fn amount(&self) -> Option<f64> {
        match self.kind {
            Kind::Bound => {
                figure(self.text.trim_start_matches(['<', '>', '≤', '≥', '＜', '＞', '=', ' ']))
            }
            _ => self.number(),
        }
    }
}

/// Reads figures with either sign of decimals.
pub(super) fn figure(text: &str) -> Option<f64> {
    text.replace(',', ".").parse().ok()
}

/// A gap wider than this many spaces separates cells.
const CELL_SPACES: f32 = 1.75;

/// Returns whether a gap can be a space between words.
fn is_space(gap: f32) -> bool {
    (0.12..0.9).contains(&gap)
}

/// How wide the gaps of a page are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spacing {
    /// A wider gap separates cells, in font sizes.
    pub(super) cell: f32,
}

impl Spacing {
    /// Measures the pieces of a page.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a [Piece]>) -> Self {
        let mut gaps: Vec<f32> =
            lines.flatten().map(|piece| piece.gap).filter(|gap| is_space(*gap)).collect();
        let space = quantile(&mut gaps, 0.5).unwrap_or(0.28);
        Self { cell: (space * CELL_SPACES).max(0.5) }
    }

    /// Adapts to a line of several words: other fonts have wider spaces, justified text too.
    fn in_line(self, pieces: &[Piece]) -> Self {
        let mut gaps: Vec<f32> =
            pieces.iter().map(|piece| piece.gap).filter(|gap| is_space(*gap)).collect();
        let enough = gaps.len() >= 3;
        let space = quantile(&mut gaps, 0.5).filter(|_| enough);
        // In a typewriter's font a space is as wide as every other character.
        let space = space.or_else(|| fixed_pitch(pieces));
        Self { cell: space.map_or(self.cell, |space| (space * CELL_SPACES).max(self.cell)) }
    }
}

/// Returns the width of a character when all of a line are equally wide, in font sizes.
fn fixed_pitch(pieces: &[Piece]) -> Option<f32> {
    let pitch = |piece: &Piece| {
        let count = u16::try_from(piece.text.chars().count()).ok()?;
        Some((piece.rect.right - piece.rect.left) / f32::from(count) / piece.em)
    };
    let pitches: Vec<f32> = pieces.iter().filter_map(pitch).collect();
    let first = *pitches.first()?;
    let even = pitches.len() >= 3 && pitches.iter().all(|pitch| (pitch - first).abs() < 0.01);
    (even && (0.45..0.75).contains(&first)).then_some(first)
}

/// Joins the pieces of a line to tokens.
pub(super) fn tokens(pieces: &[Piece], page: Spacing) -> Vec<Token> {
    let spacing = page.in_line(pieces);
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let rest = pieces.get(at..).unwrap_or_default();
        let (kind, length) = recognize(rest, tokens.last(), spacing);
        let taken = rest.get(..length.max(1)).unwrap_or_default();
        push(&mut tokens, kind, taken, spacing);
        at += length.max(1);
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, kind: Kind, pieces: &[Piece], spacing: Spacing) {
    let Some(first) = pieces.first() else { return };
    let rect = pieces.iter().map(|piece| piece.rect).reduce(around).unwrap_or(first.rect);
    let text = joined(pieces);
    match tokens.last_mut() {
        Some(last)
            if kind == Kind::Text && last.kind == Kind::Text && first.gap <= spacing.cell =>
        {
            if first.gap > 0.05 {
                last.text.push(' ');
            }
            last.text.push_str(&text);
            last.rect = around(last.rect, rect);
            last.words += pieces.len();
        }
        _ => tokens.push(Token {
            kind,
            text,
            rect,
            gap: first.gap,
            em: first.em,
            bold: first.bold,
            words: pieces.len(),
        }),
    }
}

/// Joins pieces with a space where there is a gap.
pub(super) fn joined(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        if !text.is_empty() && piece.gap > 0.05 {
            text.push(' ');
        }
        text.push_str(&piece.text);
    }
    text
}

/// Returns whether a text is a scale drawn in characters: `[---|--*--|---]`.
fn is_drawing(text: &str) -> bool {
    text.chars().all(|c| "[]()|-–=*<>.o+".contains(c))
        && text.chars().filter(|c| "-–=.|".contains(*c)).count() > 3
}

/// Returns how many pieces are a scale drawn in characters that stand apart: `- - - | - O - | - - -`.
fn drawn_scale(pieces: &[Piece]) -> Option<usize> {
    let drawn = |piece: &Piece| {
        piece.text.chars().count() <= 3 && piece.text.chars().all(|c| "-–|=_*+.oOxX".contains(c))
    };
    let tail = pieces.iter().skip(1).take_while(|piece| piece.gap < 1.0 && drawn(piece)).count();
    let run = pieces.get(..=tail)?;
    let strokes = run.iter().filter(|piece| piece.text.contains(['-', '–', '=', '_'])).count();
    let ends = run.iter().filter(|piece| piece.text.contains('|')).count();
    (drawn(run.first()?) && strokes >= 5 && ends >= 1).then_some(run.len())
}

/// Returns whether a text that can be a unit is a name: its value follows.
fn is_named(pieces: &[Piece]) -> bool {
    let [name, value, ..] = pieces else { return false };
    value.gap > 1.0
        && name.text.chars().all(char::is_alphanumeric)
        && bta_catalog::is_name(&name.text)
}

/// Returns whether a sign for "below" or "above" stands in a cell of its own, between a name and its
/// value: then it may be what other laboratories print as an arrow.
fn is_mark_apart(pieces: &[Piece], before: Option<&Token>) -> bool {
    let [sign, number, rest @ ..] = pieces else { return false };
    // Behind an earlier result it is no mark of an interval as long as that is still to come.
    let limits = |piece: &Piece| {
        is_range(&piece.text) || is_bound(&piece.text) || piece.text.chars().all(is_dash)
    };
    matches!(sign.text.as_str(), "<" | ">")
        && is_number(&number.text)
        && number.gap > 2.0
        && sign.gap > 1.0
        && before.is_some_and(|before| {
            before.kind == Kind::Text || before.kind == Kind::Number && rest.iter().any(limits)
        })
}

/// Returns how many pieces are a day with the month's name: `18 Apr 2026`, `Jan 19, 2026`.
fn spelled_date(pieces: &[Piece]) -> Option<usize> {
    let text = |at: usize| pieces.get(at).map(|piece| piece.text.as_str());
    let comma = usize::from(text(2) == Some(","));
    let last = if comma == 1 { text(3)? } else { text(2)? };
    let day =
        |text: &str| text.len() <= 2 && text.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    let month = |text: &str| month(fold(text).trim_end_matches('.')).is_some();
    let year = last.parse().is_ok_and(|year: u16| (1900..2200).contains(&year));
    let near = pieces.iter().take(3 + comma).skip(1).all(|piece| piece.gap < 1.0);
    let (one, other) = (text(0)?, text(1)?);
    let named = day(one) && month(other) && comma == 0 || day(other) && month(one);
    (year && near && named).then_some(3 + comma)
}

/// Returns what the pieces begin with and how many of them it takes.
fn recognize(pieces: &[Piece], before: Option<&Token>, spacing: Spacing) -> (Kind, usize) {
    let Some(first) = pieces.first() else { return (Kind::Text, 1) };
    let text = first.text.as_str();
    if text.chars().all(|c| ".:：…_·․|,;".contains(c)) && !text.is_empty() || is_drawing(text)
    {
        return (Kind::Separator, 1);
    }
    // "= 5,17"
    if text == "=" && pieces.get(1).is_some_and(|next| is_number(&next.text)) {
        return (Kind::Separator, 1);
    }
    // A digit glued to a sign that means nothing is a part of it: the cube of a lost micro sign.
    let glued = first.gap < 0.05
        && before.is_some_and(|token| {
            token.kind == Kind::Text && !token.text.chars().any(char::is_alphanumeric)
        });
    if glued && text.len() == 1 {
        return (Kind::Text, 1);
    }
    // The mark of a footnote behind a number: "2.6(a)".
    let footnote =
        first.gap < 0.05 && text.len() == 3 && text.starts_with('(') && text.ends_with(')');
    if footnote && before.is_some_and(|token| token.kind == Kind::Number) {
        return (Kind::Separator, 1);
    }
    if let Some(length) = drawn_scale(pieces) {
        return (Kind::Separator, length);
    }
    // "pH" and "INR" are units as well.
    if before.is_none() && is_unit(text) && is_named(pieces) {
        return (Kind::Text, 1);
    }
    if is_mark_apart(pieces, before) {
        return (Kind::Flag, 1);
    }
    if is_date(text) {
        return (Kind::Date, 1);
    }
    if let Some(length) = spelled_date(pieces) {
        return (Kind::Date, length);
    }
    if is_titre(text) && before.is_none_or(|before| before.kind != Kind::Date) {
        return (Kind::Quality, 1);
    }
    if is_time(text) {
        return (Kind::Time, 1);
    }
    labeled(pieces, before, spacing)
        .or_else(|| bracketed(pieces, spacing))
        .or_else(|| number(pieces, spacing))
        .or_else(|| phrase(pieces, before, spacing))
        .unwrap_or((Kind::Text, 1))
}
