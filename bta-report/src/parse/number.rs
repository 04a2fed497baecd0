//! Numbers as laboratories print them: decimal comma or point, thousands in many ways, powers of
//! ten, and words or signs before them that say "below" or "above".

use std::fmt;

use bta_core::report::Comparator;

use super::comparison::{self, Side};

/// Which sign a document puts before decimals.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Decimal {
    /// `13,5`.
    Comma,
    /// `13.5`.
    Point,
}

/// A printed number.
///
/// # Examples
///
/// ```
/// use bta_report::parse::{Decimal, Number};
///
/// let read = |text, decimal| Number::read(text, decimal).map(|n| n.to_string());
/// assert_eq!(read("1.234", Some(Decimal::Comma)).as_deref(), Some("1234"));
/// assert_eq!(read("1.234", Some(Decimal::Point)).as_deref(), Some("1.234"));
/// assert_eq!(read("less than 0.5", None).as_deref(), Some("<0.5"));
/// assert_eq!(read("1,50,000", None).as_deref(), Some("150000"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// What stands before it when the true value lies beyond it.
    pub comparator: Option<Comparator>,
}

impl Number {
    /// Reads a text that is one number and nothing else.
    ///
    /// `decimal` settles texts such as `1.234`; without it a single point is a decimal point and a
    /// single comma before three digits separates thousands.
    #[must_use]
    pub fn read(text: &str, decimal: Option<Decimal>) -> Option<Self> {
        let (number, rest) = Self::take(text, decimal)?;
        rest.trim().is_empty().then_some(number)
    }

    /// Reads the number at the beginning of `text`; also returns what follows it.
    #[must_use]
    pub fn take(text: &str, decimal: Option<Decimal>) -> Option<(Self, &str)> {
        let text = text.trim_start();
        let (side, rest) = match comparison::take(text) {
            Some((side, rest)) => (Some(side), rest.trim_start()),
            None => (None, text),
        };
        let (negative, rest) = sign(rest);
        let (literal, rest) = take_literal(rest)?;
        let (power, rest) = take_power(rest);
        let mut value = literal.value(decimal)? * 10_f64.powi(power);
        if negative {
            value = -value;
        }
        let (side, rest) = match side {
            Some(side) => (Some(side), rest),
            None => suffix(rest),
        };
        value.is_finite().then_some((Self { value, comparator: side.map(Side::comparator) }, rest))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.comparator {
            None => "",
            Some(Comparator::Less) => "<",
            Some(Comparator::LessOrEqual) => "<=",
            Some(Comparator::Greater) => ">",
            Some(Comparator::GreaterOrEqual) => ">=",
        };
        write!(f, "{sign}{}", self.value)
    }
}

/// What a text says for sure about the document's decimal sign.
#[must_use]
pub fn decimal_of(text: &str) -> Option<Decimal> {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (literal, after) = take_literal(rest.get(at..)?)?;
        if let Some(decimal) = literal.decimal() {
            return Some(decimal);
        }
        rest = after;
    }
    None
}

/// Digits with the separators between them, not yet interpreted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal<'a>(&'a str);

impl Literal<'_> {
    /// Returns which sign is the decimal sign, when the digits leave no doubt.
    fn decimal(self) -> Option<Decimal> {
        let commas = self.0.matches(',').count();
        let points = self.0.matches('.').count();
        match (commas, points) {
            (0, 1) => self.is_fraction('.').then_some(Decimal::Point),
            (1, 0) => self.is_fraction(',').then_some(Decimal::Comma),
            (0, 0) => None,
            (_, 0) => self.is_grouped(',').then_some(Decimal::Point),
            (0, _) => self.is_grouped('.').then_some(Decimal::Comma),
            _ if self.0.rfind(',') > self.0.rfind('.') => Some(Decimal::Comma),
            _ => Some(Decimal::Point),
        }
    }

    /// Returns whether the only `separator` must be a decimal sign: what follows it is not three
    /// digits, or what stands before it cannot be a first group.
    fn is_fraction(self, separator: char) -> bool {
        let Some((whole, fraction)) = self.0.split_once(separator) else { return false };
        fraction.len() != 3
            || whole.len() > 3
            || whole.starts_with('0')
            || whole.is_empty()
            || whole.contains(is_group_space)
    }

    /// Returns whether `separator` cuts the digits in groups: 1,234,567 or 12,34,567.
    fn is_grouped(self, separator: char) -> bool {
        let mut groups = self.0.split(separator).rev();
        let last = groups.next().unwrap_or_default();
        let mut sizes: Vec<usize> = groups.map(str::len).collect();
        let first = sizes.pop().unwrap_or_default();
        last.len() == 3
            && (1..=3).contains(&first)
            && (sizes.iter().all(|n| *n == 3) || sizes.iter().all(|n| *n == 2) && first <= 2)
    }

    pub(super) fn value(self, document: Option<Decimal>) -> Option<f64> {
        let both = self.0.contains(',') && self.0.contains('.');
        let (decimal, sure) = match (self.decimal(), document) {
            (Some(decimal), _) => (decimal, true),
            (None, Some(decimal)) => (decimal, false),
            (None, None) => (Decimal::Point, false),
        };
        let (point, group) = match decimal {
            Decimal::Comma => (',', '.'),
            Decimal::Point => ('.', ','),
        };
        if self.0.matches(point).count() > 1 {
            return None;
        }
        // "12.03.2020" has groups, but not of thousands.
        let whole = self.0.split(point).next().unwrap_or_default();
        if whole.contains(group) && (both || sure) && !Literal(whole).is_grouped(group) {
            return None;
        }
        let digits: String = self
            .0
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == point)
            .map(|c| if c == point { '.' } else { c })
            .collect();
        digits.parse().ok()
    }
}

