//! Numbers, bounds and intervals that take one or more pieces.

use crate::parse::{Number, fold};

use super::lexicon::{begins_range_label, is_range_label};
use super::piece::Piece;
use super::shape::{is_bound, is_dash, is_flag, is_number, is_range, is_unit};
use super::token::{Kind, Spacing, Token, joined};

/// `Normal: 13.5 - 17.5`, `N : 50-70%`; behind other text also `ref. 12 - 16`.
pub(super) fn labeled(
    pieces: &[Piece],
    before: Option<&Token>,
    spacing: Spacing,
) -> Option<(Kind, usize)> {
    let label = label(pieces)?;
    let colon = pieces.get(label).is_some_and(|piece| is_colon(&piece.text));
    let close = pieces.get(label).is_some_and(|piece| piece.gap <= spacing.cell);
    if !colon && (before.is_none() || !close) {
        return None;
    }
    let at = label + usize::from(colon);
    let (_, length) = interval(pieces.get(at..)?, spacing)?;
    Some((Kind::Range, at + length))
}

/// Returns how many pieces announce an interval.
fn label(pieces: &[Piece]) -> Option<usize> {
    if !begins_range_label(&pieces.first()?.text) {
        return None;
    }
    let words = pieces.iter().take(5).take_while(|piece| !is_colon(&piece.text)).count();
    (1..=words).rev().find(|length| {
        pieces.get(..*length).is_some_and(|run| {
            run.iter().all(|piece| piece.text.chars().any(char::is_alphabetic))
                && is_range_label(&joined(run))
        })
    })
}

fn is_colon(text: &str) -> bool {
    matches!(text, ":" | "：")
}

/// A pair of brackets and what it holds, when that is an interval, a unit or a flag.
pub(super) fn bracketed(pieces: &[Piece], spacing: Spacing) -> Option<(Kind, usize)> {
    let open = pieces.first()?.text.chars().next()?;
    let close = match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '（' => '）',
        _ => return None,
    };
    let length = 1 + pieces.iter().take(12).position(|piece| piece.text.contains(close))?;
    let inner = inside(pieces.get(..length)?, open, close);
    let told = label(&inner).unwrap_or(0);
    let colon = usize::from(told > 0 && inner.get(told).is_some_and(|piece| is_colon(&piece.text)));
    let rest = inner.get(told + colon..)?;
    if let Some((kind, taken)) = interval(rest, spacing) {
        let unit = joined(rest.get(taken..)?);
        let whole = unit.is_empty() || is_unit(&unit);
        if whole && matches!(kind, Kind::Range | Kind::Bound) {
            return Some((Kind::Range, length));
        }
    }
    let text = joined(&inner);
    if length > 2 && is_by_sex(&inner, spacing) {
        return Some((Kind::Range, length));
    }
    // "[ * ]" is a mark, "( * )" shows where between the limits a value lies.
    if open == '[' && text == "*" {
        return Some((Kind::Flag, length));
    }
    if text.chars().all(|c| "*-|o.".contains(c)) && length > 1 {
        return Some((Kind::Separator, length));
    }
    if is_flag(&text) && !text.contains('/') {
        return Some((Kind::Flag, length));
    }
    is_unit(&text).then_some((Kind::Unit, length))
}

/// Returns whether pieces are an interval for each sex: `M 13-18 g/dl; F 12-16 g/dl`.
fn is_by_sex(pieces: &[Piece], spacing: Spacing) -> bool {
    let sex = |piece: &Piece| {
        let text = piece.text.trim_end_matches([':', '=']);
        matches!(text, "M" | "F" | "H" | "W" | "K" | "Male" | "Female" | "male" | "female")
    };
    let parts: Vec<usize> =
        (0..pieces.len()).filter(|at| pieces.get(*at).is_some_and(sex)).collect();
    let told = |at: &usize| {
        let colon = usize::from(pieces.get(at + 1).is_some_and(|piece| is_colon(&piece.text)));
        pieces.get(at + 1 + colon..).is_some_and(|rest| interval(rest, spacing).is_some())
    };
    parts.len() == 2 && parts.first() == Some(&0) && parts.iter().all(told)
}

/// The pieces between two brackets.
fn inside(pieces: &[Piece], open: char, close: char) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let bare = |(at, piece): (usize, &Piece)| {
        let text = if at == 0 { piece.text.trim_start_matches(open) } else { piece.text.as_str() };
        let text = if at == last {
            text.trim_end_matches([';', ',', '.']).trim_end_matches(close)
        } else {
            text
        };
        Piece { text: text.to_owned(), ..piece.clone() }
    };
    pieces.iter().enumerate().map(bare).filter(|piece| !piece.text.is_empty()).collect()
}

