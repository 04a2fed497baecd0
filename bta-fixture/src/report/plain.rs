//! Reports in English with one table.

use super::{Report, Row, report, row};
use crate::sheet::{
    Column::{Left, Right},
    Sheet,
};

/// Complete blood count and a little chemistry: name, result, flag, unit and interval in columns.
#[must_use]
pub fn english_cbc() -> Report {
    let blood = vec![
        row("Hemoglobin", "11.2", "g/dL", ("13.0 - 17.0", 13.0, 17.0), "L"),
        row("Hematocrit", "34.9", "%", ("40.0 - 50.0", 40.0, 50.0), "L"),
        row("Red Blood Cells", "4.61", "10^6/uL", ("4.50 - 5.50", 4.5, 5.5), ""),
        row("MCV", "75.7", "fL", ("83.0 - 101.0", 83.0, 101.0), "L"),
        row("MCH", "24.3", "pg", ("27.0 - 32.0", 27.0, 32.0), "L"),
        row("MCHC", "32.1", "g/dL", ("31.5 - 34.5", 31.5, 34.5), ""),
        row("White Blood Cells", "7.2", "10^3/uL", ("4.0 - 10.0", 4.0, 10.0), ""),
        row("Neutrophils", "58.0", "%", ("40.0 - 80.0", 40.0, 80.0), ""),
        row("Lymphocytes", "30.0", "%", ("20.0 - 40.0", 20.0, 40.0), ""),
        row("Monocytes", "7.0", "%", ("2.0 - 10.0", 2.0, 10.0), ""),
        row("Eosinophils", "4.0", "%", ("1.0 - 6.0", 1.0, 6.0), ""),
        row("Basophils", "1.0", "%", ("0.0 - 2.0", 0.0, 2.0), ""),
        row("Platelets", "268", "10^3/uL", ("150 - 410", 150.0, 410.0), ""),
    ];
    let chemistry = vec![
        row("Glucose, fasting", "118", "mg/dL", ("70 - 99", 70.0, 99.0), "H"),
        row("Creatinine", "0.94", "mg/dL", ("0.70 - 1.30", 0.7, 1.3), ""),
        row("Ferritin", "9", "ng/mL", ("22 - 322", 22.0, 322.0), "L"),
    ];
    let columns = [Left(50.0), Right(285.0), Left(300.0), Left(340.0), Left(430.0)];
    let cells = |row: &Row| [row.name, row.value, row.flag, row.unit, row.range].map(str::to_owned);
    let page = Sheet::new()
        .heading(50.0, "Fairhill Medical Laboratory")
        .line(50.0, "12 Orchard Street, Fairhill")
        .gap()
        .line(50.0, "Sex: Male    Age: 46 years")
        .line(50.0, "Collected: 14-Mar-2025 08:10")
        .gap()
        .cells(&columns, &["Test", "Result", "Flag", "Units", "Reference Interval"])
        .rule()
        .heading(50.0, "COMPLETE BLOOD COUNT")
        .rows(columns, &blood, cells)
        .heading(50.0, "CLINICAL CHEMISTRY")
        .rows(columns, &chemistry, cells)
        .rule()
        .gap()
        .line(50.0, "H = high, L = low. End of report.")
        .page();
    report("en", page, [blood, chemistry].concat())
}
