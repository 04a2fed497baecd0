//! Only what a viewer shows is read, and all of that.

use bta_fixture::{Document, Page};
use bta_report::pdf::{Options, pages};

#[track_caller]
fn check(page: Page, expected: &[&str]) {
    let pdf = Document::new().page(page).bytes();
    let mut words = pages(&pdf, &Options::default()).unwrap().swap_remove(0).words;
    words.sort_by(|one, other| {
        one.baseline.total_cmp(&other.baseline).then(one.rect.left.total_cmp(&other.rect.left))
    });
    let found: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(found, expected);
}

fn page() -> Page {
    Page::new().text(50.0, 60.0, "Glucose 92")
}

#[test]
fn values_of_forms_are_where_their_box_is() {
    let page = page().field(150.0, 60.0, "mg/dL").hidden_field(250.0, 60.0, "secret");
    let pdf = Document::new().page(page.clone()).bytes();
    let words = pages(&pdf, &Options::default()).unwrap().swap_remove(0).words;
    let unit = words.iter().find(|word| word.text == "mg/dL").unwrap();
    assert!((unit.rect.left - 150.0).abs() < 0.1 && (unit.baseline - 60.0).abs() < 0.1, "{unit:?}");
    assert!((unit.size - 9.0).abs() < 0.1, "{unit:?}");
    check(page, &["Glucose", "92", "mg/dL"]);
}

#[test]
fn layers_that_are_off_are_not_read() {
    let content = b"/OC /Off BDC BT /F0 9 Tf 50 700 Td (Draft) Tj ET EMC \
        /OC /Shown BDC BT /F0 9 Tf 50 650 Td (Final) Tj ET EMC\n";
    check(page().raw(content), &["Glucose", "92", "Final"]);
}

#[test]
fn white_on_white_is_not_read_and_white_on_blue_is() {
    let head = b"0 0 1 rg 40 690 300 20 re f 1 1 1 rg BT /F0 9 Tf 50 700 Td (Test) Tj ET\n";
    check(page().raw(head), &["Glucose", "92", "Test"]);
    let nothing = b"1 1 1 rg BT /F0 9 Tf 50 700 Td (Test) Tj ET\n";
    check(page().raw(nothing), &["Glucose", "92"]);
    let curved = b"0 0 1 rg 40 690 m 340 690 l 360 690 360 710 340 710 c 40 710 l f \
        1 g BT /F0 9 Tf 50 700 Td (Test) Tj ET\n";
    check(page().raw(curved), &["Glucose", "92", "Test"]);
}

#[test]
fn what_is_clipped_away_is_not_read() {
    let content =
        b"q 40 690 100 20 re W n BT /F0 9 Tf 50 700 Td (Inside) Tj 0 -200 Td (Outside) Tj \
        ET Q BT /F0 9 Tf 50 400 Td (After) Tj ET\n";
    check(page().raw(content), &["Glucose", "92", "Inside", "After"]);
}

#[test]
fn what_is_outside_of_the_page_is_not_read() {
    let content = b"BT /F0 9 Tf 700 700 Td (Beside) Tj 0 -900 Td (Below) Tj ET\n";
    check(page().raw(content), &["Glucose", "92"]);
}

#[test]
fn skewed_and_mirrored_and_tiny_matrices() {
    // Leaning letters, as a slanted font is made.
    let leaning = b"BT /F0 9 Tf 1 0 0.33 1 50 700 Tm (Iron) Tj ET\n";
    check(page().raw(leaning), &["Glucose", "92", "Iron"]);
    // Thousandfold size in a thousandth of the scale.
    let scaled = b"q 0.001 0 0 0.001 50 700 cm BT /F0 9000 Tf (Zinc) Tj ET Q\n";
    check(page().raw(scaled), &["Glucose", "92", "Zinc"]);
    // Turned upside down twice.
    let twice = b"q 1 0 0 -1 0 842 cm BT /F0 9 Tf 1 0 0 -1 50 142 Tm (Urea) Tj ET Q\n";
    check(page().raw(twice), &["Glucose", "92", "Urea"]);
}
