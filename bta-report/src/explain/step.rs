//! The steps, and what each shows.

use bta_core::Report;
use bta_core::report::Rect;

use super::legend;
use super::result;
use super::svg::{MARGIN, Svg};
use crate::page::Page;
use crate::row::{Row, Table};

/// A step of reading that a picture shows.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Step {
    /// Glyphs became words.
    Words,
    /// Words became lines.
    Lines,
    /// Lines became rows of tables.
    Rows,
    /// Rows became results.
    Results,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 4] = [Self::Words, Self::Lines, Self::Rows, Self::Results];

    /// Its name in file names.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Words => "1-words",
            Self::Lines => "2-lines",
            Self::Rows => "3-rows",
            Self::Results => "4-results",
        }
    }

    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Words => "1. Words",
            Self::Lines => "2. Lines",
            Self::Rows => "3. Rows",
            Self::Results => "4. Results",
        }
    }

    pub(super) fn draw(self, svg: &mut Svg, page: &Page, table: &Table, report: &Report) {
        match self {
            Self::Words => words(svg, page),
            Self::Lines => lines(svg, page, table),
            Self::Rows => rows(svg, page, table),
            Self::Results => results(svg, page, table, report),
        }
    }
}

fn words(svg: &mut Svg, page: &Page) {
    for &rule in &page.rules {
        svg.rect(rule, legend::RULE);
    }
    for word in &page.words {
        svg.rect(word.rect, if word.bold { legend::BOLD } else { legend::WORD });
    }
    text(svg, page, "#111111");
    let pictures = 100.0 * page.pictures;
    let note = format!(
        "{} words, {} lines and boxes, {pictures:.0} % pictures",
        page.words.len(),
        page.rules.len()
    );
    svg.text((page.width + 6.0, 14.0), 7.0, ("#222222", None), &note);
}

/// The text of the page where it stands.
fn text(svg: &mut Svg, page: &Page, color: &str) {
    for word in &page.words {
        let width = word.rect.right - word.rect.left;
        let at = (word.rect.left, word.baseline);
        svg.text(at, word.size, (color, Some(width)), &word.text);
    }
}

fn lines(svg: &mut Svg, page: &Page, table: &Table) {
    for line in table.lines.iter().filter(|line| line.page == page.number) {
        for cell in &line.cells {
            svg.rect(cell.rect, legend::CELL);
        }
        if let (Some(first), Some(last)) = (line.cells.first(), line.cells.last()) {
            svg.line(
                (page.width, last.rect.bottom),
                (first.rect.left, last.rect.bottom),
                "#c9dfb9",
            );
            let note = format!("line {}: {} pieces", line.number, line.cells.len());
            svg.text((page.width + 6.0, last.rect.bottom - 1.0), 6.0, ("#3f6b22", None), &note);
        }
    }
    text(svg, page, "#111111");
}

fn rows(svg: &mut Svg, page: &Page, table: &Table) {
    unread(svg, page, table);
    let mut section = "";
    for row in table.rows.iter().filter(|row| row.page == page.number) {
        svg.rect(row.name.rect, legend::NAME);
        svg.rect(row.value.rect, legend::VALUE);
        let others =
            [(&row.unit, legend::UNIT), (&row.range, legend::RANGE), (&row.flag, legend::FLAG)];
        for (cell, ink) in others {
            if let Some(cell) = cell {
                svg.rect(cell.rect, ink);
            }
        }
        if row.section != section {
            section = &row.section;
            note(svg, page, row, ("#444444", &format!("line {}: {section}", row.line)));
        }
    }
    text(svg, page, "#111111");
}

/// The lines that looked like results and could not be split.
fn unread(svg: &mut Svg, page: &Page, table: &Table) {
    for warning in table.warnings.iter().filter(|warning| warning.page == page.number) {
        if let Some(area) = line_area(page, table, warning.line) {
            svg.rect(area, legend::REFUSED);
            let at = (page.width + 6.0, area.bottom - 1.0);
            svg.text(at, 6.0, ("#c00000", None), &warning.code);
        }
    }
}

fn results(svg: &mut Svg, page: &Page, table: &Table, report: &Report) {
    for row in table.rows.iter().filter(|row| row.page == page.number) {
        let fate = result::find(report, row);
        let cells = [&row.unit, &row.range, &row.flag];
        let others = cells.into_iter().flatten().map(|cell| cell.rect);
        let area = others.fold(around(row.name.rect, row.value.rect), around);
        svg.rect(area, fate.ink());
        let color = fate.ink().stroke;
        note(svg, page, row, (color, &fate.note()));
    }
    text(svg, page, "#111111");
    for warning in report.warnings.iter().filter(|warning| warning.page == page.number) {
        let Some(area) = line_area(page, table, warning.line) else { continue };
        svg.line((area.left, area.bottom), (page.width + 4.0, area.bottom), "#c00000");
        let at = (page.width + 6.0, area.bottom + 5.5);
        svg.text(at, 5.0, ("#c00000", None), &warning.code);
    }
}

/// A note beside the value of a row, cut to the margin.
fn note(svg: &mut Svg, page: &Page, row: &Row, (color, text): (&str, &str)) {
    /// Letters of six points that fit into the margin.
    const FIT: u16 = 58;
    let rect = row.value.rect;
    let count = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
    let fit = (count > FIT).then_some(MARGIN - 10.0);
    let text: String = text.chars().take(2 * usize::from(FIT)).collect();
    svg.text((page.width + 6.0, rect.bottom - 2.0), 6.0, (color, fit), &text);
}

/// The place of a line of the page.
fn line_area(page: &Page, table: &Table, number: u32) -> Option<Rect> {
    let mut lines = table.lines.iter();
    let line = lines.find(|line| line.page == page.number && line.number == number)?;
    line.cells.iter().map(|cell| cell.rect).reduce(around)
}

fn around(one: Rect, other: Rect) -> Rect {
    Rect {
        left: one.left.min(other.left),
        top: one.top.min(other.top),
        right: one.right.max(other.right),
        bottom: one.bottom.max(other.bottom),
    }
}
