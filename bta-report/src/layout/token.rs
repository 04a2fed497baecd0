//! Pieces to tokens: neighboring pieces that are one number, interval, unit, answer or phrase.

use bta_core::report::Rect;

use crate::parse::{Number, Quality, fold};

use super::lexicon::{is_pending, is_range_label};
use super::piece::Piece;
use super::place::{around, quantile};
use super::shape::{
    is_bound, is_dash, is_date, is_flag, is_letter_flag, is_number, is_range, is_sign, is_time,
    is_unit,
};

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
    /// A colon or leader dots.
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
        Self { cell: space.map_or(self.cell, |space| (space * CELL_SPACES).max(self.cell)) }
    }
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
fn joined(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        if !text.is_empty() && piece.gap > 0.05 {
            text.push(' ');
        }
        text.push_str(&piece.text);
    }
    text
}

/// Returns what the pieces begin with and how many of them it takes.
fn recognize(pieces: &[Piece], before: Option<&Token>, spacing: Spacing) -> (Kind, usize) {
    let Some(first) = pieces.first() else { return (Kind::Text, 1) };
    let text = first.text.as_str();
    if text.chars().all(|c| ".:：…_·․|,;".contains(c)) && !text.is_empty() {
        return (Kind::Separator, 1);
    }
    if is_date(text) {
        return (Kind::Date, 1);
    }
    if is_time(text) {
        return (Kind::Time, 1);
    }
    labeled_range(pieces)
        .or_else(|| bracketed(pieces))
        .or_else(|| numeric(pieces, spacing))
        .or_else(|| worded(pieces, before, spacing))
        .unwrap_or((Kind::Text, 1))
}

/// `Normal: 13.5 - 17.5`, `N : 50-70%`.
fn labeled_range(pieces: &[Piece]) -> Option<(Kind, usize)> {
    let colon =
        pieces.iter().take(6).position(|piece| matches!(piece.text.as_str(), ":" | "："))?;
    let label = joined(pieces.get(..colon)?);
    if colon == 0 || !is_range_label(&label) {
        return None;
    }
    let (kind, length) = interval(pieces.get(colon + 1..)?)?;
    matches!(kind, Kind::Range | Kind::Bound).then_some((Kind::Range, colon + 1 + length))
}

/// A pair of brackets and what it holds, when that is an interval, a unit or a flag.
fn bracketed(pieces: &[Piece]) -> Option<(Kind, usize)> {
    let open = pieces.first()?.text.chars().next()?;
    let close = match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '（' => '）',
        _ => return None,
    };
    let length = 1 + pieces.iter().take(9).position(|piece| {
        piece.text.ends_with([close, ';', ',', '.']) && piece.text.contains(close)
    })?;
    let whole = joined(pieces.get(..length)?);
    let inner = whole
        .trim_start_matches(open)
        .trim_end_matches([';', ',', '.'])
        .trim_end_matches(close)
        .trim();
    let unlabeled = match inner.rsplit_once([':', '：']) {
        Some((label, rest)) if is_range_label(label) => rest.trim(),
        _ => inner,
    };
    let number = Number::read(unlabeled, None);
    let one_sided = number.is_some_and(|number| number.comparator.is_some());
    if one_sided || is_interval_text(unlabeled) {
        return Some((Kind::Range, length));
    }
    if is_flag(inner) {
        return Some((Kind::Flag, length));
    }
    is_unit(inner).then_some((Kind::Unit, length))
}

/// Returns whether `text` is two numbers with a dash or a word such as "to" between them.
fn is_interval_text(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_end = |text: &str| is_number(text.trim_end_matches('%'));
    match words.as_slice() {
        [one] => is_range(one),
        [low, high] => {
            let split =
                low.ends_with(is_dash) && is_end(low.trim_end_matches(is_dash)) && is_end(high);
            split
                || is_number(low)
                    && high.starts_with(is_dash)
                    && is_end(high.trim_start_matches(is_dash))
                || is_range(low) && is_unit(high)
        }
        [low, to, high, rest @ ..] => {
            is_end(low)
                && is_connector(to)
                && is_end(high)
                && (rest.is_empty() || is_unit(&rest.join(" ")))
        }
        [] => false,
    }
}

/// Returns whether a word stands between the limits of an interval.
fn is_connector(text: &str) -> bool {
    text.chars().all(is_dash)
        || matches!(
            fold(text).as_str(),
            "to" | "a"
                | "bis"
                | "al"
                | "ate"
                | "do"
                | "до"
                | "tot"
                | "et"
                | "και"
                | "ile"
                | "till"
                | "..."
                | "à"
        )
}

/// A number, a bound or an interval.
fn numeric(pieces: &[Piece], spacing: Spacing) -> Option<(Kind, usize)> {
    interval(pieces).or_else(|| grouped(pieces, spacing).map(|length| (Kind::Number, length)))
}

/// An interval or a bound at the beginning of the pieces; a single number too.
fn interval(pieces: &[Piece]) -> Option<(Kind, usize)> {
    let first = pieces.first()?;
    if is_range(&first.text) {
        return Some((Kind::Range, 1));
    }
    if let Some(length) = bound(pieces) {
        return Some((Kind::Bound, length));
    }
    let length = two_limits(pieces)?;
    let percent = pieces.get(length).is_some_and(|next| next.text == "%" && next.gap < 0.2);
    Some((Kind::Range, length + usize::from(percent)))
}

