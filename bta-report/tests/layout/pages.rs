//! What holds over pages, and cells set in several lines.

use bta_fixture::{Document, Page};
use bta_report::layout;

use crate::drawing::{page, rows};

#[test]
fn another_persons_report_is_left_out() {
    let first = page(
        1,
        "
Patient: SMITH, JOHN
Test          Result    Units     Reference
Glucose       95        mg/dL     70 - 99
Calcium       9.4       mg/dL     8.5 - 10.5
",
    );
    let second = page(
        2,
        "
Patient: JONES, MARY
Test          Result    Units     Reference
Glucose       130       mg/dL     70 - 99
Calcium       9.9       mg/dL     8.5 - 10.5
",
    );
    let pages = [first, second];
    let expected = ["Glucose | 95 | mg/dL | 70 - 99", "Calcium | 9.4 | mg/dL | 8.5 - 10.5"];
    assert_eq!(rows(&pages), expected);
    let warnings = layout::table(&pages).warnings;
    assert!(warnings.iter().any(|warning| warning.code == "several_patients" && warning.page == 2));
}

#[test]
fn results_at_one_place_of_two_pages_are_no_footer() {
    let page = |number, drawing| page(number, drawing);
    let pages = [
        page(
            1,
            "
Test          Result    Units     Reference
Glucose       95        mg/dL     70 - 99
Calcium       9.4       mg/dL     8.5 - 10.5
",
        ),
        page(
            2,
            "
Test          Result    Units     Reference
Albumin       4.1       g/dL      3.5 - 5.0
Calcium       9.9       mg/dL     8.5 - 10.5
",
        ),
    ];
    assert_eq!(rows(&pages).len(), 4, "{:?}", rows(&pages));
}

/// A table whose cells stand in the middle of their rows, some set in two lines.
fn centered() -> Page {
    let columns = [40.0, 160.0, 230.0, 310.0];
    let mut page = Page::new();
    for (x, text) in columns.iter().zip(["Prueba", "Resultado", "Unidades", ""]) {
        page = page.text(*x, 60.0, text);
    }
    page = page.text(310.0, 55.0, "Valores de").text(310.0, 65.0, "referencia");
    let row = |page: Page, y: f32, cells: [[&str; 2]; 4]| {
        columns.iter().zip(cells).fold(page, |page, (x, cell)| match cell {
            [only, ""] => page.text(*x, y, only),
            [first, second] => page.text(*x, y - 5.0, first).text(*x, y + 5.0, second),
        })
    };
    page = row(page, 85.0, [["Glucosa", ""], ["118", ""], ["mg/dL", ""], ["74 - 106", ""]]);
    page = row(
        page,
        110.0,
        [["Filtrado glomerular", "(CKD-EPI)"], [">90", ""], ["mL/min/", "1,73 m²"], ["> 60", ""]],
    );
    row(
        page,
        135.0,
        [["Anticuerpos", "anti-VIH"], ["no", "reactivo"], ["", ""], ["no reactivo", ""]],
    )
}

#[test]
fn cells_in_two_lines_beside_cells_in_one() {
    let pdf = Document::new().page(centered()).bytes();
    let pages = bta_report::pdf::pages(&pdf, &bta_report::Options::default()).unwrap();
    assert_eq!(
        rows(&pages),
        [
            "Glucosa | 118 | mg/dL | 74 - 106",
            "Filtrado glomerular (CKD-EPI) | >90 | mL/min/1,73 m² | > 60",
            "Anticuerpos anti-VIH | no reactivo |  | no reactivo",
        ],
        "{}",
        layout::explain(pages.first().unwrap())
    );
}