/// A number, a bound or an interval.
pub(super) fn number(pieces: &[Piece], spacing: Spacing) -> Option<(Kind, usize)> {
    interval(pieces, spacing).or_else(|| {
        let first = pieces.first()?;
        if is_bound(&first.text) {
            Some((Kind::Bound, 1))
        } else {
            grouped(pieces, spacing).map(|length| (Kind::Number, length))
        }
    })
}

/// An interval or a bound at the beginning of the pieces.
fn interval(pieces: &[Piece], spacing: Spacing) -> Option<(Kind, usize)> {
    let first = pieces.first()?;
    if is_range(&first.text) {
        return Some((Kind::Range, 1));
    }
    if let Some(length) = bound(pieces) {
        return Some((Kind::Bound, length));
    }
    let length = two_limits(pieces, spacing)?;
    let percent = pieces.get(length).is_some_and(|next| next.text == "%" && next.gap < 0.2);
    Some((Kind::Range, length + usize::from(percent)))
}

/// `< 5`, `up to 200`, `> OR = 40`: the longest run of pieces that is a number with a comparator.
fn bound(pieces: &[Piece]) -> Option<usize> {
    let near = pieces.iter().skip(1).take_while(|piece| piece.gap < 1.5).count();
    if is_number(&pieces.first()?.text) {
        return None;
    }
    (1..=(near + 1).min(6)).rev().find(|length| {
        let Some(run) = pieces.get(..*length) else { return false };
        let ends = run.last().is_some_and(|last| is_number(&last.text) || is_bound(&last.text));
        let plain = run.iter().skip(1).all(|piece| !is_colon(&piece.text));
        // Groups of thousands stand close; a number further away is another one.
        let number = |piece: &Piece| is_number(&piece.text) || is_bound(&piece.text);
        let apart = run
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if number(a) && number(b) && b.gap > 0.5));
        ends && plain
            && !apart
            && Number::read(&joined(run), None).is_some_and(|number| number.comparator.is_some())
    })
}

/// `3.5 - 5.1`, `3,90 a 5,03`, `0- 3`, `3,6 -5,0`, `12.0 g/dL - 16.0`, `from 3.9 to 5.8`.
fn two_limits(pieces: &[Piece], spacing: Spacing) -> Option<usize> {
    let text = |at: usize| pieces.get(at).map(|piece| piece.text.as_str());
    let gap = |at: usize| pieces.get(at).map_or(f32::INFINITY, |piece| piece.gap);
    let first = text(0)?;
    if is_opener(first) && gap(1) <= spacing.cell {
        return two_limits(pieces.get(1..)?, spacing).map(|length| length + 1);
    }
    let open = first.trim_end_matches(is_dash);
    if open.len() < first.len() && is_number(open) && is_number(text(1)?) && gap(1) < 1.2 {
        return Some(2);
    }
    let low = grouped(pieces, spacing)?;
    let unit = usize::from(text(low).is_some_and(is_unit) && gap(low) < 0.8);
    let dash = text(low + unit)?;
    let second = dash.trim_start_matches(is_dash);
    let spaced = (0.05..0.8).contains(&gap(low));
    if second.len() < dash.len() && is_number(second) && unit == 0 && spaced {
        return Some(low + 1);
    }
    let reach = if dash.chars().all(is_dash) { 2.0 } else { 1.0 };
    let at = low + unit + 1;
    let high = grouped(pieces.get(at..)?, spacing)?;
    (is_connector(dash) && gap(at - 1) < reach && gap(at) < reach).then_some(at + high)
}

/// Returns whether a word stands before the limits of an interval.
fn is_opener(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "from" | "von" | "de" | "da" | "od" | "от" | "entre" | "between" | "van"
    )
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
                | "e"
                | "y"
                | "and"
                | "ile"
                | "till"
                | ".."
                | "..."
                | "…"
                | "hasta"
                | "÷"
        )
}

/// A number, groups of thousands in words of their own included.
fn grouped(pieces: &[Piece], spacing: Spacing) -> Option<usize> {
    let first = pieces.first()?.text.as_str();
    if !is_number(first) {
        return None;
    }
    let digits = first.chars().all(|c| c.is_ascii_digit());
    let opens = digits && first.len() <= 3 && !first.starts_with('0');
    let groups = pieces.iter().skip(1).take_while(|piece| {
        let group = piece.text.chars().take_while(char::is_ascii_digit).count();
        piece.gap < spacing.cell && group == 3 && is_number(&piece.text)
    });
    Some(if opens { 1 + groups.count() } else { 1 })
}
