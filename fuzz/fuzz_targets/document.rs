//! Any bytes as a document, through every stage.

#![no_main]

use bta_report::Options;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|document: &[u8]| {
    let _ = bta_report::read(document, &Options::default());
});
