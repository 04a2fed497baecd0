//! Reports in other scripts, set in a composite font.

use super::{Report, Row, below, report, row};
use crate::{
    font::Font,
    sheet::{
        Column::{self, Left, Right},
        Sheet,
    },
};

/// Columns of name, value, flag, unit and interval.
const COLUMNS: [Column; 5] = [Left(50.0), Right(290.0), Left(300.0), Left(330.0), Left(420.0)];

fn cells(row: &Row) -> [String; 5] {
    [row.name, row.value, row.flag, row.unit, row.range].map(str::to_owned)
}

/// Polish: flags `H` and `L`, intervals with decimal commas.
#[must_use]
pub fn polish() -> Report {
    let rows = vec![
        row("Leukocyty", "6,91", "10^3/µl", ("4,00 - 10,00", 4.0, 10.0), ""),
        row("Erytrocyty", "5,22", "10^6/µl", ("4,50 - 5,90", 4.5, 5.9), ""),
        row("Hemoglobina", "15,6", "g/dl", ("14,0 - 18,0", 14.0, 18.0), ""),
        row("Płytki krwi", "211", "10^3/µl", ("150 - 400", 150.0, 400.0), ""),
        row("Glukoza", "109", "mg/dl", ("70 - 99", 70.0, 99.0), "H"),
        row("Kreatynina", "0,92", "mg/dl", ("0,70 - 1,20", 0.7, 1.2), ""),
        row("Żelazo", "61", "µg/dl", ("65 - 175", 65.0, 175.0), "L"),
        below("Cholesterol całkowity", "188", "mg/dl", ("< 190", 190.0), ""),
    ];
    let page = Sheet::new()
        .heading(50.0, "Laboratorium Medyczne Pod Lipami")
        .line(50.0, "Płeć: mężczyzna    Wiek: 38 lat")
        .line(50.0, "Data pobrania: 2025-02-27")
        .gap()
        .cells(&COLUMNS, &["Badanie", "Wynik", "", "Jednostka", "Zakres referencyjny"])
        .rule()
        .rows(COLUMNS, &rows, cells)
        .page();
    report("pl", page, rows)
}

/// Russian: everything in a composite font.
#[must_use]
pub fn russian() -> Report {
    let rows = vec![
        row("Гемоглобин", "148", "г/л", ("132 - 173", 132.0, 173.0), ""),
        row("Эритроциты", "4,97", "10^12/л", ("4,30 - 5,70", 4.3, 5.7), ""),
        row("Лейкоциты", "9,8", "10^9/л", ("4,5 - 11,0", 4.5, 11.0), ""),
        row("Тромбоциты", "254", "10^9/л", ("150 - 400", 150.0, 400.0), ""),
        row("Глюкоза", "6,4", "ммоль/л", ("4,1 - 5,9", 4.1, 5.9), "H"),
        row("Креатинин", "88", "мкмоль/л", ("62 - 106", 62.0, 106.0), ""),
        row("Общий белок", "63", "г/л", ("64 - 83", 64.0, 83.0), "L"),
        below("Билирубин общий", "11,2", "мкмоль/л", ("< 21,0", 21.0), ""),
    ];
    let page = Sheet::new()
        .font(Font::Unicode)
        .heading(50.0, "Лаборатория Речная")
        .line(50.0, "Пол: мужской    Возраст: 44 года")
        .line(50.0, "Дата взятия: 09.01.2025")
        .gap()
        .cells(&COLUMNS, &["Исследование", "Результат", "", "Единицы", "Референсные значения"])
        .rule()
        .rows(COLUMNS, &rows, cells)
        .page();
    report("ru", page, rows)
}

/// Turkish: flags in words, decimal commas.
#[must_use]
pub fn turkish() -> Report {
    let rows = vec![
        row("Lökosit (WBC)", "10,9", "10^3/uL", ("4,0 - 10,0", 4.0, 10.0), "H"),
        row("Eritrosit (RBC)", "4,55", "10^6/uL", ("3,90 - 5,20", 3.9, 5.2), ""),
        row("Hemoglobin", "11,7", "g/dL", ("12,0 - 16,0", 12.0, 16.0), "L"),
        row("Trombosit (PLT)", "301", "10^3/uL", ("150 - 400", 150.0, 400.0), ""),
        row("Açlık kan şekeri", "88", "mg/dL", ("70 - 100", 70.0, 100.0), ""),
        row("Üre", "24", "mg/dL", ("17 - 43", 17.0, 43.0), ""),
        row("Demir", "29", "µg/dL", ("50 - 170", 50.0, 170.0), "L"),
    ];
    let page = Sheet::new()
        .heading(50.0, "Çınaraltı Tıbbi Tahlil Laboratuvarı")
        .line(50.0, "Cinsiyet: Kadın    Yaş: 27")
        .line(50.0, "Numune alma: 15.03.2025")
        .gap()
        .cells(&COLUMNS, &["Tetkik", "Sonuç", "", "Birim", "Referans Aralığı"])
        .rule()
        .rows(COLUMNS, &rows, |row| {
            let word = match row.flag {
                "H" => "Y",
                "L" => "D",
                _ => "",
            };
            [row.name, row.value, word, row.unit, row.range].map(str::to_owned)
        })
        .gap()
        .line(50.0, "Y: Yüksek   D: Düşük")
        .page();
    report("tr", page, rows)
}

