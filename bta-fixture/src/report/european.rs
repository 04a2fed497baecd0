//! Reports in European languages, with decimal commas.

use super::{Report, Row, below, report, row};
use crate::sheet::{
    Column::{Left, Right},
    Sheet,
};

/// German: the current value and two earlier ones side by side, `+` and `-` as flags.
#[must_use]
pub fn german() -> Report {
    let rows = vec![
        row("Leukozyten", "11,8", "/nl", ("4,0 - 10,0", 4.0, 10.0), "H"),
        row("Erythrozyten", "4,72", "/pl", ("4,30 - 5,75", 4.3, 5.75), ""),
        row("Hämoglobin", "14,1", "g/dl", ("13,5 - 17,2", 13.5, 17.2), ""),
        row("Hämatokrit", "41,6", "%", ("39,5 - 50,5", 39.5, 50.5), ""),
        row("Thrombozyten", "142", "/nl", ("150 - 370", 150.0, 370.0), "L"),
        row("Natrium", "139", "mmol/l", ("136 - 145", 136.0, 145.0), ""),
        row("Kalium", "4,4", "mmol/l", ("3,5 - 5,1", 3.5, 5.1), ""),
        row("Kreatinin", "1,38", "mg/dl", ("0,67 - 1,17", 0.67, 1.17), "H"),
        below("GPT (ALAT)", "31", "U/l", ("< 50", 50.0), ""),
        below("CRP", "12,4", "mg/l", ("< 5,0", 5.0), "H"),
        below("Cholesterin gesamt", "187", "mg/dl", ("< 200", 200.0), ""),
    ];
    let earlier = [
        ["9,1", "8,4"],
        ["4,80", "4,77"],
        ["14,4", "14,6"],
        ["42,0", "42,8"],
        ["160", "171"],
        ["141", "140"],
        ["4,1", "4,3"],
        ["1,21", "1,10"],
        ["28", "25"],
        ["3,1", "1,2"],
        ["192", "201"],
    ];
    let columns = [
        Left(50.0),
        Left(190.0),
        Left(250.0),
        Right(375.0),
        Left(380.0),
        Right(455.0),
        Right(535.0),
    ];
    let sign = |row: &Row| match row.flag {
        "H" => "+",
        "L" => "-",
        _ => "",
    };
    let mut sheet = Sheet::new()
        .heading(50.0, "Labor Musterau, Ärztliche Partnerschaft")
        .line(50.0, "Kumulativbefund")
        .line(50.0, "Geschlecht: männlich    Alter: 61 Jahre")
        .gap()
        .cells(
            &columns,
            &["Untersuchung", "Einheit", "Referenzbereich", "12.02.25", "", "03.11.24", "20.05.24"],
        )
        .rule();
    for (row, [second, third]) in rows.iter().zip(earlier) {
        sheet = sheet
            .cells(&columns, &[row.name, row.unit, row.range, row.value, sign(row), second, third]);
    }
    report("de", sheet.page(), rows)
}