/// Takes digits and the separators between them from the beginning of `text`.
pub(super) fn take_literal(text: &str) -> Option<(Literal<'_>, &str)> {
    let bytes = text.as_bytes();
    let digits = |at: usize| bytes.iter().skip(at).take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits(0);
    if end == 0 && !(matches!(bytes.first(), Some(b'.' | b',')) && digits(1) > 0) {
        return None;
    }
    while let Some(c) = text.get(end..).and_then(|rest| rest.chars().next()) {
        let after = end + c.len_utf8();
        let run = digits(after);
        let joins = match c {
            '.' | ',' => run > 0,
            c if is_group_space(c) => run == 3 && opens_group(text.get(..end)?, text.get(after..)?),
            _ => false,
        };
        if !joins {
            break;
        }
        end = after + run;
    }
    Some((Literal(text.get(..end)?), text.get(end..)?))
}

/// Returns whether `c` separates thousands without ever being a decimal sign.
fn is_group_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’')
}

/// Returns whether a space after `before` separates thousands rather than two numbers.
///
/// `150 150 - 199` are two numbers: a limit and the beginning of the next tier.
fn opens_group(before: &str, after: &str) -> bool {
    let group: &str = before.rsplit(is_group_space).next().unwrap_or_default();
    let first = !before.contains(is_group_space);
    let sized = if first { (1..=3).contains(&group.len()) } else { group.len() == 3 };
    let next: String = after.chars().take(3).collect();
    let apart = match (group.parse::<i32>(), next.parse::<i32>()) {
        (Ok(a), Ok(b)) => first && (0..=1).contains(&(b - a)) && group.len() == 3,
        _ => true,
    };
    sized && !(first && before.starts_with('0')) && !apart
}

/// Takes a sign; a plus means nothing.
fn sign(text: &str) -> (bool, &str) {
    if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
        return (true, rest);
    }
    (false, text.strip_prefix('+').unwrap_or(text))
}

/// Takes a power of ten: `x10^3`, `×10⁶`, `E+05`; not when a unit such as `10^9/L` begins there.
fn take_power(text: &str) -> (i32, &str) {
    power(text).unwrap_or((0, text))
}

fn power(text: &str) -> Option<(i32, &str)> {
    if let Some(rest) = text.strip_prefix(['E', 'e']) {
        let signed = rest.strip_prefix(['+', '-']).unwrap_or(rest);
        let (value, after) = exponent(signed)?;
        return Some((if rest.starts_with('-') { -value } else { value }, after));
    }
    let rest = text.trim_start().strip_prefix(['x', 'X', '×', '*', '·'])?.trim_start();
    let rest = rest.strip_prefix("10")?;
    let rest = rest.strip_prefix(['^', '*', 'E', 'e']).unwrap_or(rest);
    let (value, after) = exponent(rest)?;
    (!after.trim_start().starts_with('/')).then_some((value, after))
}

/// Takes one or two digits, plain or raised.
fn exponent(text: &str) -> Option<(i32, &str)> {
    let mut value = 0_i32;
    let mut end = 0;
    for c in text.chars().take(2) {
        let digit = c.to_digit(10).or_else(|| raised(c));
        let Some(digit) = digit.and_then(|d| i32::try_from(d).ok()) else { break };
        value = value * 10 + digit;
        end += c.len_utf8();
    }
    let rest = text.get(end..)?;
    (end > 0 && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some((value, rest))
}

fn raised(c: char) -> Option<u32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|r| r == c).and_then(|at| u32::try_from(at).ok())
}

/// Takes what some laboratories print after a number instead of a sign before it: `90+`, `5 以下`.
fn suffix(text: &str) -> (Option<Side>, &str) {
    match comparison::take_after(text) {
        Some((side, rest)) => (Some(side), rest),
        None => (None, text),
    }
}
