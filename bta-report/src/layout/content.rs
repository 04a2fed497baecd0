//! Columns that their content tells: of tables that nothing heads, or whose headings nobody knows.

use std::collections::BTreeSet;

use bta_catalog::is_name;

use super::header::{Column, Head, Heading, newest_day};
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
    if value.and_then(|at| columns.get(at)).is_none_or(|it| it.head == Head::Nothing) {
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
    let texts =
        |tokens: &[Token]| tokens.iter().map(|token| token.text.clone()).collect::<Vec<_>>();
    one.len() == other.len() && texts(one) == texts(other)
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
    let rtl = rows.iter().filter(|row| rtl::runs_rtl(row)).count() * 2 > rows.len();
    let mut columns = Vec::with_capacity(strips.len());
    for (table, strips) in tables(&strips).into_iter().enumerate() {
        let roles = roles(strips, rtl)?;
        columns.extend(strips.iter().zip(roles).map(|(strip, role)| Column {
            table,
            head: if strip.heading.is_some() { Head::Words } else { Head::Cells },
            ..Column::new(role, strip.left, strip.right)
        }));
    }
    Some((head.unwrap_or(begin), head.map_or(begin, |at| at + 1), columns))
}

/// Makes the strips of the spans; slivers that hold hardly anything are none.
fn strips<'a>(spans: &[(f32, f32)], rows: &[&'a [Token]], headings: &[Heading]) -> Vec<Strip<'a>> {
    let full = |strip: &Strip<'_>| {
        strip.filled() >= 2 && (strip.filled() * 8 > rows.len() || strip.marked > 0)
    };
    spans.iter().map(|span| Strip::new(*span, rows, headings)).filter(full).collect()
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

/// Finds what the white space between the columns leaves: the spans in which the cells stand.
fn spans(rows: &[&[Token]]) -> Vec<(f32, f32)> {
    let mut edges: Vec<(f32, i32)> = rows
        .iter()
        .flat_map(|row| row.iter())
        .flat_map(|token| [(token.rect.left, 1), (token.rect.right, -1)])
        .collect();
    edges.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    let few = i32::try_from(rows.len() / 12).unwrap_or(0);
    let em = rows.first().and_then(|row| row.first()).map_or(1.0, |token| token.em);
    let (mut spans, mut depth): (Vec<(f32, f32)>, i32) = (Vec::new(), 0);
    let mut begin = None;
    for (place, step) in edges {
        depth += step;
        match begin {
            None if depth > few => {
                begin = Some(match spans.pop_if(|last| place - last.1 < em * 0.2) {
                    Some(last) => last.0,
                    None => place,
                });
            }
            Some(left) if depth <= few => {
                spans.push((left, place));
                begin = None;
            }
            _ => {}
        }
    }
    spans
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

/// Returns whether at least half of a token stands in a span.
fn is_inside(token: &Token, span: (f32, f32)) -> bool {
    let (left, right) = across(token.rect);
    gap((left, right), span) <= (left - right) / 2.0
}

/// What stands in one span of all rows.
struct Strip<'a> {
    left: f32,
    right: f32,
    /// The first token of each row that has one here.
    cells: Vec<Option<&'a Token>>,
    /// How many rows have a mark here.
    marked: usize,
    /// How many have a day here.
    dated: usize,
    heading: Option<Heading>,
}

/// What most cells of a strip are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Content {
    Words,
    Values,
    Units,
    Ranges,
    Marks,
    Mixed,
}

impl<'a> Strip<'a> {
    fn new(span: (f32, f32), rows: &[&'a [Token]], headings: &[Heading]) -> Self {
        let inside = |token: &&Token| is_inside(token, span);
        let mark = |token: &&Token| matches!(token.kind, Kind::Flag | Kind::Sign);
        let cell = |row: &&'a [Token]| {
            let own = || row.iter().filter(inside);
            own().find(|token| !mark(token)).or_else(|| own().next())
        };
        let marked = |row: &&&[Token]| row.iter().filter(inside).any(|token| mark(&token));
        let day = |token: &Token| token.kind == Kind::Date;
        let dated = |row: &&&[Token]| row.iter().filter(inside).any(day);
        let over = |heading: &&Heading| gap(across(heading.rect), span) < 0.0;
        Self {
            left: span.0,
            right: span.1,
            cells: rows.iter().map(cell).collect(),
            marked: rows.iter().filter(marked).count(),
            dated: rows.iter().filter(dated).count(),
            heading: headings.iter().find(over).cloned(),
        }
    }

    fn holds(&self, token: &Token) -> bool {
        is_inside(token, (self.left, self.right))
    }

    fn distance(&self, other: &Self) -> f32 {
        gap((self.left, self.right), (other.left, other.right))
    }

    fn filled(&self) -> usize {
        self.cells.iter().flatten().count()
    }

    fn count(&self, kinds: &[Kind]) -> usize {
        self.cells.iter().flatten().filter(|token| kinds.contains(&token.kind)).count()
    }

