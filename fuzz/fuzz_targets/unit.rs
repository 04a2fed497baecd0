//! Any text as a unit of measure, and as the name of an analyte in that unit.

#![no_main]

use bta_catalog::{Printed, Shown, identify, is_name, unit};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = unit::parse(text);
    let (name, unit) = text.split_once('\t').unwrap_or((text, "mg/dL"));
    let _ = is_name(name);
    let _ = identify(&Printed { name, unit, value: Shown::Number(1.0), ..Printed::default() });
});
