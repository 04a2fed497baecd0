//! The lines of a document as folded text, and fields such as `Sex: F` found in them.

use std::cell::OnceCell;
use std::collections::HashSet;

use bta_core::report::Rect;

use super::date::{self, Found};
use crate::parse::{Lexicon, fold, is_alphanumeric};
use crate::row::{Line, Table};

/// A line as folded text, with the folded cells it is joined from.
#[derive(Clone, Debug)]
pub(super) struct TextLine {
    pub(super) page: u32,
    pub(super) number: u32,
    /// The cells, joined by single spaces.
    pub(super) text: String,
    /// Whether a result stands on it.
    pub(super) is_result: bool,
    cells: Vec<(String, Rect)>,
    dates: OnceCell<Vec<Found>>,
}

/// Everything a document says, folded.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) lines: Vec<TextLine>,
    /// How many lines stand before the first result, or all when there is none.
    pub(super) head: usize,
}

impl Text {
    pub(super) fn of(table: &Table) -> Self {
        let results: HashSet<(u32, u32)> =
            table.rows.iter().map(|row| (row.page, row.line)).collect();
        let lines: Vec<TextLine> =
            table.lines.iter().map(|line| TextLine::of(line, &results)).collect();
        let first = table.rows.iter().map(|row| (row.page, row.line)).min();
        let head = first.map_or(lines.len(), |first| {
            lines.iter().take_while(|line| (line.page, line.number) < first).count()
        });
        Self { lines, head }
    }

    /// The lines of a field's likely places: before the results first, then the rest.
    pub(super) fn fields(&self, labels: &'static Lexicon) -> impl Iterator<Item = Field<'_>> {
        self.lines.iter().enumerate().flat_map(move |(at, line)| {
            let mut found = Vec::new();
            let mut from = 0;
            while let Some((start, end)) =
                line.text.get(from..).and_then(|rest| labels.find_in(rest))
            {
                let rest = line.text.get(from + end..).unwrap_or_default();
                let below = self.below(at, line.text.get(..from + start).unwrap_or_default().len());
                found.push(Field { line: at, rest, below });
                from += end;
            }
            found
        })
    }

    /// The text under the cell that holds the byte `offset` of a line.
    fn below(&self, at: usize, offset: usize) -> Option<&str> {
        let line = self.lines.get(at)?;
        let place = line.place(offset)?;
        let next = self.lines.get(at + 1).filter(|next| next.page == line.page)?;
        let over = |rect: &Rect| rect.left < place.right && place.left < rect.right;
        // Values may be indented under their label, up to where the next label begins.
        let end = line.cells.iter().map(|(_, rect)| rect.left).find(|left| *left > place.right);
        let inside = |rect: &Rect| rect.left >= place.left && end.is_none_or(|end| rect.left < end);
        let found = next.cells.iter().find(|(_, rect)| over(rect));
        let found = found.or_else(|| next.cells.iter().find(|(_, rect)| inside(rect)));
        found.map(|(text, _)| text.as_str())
    }
}

#[cfg(test)]
impl Text {
    /// Makes a text whose lines hold one cell each, all at the left.
    pub(super) fn of_lines(lines: &[&str]) -> Self {
        let line = |(text, number): (&&str, u32)| {
            let rect = Rect { left: 0.0, top: 0.0, right: 100.0, bottom: 10.0 };
            let cells = vec![crate::row::Cell { text: (*text).to_owned(), rect }];
            Line { page: 1, number, cells }
        };
        Self::of(&Table { lines: lines.iter().zip(1..).map(line).collect(), ..Table::default() })
    }
}

impl TextLine {
    fn of(line: &Line, results: &HashSet<(u32, u32)>) -> Self {
        let is_result = results.contains(&(line.page, line.number));
        let cells: Vec<(String, Rect)> =
            line.cells.iter().map(|cell| (fold(&cell.text), cell.rect)).collect();
        let texts: Vec<&str> = cells.iter().map(|(text, _)| text.as_str()).collect();
        Self {
            page: line.page,
            number: line.number,
            text: texts.join(" "),
            is_result,
            cells,
            dates: OnceCell::new(),
        }
    }

    /// The dates in the line.
    pub(super) fn dates(&self) -> &[Found] {
        self.dates.get_or_init(|| date::dates(&self.text).collect())
    }

    /// The cells of the line.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|(text, _)| text.as_str())
    }

    /// Where the cell stands that holds the byte `offset` of the joined text.
    fn place(&self, offset: usize) -> Option<Rect> {
        let mut end = 0;
        self.cells.iter().find_map(|(text, rect)| {
            end += text.len() + 1;
            (offset < end).then_some(*rect)
        })
    }
}

/// A label found in the text, with what follows it and what stands below it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    /// The index of the line.
    pub(super) line: usize,
    /// The rest of the line.
    pub(super) rest: &'a str,
    /// The cell below, for forms with labels above their values.
    pub(super) below: Option<&'a str>,
}

/// Cuts folded text into words at everything that is no letter or digit.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_alphanumeric(c) && c != '\'').filter(|word| !word.is_empty())
}
