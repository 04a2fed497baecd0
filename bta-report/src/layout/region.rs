//! The lines of a page between two headers, with the columns that hold for them.

use super::column::{assign, learn, settle};
use super::double::Double;
use super::header::{Column, columns, completes};
use super::heading::Role;
use super::inline::is_age;
use super::line::Line;
use super::place::quantile;
use super::token::{Kind, Token};

/// A line with its tokens.
#[derive(Clone, Debug)]
pub(super) struct Tokens {
    pub(super) number: u32,
    pub(super) line: Line,
    pub(super) tokens: Vec<Token>,
    /// Whether it is passed over: it stands on several pages at the same place, or is about
    /// somebody else.
    pub(super) passed: bool,
    pub(super) direction: Direction,
}

/// How the text of a page runs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Direction {
    LeftToRight,
    RightToLeft,
}

/// Where the columns of a region come from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Origin {
    /// The header above it.
    Header,
    /// The page before, which has no header of its own yet.
    Carried,
    /// The page before; the region lies above the first header of its page: letterhead and patient.
    AboveHeader,
}

/// The lines of one page between two headers.
pub(super) struct Region<'a> {
    pub(super) lines: &'a [Tokens],
    pub(super) columns: Vec<Column>,
    pub(super) origin: Origin,
    /// The units in the header when it heads two values for each name.
    pub(super) double: Option<Double>,
}

/// Finds the headers: where each begins and ends, and its columns.
pub(super) fn find_headers(lines: &[Tokens]) -> Vec<(usize, usize, Vec<Column>)> {
    let mut found: Vec<(usize, usize, Vec<Column>)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let near = |other: &&Tokens| {
            (other.line.baseline - line.line.baseline).abs() < line.line.size * 2.0
        };
        let below = lines.get(at + 1).filter(near);
        let mut around: Vec<&[Token]> = heads_above(lines, at);
        around.extend(below.map(|line| line.tokens.as_slice()));
        let read = columns(&line.tokens, &around);
        if let Some(columns) = read {
            let end =
                if below.is_some_and(|below| completes(&below.tokens)) { at + 2 } else { at + 1 };
            found.push((at, end, columns));
        }
    }
    found
}

/// Finds the lines above a header that are part of it: the one directly above, and over orders and
/// times also the days of the results.
fn heads_above(lines: &[Tokens], at: usize) -> Vec<&[Token]> {
    let mut found: Vec<&[Token]> = Vec::new();
    let mut below = lines.get(at);
    for line in lines.iter().take(at).rev().take(4) {
        let near = below.is_some_and(|below| {
            (below.line.baseline - line.line.baseline).abs() < below.line.size * 2.0
        });
        let days = line.tokens.iter().filter(|token| token.kind == Kind::Date).count();
        if !near || !found.is_empty() && days < 2 && !is_beneath_days(&line.tokens) {
            break;
        }
        found.push(&line.tokens);
        below = Some(line);
    }
    // Only days are worth looking for so far up.
    let last = found
        .iter()
        .rposition(|tokens| tokens.iter().filter(|token| token.kind == Kind::Date).count() >= 2);
    found.truncate(last.map_or(1, |at| at + 1));
    found
}

/// Returns whether a line holds nothing but what stands between days and results: times, numbers of
/// orders, and what they are called.
fn is_beneath_days(tokens: &[Token]) -> bool {
    let plain = |token: &Token| matches!(token.kind, Kind::Time | Kind::Number | Kind::Separator);
    tokens.iter().skip(1).all(plain) && tokens.iter().filter(|token| plain(token)).count() >= 2
}

/// Assigns the tokens of all lines of a region to columns, twice: by the headings' places, then by the
/// places learned from the first time.
pub(super) fn assign_lines(region: &mut Region<'_>) -> Vec<Vec<Option<usize>>> {
    if region.columns.is_empty() {
        return Vec::new();
    }
    number_lines(region);
    undate(region);
    place_values(region);
    if is_elsewhere(region) {
        region.columns.clear();
        return Vec::new();
    }
    for _ in 0..2 {
        let first: Vec<(&[Token], Vec<Option<usize>>)> = region
            .lines
            .iter()
            .filter(|line| !line.passed && is_tabular(&line.tokens))
            .map(|line| (line.tokens.as_slice(), assign(&line.tokens, &region.columns)))
            .filter(|(tokens, assigned)| has_name_and_value(tokens, assigned, &region.columns))
            .collect();
        settle(&mut region.columns, &first);
        learn(&mut region.columns, &first);
    }

    region.lines.iter().map(|line| assign(&line.tokens, &region.columns)).collect()
}

