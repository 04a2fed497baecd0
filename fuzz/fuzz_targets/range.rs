//! Any text as a reference range.

#![no_main]

use bta_report::parse::{Context, Reference, is_range};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = is_range(text);
    let _ = Reference::read(text, &Context::default());
});
