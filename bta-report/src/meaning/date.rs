//! Dates as reports print them, in figures and words, day first or month first.

use chrono::NaiveDate;

use super::calendar;
use crate::parse::{is_alphabetic, is_alphanumeric, month};

/// Which figure comes first in dates such as `03/04/2024`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// A printed date; two figures may change places.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Day {
    Known(NaiveDate),
    /// First and second figure, both up to 12, and the year.
    Either(u32, u32, i32),
}

impl Day {
    /// Returns the date when figures stand in `order`.
    pub(super) fn in_order(self, order: Order) -> Option<NaiveDate> {
        match (self, order) {
            (Self::Known(date), _) => Some(date),
            (Self::Either(day, month, year), Order::DayFirst)
            | (Self::Either(month, day, year), Order::MonthFirst) => {
                NaiveDate::from_ymd_opt(year, month, day)
            }
        }
    }
}

/// A date found in a text: where it begins and ends, what it says, and what it says of the order.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) day: Day,
    /// The order, when the figures leave no doubt.
    pub(super) order: Option<Order>,
}

/// Finds the first date in a folded text.
pub(super) fn first(text: &str) -> Option<Found> {
    dates(text).next()
}

/// Finds the dates in a folded text.
pub(super) fn dates(text: &str) -> impl Iterator<Item = Found> {
    let text = if text.bytes().any(|byte| byte.is_ascii_digit()) { text } else { "" };
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(at) = next_start(text, from) {
            let rest = text.get(at..)?;
            if let Some((len, day, order)) = take(rest) {
                from = at + len;
                return Some(Found { start: at, end: from, day, order });
            }
            from = at + word_len(rest);
        }
        None
    })
}

/// The next place where a run of letters or digits begins.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.char_indices().find(|(_, c)| is_alphanumeric(*c)).map(|(at, _)| from + at)
}

fn word_len(text: &str) -> usize {
    let digits = text.starts_with(|c: char| c.is_ascii_digit());
    text.char_indices()
        .find(|(_, c)| !is_alphanumeric(*c) || c.is_ascii_digit() != digits)
        .map_or(text.len(), |(at, _)| at)
        .max(1)
}

/// A run of digits or of letters.
enum Piece {
    Figure(u32, usize),
    Month(u32),
    Other,
}

/// Takes a date from the beginning of `text`: its length, what it says, and its order.
fn take(text: &str) -> Option<(usize, Day, Option<Order>)> {
    let (first, after) = calendar::year_of_era(text)
        .map_or_else(|| piece(text), |(year, rest)| Some((Piece::Figure(year, 4), rest)))?;
    if matches!(first, Piece::Other) {
        return None;
    }
    let (gap_one, after) = gap(after);
    let (second, after) = calendar::thai_month(after)
        .map_or_else(|| piece(after), |(month, rest)| Some((Piece::Month(month), rest)))?;
    let (gap_two, after) = gap(after);
    let (third, after) = piece(after)?;
    let len = text.len() - after.len();
    // A decimal or a longer chain of figures is no date: 12.03.20.5
    let chained = after.starts_with(['.', '-', '/'])
        && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    if chained {
        return None;
    }
    let alike = gap_one == gap_two && matches!(gap_one, "/" | "-" | "." | "年");
    let (day, order) = match (first, second, third) {
        (Piece::Figure(year, 4), Piece::Month(month), Piece::Figure(day, 1 | 2))
        | (Piece::Figure(day, 1 | 2), Piece::Month(month), Piece::Figure(year, 4))
        | (Piece::Month(month), Piece::Figure(day, 1 | 2), Piece::Figure(year, 4)) => {
            (known(year, month, day)?, None)
        }
        (Piece::Figure(day, 1 | 2), Piece::Month(month), Piece::Figure(year, 2)) => {
            (known(century(year), month, day)?, None)
        }
        (Piece::Figure(year, 4), Piece::Figure(month, 1 | 2), Piece::Figure(day, 1 | 2))
            if alike || gap_one == "年" =>
        {
            (known(year, month, day)?, None)
        }
        (Piece::Figure(a, 1 | 2), Piece::Figure(b, 1 | 2), Piece::Figure(year, 4)) if alike => {
            figures(a, b, year, gap_one)?
        }
        (Piece::Figure(a, 1 | 2), Piece::Figure(b, 1 | 2), Piece::Figure(year, 2))
            if alike && gap_one != "." || alike && b <= 12 && a <= 31 && len >= 6 =>
        {
            figures(a, b, century(year), gap_one)?
        }
        _ => return None,
    };
    Some((len, day, order))
}

fn figures(a: u32, b: u32, year: u32, gap: &str) -> Option<(Day, Option<Order>)> {
    if gap == "." || a > 12 {
        return Some((known(year, b, a)?, (a > 12 && gap != ".").then_some(Order::DayFirst)));
    }
    if b > 12 {
        return Some((known(year, a, b)?, Some(Order::MonthFirst)));
    }
    let year = calendar::western(year);
    let year_number = i32::try_from(year).ok()?;
    if a == b {
        return Some((known(year, a, b)?, None));
    }
    (a > 0 && b > 0 && (1880..2200).contains(&year))
        .then_some((Day::Either(a, b, year_number), None))
}

