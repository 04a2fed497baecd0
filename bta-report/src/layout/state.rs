//! What reading a region remembers from line to line.

use bta_catalog::is_name;

use crate::row::Cell;

use super::card::Cards;
use super::continuation::is_begin_of;
use super::double::Double;
use super::draft::Draft;
use super::heading::heads_values;
use super::inline::Inline;
use super::note::Notes;
use super::place::around;
use super::record::Record;
use super::region::{Region, Tokens};

/// The row that a line may continue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Last {
    pub(super) row: usize,
    pub(super) bottom: f32,
}

/// What is known at a line of a region from the lines above it.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) page: u32,
    /// Whether the region lies above the first header of the page.
    pub(super) above: bool,
    pub(super) notes: Notes,
    /// The last row of each table of the region.
    pub(super) last: Vec<Option<Last>>,
    /// A line of words that may be the name of a value in the next line, and where it ends.
    pub(super) waiting: Option<(Cell, f32)>,
    /// The last heading of the region, and where it ends.
    pub(super) title: Option<(Cell, f32)>,
    /// For each row of the region, which of the tables side by side it is from.
    pub(super) tables: Vec<usize>,
    /// From where to where the values of the region's rows reach.
    pub(super) values: Vec<(f32, f32)>,
    pub(super) cards: Cards,
    pub(super) record: Record,
    /// An interval above the row that it belongs to, and where it ends.
    pub(super) orphan: Option<(Cell, f32)>,
    /// Where a label ended that announced the interval of the last row.
    pub(super) announced: Option<f32>,
    /// A mark above the value that it belongs to.
    pub(super) mark: Option<Cell>,
    /// A name with an answer in words that only an interval in the next line makes a result, and
    /// where it ends.
    pub(super) likely: Option<(Draft, f32)>,
    /// The words at the end of a line of results, which may begin the next name, and that line.
    pub(super) tail: Option<(Cell, u32)>,
    /// The units of a table with two values for each name.
    pub(super) double: Option<Double>,
}

impl State {
    /// Takes the name from the line above when it stands close over the value.
    pub(super) fn name_from_above(&mut self, draft: &mut Draft, line: &Tokens) {
        if let Some((name, bottom)) = self.waiting.take()
            && line.line.rect.top - bottom < line.line.size * 0.6
            && (is_name(&name.text) || draft.range.is_some() || draft.unit.is_some())
        {
            draft.name = Some(name);
        }
    }

    /// `Result: 0.94 g/l` is named by the title above it.
    pub(super) fn name_from_title(&self, inline: &mut Inline, line: &Tokens) {
        let Some(name) = inline.draft.name.as_mut().filter(|name| heads_values(&name.text)) else {
            return;
        };
        if let Some(title) = self.title_for(line) {
            inline.evidence += 7.0 + if is_name(&title.text) { 3.0 } else { 0.0 };
            *name = title;
        }
    }

    /// Returns the title that names a value in a line below it.
    pub(super) fn title_for(&self, line: &Tokens) -> Option<Cell> {
        let (title, bottom) = self.title.as_ref()?;
        (line.line.rect.top - bottom < line.line.size * 6.0).then(|| title.clone())
    }

    /// Joins the line above to a name that begins in it; returns what was taken for a heading.
    pub(super) fn begin_of_name(&self, draft: &mut Draft, line: &Tokens) -> Option<String> {
        let (above, bottom) = self.waiting.as_ref()?;
        let name = draft.name.as_mut()?;
        let close = line.line.rect.top - bottom < line.line.size * 0.6
            && (above.rect.left - name.rect.left).abs() < 14.0;
        if !close || !is_begin_of(&above.text, &name.text) {
            return None;
        }
        name.text = format!("{} {}", above.text, name.text);
        name.rect = around(above.rect, name.rect);
        Some(above.text.clone())
    }

    /// Returns whether an interval alone in a line stands nearer to the line below than to the last row.
    pub(super) fn belongs_below(&self, region: &Region<'_>, line: &Tokens, table: usize) -> bool {
        let Some(below) = region.lines.iter().find(|other| other.number == line.number + 1) else {
            return false;
        };
        let valued =
            below.tokens.len() >= 2 && below.tokens.iter().any(|token| token.kind.is_value());
        let under = below.line.rect.top - line.line.rect.bottom;
        let over = self
            .last
            .get(table)
            .copied()
            .flatten()
            .map_or(f32::INFINITY, |last| line.line.rect.top - last.bottom);
        valued && under < line.line.size * 0.5 && over > under + line.line.size * 0.3
    }

    /// Returns whether the value stands where two others of the region stand.
    pub(super) fn is_aligned(&self, draft: &Draft) -> bool {
        let Some(value) = &draft.value else { return false };
        let near = |(left, right): &&(f32, f32)| {
            let (left, right) = (left - value.rect.left, right - value.rect.right);
            left.abs() < 2.0 || right.abs() < 2.0 || (left + right).abs() < 3.0
        };
        self.values.iter().filter(near).take(2).count() == 2
    }

    pub(super) fn forget(&mut self, table: usize) {
        if let Some(slot) = self.last.get_mut(table) {
            *slot = None;
        }
    }
}
