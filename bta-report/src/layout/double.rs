//! Tables with two values for each name, such as percent and absolute, whose units stand once above
//! them: `% /mm³` over the values, and often once more over the intervals.

use crate::row::Cell;

use super::draft::{Aspect, Draft};
use super::heading::is_known;
use super::lexicon::is_range_label;
use super::pair::nearer;
use super::part::{cell, tidy_name};
use super::place::{across, gap};
use super::token::{Kind, Token};

/// The units that stand above the values, and above their intervals where they are told again.
#[derive(Clone, Debug)]
pub(super) struct Double {
    values: [Cell; 2],
    ranges: Option<[Cell; 2]>,
    /// The unit that the heading of the intervals names.
    told: Option<String>,
}

/// The tokens behind a name.
#[derive(Debug, Default)]
struct Parts<'a> {
    values: [Option<&'a Token>; 2],
    flags: [Option<&'a Token>; 2],
    ranges: Vec<&'a Token>,
    /// A unit behind an interval.
    told: Option<&'a Token>,
}

impl Double {
    /// Reads a line of units: two that differ, or the same two twice.
    pub(super) fn of(tokens: &[Token]) -> Option<Self> {
        let mut values: Vec<Cell> = Vec::new();
        let mut ranges: Vec<Cell> = Vec::new();
        let mut labeled = false;
        let mut told = None;
        for token in tokens {
            match token.kind {
                Kind::Text if token.words > 3 => return None,
                Kind::Text => {
                    labeled = is_range_label(&token.text);
                    if labeled {
                        ranges.push(cell(&[token])?);
                    }
                }
                // "Min" and "Units" head columns.
                Kind::Unit if is_known(&token.text) => return None,
                Kind::Unit => {
                    if labeled {
                        told = Some(bare_text(&token.text).to_owned());
                    } else {
                        values.push(bare(&cell(&[token])?));
                    }
                    labeled = false;
                }
                _ => return None,
            }
        }
        if let [a, b, c, d] = values.as_slice()
            && a.text == c.text
            && b.text == d.text
        {
            ranges = vec![c.clone(), d.clone()];
            values.truncate(2);
        }
        let values = <[Cell; 2]>::try_from(values).ok()?;
        let [first, second] = &values;
        let differ = first.text != second.text;
        differ.then_some(Self { values, ranges: ranges.try_into().ok(), told })
    }

    /// Reads a line under the units; `None` when it is not made so.
    pub(super) fn read(&self, tokens: &[Token]) -> Option<Vec<Draft>> {
        let inner = |at: usize, token: &Token| {
            token.kind == Kind::Text || at > 0 && token.kind == Kind::Number && token.gap < 0.8
        };
        let named = tokens.iter().enumerate().take_while(|(at, token)| inner(*at, token)).count();
        let (name, rest) = tokens.split_at_checked(named)?;
        let name = cell(&name.iter().collect::<Vec<_>>()).map(|name| tidy_name(&name))?;
        let parts = self.parts(rest)?;
        let ranges = self.ranges(&parts)?;
        let mut drafts = Vec::new();
        for at in 0..2 {
            let value = parts.values.get(at).copied().flatten();
            let range = ranges.get(at).copied().flatten();
            let Some(value) = value else { continue };
            let flag = parts.flags.get(at).copied().flatten();
            let mut draft = Draft {
                name: Some(name.clone()),
                value: cell(&[value]),
                unit: self.values.get(at).cloned(),
                range: range.and_then(|range| cell(&[range])),
                flag: flag.and_then(|flag| cell(&[flag])),
                ..Draft::default()
            };
            draft.note(Aspect::Solid);
            if !draft.has_result_name() {
                return None;
            }
            drafts.push(draft);
        }
        (!drafts.is_empty()).then_some(drafts)
    }

    /// Tells values, flags and intervals apart.
    fn parts<'a>(&self, tokens: &'a [Token]) -> Option<Parts<'a>> {
        let numbers = tokens.iter().filter(|token| token.kind == Kind::Number).count();
        let mut parts = Parts::default();
        let mut flag: Option<&Token> = None;
        let mut last: Option<usize> = None;
        for token in tokens {
            match token.kind {
                Kind::Number => {
                    let next = last.map_or(0, |last| last + 1);
                    let at = if numbers == 2 { next } else { nearest(&self.values, token)? };
                    *parts.values.get_mut(at).filter(|slot| slot.is_none())? = Some(token);
                    *parts.flags.get_mut(at)? = flag.take();
                    last = Some(at);
                }
                Kind::Range | Kind::Bound => parts.ranges.push(token),
                Kind::Flag | Kind::Sign => match last.and_then(|at| parts.flags.get_mut(at)) {
                    Some(slot) => *slot = Some(token),
                    None => flag = Some(token),
                },
                Kind::Unit if !parts.ranges.is_empty() => parts.told = Some(token),
                Kind::Separator => {}
                _ => return None,
            }
        }
        Some(parts)
    }

    /// Gives each value its interval; `None` when it cannot be told whose an interval is.
    fn ranges<'a>(&self, parts: &Parts<'a>) -> Option<[Option<&'a Token>; 2]> {
        let [first, second] = parts.values;
        let one =
            |range, at: usize| if at == 0 { [Some(range), None] } else { [None, Some(range)] };
        match (parts.ranges.as_slice(), first, second) {
            ([], ..) => Some([None, None]),
            (&[a, b], Some(_), Some(_)) => Some([Some(a), Some(b)]),
            (&[range], Some(first), Some(second)) => {
                let told = parts.told.map(|unit| bare_text(&unit.text)).or(self.told.as_deref());
                let unit = |at: usize| self.values.get(at).map(|unit| unit.text.as_str());
                let at = match told {
                    Some(told) if unit(0) == Some(told) => 0,
                    Some(told) if unit(1) == Some(told) => 1,
                    _ => usize::from(nearer(first, second, range)?),
                };
                Some(one(range, at))
            }
            (&[range], ..) => {
                let at = usize::from(first.is_none());
                let under = self
                    .ranges
                    .as_ref()
                    .is_none_or(|units| nearest(units, range).is_none_or(|nearest| nearest == at));
                under.then(|| one(range, at))
            }
            _ => None,
        }
    }
}

fn bare(unit: &Cell) -> Cell {
    Cell { text: bare_text(&unit.text).to_owned(), rect: unit.rect }
}

/// Takes the brackets from a unit.
fn bare_text(text: &str) -> &str {
    text.trim_matches(['(', ')', '[', ']', ' '])
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
