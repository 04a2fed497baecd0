//! Columns that their headings do not tell: numbers of lines, values under no heading or under that of
//! earlier ones, headings that stand over nothing.

use std::ops::Range;

use super::column::assign;
use super::header::{Column, Head};
use super::heading::Role;
use super::place::quantile;
use super::region::Region;
use super::token::{Kind, Token};

/// Adds columns for the numbers that stand before names and rise from line to line, where no heading
/// names them.
pub(super) fn number_lines(region: &mut Region<'_>) {
    let mut at = 0;
    while at < region.columns.len() {
        let is_name = region.columns.get(at).is_some_and(|column| column.role == Role::Name);
        let index = if is_name { index_before(region, at) } else { None };
        if let Some((index, begin)) = index {
            if let Some(name) = region.columns.get_mut(at) {
                name.left = begin;
            }
            region.columns.insert(at, index);
            at += 1;
        }
        at += 1;
    }
}

/// The column of numbers before the names of the column `at`, and where these begin.
fn index_before(region: &Region<'_>, at: usize) -> Option<(Column, f32)> {
    let column = region.columns.get(at)?;
    let before = at.checked_sub(1).and_then(|at| region.columns.get(at));
    if before.is_some_and(|before| before.role == Role::Index) {
        return None;
    }
    let from = before.map_or(f32::NEG_INFINITY, |before| before.left);
    let (mut numbers, mut begin, mut tabular) = (Vec::new(), f32::INFINITY, 0);
    for line in region.tabular() {
        let fits = |pair: &&[Token]| {
            matches!(pair, [index, name]
                if index.kind == Kind::Number && name.kind == Kind::Text && name.gap > 0.5
                    && index.rect.left > from && name.rect.left < column.right
                    && name.rect.right > column.left)
        };
        tabular += usize::from(line.tokens.iter().any(|token| {
            token.kind == Kind::Text
                && token.rect.left < column.right
                && token.rect.right > column.left
        }));
        let Some(place) = line.tokens.windows(2).position(|pair| fits(&pair)) else { continue };
        let [index, name, rest @ ..] = line.tokens.get(place..)? else { continue };
        if rest.iter().any(|token| token.kind.is_value())
            && let Ok(number) = index.text.trim_end_matches('.').parse::<u32>()
        {
            numbers.push((number, index.rect.left, index.rect.right));
            begin = begin.min(name.rect.left);
        }
    }
    let rising = numbers.windows(2).filter(|two| matches!(two, [a, b] if a.0 < b.0)).count();
    let enough = numbers.len() >= 3 && numbers.len() * 10 >= tabular * 7;
    let left = numbers.iter().map(|number| number.1).fold(f32::INFINITY, f32::min);
    let right = numbers.iter().map(|number| number.2).fold(0.0, f32::max);
    let index = Column { table: column.table, ..Column::new(Role::Index, left, right) };
    (enough && (rising + 1) * 10 >= numbers.len() * 8 && right < begin).then_some((index, begin))
}

/// Finds the values where the only day that heads a column of a table stands behind them: it is that of an
/// earlier result.
pub(super) fn undate(region: &mut Region<'_>) {
    let tables = region.columns.last().map_or(0, |column| column.table + 1);
    for table in 0..tables {
        undate_table(region, table);
    }
}

fn undate_table(region: &mut Region<'_>, table: usize) {
    let own: Vec<(usize, &Column)> =
        region.columns.iter().enumerate().filter(|(_, column)| column.table == table).collect();
    let days: Vec<_> = own.iter().filter(|(_, column)| column.head == Head::Day).collect();
    let &[&(dated, column)] = days.as_slice() else { return };
    if column.role != Role::Value {
        return;
    }
    let first = own.first().map_or(0, |(at, _)| *at);
    let name = own.iter().find(|(_, column)| column.role == Role::Name).map_or(first, |it| it.0);
    let unknown: Vec<usize> = (name..dated)
        .filter(|at| holds_unknown_numbers(region, *at) && !completes_limits(region, *at))
        .collect();
    // Earlier results stand last.
    let end = own.last().map_or(dated, |(at, _)| *at);
    if (dated + 1..=end).any(|at| holds_unknown_numbers(region, at)) {
        return;
    }
    let place = place_before(region, first..dated).filter(|_| unknown.is_empty());
    // Two beside each other are the limits of intervals.
    let limits =
        matches!(unknown[..], [low, high] if high == low + 1 && is_below(region, low, high));
    if unknown.is_empty() && place.is_none() || limits {
        return;
    }
    if let Some(column) = region.columns.get_mut(dated) {
        column.role = Role::Previous;
    }
    if let [only] = unknown[..]
        && let Some(column) = region.columns.get_mut(only)
    {
        column.role = Role::Value;
    }
    if let Some((next, left, right)) = place {
        let value = Column::new(Role::Value, left, right);
        region.columns.insert(next, Column { head: Head::Nothing, table, ..value });
    }
}

/// Returns whether a token is a unit right behind the one before.
fn is_glued_unit(token: &Token) -> bool {
    token.kind == Kind::Unit && token.gap < 0.8
}

