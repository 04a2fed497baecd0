//! The interval of a row, from one column or from a column for each limit.

use crate::parse::Mark;
use crate::row::Cell;

use super::draft::{Aspect, Draft};
use super::part::{Units, cell};
use super::place::around;
use super::token::{Kind, Token};

/// Makes an interval of the cells of two columns.
pub(super) fn between(draft: &mut Draft, low: &[&Token], high: &[&Token]) {
    let limit = |tokens: &[&Token]| {
        let number = tokens.iter().find(|token| matches!(token.kind, Kind::Number | Kind::Bound));
        number.map_or("", |token| token.text.as_str()).to_owned()
    };
    let rect = low.iter().chain(high).map(|token| token.rect).reduce(around);
    let text = match (limit(low), limit(high)) {
        (low, high) if low.is_empty() && high.is_empty() => return,
        (low, high) if high.is_empty() => format!(">= {low}"),
        (low, high) if low.is_empty() => format!("<= {high}"),
        (low, high) => format!("{low} - {high}"),
    };
    draft.note(Aspect::Ranged);
    draft.range = rect.map(|rect| Cell { text, rect });
}

/// Reads the cells of the column of intervals: flags and units that stand there too are taken out.
pub(super) fn in_cells<'a>(
    draft: &mut Draft,
    tokens: &mut Vec<&'a Token>,
    flags: &mut Vec<&'a Token>,
    units: Units,
) {
    let limits = tokens.iter().any(|token| matches!(token.kind, Kind::Range | Kind::Bound));
    let plain = !tokens.is_empty() && tokens.iter().all(|token| token.kind != Kind::Text);
    if limits || plain && tokens.iter().any(|token| token.kind == Kind::Number) {
        draft.note(Aspect::Ranged);
    }
    take_flags(tokens, flags, draft);
    while tokens.first().is_some_and(|first| first.kind == Kind::Separator) {
        tokens.remove(0);
    }
    let is_mark = |token: &&Token| {
        token.kind == Kind::Text
            && !token.text.chars().any(|c| c.is_alphanumeric() || "<>≤≥".contains(c))
    };
    while tokens.last().is_some_and(is_mark) {
        tokens.pop();
    }
    if draft.unit.is_none() {
        draft.unit = take_unit(tokens, units);
    }
    draft.range = cell(tokens).filter(|cell| cell.text.chars().any(char::is_alphanumeric));
}

/// Takes the flags before and after an interval.
fn take_flags<'a>(tokens: &mut Vec<&'a Token>, flags: &mut Vec<&'a Token>, draft: &Draft) {
    let is_limit = |token: &&Token| matches!(token.kind, Kind::Range | Kind::Bound | Kind::Number);
    // "Low 13.0 - 17.0" is a flag and an interval, "Low: < 20" is a tier.
    if tokens.first().is_some_and(|first| first.kind == Kind::Flag)
        && tokens.get(1).is_some_and(is_limit)
    {
        flags.push(tokens.remove(0));
    }
    while let [.., before, last] = tokens.as_slice()
        && matches!(last.kind, Kind::Flag | Kind::Sign)
        // "< 150 Normal" is the first of several tiers.
        && Mark::read(&last.text) != Some(Mark::Normal)
        // In a line of its own a word behind an interval names a tier.
        && (draft.value.is_some() || last.text.chars().filter(|c| c.is_alphabetic()).count() < 3)
        // A dash after a number announces the upper limit in the next line.
        && before.kind != Kind::Number
    {
        flags.extend(tokens.pop().filter(|last| last.kind == Kind::Flag));
    }
}

/// Takes the unit before an interval; in tables without a column for units also the one after it.
fn take_unit(tokens: &mut Vec<&Token>, units: Units) -> Option<Cell> {
    if tokens.len() > 1 && tokens.first().is_some_and(|first| first.kind == Kind::Unit) {
        return cell(&[tokens.remove(0)]);
    }
    let at = tokens
        .iter()
        .position(|token| token.kind == Kind::Unit)
        .filter(|_| units == Units::InOtherCells)?;
    let length = tokens.iter().skip(at).take_while(|token| token.kind == Kind::Unit).count();
    let unit: Vec<&Token> = tokens.drain(at..at + length).collect();
    cell(&unit)
}
