//! Results set as cards: the name in one line, the value below it, the interval below that; several
//! cards may stand side by side.

use bta_catalog::is_name;

use crate::row::Cell;

use super::draft::{Aspect, Draft};
use super::heading::heads_values;
use super::lexicon::is_range_label;
use super::line::Line;
use super::part::cell;
use super::place::{across, gap};
use super::shape::is_flag;
use super::token::{Kind, Token};

/// The cards that are not complete yet.
#[derive(Debug, Default)]
pub(super) struct Cards {
    /// Texts of a line above, which may be names.
    names: Vec<Name>,
    /// Rows that wait for an interval, with the place of their name and value.
    open: Vec<(usize, Cell)>,
    /// Where the last line of the cards ends.
    bottom: f32,
}

/// A name that waits for its value.
#[derive(Clone, Debug)]
struct Name {
    cell: Cell,
    /// The interval that stands between name and value.
    range: Option<Cell>,
    /// The mark that stands beside the name.
    flag: Option<Cell>,
}

/// What a line adds to the cards.
#[derive(Debug)]
pub(super) enum Part {
    Result(Box<Draft>),
    /// The interval of an earlier row.
    Range(usize, Cell),
    /// Nothing yet: the line belongs to cards whose values follow.
    Waiting,
}

impl Cards {
    /// Returns whether names wait for their values, with an interval between them already.
    pub(super) fn wait(&self) -> bool {
        self.names.iter().any(|name| name.range.is_some())
    }

    /// Reads a line; anything else than names, values or intervals ends the cards.
    pub(super) fn read(&mut self, tokens: &[Token], line: &Line) -> Vec<Part> {
        let near = line.rect.top - self.bottom < line.size * 1.2;
        self.bottom = line.rect.bottom;
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
        if near && self.labeled_ranges(tokens) {
            return vec![Part::Waiting];
        }
        self.open.clear();
        let names = std::mem::take(&mut self.names);
        if near { self.values(tokens, names) } else { Vec::new() }
    }

    /// Reads the values under the names; cards that are not as high as others have theirs later.
    fn values(&mut self, tokens: &[Token], mut names: Vec<Name>) -> Vec<Part> {
        let groups = groups(tokens);
        if groups.is_empty() || groups.len() != names.len() && groups.len() != 1 {
            return Vec::new();
        }
        // A card without a unit is one where another beside it has one.
        let told = groups.iter().any(|group| group.iter().any(|token| token.kind == Kind::Unit));
        let mut parts = Vec::new();
        for group in &groups {
            let Some((at, draft)) = result(group, &names) else { continue };
            names.remove(at);
            if told || draft.unit.is_some() || draft.range.is_some() {
                parts.push(Part::Result(Box::new(draft)));
            }
        }
        if !parts.is_empty() {
            self.names = names;
        }
        parts
    }

