//! A scan is recognized in the isolated process too, and its time is that of scans.
//!
//! Without the harness, because `main` must serve as the child first.

#![cfg(test)]

use std::num::NonZeroUsize;
use std::time::Duration;

use bta_fixture::scan::Scanner;
use bta_fixture::{hostile, report};
use bta_report::isolate::{Reader, serve_if_child};
use bta_report::limits::{Limit, Limits};
use bta_report::ocr::{Recognizer as _, Tesseract};
use bta_report::{Options, ReadError};

fn main() {
    serve_if_child();
    let limits = Limits {
        time: Duration::from_secs(60),
        picture_time: Duration::from_secs(300),
        recognition_time: Duration::from_secs(600),
        ..Limits::default()
    };
    let options = Options { limits, ..Options::default() };
    let reader = Reader::new(NonZeroUsize::MIN).options(options.clone());
    big_pictures(&reader);
    let required = std::env::var("BTA_TEST_REQUIRE_SERVICES").is_ok_and(|value| value == "1");
    match Tesseract::default().languages() {
        Ok(_) => scans(&reader, &options),
        Err(error) if required => panic!("{error}"),
        Err(error) => println!("skipped: {error}"),
    }
}

fn scans(reader: &Reader, options: &Options) {
    let fixture = report::english_cbc();
    let scan = Scanner { dpi: 200, skew: 1.0, ..Scanner::default() }.scan(&fixture.pdf);
    let report = reader.read(&scan).unwrap();
    assert!(report.results.len() * 10 >= fixture.rows.len() * 9, "{:?}", report.warnings);
    assert_eq!(report, bta_report::read(&scan, options).unwrap());
    // The next document has the usual time again, and needs no recognizing.
    assert!(reader.read(&fixture.pdf).unwrap().warnings.is_empty());
    println!("test scans ... ok");
}

fn big_pictures(reader: &Reader) {
    let result = reader.read(&hostile::swelling_picture(8));
    assert!(matches!(result, Err(ReadError::LimitExceeded(Limit::Pixels))), "{result:?}");
    println!("test big_pictures ... ok");
}
