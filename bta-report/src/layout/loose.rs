//! Lines that no columns take apart: sentences, cards, headings.

use std::borrow::Cow;

use bta_catalog::is_name;

use crate::row::Cell;

use super::card::Part;
use super::continuation::add_range;
use super::draft::{Aspect, Draft};
use super::flow::Reader;
use super::lexicon::{is_metadata, is_range_label};
use super::note::is_heading;
use super::part::cell;
use super::region::{Direction, Region, Tokens, has_previous, is_bullet};
use super::section::{Style, Weight};
use super::state::State;
use super::token::{Kind, Token};
use super::{entry, inline};

impl Reader {
    /// Reads a line that no columns explain.
    pub(super) fn read_loose(
        &mut self,
        state: &mut State,
        region: &Region<'_>,
        line: &Tokens,
        assigned: &[Option<usize>],
    ) {
        let found = region.columns.is_empty() && self.continue_name(state, region, line)
            || region.columns.is_empty() && self.add_tier(state, line)
            || self.read_entry(state, line)
            || state.cards.wait() && self.read_cards(state, line)
            || !has_previous(region, assigned) && self.read_inline(state, region, line)
            || self.read_cards(state, line);
        if !found {
            self.read_words(state, line);
        }
    }

    /// Adds a tier that stands under the interval of the row above.
    fn add_tier(&mut self, state: &mut State, line: &Tokens) -> bool {
        let Some(Some(last)) = state.last.first().copied() else { return false };
        let limits = line.tokens.iter().any(|it| matches!(it.kind, Kind::Range | Kind::Bound));
        let all: Vec<&Token> = line.tokens.iter().collect();
        let (Some(tier), Some(row)) = (cell(&all), self.rows.get_mut(last.row)) else {
            return false;
        };
        let below = row.range.as_ref().is_some_and(|range| {
            let right_of_value = range.rect.left > row.value.rect.right;
            right_of_value && (range.rect.left - tier.rect.left).abs() < line.line.size * 0.5
        });
        if !limits || !below || line.line.rect.top - last.bottom > line.line.size * 0.9 {
            return false;
        }
        add_range(row, &tier);
        if let Some(Some(slot)) = state.last.first_mut() {
            slot.bottom = line.line.rect.bottom;
        }
        true
    }

    /// Adds the second line of a name where no columns are.
    fn continue_name(&mut self, state: &mut State, region: &Region<'_>, line: &Tokens) -> bool {
        let [only] = line.tokens.as_slice() else { return false };
        let name = (only.kind == Kind::Text).then(|| cell(&[only])).flatten();
        let draft = Draft { name, ..Draft::default() };
        draft.name.is_some() && self.continue_row(state, (region, line), &draft, 0)
    }

    /// Reads a value under the name that it belongs to.
    fn read_entry(&mut self, state: &mut State, line: &Tokens) -> bool {
        let Some(draft) = entry::read(state, line) else { return false };
        self.push(state, line, draft, 0);
        true
    }

    /// Reads the results that a line tells by its words alone.
    fn read_inline(&mut self, state: &mut State, region: &Region<'_>, line: &Tokens) -> bool {
        let mut found = false;
        let bar = if region.columns.is_empty() { 4.0 } else { 5.0 };
        let bar = bar + if state.notes.is_open() { 1.0 } else { 0.0 };
        if is_bullet(&line.tokens) && state.notes.is_open() {
            return false;
        }
        let mut tail = state.tail.take().filter(|(_, number)| number + 1 == line.number);
        for mut inline in inline::read(&in_reading_order(line)) {
            if let Some((words, _)) = tail.take() {
                complete_name(&mut inline.draft, &words);
            }
            state.name_from_title(&mut inline, line);
            if let Some(heading) = state.begin_of_name(&mut inline.draft, line) {
                self.path.leave(&heading);
                inline.evidence += if inline.draft.is_known() { 3.0 } else { 0.0 };
            }
            let aligned = if state.is_aligned(&inline.draft) { 2.0 } else { 0.0 };
            let crowded = inline.draft.is(Aspect::Crowded);
            if !crowded && inline.evidence + aligned >= bar && inline.draft.has_result_name() {
                self.push(state, line, inline.draft, 0);
                if let [.., label, colon] = line.tokens.as_slice()
                    && colon.kind == Kind::Separator
                    && label.kind == Kind::Text
                    && is_range_label(&label.text)
                {
                    state.announced = Some(line.line.rect.bottom);
                }
                found = true;
            } else if inline.evidence >= 0.0
                && let [_, answer, rest @ ..] = line.tokens.as_slice()
                && answer.kind.is_value()
                && rest.iter().all(|it| matches!(it.kind, Kind::Unit | Kind::Flag | Kind::Sign))
                && inline.draft.has_result_name()
            {
                state.likely = Some((inline.draft, line.line.rect.bottom));
            } else if inline.evidence >= 3.0 && inline.draft.is_known() {
                self.unread.push((state.page, line.number));
            }
        }
        if found && let Some(last) = line.tokens.last().filter(|last| last.kind == Kind::Text) {
            state.tail = cell(&[last]).map(|words| (words, line.number));
        }
        found
    }

