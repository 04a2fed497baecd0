//! From bytes to a report, in the calling thread.

use bta_core::Report;

use crate::pdf::{self, Options};
use crate::{ReadError, layout, meaning};

/// Reads a document into a report.
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
    let pages = pdf::pages(document, options)?;
    let table = layout::table(&pages);
    Ok(meaning::assemble(&pages, table))
}

/// Checks that a document can be opened and has pages, in a few milliseconds.
///
/// # Errors
///
/// As those of [`read`], as far as opening shows them.
pub fn check(document: &[u8], options: &Options) -> Result<(), ReadError> {
    pdf::check(document, options)
}
