//! Draws how a document was read: the first thing to look at when a report is misread.
//!
//! Each page is drawn four times, once after each step: its words, its lines, the rows of its
//! tables, and the results with their meaning, together with what was refused and why. A picture is
//! an SVG file that stands alone. It shows the text of the document: nothing for a log.
//!
//! What is deliberately absent: another way of reading. The pictures show what the stages of
//! [`read`](crate::read) give.

mod svg;

mod legend;

mod result;

mod step;

use std::fmt::Write as _;

use bta_core::Report;

pub use self::step::Step;
use self::svg::Svg;
use crate::page::Page;
use crate::pdf::Options;
use crate::row::{Cell, Table};
use crate::{ReadError, layout, meaning, reader};

/// One page after one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The page, from 1.
    pub page: u32,
    /// The step.
    pub step: Step,
    /// The picture as an SVG file.
    pub svg: String,
}

/// How a document was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The pictures, page by page and step by step.
    pub pictures: Vec<Picture>,
    /// The same in words: how each line was cut, each row that was found, and what became of it.
    pub text: String,
    /// What [`read`](crate::read) gives.
    pub report: Report,
}

/// Reads a document and draws how.
///
/// It works in the calling process, as [`read`](crate::read) does: for the eyes of a maintainer,
/// not for documents from strangers.
///
/// # Errors
///
/// As those of [`read`](crate::read).
///
/// # Examples
///
/// ```
/// use bta_report::explain::{Step, explain};
/// use bta_report::{Options, ReadError};
///
/// let error = explain(b"plain text", &Options::default()).unwrap_err();
/// assert!(matches!(error, ReadError::NotAPdf));
/// assert_eq!(Step::Rows.name(), "3-rows");
/// ```
pub fn explain(document: &[u8], options: &Options) -> Result<Explanation, ReadError> {
    let (pages, warnings) = reader::pages(document, options)?;
    let table = layout::table(&pages);
    let mut report = meaning::assemble(&pages, table.clone());
    report.warnings.extend(warnings);
    let mut pictures = Vec::new();
    for page in &pages {
        for step in Step::ALL {
            let mut svg = Svg::new(page.width, page.height);
            step.draw(&mut svg, page, &table, &report);
            legend::draw(&mut svg, step, page.width);
            pictures.push(Picture { page: page.number, step, svg: svg.finish() });
        }
    }
    let text = described(&pages, &table, &report);
    Ok(Explanation { pictures, text, report })
}

fn described(pages: &[Page], table: &Table, report: &Report) -> String {
    let mut text = String::new();
    for page in pages {
        text.push_str(&page.to_string());
        text.push_str("\nlines as they are cut\n");
        text.push_str(&layout::explain(page));
        text.push_str("\nrows and what became of them\n");
        for row in table.rows.iter().filter(|row| row.page == page.number) {
            let part = |cell: Option<&Cell>| {
                cell.map(|cell| cell.text.replace('\n', " / ")).unwrap_or_default()
            };
            let _ = writeln!(
                text,
                "{} [{}] {} | {} | {} | {} | {} -> {}",
                row.line,
                row.section,
                row.name.text,
                row.value.text,
                part(row.unit.as_ref()),
                part(row.range.as_ref()),
                part(row.flag.as_ref()),
                result::fate(report, row)
            );
        }
        for warning in report.warnings.iter().filter(|warning| warning.page == page.number) {
            let _ = writeln!(text, "{} warning {}", warning.line, warning.code);
        }
        text.push('\n');
    }
    let reasons = report.verdict.reasons.join("; ");
    let _ = writeln!(text, "{:?}: {reasons}", report.verdict.kind);
    text
}
