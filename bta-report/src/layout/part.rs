//! One line of a table taken apart: which tokens are name, value, unit, interval and flag.

use bta_catalog::is_name;

use crate::parse::Quality;
use crate::row::Cell;

use super::draft::{Aspect, Draft};
use super::header::{Column, Head};
use super::heading::Role;
use super::lexicon::is_pending;
use super::limits::{between, in_cells};
use super::mark::{beside_value, leading, take_marks};
use super::place::around;
use super::shape::is_unit;
use super::token::{Kind, Token};

/// Makes one cell of tokens.
pub(super) fn cell(tokens: &[&Token]) -> Option<Cell> {
    let rect = tokens.iter().map(|token| token.rect).reduce(around)?;
    let mut text = String::new();
    for token in tokens {
        if !text.is_empty() && token.gap > 0.05 {
            text.push(' ');
        }
        text.push_str(&token.text);
    }
    (!text.is_empty()).then_some(Cell { text, rect })
}

/// Where a table prints its units.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Units {
    InColumn,
    InOtherCells,
}

/// The tokens of one table's columns in one line.
#[derive(Debug, Default)]
struct Parts<'a> {
    name: Vec<&'a Token>,
    value: Vec<&'a Token>,
    unit: Vec<&'a Token>,
    range: Vec<&'a Token>,
    low: Vec<&'a Token>,
    high: Vec<&'a Token>,
    flag: Vec<&'a Token>,
    /// How many words stand in no column.
    loose: usize,
    /// The columns that the parts are from.
    value_column: Option<usize>,
    unit_column: Option<usize>,
    range_column: Option<usize>,
    flag_column: Option<usize>,
}

/// Takes a line apart by its columns, for the table with this number.
pub(super) fn draft(
    tokens: &[Token],
    assigned: &[Option<usize>],
    columns: &[Column],
    table: usize,
) -> Draft {
    let mut parts = Parts::default();
    let column = |at: usize| assigned.get(at).copied().flatten().and_then(|at| columns.get(at));
    let last_table = columns.last().map_or(0, |column| column.table);
    for (place, (token, at)) in tokens.iter().zip(assigned).enumerate() {
        let neighbors = Neighbors {
            before: place.checked_sub(1).and_then(column).filter(|it| holds_values(it, table)),
            after: column(place + 1).filter(|it| holds_values(it, table)),
            edge: place == 0 && table == 0 || place + 1 == tokens.len() && table == last_table,
        };
        match at.and_then(|at| columns.get(at).map(|column| (at, column))) {
            Some((_, column)) if neighbors.takes_unit(token, column, columns) => {
                parts.unit.push(token);
            }
            Some((at, column)) if column.table == table => parts.take(token, columns, at),
            Some(_) => {}
            None => parts.take_outside(token, columns, &neighbors),
        }
    }
    parts.flag.extend(beside_value(tokens, assigned, columns, table));
    let in_column = columns.iter().any(|column| column.table == table && column.role == Role::Unit);
    let units = if in_column { Units::InColumn } else { Units::InOtherCells };
    let column = parts.value_column.and_then(|at| columns.get(at));
    let mut draft = assemble(parts, units);
    draft.complete_unit();
    if draft.value.as_ref().zip(column).is_some_and(|(value, column)| is_aligned(value, column)) {
        draft.note(Aspect::Aligned);
    }
    draft
}

fn holds_values(column: &Column, table: usize) -> bool {
    column.role == Role::Value && column.table == table
}

fn has_units(columns: &[Column]) -> bool {
    columns.iter().any(|column| column.role == Role::Unit)
}

/// What stands beside a token in its line.
struct Neighbors<'a> {
    /// The column of values, when the token before stands in it.
    before: Option<&'a Column>,
    /// The same for the token behind.
    after: Option<&'a Column>,
    /// Whether it is the first of the first table or the last of the last.
    edge: bool,
}

impl Neighbors<'_> {
    /// Returns whether a unit right behind a value and its mark is theirs, however near the next heading is.
    fn takes_unit(&self, token: &Token, column: &Column, columns: &[Column]) -> bool {
        column.role == Role::Previous
            && token.kind == Kind::Unit
            && token.gap < 0.8
            && self.before.is_some()
            && !has_units(columns)
    }
}

