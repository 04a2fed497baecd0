//! Documents that are not blood tests.

use crate::{
    Document,
    sheet::{
        Column::{Left, Right},
        Sheet,
    },
};

/// An invoice with a table of numbers, units and amounts.
#[must_use]
pub fn invoice() -> Vec<u8> {
    let columns = [Left(50.0), Right(300.0), Left(320.0), Right(440.0), Right(530.0)];
    let page = Sheet::new()
        .heading(50.0, "Harbor Office Supplies")
        .line(50.0, "Invoice 2025-0417")
        .line(50.0, "Date: 3 April 2025    Due: 17 April 2025")
        .gap()
        .cells(&columns, &["Description", "Quantity", "Unit", "Price", "Amount"])
        .rule()
        .cells(&columns, &["Copy paper A4, 80 g/m2", "20", "box", "24.90", "498.00"])
        .cells(&columns, &["Ink cartridge, black", "4", "pcs", "31.50", "126.00"])
        .cells(&columns, &["Desk lamp 10 - 40 W", "2", "pcs", "45.00", "90.00"])
        .cells(&columns, &["Delivery", "1", "", "12.00", "12.00"])
        .rule()
        .cells(&columns, &["Total", "", "", "", "726.00"])
        .gap()
        .line(50.0, "Payment within 14 days. Thank you for your order.")
        .page();
    Document::new().page(page).compressed().bytes()
}