/// Returns whether numbers stand under a heading that nobody knows, in most lines of its table.
fn holds_unknown_numbers(region: &Region<'_>, at: usize) -> bool {
    // A limit whose partner nobody knows has a heading that is known.
    let unknown = |column: &&Column| column.role == Role::Unknown && column.head == Head::Unknown;
    let Some(column) = region.columns.get(at).filter(unknown) else { return false };
    let (mut holds, mut lines) = (0, 0);
    for line in region.tabular() {
        let assigned = assign(&line.tokens, &region.columns);
        let number = |token: &Token| matches!(token.kind, Kind::Number | Kind::Bound);
        let own = |at: &usize| region.columns.get(*at).is_some_and(|it| it.table == column.table);
        lines += usize::from(assigned.iter().flatten().any(own));
        let cell = || line.tokens.iter().zip(&assigned).filter(|(_, place)| **place == Some(at));
        if cell().any(|(token, _)| token.kind == Kind::Range) {
            return false;
        }
        // A number wider than its heading may stand out of it, with its mark and its unit below.
        let beside = (0..line.tokens.len()).any(|place| {
            assigned.get(place) == Some(&Some(at))
                && match line.tokens.get(..=place).unwrap_or_default() {
                    [.., number, mark, unit] if mark.kind == Kind::Flag => {
                        number.kind == Kind::Number && mark.gap < 0.8 && is_glued_unit(unit)
                    }
                    [.., number, unit] => number.kind == Kind::Number && is_glued_unit(unit),
                    _ => false,
                }
        });
        holds += usize::from(beside || cell().any(|(token, _)| number(token)));
    }
    holds * 2 >= lines.max(1)
}

/// Returns whether a heading names one limit, and nobody knows which heading the other one.
fn is_lone_limit(column: &Column) -> bool {
    column.role == Role::Unknown && column.head == Head::Words
}

/// Returns whether a column beside a limit that is known can hold the other one.
fn completes_limits(region: &Region<'_>, at: usize) -> bool {
    let is_limit = |at: usize| region.columns.get(at).is_some_and(is_lone_limit);
    at.checked_sub(1).is_some_and(|low| is_limit(low) && is_below(region, low, at))
        || is_limit(at + 1) && is_below(region, at, at + 1)
}

/// Returns whether the numbers of one column are below those of another in all lines.
fn is_below(region: &Region<'_>, low: usize, high: usize) -> bool {
    region.tabular().all(|line| {
        let assigned = assign(&line.tokens, &region.columns);
        let number = |at: usize| {
            let place = assigned.iter().position(|column| *column == Some(at))?;
            line.tokens.get(place)?.number()
        };
        number(low).zip(number(high)).is_none_or(|(low, high)| low < high)
    })
}

/// Finds where before units and intervals numbers stand that nothing heads.
fn place_before(region: &Region<'_>, columns: Range<usize>) -> Option<(usize, f32, f32)> {
    let other = |column: &Column| matches!(column.role, Role::Unit | Role::Range | Role::Low);
    let first = columns.start;
    let next = first + region.columns.get(columns)?.iter().position(other)?;
    // What stands there may be limits.
    if region.columns.get(first..next)?.iter().any(is_lone_limit) {
        return None;
    }
    let left = region.columns.get(next)?.left;
    let (mut before, mut tabular) = (0, 0);
    for line in region.tabular() {
        tabular += 1;
        let value = |token: &Token| {
            matches!(token.kind, Kind::Number | Kind::Bound)
                && token.gap > 0.8
                && token.rect.right < left
        };
        before += usize::from(line.tokens.iter().skip(1).any(value));
    }
    let last = region.columns.get(first..next)?.last();
    let begin = last.map_or(0.0, |column| column.right);
    (before >= 3 && before * 2 >= tabular).then_some((next, begin.min(left), left))
}

/// Finds where the values stand that no heading names: behind the names, before everything else.
pub(super) fn place_values(region: &mut Region<'_>) {
    let unnamed = |column: &Column| column.role == Role::Value && column.head == Head::Nothing;
    let Some(at) = region.columns.iter().position(unnamed) else { return };
    let next = region.columns.get(at + 1).map_or(f32::INFINITY, |column| column.left);
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    for line in region.tabular() {
        let [name, rest @ ..] = line.tokens.as_slice() else { continue };
        let value = rest.iter().find(|token| token.kind.is_value() && token.gap > 0.8);
        if name.kind == Kind::Text
            && let Some(value) = value.filter(|value| value.rect.right < next)
        {
            lefts.push(value.rect.left);
            rights.push(value.rect.right);
        }
    }
    let place = quantile(&mut lefts, 0.1).zip(quantile(&mut rights, 0.9));
    let Some((left, right)) = place.filter(|_| lefts.len() >= 2) else { return };
    if let Some(value) = region.columns.get_mut(at) {
        (value.left, value.right) = (left, right);
    }
    if let Some(name) = region.columns.get_mut(..at).and_then(<[Column]>::last_mut)
        && name.role == Role::Name
    {
        name.right = name.right.min(left - 2.0).max(name.left);
    }
}

/// Returns whether hardly a line has a name and a value under the headings: they stand somewhere else.
pub(super) fn is_elsewhere(region: &Region<'_>) -> bool {
    let lines = region.tabular();
    let (mut fitting, mut all) = (0, 0);
    for line in lines {
        let tokens = line.tokens.as_slice();
        let assigned = assign(tokens, &region.columns);
        let has = |role: Role, fits: fn(Kind) -> bool| {
            tokens.iter().zip(&assigned).any(|(token, at)| {
                let column = at.and_then(|at| region.columns.get(at));
                fits(token.kind) && column.is_some_and(|column| column.role == role)
            })
        };
        let named = has(Role::Name, |kind| kind == Kind::Text);
        all += 1;
        fitting += usize::from(named && has(Role::Value, Kind::is_value));
    }
    all >= 5 && fitting * 5 < all
}