impl<'a> Parts<'a> {
    /// Takes a token that stands in no column.
    fn take_outside(&mut self, token: &'a Token, columns: &[Column], neighbors: &Neighbors<'_>) {
        // A mark in a column without a heading belongs to the value behind it, or to the whole line.
        if token.kind == Kind::Flag && (neighbors.edge || neighbors.after.is_some()) {
            self.flag.push(token);
        }
        // So does a unit right behind it, however far both are from its heading.
        if token.kind == Kind::Unit
            && (token.gap < 0.8 || !has_units(columns))
            && neighbors.before.is_some()
        {
            self.unit.push(token);
        }
        let told = |it: &Column| matches!(it.role, Role::Range | Role::Low | Role::High);
        if token.kind == Kind::Range && !columns.iter().any(told) {
            self.range.push(token);
        }
        let words = token.text.chars().any(char::is_alphanumeric);
        self.loose += usize::from(token.kind == Kind::Text && words);
    }

    /// Takes a token of the column `at`. Of several columns of one kind the first with content counts:
    /// the second set is in other units.
    fn take(&mut self, token: &'a Token, columns: &[Column], at: usize) {
        let first = |known: Option<usize>| known.is_none_or(|known| known == at);
        let Some(column) = columns.get(at) else { return };
        match column.role {
            Role::Name => self.name.push(token),
            Role::Value if first(self.value_column) => {
                self.value_column = Some(at);
                self.value.push(token);
            }
            Role::Unit
                if first(self.unit_column)
                    && self.value_column.is_none_or(|value| is_beside(columns, value, at)) =>
            {
                self.unit_column = Some(at);
                // Where nothing heads the intervals, they stand in the column of units, too.
                let unit = self.unit.last().is_some_and(|last| last.kind == Kind::Unit);
                match token.kind {
                    Kind::Range if unit => self.range.push(token),
                    Kind::Flag if unit => self.flag.push(token),
                    Kind::Number if unit => {}
                    _ => self.unit.push(token),
                }
            }
            Role::Range if first(self.range_column) => {
                self.range_column = Some(at);
                self.range.push(token);
            }
            // Nothing heads the units, and only some rows have one.
            Role::Other if column.head == Head::Cells && token.kind == Kind::Unit => {
                self.unit.push(token);
            }
            Role::Low => self.low.push(token),
            Role::High => self.high.push(token),
            // Remarks in a second column only say more.
            Role::Flag if first(self.flag_column) => {
                self.flag_column = Some(at);
                self.flag.push(token);
            }
            _ => {}
        }
    }
}

/// Returns whether a unit or interval belongs to a value: behind a second set of value, unit and
/// interval it does not.
fn is_beside(columns: &[Column], value: usize, at: usize) -> bool {
    let between = columns.get(value + 1..at).unwrap_or_default();
    let mut sets = between.iter().skip_while(|it| !matches!(it.role, Role::Unit | Role::Range));
    !sets.any(|column| column.role == Role::Value)
}

/// Returns whether a cell begins, ends or has its middle where its column has.
fn is_aligned(value: &Cell, column: &Column) -> bool {
    let (left, right) = (value.rect.left - column.left, value.rect.right - column.right);
    let slack = (value.rect.bottom - value.rect.top) * 0.45;
    left.abs() < slack || right.abs() < slack || (left + right).abs() < slack * 2.0
}

