//! How sure a cell's text looks like a value, a range, a flag or a unit, for finding columns.

use super::flag::Mark;
use super::range::{self, Context, Interval, Reference};
use super::token::{Token, tokens};
use super::unit::is_unit;
use super::value::{Split, Value};

/// How sure.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Sure {
    /// It cannot be.
    No,
    /// It may be.
    Maybe,
    /// It looks like nothing else.
    Yes,
}

/// Returns how much `text` looks like a value cell, with or without unit and flag.
///
/// # Examples
///
/// ```
/// use bta_report::parse::{Sure, is_value};
///
/// assert_eq!(is_value("13.5 g/dL H"), Sure::Yes);
/// assert_eq!(is_value("13.5 and more to come"), Sure::Maybe);
/// assert_eq!(is_value("Hemoglobin"), Sure::No);
/// ```
#[must_use]
pub fn is_value(text: &str) -> Sure {
    match Split::read(text, None) {
        None => Sure::No,
        Some(split) if !split.rest.is_empty() => Sure::Maybe,
        Some(Split { value: Value::Quality(_), text, .. })
            if text.split_whitespace().count() > 4 =>
        {
            Sure::Maybe
        }
        Some(Split { value: Value::Counts { .. }, .. }) => Sure::Maybe,
        Some(_) => Sure::Yes,
    }
}

/// Returns how much `text` looks like a reference range.
///
/// # Examples
///
/// ```
/// use bta_report::parse::{Sure, is_range};
///
/// assert_eq!(is_range("13,0 – 17,0"), Sure::Yes);
/// assert_eq!(is_range("Desirable: <200"), Sure::Yes);
/// assert_eq!(is_range("< 5"), Sure::Maybe); // also a value
/// assert_eq!(is_range("CA 19-9"), Sure::No);
/// ```
#[must_use]
pub fn is_range(text: &str) -> Sure {
    let text = text.trim();
    if text.is_empty() || text.len() > 400 {
        return Sure::No;
    }
    let tokens = tokens(text, None);
    if !tokens.iter().any(|token| matches!(token, Token::Number(_) | Token::Titre(_))) {
        return qualitative(text);
    }
    match Reference::read(text, &Context::default()) {
        Reference::Interval(interval) if is_far_apart(interval) => return Sure::No,
        Reference::Interval(_) | Reference::Undecided => {}
        Reference::Titre(_) | Reference::Quality(_) => return Sure::Maybe,
        Reference::Nothing | Reference::Unread => return Sure::No,
    }
    let unknown = tokens
        .iter()
        .filter(|token| matches!(token, Token::Word(word) if !range::is_range_word(word)))
        .count();
    let bare = text.trim_matches(['(', ')', '[', ']', ' ']);
    let one_sided = !tokens.iter().any(|token| matches!(token, Token::Dash | Token::Colon))
        && matches!(tokens.first(), Some(Token::Side(_)));
    match unknown {
        0 if one_sided && bare.len() == text.len() && Split::read(text, None).is_some() => {
            Sure::Maybe
        }
        0 => Sure::Yes,
        1..=3 => Sure::Maybe,
        _ => Sure::No,
    }
}

/// Telephone numbers and identifiers look like intervals whose limits have nothing in common.
fn is_far_apart(interval: Interval) -> bool {
    matches!((interval.low, interval.high), (Some(low), Some(high)) if low >= 10.0 && high > 1000.0 * low)
}

fn qualitative(text: &str) -> Sure {
    match Reference::read(text, &Context::default()) {
        Reference::Quality(_) => Sure::Maybe,
        _ => Sure::No,
    }
}

/// Returns how much `text` looks like a flag.
#[must_use]
pub fn is_flag(text: &str) -> Sure {
    match Mark::read(text) {
        None => Sure::No,
        Some(Mark::Letter(_)) => Sure::Maybe,
        Some(_) if text.trim().starts_with(['-', '+', '–']) => Sure::Maybe,
        Some(_) => Sure::Yes,
    }
}

/// Returns how much `text` looks like a unit.
#[must_use]
pub fn is_unit_cell(text: &str) -> Sure {
    let text = text.trim().trim_matches(['(', ')', '[', ']']);
    if text.is_empty() || text.len() > 40 {
        return Sure::No;
    }
    if !is_unit(text) {
        return Sure::No;
    }
    // "L" is a flag too, "s" and "g" are letters.
    if text.chars().count() == 1 && text != "%" { Sure::Maybe } else { Sure::Yes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        for text in [
            "13.00 - 17.00",
            "(135-145)",
            "12,0 a 15,5 g/dL",
            "4.2 – 5.4 ×10⁶/µL",
            "N : 50-70%",
            "M: 13-17 F: 12-15",
        ] {
            assert_eq!(is_range(text), Sure::Yes, "{text}");
        }
        for text in
            ["Hemoglobin", "25-OH Vitamin D", "01-02-2024", "040-123456", "10:30", "15.0", ""]
        {
            assert_eq!(is_range(text), Sure::No, "{text}");
        }
    }

    #[test]
    fn flags_and_units() {
        assert_eq!(is_flag("H"), Sure::Yes);
        assert_eq!(is_flag("B"), Sure::Maybe);
        assert_eq!(is_flag("12"), Sure::No);
        assert_eq!(is_unit_cell("mg/dL"), Sure::Yes);
        assert_eq!(is_unit_cell("Hemoglobin"), Sure::No);
    }
}
