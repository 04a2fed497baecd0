//! The words of a page come back exactly, whatever font and trick it is made with.

use bta_fixture::{Document, Font, Page, Paint, Style, report};
use bta_report::page::Word;
use bta_report::pdf::{Options, pages};

/// The words of the first page, from top to bottom and left to right.
#[track_caller]
fn words(pdf: &[u8]) -> Vec<Word> {
    let mut words = pages(pdf, &Options::default()).unwrap().swap_remove(0).words;
    words.sort_by(|one, other| {
        one.baseline.total_cmp(&other.baseline).then(one.rect.left.total_cmp(&other.rect.left))
    });
    words
}

#[track_caller]
fn check(page: Page, expected: &[&str]) {
    let words = words(&Document::new().page(page).bytes());
    let found: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_font() {
    let text = "Hemoglobin (Hb) 13,9 µg/dL – 4.0%";
    let expected = ["Hemoglobin", "(Hb)", "13,9", "µg/dL", "–", "4.0%"];
    for font in [
        Font::Helvetica,
        Font::HelveticaBold,
        Font::Courier,
        Font::Unicode,
        Font::Named,
        Font::Drawn,
    ] {
        check(Page::new().styled(50.0, 60.0, Style::font(font), text), &expected);
    }
}

#[test]
fn every_script() {
    let styled = |text| Page::new().styled(50.0, 60.0, Style::font(Font::Unicode), text);
    check(styled("Żelazo płytki"), &["Żelazo", "płytki"]);
    check(styled("Гемоглобин г/л"), &["Гемоглобин", "г/л"]);
    check(styled("白细胞 3.5-9.5"), &["白细胞", "3.5-9.5"]);
    check(styled("Ø ≤ 5 ↑ µ"), &["Ø", "≤", "5", "↑", "µ"]);
}

#[test]
fn right_to_left_letters_are_put_in_order() {
    let seen: String = "الصفائح".chars().rev().collect();
    check(Page::new().text(50.0, 60.0, &seen), &["الصفائح"]);
    let seen: String = "(B12)فيتامين".chars().rev().collect::<String>().replace("21B", "B12");
    let words = words(&Document::new().page(Page::new().text(50.0, 60.0, &seen)).bytes());
    assert!(words[0].text.contains("B12") && words[0].text.contains("فيتامين"), "{words:?}");
}

#[test]
fn ligatures_are_taken_apart_and_powers_kept() {
    check(Page::new().text(50.0, 60.0, "ﬁbrinogen 10⁹/L mm³"), &["fibrinogen", "10⁹/L", "mm³"]);
}

#[test]
fn raised_digits_join_powers_and_leave_names() {
    let small = Style::size(6.0);
    let power =
        Page::new().text(50.0, 60.0, "10").styled(60.1, 56.5, small, "9").text(63.6, 60.0, "/L");
    check(power, &["10⁹/L"]);
    let remark = Page::new().text(50.0, 60.0, "Glucose").styled(83.1, 56.5, small, "01");
    check(remark, &["01", "Glucose"]);
}

#[test]
fn places_and_sizes() {
    let page = Page::new().styled(50.0, 60.0, Style::size(10.0), "Iron").text(200.0, 90.0, "12");
    let words = words(&Document::new().page(page).bytes());
    let iron = &words[0];
    assert!((iron.rect.left - 50.0).abs() < 0.1 && (iron.baseline - 60.0).abs() < 0.1);
    assert!((iron.size - 10.0).abs() < 0.1);
    // I 278, r 333, o 556, n 556: thousandths of 10 points.
    assert!((iron.rect.right - 67.23).abs() < 0.1, "{iron:?}");
    assert!(iron.rect.top < 60.0 && iron.rect.bottom > 60.0);
}

#[test]
fn pages_on_their_side() {
    let page = || Page::new().text(50.0, 60.0, "Glucose 92").text(50.0, 75.0, "Urea 31");
    let upright = words(&Document::new().page(page()).bytes());
    for page in [page().rotated(), page().sideways(), page().in_form(), page().in_form().rotated()]
    {
        let turned = words(&Document::new().page(page).bytes());
        assert_eq!(turned.len(), upright.len());
        for (one, other) in turned.iter().zip(&upright) {
            assert_eq!(one.text, other.text);
            assert!((one.rect.left - other.rect.left).abs() < 0.1, "{one:?} {other:?}");
            assert!((one.baseline - other.baseline).abs() < 0.1, "{one:?} {other:?}");
        }
    }
}

#[test]
fn printed_four_times_is_bold_once() {
    let style = Style { paint: Paint::FourTimes, ..Style::default() };
    let page = Page::new().styled(50.0, 60.0, style, "MCV 88").text(50.0, 80.0, "MCH");
    let words = words(&Document::new().page(page).bytes());
    let found: Vec<(&str, bool)> =
        words.iter().map(|word| (word.text.as_str(), word.bold)).collect();
    assert_eq!(found, [("MCV", true), ("88", true), ("MCH", false)]);
}

#[test]
fn bold_font() {
    let page = Page::new().styled(50.0, 60.0, Style::font(Font::HelveticaBold), "Total");
    assert!(words(&Document::new().page(page).bytes())[0].bold);
}

#[test]
fn letters_on_their_like_where_texts_cross() {
    // Both have a c at nearly the same place, and nothing else in common.
    let page = Page::new().text(50.0, 60.0, "abcde").text(55.5, 60.4, "xcyz");
    let words = words(&Document::new().page(page).bytes());
    let text: String = words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(text.matches('c').count(), 2, "{words:?}");
}

#[test]
fn watermarks_are_left_out() {
    let page = Page::new().text(50.0, 60.0, "Ferritin 40").watermark("SAMPLE REPORT");
    check(page, &["Ferritin", "40"]);
    let giant = Style::size(90.0);
    check(
        Page::new().text(50.0, 60.0, "Ferritin 40").styled(50.0, 400.0, giant, "COPY"),
        &["Ferritin", "40"],
    );
}

#[test]
fn hidden_text_counts_only_alone() {
    let hidden = Style { paint: Paint::Never, ..Style::default() };
    check(Page::new().picture().styled(50.0, 60.0, hidden, "Sodium 140"), &["Sodium", "140"]);
    let both = Page::new().text(50.0, 60.0, "Sodium 140").styled(50.0, 200.0, hidden, "Sodlum");
    check(both, &["Sodium", "140"]);
}

#[test]
fn letter_spacing_makes_no_words() {
    let wide = Style { spacing: 3.0, ..Style::default() };
    check(Page::new().styled(50.0, 60.0, wide, "LIPID PROFILE"), &["LIPID", "PROFILE"]);
}

#[test]
fn actual_text_replaces_glyphs() {
    let content = b"/Span <</ActualText (mg/dL)>> BDC BT /F0 9 Tf 100 700 Td (xxxxx) Tj ET EMC\n";
    check(Page::new().text(50.0, 60.0, "Unit").raw(content), &["Unit", "mg/dL"]);
}

#[test]
fn operators_of_text() {
    let content = b"BT /F0 9 Tf 12 TL 50 700 Td (one) Tj (two) ' 1 2 (thr) \" T* [(f) -20 (our) -400 (five)] TJ \
        50 Tz 0 Tc 0 Tw (half) Tj ET q 2 0 0 2 0 0 cm BT /F0 9 Tf 1 0 0 1 25 100 Tm 3 Ts (six) Tj ET Q\n";
    let page = Page::new().text(50.0, 20.0, "start").raw(content);
    let words = words(&Document::new().page(page).bytes());
    let found: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(found, ["start", "one", "two", "thr", "four", "fivehalf", "six"]);
    let six = &words[6];
    assert!((six.size - 18.0).abs() < 0.01 && (six.rect.left - 50.0).abs() < 0.01, "{six:?}");
    assert!((six.baseline - (842.0 - 206.0)).abs() < 0.01, "{six:?}");
}

#[test]
fn lines_boxes_and_pictures() {
    let page = Page::new()
        .text(50.0, 60.0, "x")
        .line((50.0, 70.0), (300.0, 70.0))
        .frame((50.0, 80.0), (100.0, 20.0));
    let pdf = Document::new().page(page).page(Page::new().picture()).bytes();
    let pages = pages(&pdf, &Options::default()).unwrap();
    let [line, frame] = pages[0].rules.as_slice() else { panic!("{:?}", pages[0].rules) };
    assert!((line.top - 69.75).abs() < 0.1 && (line.right - 300.0).abs() < 0.1, "{line:?}");
    assert!((frame.top - 80.0).abs() < 0.1 && (frame.bottom - 100.0).abs() < 0.1, "{frame:?}");
    assert!(pages[0].pictures < 0.01 && pages[1].pictures > 0.99);
    assert_eq!((pages[1].number, pages[1].words.len()), (2, 0));
}

#[test]
fn a_page_prints_its_words_with_their_places() {
    let pdf = Document::new().page(Page::new().text(50.0, 60.0, "Iron 12")).bytes();
    let printed = pages(&pdf, &Options::default()).unwrap()[0].to_string();
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines[0], "page 1: 595 x 842, 0 rules");
    assert!(lines[1].starts_with("   50.0") && lines[1].ends_with("\tIron"), "{printed}");
    assert_eq!(lines.len(), 3);
}

#[test]
fn reports_have_all_their_words() {
    for (name, report) in report::all() {
        let found = words(&report.pdf);
        for row in report.rows {
            for part in
                [row.name, row.value, row.unit].iter().flat_map(|cell| cell.split_whitespace())
            {
                assert!(
                    found.iter().any(|word| word.text.trim_end_matches(':') == part),
                    "{name}: {part} in {found:?}"
                );
            }
        }
    }
}
