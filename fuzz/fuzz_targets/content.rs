//! Any bytes as the content of a page with fonts, a form and a picture.

#![no_main]

use bta_fixture::{Document, Font, Page, Style};
use bta_report::pdf::{Options, pages};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|content: &[u8]| {
    let page = [Font::Helvetica, Font::Unicode, Font::Named, Font::Drawn]
        .into_iter()
        .fold(Page::new(), |page, font| page.styled(50.0, 60.0, Style::font(font), "Glucose"))
        .raw(content);
    let _ = pages(&Document::new().page(page).bytes(), &Options::default());
});
