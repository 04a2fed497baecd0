//! Any text as a number or a value with flag and unit.

#![no_main]

use bta_report::parse::{Mark, Number, Split, decimal_of, is_flag, is_value};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let decimal = decimal_of(text);
    let _ = Number::read(text, decimal);
    let _ = Number::take(text, None);
    let _ = Split::read(text, decimal);
    let _ = Mark::read(text);
    let _ = (is_value(text), is_flag(text));
});
