//! Values: what a result is, and what a value cell holds beside it.

use super::flag::Mark;
use super::number::{Decimal, Number, take_literal};
use super::quality::Quality;
use super::unit::is_unit;

/// What a printed value is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A number, perhaps with a comparator.
    Number(Number),
    /// A count from … to …, as microscopy prints: `0-2`.
    Counts {
        /// The lower count.
        low: f64,
        /// The upper count.
        high: f64,
    },
    /// The denominator of a titre: `1:160`.
    Titre(f64),
    /// A result in words.
    Quality(Quality),
}

impl Value {
    /// Reads a value without flag and unit.
    ///
    /// # Examples
    ///
    /// ```
    /// use bta_report::parse::{Quality, Value};
    ///
    /// assert_eq!(Value::read("0 - 2", None), Some(Value::Counts { low: 0.0, high: 2.0 }));
    /// assert_eq!(Value::read("1:160", None), Some(Value::Titre(160.0)));
    /// assert_eq!(Value::read("negativ", None), Some(Value::Quality(Quality::Negative)));
    /// ```
    #[must_use]
    pub fn read(text: &str, decimal: Option<Decimal>) -> Option<Self> {
        match take(text.trim(), decimal) {
            Some((value, rest)) if rest.trim().is_empty() => Some(value),
            _ => Quality::read(text).map(Self::Quality),
        }
    }

    /// Returns the number of a numeric value.
    #[must_use]
    pub fn number(&self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// Takes a number, counts or a titre from the beginning of `text`.
fn take(text: &str, decimal: Option<Decimal>) -> Option<(Value, &str)> {
    if let Some((titre, rest)) = titre(text) {
        return Some((Value::Titre(titre), rest));
    }
    let (number, rest) = Number::take(text, decimal)?;
    // 25-OH is a name, 12:30 a time, 1/2 a page.
    if rest.starts_with([':', '/']) && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    if number.comparator.is_none()
        && number.value >= 0.0
        && let Some(upper) = rest.trim_start().strip_prefix(['-', '–', '—'])
    {
        return match take_literal(upper.trim_start()) {
            Some((high, rest)) if !rest.starts_with(['-', '/', ':']) => {
                let high = high.value(decimal)?;
                (high >= number.value).then_some((Value::Counts { low: number.value, high }, rest))
            }
            Some(_) => None,
            None if upper.starts_with(char::is_alphabetic) => None,
            None => Some((Value::Number(number), rest)),
        };
    }
    Some((Value::Number(number), rest))
}

/// `1:160`, `1/160`, `< 1:80`, `1 : 320`.
fn titre(text: &str) -> Option<(f64, &str)> {
    let text = text.trim_start_matches(['<', '>', '=', '≤', '≥', ' ']);
    let rest = text.strip_prefix('1')?.trim_start();
    let rest = rest.strip_prefix([':', '/'])?.trim_start();
    let (denominator, rest) = take_literal(rest)?;
    let value = denominator.value(None)?;
    (value >= 2.0 && !rest.starts_with(['/', ':', '.'])).then_some((value, rest))
}

/// The parts of a value cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// The value as printed, without flag and unit.
    pub text: String,
    /// What it is.
    pub value: Value,
    /// The unit, when the cell holds one.
    pub unit: Option<String>,
    /// The flag as printed, when the cell holds one.
    pub flag: Option<String>,
    /// What follows and is none of these: a range in parentheses, a remark.
    pub rest: String,
}

impl Split {
    /// Splits a cell that begins with a value, or with a flag before a value.
    ///
    /// # Examples
    ///
    /// ```
    /// use bta_report::parse::Split;
    ///
    /// let cell = Split::read("* 13,5 H", None).ok_or("a value")?;
    /// assert_eq!((cell.text.as_str(), cell.flag.as_deref()), ("13,5", Some("* H")));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn read(text: &str, decimal: Option<Decimal>) -> Option<Self> {
        let text = text.trim();
        let (before, body) = leading_flag(text);
        let Some((value, after)) = take(body, decimal) else { return in_words(text, before, body) };
        let printed = body.get(..body.len() - after.len())?.trim();
        let mut split = Self {
            text: printed.to_owned(),
            value,
            unit: None,
            flag: before.map(str::to_owned),
            rest: String::new(),
        };
        split.take_tail(after);
        Some(split)
    }

