//! Any bytes as the character maps of a font: its encoding and what its codes mean.

#![no_main]

use bta_fixture::hostile::with_cmap;
use bta_report::pdf::{Options, pages};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|map: &[u8]| {
    let _ = pages(&with_cmap(map), &Options::default());
});