/// `< 5`, `up to 200`, `> OR = 40`: the longest run of pieces that is a number with a comparator.
fn bound(pieces: &[Piece]) -> Option<usize> {
    let near = pieces.iter().skip(1).take_while(|piece| piece.gap < 1.5).count();
    let first = pieces.first()?.text.as_str();
    if is_number(first) {
        return None;
    }
    (1..=(near + 1).min(6)).rev().find(|length| {
        let Some(run) = pieces.get(..*length) else { return false };
        if run.iter().skip(1).any(|piece| piece.text == ":") {
            return false;
        }
        let last_is_number =
            run.last().is_some_and(|last| is_number(&last.text) || is_bound(&last.text));
        last_is_number
            && Number::read(&joined(run), None).is_some_and(|number| number.comparator.is_some())
    })
}

/// `3.5 - 5.1`, `3,90 a 5,03`, `0- 3`, `3,6 -5,0`, `12.0 g/dL - 16.0`.
fn two_limits(pieces: &[Piece]) -> Option<usize> {
    let text = |at: usize| pieces.get(at).map(|piece| piece.text.as_str());
    let gap = |at: usize| pieces.get(at).map_or(f32::INFINITY, |piece| piece.gap);
    let first = text(0)?;
    let open = first.trim_end_matches(is_dash);
    if open.len() < first.len() && is_number(open) && is_number(text(1)?) && gap(1) < 1.2 {
        return Some(2);
    }
    if !is_number(first) {
        return None;
    }
    let unit = usize::from(text(1).is_some_and(is_unit) && gap(1) < 0.8);
    let dash = text(1 + unit)?;
    let second = dash.trim_start_matches(is_dash);
    if second.len() < dash.len() && is_number(second) && unit == 0 && gap(1) < 0.8 && gap(1) > 0.05
    {
        return Some(2);
    }
    let is_sign = dash.chars().all(is_dash);
    let reach = if is_sign { 2.0 } else { 1.0 };
    let high = text(2 + unit)?;
    (is_connector(dash) && is_number(high) && gap(1 + unit) < reach && gap(2 + unit) < reach)
        .then_some(3 + unit)
}

/// A number, groups of thousands in words of their own included.
fn grouped(pieces: &[Piece], spacing: Spacing) -> Option<usize> {
    let first = pieces.first()?.text.as_str();
    if is_bound(first) {
        return Some(1);
    }
    if !is_number(first) {
        return None;
    }
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let opens = digits(first) && first.len() <= 3 && !first.starts_with('0');
    let groups = pieces.iter().skip(1).take_while(|piece| {
        let group: String = piece.text.chars().take_while(char::is_ascii_digit).collect();
        piece.gap < spacing.cell && group.len() == 3 && is_number(&piece.text)
    });
    Some(if opens { 1 + groups.count() } else { 1 })
}

/// A unit, flag, sign or answer.
fn worded(pieces: &[Piece], before: Option<&Token>, spacing: Spacing) -> Option<(Kind, usize)> {
    let first = pieces.first()?;
    let run = 1 + pieces.iter().skip(1).take_while(|piece| piece.gap <= spacing.cell).count();
    let begins = first.gap > spacing.cell || before.is_none_or(|token| token.kind != Kind::Text);
    if begins && let Some(found) = answer(pieces.get(..run)?, before) {
        return Some(found);
    }
    let ends = |length: usize| {
        pieces.get(length).is_none_or(|next| {
            next.gap > spacing.cell || !next.text.starts_with(char::is_alphabetic)
        })
    };
    let after_number = before.is_some_and(|token| matches!(token.kind, Kind::Number | Kind::Bound));
    if (begins || after_number) && is_letter_flag(&first.text) && (ends(1) || after_number) {
        return Some((Kind::Flag, 1));
    }
    let unit = (1..=run.min(4)).rev().find(|length| {
        pieces.get(..*length).is_some_and(|run| {
            run.iter().all(|piece| !piece.text.contains(':')) && is_unit(&joined(run))
        })
    });
    if let Some(length) = unit {
        let ends = pieces.get(length).is_none_or(|next| {
            next.gap > spacing.cell || !next.text.starts_with(char::is_alphabetic)
        });
        let after_value =
            before.is_some_and(|token| !matches!(token.kind, Kind::Text | Kind::Separator));
        let alone = begins && (ends || length > 1);
        let divided = joined(pieces.get(..length)?).contains('/') || first.text == "%";
        if after_value || alone || divided && ends {
            return Some((Kind::Unit, length));
        }
    }
    if begins || pieces.len() == 1 || first.text.chars().all(|c| !c.is_alphanumeric()) {
        if is_sign(&first.text) {
            return Some((Kind::Sign, 1));
        }
        let ends = pieces.get(1).is_none_or(|next| {
            next.gap > spacing.cell || !next.text.starts_with(char::is_alphabetic)
        });
        if ends && is_flag(&first.text) {
            return Some((Kind::Flag, 1));
        }
    }
    None
}

/// An answer in words that fills a cell.
fn answer(cell: &[Piece], before: Option<&Token>) -> Option<(Kind, usize)> {
    let end = cell
        .iter()
        .position(|piece| matches!(piece.text.as_str(), ":" | "："))
        .unwrap_or(cell.len());
    if end < cell.len() || end > 6 {
        return None;
    }
    let text = joined(cell);
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
    let is_answer = Quality::read(&text).is_some() && !bta_catalog::is_name(&text);
    is_answer.then_some((Kind::Quality, end))
}
