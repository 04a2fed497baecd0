//! The lines of a page between two headers, with the columns that hold for them.

use super::column::{assign, learn, settle};
use super::double::Double;
use super::draft::{Aspect, Draft};
use super::header::{Column, Head, columns, completes, day};
use super::heading::Role;
use super::inline::is_age;
use super::line::Line;
use super::pair::Share;
use super::part::draft;
use super::token::{Kind, Token};
use super::unheaded::{is_elsewhere, number_lines, place_values, undate};

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
    /// A percentage that stands before the value.
    pub(super) share: Option<Share>,
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

impl<'a> Region<'a> {
    /// The lines that may be rows.
    pub(super) fn tabular(&self) -> impl Iterator<Item = &'a Tokens> + use<'a> {
        self.lines.iter().filter(|line| !line.passed && is_tabular(&line.tokens))
    }
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
        if let Some(mut columns) = columns(&line.tokens, &around) {
            let above = lines.get(..at).unwrap_or_default();
            date_back(&mut columns, &line.tokens, above);
            let end =
                if below.is_some_and(|below| completes(&below.tokens)) { at + 2 } else { at + 1 };
            found.push((at, end, columns));
        }
    }
    found
}

/// Makes the only day over a column that of earlier results, where an unknown heading stands beside it and
/// the page says only newer days above.
fn date_back(columns: &mut [Column], head: &[Token], above: &[Tokens]) {
    let dated = |column: &&mut Column| column.head == Head::Day;
    let open = columns.iter().any(|column| column.role == Role::Unknown);
    let days = |tokens: &[Token]| -> Vec<(u16, u16, u16)> {
        let dates = tokens.iter().filter(|token| token.kind == Kind::Date);
        dates.map(|token| day(&token.text)).collect()
    };
    let [own] = days(head)[..] else { return };
    let others: Vec<(u16, u16, u16)> = above.iter().flat_map(|line| days(&line.tokens)).collect();
    let newer = others.iter().any(|other| *other > own) && !others.contains(&own);
    if open
        && newer
        && let Some(column) = columns.iter_mut().find(dated)
    {
        column.role = Role::Previous;
    }
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

/// Counts the results that the columns show with a name that is known, a value, and a unit or an interval.
pub(super) fn complete_rows(mut region: Region<'_>) -> usize {
    let assigned = assign_lines(&mut region);
    let tables = region.columns.iter().map(|column| column.table + 1).max().unwrap_or(0);
    let lines = region.lines.iter().zip(assigned).filter(|(line, _)| !line.passed);
    let complete = |draft: &Draft| {
        let told = draft.has_real_unit() || draft.has_real_range();
        draft.value.is_some() && draft.is(Aspect::Solid) && draft.is_known() && told
    };
    let columns = &region.columns;
    lines
        .flat_map(|(line, assigned)| {
            (0..tables).map(move |table| draft(&line.tokens, &assigned, columns, table))
        })
        .filter(complete)
        .count()
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
pub(super) fn is_tabular(tokens: &[Token]) -> bool {
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
        // `<40 U/L L` is a value with its mark.
        let valued = |before: &[&Token]| match before {
            [.., value, unit] if unit.kind == Kind::Unit => limits(value),
            [.., value] => limits(value),
            [] => false,
        };
        let marked = named.split_last().is_some_and(|(mark, before)| {
            mark.kind == Kind::Flag && mark.text.chars().count() <= 2 && valued(before)
        });
        let told = !marked && named.last().is_some_and(|last| words(last));
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
