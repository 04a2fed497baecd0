//! Reads laboratory reports: PDF bytes in, a typed report out.
//!
//! A document goes through four stages, each a module: [`pdf`] finds words with their places on each
//! page, [`layout`] finds lines, tables and rows, [`parse`] understands single cells, and [`meaning`]
//! joins both with the catalog into a [`Report`](bta_core::Report).
//!
//! What is deliberately not here: async, network, files, and names of laboratories.

pub mod limits;

mod error;

pub mod page;

pub mod parse;

pub mod pdf;

pub mod row;

pub mod layout;

pub mod meaning;

#[cfg(feature = "ocr")]
pub mod ocr;

mod reader;

pub mod explain;

pub mod isolate;

pub use error::ReadError;
pub use pdf::Options;
#[cfg(feature = "ocr")]
pub use reader::read_with;
pub use reader::{check, read};
