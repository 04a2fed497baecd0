//! A result that fills several lines: the name, then its interval or mark, then the value alone.

use bta_catalog::is_name;

use crate::row::Cell;

use super::draft::{Aspect, Draft};
use super::heading::heads_values;
use super::part::cell;
use super::place::around;
use super::region::Tokens;
use super::state::State;
use super::token::{Kind, Token};

/// Reads a line that holds a value without a name, under a name that waits for one.
pub(super) fn read(state: &mut State, line: &Tokens) -> Option<Draft> {
    let (value, rest) = line.tokens.split_first()?;
    let only = |kind: Kind| matches!(kind, Kind::Unit | Kind::Flag | Kind::Sign);
    if !value.kind.is_value() || !rest.iter().all(|token| only(token.kind)) {
        return None;
    }
    let (name, bottom) = state.waiting.as_ref()?;
    if line.line.rect.top - bottom > line.line.size * 1.2 || !is_name(&name.text) {
        return None;
    }
    let first = |kinds: &[Kind]| {
        let found = rest.iter().find(|token| kinds.contains(&token.kind))?;
        cell(&[found])
    };
    let mut draft = Draft {
        name: Some(name.clone()),
        value: cell(&[value]),
        unit: first(&[Kind::Unit]),
        range: state.orphan.take().map(|(range, _)| range),
        flag: first(&[Kind::Flag, Kind::Sign]).or_else(|| state.mark.take()),
        ..Draft::default()
    };
    draft.note(Aspect::Solid);
    draft.complete_unit();
    let backed = draft.unit.is_some() || draft.range.is_some();
    (backed && draft.has_result_name()).then_some(draft)
}

/// Keeps what stands in a line between a name and its value and is neither: a mark, the ends of a scale,
/// what values are called; returns whether it is one.
pub(super) fn waits(state: &mut State, line: &Tokens) -> bool {
    let Some((name, bottom)) = &mut state.waiting else { return false };
    let near = line.line.rect.top - *bottom < line.line.size * 1.2;
    if !near || !is_name(&name.text) {
        return false;
    }
    let limits = state.orphan.as_ref().map(|(range, _)| range.text.as_str());
    let waits = match line.tokens.as_slice() {
        [mark] if mark.kind == Kind::Flag => {
            state.mark = cell(&[mark]);
            true
        }
        [label] => limits.is_some() && heads_values(&label.text),
        [low, high] => limits.is_some_and(|limits| {
            let is_end = |end: &Token| limits.split(' ').any(|limit| limit == end.text);
            low.kind == Kind::Number && high.kind == Kind::Number && is_end(low) && is_end(high)
        }),
        _ => false,
    };
    if waits {
        *bottom = line.line.rect.bottom;
    }
    waits
}

/// Reads the two ends of a scale that is drawn under a value.
pub(super) fn scale(tokens: &[Token]) -> Option<Cell> {
    let [low, high] = tokens else { return None };
    let rising = low.number()? < high.number()? && high.gap > 2.0;
    rising.then(|| Cell {
        text: format!("{} - {}", low.text, high.text),
        rect: around(low.rect, high.rect),
    })
}