fn assemble(mut parts: Parts<'_>, units: Units) -> Draft {
    let mut draft = Draft::default();
    if parts.loose > 0 {
        draft.note(Aspect::Loose);
    }
    let mut flags: Vec<&Token> = Vec::new();
    take_marks(&mut parts.name, &mut flags);
    let value = std::mem::take(&mut parts.value);
    read_value(&mut draft, &value, &mut flags, &mut parts);
    flags.extend(parts.flag.iter().copied().filter(|token| {
        matches!(token.kind, Kind::Flag | Kind::Sign | Kind::Text | Kind::Quality)
    }));
    let mut words: Vec<&Token> =
        parts.unit.iter().copied().filter(|token| token.kind != Kind::Separator).collect();
    // A mark before the unit is one of the value.
    if let [mark, unit, ..] = words.as_slice()
        && matches!(mark.kind, Kind::Flag | Kind::Sign)
        && unit.kind == Kind::Unit
    {
        flags.push(words.remove(0));
    }
    draft.unit = draft.unit.take().or_else(|| unit_of_column(&words));
    if parts.low.is_empty() && parts.high.is_empty() {
        in_cells(&mut draft, &mut parts.range, &mut flags, units);
    } else {
        between(&mut draft, &parts.low, &parts.high);
    }
    read_name(&mut draft, &parts.name);
    let marks = |token: &&Token| {
        token.kind != Kind::Quality || Quality::read(&token.text) == Some(Quality::Abnormal)
    };
    let flags: Vec<&Token> = flags.into_iter().filter(marks).collect();
    draft.flag = cell(&flags).map(|flag| leading(&flag)).or(draft.flag);
    draft
}

fn unit_of_column(words: &[&Token]) -> Option<Cell> {
    // "mil/µL (%)" tells that a percentage stands behind the number.
    let bare = |cell: Cell| match cell.text.strip_suffix("(%)") {
        Some(unit) if !unit.trim().is_empty() => Cell { text: unit.trim().to_owned(), ..cell },
        _ => cell,
    };
    cell(words).map(bare).filter(|cell| {
        let written = |c: char| c.is_alphanumeric() || c == '%' || c == '‰';
        cell.text.chars().any(written) || is_unit(&cell.text)
    })
}

/// Reads the cell of the value: flags around it, the unit after it.
fn read_value<'a>(
    draft: &mut Draft,
    tokens: &[&'a Token],
    flags: &mut Vec<&'a Token>,
    parts: &mut Parts<'a>,
) {
    let mut value: Vec<&Token> = Vec::new();
    let mut after: Vec<&Token> = Vec::new();
    for &token in tokens {
        let closed = value
            .last()
            .is_some_and(|last| matches!(last.kind, Kind::Number | Kind::Bound | Kind::Range))
            || !after.is_empty();
        match token.kind {
            Kind::Separator if value.is_empty() || closed => {}
            Kind::Flag | Kind::Sign => flags.push(token),
            Kind::Pending if value.is_empty() => draft.note(Aspect::Pending),
            Kind::Unit => after.push(token),
            Kind::Range if closed => parts.range.push(token),
            _ if closed => after.push(token),
            _ => value.push(token),
        }
    }
    take_answers(draft, tokens, flags, &mut value);
    if value.iter().any(|token| token.kind.is_value() || is_answer(token)) {
        draft.note(Aspect::Solid);
    }
    if value.iter().any(|token| token.kind == Kind::Range) {
        draft.note(Aspect::Spread);
    }
    if value.iter().any(|token| matches!(token.kind, Kind::Date | Kind::Time)) {
        return;
    }
    let first_unit = after.iter().position(|token| token.kind == Kind::Unit);
    if let Some(at) = first_unit {
        let run: Vec<&Token> = after
            .iter()
            .skip(at)
            .copied()
            .take_while(|token| token.kind == Kind::Unit || token.kind == Kind::Text)
            .take(2)
            .collect();
        let only: Vec<&Token> =
            run.iter().copied().filter(|token| token.kind == Kind::Unit).take(1).collect();
        draft.unit = cell(&only);
    }
    draft.value = cell(&value).filter(|cell| !is_pending(&cell.text));
    draft.split_index();
    if draft.value.is_none() && !value.is_empty() {
        draft.note(Aspect::Pending);
    }
}

/// Takes what looks like a mark and is an answer: blood groups, grades.
fn take_answers<'a>(
    draft: &Draft,
    tokens: &[&'a Token],
    flags: &mut Vec<&'a Token>,
    value: &mut Vec<&'a Token>,
) {
    if value.is_empty() && !draft.is(Aspect::Pending) {
        // A blood group or a graded answer looks like a flag.
        let alone: Vec<&Token> = tokens.iter().copied().filter(|token| is_answer(token)).collect();
        if alone.len() == 1 && tokens.len() == 1 {
            flags.retain(|flag| !std::ptr::eq(*flag, *alone.first().unwrap_or(flag)));
            *value = alone;
        }
    }
    // `A (II)`: the group's letter looks like a flag, too.
    if let [number, ..] = value.as_slice()
        && matches!(number.text.as_str(), "(I)" | "(II)" | "(III)" | "(IV)")
        && let Some(letter) = flags.pop_if(|letter| is_answer(letter))
    {
        value.insert(0, letter);
    }
}