    fn content(&self) -> Content {
        let mostly = |kinds: &[Kind]| self.count(kinds) * 10 >= self.filled() * 6;
        let ranges = self.count(&[Kind::Range]);
        if mostly(&[Kind::Range, Kind::Bound]) && ranges * 3 >= self.filled() {
            Content::Ranges
        } else if mostly(&[Kind::Number, Kind::Bound, Kind::Quality, Kind::Pending]) {
            Content::Values
        } else if mostly(&[Kind::Unit]) {
            Content::Units
        } else if mostly(&[Kind::Flag, Kind::Sign]) {
            Content::Marks
        } else if mostly(&[Kind::Text]) {
            Content::Words
        } else {
            Content::Mixed
        }
    }

    /// How many cells hold names of analytes.
    fn names(&self) -> usize {
        let name = |token: &&&Token| token.kind == Kind::Text && is_name(&token.text);
        self.cells.iter().flatten().filter(name).count()
    }

    fn letters(&self) -> usize {
        self.cells.iter().flatten().map(|token| token.text.chars().count()).sum()
    }

    /// Whether the cells hold the numbers of the lines, or few numbers again and again: hours until an
    /// answer, how often a test was repeated.
    fn counts(&self) -> bool {
        let texts = || self.cells.iter().flatten().map(|token| token.text.trim_end_matches('.'));
        let numbers: Vec<Option<u32>> = texts().map(|text| text.parse().ok()).collect();
        let rises = numbers.windows(2).filter(|two| matches!(two, [Some(a), Some(b)] if a < b));
        let different: BTreeSet<&str> = texts().collect();
        let number = self.count(&[Kind::Number]) == numbers.len();
        numbers.len() >= FEWEST
            && number
            && (rises.count() + 1 >= numbers.len() || different.len() * 4 <= numbers.len())
    }

    fn number(&self, row: usize) -> Option<f64> {
        let token = (*self.cells.get(row)?)?;
        let text = token.text.replace(',', ".");
        (token.kind == Kind::Number).then(|| text.parse().ok()).flatten()
    }

    fn heads(&self, role: Role) -> bool {
        self.heading.as_ref().is_some_and(|heading| heading.role == Some(role))
    }
}

/// Cuts tables that stand side by side: each begins with names behind values.
fn tables<'s, 'a>(strips: &'s [Strip<'a>]) -> Vec<&'s [Strip<'a>]> {
    let mut tables = Vec::new();
    let (mut begin, mut valued) = (0, false);
    for (at, strip) in strips.iter().enumerate() {
        match strip.content() {
            Content::Values if !strip.counts() => valued = true,
            Content::Words if valued && strip.names() * 2 > strip.filled() => {
                let after = strips.get(at..).unwrap_or_default();
                if !after.iter().any(|strip| strip.content() == Content::Values) {
                    continue;
                }
                let numbered = at.checked_sub(1).and_then(|at| strips.get(at));
                let at = if numbered.is_some_and(Strip::counts) { at - 1 } else { at };
                tables.push(strips.get(begin..at).unwrap_or_default());
                (begin, valued) = (at, false);
            }
            _ => {}
        }
    }
    tables.push(strips.get(begin..).unwrap_or_default());
    tables
}

