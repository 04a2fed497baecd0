//! Finds intervals of numbers and ages among the tokens of a range.

use std::fmt;

use super::time::length_in_years;
use crate::parse::comparison::{self, Side};
use crate::parse::label::{self, Label};
use crate::parse::token::Token;
use crate::parse::unit::is_unit;

/// Limits, both included; at least one is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower limit.
    pub low: Option<f64>,
    /// The upper limit.
    pub high: Option<f64>,
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (Some(low), Some(high)) => write!(f, "{low} - {high}"),
            (Some(low), None) => write!(f, "> {low}"),
            (None, Some(high)) => write!(f, "< {high}"),
            (None, None) => Ok(()),
        }
    }
}

/// What a range is made of, in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    Interval(Interval),
    /// A bare number that is part of no interval.
    Loose,
    Ages(f64, f64),
    Word(String),
    Colon,
    Break,
}

pub(super) fn items(tokens: &[Token]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        let before = tokens.get(..at).unwrap_or_default();
        if let Some((interval, used)) = interval(rest, before) {
            at += used;
            let rest = tokens.get(at..).unwrap_or_default();
            items.push(match age_scale(rest, &items) {
                Some(scale) => Item::Ages(
                    interval.low.map_or(0.0, |low| low * scale),
                    interval.high.map_or(f64::INFINITY, |high| upper_age(high, scale)),
                ),
                None => Item::Interval(interval),
            });
            continue;
        }
        at += 1;
        match token {
            Token::Number(_) | Token::Titre(_) => items.push(Item::Loose),
            Token::Word(word) => items.push(Item::Word(word.clone())),
            Token::Colon => items.push(Item::Colon),
            Token::Break => items.push(Item::Break),
            Token::Side(_) | Token::Dash | Token::Open | Token::Close => {}
        }
    }
    items
}

/// Returns whether the number after `before` is the third of a chain such as `01-02-2024`.
fn continues_date(before: &[Token]) -> bool {
    matches!(before, [.., Token::Number(_), Token::Dash])
}

/// "18-60 years" includes the whole year of 60.
fn upper_age(high: f64, scale: f64) -> f64 {
    (high + 1.0) * scale
}

/// Returns the length in years of the unit of time after an interval of ages.
fn age_scale(rest: &[Token], before: &[Item]) -> Option<f64> {
    if let Some(Token::Word(word)) = rest.first()
        && let Some(scale) = length_in_years(word)
    {
        return Some(scale);
    }
    let word = before.iter().rev().find_map(|item| match item {
        Item::Word(word) => Some(word.as_str()),
        _ => None,
    });
    let named = matches!(before.last(), Some(Item::Word(_) | Item::Colon))
        && word.is_some_and(|word| {
            matches!(
                word,
                "age"
                    | "aged"
                    | "ages"
                    | "alter"
                    | "edad"
                    | "idade"
                    | "eta"
                    | "wiek"
                    | "возраст"
                    | "leeftijd"
                    | "yas"
            )
        });
    named.then_some(1.0)
}

/// Reads an interval at the beginning of `tokens`; also returns how many tokens it takes.
///
/// `before` are the tokens before them, which may hold its lower limit.
fn interval(tokens: &[Token], before: &[Token]) -> Option<(Interval, usize)> {
    let fresh = !matches!(before.last(), Some(Token::Number(_) | Token::Dash | Token::Word(_)));
    if continues_date(before) {
        return None;
    }
    match tokens {
        [Token::Side(side), Token::Number(limit), rest @ ..] => {
            Some(one_sided(*side, *limit, rest))
        }
        [Token::Side(side), Token::Open, Token::Number(limit), ..] => {
            let (interval, used) = one_sided(*side, *limit, &[]);
            Some((interval, used + 1))
        }
        [Token::Dash, Token::Number(low), rest @ ..] if fresh => match between(-*low, rest) {
            Some((interval, used)) => Some((interval, used + 2)),
            None if is_end(rest) => Some((Interval { low: None, high: Some(*low) }, 2)),
            None => None,
        },
        [Token::Number(low), Token::Dash, rest @ ..] if ends_line(rest) && fresh => {
            Some((Interval { low: Some(*low), high: None }, 2))
        }
        [Token::Number(low), rest @ ..] => {
            let (interval, used) = between(*low, rest).or_else(|| limit_before_side(*low, rest))?;
            Some((interval, used + 1))
        }
        _ => None,
    }
}

