//! What a random report says and how it is laid out, from a list of choices.

use proptest::prelude::*;

use super::language::{Analyte, LANGUAGES, Language};

/// Choices of the layout; each takes the next number, so that zero is the plainest of all.
#[derive(Clone, Debug)]
pub(super) struct Choices(Vec<u8>);

impl Choices {
    pub(super) fn next(&mut self, options: u8) -> u8 {
        self.0.pop().unwrap_or(0) % options
    }

    pub(super) fn is(&mut self) -> bool {
        self.next(2) == 1
    }
}

/// A result as the report prints it.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) name: &'static str,
    pub(super) value: String,
    pub(super) unit: &'static str,
    pub(super) low: String,
    pub(super) high: String,
    pub(super) limits: (Option<f64>, f64),
    /// 1 above, -1 below, 0 inside.
    pub(super) side: i8,
    pub(super) previous: String,
}

/// A whole report.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) language: usize,
    pub(super) items: Vec<Item>,
    pub(super) choices: Choices,
    /// Which columns have headings that nobody knows: one bit for each.
    pub(super) unknown: u16,
}

impl Case {
    pub(super) fn language(&self) -> &'static Language {
        LANGUAGES.get(self.language).unwrap_or(&LANGUAGES[0])
    }
}

pub(super) fn cases() -> impl Strategy<Value = Case> {
    let choices = prop::collection::vec(any::<u8>(), 28);
    let measured = prop::collection::vec((-0.3_f64..1.3, -0.2_f64..1.2, 0_u8..10), 10);
    (0..LANGUAGES.len(), 3_usize..9, measured, choices).prop_map(
        |(language, count, measured, choices)| {
            let words = &LANGUAGES[language];
            let number = |value: f64, decimals: usize| {
                format!("{value:.decimals$}").replace('.', &words.decimal.to_string())
            };
            let item = |(analyte, (now, before, kind)): (&Analyte, &(f64, f64, u8))| {
                let (name, unit, low, high, decimals) = *analyte;
                let at = |share: f64| (low + (high - low) * share).max(low * 0.3);
                let value = number(at(*now), decimals);
                let read: f64 = value.replace(',', ".").parse().unwrap();
                // One in ten has no lower limit, one in ten a value below what can be measured.
                let (open, tiny) = (*kind == 8, *kind == 9);
                Item {
                    name,
                    unit,
                    low: if open { String::new() } else { number(low, decimals) },
                    high: number(high, decimals),
                    limits: ((!open).then_some(low), high),
                    side: i8::from(read > high && !tiny) - i8::from(read < low && !open || tiny),
                    previous: number(at(*before), decimals),
                    value: if tiny { format!("<{}", number(low * 0.9, decimals)) } else { value },
                }
            };
            let items = words.analytes.iter().zip(&measured).take(count).map(item).collect();
            Case { language, items, choices: Choices(choices), unknown: 0 }
        },
    )
}
