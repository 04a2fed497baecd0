//! Tables turned around: analytes side by side, and a line for each day. The newest day is the
//! current one.

use bta_catalog::is_name;

use crate::parse::fold;
use crate::row::{Cell, Row};

use super::header::day;
use super::lexicon::is_range_label;
use super::part::{cell, tidy_name};
use super::place::{across, gap};
use super::region::Tokens;
use super::token::{Kind, Token};

/// How many names a line must have.
const NAMES: usize = 3;

/// One analyte of the table.
#[derive(Debug)]
struct Column {
    name: Cell,
    unit: Option<Cell>,
    range: Option<Cell>,
}

/// A table with its newest day.
#[derive(Debug)]
struct Table<'a> {
    columns: Vec<Column>,
    newest: Option<(&'a Tokens, (u16, u16, u16))>,
    days: usize,
}

/// Reads the tables of a page that are turned around, and passes over their lines.
pub(super) fn read(page: u32, lines: &mut [Tokens]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let found = lines.get(at..).and_then(|rest| table(page, rest));
        let length = found.as_ref().map_or(1, |(_, length)| *length);
        if let Some((read, _)) = found {
            rows.extend(read);
            lines.iter_mut().skip(at).take(length).for_each(|line| line.passed = true);
        }
        at += length;
    }
    rows
}

/// Adds what such tables tell to the rows of a document. Where other rows are, such a table only shows
/// how their values changed.
pub(super) fn added(mut rows: Vec<Row>, turned: Vec<Row>) -> Vec<Row> {
    let names: Vec<String> = rows.iter().map(|row| fold(&row.name.text)).collect();
    rows.extend(turned.into_iter().filter(|row| !names.contains(&fold(&row.name.text))));
    rows
}

/// Reads the table that begins with the first line; also returns how many lines it has.
fn table(page: u32, lines: &[Tokens]) -> Option<(Vec<Row>, usize)> {
    let (head, body) = lines.split_first()?;
    let columns = columns(head)?;
    let mut table = Table { columns, newest: None, days: 0 };
    let mut bottom = head.line.rect.bottom;
    let mut length = 1;
    for line in body {
        let near = line.line.rect.top - bottom < line.line.size * 2.0;
        if !near || !(table.take_day(line) || table.take_units(line) || table.take_ranges(line)) {
            break;
        }
        bottom = line.line.rect.bottom;
        length += 1;
    }
    let backed = table.columns.iter().filter(|it| it.unit.is_some() || it.range.is_some()).count();
    let told = table.days >= 2 || backed * 2 > table.columns.len();
    let rows = table.rows(page);
    (told && rows.len() >= NAMES).then_some((rows, length))
}

/// Reads the line of the names: nearly all of its words are names of analytes.
fn columns(head: &Tokens) -> Option<Vec<Column>> {
    let mut columns: Vec<Column> = Vec::new();
    let mut foreign = 0;
    for token in &head.tokens {
        match token.kind {
            // PCT is a unit, too.
            Kind::Unit if token.gap < 1.0 && !columns.is_empty() => {
                let column = columns.last_mut()?;
                column.unit = cell(&[token]).map(|unit| bare(&unit));
            }
            Kind::Text | Kind::Unit if is_name(&token.text) => {
                let name = tidy_name(&cell(&[token])?);
                columns.push(Column { name, unit: None, range: None });
            }
            Kind::Text => foreign += 1,
            Kind::Separator | Kind::Sign | Kind::Flag => {}
            _ => return None,
        }
    }
    (columns.len() >= NAMES && foreign <= 1 + columns.len() / 4).then_some(columns)
}

/// Takes the brackets from a unit.
fn bare(unit: &Cell) -> Cell {
    let text = unit.text.trim_matches(['(', ')', '[', ']', ' ']).to_owned();
    Cell { text, rect: unit.rect }
}

impl<'a> Table<'a> {
    /// Takes a line that begins with a day and goes on with values.
    fn take_day(&mut self, line: &'a Tokens) -> bool {
        let [first, rest @ ..] = line.tokens.as_slice() else { return false };
        let plain = |token: &Token| token.kind.is_value() || is_beside(token);
        let values = rest.iter().filter(|token| token.kind.is_value()).count();
        if first.kind != Kind::Date || values == 0 || !rest.iter().all(plain) {
            return false;
        }
        let day = day(&first.text);
        if self.newest.is_none_or(|(_, newest)| day > newest) {
            self.newest = Some((line, day));
        }
        self.days += 1;
        true
    }

