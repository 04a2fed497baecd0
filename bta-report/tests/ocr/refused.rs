//! What is not recognized: without the program, too late, too big.

use std::time::{Duration, Instant};

use bta_core::Report;
use bta_fixture::scan::Scanner;
use bta_fixture::{hostile, report};
use bta_report::limits::{Limit, Limits};
use bta_report::ocr::{RecognizeError, Recognizer as _, Tesseract};
use bta_report::{Options, ReadError, read_with};

use crate::patient;

fn scan() -> Vec<u8> {
    Scanner { dpi: 100, ..Scanner::default() }.scan(&report::english_cbc().pdf)
}

fn codes(report: &Report) -> Vec<&str> {
    report.warnings.iter().map(|warning| warning.code.as_str()).collect()
}

#[test]
fn a_missing_program() {
    let report = read_with(&scan(), &patient(), &Tesseract::at("/nowhere/tesseract")).unwrap();
    assert_eq!(codes(&report), ["scanned_page", "recognizer_missing"]);
    assert!(report.results.is_empty());
    let text = read_with(&report::english_cbc().pdf, &patient(), &Tesseract::at("/nowhere/t"));
    assert!(!codes(&text.unwrap()).contains(&"recognizer_missing"), "it was not needed");
}

/// A program that never answers is ended, and so is one that answers nonsense.
#[cfg(unix)]
#[test]
fn a_program_that_hangs() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = std::env::temp_dir().join(format!("bta-ocr-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let program = |name: &str, script: &str| {
        let path = folder.join(name);
        std::fs::write(&path, script).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        Tesseract::at(path)
    };
    let lists = "#!/bin/sh\nif [ \"$1\" = --list-langs ]; then echo all; echo eng; exit; fi\n";
    let limits = Limits { picture_time: Duration::from_millis(300), ..patient().limits };
    let options = Options { limits, ..Options::default() };
    let start = Instant::now();
    let hangs = program("hangs", &format!("{lists}exec sleep 3000\n"));
    let report = read_with(&scan(), &options, &hangs).unwrap();
    assert_eq!(codes(&report), ["scanned_page", "recognition_late"]);
    assert!(start.elapsed() < Duration::from_secs(3000), "it is ended, not waited for");
    let fails = program("fails", &format!("{lists}exit 1\n"));
    assert_eq!(
        codes(&read_with(&scan(), &patient(), &fails).unwrap()),
        ["scanned_page", "recognition_failed"]
    );
    let chatters = program("chatters", &format!("{lists}cat > /dev/null; echo nonsense\n"));
    let report = read_with(&scan(), &patient(), &chatters).unwrap();
    assert_eq!(codes(&report), ["scanned_page"]);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn no_time() {
    let limits = Limits { recognition_time: Duration::ZERO, ..patient().limits };
    let options = Options { limits, ..Options::default() };
    if crate::has_tesseract() {
        let report = bta_report::read(&scan(), &options).unwrap();
        assert_eq!(codes(&report), ["scanned_page", "recognition_late"]);
    }
}

#[test]
fn pictures_that_are_too_big() {
    let always = Scripted;
    let bombs = [
        ("giant", hostile::giant_picture()),
        ("wide", hostile::swelling_picture(60_000)),
        ("swelling", hostile::swelling_picture(8)),
    ];
    for (name, bomb) in bombs {
        let result = read_with(&bomb, &patient(), &always);
        assert!(
            matches!(result, Err(ReadError::LimitExceeded(Limit::Pixels))),
            "{name}: {result:?}"
        );
    }
    let small = Limits { pixels: 1_000, ..patient().limits };
    let options = Options { limits: small, ..Options::default() };
    let result = read_with(&scan(), &options, &always);
    assert!(matches!(result, Err(ReadError::LimitExceeded(Limit::Pixels))));
}

/// Is there, and must not be asked.
#[derive(Debug)]
struct Scripted;

impl bta_report::ocr::Recognizer for Scripted {
    fn languages(&self) -> Result<Vec<String>, RecognizeError> {
        Ok(vec!["eng".to_owned()])
    }

    fn recognize(
        &self,
        _: &bta_report::ocr::Request<'_>,
    ) -> Result<Vec<bta_report::ocr::Seen>, RecognizeError> {
        panic!("the picture is too big")
    }
}

#[test]
fn the_program_lists_its_languages() {
    match Tesseract::default().languages() {
        Ok(languages) => assert!(languages.iter().any(|language| language == "eng")),
        Err(error) => println!("skipped: {error}"),
    }
}
