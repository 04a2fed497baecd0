//! Reports in European languages, with decimal commas.

use super::{Report, below, report, row};
use crate::sheet::{
    Column::{Left, Right},
    Sheet,
};

/// German: the current value and two earlier ones side by side, `+` and `-` as flags.
#[must_use]
pub fn german() -> Report {
    let results = [
        (row("Leukozyten", "11,8", "/nl", ("4,0 - 10,0", 4.0, 10.0), "H"), "9,1", "8,4"),
        (row("Erythrozyten", "4,72", "/pl", ("4,30 - 5,75", 4.3, 5.75), ""), "4,80", "4,77"),
        (row("Hämoglobin", "14,1", "g/dl", ("13,5 - 17,2", 13.5, 17.2), ""), "14,4", "14,6"),
        (row("Hämatokrit", "41,6", "%", ("39,5 - 50,5", 39.5, 50.5), ""), "42,0", "42,8"),
        (row("Thrombozyten", "142", "/nl", ("150 - 370", 150.0, 370.0), "L"), "160", "171"),
        (row("Natrium", "139", "mmol/l", ("136 - 145", 136.0, 145.0), ""), "141", "140"),
        (row("Kalium", "4,4", "mmol/l", ("3,5 - 5,1", 3.5, 5.1), ""), "4,1", "4,3"),
        (row("Kreatinin", "1,38", "mg/dl", ("0,67 - 1,17", 0.67, 1.17), "H"), "1,21", "1,10"),
        (below("GPT (ALAT)", "31", "U/l", ("< 50", 50.0), ""), "28", "25"),
        (below("CRP", "12,4", "mg/l", ("< 5,0", 5.0), "H"), "3,1", "1,2"),
        (below("Cholesterin gesamt", "187", "mg/dl", ("< 200", 200.0), ""), "192", "201"),
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
    let head =
        ["Untersuchung", "Einheit", "Referenzbereich", "12.02.25", "", "03.11.24", "20.05.24"];
    let sheet = Sheet::new()
        .heading(50.0, "Labor Musterau, Ärztliche Partnerschaft")
        .line(50.0, "Kumulativbefund")
        .line(50.0, "Geschlecht: männlich    Alter: 61 Jahre")
        .gap()
        .cells(&columns, &head)
        .rule();
    let sheet = results.iter().fold(sheet, |sheet, (row, second, third)| {
        let sign = signed(row.flag);
        sheet.cells(&columns, &[row.name, row.unit, row.range, row.value, sign, second, third])
    });
    report("de", sheet.page(), results.map(|(row, ..)| row).to_vec())
}

fn signed(flag: &str) -> &'static str {
    match flag {
        "H" => "+",
        "L" => "-",
        _ => "",
    }
}

/// Spanish: an asterisk before the values outside their interval, which stands last.
#[must_use]
pub fn spanish() -> Report {
    let rows = vec![
        row("Leucocitos", "6,4", "x10³/µL", ("4,0 - 11,0", 4.0, 11.0), ""),
        row("Hematíes", "4,15", "x10⁶/µL", ("4,00 - 5,20", 4.0, 5.2), ""),
        row("Hemoglobina", "11,4", "g/dL", ("12,0 - 15,5", 12.0, 15.5), "L"),
        row("Hematocrito", "34,8", "%", ("36,0 - 46,0", 36.0, 46.0), "L"),
        row("Plaquetas", "312", "x10³/µL", ("150 - 400", 150.0, 400.0), ""),
        row("Glucosa", "91", "mg/dL", ("74 - 106", 74.0, 106.0), ""),
        row("Urea", "33", "mg/dL", ("17 - 43", 17.0, 43.0), ""),
        row("Ácido úrico", "4,9", "mg/dL", ("2,6 - 6,0", 2.6, 6.0), ""),
        below("Triglicéridos", "178", "mg/dL", ("< 150", 150.0), "H"),
        row("Hierro", "38", "µg/dL", ("50 - 170", 50.0, 170.0), "L"),
    ];
    let columns = [Left(50.0), Left(235.0), Right(290.0), Left(310.0), Left(430.0)];
    let page = Sheet::new()
        .heading(50.0, "Hospital Comarcal de la Vega - Servicio de Análisis Clínicos")
        .line(50.0, "Sexo: Mujer     Edad: 34 años")
        .line(50.0, "Fecha de extracción: 05/02/2025")
        .gap()
        .cells(&columns, &["Prueba", "", "Resultado", "Unidades", "Valores de referencia"])
        .rule()
        .rows(columns, &rows, |row| {
            let star = if row.flag.is_empty() { "" } else { "*" };
            [row.name, star, row.value, row.unit, row.range].map(str::to_owned)
        })
        .gap()
        .line(50.0, "* Valor fuera del intervalo de referencia")
        .page();
    report("es", page, rows)
}