/// Returns whether a token that looks like a flag can be an answer: blood groups, `+++`.
fn is_answer(token: &Token) -> bool {
    matches!(
        token.text.as_str(),
        "A" | "B" | "AB" | "O" | "+" | "++" | "+++" | "++++" | "N" | "Normal" | "normal" | "NORMAL"
    )
}

/// Reads the cell of the name: leaders at its end go, a unit or interval at its end is one.
fn read_name(draft: &mut Draft, tokens: &[&Token]) {
    let mut tokens: Vec<&Token> = tokens.to_vec();
    while tokens.last().is_some_and(|last| last.kind == Kind::Separator) {
        tokens.pop();
    }
    while tokens.first().is_some_and(|first| first.kind == Kind::Separator) {
        tokens.remove(0);
    }
    if draft.range.is_none()
        && tokens.len() > 1
        && tokens
            .last()
            .is_some_and(|last| last.kind == Kind::Range && last.text.starts_with(['(', '[']))
    {
        draft.range = tokens.pop().and_then(|token| cell(&[token]));
    }
    if draft.unit.is_none()
        && draft.value.is_some()
        && tokens.len() > 1
        && tokens.last().is_some_and(|last| last.kind == Kind::Unit && !last.text.contains("INR"))
    {
        draft.unit = tokens.pop().and_then(|token| cell(&[token])).map(|cell| bare_unit(&cell));
        while tokens.last().is_some_and(|last| last.kind == Kind::Separator) {
            tokens.pop();
        }
    }
    let goes_on = |pair: &[&Token]| matches!(pair, [colon, text] if colon.kind == Kind::Separator && text.kind == Kind::Text && text.words > 1);
    if tokens.windows(2).any(goes_on) {
        draft.note(Aspect::Loose);
    }
    if let [code, name, ..] = tokens.as_slice()
        && is_code(code, name)
    {
        tokens.remove(0);
    }
    draft.name = cell(&tokens).map(|cell| tidy_name(&cell));
    draft.mark_before_name();
}

/// Returns whether what stands before a name, apart from it, is the code of its material: `S    TSH`.
pub(super) fn is_code(code: &Token, name: &Token) -> bool {
    code.text.chars().count() <= 3
        && code.text.chars().all(char::is_uppercase)
        && name.kind == Kind::Text
        && name.gap > 1.0
        && is_name(&name.text)
}

/// Takes the brackets from a unit that stands in brackets behind a name.
fn bare_unit(cell: &Cell) -> Cell {
    let text = cell.text.trim_matches(['(', ')', '[', ']', ' ']).to_owned();
    Cell { text, rect: cell.rect }
}

/// Takes a running number from a name: `14. ESR`.
fn without_number(name: &str) -> &str {
    let digits = name.chars().take_while(char::is_ascii_digit).count();
    let rest = name.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')']));
    match rest.and_then(|rest| rest.strip_prefix(' ')).map(str::trim_start) {
        Some(rest) if (1..=3).contains(&digits) && is_name(rest) => rest,
        _ => name,
    }
}

pub(super) fn tidy_name(cell: &Cell) -> Cell {
    let text = cell
        .text
        .trim_end_matches(['.', ':', '…', '_', ' ', '*', '°'])
        .trim_start_matches([' ', '•', '·'])
        .to_owned();
    let text = without_number(&text).to_owned();
    let opened = text.matches('.').count() > 1 || cell.text.ends_with(". :");
    let text =
        if opened && cell.text.trim_end_matches([':', ' ']).ends_with('.') && !text.contains(' ') {
            format!("{text}.")
        } else {
            text
        };
    Cell { text, rect: cell.rect }
}
