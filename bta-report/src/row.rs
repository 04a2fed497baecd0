//! Rows of result tables: what the layout stage gives and the meaning stage takes.

use bta_core::report::Rect;

/// A piece of text with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The text, words joined by single spaces.
    pub text: String,
    /// Its place on the page.
    pub rect: Rect,
}

/// One printed result, split into its parts but not yet understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The page, from 1.
    pub page: u32,
    /// The line of the page, from 1, on which the value stands.
    pub line: u32,
    /// The headings it stands under, the innermost last, joined by `;`.
    pub section: String,
    /// The name.
    pub name: Cell,
    /// The value: what stands in the value column, without flag and unit.
    pub value: Cell,
    /// The unit, from its own column, the value, the name or the range.
    pub unit: Option<Cell>,
    /// The reference interval, wrapped lines joined by a line feed.
    pub range: Option<Cell>,
    /// The flag as printed.
    pub flag: Option<Cell>,
}

/// A line of text on a page, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The page, from 1.
    pub page: u32,
    /// The line of the page, from 1.
    pub number: u32,
    /// The pieces of the line, split where the gap is wide.
    pub cells: Vec<Cell>,
}

/// What the layout stage found in a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Every line of every page.
    pub lines: Vec<Line>,
    /// The rows that look like results of the current report.
    pub rows: Vec<Row>,
    /// Places that look like results but could not be split: page, line and a stable code.
    pub warnings: Vec<bta_core::report::Warning>,
}
