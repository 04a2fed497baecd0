//! Pages as words with places: what the PDF stage gives and the layout stage takes.

use std::fmt;

use bta_core::report::Rect;

/// One page as it is shown (rotation applied), with its words in no particular order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The page, from 1.
    pub number: u32,
    /// Its width in points of 1/72 inch.
    pub width: f32,
    /// Its height in points.
    pub height: f32,
    /// Its visible words.
    pub words: Vec<Word>,
    /// Thin lines and boxes drawn on it: table borders, underlines, range bars.
    pub rules: Vec<Rect>,
    /// Which share of the page pictures cover, 0.0 to 1.0.
    pub pictures: f32,
    /// The dots per inch of the picture with the most pixels; 0.0 where that is not known.
    pub dots: f32,
    /// Whether its words were recognized in a picture.
    pub recognized: bool,
    /// Places whose figures were recognized in a picture, each time differently.
    pub uncertain: Vec<Rect>,
}

impl Page {
    /// Returns whether it is a picture without text, which only text recognition could read.
    #[must_use]
    pub fn is_picture(&self) -> bool {
        self.words.len() < 8 && self.pictures > 0.5
    }
}

/// Prints every word with its place, for whoever wants to know why a page is read as it is.
///
/// It shows the text of the document: nothing for a log.
impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, width, height, .. } = self;
        writeln!(f, "page {number}: {width} x {height}, {} rules", self.rules.len())?;
        for word in &self.words {
            let Rect { left, top, right, bottom } = word.rect;
            let bold = if word.bold { " bold" } else { "" };
            let size = word.size;
            writeln!(
                f,
                "{left:7.1} {top:7.1} {right:7.1} {bottom:7.1} {size:5.1}{bold}\t{}",
                word.text
            )?;
        }
        Ok(())
    }
}

/// A run of glyphs without a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Its text, normalized to NFC, in reading order; never empty, never with white space.
    pub text: String,
    /// Its place: from the ascent to the descent of its font, from the first to the last advance.
    pub rect: Rect,
    /// Its font size in points, as shown.
    pub size: f32,
    /// Its baseline in points from the upper edge.
    pub baseline: f32,
    /// Whether its font is bold, or it was printed twice to look so.
    pub bold: bool,
}
