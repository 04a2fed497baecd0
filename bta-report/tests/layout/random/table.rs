//! Tables with columns in any order.

use bta_fixture::{Font, Page, Style, text_width};

use super::case::{Case, Choices, Item};
use super::manner::{Align, Column, Extra, Manner, Wrap};

/// Headings that nobody knows.
const UNKNOWN: [&str; 6] = ["Xyzzy", "Plugh", "Frotz", "Rezrov", "Gnusto", "Ozmoo"];

/// A table that is being drawn.
struct Drawing<'a> {
    manner: &'a Manner,
    case: &'a Case,
    /// Where each column begins and ends.
    spans: Vec<(f32, f32)>,
}

/// Draws a table on one page or two.
pub(super) fn pages(case: &Case, choices: &mut Choices) -> Vec<Page> {
    let mut manner = Manner::of(choices);
    let too_wide = |manner: &Manner| Drawing::of(manner, case).right() > Page::WIDTH - 15.0;
    while too_wide(&manner) {
        manner.style.size *= 0.9;
        manner.gap *= 0.9;
    }
    let drawing = Drawing::of(&manner, case);
    let half = case.items.len().div_ceil(2);
    let (first, second) = case.items.split_at(half);
    let right = drawing.right();
    let page = letterhead(case);
    if manner.has(Extra::SideBySide) && right < 290.0 {
        let page = drawing.rows(page, 90.0, 0.0, (first, 0)).0;
        return vec![drawing.rows(page, 90.0, right + 25.0 - 40.0, (second, half)).0];
    }
    if manner.has(Extra::SecondPage) {
        let one = drawing.rows(page, 90.0, 0.0, (first, 0)).0;
        let two = drawing.rows(letterhead(case), 90.0, 0.0, (second, half)).0;
        return vec![one.text(40.0, 800.0, "Page 1 / 2"), two.text(40.0, 800.0, "Page 2 / 2")];
    }
    let (mut page, y) = drawing.rows(page, 90.0, 0.0, (&case.items, 0));
    if manner.has(Extra::Notes) {
        for (at, line) in (0_u8..).zip(case.language().notes) {
            page = page.styled(40.0, y + 30.0 + f32::from(at) * 13.0, manner.style, line);
        }
    }
    vec![page.text(40.0, 800.0, "Page 1 / 1")]
}

fn letterhead(case: &Case) -> Page {
    let page = Page::new().text(40.0, 40.0, "Fairhill Laboratory");
    page.text(40.0, 55.0, "12 Orchard Street").text(300.0, 55.0, case.language().person)
}

/// The two halves of a name that is long enough.
fn halves(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once(' ').filter(|(first, _)| first.chars().count() > 5)
}

impl<'a> Drawing<'a> {
    fn of(manner: &'a Manner, case: &'a Case) -> Self {
        let mut drawing = Self { manner, case, spans: Vec::new() };
        drawing.measure();
        drawing
    }

    fn right(&self) -> f32 {
        self.spans.last().map_or(0.0, |(_, right)| *right)
    }

    fn width(&self, text: &str) -> f32 {
        let shown = if text.is_ascii() { self.manner.style.font } else { Font::Unicode };
        let own = text_width(self.manner.style.font, self.manner.style.size, text);
        own.max(text_width(shown, self.manner.style.size, text))
    }

    fn heading(&self, at: usize, column: Column) -> &'static str {
        if self.case.unknown & 1 << at != 0 {
            return UNKNOWN[at % UNKNOWN.len()];
        }
        let language = self.case.language();
        let dated = self.manner.has(Extra::Dates);
        match column {
            Column::Index => "#",
            Column::Name => language.name,
            Column::Value if dated => "14.05.2024",
            Column::Value => language.value,
            Column::Unit => language.unit,
            Column::Range => language.range,
            Column::Flag => language.flag,
            Column::Previous if dated => "02.11.2023",
            Column::Previous => language.previous,
            Column::Low => "Min",
            Column::High => "Max",
            Column::Method => language.methods[2],
        }
    }

    fn measure(&mut self) {
        let mut x = 40.0;
        for (at, column) in self.manner.columns.iter().enumerate() {
            let head = if self.manner.has(Extra::Header) { self.heading(at, *column) } else { "" };
            let widest = self.case.items.iter().map(|item| {
                let text = self.manner.cell(item, *column, self.case);
                match halves(&text).filter(|_| self.wraps(*column)) {
                    Some((first, second)) => self.width(first).max(self.width(second)),
                    None => self.width(&text),
                }
            });
            let span = (x, x + widest.fold(self.width(head), f32::max));
            x = span.1 + self.manner.gap;
            self.spans.push(span);
        }
    }

    fn wraps(&self, column: Column) -> bool {
        column == Column::Name && self.manner.wrap != Wrap::Never
    }

    fn put(&self, page: Page, at: usize, (dx, y): (f32, f32), text: &str) -> Page {
        let (left, right) = self.spans[at];
        let numbers = matches!(
            self.manner.columns[at],
            Column::Value | Column::Previous | Column::Low | Column::High
        );
        let x = match self.manner.align {
            Align::Right if numbers => right - self.width(text),
            Align::Center if numbers => f32::midpoint(left, right) - self.width(text) / 2.0,
            _ => left,
        };
        page.styled(x + dx, y, self.manner.style, text)
    }

    fn rows(
        &self,
        mut page: Page,
        mut y: f32,
        dx: f32,
        (items, first): (&[Item], usize),
    ) -> (Page, f32) {
        let Manner { style, pitch, .. } = *self.manner;
        if self.manner.has(Extra::Header) {
            for (at, column) in self.manner.columns.iter().enumerate() {
                page = self.put(page, at, (dx, y), self.heading(at, *column));
            }
            y += pitch * 1.2;
        }
        for (at, item) in items.iter().enumerate() {
            if self.manner.has(Extra::Sections) && at == 0 {
                let style = Style { font: Font::HelveticaBold, ..style };
                let section = self.case.language().sections[usize::from(first > 0)];
                page = page.styled(40.0 + dx, y, style, section);
                y += pitch;
            }
            page = self.row(page, (dx, y), item, first + at);
            y += pitch;
            if self.manner.has(Extra::MethodLines) {
                let style = Style { size: style.size - 1.5, ..style };
                page = page.styled(40.0 + dx, y, style, self.case.language().method);
                y += pitch;
            }
        }
        (page, y)
    }

    fn row(&self, mut page: Page, (dx, y): (f32, f32), item: &Item, number: usize) -> Page {
        let line = self.manner.style.size * 1.15;
        for (at, column) in self.manner.columns.iter().enumerate() {
            let mut text = self.manner.cell(item, *column, self.case);
            if *column == Column::Index {
                text = (number + 1).to_string();
            }
            let two = halves(&text).filter(|_| self.wraps(*column));
            page = match two {
                Some((first, second)) => {
                    let up = if self.manner.wrap == Wrap::Centered { line / 2.0 } else { 0.0 };
                    let page = self.put(page, at, (dx, y - up), first);
                    self.put(page, at, (dx, y - up + line), second)
                }
                None if text.is_empty() => page,
                None => self.put(page, at, (dx, y), &text),
            };
        }
        page
    }
}
