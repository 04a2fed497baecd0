//! Lines below a row that complete it: `Reference range: < 100`, the tiers under `Reference range:`,
//! `Interpretation: low`.

use bta_catalog::is_name;

use crate::row::{Cell, Row};

use super::continuation::add_range;
use super::heading::{Role, heads_flags, role_of};
use super::lexicon::{is_method, is_range_label};
use super::part::cell;
use super::place::{across, around, gap};
use super::region::Tokens;
use super::state::State;
use super::token::{Kind, Token};

/// Completes the row above, or the one that has only a name yet; returns whether the line did.
pub(super) fn completes(rows: &mut [Row], state: &mut State, line: &Tokens) -> bool {
    announced(rows, state, line)
        || under_values(rows, state, line)
        || behind_method(rows, state, line)
        || labeled(rows, state, line)
        || told(rows, state, line)
        || announces(rows, state, line)
        || marks(rows, state, line)
        || marks_card(rows, line)
}

/// An interval with a label: `Reference range: < 100 mg/dL`.
fn labeled(rows: &mut [Row], state: &mut State, line: &Tokens) -> bool {
    let (range, unit) = match line.tokens.as_slice() {
        [range] => (range, None),
        [range, unit] if unit.kind == Kind::Unit => (range, Some(unit)),
        // What it stands for comes behind a colon: `Reference: < 12: negative`.
        [range, colon, ..] if colon.kind == Kind::Separator => (range, None),
        // For whom it holds stands in brackets behind it.
        [range, note, ..] if note.text.starts_with('(') => (range, None),
        [range, unit, note, ..] if unit.kind == Kind::Unit && note.text.starts_with('(') => {
            (range, Some(unit))
        }
        _ => return false,
    };
    if range.kind != Kind::Range || !range.text.contains([':', '：']) {
        return false;
    }
    let Some(range) = cell(&[range]) else { return false };
    let unit = unit.and_then(|unit| cell(&[unit]));
    if waits(state, line) {
        state.orphan = Some((with_unit(range, unit), line.line.rect.bottom));
        return true;
    }
    let Some(row) = last(rows, state) else { return false };
    match &row.range {
        None => {
            row.range = Some(range);
            row.unit = row.unit.take().or(unit);
        }
        // A tier under others: `normal: 30 - 100`.
        Some(above) if is_under(&range, above) => add_range(row, &range),
        Some(_) => {}
    }
    true
}

/// Returns whether a cell begins right below another.
fn is_under(below: &Cell, above: &Cell) -> bool {
    let height = below.rect.bottom - below.rect.top;
    (below.rect.left - above.rect.left).abs() < 3.0
        && (below.rect.top - above.rect.bottom).abs() < height
}

/// Returns whether a text announces an interval, or heads a column of them.
fn labels_range(text: &str) -> bool {
    is_range_label(text) || role_of(text) == Some(Role::Range)
}

/// Returns whether a name right above waits for its value, which then stands below this line.
fn waits(state: &mut State, line: &Tokens) -> bool {
    let Some((name, bottom)) = &mut state.waiting else { return false };
    let near = line.line.rect.top - *bottom < line.line.size * 1.2 && is_name(&name.text);
    if near {
        *bottom = line.line.rect.bottom;
    }
    near
}

/// Returns whether a line is an interval with its label.
pub(super) fn is_labeled(tokens: &[Token]) -> bool {
    match tokens {
        [range, ..] if range.kind == Kind::Range => range.text.contains([':', '：']),
        [label, colon, _, ..] => {
            label.kind == Kind::Text && colon.kind == Kind::Separator && labels_range(&label.text)
        }
        _ => false,
    }
}

/// Intervals with their labels, each under the value that it belongs to, of tables side by side.
fn under_values(rows: &mut [Row], state: &State, line: &Tokens) -> bool {
    let labeled = |token: &&Token| token.kind == Kind::Range && token.text.contains([':', '：']);
    let ranges = line.tokens.iter().filter(labeled).count();
    let others = line.tokens.iter().filter(|token| !labeled(token));
    let plain = others.clone().all(|token| token.kind == Kind::Text && token.words <= 3);
    if ranges == 0 || ranges == 1 && others.count() == 0 || !plain {
        return false;
    }
    let mut any = false;
    for token in line.tokens.iter().filter(labeled) {
        let is_own = |row: &&mut Row| {
            let right = row.unit.as_ref().map_or(row.value.rect.right, |unit| unit.rect.right);
            let over = line.line.rect.top - row.value.rect.bottom;
            row.page == state.page
                && row.range.is_none()
                && (-0.5 * line.line.size..1.2 * line.line.size).contains(&over)
                && gap(across(token.rect), (row.value.rect.left, right)) < 0.0
        };
        if let Some(row) = rows.iter_mut().rev().take(8).find(is_own) {
            row.range = cell(&[token]);
            any = true;
        }
    }
    any
}

/// An interval with its label behind the method: `Method: photometry   Reference values: 12 - 16`.
fn behind_method(rows: &mut [Row], state: &State, line: &Tokens) -> bool {
    let [method, .., range] = line.tokens.as_slice() else { return false };
    let labeled = range.kind == Kind::Range && range.text.contains([':', '：']);
    if !labeled || method.kind != Kind::Text || !is_method(&method.text) {
        return false;
    }
    let (Some(range), Some(row)) = (cell(&[range]), last(rows, state)) else { return false };
    if row.range.is_none() {
        row.range = Some(range);
    }
    true
}

