//! Documents with a few bytes changed never make the reader panic or run on.

use std::time::{Duration, Instant};

use bta_fixture::{Document, Font, Page, Style, hostile, report};
use bta_report::limits::Limits;
use bta_report::pdf::{Options, pages};

/// How often each document is changed.
const ROUNDS: usize = 60;

/// Numbers that look random and are the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }
}

/// Changes bytes, takes parts away, repeats parts.
fn mutate(pdf: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut pdf = pdf.to_vec();
    for _ in 0..=numbers.below(8) {
        let at = numbers.below(pdf.len());
        let end = (at + 1 + numbers.below(40)).min(pdf.len());
        match numbers.below(5) {
            0 => pdf[at] = u8::try_from(numbers.below(256)).unwrap(),
            1 => pdf[at] ^= 1 << numbers.below(8),
            2 => drop(pdf.drain(at..end)),
            3 => {
                let part = pdf[at..end].to_vec();
                pdf.splice(at..at, part);
            }
            _ => {
                // Numbers are what most mistakes are about.
                if let Some(digit) = pdf[at..].iter().position(u8::is_ascii_digit) {
                    let big = [b"0".as_slice(), b"99999999999", b"-1", b"4294967295"];
                    pdf.splice(at + digit..=at + digit, big[numbers.below(4)].iter().copied());
                }
            }
        }
        if pdf.is_empty() {
            pdf.push(b'%');
        }
    }
    pdf
}

#[test]
fn mutated_documents() {
    let plain = |font| {
        let page = Page::new()
            .styled(50.0, 60.0, Style::font(font), "Glucose 92 mg/dL")
            .line((0.0, 0.0), (9.0, 0.0));
        Document::new().page(page.clone().in_form()).page(page.rotated()).bytes()
    };
    let documents = [
        plain(Font::Helvetica),
        plain(Font::Unicode),
        plain(Font::Named),
        plain(Font::Drawn),
        report::chinese().pdf,
        hostile::locked_with_nothing(),
    ];
    let limits = Limits { time: Duration::from_secs(5), ..Limits::default() };
    let options = Options { limits, password: None };
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut read = 0;
    for document in &documents {
        for _ in 0..ROUNDS {
            let start = Instant::now();
            read += usize::from(pages(&mutate(document, &mut numbers), &options).is_ok());
            assert!(start.elapsed() < Duration::from_secs(10));
        }
    }
    assert!(read > documents.len() * ROUNDS / 4, "only {read} were read");
}
