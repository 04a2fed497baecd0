//! Bad documents give their error.

use std::time::Duration;

use bta_fixture::{Document, Page, hostile, other, report};
use bta_report::limits::{Limit, Limits};
use bta_report::pdf::{self, Options, pages};
use bta_report::{ReadError, page::Page as Read};

#[track_caller]
fn check(pdf: &[u8], expected: fn(&Result<Vec<Read>, ReadError>) -> bool) {
    // What ends a bomb is what it costs, not the clock of a busy machine.
    let limits = Limits { time: Duration::from_secs(120), ..Limits::default() };
    let result = pages(pdf, &Options { limits, password: None });
    let short = result.as_ref().map(Vec::len);
    assert!(expected(&result), "{short:?}");
}

#[test]
fn no_documents() {
    check(b"", |result| matches!(result, Err(ReadError::Empty)));
    check(b"hello", |result| matches!(result, Err(ReadError::NotAPdf)));
    check(&[0; 5000], |result| matches!(result, Err(ReadError::NotAPdf)));
    let late = [vec![b' '; 2000], report::german().pdf].concat();
    check(&late, |result| matches!(result, Err(ReadError::NotAPdf)));
}

#[test]
fn damaged_documents() {
    check(b"%PDF-1.4", |result| matches!(result, Err(ReadError::Damaged)));
    check(&hostile::truncated(), |result| matches!(result, Err(ReadError::Damaged)));
    check(&hostile::zeroed(), |result| matches!(result, Err(ReadError::Damaged)));
    check(&hostile::page_tree_loop(), |result| matches!(result, Err(ReadError::Damaged)));
}

#[test]
fn slightly_damaged_documents_are_read() {
    check(&hostile::zeros_behind(), |result| {
        result.as_ref().is_ok_and(|pages| pages[0].words.len() > 100)
    });
    check(&hostile::words_before(), |result| {
        result.as_ref().is_ok_and(|pages| pages[0].words.len() > 100)
    });
}

#[test]
fn locked_documents() {
    check(&hostile::locked(), |result| matches!(result, Err(ReadError::PasswordRequired)));
    check(&hostile::locked_with_nothing(), |result| {
        result.as_ref().is_ok_and(|pages| pages[0].words[0].text == "Hemoglobin")
    });
    check(&hostile::locked_by_trailer(), |result| {
        matches!(result, Err(ReadError::PasswordRequired))
    });
    for locked in [hostile::locked(), hostile::locked_by_trailer()] {
        let with = |password: &str| {
            let password = Some(password.to_owned().into());
            pages(&locked, &Options { password, ..Options::default() })
        };
        assert!(matches!(with("wrong"), Err(ReadError::PasswordRequired)));
        assert_eq!(with("secret").unwrap()[0].words.len(), 6);
    }
}

#[test]
fn bombs() {
    check(&hostile::length_chain(), |result| {
        matches!(result, Err(ReadError::LimitExceeded(Limit::Depth)))
    });
    check(&hostile::deflate_bomb(), |result| {
        matches!(result, Err(ReadError::LimitExceeded(Limit::InflatedBytes)))
    });
    check(&hostile::width_bomb(), |result| {
        matches!(result, Err(ReadError::LimitExceeded(Limit::WidthEntries)))
    });
    check(&hostile::operation_bomb(), |result| {
        matches!(result, Err(ReadError::LimitExceeded(Limit::Operations)))
    });
    check(&hostile::form_bomb(), |result| {
        matches!(result, Err(ReadError::LimitExceeded(Limit::Operations)))
    });
    check(&hostile::shared_stream(2000), |result| {
        matches!(result, Err(ReadError::LimitExceeded(Limit::Pages)))
    });
    check(&hostile::to_unicode_bomb(), |result| {
        result.as_ref().is_ok_and(|pages| pages[0].words.len() == 1)
    });
    check(&hostile::form_loop(), Result::is_ok);
    check(&hostile::crowd(), Result::is_ok);
}

#[test]
fn limits_hold_for_the_document() {
    let page = || Page::new().text(50.0, 60.0, "Glucose").in_form();
    let pdf = Document::new().page(page()).page(page()).compressed().bytes();
    let limited = |limits| pages(&pdf, &Options { limits, password: None });
    let limit = |result: Result<Vec<Read>, ReadError>| match result {
        Err(ReadError::LimitExceeded(limit)) => limit,
        other => panic!("{other:?}"),
    };
    let no = Limits::default;
    assert_eq!(limit(limited(Limits { pages: 1, ..no() })), Limit::Pages);
    assert_eq!(limit(limited(Limits { glyphs: 10, ..no() })), Limit::Glyphs);
    assert_eq!(limit(limited(Limits { operations: 10, ..no() })), Limit::Operations);
    assert_eq!(limit(limited(Limits { form_depth: 0, ..no() })), Limit::Depth);
    assert_eq!(limit(limited(Limits { fonts: 0, ..no() })), Limit::Fonts);
    assert_eq!(limit(limited(Limits { objects: 3, ..no() })), Limit::Objects);
    assert_eq!(limit(limited(Limits { file_bytes: 99, ..no() })), Limit::FileBytes);
    assert_eq!(limit(limited(Limits { inflated_bytes: 99, ..no() })), Limit::InflatedBytes);
    assert_eq!(limit(limited(Limits { time: Duration::ZERO, ..no() })), Limit::Time);
    assert_eq!(limited(no()).unwrap().len(), 2);
}

#[test]
fn checking_reads_no_page() {
    let options = Options { limits: Limits { glyphs: 0, ..Limits::default() }, password: None };
    pdf::check(&report::english_cbc().pdf, &options).unwrap();
    assert!(matches!(pdf::check(&hostile::page_tree_loop(), &options), Err(ReadError::Damaged)));
    assert!(pages(&report::english_cbc().pdf, &options).is_err());
}

#[test]
fn a_scan_has_a_picture_and_no_words() {
    check(&other::scan(), |result| {
        result.as_ref().is_ok_and(|pages| pages[0].words.is_empty() && pages[0].pictures > 0.9)
    });
}
