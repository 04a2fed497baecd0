//! Files that are damaged, locked or made to hurt a reader.

use crate::{Document, Page, report};

/// A report that needs the password `secret`.
#[must_use]
pub fn locked() -> Vec<u8> {
    Document::new().page(small()).encrypted("secret").bytes()
}

/// An encrypted report that everybody can open: its password is empty.
#[must_use]
pub fn locked_with_nothing() -> Vec<u8> {
    Document::new().page(small()).compressed().encrypted("").bytes()
}

/// A report of which only the first half arrived.
#[must_use]
pub fn truncated() -> Vec<u8> {
    let pdf = report::english_cbc().pdf;
    pdf.get(..pdf.len() / 2).unwrap_or_default().to_vec()
}

fn small() -> Page {
    Page::new()
        .text(50.0, 60.0, "Hemoglobin")
        .text(250.0, 60.0, "13.9")
        .text(350.0, 60.0, "g/dL")
        .text(430.0, 60.0, "12.0 - 16.0")
}
