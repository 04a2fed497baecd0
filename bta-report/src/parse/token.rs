//! Cuts the text of a range into numbers, signs and words.
//!
//! Digits that belong to a unit (`10^9/L`, `1.73m²`), a date or a time become words, so that they are
//! never taken for limits.

use super::comparison::{self, Side};
use super::fold::fold;
use super::number::{Decimal, take_literal};

/// A piece of a range's text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    /// The denominator of `1:80` or `1/80`.
    Titre(f64),
    Side(Side),
    Dash,
    Colon,
    /// A line feed or a sign that separates tiers.
    Break,
    Open,
    Close,
    /// A folded word; units, dates and times too.
    Word(String),
}

/// Cuts `text` into tokens.
pub(super) fn tokens(text: &str, decimal: Option<Decimal>) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let (token, after) = if let Some((side, after)) = side(rest, before) {
            (Some(Token::Side(side)), after)
        } else if c.is_ascii_digit() || begins_fraction(rest, before) {
            number(rest, decimal, &found)
        } else {
            sign(rest, c)
        };
        found.extend(token);
        before = last_char(rest, after).unwrap_or(c);
        rest = after;
    }
    found
}

fn last_char(rest: &str, after: &str) -> Option<char> {
    rest.get(..rest.len() - after.len())?.chars().next_back()
}

/// Words for "below" begin at the beginning of a word.
fn side(rest: &str, before: char) -> Option<(Side, &str)> {
    if before.is_alphanumeric() && rest.starts_with(char::is_alphabetic) {
        return None;
    }
    if rest.starts_with('=') && !rest.starts_with("=<") && !rest.starts_with("=>") {
        return None;
    }
    comparison::take(rest)
}

/// Returns whether a number without a zero before its point begins here: `.5`.
fn begins_fraction(rest: &str, before: char) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('.' | ','))
        && chars.next().is_some_and(|c| c.is_ascii_digit())
        && !before.is_alphanumeric()
}

fn number<'a>(
    rest: &'a str,
    decimal: Option<Decimal>,
    found: &[Token],
) -> (Option<Token>, &'a str) {
    if is_unit_part(rest, found) {
        return word(rest);
    }
    let Some((literal, after)) = take_literal(rest) else { return word(rest) };
    let value = literal.value(decimal);
    if let Some(denominator) = after.strip_prefix([':', '/'])
        && denominator.starts_with(|c: char| c.is_ascii_digit())
    {
        let one = value.is_some_and(|v| v.to_bits() == 1_f64.to_bits());
        return match take_literal(denominator).filter(|_| one) {
            Some((denominator, after)) => (denominator.value(None).map(Token::Titre), after),
            None => word(rest),
        };
    }
    match value {
        Some(value) => (Some(Token::Number(value)), after),
        None => (Some(Token::Word(String::new())), after),
    }
}

/// Returns whether the digits at the beginning of `rest` belong to a unit: `10^9/L`, `x 1.000/µL`.
fn is_unit_part(rest: &str, found: &[Token]) -> bool {
    if matches!(found.last(), Some(Token::Word(word)) if matches!(word.as_str(), "x" | "×" | "*"))
    {
        return true;
    }
    let Some(power) = rest.strip_prefix("10") else { return false };
    let mut chars = power.chars();
    match chars.next() {
        Some('^' | '⁰'..='⁹' | '²' | '³') => true,
        Some('*' | 'E' | 'e') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

fn sign(rest: &str, c: char) -> (Option<Token>, &str) {
    let after = rest.get(c.len_utf8()..).unwrap_or_default();
    match c {
        '\n' | ';' | '|' | '•' | '；' => (Some(Token::Break), after),
        ',' | '，' | '、' | '"' => (None, after),
        '(' | '[' | '{' | '（' | '【' => (Some(Token::Open), after),
        ')' | ']' | '}' | '）' | '】' => (Some(Token::Close), after),
        ':' | '：' | '=' => (Some(Token::Colon), after),
        '-' | '‐'..='―' | '−' | '~' | '～' | '〜' | '∼' | '÷' | '至' | '…' => {
            (Some(Token::Dash), after)
        }
        '+' if after.starts_with(|c: char| c.is_ascii_digit()) => (None, after),
        '.' if after.starts_with('.') => (Some(Token::Dash), after.trim_start_matches('.')),
        _ if c.is_whitespace() => (None, after),
        _ => word(rest),
    }
}

/// Takes a word up to the next space or sign; a slash joins units, a hyphen joins words.
fn word(rest: &str) -> (Option<Token>, &str) {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    let mut last = ' ';
    let mut slash = rest.starts_with(|c: char| c.is_ascii_digit());
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        slash |= matches!(c, '/' | '^' | '×');
        let inside = match c {
            '-' => last.is_alphabetic() && next.is_alphabetic(),
            '.' | ',' | ':' if next.is_ascii_digit() => slash && last.is_ascii_digit(),
            '.' => true,
            '0'..='9' => at == 0 || slash || !glued_limit(rest, at),
            _ => !is_sign(c),
        };
        if !inside && at > 0 {
            break;
        }
        end = at + c.len_utf8();
        last = c;
    }
    let text = rest.get(..end).unwrap_or(rest);
    (Some(Token::Word(fold(text))), rest.get(end..).unwrap_or_default())
}

/// Returns whether the digit at `at` begins a limit glued to a one-letter label: `M13-17`.
fn glued_limit(rest: &str, at: usize) -> bool {
    at == 1
        && rest.get(at..).and_then(take_literal).is_some_and(|(literal, after)| {
            literal.value(None).is_some() && after.starts_with(['-', '–'])
        })
}

fn is_sign(c: char) -> bool {
    c.is_whitespace()
        || ";|•；,，、()[]{}（）【】:：=<>≤≥~～〜∼÷至…\"".contains(c)
        || matches!(c, '‐'..='―' | '−')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, numbers: &[f64]) {
        let found: Vec<f64> = tokens(text, None)
            .into_iter()
            .filter_map(|token| if let Token::Number(n) = token { Some(n) } else { None })
            .collect();
        assert_eq!(found, numbers, "{text}");
    }

    #[test]
    fn digits_of_units_are_not_numbers() {
        check("4.2 – 5.4 ×10⁶/µL", &[4.2, 5.4]);
        check("3.4-10.8 x10E3/uL", &[3.4, 10.8]);
        check("> 60 mL/min/1.73m2", &[60.0]);
        check("> 60 ml/min/1,73 m²", &[60.0]);
        check("167 - 399 x 1.000/µL", &[167.0, 399.0]);
        check("4.0-11.0 10^3/uL", &[4.0, 11.0]);
        check("150 - 450 /mm3", &[150.0, 450.0]);
        check("collected 12/03/2020 10:30", &[]);
        check("M13-17 F12-15", &[13.0, 17.0, 12.0, 15.0]);
        check(".5-1.5", &[0.5, 1.5]);
    }
}
