//! Numbers in a text, with what follows them.

use std::ops::Range;

use super::text::Text;

/// A number as it is written.
#[derive(Clone, Debug)]
pub(super) struct Number {
    /// As written, without what does not belong to it.
    pub(super) written: String,
    /// What it means.
    pub(super) value: f64,
    pub(super) span: Range<usize>,
}

impl Number {
    /// Returns how much its last digit is worth at least, halved: how far it may have been rounded.
    pub(super) fn tolerance(&self) -> f64 {
        let decimals = self.written.rsplit(['.', ',']).next().filter(|it| *it != self.written);
        let places = decimals.map_or(0, str::len);
        0.5 * 0.1_f64.powi(i32::try_from(places).unwrap_or(9)) + 1e-9
    }

    /// Returns whether it has two digits that say something, so that rounding it keeps its meaning.
    pub(super) fn is_precise(&self) -> bool {
        self.written.chars().filter(char::is_ascii_digit).skip_while(|c| *c == '0').count() >= 2
    }
}

/// Finds the numbers of a text; those within `names` belong to names. An `Err` names a word that mixes
/// letters and digits and is no name.
pub(super) fn numbers(
    text: &Text,
    names: &[Range<usize>],
    language: &str,
) -> Result<Vec<Number>, String> {
    let mut found: Vec<Number> = Vec::new();
    let mut skip_to = 0;
    for word in &text.words {
        let (start, digits) = (word.span.start, word.lower.bytes().any(|b| b.is_ascii_digit()));
        let inside = names.iter().any(|name| name.contains(&start));
        if !digits || inside || start < skip_to {
            continue;
        }
        if !word.lower.starts_with(|c: char| c.is_ascii_digit()) {
            // The end of a unit, such as `m2`, was skipped with its number.
            return Err(word.lower.clone());
        }
        let rest = text.after(start);
        let mut length = run(rest);
        let written = rest.get(..length).unwrap_or_default().trim_end_matches(['.', ',', '\'']);
        length = written.len();
        skip_to = start + length + unit_bytes(text.after(start + length));
        found.push(Number {
            value: value(written, language),
            written: written.to_owned(),
            span: start..start + length,
        });
    }
    Ok(found)
}

fn run(rest: &str) -> usize {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'');
    rest.find(|c| !part(c)).unwrap_or(rest.len())
}

/// Understands digits with points and commas: a mark before groups of three digits parts thousands
/// where the language writes them so, any other one is the decimal mark.
fn value(written: &str, language: &str) -> f64 {
    let plain = written.replace('\'', "");
    let (thousands, decimal) = if language == "en" { (',', '.') } else { ('.', ',') };
    let mut parts = plain.split(decimal);
    let (whole, fraction) = (parts.next().unwrap_or_default(), parts.next());
    let mut groups = whole.split(thousands);
    let first = groups.next().unwrap_or_default().len();
    let grouped = whole.contains(thousands)
        && (1..=3).contains(&first)
        && groups.all(|group| group.len() == 3);
    let text = if grouped && parts.next().is_none() {
        format!("{}.{}", whole.replace(thousands, ""), fraction.unwrap_or("0"))
    } else {
        plain.replace(',', ".")
    };
    text.parse().unwrap_or(f64::NAN)
}

/// Returns how many bytes of `rest` are the unit of the number before it, the space included.
pub(super) fn unit_bytes(rest: &str) -> usize {
    unit(rest).map_or(0, |(_, length)| length)
}

/// Returns the unit that `rest` begins with, and how many bytes it takes with the space before it.
///
/// The longest reading wins, so that `mg` is never found in `mg/dL`.
pub(super) fn unit(rest: &str) -> Option<(&str, usize)> {
    let space = rest.len() - rest.trim_start_matches(' ').len();
    let body = rest.get(space..)?;
    let mut ends: Vec<usize> = Vec::new();
    for (at, c) in body.char_indices() {
        if at > 24 {
            break;
        }
        if matches!(c, ' ' | ',' | ';' | ')' | '(' | '.' | '!' | '?' | ':') {
            ends.push(at);
            // A decimal within `1.73`, or one more word such as `m2` or `x`.
            let goes_on = c == '.'
                && body
                    .get(at + 1..)
                    .is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()));
            if ends.len() > 2 && !goes_on || matches!(c, ';' | ')' | '(' | '!' | '?') {
                break;
            }
        }
    }
    if body.len() <= 24 {
        ends.push(body.len());
    }
    ends.into_iter().rev().find_map(|end| {
        let text = body.get(..end)?.trim_end_matches(['.', ',', ' ']);
        is_unit(text).then_some((text, space + text.len()))
    })
}

/// Words that happen to be units, but not after a number in a sentence.
fn is_unit(text: &str) -> bool {
    let word = text.chars().all(char::is_alphabetic) && text.is_ascii();
    let known = [
        "g", "l", "L", "U", "fL", "fl", "pg", "mg", "ng", "mL", "ml", "IU", "UI", "IE", "kU",
        "mmHg",
    ];
    if text.is_empty() || text.contains("  ") || (word && text.len() <= 6 && !known.contains(&text))
    {
        return text == "%";
    }
    bta_catalog::unit::is_unit(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let text = Text::new(text);
        let found: Vec<(String, String)> = numbers(&text, &[], "en")
            .unwrap()
            .into_iter()
            .map(|number| {
                let unit = unit(text.after(number.span.end)).map_or("", |it| it.0).to_owned();
                (number.written, unit)
            })
            .collect();
        let found: Vec<(&str, &str)> =
            found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, expected, "{}", text.plain);
    }

    #[test]
    fn numbers_have_units() {
        check("It is 9.1 g/dL, which", &[("9.1", "g/dL")]);
        check("It is 9,1 g/dL.", &[("9,1", "g/dL")]);
        check("eGFR 55 mL/min/1.73 m2 is", &[("55", "mL/min/1.73 m2")]);
        check("7.8 % of it", &[("7.8", "%")]);
        check("7.8% (4.0-5.6%)", &[("7.8", "%"), ("4.0", ""), ("5.6", "%")]);
        check("250 10^9/L and 6 of", &[("250", "10^9/L"), ("6", "")]);
        check("126 mg/dL", &[("126", "mg/dL")]);
        check("3 in 4 people at 45 years", &[("3", ""), ("4", ""), ("45", "")]);
        check("1,200 and 1'200", &[("1,200", ""), ("1'200", "")]);
    }

    #[test]
    fn marks_mean_what_the_language_says() {
        for (written, language, expected) in [
            ("9.1", "en", 9.1),
            ("9.1", "de", 9.1),
            ("9,1", "en", 9.1),
            ("9,1", "de", 9.1),
            ("1,234", "en", 1234.0),
            ("1,234", "de", 1.234),
            ("1.234", "de", 1234.0),
            ("1.234", "en", 1.234),
            ("1.234,5", "de", 1234.5),
            ("1,234.5", "en", 1234.5),
            ("1'200", "en", 1200.0),
        ] {
            let found = value(written, language);
            assert!((found - expected).abs() < 1e-9, "{written}: {found}");
        }
        assert!(value("1.2.3", "en").is_nan());
    }
}
