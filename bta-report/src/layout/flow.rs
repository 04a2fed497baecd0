//! Lines to rows, in reading order: headers open tables, lines under them become rows, lines that only
//! continue a name or an interval join the row above, headings are kept as the section.

use crate::row::{Cell, Row};

use super::card::Part;
use super::continuation::{add_range, continues_name, continues_range};
use super::draft::{Aspect, Bar, Draft};
use super::header::Column;
use super::inline;
use super::note::is_heading;
use super::part::draft;
use super::place::around;
use super::region::{
    Direction, Origin, Region, Tokens, assign_lines, find_headers, has_previous, is_bullet,
    is_drawn, is_legend, is_prose,
};
use super::section::{Path, Style, Weight};
use super::shape::is_unit;
use super::state::{Last, State};
use super::token::{Kind, Token};

/// What reading keeps from page to page.
#[derive(Debug, Default)]
pub(super) struct Reader {
    path: Path,
    columns: Vec<Column>,
    /// The last heading above the first header of a page, and where it ends.
    heading: Option<(String, Style, f32)>,
    pub(super) rows: Vec<Row>,
    /// Lines that look like results but could not be split.
    pub(super) unread: Vec<(u32, u32)>,
}

impl Reader {
    /// Reads one page.
    pub(super) fn read_page(&mut self, page: u32, lines: &[Tokens]) {
        let heads = find_headers(lines);
        let first = heads.first().map_or(lines.len(), |(at, _, _)| *at);
        let top = lines.get(..first).unwrap_or_default();
        let carried = std::mem::take(&mut self.columns);
        self.read_region(
            page,
            Region {
                lines: top,
                columns: carried.clone(),
                origin: if heads.is_empty() { Origin::Carried } else { Origin::AboveHeader },
            },
        );
        if let (Some((text, style, bottom)), Some(head)) = (self.heading.take(), lines.get(first))
            && head.line.rect.top - bottom < head.line.size * 3.0
        {
            self.path.enter(&text, style);
        }
        for (at, (_, end, columns)) in heads.iter().enumerate() {
            let until = heads.get(at + 1).map_or(lines.len(), |(next, _, _)| *next);
            let body = lines.get(*end..until.max(*end)).unwrap_or_default();
            self.read_region(
                page,
                Region { lines: body, columns: columns.clone(), origin: Origin::Header },
            );
        }
        if self.columns.is_empty() {
            self.columns = carried;
        }
    }

    fn read_region(&mut self, page: u32, mut region: Region<'_>) {
        let assigned = assign_lines(&mut region);
        let tables = region.columns.iter().map(|column| column.table + 1).max().unwrap_or(0);
        let mut state = State {
            page,
            last: vec![None; tables.max(1)],
            above: region.origin == Origin::AboveHeader,
            ..State::default()
        };
        let before = self.rows.len();
        for (at, line) in region.lines.iter().enumerate() {
            if line.repeated {
                continue;
            }
            let assigned = assigned.get(at).map_or(&[][..], Vec::as_slice);
            self.read_line(&mut state, &region, line, assigned);
        }
        self.one_table_after_the_other(before, &state.tables);
        if !region.columns.is_empty()
            && (region.origin == Origin::Header || self.rows.len() > before)
        {
            self.columns = region.columns;
        }
    }

    /// Sorts the rows from `first` on: tables side by side are read one after the other.
    fn one_table_after_the_other(&mut self, first: usize, tables: &[usize]) {
        let mut rows: Vec<(usize, Row)> =
            tables.iter().copied().zip(self.rows.drain(first..)).collect();
        rows.sort_by_key(|(table, _)| *table);
        self.rows.extend(rows.into_iter().map(|(_, row)| row));
    }

    fn read_line(
        &mut self,
        state: &mut State,
        region: &Region<'_>,
        line: &Tokens,
        assigned: &[Option<usize>],
    ) {
        let mut found = false;
        if is_drawn(&line.tokens) || is_legend(&line.tokens) {
            return;
        }
        if !region.columns.is_empty() && !is_prose(&line.tokens, region, assigned) {
            for table in 0..state.last.len() {
                let draft = draft(&line.tokens, assigned, &region.columns, table);
                found |= self.take_draft(state, region, line, (draft, table));
            }
        }
        if !found && !has_previous(region, assigned) {
            found = self.read_inline(state, region, line);
        }
        if !found {
            found = self.read_cards(state, line);
        }
        if !found {
            self.read_words(state, line);
        }
    }

    /// Takes a line's part of one table; returns whether it is a row or belongs to one.
    fn take_draft(
        &mut self,
        state: &mut State,
        region: &Region<'_>,
        line: &Tokens,
        part: (Draft, usize),
    ) -> bool {
        let (mut draft, table) = part;
        let strict = region.origin != Origin::Header || state.notes.is_open();
        let bar = match strict {
            true if is_bullet(&line.tokens) => Bar::Closed,
            true => Bar::Strict,
            false => Bar::Usual,
        };
        if draft.value.is_some() || draft.is(Aspect::Pending) {
            if draft.name.is_none() {
                state.name_from_above(&mut draft, line);
            } else if let Some(heading) = state.begin_of_name(&mut draft, line) {
                self.path.leave(&heading);
            }
        }
        if draft.is_result(bar) {
            state.notes.close_after_row();
            self.push(state, line, draft, table);
            return true;
        }
        if draft.is(Aspect::Pending) && draft.name.is_some() {
            // What follows belongs to the missing result, not to the row before.
            state.forget(table);
            return true;
        }
        if let (None, None, Some(range)) = (&draft.name, &draft.value, &draft.range)
            && state.belongs_below(region, line, table)
        {
            state.orphan = Some((range.clone(), line.line.rect.bottom));
            return true;
        }
        self.continue_row(state, line, &draft, table)
    }

