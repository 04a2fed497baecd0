//! Results set as cards: the name in one line, the value below it, the interval below that; several
//! cards may stand side by side.

use bta_catalog::is_name;

use crate::row::Cell;

use super::draft::{Aspect, Draft};
use super::line::Line;
use super::part::cell;
use super::place::{across, gap};
use super::token::{Kind, Token};

/// The cards that are not complete yet.
#[derive(Debug, Default)]
pub(super) struct Cards {
    /// Texts of the line above, which may be names.
    names: Vec<Cell>,
    /// Rows that wait for an interval, with the place of their name and value.
    open: Vec<(usize, Cell)>,
    /// Where the last line of the cards ends.
    bottom: f32,
}

/// What a line adds to the cards.
#[derive(Debug)]
pub(super) enum Part {
    Result(Box<Draft>),
    /// The interval of an earlier row.
    Range(usize, Cell),
}

impl Cards {
    /// Reads a line; anything else than names, values or intervals ends the cards.
    pub(super) fn read(&mut self, tokens: &[Token], line: &Line) -> Vec<Part> {
        let near = line.rect.top - self.bottom < line.size * 1.2;
        self.bottom = line.rect.bottom;
        let groups = groups(tokens);
        let of = |kinds: &[Kind]| tokens.iter().all(|token| kinds.contains(&token.kind));
        if let Some(names) = names(tokens) {
            *self = Self { names, open: Vec::new(), bottom: self.bottom };
            return Vec::new();
        }
        if near
            && of(&[Kind::Range, Kind::Bound, Kind::Text, Kind::Unit, Kind::Separator])
            && !self.open.is_empty()
        {
            return self.ranges(tokens);
        }
        let names = std::mem::take(&mut self.names);
        self.open.clear();
        if !near || groups.len() != names.len() && groups.len() != 1 {
            return Vec::new();
        }
        // A card without a unit is one where another beside it has one.
        let told = groups.iter().any(|group| group.iter().any(|token| token.kind == Kind::Unit));
        groups
            .iter()
            .filter_map(|group| result(group, &names))
            .filter(|draft| told || draft.unit.is_some() || draft.range.is_some())
            .map(|draft| Part::Result(Box::new(draft)))
            .collect()
    }

    /// Notes that a row was made of a card.
    pub(super) fn opened(&mut self, row: usize, draft: &Draft) {
        if draft.range.is_none()
            && let Some(value) = &draft.value
        {
            self.open.push((row, value.clone()));
        }
    }

    fn ranges(&self, tokens: &[Token]) -> Vec<Part> {
        let mut parts = Vec::new();
        // What is said before the limits, such as `Reference:`, stands below the value.
        let mut said: Vec<&Token> = Vec::new();
        for token in tokens {
            said.push(token);
            if !matches!(token.kind, Kind::Range | Kind::Bound) {
                continue;
            }
            let place = [cell(&[token]), cell(&said)].into_iter().flatten();
            let below = |place: Cell| self.open.iter().find(|(_, value)| is_below(&place, value));
            if let (Some((row, _)), Some(range)) = (place.filter_map(below).next(), cell(&[token]))
            {
                parts.push(Part::Range(*row, range));
            }
            said.clear();
        }
        parts
    }
}

/// The names of a line that holds nothing else; a comma belongs to its name: `T4, free`.
fn names(tokens: &[Token]) -> Option<Vec<Cell>> {
    let mut names: Vec<Vec<&Token>> = Vec::new();
    let mut open = false;
    for token in tokens {
        let comma = token.kind == Kind::Separator && token.text == ",";
        match names.last_mut() {
            Some(name) if open || comma => name.push(token),
            _ if token.kind == Kind::Text => names.push(vec![token]),
            _ => return None,
        }
        if open && token.kind != Kind::Text {
            return None;
        }
        open = comma;
    }
    Some(names.iter().filter_map(|name| cell(name)).collect())
}

/// Cuts a line into values, each with what follows it; none when a text stands before a value.
fn groups(tokens: &[Token]) -> Vec<Vec<&Token>> {
    let mut groups: Vec<Vec<&Token>> = Vec::new();
    for token in tokens {
        let begins = token.kind.is_value()
            && (groups.is_empty() || token.gap > 1.0 || token.kind == Kind::Number);
        match groups.last_mut() {
            _ if begins => groups.push(vec![token]),
            Some(group)
                if matches!(
                    token.kind,
                    Kind::Unit | Kind::Flag | Kind::Sign | Kind::Range | Kind::Bound
                ) =>
            {
                group.push(token);
            }
            _ => return Vec::new(),
        }
    }
    groups
}

/// Makes a result of a value and the name above it.
fn result(group: &[&Token], names: &[Cell]) -> Option<Draft> {
    let value = cell(group.get(..1)?)?;
    let name = names.iter().find(|name| is_below(&value, name))?;
    let first = |kinds: &[Kind]| {
        group
            .iter()
            .skip(1)
            .find(|token| kinds.contains(&token.kind))
            .and_then(|token| cell(&[token]))
    };
    let mut draft = Draft {
        name: Some(name.clone()),
        value: Some(value),
        unit: first(&[Kind::Unit]),
        range: first(&[Kind::Range, Kind::Bound]),
        flag: first(&[Kind::Flag, Kind::Sign]),
        ..Draft::default()
    };
    draft.note(Aspect::Solid);
    (is_name(&name.text) && draft.has_result_name()).then_some(draft)
}

/// Returns whether a cell stands under another: both begin at one place, or one is inside the other.
fn is_below(below: &Cell, above: &Cell) -> bool {
    let inside = -gap(across(below.rect), across(above.rect));
    let narrow = (below.rect.right - below.rect.left).min(above.rect.right - above.rect.left);
    (below.rect.left - above.rect.left).abs() < 6.0 || inside > narrow * 0.7
}
