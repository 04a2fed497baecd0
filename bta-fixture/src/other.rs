//! Documents that are not blood tests.

use crate::{
    Document, Page,
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

/// A laboratory report of urine alone.
#[must_use]
pub fn urine() -> Vec<u8> {
    let columns = [Left(50.0), Left(230.0), Left(320.0), Left(420.0)];
    let page = Sheet::new()
        .heading(50.0, "Fairhill Medical Laboratory")
        .line(50.0, "Sex: Female    Age: 50 years")
        .gap()
        .heading(50.0, "URINALYSIS - Specimen: Urine, midstream")
        .cells(&columns, &["Test", "Result", "Unit", "Reference"])
        .rule()
        .cells(&columns, &["Urine color", "Yellow", "", ""])
        .cells(&columns, &["Urine pH", "6.0", "", "5.0 - 8.0"])
        .cells(&columns, &["Urine specific gravity", "1.018", "", "1.005 - 1.030"])
        .cells(&columns, &["Urine protein", "Negative", "", "Negative"])
        .cells(&columns, &["Urine leukocytes", "2", "/HPF", "0 - 5"])
        .page();
    Document::new().page(page).compressed().bytes()
}

/// The report of a computed tomography.
#[must_use]
pub fn tomography() -> Vec<u8> {
    let page = Sheet::new()
        .heading(50.0, "Radiology Department, Fairhill")
        .line(50.0, "CT of the chest with contrast, 12 March 2025")
        .gap()
        .line(50.0, "Technique: 80 mL of contrast medium, 120 kV, slices of 1.25 mm.")
        .line(50.0, "Findings: The lungs are clear. No nodule above 4 mm. Heart size is normal.")
        .line(50.0, "The largest lymph node measures 8 mm in its short axis.")
        .gap()
        .line(50.0, "Impression: No sign of disease.")
        .page();
    Document::new().page(page).compressed().bytes()
}

/// A curriculum vitae.
#[must_use]
pub fn curriculum_vitae() -> Vec<u8> {
    let columns = [Left(50.0), Left(160.0)];
    let page = Sheet::new()
        .heading(50.0, "Curriculum vitae")
        .cells(&columns, &["2019 - 2024", "Laboratory technician, blood bank"])
        .cells(&columns, &["2015 - 2019", "Studies of chemistry"])
        .cells(&columns, &["Languages", "English, German (B2)"])
        .cells(&columns, &["Skills", "Hematology analyzers, quality control, 12 audits"])
        .page();
    Document::new().page(page).compressed().bytes()
}

/// A scan: nothing but a picture.
#[must_use]
pub fn scan() -> Vec<u8> {
    Document::new().page(Page::new().picture()).bytes()
}

/// A blood test whose results are all still to come.
#[must_use]
pub fn waiting() -> Vec<u8> {
    let columns = [Left(50.0), Left(230.0), Left(320.0), Left(420.0)];
    let page = Sheet::new()
        .heading(50.0, "Fairhill Medical Laboratory")
        .line(50.0, "Sex: Female    Age: 50 years    Specimen: Blood")
        .gap()
        .cells(&columns, &["Test", "Result", "Unit", "Reference"])
        .rule()
        .cells(&columns, &["Hemoglobin", "to follow", "g/dL", "12.0 - 16.0"])
        .cells(&columns, &["Glucose", "to follow", "mg/dL", "70 - 99"])
        .cells(&columns, &["Creatinine", "to follow", "mg/dL", "0.5 - 1.1"])
        .page();
    Document::new().page(page).compressed().bytes()
}

/// Every document that is not a blood test, with a name.
#[must_use]
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("invoice", invoice()),
        ("urine", urine()),
        ("tomography", tomography()),
        ("curriculum_vitae", curriculum_vitae()),
        ("scan", scan()),
    ]
}
