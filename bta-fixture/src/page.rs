//! One page: text and lines at places in points from the upper left corner, y downwards.

use crate::font::{Font, text_width};

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The font; where it cannot show the text, [`Font::Unicode`] does.
    pub font: Font,
    /// The font size in points.
    pub size: f32,
    /// Letter spacing in points.
    pub spacing: f32,
    /// How it is painted.
    pub paint: Paint,
}

/// How a text is painted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Paint {
    /// Filled, once.
    Once,
    /// Filled four times, a little beside, so that it looks bold.
    FourTimes,
    /// Not at all, as the text that lies under a scanned page.
    Never,
}

impl Default for Style {
    fn default() -> Self {
        Self { font: Font::Helvetica, size: 9.0, spacing: 0.0, paint: Paint::Once }
    }
}

impl Style {
    /// This font in the usual size.
    #[must_use]
    pub fn font(font: Font) -> Self {
        Self { font, ..Self::default() }
    }

    /// This size in the usual font.
    #[must_use]
    pub fn size(size: f32) -> Self {
        Self { size, ..Self::default() }
    }
}

/// How a page lies.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Lying {
    #[default]
    Upright,
    /// The content lies on its side and `Rotate` sets it upright.
    Rotated,
    /// The content lies on its side and nothing says so.
    Sideways,
}

#[derive(Clone, Debug)]
pub(crate) enum Item {
    Text {
        x: f32,
        y: f32,
        style: Style,
        text: String,
    },
    Line {
        from: (f32, f32),
        to: (f32, f32),
    },
    Frame {
        at: (f32, f32),
        size: (f32, f32),
    },
    Watermark(String),
    Picture,
    #[cfg_attr(not(feature = "scan"), expect(dead_code, reason = "only `scan` makes them"))]
    Scan(Picture),
    Raw(Vec<u8>),
}

/// A page of 595 by 842 points (A4).
///
/// # Examples
///
/// ```
/// use bta_fixture::{Document, Font, Page, Style};
///
/// let page = Page::new()
///     .text(50.0, 60.0, "Hemoglobin")
///     .text(250.0, 60.0, "13.9")
///     .styled(350.0, 60.0, Style::font(Font::Unicode), "г/дл");
/// let pdf = Document::new().page(page).bytes();
/// assert!(pdf.starts_with(b"%PDF-"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub(crate) items: Vec<Item>,
    pub(crate) lying: Lying,
    pub(crate) in_form: bool,
    pub(crate) stamps: Vec<Stamp>,
}

/// A picture of gray pixels that fills a page of its size.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// The entries of its dictionary, such as width, height and filter.
    pub(crate) entries: String,
    pub(crate) bytes: Vec<u8>,
    /// The size of the page in points.
    pub(crate) size: (f32, f32),
}

/// Text that an annotation draws, as the value of a form does.
#[derive(Clone, Debug)]
pub(crate) struct Stamp {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) text: String,
    pub(crate) shown: bool,
}

impl Page {
    /// The width in points.
    pub const WIDTH: f32 = 595.0;

    /// The height in points.
    pub const HEIGHT: f32 = 842.0;

    /// An empty page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds text that begins at `x` with its baseline at `y`.
    #[must_use]
    pub fn text(self, x: f32, y: f32, text: &str) -> Self {
        self.styled(x, y, Style::default(), text)
    }

    /// Adds text in a style of its own.
    #[must_use]
    pub fn styled(mut self, x: f32, y: f32, style: Style, text: &str) -> Self {
        let font = if style.font.can_show(text) { style.font } else { Font::Unicode };
        let style = Style { font, ..style };
        self.items.push(Item::Text { x, y, style, text: text.to_owned() });
        self
    }

    /// Adds text that ends at `right`.
    #[must_use]
    pub fn flush_right(self, right: f32, y: f32, style: Style, text: &str) -> Self {
        let width = text_width(style.font, style.size, text);
        self.styled(right - width, y, style, text)
    }

    /// Draws a line of half a point.
    #[must_use]
    pub fn line(mut self, from: (f32, f32), to: (f32, f32)) -> Self {
        self.items.push(Item::Line { from, to });
        self
    }

    /// Draws a box with its upper left corner at `at`.
    #[must_use]
    pub fn frame(mut self, at: (f32, f32), size: (f32, f32)) -> Self {
        self.items.push(Item::Frame { at, size });
        self
    }

    /// Writes big letters from corner to corner.
    #[must_use]
    pub fn watermark(mut self, text: &str) -> Self {
        self.items.push(Item::Watermark(text.to_owned()));
        self
    }

    /// Covers the page with a picture, as a scan does.
    #[must_use]
    pub fn picture(mut self) -> Self {
        self.items.push(Item::Picture);
        self
    }

    /// Adds operations of a content stream as they are; y upwards.
    #[must_use]
    pub fn raw(mut self, content: &[u8]) -> Self {
        self.items.push(Item::Raw(content.to_vec()));
        self
    }

    /// Lays the content on its side, and lets the page's `Rotate` set it upright.
    #[must_use]
    pub fn rotated(mut self) -> Self {
        self.lying = Lying::Rotated;
        self
    }

    /// Lays the content on its side.
    #[must_use]
    pub fn sideways(mut self) -> Self {
        self.lying = Lying::Sideways;
        self
    }

    /// Puts the content into a form that finds its fonts in the page.
    #[must_use]
    pub fn in_form(mut self) -> Self {
        self.in_form = true;
        self
    }

    /// Adds the value of a field of a form, which an annotation draws in a box of 200 by 20 points.
    #[must_use]
    pub fn field(mut self, x: f32, y: f32, text: &str) -> Self {
        self.stamps.push(Stamp { x, y, text: text.to_owned(), shown: true });
        self
    }

    /// Adds the value of a hidden field.
    #[must_use]
    pub fn hidden_field(mut self, x: f32, y: f32, text: &str) -> Self {
        self.stamps.push(Stamp { x, y, text: text.to_owned(), shown: false });
        self
    }
}