/// `> 20 and < 30` has both limits; `< 30` one.
fn one_sided(side: Side, limit: f64, rest: &[Token]) -> (Interval, usize) {
    let words = rest.iter().take_while(|token| is_link(token)).count();
    if let [Token::Side(other), Token::Number(second), ..] = rest.get(words..).unwrap_or_default()
        && side.is_upper() != other.is_upper()
    {
        let (low, high) = if side.is_upper() { (*second, limit) } else { (limit, *second) };
        if low < high {
            return (Interval { low: Some(low), high: Some(high) }, words + 4);
        }
    }
    // "> 5 - 10"
    if let [Token::Dash, Token::Number(high), ..] = rest
        && !side.is_upper()
        && *high > limit
    {
        return (Interval { low: Some(limit), high: Some(*high) }, 4);
    }
    if side.is_upper() {
        (Interval { low: None, high: Some(limit) }, 2)
    } else {
        (Interval { low: Some(limit), high: None }, 2)
    }
}

/// Words and signs that may stand between two limits of one interval.
fn is_link(token: &Token) -> bool {
    match token {
        Token::Dash => true,
        Token::Word(word) => is_and(word) || label::is_noise(word),
        _ => false,
    }
}

fn is_and(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "und"
            | "y"
            | "e"
            | "et"
            | "en"
            | "i"
            | "и"
            | "to"
            | "a"
            | "al"
            | "à"
            | "-"
            | "ve"
            | "ile"
            | "até"
    )
}

/// Reads what follows a lower limit: a dash or a word for "to", and the upper limit.
fn between(low: f64, rest: &[Token]) -> Option<(Interval, usize)> {
    let units = rest
        .iter()
        .take_while(
            |token| matches!(token, Token::Word(word) if !is_and(word) && is_unit_word(word)),
        )
        .count();
    let scale = match rest.first() {
        Some(Token::Word(word)) if units == 1 => length_in_years(word),
        _ => None,
    };
    // "(-2) - (+3)"
    let closed = usize::from(matches!(rest, [Token::Close, Token::Dash, Token::Open, ..]));
    let units = units + closed;
    let (high, used) = match rest.get(units..)? {
        [Token::Dash, Token::Open, Token::Dash, Token::Number(high), ..] => (-*high, 4),
        [Token::Dash, Token::Open, Token::Number(high), ..] => (*high, 3),
        [Token::Dash, Token::Side(side), Token::Number(high), ..] if side.is_upper() => (*high, 3),
        [Token::Dash, Token::Dash, Token::Number(high), ..] => {
            (if low < 0.0 { -*high } else { *high }, 3)
        }
        [Token::Dash, Token::Number(high), after @ ..]
            if !matches!(after, [Token::Dash, Token::Number(_), ..]) =>
        {
            (*high, 2)
        }
        [Token::Word(word), Token::Number(high), ..] if is_and(word) => (*high, 2),
        // "bis 17", "do 17" and their kin are words for "up to" as well.
        [Token::Side(side), Token::Number(high), ..] if *side == Side::AtMost => (*high, 2),
        _ => return None,
    };
    // "1 month - 6 years": the later unit counts, so the lower age is converted to it.
    let low = match (scale, rest.get(units + used)) {
        (Some(scale), Some(Token::Word(word))) => low * scale / length_in_years(word)?,
        _ => low,
    };
    (low <= high).then_some((Interval { low: Some(low), high: Some(high) }, units + used))
}

fn is_unit_word(word: &str) -> bool {
    length_in_years(word).is_some() || word.contains(['/', '%', '^']) || is_unit(word)
}

/// `40 or more`, `5 以下`: words after a limit.
fn limit_before_side(limit: f64, rest: &[Token]) -> Option<(Interval, usize)> {
    let [Token::Word(word), ..] = rest else { return None };
    let (two, used) = match rest {
        [_, Token::Word(second), ..] => (format!("{word} {second}"), 2),
        _ => (word.clone(), 1),
    };
    let found = comparison::after_folded(&two)
        .map(|side| (side, used))
        .or_else(|| comparison::after_folded(word).map(|side| (side, 1)));
    let (side, used) = found?;
    let interval = if side.is_upper() {
        Interval { low: None, high: Some(limit) }
    } else {
        Interval { low: Some(limit), high: None }
    };
    Some((interval, used))
}

fn is_end(rest: &[Token]) -> bool {
    match rest.first() {
        None | Some(Token::Break | Token::Close) => true,
        Some(Token::Word(word)) => is_unit_word(word),
        Some(_) => false,
    }
}

fn ends_line(rest: &[Token]) -> bool {
    matches!(rest.first(), None | Some(Token::Break | Token::Close))
}

/// Returns whether `word` is at home in a range: a unit, a sex, an age, a verdict.
pub(in crate::parse) fn is_range_word(word: &str) -> bool {
    is_and(word)
        || length_in_years(word).is_some()
        || label::is_noise(word)
        || !Label::read(&[word]).is_silent()
        || comparison::after_folded(word).is_some()
}