    /// Finds unit and flag in what follows the value.
    fn take_tail(&mut self, after: &str) {
        let mut tail = after.trim();
        while let Some((mark, rest)) = flag_first(tail) {
            self.add_flag(mark);
            tail = rest;
        }
        while let Some((rest, mark)) = flag_last(tail) {
            self.add_flag(mark);
            tail = rest;
        }
        if tail.is_empty() {
            return;
        }
        let (unit, rest) = unit_first(tail);
        self.unit = unit.map(str::to_owned);
        rest.clone_into(&mut self.rest);
        if self.unit.is_some()
            && let Some((mark, rest)) = flag_first(rest)
        {
            self.add_flag(mark);
            rest.clone_into(&mut self.rest);
        }
    }

    fn add_flag(&mut self, mark: &str) {
        self.flag = Some(match self.flag.take() {
            Some(flag) => format!("{flag} {mark}"),
            None => mark.to_owned(),
        });
    }
}

/// A cell whose value is words; a flag may follow.
fn in_words(text: &str, before: Option<&str>, body: &str) -> Option<Split> {
    let (flag, body) = match before {
        Some(flag) if Quality::read(body).is_some() => (Some(flag), body),
        _ => (None, text),
    };
    let quality = Quality::read(body)?;
    let (printed, last) = match flag_last(body) {
        Some((printed, mark))
            if Quality::read(printed).is_some() && mark.chars().all(|c| "*↑↓HLA!".contains(c)) =>
        {
            (printed, Some(mark))
        }
        _ => (body, None),
    };
    Some(Split {
        text: printed.to_owned(),
        value: Value::Quality(quality),
        unit: None,
        flag: flag.or(last).map(str::to_owned),
        rest: String::new(),
    })
}

/// Takes a flag before a value: `* 13`, `H 13`, `[L] 3.2`, `+ 7,5`, `↑5`.
fn leading_flag(text: &str) -> (Option<&str>, &str) {
    let Some(first) = text.chars().next() else { return (None, text) };
    if first.is_ascii_digit() || matches!(first, '<' | '>' | '.' | ',') {
        return (None, text);
    }
    let glued = text.trim_start_matches(['*', '↑', '↓', '▲', '▼', '!', '#', '⇧', '⇩', '@']);
    if glued.len() < text.len() {
        let mark = text.get(..text.len() - glued.len()).unwrap_or_default();
        return (Some(mark), glued.trim_start());
    }
    if let Some((word, rest)) = text.split_once(char::is_whitespace) {
        let number =
            rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || "<>≤≥".contains(c));
        if number && is_short_mark(word) {
            return (Some(word), rest.trim_start());
        }
    }
    if let Some((word, rest)) = text.strip_prefix('[').and_then(|inner| inner.split_once(']'))
        && is_short_mark(word)
    {
        return (text.get(..word.len() + 2), rest.trim_start());
    }
    (None, text)
}

/// Returns whether `word` is a flag short enough to stand in a value cell.
fn is_short_mark(word: &str) -> bool {
    word.chars().count() <= 14
        && match Mark::read(word) {
            Some(Mark::Flag(_) | Mark::Critical | Mark::Normal) => true,
            Some(Mark::Letter(_)) => word.chars().all(char::is_uppercase),
            None => false,
        }
}

/// Takes a flag from the beginning of what follows a value.
fn flag_first(tail: &str) -> Option<(&str, &str)> {
    let tail = tail.trim_start();
    let glued = tail.trim_start_matches(['*', '↑', '↓', '▲', '▼', '!', '⇧', '⇩']);
    if glued.len() < tail.len() {
        return Some((tail.get(..tail.len() - glued.len())?, glued.trim_start()));
    }
    let end = match tail.chars().next()? {
        '(' => tail.find(')')? + 1,
        '[' => tail.find(']')? + 1,
        _ => tail.find(char::is_whitespace).unwrap_or(tail.len()),
    };
    let (word, rest) = (tail.get(..end)?, tail.get(end..)?);
    (is_short_mark(word)).then_some((word, rest.trim_start()))
}