/// Chinese: two tables side by side, arrows as flags.
#[must_use]
pub fn chinese() -> Report {
    let rows = vec![
        row("白细胞", "11.2", "10^9/L", ("3.5-9.5", 3.5, 9.5), "H"),
        row("红细胞", "4.61", "10^12/L", ("4.3-5.8", 4.3, 5.8), ""),
        row("血红蛋白", "141", "g/L", ("130-175", 130.0, 175.0), ""),
        row("血小板", "118", "10^9/L", ("125-350", 125.0, 350.0), "L"),
        row("葡萄糖", "5.2", "mmol/L", ("3.9-6.1", 3.9, 6.1), ""),
        row("肌酐", "77", "μmol/L", ("57-97", 57.0, 97.0), ""),
        row("尿酸", "455", "μmol/L", ("208-428", 208.0, 428.0), "H"),
        row("总胆固醇", "4.8", "mmol/L", ("2.8-5.7", 2.8, 5.7), ""),
    ];
    let (left, right) = rows.split_at(4);
    let half =
        |x: f32| [Left(x), Left(x + 80.0), Left(x + 120.0), Left(x + 135.0), Left(x + 185.0)];
    let columns = [half(40.0), half(300.0)].concat();
    let arrow = |row: &Row| {
        let arrow = match row.flag {
            "H" => "↑",
            "L" => "↓",
            _ => "",
        };
        [row.name, row.value, arrow, row.unit, row.range]
    };
    let head = ["项目", "结果", "", "单位", "参考范围"];
    let sheet = Sheet::new()
        .font(Font::Unicode)
        .heading(200.0, "青山医院检验报告单")
        .line(40.0, "性别：男    年龄：49岁    采样日期：2025-03-02")
        .gap()
        .cells(&columns, &[head, head].concat())
        .rule();
    let page = left
        .iter()
        .zip(right)
        .fold(sheet, |sheet, (left, right)| {
            sheet.cells(&columns, &[arrow(left), arrow(right)].concat())
        })
        .page();
    report("zh", page, rows)
}

/// Arabic: columns from right to left, letters drawn in the order in which they are seen.
#[must_use]
pub fn arabic() -> Report {
    let rows = vec![
        row("الهيموغلوبين", "13.4", "g/dL", ("12.0 - 16.0", 12.0, 16.0), ""),
        row("الصفائح", "471", "10^3/uL", ("150 - 450", 150.0, 450.0), "H"),
        row("الجلوكوز", "92", "mg/dL", ("70 - 99", 70.0, 99.0), ""),
        row("الكرياتينين", "0.81", "mg/dL", ("0.50 - 1.10", 0.5, 1.1), ""),
        row("الكوليسترول", "176", "mg/dL", ("125 - 200", 125.0, 200.0), ""),
    ];
    let columns = [Right(545.0), Left(390.0), Left(350.0), Left(260.0), Left(150.0)];
    let seen = |text: &str| text.chars().rev().collect::<String>();
    let head = ["الفحص", "النتيجة", "", "الوحدة", "المرجع"].map(seen);
    let page = Sheet::new()
        .font(Font::Unicode)
        .cells(&[Right(545.0)], &[&seen("مختبر الواحة")])
        .cells(
            &[Right(545.0), Right(440.0)],
            &[&seen("الجنس: أنثى"), &format!("31 :{}", seen("العمر"))],
        )
        .gap()
        .cells(&columns, &head.each_ref().map(String::as_str))
        .rule()
        .rows(columns, &rows, |row| {
            [seen(row.name), row.value.into(), row.flag.into(), row.unit.into(), row.range.into()]
        })
        .page();
    report("ar", page, rows)
}
