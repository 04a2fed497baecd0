//! Flags that stand outside of their column: before a name, or before a value.

use crate::parse::{Context, Number, Reference};
use crate::row::Cell;

use super::header::Column;
use super::heading::Role;
use super::shape::is_flag;
use super::token::{Kind, Token};

/// Moves signs and flags that stand before a name.
pub(super) fn take_marks<'a>(name: &mut Vec<&'a Token>, flags: &mut Vec<&'a Token>) {
    while name.len() > 1
        && name.first().is_some_and(|first| matches!(first.kind, Kind::Flag | Kind::Sign))
    {
        flags.push(name.remove(0));
    }
    // The sign or flag before a value may stand nearer to the name than to the value.
    while name.len() > 1
        && name
            .last()
            .is_some_and(|last| matches!(last.kind, Kind::Flag | Kind::Sign) && last.gap > 0.5)
    {
        flags.extend(name.pop());
    }
}

/// Keeps the flag of a remark that begins with one: `Low – suggests anemia`.
pub(super) fn leading(cell: &Cell) -> Cell {
    // An arrow says all that the words behind it say.
    let drawn = |c: char| "↑↓▲▼⬆⬇⇑⇓".contains(c);
    if let Some((arrow, words)) = cell.text.split_once(' ')
        && arrow.chars().all(drawn)
        && words.contains(char::is_alphabetic)
    {
        return Cell { text: arrow.to_owned(), rect: cell.rect };
    }
    let remark = cell.text.split_once([' ', ',', '(']).filter(|(flag, rest)| {
        let apart = cell.text.starts_with(&format!("{flag},"))
            || rest.trim_start().starts_with(['-', '–', '—', '(', ':']);
        apart && rest.contains(char::is_alphabetic) && is_flag(flag)
    });
    let text = remark.map_or(cell.text.as_str(), |(flag, _)| flag);
    Cell { text: text.to_owned(), rect: cell.rect }
}

/// Finds the mark beside a value that lies over the column of earlier results.
pub(super) fn beside_value<'a>(
    tokens: &'a [Token],
    assigned: &[Option<usize>],
    columns: &[Column],
    table: usize,
) -> Option<&'a Token> {
    let role = |at: &Option<usize>| {
        let column = at.and_then(|at| columns.get(at));
        column.filter(|column| column.table == table).map(|column| column.role)
    };
    let earlier = tokens
        .iter()
        .zip(assigned)
        .any(|(token, at)| role(at) == Some(Role::Previous) && token.kind.is_value());
    let all = tokens;
    let pairs = tokens.windows(2).zip(assigned.windows(2));
    pairs.into_iter().find_map(|(tokens, at)| {
        let ([first, second], [left, right]) = (tokens, at) else { return None };
        let is_mark = |token: &Token| matches!(token.kind, Kind::Flag | Kind::Sign);
        let (left, right) = (role(left), role(right));
        if (left, right) == (Some(Role::Previous), Some(Role::Value)) {
            // Signs for "below" and "above" stand before their value, however far.
            let sign = matches!(first.text.as_str(), "<" | ">");
            (is_mark(first) && (sign || second.gap < first.gap)).then_some(first)
        } else if (left, right) == (Some(Role::Value), Some(Role::Previous)) {
            // With an earlier result the mark can be of either: the interval tells.
            (is_mark(second) && (!earlier || is_outside(first, all))).then_some(second)
        } else {
            None
        }
    })
}

/// Returns whether a value is outside of the interval of its line.
fn is_outside(value: &Token, line: &[Token]) -> bool {
    let interval = line.iter().rev().find(|it| matches!(it.kind, Kind::Range | Kind::Bound));
    let number = Number::read(&value.text, None);
    let (Some(interval), Some(number)) = (interval, number) else { return false };
    match Reference::read(&interval.text, &Context::default()) {
        Reference::Interval(interval) => {
            interval.low.is_some_and(|low| number.value < low)
                || interval.high.is_some_and(|high| number.value > high)
        }
        _ => false,
    }
}
