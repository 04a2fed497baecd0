//! A second opinion: another engine finds the same words on every page.
//!
//! `BTA_TEST_PDFS=DIR cargo test -p bta-report --test pdf opinion -- --nocapture` also compares the
//! files of a directory, and prints where the engines differ.

use std::collections::BTreeMap;
use std::sync::Arc;

use bta_fixture::{Document, Font, Page, Style, other, report};
use bta_report::pdf::{Options, pages};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{Pdf, page::Page as Sheet};
use hayro_interpret::kurbo::{BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, TransformExt, font, interpret_page,
};
use unicode_normalization::UnicodeNormalization;

/// How often each word stands on a page, positive where only the reader sees it.
type Difference = BTreeMap<String, i64>;

/// A glyph of the other engine.
struct Seen {
    text: String,
    at: Point,
    end: Point,
    size: f64,
    hidden: bool,
}

#[derive(Default)]
struct Glyphs(Vec<Seen>);

impl<'a> Device<'a> for Glyphs {
    fn draw_glyph_run(
        &mut self,
        run: &font::GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        mode: &DrawMode,
    ) {
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(char)) => char.to_string(),
                Some(BfString::String(text)) => text,
                None => "\u{fffd}".to_owned(),
            };
            let advance = match &**glyph {
                font::Glyph::Outline(glyph) => glyph.advance_width(),
                font::Glyph::Type3(glyph) => glyph.advance_width(),
            };
            let place = props.transform * glyph.transform();
            self.0.push(Seen {
                text,
                at: place * Point::ZERO,
                end: place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0),
                size: (place * Point::new(0.0, 1000.0) - place * Point::ZERO).hypot(),
                hidden: matches!(mode, DrawMode::Invisible),
            });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// The words of a page as the other engine sees them: nothing is shared with the reader but the
/// file.
fn other_words(pdf: &Pdf, sheet: &Sheet<'_>) -> Vec<String> {
    let cache = InterpreterCache::new();
    let (width, height) = sheet.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let upright = sheet.initial_transform(true).to_kurbo();
    let mut context =
        Context::new(upright, area, &cache, pdf.xref(), InterpreterSettings::default());
    let mut glyphs = Glyphs::default();
    interpret_page(sheet, &mut context, &mut glyphs);
    let mut seen = glyphs.0;
    let ink = |hidden| {
        seen.iter().filter(|glyph| glyph.hidden == hidden && !glyph.text.trim().is_empty()).count()
    };
    let only_visible = ink(false) * 4 > ink(true);
    seen.retain(|glyph| {
        let (along, up) = (glyph.end.x - glyph.at.x, glyph.end.y - glyph.at.y);
        !(glyph.hidden && only_visible)
            && along >= 0.0
            && up.abs() <= 0.1 * along.abs() + 0.01
            && area.inflate(2.0, 2.0).contains(glyph.at)
    });
    join(&without_second_prints(seen))
}

fn without_second_prints(seen: Vec<Seen>) -> Vec<Seen> {
    let mut once: Vec<Seen> = Vec::new();
    for glyph in seen {
        let again = glyph.text.trim() != ""
            && once.iter().any(|other| {
                other.text == glyph.text && (other.at - glyph.at).hypot() < 0.12 * glyph.size
            });
        if !again {
            once.push(glyph);
        }
    }
    once
}

fn join(seen: &[Seen]) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before: Option<&Seen> = None;
    for glyph in seen {
        let apart = before.is_none_or(|before| {
            let gap = glyph.at.x - before.end.x;
            let size = before.size.max(glyph.size);
            let smaller = glyph.size < 0.9 * before.size;
            let up = (glyph.at.y - before.at.y).abs();
            !(-0.6..0.25).contains(&(gap / size)) || up > if smaller { 0.8 } else { 0.12 } * size
        });
        if apart || glyph.text.trim().is_empty() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push_str(glyph.text.trim());
        }
        before = Some(glyph);
    }
    words
}

