//! Makes PDF files for tests: laboratory reports, documents that are none, and files that attack.
//!
//! [`Document`] and [`Page`] write any page; [`report`] has whole laboratory reports together with
//! the rows that a reader must find in them; [`other`] has documents that are not blood tests; and
//! [`hostile`] has files that are damaged or made to hurt a reader; `scan` makes pictures of pages. Laboratories, doctors and
//! results are invented, and there are no people in them.
//!
//! Nothing here depends on another crate, so that a fixture never shares a mistake with the reader;
//! only scans, behind the feature `scan`, are rendered and compressed by others.
//!
//! # Examples
//!
//! ```
//! let report = bta_fixture::report::english_cbc();
//! assert!(report.pdf.starts_with(b"%PDF-"));
//! assert_eq!(report.rows[0].name, "Hemoglobin");
//! ```

mod bytes;

mod cipher;

mod deflate;

mod file;

mod font;

mod page;

mod document;

mod sheet;

pub mod report;

pub mod other;

pub mod hostile;

#[cfg(feature = "scan")]
pub mod scan;

pub use self::{
    document::Document,
    font::{Font, text_width},
    page::{Page, Paint, Style},
};
