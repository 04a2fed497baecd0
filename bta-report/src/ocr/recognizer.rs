//! What recognizes text: a trait, so that another program can do it.

use std::fmt;
use std::io;
use std::time::Instant;

use super::gray::Gray;

/// How the text of a picture is arranged.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Arrangement {
    /// Lines one below the other, as on a page.
    Block,
    /// Words here and there.
    Sparse,
}

/// What is to be recognized.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The picture, upright and straight.
    pub picture: &'a Gray,
    /// Its dots per inch.
    pub dpi: u16,
    /// The language, as the recognizer names it.
    pub language: &'a str,
    /// How its text is arranged.
    pub arrangement: Arrangement,
    /// When it must be done.
    pub deadline: Instant,
}

/// A word that was recognized.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Its text, without white space.
    pub text: String,
    /// Its place in pixels: left, top, right, bottom.
    pub place: [f32; 4],
    /// How sure the recognizer is, 0.0 to 100.0.
    pub confidence: f32,
    /// The line it stands on: words of one line have the same number.
    pub line: u32,
}

/// Recognizes text in pictures.
///
/// Rules: it ends by the deadline of the request; it keeps nothing of the picture; words come with
/// their places in the picture.
pub trait Recognizer: fmt::Debug + Send + Sync {
    /// Returns the languages that it can recognize, as it names them.
    ///
    /// # Errors
    ///
    /// When it is not there.
    fn languages(&self) -> Result<Vec<String>, RecognizeError>;

    /// Recognizes the words of a picture.
    ///
    /// # Errors
    ///
    /// When it is not there, fails or is late.
    fn recognize(&self, request: &Request<'_>) -> Result<Vec<Seen>, RecognizeError>;
}

/// Why nothing was recognized.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecognizeError {
    /// The program is not installed.
    #[error(
        "tesseract, which reads pages that are pictures, is not installed: install the packages \
         tesseract-ocr and, for languages beside English, tesseract-ocr-deu, -fra, -spa, -ita, -por"
    )]
    Missing,
    /// It did not end in time.
    #[error("recognizing the text took too long")]
    Late,
    /// It failed.
    #[error("recognizing the text failed")]
    Failed(#[source] io::Error),
}