/// A word by its letters alone: the other engine leaves right-to-left words in the order in which
/// they stand, ligatures joined and small digits where they are.
fn letters(word: &str) -> String {
    let mut letters: Vec<char> = word
        .nfkc()
        .filter(|char| !char.is_whitespace() && !matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}'))
        .map(|char| if matches!(char, '‐' | '‑') { '-' } else { char })
        .collect();
    if letters.iter().any(|char| matches!(char, '\u{590}'..='\u{8ff}')) {
        letters.sort_unstable();
    }
    letters.into_iter().collect()
}

/// The difference on each page, and how many words there are.
fn compare(pdf: &[u8]) -> (Vec<Difference>, usize) {
    let other = Pdf::new(Arc::new(pdf.to_vec())).unwrap();
    let mine = pages(pdf, &Options::default()).unwrap();
    assert_eq!(mine.len(), other.pages().len());
    let mut count = 0;
    let difference = |(page, sheet): (&bta_report::page::Page, &Sheet<'_>)| {
        let mut difference = Difference::new();
        for word in &page.words {
            *difference.entry(letters(&word.text)).or_default() += 1;
        }
        count += page.words.len();
        for word in other_words(&other, sheet).iter().map(|word| letters(word)) {
            *difference.entry(word).or_default() -= 1;
        }
        difference.retain(|word, count| !word.is_empty() && *count != 0);
        difference
    };
    let pages = mine.iter().zip(other.pages().iter()).map(difference).collect();
    (pages, count)
}

#[track_caller]
fn agree(name: &str, pdf: &[u8]) -> usize {
    let (pages, words) = compare(pdf);
    for (page, difference) in (1..).zip(pages) {
        assert!(difference.is_empty(), "{name}, page {page}: {difference:?}");
    }
    words
}

#[test]
fn another_engine_finds_the_same_words() {
    let mut words = 0;
    for (name, report) in report::all() {
        words += agree(name, &report.pdf);
    }
    for (name, pdf) in other::all() {
        words += agree(name, &pdf);
    }
    assert!(words > 1000, "{words}");
}

#[test]
fn another_engine_finds_the_same_words_in_every_font() {
    let text = "Hemoglobin (Hb) 13,9 µg/dL – 4.0%";
    for font in [
        Font::Helvetica,
        Font::HelveticaBold,
        Font::Courier,
        Font::Unicode,
        Font::Named,
        Font::Drawn,
    ] {
        let page = || Page::new().styled(50.0, 60.0, Style::font(font), text);
        for page in [page(), page().rotated(), page().in_form()] {
            assert_eq!(agree(&format!("{font:?}"), &Document::new().page(page).bytes()), 6);
        }
    }
}

#[test]
fn a_word_too_many_is_noticed() {
    let page = Page::new().text(50.0, 60.0, "Glucose 92");
    // The other engine knows nothing of texts that stand for glyphs.
    let page =
        page.raw(b"/Span <</ActualText (Urea)>> BDC BT /F0 9 Tf 100 700 Td (Iron) Tj ET EMC\n");
    let (pages, _) = compare(&Document::new().page(page).bytes());
    assert_eq!(pages[0], [("Iron".to_owned(), -1), ("Urea".to_owned(), 1)].into());
}

#[test]
fn files_of_a_directory() {
    let Some(directory) = std::env::var_os("BTA_TEST_PDFS") else { return };
    let mut paths: Vec<_> =
        std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "pdf")) {
        let pdf = std::fs::read(path).unwrap();
        match std::panic::catch_unwind(|| compare(&pdf)) {
            Ok((pages, words)) => {
                let apart: i64 = pages.iter().flat_map(BTreeMap::values).map(|n| n.abs()).sum();
                println!("{}: {words} words, {apart} differ {pages:?}", path.display());
            }
            Err(_) => println!("{}: not compared", path.display()),
        }
    }
}
