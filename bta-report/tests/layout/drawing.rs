//! Pages drawn in characters: one character is 6 points wide, one line 14 points high, the font 10
//! points; two spaces and more are a gap between cells.

use bta_core::report::Rect;
use bta_report::layout;
use bta_report::page::{Page, Word};

/// Makes a page of a drawing.
pub(crate) fn page(number: u32, drawing: &str) -> Page {
    let lines = drawing.lines().skip_while(|line| line.is_empty());
    let words = (1_u16..).zip(lines).flat_map(|(row, line)| words(row, line)).collect();
    Page { number, width: 842.0, height: 842.0, words, ..Page::default() }
}

fn words(row: u16, line: &str) -> Vec<Word> {
    let baseline = f32::from(row) * 14.0 + 30.0;
    let mut words: Vec<Word> = Vec::new();
    let mut before = ' ';
    for (at, c) in (0_u16..).zip(line.chars()) {
        let left = 40.0 + f32::from(at) * 6.0;
        if c != ' ' {
            if before == ' ' {
                let rect = Rect { left, top: baseline - 7.5, right: left, bottom: baseline + 2.2 };
                words.push(Word { text: String::new(), rect, size: 10.0, baseline, bold: false });
            }
            if let Some(word) = words.last_mut() {
                word.text.push(c);
                word.rect.right = left + 6.0;
            }
        }
        before = c;
    }
    words
}

/// Returns the rows found on pages as lines `name | value | unit | range | flag`.
pub(crate) fn rows(pages: &[Page]) -> Vec<String> {
    let text = |cell: Option<&bta_report::row::Cell>| {
        cell.map_or("", |cell| cell.text.as_str()).replace('\n', " / ")
    };
    let rows = layout::table(pages).rows;
    rows.iter()
        .map(|row| {
            let parts = [
                row.name.text.clone(),
                row.value.text.clone(),
                text(row.unit.as_ref()),
                text(row.range.as_ref()),
                text(row.flag.as_ref()),
            ];
            parts.join(" | ").trim_end_matches([' ', '|']).to_owned()
        })
        .collect()
}

/// Draws a page and compares its rows with the expected ones.
#[track_caller]
pub(crate) fn check(drawing: &str, expected: &[&str]) {
    let found = rows(&[page(1, drawing)]);
    assert_eq!(found, expected, "\n{}", layout::explain(&page(1, drawing)));
}