/// Returns whether hardly a line has a name and a value under the headings: they stand somewhere else.
fn is_elsewhere(region: &Region<'_>) -> bool {
    let lines = region.lines.iter().filter(|line| !line.passed && is_tabular(&line.tokens));
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

/// Adds columns for the numbers that stand before names and rise from line to line, where no heading
/// names them.
fn number_lines(region: &mut Region<'_>) {
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
    for line in region.lines.iter().filter(|line| !line.passed && is_tabular(&line.tokens)) {
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

/// Finds the values before units and intervals where the only day that heads a column stands behind
/// them: it is that of an earlier result.
fn undate(region: &mut Region<'_>) {
    let Some(dated) = region.columns.iter().position(|it| it.dated && it.role == Role::Value)
    else {
        return;
    };
    let other = |column: &Column| matches!(column.role, Role::Unit | Role::Range | Role::Low);
    let Some(next) = region.columns.iter().take(dated).position(other) else { return };
    let Some(left) = region.columns.get(next).map(|column| column.left) else { return };
    let (mut before, mut tabular) = (0, 0);
    for line in region.lines.iter().filter(|line| !line.passed && is_tabular(&line.tokens)) {
        tabular += 1;
        let value = |token: &Token| {
            matches!(token.kind, Kind::Number | Kind::Bound)
                && token.gap > 0.8
                && token.rect.right < left
        };
        before += usize::from(line.tokens.iter().skip(1).any(value));
    }
    if before < 3 || before * 2 < tabular {
        return;
    }
    if let Some(column) = region.columns.get_mut(dated) {
        column.role = Role::Previous;
    }
    let begin =
        next.checked_sub(1).and_then(|at| region.columns.get(at)).map_or(0.0, |it| it.right);
    let value = Column::new(Role::Value, begin.min(left), left);
    region.columns.insert(next, Column { unnamed: true, ..value });
}

/// Finds where the values stand that no heading names: behind the names, before everything else.
fn place_values(region: &mut Region<'_>) {
    let unnamed = |column: &Column| column.role == Role::Value && column.unnamed;
    let Some(at) = region.columns.iter().position(unnamed) else { return };
    let next = region.columns.get(at + 1).map_or(f32::INFINITY, |column| column.left);
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    for line in region.lines.iter().filter(|line| !line.passed && is_tabular(&line.tokens)) {
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

fn has_name_and_value(tokens: &[Token], assigned: &[Option<usize>], columns: &[Column]) -> bool {
    let is = |at: &Option<usize>, role: Role| {
        at.and_then(|at| columns.get(at)).is_some_and(|column| column.role == role)
    };
    let named = assigned.iter().any(|at| is(at, Role::Name));
    // A number inside a sentence has no gap before it.
    named && tokens.iter().zip(assigned).any(|(token, at)| is(at, Role::Value) && token.gap > 0.8)
}

/// Returns whether a line has a value and no long text.
fn is_tabular(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.kind.is_value())
        && tokens.iter().all(|token| token.words <= 9)
        && tokens.len() >= 2
}

/// Returns whether a line is a sentence: a long text that begins in the column of names and runs over the
/// column of values.
pub(super) fn is_prose(tokens: &[Token], region: &Region<'_>, assigned: &[Option<usize>]) -> bool {
    let value = region.columns.iter().find(|column| column.role == Role::Value);
    let over = |token: &Token| {
        value.is_some_and(|value| {
            token.rect.left < value.left && token.rect.right > value.right + token.em
        })
    };
    let is_name_or_value = |at: &Option<usize>| {
        at.and_then(|at| region.columns.get(at))
            .is_some_and(|column| matches!(column.role, Role::Name | Role::Value))
    };
    // A number inside of a sentence, in the column of values by chance.
    let inside = tokens.windows(3).zip(assigned.windows(3)).any(|(words, at)| {
        matches!(words, [before, number, after]
            if before.kind == Kind::Text && number.kind == Kind::Number && after.kind == Kind::Text
                && number.gap < 0.5 && after.gap < 0.5 && after.words > 1
                || number.kind.is_value() && is_age(after))
            && at
                .get(1)
                .and_then(|at| region.columns.get((*at)?))
                .is_some_and(|column| column.role == Role::Value)
    });
    if inside {
        return true;
    }
    tokens.iter().zip(assigned).any(|(token, at)| {
        token.kind == Kind::Text
            && is_name_or_value(at)
            && (token.words > 12 || token.words > 3 && over(token))
    })
}

/// Returns whether a line belongs to a table that is drawn with bars and dashes, as notes have them.
pub(super) fn is_drawn(tokens: &[Token]) -> bool {
    let bars = tokens.iter().filter(|token| token.text.starts_with('|')).count();
    bars >= 2 && tokens.first().is_some_and(|first| first.text.starts_with('|'))
}

/// Returns whether something of a line stands in a column of earlier results.
pub(super) fn has_previous(region: &Region<'_>, assigned: &[Option<usize>]) -> bool {
    let previous =
        |at: &usize| region.columns.get(*at).is_some_and(|column| column.role == Role::Previous);
    assigned.iter().flatten().any(previous)
}

/// Returns whether a line lists the tiers of an interpretation: three limits and more in a row.
pub(super) fn is_legend(tokens: &[Token]) -> bool {
    let words = |token: &Token| matches!(token.kind, Kind::Text | Kind::Flag | Kind::Quality);
    let limits = |token: &Token| matches!(token.kind, Kind::Range | Kind::Bound);
    let mut named: Vec<&Token> = Vec::new();
    let (mut bounds, mut tiers) = (0, 0);
    for token in tokens.iter().filter(|token| token.kind != Kind::Separator) {
        let told = named.last().is_some_and(|last| words(last));
        bounds += usize::from(told && token.kind == Kind::Bound);
        tiers += usize::from(limits(token) && (told || token.text.contains([':', '：'])));
        named.push(token);
    }
    let numbers = tokens.iter().any(|token| token.kind == Kind::Number);
    let sentence = tokens
        .iter()
        .any(|token| token.kind == Kind::Unit && token.text.ends_with([',', '.', ';']));
    bounds >= 3 || !numbers && (tiers >= 3 && bounds > 0 || bounds == 2 && sentence)
}

/// Returns whether a line is a point of a list.
pub(super) fn is_bullet(tokens: &[Token]) -> bool {
    let [first, second, ..] = tokens else { return false };
    let mark = matches!(first.kind, Kind::Sign)
        || matches!(first.text.as_str(), "•" | "·" | "○" | "●" | "–");
    let numbered = first.kind == Kind::Text
        && first.text.chars().take_while(char::is_ascii_digit).count() > 0
        && first.text.contains(['.', ')']);
    mark && second.kind == Kind::Text && second.gap < 1.2 || numbered && first.words > 3
}
