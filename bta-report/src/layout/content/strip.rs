//! What stands under each other in all rows, between the white space.

use std::collections::BTreeSet;

use bta_catalog::is_name;
use bta_core::report::Flag;

use crate::parse::{Interval, Mark};

use super::super::header::Heading;
use super::super::heading::Role;
use super::super::place::{across, gap};
use super::super::token::{Kind, Token};
use super::FEWEST;

/// Finds what the white space between the columns leaves: the spans in which the cells stand.
pub(super) fn spans(rows: &[&[Token]]) -> Vec<(f32, f32)> {
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

/// Makes the strips of the spans; slivers that hold hardly anything are none.
pub(super) fn strips<'a>(
    spans: &[(f32, f32)],
    rows: &[&'a [Token]],
    headings: &[Heading],
) -> Vec<Strip<'a>> {
    let full = |strip: &Strip<'_>| {
        strip.filled() >= 2 && (strip.filled() * 8 > rows.len() || strip.marked > 0)
    };
    spans.iter().map(|span| Strip::new(*span, rows, headings)).filter(full).collect()
}

/// Returns whether at least half of a token stands in a span.
fn is_inside(token: &Token, span: (f32, f32)) -> bool {
    let (left, right) = across(token.rect);
    gap((left, right), span) <= (left - right) / 2.0
}

/// What stands in one span of all rows.
pub(super) struct Strip<'a> {
    pub(super) left: f32,
    pub(super) right: f32,
    /// The first token of each row that has one here.
    pub(super) cells: Vec<Option<&'a Token>>,
    /// How many rows have a mark here.
    pub(super) marked: usize,
    /// How many have a day here.
    pub(super) dated: usize,
    pub(super) heading: Option<Heading>,
}

/// What most cells of a strip are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Content {
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

    pub(super) fn holds(&self, token: &Token) -> bool {
        is_inside(token, (self.left, self.right))
    }

    pub(super) fn filled(&self) -> usize {
        self.cells.iter().flatten().count()
    }

    pub(super) fn count(&self, kinds: &[Kind]) -> usize {
        self.cells.iter().flatten().filter(|token| kinds.contains(&token.kind)).count()
    }

    pub(super) fn content(&self) -> Content {
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
    pub(super) fn names(&self) -> usize {
        let name = |token: &&&Token| token.kind == Kind::Text && is_name(&token.text);
        self.cells.iter().flatten().filter(name).count()
    }

    pub(super) fn letters(&self) -> usize {
        self.cells.iter().flatten().map(|token| token.text.chars().count()).sum()
    }

    /// Whether the cells hold the numbers of the lines, or few numbers again and again: hours until an
    /// answer, how often a test was repeated.
    pub(super) fn counts(&self) -> bool {
        let texts = || self.cells.iter().flatten().map(|token| token.text.trim_end_matches('.'));
        let numbers: Vec<Option<u32>> = texts().map(|text| text.parse().ok()).collect();
        let rises = numbers.windows(2).filter(|two| matches!(two, [Some(a), Some(b)] if a < b));
        let different: BTreeSet<&str> = texts().collect();
        let number = self.count(&[Kind::Number]) == numbers.len();
        numbers.len() >= FEWEST
            && number
            && (rises.count() + 1 >= numbers.len() || different.len() * 4 <= numbers.len())
    }

    /// Whether all cells hold whole numbers.
    pub(super) fn is_whole(&self) -> bool {
        self.cells.iter().flatten().all(|token| token.text.chars().all(|c| c.is_ascii_digit()))
    }

    /// The number in a row.
    pub(super) fn number(&self, row: usize) -> Option<f64> {
        (*self.cells.get(row)?)?.number()
    }

    /// The number in a row, also one beyond what was measured.
    fn amount(&self, row: usize) -> Option<f64> {
        (*self.cells.get(row)?)?.amount()
    }

    /// Whether the marks of another strip stand just where a number here is beyond what is normal.
    pub(super) fn fits(&self, marks: &Self, intervals: &[Option<Interval>]) -> bool {
        let (mut compared, mut beyond) = (0, 0);
        for (row, interval) in intervals.iter().enumerate() {
            let Some((interval, amount)) = interval.as_ref().zip(self.amount(row)) else {
                continue;
            };
            let below = interval.low.is_some_and(|low| amount < low);
            let above = interval.high.is_some_and(|high| amount > high);
            let mark = marks.cells.get(row).copied().flatten();
            let other = match mark.and_then(|mark| Mark::read(&mark.text)) {
                Some(Mark::Flag(Flag::High | Flag::VeryHigh)) => !above,
                Some(Mark::Flag(Flag::Low | Flag::VeryLow)) => !below,
                _ => false,
            };
            if other || (below || above) != mark.is_some() {
                return false;
            }
            compared += 1;
            beyond += usize::from(below || above);
        }
        compared >= FEWEST && beyond > 0
    }

    pub(super) fn heads(&self, role: Role) -> bool {
        self.heading.as_ref().is_some_and(|heading| heading.role == Some(role))
    }
}
