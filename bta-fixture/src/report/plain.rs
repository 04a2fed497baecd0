//! Reports in English with one table.

use super::{Report, Row, report, row};
use crate::{
    font::Font,
    sheet::{
        Column::{Left, Right},
        Sheet,
    },
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

/// Values inside their interval stand in one column, those outside in the next.
#[must_use]
pub fn in_and_out_of_range() -> Report {
    let rows = vec![
        row("Sodium", "140", "mmol/L", ("135-146", 135.0, 146.0), ""),
        row("Potassium", "5.6", "mmol/L", ("3.5-5.3", 3.5, 5.3), "H"),
        row("Chloride", "103", "mmol/L", ("98-110", 98.0, 110.0), ""),
        row("Calcium", "9.4", "mg/dL", ("8.6-10.3", 8.6, 10.3), ""),
        row("Albumin", "3.3", "g/dL", ("3.6-5.1", 3.6, 5.1), "L"),
        row("Total Bilirubin", "0.6", "mg/dL", ("0.2-1.2", 0.2, 1.2), ""),
        row("Alkaline Phosphatase", "71", "U/L", ("36-130", 36.0, 130.0), ""),
    ];
    let columns = [Left(50.0), Left(230.0), Left(320.0), Left(420.0)];
    let page = Sheet::new()
        .heading(50.0, "Northgate Reference Laboratory")
        .line(50.0, "GENDER: F   AGE: 57")
        .line(50.0, "COLLECTED: 02/19/2025")
        .gap()
        .cells(&columns, &["Test Name", "In Range", "Out Of Range", "Reference Range"])
        .rule()
        .rows(columns, &rows, |row| {
            let range = format!("{} {}", row.range, row.unit);
            let (inside, outside) = if row.flag.is_empty() {
                (row.value.to_owned(), String::new())
            } else {
                (String::new(), format!("{} {}", row.value, row.flag))
            };
            [row.name.to_owned(), inside, outside, range]
        })
        .page();
    report("en", page, rows)
}

/// Dots lead from the name to the value.
#[must_use]
pub fn dotted() -> Report {
    let rows = vec![
        row("Hemoglobin", "13.1", "g/dL", ("12.0 - 15.5", 12.0, 15.5), ""),
        row("Platelets", "190", "x10^9/L", ("150 - 400", 150.0, 400.0), ""),
        row("Vitamin B12", "162", "pg/mL", ("197 - 771", 197.0, 771.0), "L"),
        row("Folate", "7.7", "ng/mL", ("3.9 - 26.8", 3.9, 26.8), ""),
        row("TSH", "5.90", "mIU/L", ("0.27 - 4.20", 0.27, 4.2), "H"),
    ];
    let columns = [Left(50.0), Left(260.0), Left(310.0), Left(330.0), Left(400.0)];
    let page = Sheet::new()
        .heading(50.0, "Old Mill Pathology")
        .line(50.0, "Sex: F   Age: 66 Years   Date: 07 Feb 2025")
        .gap()
        .heading(50.0, "BLOOD CHEMISTRY")
        .rows(columns, &rows, |row| {
            let dots = ".".repeat(70_usize.saturating_sub(2 * row.name.len()));
            let name = format!("{} {dots}", row.name);
            let range = format!("({})", row.range);
            [name, row.value.to_owned(), row.flag.to_owned(), row.unit.to_owned(), range]
        })
        .page();
    report("en", page, rows)
}

/// Sentences instead of a table.
#[must_use]
pub fn prose() -> Report {
    let rows = vec![
        row("Hemoglobin", "14.5", "g/dL", ("13.5-17.5", 13.5, 17.5), ""),
        row("White Blood Cell Count", "12.8", "x10^9/L", ("4.0-11.0", 4.0, 11.0), "H"),
        row("Fasting Glucose", "95", "mg/dL", ("70-99", 70.0, 99.0), ""),
        row("Total Cholesterol", "231", "mg/dL", ("125-200", 125.0, 200.0), "H"),
    ];
    let page = Sheet::new()
        .heading(50.0, "Blood test results")
        .line(50.0, "Patient: male, 39 years. Sample taken on 2025-01-30.")
        .gap();
    let page = rows.iter().fold(page, |page, row| {
        let high = if row.flag == "H" { " High" } else { "" };
        page.line(
            50.0,
            &format!(
                "{}: {} {}{high} (Normal: {} {})",
                row.name, row.value, row.unit, row.range, row.unit
            ),
        )
    });
    report("en", page.page(), rows)
}

/// A card for each result: name, value and unit, interval, one below the other.
#[must_use]
pub fn cards() -> Report {
    let rows = vec![
        row("Hemoglobin", "13.6", "g/dL", ("12.0 - 16.0", 12.0, 16.0), ""),
        row("Glucose", "101", "mg/dL", ("70 - 99", 70.0, 99.0), "H"),
        row("Creatinine", "0.8", "mg/dL", ("0.5 - 1.1", 0.5, 1.1), ""),
        row("Vitamin D", "17", "ng/mL", ("30 - 100", 30.0, 100.0), "L"),
    ];
    let sheet = Sheet::new()
        .heading(50.0, "Your results")
        .line(50.0, "Female, 33 years, collected 2025-02-11")
        .gap();
    let page = rows.iter().fold(sheet, |sheet, row| {
        let flag = match row.flag {
            "H" => " High",
            "L" => " Low",
            _ => "",
        };
        sheet
            .heading(60.0, row.name)
            .line(60.0, &format!("{} {}{flag}", row.value, row.unit))
            .line(60.0, &format!("Reference range: {} {}", row.range, row.unit))
            .gap()
    });
    report("en", page.page(), rows)
}

/// A print-out of a terminal: one font width, columns made with spaces.
#[must_use]
pub fn monospace() -> Report {
    let rows = vec![
        row("HEMOGLOBIN", "12.2", "G/DL", ("11.7-15.5", 11.7, 15.5), ""),
        row("HEMATOCRIT", "36.4", "%", ("35.0-45.0", 35.0, 45.0), ""),
        row("PLATELET COUNT", "96", "K/UL", ("140-400", 140.0, 400.0), "L"),
        row("GLUCOSE", "88", "MG/DL", ("65-99", 65.0, 99.0), ""),
        row("ALT", "63", "U/L", ("6-29", 6.0, 29.0), "H"),
        row("AST", "41", "U/L", ("10-35", 10.0, 35.0), "H"),
    ];
    let line = |cells: [&str; 5]| {
        let [name, value, flag, unit, range] = cells;
        format!("{name:<24}{value:>8} {flag:<4}{unit:<10}{range}")
    };
    let sheet = Sheet::new()
        .font(Font::Courier)
        .line(50.0, "COUNTY GENERAL LABORATORY")
        .line(50.0, "SEX: F  AGE: 48Y  COLLECTED: 03/05/2025")
        .gap()
        .line(50.0, &line(["TEST", "RESULT", "FLAG", "UNITS", "REFERENCE"]))
        .line(50.0, &"-".repeat(62));
    let page = rows.iter().fold(sheet, |sheet, row| {
        sheet.line(50.0, &line([row.name, row.value, row.flag, row.unit, row.range]))
    });
    report("en", page.page(), rows)
}