/// An interval in words behind its label: `Reference: fasting below 150 mg/dL, otherwise below 175`.
fn told(rows: &mut [Row], state: &mut State, line: &Tokens) -> bool {
    let [label, colon, range @ ..] = line.tokens.as_slice() else { return false };
    let limits =
        range.iter().any(|token| matches!(token.kind, Kind::Range | Kind::Bound | Kind::Quality));
    let labels =
        label.kind == Kind::Text && colon.kind == Kind::Separator && labels_range(&label.text);
    // With a second label it is a line of cards.
    let more = range.windows(2).any(|pair| {
        matches!(pair, [label, colon]
            if label.kind == Kind::Text && colon.kind == Kind::Separator
                && labels_range(&label.text))
    });
    if !labels || !limits || more {
        return false;
    }
    let all: Vec<&Token> = line.tokens.iter().collect();
    if waits(state, line)
        && let Some(range) = cell(&all)
    {
        state.orphan = Some((range, line.line.rect.bottom));
        return true;
    }
    let range: Vec<&Token> = match range {
        // The unit of the value is told again.
        [limits, unit] if unit.kind == Kind::Unit => vec![limits],
        all => all.iter().collect(),
    };
    let (Some(range), Some(row)) = (cell(&range), last(rows, state)) else { return false };
    if row.range.is_none() {
        row.range = Some(range);
    }
    true
}

fn with_unit(range: Cell, unit: Option<Cell>) -> Cell {
    match unit {
        Some(unit) => Cell {
            text: format!("{} {}", range.text, unit.text),
            rect: around(range.rect, unit.rect),
        },
        None => range,
    }
}

fn last<'a>(rows: &'a mut [Row], state: &State) -> Option<&'a mut Row> {
    state.last.first().copied().flatten().and_then(|last| rows.get_mut(last.row))
}

/// A label alone: the interval stands in the lines below.
fn announces(rows: &mut [Row], state: &mut State, line: &Tokens) -> bool {
    let [label, rest @ ..] = line.tokens.as_slice() else { return false };
    let alone = rest.iter().all(|token| token.kind == Kind::Separator);
    if !alone || label.kind != Kind::Text || !labels_range(&label.text) {
        return false;
    }
    // Without a colon it may head a column, unless it is indented under a value.
    let under = |row: &Row| {
        let over = label.rect.top - row.value.rect.bottom;
        label.rect.left > row.name.rect.left + label.em * 2.0
            && (0.0..line.line.size).contains(&over)
            && row.page == state.page
    };
    let open = last(rows, state)
        .is_some_and(|row| row.range.is_none() && (!rest.is_empty() || under(row)));
    state.announced = open.then_some(line.line.rect.bottom);
    open
}

fn announced(rows: &mut [Row], state: &mut State, line: &Tokens) -> bool {
    let Some(bottom) = state.announced.take() else { return false };
    let limits = line.tokens.iter().any(|token| matches!(token.kind, Kind::Range | Kind::Bound));
    let near = line.line.rect.top - bottom < line.line.size;
    let tokens: Vec<&Token> = line.tokens.iter().collect();
    let (Some(range), Some(row)) = (cell(&tokens), last(rows, state)) else { return false };
    if !limits || !near {
        return false;
    }
    add_range(row, &range);
    state.announced = Some(line.line.rect.bottom);
    true
}

/// `Above the reference range` alone below a card.
fn marks_card(rows: &mut [Row], line: &Tokens) -> bool {
    let [flag] = line.tokens.as_slice() else { return false };
    if flag.kind != Kind::Flag || flag.text.chars().count() < 3 {
        return false;
    }
    let begins = |cell: &Cell| (cell.rect.left - flag.rect.left).abs() < 6.0;
    let right_below = |bottom: f32| (-1.0..line.line.size).contains(&(flag.rect.top - bottom));
    let is_own = |row: &&mut Row| match &row.range {
        // Over a scale a value stands anywhere, its mark begins where the name does.
        Some(range) if range.rect.bottom <= row.value.rect.top + 1.0 => {
            begins(&row.name) && right_below(row.value.rect.bottom)
        }
        range if flag.text.contains(' ') => {
            begins(&row.value) && right_below(range.as_ref().unwrap_or(&row.value).rect.bottom)
        }
        _ => false,
    };
    let Some(row) = rows.iter_mut().rev().take(4).find(is_own) else { return false };
    if row.flag.is_none() {
        row.flag = cell(&[flag]);
    }
    true
}

/// `Interpretation: low`.
fn marks(rows: &mut [Row], state: &State, line: &Tokens) -> bool {
    let [label, colon, flag] = line.tokens.as_slice() else { return false };
    let says = label.kind == Kind::Text
        && colon.kind == Kind::Separator
        && flag.kind == Kind::Flag
        && heads_flags(&label.text);
    let Some(row) = last(rows, state).filter(|_| says) else { return false };
    if row.flag.is_none() {
        row.flag = cell(&[flag]);
    }
    true
}