/// Takes a flag from the end of what follows a value.
fn flag_last(tail: &str) -> Option<(&str, &str)> {
    let tail = tail.trim_end();
    let glued = tail.trim_end_matches(['*', '↑', '↓', '▲', '▼', '⇧', '⇩']);
    if glued.len() < tail.len() {
        return Some((glued.trim_end(), tail.get(glued.len()..)?));
    }
    let at = match tail.chars().next_back()? {
        ')' => tail.rfind('(')?,
        ']' => tail.rfind('[')?,
        _ => tail.rfind(char::is_whitespace).map_or(0, |at| at + 1),
    };
    let word = tail.get(at..)?.trim_start();
    (at > 0 && is_short_mark(word)).then_some((tail.get(..at)?.trim_end(), word))
}

/// Takes the longest unit from the beginning of `tail`.
fn unit_first(tail: &str) -> (Option<&str>, &str) {
    if is_unit(tail) {
        return (Some(tail), "");
    }
    let mut ends: Vec<usize> = tail
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || *c == '(')
        .map(|(at, _)| at)
        .collect();
    ends.retain(|at| *at > 0 && *at < 40);
    for end in ends.into_iter().rev() {
        let (head, rest) =
            (tail.get(..end).unwrap_or_default(), tail.get(end..).unwrap_or_default());
        if is_unit(head.trim_end()) {
            return (Some(head.trim_end()), rest.trim_start());
        }
    }
    (None, tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: (&str, &str, &str)) {
        let split = Split::read(text, None)
            .map(|s| (s.text, s.unit.unwrap_or_default(), s.flag.unwrap_or_default()));
        let expected = (expected.0.to_owned(), expected.1.to_owned(), expected.2.to_owned());
        assert_eq!(split, Some(expected), "{text}");
    }

    #[test]
    fn cells() {
        check("13.5", ("13.5", "", ""));
        check("13.5 g/dL H", ("13.5", "g/dL", "H"));
        check("13.5 g/dL", ("13.5", "g/dL", ""));
        check("13.5g/dL", ("13.5", "g/dL", ""));
        check("* 13,5", ("13,5", "", "*"));
        check("H 13.5", ("13.5", "", "H"));
        check("13.5↑", ("13.5", "", "↑"));
        check("128*", ("128", "", "*"));
        check("[L] 3.2", ("3.2", "", "[L]"));
        check("3.2 (High)", ("3.2", "", "(High)"));
        check("7.2 H", ("7.2", "", "H"));
        check("+ 14,9", ("14,9", "", "+"));
        check("<0,5 mg/l", ("<0,5", "mg/l", ""));
        check("inferior a 0,15 mg/dL", ("inferior a 0,15", "mg/dL", ""));
        check("10,8 g/dL *", ("10,8", "g/dL", "*"));
        check("295 000 /mm3", ("295 000", "/mm3", ""));
        check("Negative", ("Negative", "", ""));
        check("Positief", ("Positief", "", ""));
        check("阴性(-)", ("阴性(-)", "", ""));
        check("Reactive 1:64", ("Reactive 1:64", "", ""));
        check("0 - 5 /hpf", ("0 - 5", "/hpf", ""));
        check("1:160", ("1:160", "", ""));
        check("-2.5 mmol/L", ("-2.5", "mmol/L", ""));
        check("4.2 x10^6/µL", ("4.2", "x10^6/µL", ""));
        check("4.10 ×10⁶/µL", ("4.10", "×10⁶/µL", ""));
    }

    #[test]
    fn not_values() {
        for text in ["25-OH Vitamin D", "12:30", "01/02/2024", "12.03.2024", "", "Creatinine"] {
            assert_eq!(Split::read(text, None), None, "{text}");
        }
    }
}
