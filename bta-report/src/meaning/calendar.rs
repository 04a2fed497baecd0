//! Years and months of other calendars: the eras of Japan, the years of Taiwan and Thailand.

/// The eras of Japan and Taiwan, and the year before their first.
///
/// Source: the Japanese and the Republic of China calendar, years of the Gregorian calendar.
const ERAS: [(&str, u32); 7] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("民國", 1911),
    ("民国", 1911),
];

/// Years of Taiwan stand without their era where three figures leave no doubt.
const TAIWAN: std::ops::RangeInclusive<u32> = 100..=150;

/// The months of Thailand, abbreviated and spelled, as folded text.
const THAI_MONTHS: [[&str; 2]; 12] = [
    ["ม.ค.", "มกราคม"],
    ["ก.พ.", "กุมภาพันธ์"],
    ["มี.ค.", "มีนาคม"],
    ["เม.ย.", "เมษายน"],
    ["พ.ค.", "พฤษภาคม"],
    ["มิ.ย.", "มิถุนายน"],
    ["ก.ค.", "กรกฎาคม"],
    ["ส.ค.", "สิงหาคม"],
    ["ก.ย.", "กันยายน"],
    ["ต.ค.", "ตุลาคม"],
    ["พ.ย.", "พฤศจิกายน"],
    ["ธ.ค.", "ธันวาคม"],
];

/// Takes the year of an era, up to its sign: `令和6`, `昭和 25`, `113` before `年`.
pub(super) fn year_of_era(text: &str) -> Option<(u32, &str)> {
    let era = ERAS.iter().find_map(|(name, base)| Some((text.strip_prefix(name)?, *base)));
    let Some((rest, base)) = era else {
        let (year, rest) = figure(text)?;
        return (TAIWAN.contains(&year) && rest.trim_start().starts_with('年'))
            .then_some((year + 1911, rest.trim_start()));
    };
    let rest = rest.trim_start();
    let (year, rest) = rest.strip_prefix('元').map(|rest| (1, rest)).or_else(|| figure(rest))?;
    (1..=150).contains(&year).then_some((base + year, rest.trim_start()))
}

fn figure(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    (1..=3).contains(&end).then(|| digits.parse().ok().map(|year| (year, rest)))?
}

/// Takes a month of Thailand.
pub(super) fn thai_month(text: &str) -> Option<(u32, &str)> {
    (1..).zip(THAI_MONTHS).find_map(|(month, names)| {
        names.iter().find_map(|name| Some((month, text.strip_prefix(name)?)))
    })
}

/// Turns a year of the Buddhist era into one of the common era, which is 543 less.
pub(super) fn western(year: u32) -> u32 {
    if (2400..2700).contains(&year) { year - 543 } else { year }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::fold;

    #[test]
    fn thai_months_are_folded() {
        for (number, name) in (1..).zip(THAI_MONTHS).flat_map(|(at, both)| both.map(|it| (at, it)))
        {
            assert_eq!(thai_month(&fold(name)), Some((number, "")), "{name}");
        }
    }
}