fn known(year: u32, month: u32, day: u32) -> Option<Day> {
    let year = calendar::western(year);
    let year_number = i32::try_from(year).ok().filter(|year| (1880..2200).contains(year))?;
    NaiveDate::from_ymd_opt(year_number, month, day).map(Day::Known)
}

/// Years in two figures: births and specimens of a lifetime.
fn century(year: u32) -> u32 {
    if year < 45 { 2000 + year } else { 1900 + year }
}

fn piece(text: &str) -> Option<(Piece, &str)> {
    let len = word_len(text);
    let (run, rest) = (text.get(..len)?, text.get(len..)?);
    if run.chars().all(|c| c.is_ascii_digit()) {
        let figure = if len <= 4 { Piece::Figure(run.parse().ok()?, len) } else { Piece::Other };
        return Some((figure, rest));
    }
    if !run.starts_with(is_alphabetic) {
        return None;
    }
    Some((month(run).map_or(Piece::Other, Piece::Month), rest))
}

/// Takes what may stand between the parts of a date.
fn gap(text: &str) -> (&str, &str) {
    for filler in [
        " de ", " of ", ". ", ", ", " - ", " / ", " . ", "-", "/", ".", ",", "年", "년", "月",
        "월", " ", "'",
    ] {
        if let Some(rest) = text.strip_prefix(filler) {
            let sign = filler.trim();
            let sign = if matches!(filler, "년" | "月" | "월") { "年" } else { sign };
            return (
                text.get(text.len() - rest.len() - filler.len()..).map_or("", |_| sign),
                rest.trim_start(),
            );
        }
    }
    ("", text)
}

/// Decides the order of figures by those that leave no doubt.
pub(super) fn told(found: &[Found]) -> Option<Order> {
    let count = |order| found.iter().filter(|date| date.order == Some(order)).count();
    let (day_first, month_first) = (count(Order::DayFirst), count(Order::MonthFirst));
    match day_first.cmp(&month_first) {
        std::cmp::Ordering::Greater => Some(Order::DayFirst),
        std::cmp::Ordering::Less => Some(Order::MonthFirst),
        std::cmp::Ordering::Equal => None,
    }
}

/// Decides the order of figures from the dates themselves, or from how a document looks.
pub(super) fn order(found: &[Found], hint: Option<Order>) -> Order {
    if let Some(order) = told(found) {
        return order;
    }
    // Dates of one visit lie close together in the right order only.
    let spread = |order| {
        let mut recent: Vec<NaiveDate> =
            found.iter().filter_map(|date| date.day.in_order(order)).collect();
        let newest = recent.iter().max().copied()?;
        recent.retain(|date| (newest - *date).num_days() < 400);
        recent.iter().min().map(|oldest| (newest - *oldest).num_days())
    };
    let distinct = found.iter().filter(|date| matches!(date.day, Day::Either(..))).count() > 1;
    match (spread(Order::DayFirst), spread(Order::MonthFirst)) {
        (Some(day), Some(month)) if distinct && day + 20 < month => Order::DayFirst,
        (Some(day), Some(month)) if distinct && month + 20 < day => Order::MonthFirst,
        _ => hint.unwrap_or(Order::DayFirst),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let first = first(text).and_then(|date| date.day.in_order(Order::DayFirst));
        assert_eq!(first.map(|date| date.to_string()).unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn forms() {
        check("collected : 14/5/2023 11:03:00am", "2023-05-14");
        check("14.03.2026 08:05", "2026-03-14");
        check("2026-03-14t08:00", "2026-03-14");
        check("13/03/25 10:00", "2025-03-13");
        check("14-mar-2026", "2026-03-14");
        check("march 14, 2026", "2026-03-14");
        check("14 de marzo de 2026", "2026-03-14");
        check("14 марта 2026", "2026-03-14");
        check("2026年3月14日", "2026-03-14");
        check("2023년 10월 18일", "2023-10-18");
        check("令和 6年 1月30日", "2024-01-30");
        check("昭和25年10月17日", "1950-10-17");
        check("令和元年5月7日", "2019-05-07");
        check("民國63年05月30日", "1974-05-30");
        check("113年06月11日", "2024-06-11");
        check("21/03/2567", "2024-03-21");
        check("02/30/2024", "");
        check("12.5 - 17.5", "");
        check("1.234.567", "");
        check("phone 040 123 456", "");
        check("", "");
    }

    #[test]
    fn orders() {
        let of = |text: &str| order(&dates(text).collect::<Vec<_>>(), None);
        assert_eq!(of("01/21/2025 01/22/2025"), Order::MonthFirst);
        assert_eq!(of("21/01/2025"), Order::DayFirst);
        assert_eq!(of("02/10/2014 02/11/2014"), Order::MonthFirst);
        assert_eq!(of("10/02/2014 11/02/2014"), Order::DayFirst);
        assert_eq!(of("03/04/2024"), Order::DayFirst);
    }
}