/// Italian: interval in brackets, an asterisk behind the value.
#[must_use]
pub fn italian() -> Report {
    let rows = vec![
        row("Globuli bianchi", "5,82", "10^3/µL", ("[ 4,00 - 10,00 ]", 4.0, 10.0), ""),
        row("Globuli rossi", "5,01", "10^6/µL", ("[ 4,40 - 5,70 ]", 4.4, 5.7), ""),
        row("Emoglobina", "15,2", "g/dL", ("[ 13,5 - 17,5 ]", 13.5, 17.5), ""),
        row("Ematocrito", "45,1", "%", ("[ 40,0 - 52,0 ]", 40.0, 52.0), ""),
        row("Piastrine", "133", "10^3/µL", ("[ 150 - 450 ]", 150.0, 450.0), "L"),
        row("Glicemia", "104", "mg/dL", ("[ 70 - 100 ]", 70.0, 100.0), "H"),
        row("Azotemia", "36", "mg/dL", ("[ 15 - 50 ]", 15.0, 50.0), ""),
        row("Creatinina", "0,98", "mg/dL", ("[ 0,70 - 1,20 ]", 0.7, 1.2), ""),
        row("Sideremia", "88", "µg/dL", ("[ 59 - 158 ]", 59.0, 158.0), ""),
    ];
    let columns = [Left(50.0), Right(250.0), Left(253.0), Left(280.0), Left(400.0)];
    let page = Sheet::new()
        .heading(50.0, "Laboratorio Analisi Cliniche Valleverde")
        .line(50.0, "Sesso: M    Età: 52 anni")
        .line(50.0, "Data prelievo: 21/01/2025")
        .gap()
        .cells(&columns, &["Esame", "Risultato", "", "U.M.", "Valori di riferimento"])
        .rule()
        .heading(50.0, "EMOCROMO")
        .rows(columns, &rows, |row| {
            let star = if row.flag.is_empty() { "" } else { "*" };
            [row.name, row.value, star, row.unit, row.range].map(str::to_owned)
        })
        .page();
    report("it", page, rows)
}

/// French: the interval as `a à b` behind the unit, and the value before.
#[must_use]
pub fn french() -> Report {
    let rows = vec![
        row("Leucocytes", "7,15", "G/L", ("4,00 à 10,00", 4.0, 10.0), ""),
        row("Hématies", "4,66", "T/L", ("4,00 à 5,30", 4.0, 5.3), ""),
        row("Hémoglobine", "13,8", "g/dL", ("12,0 à 16,0", 12.0, 16.0), ""),
        row("Plaquettes", "455", "G/L", ("150 à 400", 150.0, 400.0), "H"),
        row("Glycémie à jeun", "4,9", "mmol/L", ("4,1 à 5,9", 4.1, 5.9), ""),
        row("Créatinine", "58", "µmol/L", ("45 à 84", 45.0, 84.0), ""),
        row("Ferritine", "11", "µg/L", ("15 à 150", 15.0, 150.0), "L"),
        below("Cholestérol LDL", "3,9", "mmol/L", ("inférieur à 4,1", 4.1), ""),
    ];
    let columns = [Left(50.0), Right(290.0), Left(295.0), Left(320.0), Left(410.0)];
    let page = Sheet::new()
        .heading(50.0, "Laboratoire de biologie médicale des Tilleuls")
        .line(50.0, "Sexe : F    Âge : 29 ans")
        .line(50.0, "Prélèvement du 18/03/2025")
        .gap()
        .cells(&columns, &["Analyse", "Résultat", "", "Unité", "Intervalle de référence"])
        .rule()
        .heading(50.0, "HÉMATOLOGIE ET BIOCHIMIE")
        .rows(columns, &rows, |row| {
            let sign = signed(row.flag);
            [row.name, row.value, sign, row.unit, row.range].map(str::to_owned)
        })
        .page();
    report("fr", page, rows)
}

/// Portuguese: dotted leaders between name and value, interval behind `VR:`.
#[must_use]
pub fn portuguese() -> Report {
    let rows = vec![
        row("Hemácias", "4,38", "milhões/mm³", ("3,90 a 5,00", 3.9, 5.0), ""),
        row("Hemoglobina", "12,9", "g/dL", ("12,0 a 15,5", 12.0, 15.5), ""),
        row("Hematócrito", "38,4", "%", ("35,0 a 45,0", 35.0, 45.0), ""),
        row("Leucócitos", "8.900", "/mm³", ("4.000 a 11.000", 4000.0, 11000.0), ""),
        row("Plaquetas", "287.000", "/mm³", ("150.000 a 450.000", 150_000.0, 450_000.0), ""),
        row("Glicose", "103", "mg/dL", ("70 a 99", 70.0, 99.0), ""),
        row("Creatinina", "0,77", "mg/dL", ("0,50 a 1,10", 0.5, 1.1), ""),
        row("TSH", "2,31", "µUI/mL", ("0,40 a 4,50", 0.4, 4.5), ""),
    ];
    let columns = [Left(50.0), Left(230.0), Left(380.0)];
    let page = Sheet::new()
        .heading(50.0, "Laboratório Ipê Amarelo")
        .line(50.0, "Sexo: Feminino   Idade: 41 anos")
        .line(50.0, "Coleta: 11/12/2024")
        .gap()
        .heading(50.0, "HEMOGRAMA E BIOQUÍMICA")
        .rows(columns, &rows, |row| {
            let dots = ".".repeat(60_usize.saturating_sub(2 * row.name.chars().count()));
            [
                format!("{} {dots}:", row.name),
                format!("{} {}", row.value, row.unit),
                format!("VR: {}", row.range),
            ]
        })
        .page();
    report("pt", page, rows)
}