    /// Takes a line of units, with or without a label before it.
    fn take_units(&mut self, line: &Tokens) -> bool {
        let units: Vec<&Token> =
            line.tokens.iter().filter(|token| token.kind == Kind::Unit).collect();
        let others = line.tokens.len() - units.len();
        if units.len() < 2 || others > 1 {
            return false;
        }
        for unit in units {
            if let Some(column) = self.nearest(unit).and_then(|at| self.columns.get_mut(at)) {
                column.unit = cell(&[unit]).map(|unit| bare(&unit));
            }
        }
        true
    }

    /// Takes a line of intervals, with or without a label before it.
    fn take_ranges(&mut self, line: &Tokens) -> bool {
        let is_range = |token: &&Token| matches!(token.kind, Kind::Range | Kind::Bound);
        let ranges: Vec<&Token> = line.tokens.iter().filter(is_range).collect();
        let labeled = line
            .tokens
            .first()
            .is_some_and(|first| first.kind == Kind::Text && is_range_label(&first.text));
        let others = line.tokens.len() - ranges.len();
        if ranges.len() < 2 || others > 1 || others == 1 && !labeled {
            return false;
        }
        for range in ranges {
            if let Some(column) = self.nearest(range).and_then(|at| self.columns.get_mut(at)) {
                column.range = cell(&[range]);
            }
        }
        true
    }

    /// Returns the column that a cell stands under: none when two are as near.
    fn nearest(&self, token: &Token) -> Option<usize> {
        let (left, right) = across(token.rect);
        let distance = |column: &Column| {
            let (from, to) = across(column.name.rect);
            let edges = (left - from).abs().min((right - to).abs());
            let centers = (f32::midpoint(left, right) - f32::midpoint(from, to)).abs();
            edges.min(centers)
        };
        let mut near: Vec<(f32, usize)> =
            self.columns.iter().map(distance).zip(0_usize..).collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (best, at) = *near.first()?;
        let overlaps = |at: usize| {
            let column = self.columns.get(at);
            column.is_some_and(|it| gap(across(it.name.rect), (left, right)) < 0.0)
        };
        let second = near.get(1).map_or(f32::INFINITY, |(distance, _)| *distance);
        let clear = best < second * 0.6 || overlaps(at);
        (clear && (overlaps(at) || best < token.em * 3.0)).then_some(at)
    }

    /// Makes the rows of the newest day.
    fn rows(&self, page: u32) -> Vec<Row> {
        let Some((line, _)) = self.newest else { return Vec::new() };
        let mut rows: Vec<(usize, Row)> = Vec::new();
        for (place, token) in line.tokens.iter().enumerate().skip(1) {
            let column = self.nearest(token).filter(|_| token.kind.is_value());
            let Some(at) = column else { continue };
            let (Some(column), Some(value)) = (self.columns.get(at), cell(&[token])) else {
                continue;
            };
            let mark = line.tokens.get(place + 1).filter(|next| is_mark(next));
            let row = Row {
                page,
                line: line.number,
                section: String::new(),
                name: column.name.clone(),
                value,
                unit: column.unit.clone(),
                range: column.range.clone(),
                flag: mark.and_then(|mark| cell(&[mark])),
            };
            rows.push((at, row));
        }
        // Two values under one name: which of them it is cannot be told.
        let twice: Vec<usize> = rows
            .windows(2)
            .filter(|pair| matches!(pair, [a, b] if a.0 == b.0))
            .map(|pair| pair.first().map_or(0, |it| it.0))
            .collect();
        rows.into_iter().filter(|(at, _)| !twice.contains(at)).map(|(_, row)| row).collect()
    }
}

/// Returns whether a token is the mark of the value before it.
fn is_mark(token: &Token) -> bool {
    matches!(token.kind, Kind::Flag | Kind::Sign) && token.gap < 1.2
}

/// Returns whether a token may stand between the values of a day.
fn is_beside(token: &Token) -> bool {
    matches!(token.kind, Kind::Flag | Kind::Sign | Kind::Separator | Kind::Time | Kind::Pending)
}
