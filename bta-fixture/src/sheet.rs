//! Lays tables out on a page, row by row.

use crate::{
    font::Font,
    page::{Page, Style},
    report::Row,
};

/// Where a column stands and which way its text is set.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Column {
    Left(f32),
    Right(f32),
}

/// A page that is filled from the top.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    page: Page,
    y: f32,
    style: Style,
    pitch: f32,
}

impl Sheet {
    pub(crate) fn new() -> Self {
        Self { page: Page::new(), y: 50.0, style: Style::default(), pitch: 15.0 }
    }

    /// Sets all following text in this font.
    pub(crate) fn font(mut self, font: Font) -> Self {
        self.style.font = font;
        self
    }

    /// A line in bold that stands alone.
    pub(crate) fn heading(mut self, x: f32, text: &str) -> Self {
        self.y += 6.0;
        let style = Style { font: Font::HelveticaBold, ..self.style };
        self.page = self.page.styled(x, self.y, style, text);
        self.y += self.pitch;
        self
    }

    /// A line of plain text.
    pub(crate) fn line(mut self, x: f32, text: &str) -> Self {
        self.page = self.page.styled(x, self.y, self.style, text);
        self.y += self.pitch;
        self
    }

    /// Cells side by side; empty ones leave their place empty.
    pub(crate) fn cells(mut self, columns: &[Column], cells: &[&str]) -> Self {
        for (column, cell) in columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            self.page = match *column {
                Column::Left(x) => self.page.styled(x, self.y, self.style, cell),
                Column::Right(x) => self.page.flush_right(x, self.y, self.style, cell),
            };
        }
        self.y += self.pitch;
        self
    }

    /// One line per row, with the cells that `cells` makes of it.
    pub(crate) fn rows<const N: usize>(
        self,
        columns: [Column; N],
        rows: &[Row],
        cells: impl Fn(&Row) -> [String; N],
    ) -> Self {
        rows.iter().fold(self, |sheet, row| {
            let cells = cells(row);
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            sheet.cells(&columns, &cells)
        })
    }

    /// A line across the page.
    pub(crate) fn rule(mut self) -> Self {
        let y = self.y - self.pitch + 4.0;
        self.page = self.page.line((45.0, y), (550.0, y));
        self
    }

    pub(crate) fn gap(mut self) -> Self {
        self.y += self.pitch;
        self
    }

    pub(crate) fn page(self) -> Page {
        self.page
    }
}
