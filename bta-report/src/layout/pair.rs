//! Two values under one name in one line: percent and absolute, or two units of measure. The one that
//! the interval belongs to is meant; a share beside a number is a result of its own.

use crate::parse::{Context, Number, Reference, fold};

use super::token::{Kind, Token};
use crate::row::Cell;

/// Passes over the value, and its unit, that the interval of a line does not belong to; returns them
/// when they are a share before a number of cells.
pub(super) fn settle(tokens: &mut [Token]) -> Option<Share> {
    let found = (0..tokens.len()).find_map(|at| find(tokens, at))?;
    let (from, to) = if found.second { found.first_pair } else { found.second_pair };
    let link = if found.second { found.second_pair.0 } else { found.first_pair.1 };
    let links = found.first_pair.1.min(link)..found.second_pair.0;
    let linked = links.clone().any(|at| tokens.get(at).is_some_and(is_link));
    let share = if linked { None } else { share(tokens, &found) };
    for (at, token) in tokens.iter_mut().enumerate() {
        if (from..to).contains(&at) || links.contains(&at) && is_link(token) {
            token.kind = Kind::Separator;
        }
    }
    share
}

/// A share of all cells, printed beside their number.
#[derive(Clone, Debug)]
pub(super) struct Share {
    pub(super) value: Cell,
    pub(super) unit: Cell,
}

/// The value that is passed over, when it is a percentage and the other one is not.
fn share(tokens: &[Token], found: &Found) -> Option<Share> {
    let [value, unit] = tokens.get(found.first_pair.0..found.first_pair.1)? else { return None };
    let other = tokens.get(found.second_pair.0 + 1)?;
    let cell = |token: &Token| Cell { text: token.text.clone(), rect: token.rect };
    let is_share =
        found.second && unit.text == "%" && other.kind == Kind::Unit && other.text != "%";
    is_share.then(|| Share { value: cell(value), unit: cell(unit) })
}

struct Found {
    /// Whether the second value is meant.
    second: bool,
    first_pair: (usize, usize),
    second_pair: (usize, usize),
}

fn find(tokens: &[Token], at: usize) -> Option<Found> {
    let kind = |at: usize| tokens.get(at).map(|token| token.kind);
    let passed = |mut at: usize| {
        while matches!(kind(at), Some(Kind::Flag | Kind::Sign | Kind::Separator))
            || tokens.get(at).is_some_and(is_link)
        {
            at += 1;
        }
        at
    };
    let unit_at = |at: usize| tokens.get(at).filter(|token| token.kind == Kind::Unit);
    if kind(at) != Some(Kind::Number) {
        return None;
    }
    let unit = unit_at(at + 1)?;
    let other = passed(at + 2);
    if kind(other) != Some(Kind::Number) {
        return None;
    }
    let other_unit = unit_at(other + 1);
    let end = other + 1 + usize::from(other_unit.is_some());
    let range = passed(end);
    let interval = tokens.get(range).filter(|token| token.kind == Kind::Range)?;
    let differ = other_unit.map_or(unit.text == "%", |other| other.text != unit.text);
    if !differ {
        return None;
    }
    let told = unit_at(range + 1);
    let second = match (told, other_unit) {
        (Some(told), _) if told.text == unit.text => false,
        (Some(told), Some(other)) if told.text == other.text => true,
        _ => nearer(tokens.get(at)?, tokens.get(other)?, interval)
            .unwrap_or_else(|| other_unit.is_some()),
    };
    Some(Found { second, first_pair: (at, at + 2), second_pair: (other, end) })
}

/// Returns whether a word only joins two values: `71,3 % soit 6,99 G/L`.
fn is_link(token: &Token) -> bool {
    token.kind == Kind::Text
        && matches!(
            fold(&token.text).as_str(),
            "soit"
                | "ou"
                | "or"
                | "oder"
                | "bzw."
                | "entspr."
                | "o"
                | "i.e."
                | "="
                | "≈"
                | "corresp."
        )
}

/// Returns whether the second of two values is the one that an interval can belong to.
pub(super) fn nearer(first: &Token, second: &Token, interval: &Token) -> Option<bool> {
    let Reference::Interval(interval) = Reference::read(&interval.text, &Context::default()) else {
        return None;
    };
    let distance = |token: &Token| {
        let value = Number::read(&token.text, None)?.value;
        let below = interval.low.filter(|low| value < *low).map(|low| low / value.max(1e-6));
        let above = interval.high.filter(|high| value > *high).map(|high| value / high.max(1e-6));
        Some(below.or(above).unwrap_or(1.0))
    };
    let (first, second) = (distance(first)?, distance(second)?);
    if first > second * 1.5 {
        Some(true)
    } else if second > first * 1.5 {
        Some(false)
    } else {
        None
    }
}