/// Tells what the columns of one table hold; `None` when it cannot be told.
fn roles(strips: &[Strip<'_>], rtl: bool) -> Option<Vec<Role>> {
    let contents: Vec<Content> = strips.iter().map(Strip::content).collect();
    let places = |wanted: Content| {
        contents.iter().enumerate().filter(move |(_, it)| **it == wanted).map(|(at, _)| at)
    };
    let mut roles = vec![Role::Other; strips.len()];
    let mut tell = |at: usize, role: Role| {
        if let Some(slot) = roles.get_mut(at) {
            *slot = role;
        }
    };
    let names = |at: &usize| strips.get(*at).map_or(0, Strip::names);
    let numbers = |at: &usize| strips.get(*at).is_some_and(Strip::counts);
    let mut values: Vec<usize> = places(Content::Values).filter(|at| !numbers(at)).collect();
    // Beside numbers, answers in words say what to think of them.
    let worded =
        |at: &usize| strips.get(*at).is_some_and(|it| it.count(&[Kind::Number, Kind::Bound]) == 0);
    let verdicts: Vec<usize> = values.iter().copied().filter(worded).collect();
    if verdicts.len() < values.len() {
        values.retain(|at| !worded(at));
    }
    // Names may stand there in two languages, or beside their codes: the longer ones count, and of
    // equals the first.
    let most = places(Content::Words).map(|at| names(&at)).max()?;
    let length = |at: &usize| strips.get(*at).map_or(0, Strip::letters);
    let named = places(Content::Words).filter(|at| names(at) * 5 >= most * 4);
    let name = if rtl { named.max_by_key(length)? } else { named.rev().max_by_key(length)? };
    // Where hardly a name is known, what looks like a table may be a grid of cards.
    let filled = strips.get(name).map_or(0, Strip::filled);
    if names(&name) * 3 < filled {
        return None;
    }
    tell(name, Role::Name);
    for at in places(Content::Values).filter(numbers) {
        tell(at, Role::Index);
    }
    let mut range = places(Content::Ranges).next().or_else(|| {
        // Limits alone, where other numbers are the results.
        let limits = |at: &usize| {
            strips.get(*at).is_some_and(|it| it.count(&[Kind::Bound]) * 5 >= it.filled() * 4)
        };
        values
            .iter()
            .copied()
            .find(limits)
            .filter(|at| values.iter().any(|it| it != at && !limits(it)))
    });
    values.retain(|at| Some(*at) != range);
    if let Some(range) = range {
        tell(range, Role::Range);
    } else if let Some((low, high)) = limits(strips, &values) {
        (range, values) =
            (Some(low), values.into_iter().filter(|at| *at != low && *at != high).collect());
        tell(low, Role::Low);
        tell(high, Role::High);
    }
    let current = current(strips, &values)?;
    let value = *current.first()?;
    for at in values {
        tell(at, if current.contains(&at) { Role::Value } else { Role::Previous });
    }
    let unit = places(Content::Units).min_by_key(|at| at.abs_diff(value));
    if let Some(unit) = unit {
        tell(unit, Role::Unit);
    }
    let mut marks = places(Content::Marks).chain(verdicts.into_iter().filter(|at| *at != value));
    if let Some(marks) = marks.by_ref().min_by_key(|at| at.abs_diff(value)) {
        tell(marks, Role::Flag);
    }
    (unit.is_some() || range.is_some()).then_some(roles)
}

/// Finds two columns behind the values of which the first is always below the second.
fn limits(strips: &[Strip<'_>], values: &[usize]) -> Option<(usize, usize)> {
    let [_, .., low, high] = values else { return None };
    let (one, other) = (strips.get(*low)?, strips.get(*high)?);
    let pairs: Vec<(f64, f64)> =
        (0..one.cells.len()).filter_map(|row| one.number(row).zip(other.number(row))).collect();
    let enough = pairs.len() >= FEWEST && pairs.len() * 2 > one.cells.len();
    (enough && pairs.iter().all(|(low, high)| low < high)).then_some((*low, *high))
}

/// Finds the column of the current results among those that hold values, or the columns: normal ones may
/// stand beside others.
fn current(strips: &[Strip<'_>], values: &[usize]) -> Option<Vec<usize>> {
    if let [one, other] = values
        && let (Some(one), Some(other)) = (strips.get(*one), strips.get(*other))
        && one.cells.iter().zip(&other.cells).all(|pair| !matches!(pair, (Some(_), Some(_))))
    {
        return Some(values.to_vec());
    }
    let only = |places: &[usize]| match places {
        [only] => Some(vec![*only]),
        _ => None,
    };
    // Behind earlier results stand their days.
    let earlier = |at: usize| {
        let days = |at: usize| strips.get(at).is_some_and(|it| it.dated * 2 > it.filled());
        strips.get(at).is_some_and(|strip| strip.heads(Role::Previous)) || days(at) || days(at + 1)
    };
    let open: Vec<usize> = values.iter().copied().filter(|at| !earlier(*at)).collect();
    let dated: Vec<(usize, &Heading)> = open
        .iter()
        .filter_map(|at| Some((*at, strips.get(*at)?.heading.as_ref()?)))
        .filter(|(_, heading)| heading.role == Some(Role::Dated))
        .collect();
    if !dated.is_empty() && dated.len() == open.len() {
        return newest_day(&dated).map(|newest| vec![newest]);
    }
    let undated: Vec<usize> =
        open.into_iter().filter(|at| !dated.iter().any(|(other, _)| other == at)).collect();
    // Marks stand in the cells of current results, or near them and far from all others.
    let own = |at: &usize| strips.get(*at).is_some_and(|strip| strip.marked > 0);
    let mut marked: Vec<usize> = undated.iter().copied().filter(own).collect();
    if let Some(marks) = strips.iter().find(|strip| strip.content() == Content::Marks) {
        let mut near: Vec<(f32, usize)> =
            undated.iter().filter_map(|at| Some((marks.distance(strips.get(*at)?), *at))).collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        if let [(first, at), (second, _), ..] = near[..]
            && second > first.max(1.0) * 3.0
        {
            marked.push(at);
        }
    }
    // Earlier results are missing where a test is new.
    let filled = |at: &usize| strips.get(*at).map_or(0, Strip::filled);
    let most = undated.iter().map(filled).max()?;
    let full: Vec<usize> =
        undated.iter().copied().filter(|at| filled(at) * 10 > most * 9).collect();
    only(&undated).or_else(|| only(&marked)).or_else(|| only(&full))
}
