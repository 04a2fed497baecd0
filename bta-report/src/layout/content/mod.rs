//! Columns that their content tells: of tables that nothing heads, or whose headings nobody knows.

mod role;
mod strip;

use self::role::{Direction, roles, tables};
use self::strip::{Content, Strip, spans, strips};
use super::header::{Column, Head};
use super::heading::{Role, cells};
use super::place::{across, gap};
use super::region::{Tokens, is_tabular};
use super::rtl;
use super::token::{Kind, Token};

/// Fewer rows than this tell nothing.
const FEWEST: usize = 4;

/// How far the columns that a header names are to be trusted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Trust {
    Full,
    /// Something unknown stands before the values: codes, other names, another table.
    Doubtful,
    /// Nothing that is known heads the values, or the names.
    Guessed,
}

/// Tells how far the columns that a header names are to be trusted.
pub(super) fn trust(columns: &[Column]) -> Trust {
    let value = columns.iter().position(|column| column.role == Role::Value);
    let last = columns.iter().rposition(|column| column.role == Role::Value);
    let before = columns.get(..last.unwrap_or(columns.len())).unwrap_or_default();
    let guessed = |column: &Column| matches!(column.head, Head::Nothing | Head::Unknown);
    if value.and_then(|at| columns.get(at)).is_none_or(guessed) {
        Trust::Guessed
    } else if before.iter().any(|column| column.role == Role::Unknown) {
        let named = |column: &Column| column.role == Role::Name && column.head == Head::Words;
        if columns.iter().any(named) { Trust::Doubtful } else { Trust::Guessed }
    } else {
        Trust::Full
    }
}

/// Finds the tables of a page without headings that are known: where each begins, where the line of its
/// headings ends, and its columns. Where that line comes again, another table begins.
pub(super) fn tables_of(lines: &[Tokens]) -> Vec<(usize, usize, Vec<Column>)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((begin, end, told)) = columns(lines, from) {
        let again = lines.get(begin..end).and_then(<[Tokens]>::first).and_then(|head| {
            let rest = lines.iter().enumerate().skip(end);
            let mut same = rest.filter(|(_, line)| has_same_words(&line.tokens, &head.tokens));
            same.next().map(|(at, _)| at)
        });
        let Some(until) = again else {
            found.push((begin, end, told));
            break;
        };
        let own = lines.get(..until).and_then(|lines| columns(lines, from));
        found.push(own.unwrap_or((begin, end, told)));
        from = until;
    }
    found
}

fn has_same_words(one: &[Token], other: &[Token]) -> bool {
    one.iter().map(|token| &token.text).eq(other.iter().map(|token| &token.text))
}

/// Finds the columns of the lines behind the first `from` that look like results; also where the table
/// begins, and where the line of its headings ends.
pub(super) fn columns(lines: &[Tokens], from: usize) -> Option<(usize, usize, Vec<Column>)> {
    let found: Vec<(usize, &[Token])> = lines
        .iter()
        .enumerate()
        .skip(from)
        .filter(|(_, line)| !line.passed && is_row(&line.tokens))
        .map(|(at, line)| (at, line.tokens.as_slice()))
        .collect();
    let rows: Vec<&[Token]> = found.iter().map(|(_, row)| *row).collect();
    let first = strips(&spans(&rows), &rows, &[]);
    // Lines about the person may look like results, but stand otherwise.
    let found: Vec<(usize, &[Token])> =
        found.into_iter().filter(|(_, row)| is_shown(&first, row)).collect();
    if found.len() < FEWEST {
        return None;
    }
    let (begin, rows): (Vec<usize>, Vec<&[Token]>) = found.into_iter().unzip();
    let begin = *begin.first()?;
    let spans = spans(&rows);
    let head = head(lines, begin, &spans);
    let headings = head.and_then(|at| lines.get(at)).map_or(Vec::new(), |it| cells(&it.tokens));
    let strips = strips(&spans, &rows, &headings);
    let turned = rows.iter().filter(|row| rtl::runs_rtl(row)).count() * 2 > rows.len();
    let direction = if turned { Direction::RightToLeft } else { Direction::LeftToRight };
    let mut columns = Vec::with_capacity(strips.len());
    for (table, strips) in tables(&strips).into_iter().enumerate() {
        let roles = roles(strips, direction)?;
        columns.extend(strips.iter().zip(roles).map(|(strip, role)| Column {
            table,
            head: if strip.heading.is_some() { Head::Words } else { Head::Cells },
            ..Column::new(role, strip.left, strip.right)
        }));
    }
    Some((head.unwrap_or(begin), head.map_or(begin, |at| at + 1), columns))
}

/// Returns whether a row has words, a value, and a unit or an interval where most others have them.
fn is_shown(strips: &[Strip<'_>], row: &[Token]) -> bool {
    let shows = |content: Content, fits: fn(Kind) -> bool| {
        strips
            .iter()
            .filter(|strip| strip.content() == content)
            .any(|strip| row.iter().any(|token| fits(token.kind) && strip.holds(token)))
    };
    shows(Content::Words, |kind| kind == Kind::Text)
        && shows(Content::Values, Kind::is_value)
        && (shows(Content::Units, |kind| kind == Kind::Unit)
            || shows(Content::Values, |kind| kind == Kind::Unit)
            || shows(Content::Ranges, |kind| {
                matches!(kind, Kind::Range | Kind::Bound | Kind::Text)
            }))
}

/// Returns whether a line has a name, a value, and a unit or an interval, in cells.
fn is_row(tokens: &[Token]) -> bool {
    let has = |kinds: &[Kind]| tokens.iter().any(|token| kinds.contains(&token.kind));
    is_tabular(tokens)
        && has(&[Kind::Text])
        && has(&[Kind::Unit, Kind::Range])
        && !has(&[Kind::Separator])
        && tokens.iter().skip(1).any(|token| token.gap > 0.8)
}

/// Finds the line of the headings: words over columns, right above the first row or the heading of its
/// section.
fn head(lines: &[Tokens], first: usize, spans: &[(f32, f32)]) -> Option<usize> {
    let above = || lines.get(..first).unwrap_or_default().iter().enumerate().rev().take(6);
    let over = |line: &Tokens| {
        let heads = |span: &&(f32, f32)| {
            line.tokens.iter().any(|token| gap(across(token.rect), **span) < 0.0)
        };
        spans.iter().filter(heads).count()
    };
    let worded = |token: &Token| !token.kind.is_value() && token.kind != Kind::Separator;
    let heads = |line: &Tokens| !line.passed && over(line) >= 3 && line.tokens.iter().all(worded);
    // Days say more than the numbers of orders and the times below them.
    let over_cells = |token: &Token| spans.iter().any(|span| gap(across(token.rect), *span) < 0.0);
    let day = |token: &&Token| token.kind == Kind::Date && over_cells(token);
    let days = |line: &Tokens| line.tokens.iter().filter(day).count() >= 2;
    above()
        .find(|(_, line)| heads(line) && days(line))
        .or_else(|| above().take(3).find(|(_, line)| heads(line)))
        .map(|(at, _)| at)
}