    /// Adds a wrapped name or interval to the row above.
    fn continue_row(
        &mut self,
        state: &mut State,
        line: &Tokens,
        draft: &Draft,
        table: usize,
    ) -> bool {
        if draft.value.is_some() {
            return false;
        }
        let Some(Some(last)) = state.last.get(table).copied() else { return false };
        let Some(row) = self.rows.get_mut(last.row) else { return false };
        if line.line.rect.top - last.bottom > line.line.size * 0.9 {
            return false;
        }
        let mut joined = false;
        if let Some(name) = &draft.name
            && draft.unit.is_none()
            && continues_name(row, name)
        {
            row.name.text = format!("{} {}", row.name.text, name.text);
            row.name.rect = around(row.name.rect, name.rect);
            joined = true;
        }
        if let Some(range) = &draft.range
            && (draft.name.is_none() || joined)
            && continues_range(row, range)
        {
            add_range(row, range);
            joined = true;
        }
        if let (None, Some(unit), None) =
            (&draft.name, &draft.unit.as_ref().filter(|unit| is_unit(&unit.text)), &row.unit)
        {
            row.unit = Some((*unit).clone());
            joined = true;
        }
        if joined && let Some(Some(slot)) = state.last.get_mut(table) {
            slot.bottom = line.line.rect.bottom;
        }
        joined
    }

    fn read_inline(&mut self, state: &mut State, region: &Region<'_>, line: &Tokens) -> bool {
        if self.labeled_range(state, line) {
            return true;
        }
        let mut found = false;
        let bar = if region.columns.is_empty() { 4.0 } else { 5.0 };
        let bar = bar + if state.notes.is_open() { 1.0 } else { 0.0 };
        if is_bullet(&line.tokens) && state.notes.is_open() {
            return false;
        }
        let turned = if line.direction == Direction::RightToLeft {
            turned(&line.tokens)
        } else {
            Vec::new()
        };
        for mut inline in inline::read(if line.direction == Direction::RightToLeft {
            &turned
        } else {
            &line.tokens
        }) {
            state.name_from_title(&mut inline, line);
            let aligned = if state.is_aligned(&inline.draft) { 2.0 } else { 0.0 };
            if inline.evidence + aligned >= bar && inline.draft.has_result_name() {
                self.push(state, line, inline.draft, 0);
                found = true;
            } else if inline.evidence >= 3.0 && inline.draft.is_known() {
                self.unread.push((state.page, line.number));
            }
        }
        found
    }

    /// `Reference range: < 100` in a line of its own is the interval of the row above.
    fn labeled_range(&mut self, state: &State, line: &Tokens) -> bool {
        let [only] = line.tokens.as_slice() else { return false };
        if only.kind != Kind::Range || !only.text.contains([':', '：']) {
            return false;
        }
        let Some(row) =
            state.last.first().copied().flatten().and_then(|last| self.rows.get_mut(last.row))
        else {
            return false;
        };
        if row.range.is_none() {
            row.range = Some(Cell { text: only.text.clone(), rect: only.rect });
        }
        true
    }

    fn push(&mut self, state: &mut State, line: &Tokens, draft: Draft, table: usize) {
        let (Some(name), Some(value)) = (draft.name, draft.value) else { return };
        let range = match state.orphan.take() {
            Some((above, bottom)) if line.line.rect.top - bottom < line.line.size * 0.5 => {
                Some(match draft.range {
                    Some(range) => Cell {
                        text: format!("{}\n{}", above.text, range.text),
                        rect: around(above.rect, range.rect),
                    },
                    None => above,
                })
            }
            _ => draft.range,
        };
        let row = Row {
            page: state.page,
            line: line.number,
            section: self.path.text(),
            name,
            value,
            unit: draft.unit,
            range,
            flag: draft.flag,
        };
        self.path.note_row();
        state.tables.push(table);
        state.values.push((row.value.rect.left, row.value.rect.right));
        if let Some(slot) = state.last.get_mut(table) {
            *slot = Some(Last { row: self.rows.len(), bottom: line.line.rect.bottom });
        }
        state.waiting = None;
        self.rows.push(row);
    }

    /// Reads a line of values, or of intervals, that stand under their names.
    fn read_cards(&mut self, state: &mut State, line: &Tokens) -> bool {
        let found = state.cards.read(&line.tokens, &line.line);
        let any = !found.is_empty();
        for part in found {
            match part {
                Part::Result(draft) => {
                    state.cards.opened(self.rows.len(), &draft);
                    self.push(state, line, *draft, 0);
                }
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
        let (Some(first), None) = (texts.next(), texts.next()) else {
            state.waiting = None;
            return;
        };
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

/// Returns the tokens from right to left.
fn turned(tokens: &[Token]) -> Vec<Token> {
    let after = tokens.iter().skip(1).map(|token| token.gap).chain([f32::INFINITY]);
    let mut turned: Vec<Token> =
        tokens.iter().zip(after).map(|(token, gap)| Token { gap, ..token.clone() }).collect();
    turned.reverse();
    turned
}