    /// Reads intervals with their labels between names and values: `Normal range: 4.0 - 11.0 K/uL`,
    /// with the ends of a scale behind them or not, and `Normal value: Negative`.
    fn labeled_ranges(&mut self, tokens: &[Token]) -> bool {
        let begins = |at: usize, token: &Token| match token.kind {
            Kind::Range => token.text.contains([':', '：']),
            Kind::Text => {
                tokens.get(at + 1).is_some_and(|it| it.kind == Kind::Separator)
                    && is_range_label(&token.text)
            }
            _ => false,
        };
        let fits = |token: &Token| {
            matches!(token.kind, Kind::Number | Kind::Unit | Kind::Bound | Kind::Separator)
                || token.kind == Kind::Quality
        };
        let starts: Vec<usize> = (0..tokens.len())
            .filter(|&at| tokens.get(at).is_some_and(|it| begins(at, it)))
            .collect();
        let all = (0..).zip(tokens).all(|(at, token)| starts.contains(&at) || fits(token));
        if starts.first() != Some(&0) || !all {
            return false;
        }
        let mut any = false;
        for start in starts {
            // What stands apart are the ends of the scale.
            let said = tokens.get(start..).unwrap_or_default();
            let near = said.iter().skip(1).take_while(|token| token.gap < 1.0).count();
            let said: Vec<&Token> = said.iter().take(1 + near).collect();
            let Some(range) = cell(&said) else { continue };
            let name = self.names.iter_mut().find(|name| is_below(&range, &name.cell));
            if let Some(name) = name.filter(|name| is_name(&name.cell.text)) {
                name.range = Some(range);
                any = true;
            }
        }
        any
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

/// The names of a line that holds nothing else but their marks; a comma belongs to its name: `T4, free`, and so does
/// `%`.
fn names(tokens: &[Token]) -> Option<Vec<Name>> {
    let mut names: Vec<Vec<&Token>> = Vec::new();
    let mut flags: Vec<(usize, Cell)> = Vec::new();
    let mut open = false;
    for token in tokens {
        let mark = token.gap > 1.0 && matches!(token.kind, Kind::Flag | Kind::Quality);
        if mark && !names.is_empty() && is_flag(&token.text) {
            flags.extend(cell(&[token]).map(|flag| (names.len() - 1, flag)));
            continue;
        }
        let comma = token.kind == Kind::Separator && token.text == ",";
        let percent = token.kind == Kind::Unit && token.text == "%" && token.gap < 0.8;
        match names.last_mut() {
            Some(name) if open || comma || percent => name.push(token),
            _ if token.kind == Kind::Text => names.push(vec![token]),
            _ => return None,
        }
        if open && token.kind != Kind::Text {
            return None;
        }
        open = comma;
    }
    let name = |(at, tokens): (usize, &Vec<&Token>)| {
        let flag = flags.iter().find(|(name, _)| *name == at).map(|(_, flag)| flag.clone());
        Some(Name { cell: cell(tokens)?, range: None, flag })
    };
    Some(names.iter().enumerate().filter_map(name).collect())
}

/// Cuts a line into values, each with what follows it; none when a text stands before a value that
/// is not what values are called: `Value 6.6 K/uL`.
fn groups(tokens: &[Token]) -> Vec<Vec<&Token>> {
    let mut groups: Vec<Vec<&Token>> = Vec::new();
    let mut tokens = tokens.iter().peekable();
    while let Some(token) = tokens.next() {
        let label = token.kind == Kind::Text && heads_values(&token.text);
        if label && let Some(value) = tokens.next_if(|next| next.kind.is_value()) {
            groups.push(vec![value]);
            continue;
        }
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

/// Makes a result of a value and the name above it; also returns which name that is.
fn result(group: &[&Token], names: &[Name]) -> Option<(usize, Draft)> {
    let value = cell(group.get(..1)?)?;
    let begin = group.first().map(|value| value.rect.left)?;
    let at = names.iter().position(|name| is_below(&value, &name.cell)).or_else(|| {
        // Behind its label a value is not where the name begins.
        let left = names.iter().map(|name| name.cell.rect.left).filter(|left| *left <= begin);
        let nearest = left.fold(f32::NEG_INFINITY, f32::max);
        let name =
            |name: &Name| name.range.is_some() && (name.cell.rect.left - nearest).abs() < 0.01;
        names.iter().position(name)
    })?;
    let name = names.get(at)?;
    let first = |kinds: &[Kind]| {
        group
            .iter()
            .skip(1)
            .find(|token| kinds.contains(&token.kind))
            .and_then(|token| cell(&[token]))
    };
    let mut draft = Draft {
        name: Some(name.cell.clone()),
        value: Some(value),
        unit: first(&[Kind::Unit]),
        range: first(&[Kind::Range, Kind::Bound]).or_else(|| name.range.clone()),
        flag: first(&[Kind::Flag, Kind::Sign]).or_else(|| name.flag.clone()),
        ..Draft::default()
    };
    draft.note(Aspect::Solid);
    (is_name(&name.cell.text) && draft.has_result_name()).then_some((at, draft))
}

/// Returns whether a cell stands under another: both begin at one place, or one is inside the other.
fn is_below(below: &Cell, above: &Cell) -> bool {
    let inside = -gap(across(below.rect), across(above.rect));
    let narrow = (below.rect.right - below.rect.left).min(above.rect.right - above.rect.left);
    (below.rect.left - above.rect.left).abs() < 6.0 || inside > narrow * 0.7
}
