//! Finds words with their places on each page of a PDF document.
//!
//! [`lopdf`] opens the file; everything about text is done here: content streams, fonts, glyphs and
//! words.
//! What is deliberately absent: scripts, attachments, actions, and pictures, of which only the place
//! is kept. Of forms to fill in only what is drawn on the page counts.

mod budget;

mod object;

mod matrix;

mod lexeme;

mod content;

mod font;

mod cover;

mod layer;

mod canvas;

mod path;

mod marked;

mod run;

mod annotation;

mod interpret;

mod tidy;

mod script;

mod word;

mod tree;

mod scan;

#[cfg(feature = "ocr")]
mod picture;

mod open;

use bta_core::Private;

pub(crate) use self::open::recognize;
use self::{budget::Budget, canvas::Canvas, interpret::Interpreter};
use crate::{ReadError, limits::Limits, page::Page};

/// How a document is read.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct Options {
    /// What reading may cost.
    pub limits: Limits,
    /// The password of an encrypted document; the empty one is always tried.
    pub password: Option<Private<String>>,
}

/// Checks that a document can be opened and has pages, without reading them.
///
/// # Errors
///
/// What [`pages`] would find when it opens the document.
///
/// # Examples
///
/// ```
/// use bta_report::{ReadError, pdf::{self, Options}};
///
/// let error = pdf::check(b"plain text", &Options::default()).unwrap_err();
/// assert!(matches!(error, ReadError::NotAPdf));
/// ```
pub fn check(document: &[u8], options: &Options) -> Result<(), ReadError> {
    let document = open::open(document, options)?;
    tree::pages(&document, &Budget::new(&options.limits)).map(drop)
}

/// Checks that the pictures of a document can be decoded within the limits.
#[cfg(feature = "ocr")]
pub(crate) fn check_pictures(document: &[u8], options: &Options) -> Result<(), ReadError> {
    picture::check(&open::open(document, options)?, &options.limits)
}

/// Reads the pages of a document.
///
/// # Errors
///
/// When it is not a PDF document, is damaged, needs a password, or costs more than its limits.
pub fn pages(document: &[u8], options: &Options) -> Result<Vec<Page>, ReadError> {
    let budget = Budget::new(&options.limits);
    let document = open::open(document, options)?;
    let sheets = tree::pages(&document, &budget)?;
    let mut interpreter = Interpreter::new(&document, budget);
    let mut pages = Vec::with_capacity(sheets.len());
    for (number, sheet) in (1..).zip(sheets) {
        let content = tree::content(&document, &sheet, &mut interpreter.budget)?;
        let mut canvas = Canvas::new(sheet.width, sheet.height);
        interpreter.page(&mut canvas, &content, &sheet)?;
        interpreter.budget.in_time()?;
        pages.push(page(number, canvas));
    }
    // As when the key of an encrypted file is lost with its end.
    if interpreter.budget.all_streams_are_broken() {
        return Err(ReadError::Damaged);
    }
    Ok(pages)
}

fn page(number: u32, mut canvas: Canvas) -> Page {
    canvas.turn_upright();
    tidy::tidy(&mut canvas);
    Page {
        number,
        width: canvas.width,
        height: canvas.height,
        words: word::words(&canvas.glyphs),
        pictures: canvas.pictures(),
        dots: canvas.dots(),
        recognized: false,
        uncertain: Vec::new(),
        rules: canvas.rules,
    }
}