    /// Reads a line of values, or of intervals, that stand under their names.
    fn read_cards(&mut self, state: &mut State, line: &Tokens) -> bool {
        let found = state.cards.read(&line.tokens, &line.line);
        let mut any = !found.is_empty();
        if let Some(range) = entry::scale(&line.tokens)
            && let Some(Some(last)) = state.last.first().copied()
            && line.line.rect.top - last.bottom < line.line.size * 1.5
            && let Some(row) = self.rows.get_mut(last.row).filter(|row| row.range.is_none())
        {
            row.range = Some(range);
            any = true;
        }
        for part in found {
            match part {
                Part::Result(draft) => {
                    state.cards.opened(self.rows.len(), &draft);
                    self.push(state, line, *draft, 0);
                }
                Part::Waiting => {}
                Part::Range(row, range) => {
                    if let Some(row) = self.rows.get_mut(row).filter(|row| row.range.is_none()) {
                        row.range = Some(range);
                    }
                }
            }
        }
        any
    }

    /// Reads a line without results: a heading, the beginning of notes, or nothing.
    fn read_words(&mut self, state: &mut State, line: &Tokens) {
        state.notes.read(&line.tokens);
        let mut texts = line.tokens.iter().filter(|token| token.kind != Kind::Separator);
        let (Some(first), second) = (texts.next(), texts.next()) else {
            state.waiting = None;
            return;
        };
        // What stands at the other end of the line is about the order: `Glucose    Collected: 3/4/25`.
        let about = second.is_some_and(|second| second.gap > 3.0 && is_metadata(&second.text));
        if second.is_some() && !(about && is_name(&first.text)) {
            state.waiting = None;
            return;
        }
        if first.kind != Kind::Text || !is_heading(&first.text) {
            state.waiting = None;
            return;
        }
        let style =
            Style { size: line.line.size, weight: Weight::of(first), indent: first.rect.left };
        if state.above {
            self.heading = Some((first.text.clone(), style, line.line.rect.bottom));
        } else {
            self.path.enter(&first.text, style);
        }
        state.waiting =
            Some((Cell { text: first.text.clone(), rect: first.rect }, line.line.rect.bottom));
        state.title.clone_from(&state.waiting);
    }
}

/// Adds the words at the end of the line above to a name that begins with a small letter.
fn complete_name(draft: &mut Draft, words: &Cell) {
    let Some(name) = draft.name.as_mut() else { return };
    let whole = format!("{} {}", words.text, name.text);
    if name.text.starts_with(char::is_lowercase) && is_name(&words.text) && is_name(&whole) {
        name.text = whole;
    }
}

/// Returns the tokens as they are read.
fn in_reading_order(line: &Tokens) -> Cow<'_, [Token]> {
    match line.direction {
        Direction::RightToLeft => turned(&line.tokens).into(),
        Direction::LeftToRight => line.tokens.as_slice().into(),
    }
}

/// Returns the tokens from right to left.
fn turned(tokens: &[Token]) -> Vec<Token> {
    let after = tokens.iter().skip(1).map(|token| token.gap).chain([f32::INFINITY]);
    let mut turned: Vec<Token> =
        tokens.iter().zip(after).map(|(token, gap)| Token { gap, ..token.clone() }).collect();
    turned.reverse();
    turned
}
