//! Lines to rows, in reading order: headers open tables, lines under them become rows, lines that only
//! continue a name or an interval join the row above, headings are kept as the section.

use crate::row::{Cell, Row};

use super::content::{self, Trust};
use super::continuation::{Nearness, add_range, continues_name, continues_range};
use super::double::Double;
use super::draft::{Aspect, Bar, Draft};
use super::header::Column;
use super::heading::heads_values;
use super::lexicon::is_method;
use super::part::draft;
use super::place::around;
use super::record::Field;
use super::region::{
    Origin, Region, Tokens, assign_lines, complete_rows, find_headers, is_bullet, is_drawn,
    is_legend, is_prose,
};
use super::section::{Path, Style};
use super::shape::is_unit;
use super::state::{Last, State};
use super::token::{Kind, Token};
use super::{below, entry};

/// What reading keeps from page to page.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) path: Path,
    columns: Vec<Column>,
    /// The last heading above the first header of a page, and where it ends.
    pub(super) heading: Option<(String, Style, f32)>,
    pub(super) rows: Vec<Row>,
    /// Lines that look like results but could not be split.
    pub(super) unread: Vec<(u32, u32)>,
}

impl Reader {
    /// Reads one page.
    pub(super) fn read_page(&mut self, page: u32, lines: &[Tokens]) {
        let mut heads = find_headers(lines);
        if heads.is_empty() && self.columns.is_empty() {
            heads = content::tables_of(lines);
        }
        let first = heads.first().map_or(lines.len(), |(at, _, _)| *at);
        let top = lines.get(..first).unwrap_or_default();
        let carried = std::mem::take(&mut self.columns);
        self.read_region(
            page,
            Region {
                lines: top,
                columns: carried.clone(),
                origin: if heads.is_empty() { Origin::Carried } else { Origin::AboveHeader },
                double: None,
            },
        );
        if let (Some((text, style, bottom)), Some(head)) = (self.heading.take(), lines.get(first))
            && head.line.rect.top - bottom < head.line.size * 3.0
        {
            self.path.enter(&text, style);
        }
        for (place, (at, end, columns)) in heads.iter().enumerate() {
            let until = heads.get(place + 1).map_or(lines.len(), |(next, _, _)| *next);
            let body = lines.get(*end..until.max(*end)).unwrap_or_default();
            let double = lines
                .get(*at..*end)
                .and_then(|head| head.iter().find_map(|line| Double::of(&line.tokens)));
            let region = |columns: Vec<Column>| Region {
                lines: body,
                columns,
                origin: Origin::Header,
                double: double.clone(),
            };
            let trust = content::trust(columns);
            let told = lines.get(..until).filter(|_| trust != Trust::Full);
            let told = told.and_then(|lines| content::columns(lines, *end));
            let told = told.map(|(_, _, told)| told).filter(|told| {
                let (by_content, by_header) =
                    (complete_rows(region(told.clone())), complete_rows(region(columns.clone())));
                by_content > by_header || by_content == by_header && trust == Trust::Guessed
            });
            self.read_region(page, region(told.unwrap_or_else(|| columns.clone())));
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
            double: region.double.take(),
            ..State::default()
        };
        let before = self.rows.len();
        for (at, line) in region.lines.iter().enumerate() {
            if line.passed {
                continue;
            }
            let assigned = assigned.get(at).map_or(&[][..], Vec::as_slice);
            self.read_line(&mut state, &region, line, assigned);
        }
        if let (Some(record), Some(line)) = (state.record.take(), region.lines.last()) {
            self.push_record(&mut state, line, record);
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
        if let Some((draft, bottom)) = state.likely.take()
            && line.line.rect.top - bottom < line.line.size
            && below::is_labeled(&line.tokens)
        {
            self.push(state, line, draft, 0);
        }
        if region.columns.is_empty() && self.read_record(state, line) {
            return;
        }
        if below::completes(&mut self.rows, state, line) || entry::waits(state, line) {
            return;
        }
        if self.read_double(state, line) {
            return;
        }
        if !region.columns.is_empty() && !is_prose(&line.tokens, region, assigned) {
            for table in 0..state.last.len() {
                let draft = draft(&line.tokens, assigned, &region.columns, table);
                found |= self.take_draft(state, region, line, (draft, table));
            }
        }
        if !found {
            self.read_loose(state, region, line, assigned);
        }
    }

    /// Reads a field of a record; returns whether the line is one.
    fn read_record(&mut self, state: &mut State, line: &Tokens) -> bool {
        let (field, ended) = state.record.read(line);
        if let Some(record) = ended {
            self.push_record(state, line, record);
        }
        matches!(field, Field::Own)
    }

    /// Adds a record that ended at `line`.
    fn push_record(&mut self, state: &mut State, line: &Tokens, (number, draft): (u32, Draft)) {
        self.push(state, line, draft, 0);
        if let Some(row) = self.rows.last_mut() {
            row.line = number;
        }
    }

    /// Reads a line of a table with two values for each name, or the line of its units.
    fn read_double(&mut self, state: &mut State, line: &Tokens) -> bool {
        if let Some(double) = Double::of(&line.tokens) {
            state.double = Some(double);
            return true;
        }
        let Some(drafts) = state.double.as_ref().and_then(|double| double.read(&line.tokens))
        else {
            return false;
        };
        for draft in drafts {
            self.push(state, line, draft, 0);
        }
        true
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
        if draft.name.as_ref().is_some_and(|name| heads_values(&name.text)) {
            draft.name = state.title_for(line);
        }
        // `soit 3.35 G/L`: the same result in another unit.
        if draft.name.as_ref().is_some_and(|name| name.text.eq_ignore_ascii_case("soit"))
            && let Some(Some(last)) = state.last.get(table)
            && let Some(row) = self.rows.get(last.row)
        {
            draft.name = Some(row.name.clone());
        }
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
            && !line.tokens.iter().any(is_sentence)
            && state.belongs_below(region, line, table)
        {
            state.orphan = Some((range.clone(), line.line.rect.bottom));
            return true;
        }
        self.continue_row(state, (region, line), &draft, table)
    }

    /// Adds a wrapped name or interval to the row above.
    pub(super) fn continue_row(
        &mut self,
        state: &mut State,
        (region, line): (&Region<'_>, &Tokens),
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
            && continues_name(row, name, nearness(region, line, last))
        {
            row.name.text = format!("{} {}", row.name.text, name.text);
            row.name.rect = around(row.name.rect, name.rect);
            joined = true;
        }
        if let Some(range) = &draft.range
            && (joined || draft.name.as_ref().is_none_or(|name| is_method(&name.text)))
            && continues_range(row, range)
        {
            add_range(row, range);
            joined = true;
        }
        if let (None, Some(more), Some(unit)) = (&draft.name, &draft.unit, &mut row.unit)
            && unit.text.ends_with('/')
        {
            unit.text.push_str(&more.text);
            unit.rect = around(unit.rect, more.rect);
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

    pub(super) fn push(&mut self, state: &mut State, line: &Tokens, draft: Draft, table: usize) {
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
            let row = self.rows.len() + usize::from(line.share.is_some() && row.unit.is_some());
            *slot = Some(Last { row, bottom: line.line.rect.bottom });
        }
        state.waiting = None;
        if let Some(share) = line.share.clone().filter(|_| row.unit.is_some()) {
            self.rows.push(Row {
                section: row.section.clone(),
                name: row.name.clone(),
                value: share.value,
                unit: Some(share.unit),
                range: None,
                flag: None,
                ..row
            });
            state.tables.push(table);
        }
        self.rows.push(row);
    }
}

/// Returns how near a line stands to the row above, compared with the line below.
fn nearness(region: &Region<'_>, line: &Tokens, last: Last) -> Nearness {
    let over = line.line.rect.top - last.bottom;
    let below = region.lines.iter().find(|other| other.number == line.number + 1);
    let under = below.map_or(f32::INFINITY, |below| below.line.rect.top - line.line.rect.bottom);
    if under > over + line.line.size * 0.2 { Nearness::Snug } else { Nearness::Even }
}

/// Returns whether a text is part of a sentence rather than the label of an interval.
fn is_sentence(token: &Token) -> bool {
    token.kind == Kind::Text && (token.words > 2 || token.text.starts_with(char::is_lowercase))
}
