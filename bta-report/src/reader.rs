//! From bytes to a report, in the calling thread.

use bta_core::Report;
use bta_core::report::Warning;

#[cfg(feature = "ocr")]
use crate::ocr::{self, Recognizer, Tesseract};
use crate::page::Page;
use crate::pdf::{self, Options};
use crate::{ReadError, layout, meaning};

/// Reads a document into a report.
///
/// With the feature `ocr`, pages that are pictures are recognized by `ocr::Tesseract`.
///
/// It works in the calling process: a document that is made to overflow the stack of the PDF parser
/// ends that process. For documents from strangers use `isolate::Reader`.
///
/// # Errors
///
/// When the document is not a PDF file, is damaged, needs a password, or goes over a limit. A
/// document that is none of a laboratory is no error: the verdict of the report says so.
///
/// # Examples
///
/// ```
/// use bta_report::{Options, ReadError, read};
///
/// let error = read(b"plain text", &Options::default()).unwrap_err();
/// assert!(matches!(error, ReadError::NotAPdf));
/// ```
pub fn read(document: &[u8], options: &Options) -> Result<Report, ReadError> {
    let (pages, warnings) = pages(document, options)?;
    Ok(report(&pages, warnings))
}

/// Reads a document into a report, with another recognizer for the pages that are pictures.
///
/// # Errors
///
/// As those of [`read`].
#[cfg(feature = "ocr")]
pub fn read_with(
    document: &[u8],
    options: &Options,
    recognizer: &dyn Recognizer,
) -> Result<Report, ReadError> {
    let mut pages = pdf::pages(document, options)?;
    let warnings = ocr::recognize(document, options, &mut pages, recognizer)?;
    Ok(report(&pages, warnings))
}

/// Reads what a document says without recognizing anything.
pub(crate) fn read_text(document: &[u8], options: &Options) -> Result<Report, ReadError> {
    Ok(report(&pdf::pages(document, options)?, Vec::new()))
}

/// The pages of a document, with what could not be recognized.
#[cfg(feature = "ocr")]
pub(crate) fn pages(
    document: &[u8],
    options: &Options,
) -> Result<(Vec<Page>, Vec<Warning>), ReadError> {
    let mut pages = pdf::pages(document, options)?;
    let warnings = ocr::recognize(document, options, &mut pages, &Tesseract::default())?;
    Ok((pages, warnings))
}

/// The pages of a document.
#[cfg(not(feature = "ocr"))]
pub(crate) fn pages(
    document: &[u8],
    options: &Options,
) -> Result<(Vec<Page>, Vec<Warning>), ReadError> {
    Ok((pdf::pages(document, options)?, Vec::new()))
}

fn report(pages: &[Page], warnings: Vec<Warning>) -> Report {
    let mut report = meaning::assemble(pages, layout::table(pages));
    report.warnings.extend(warnings);
    report
}

/// Checks that a document can be opened and has pages, in a few milliseconds.
///
/// # Errors
///
/// As those of [`read`], as far as opening shows them.
pub fn check(document: &[u8], options: &Options) -> Result<(), ReadError> {
    pdf::check(document, options)
}
