//! Tables with two values for each name, such as percent and absolute, whose units stand once above
//! them: `% /mm³` over the values, and often once more over the intervals.

use crate::row::Cell;

use super::draft::{Aspect, Draft};
use super::part::{cell, tidy_name};
use super::place::{across, gap};
use super::region::Tokens;
use super::token::{Kind, Token};

/// The units that stand above the values, and above their intervals where they are told again.
#[derive(Clone, Debug)]
pub(super) struct Double {
    values: [Cell; 2],
    ranges: Option<[Cell; 2]>,
}

impl Double {
    /// Reads a line of units: two that differ, or the same two twice.
    pub(super) fn of(line: &Tokens) -> Option<Self> {
        let plain = |token: &Token| match token.kind {
            Kind::Unit => true,
            Kind::Text => token.words <= 3,
            _ => false,
        };
        if !line.tokens.iter().all(plain) {
            return None;
        }
        let units: Vec<Cell> = line
            .tokens
            .iter()
            .filter(|token| token.kind == Kind::Unit)
            .filter_map(|token| cell(&[token]))
            .collect();
        let (values, ranges) = match units.as_slice() {
            [a, b] => ([a.clone(), b.clone()], None),
            [a, b, c, d] if a.text == c.text && b.text == d.text => {
                ([a.clone(), b.clone()], Some([c.clone(), d.clone()]))
            }
            _ => return None,
        };
        let [first, second] = &values;
        (first.text != second.text).then_some(Self { values, ranges })
    }

    /// Reads a line under the units; `None` when it is not made so.
    pub(super) fn read(&self, line: &Tokens) -> Option<Vec<Draft>> {
        let inner = |at: usize, token: &Token| {
            token.kind == Kind::Text || at > 0 && token.kind == Kind::Number && token.gap < 0.8
        };
        let named =
            line.tokens.iter().enumerate().take_while(|(at, token)| inner(*at, token)).count();
        let (name, rest) = line.tokens.split_at_checked(named)?;
        let name = cell(&name.iter().collect::<Vec<_>>()).map(|name| tidy_name(&name))?;
        let is_value = |token: &&Token| matches!(token.kind, Kind::Number | Kind::Bound);
        let values = rest.iter().take_while(|token| token.kind != Kind::Range).filter(is_value);
        let two = values.take(3).count() == 2;
        let mut drafts: [Option<Draft>; 2] = [None, None];
        let mut ranges: Vec<&Token> = Vec::new();
        let mut flag: Option<&Token> = None;
        let mut last: Option<usize> = None;
        for token in rest {
            match token.kind {
                Kind::Number | Kind::Bound if ranges.is_empty() => {
                    let next = last.map_or(0, |last| last + 1);
                    let at = if two { next } else { nearest(&self.values, token)? };
                    let slot = drafts.get_mut(at).filter(|slot| slot.is_none())?;
                    *slot = Some(self.draft(at, &name, token, flag.take()));
                    last = Some(at);
                }
                Kind::Range | Kind::Bound => ranges.push(token),
                Kind::Flag | Kind::Sign => match last.and_then(|at| drafts.get_mut(at)) {
                    Some(Some(draft)) => draft.flag = cell(&[token]),
                    _ => flag = Some(token),
                },
                Kind::Separator => {}
                _ => return None,
            }
        }
        self.add_ranges(&mut drafts, &ranges)?;
        let drafts: Vec<Draft> = drafts.into_iter().flatten().collect();
        let named = drafts.iter().all(Draft::has_result_name);
        (named && !drafts.is_empty()).then_some(drafts)
    }

    fn draft(&self, at: usize, name: &Cell, value: &Token, flag: Option<&Token>) -> Draft {
        let mut draft = Draft {
            name: Some(name.clone()),
            value: cell(&[value]),
            unit: self.values.get(at).cloned(),
            flag: flag.and_then(|flag| cell(&[flag])),
            ..Draft::default()
        };
        draft.note(Aspect::Solid);
        draft.note(Aspect::Aligned);
        draft
    }

    /// Gives each value its interval; `None` when it cannot be told whose an interval is.
    fn add_ranges(&self, drafts: &mut [Option<Draft>; 2], ranges: &[&Token]) -> Option<()> {
        let both = drafts.iter().all(Option::is_some);
        for (place, range) in ranges.iter().enumerate() {
            let at = match (&self.ranges, ranges.len(), both) {
                (_, 2, true) => place,
                (Some(units), ..) => nearest(units, range)?,
                (None, 1, false) => usize::from(drafts.first()?.is_none()),
                _ => return None,
            };
            let draft = drafts.get_mut(at)?.as_mut()?;
            draft.range = cell(&[range]);
            draft.note(Aspect::Ranged);
        }
        Some(())
    }
}

/// Returns which of two headings a cell stands under; `None` when that is not clear.
fn nearest(headings: &[Cell; 2], token: &Token) -> Option<usize> {
    let (left, right) = across(token.rect);
    let distance = |heading: &Cell| {
        let (from, to) = across(heading.rect);
        let centers = (f32::midpoint(left, right) - f32::midpoint(from, to)).abs();
        (left - from).abs().min((right - to).abs()).min(centers)
    };
    let [first, second] = headings;
    let (a, b) = (distance(first), distance(second));
    let under = |heading: &Cell| gap(across(heading.rect), (left, right)) < token.em * 3.0;
    let clear = a.min(b) < a.max(b) * 0.6;
    let (at, heading) = if a < b { (0, first) } else { (1, second) };
    (clear && under(heading)).then_some(at)
}
