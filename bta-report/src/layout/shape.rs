//! What a piece of text looks like on its own: a number, a range, a unit, a flag, a date.

use crate::parse::{Lexicon, Mark, fold};

/// Returns whether `text` is one number, without a sign for "below" or "above".
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '−', '+']);
    let count = digits.chars().filter(char::is_ascii_digit).count();
    (1..=9).contains(&count)
        && text.len() - digits.len() <= 3
        && digits.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',')
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || ".,'’".contains(c))
        && !has_double_mark(digits)
        && !is_date(text)
}

fn has_double_mark(digits: &str) -> bool {
    let mut last = ' ';
    digits.chars().any(|c| {
        let double = !c.is_ascii_digit() && !last.is_ascii_digit() && last != ' ';
        last = c;
        double
    })
}

/// Returns whether `text` is a number after a sign for "below" or "above".
pub(super) fn is_bound(text: &str) -> bool {
    // "40以上"
    let counted = ["以上", "以下", "未満", "이상", "이하", "미만"]
        .iter()
        .find_map(|word| text.strip_suffix(word));
    if counted.is_some_and(is_number) {
        return true;
    }
    let number =
        text.trim_start_matches(['<', '>', '≤', '≥', '=', ' ', '⩽', '⩾', '＜', '＞', '≦', '≧']);
    number.len() < text.len() && is_number(number)
}

/// Returns whether `text` is an interval: two numbers and a dash, brackets and a percent sign around
/// them allowed, or one bound in brackets.
pub(super) fn is_range(text: &str) -> bool {
    let inner = text.trim_matches(['(', ')', '[', ']', '{', '}', ';', ',']);
    let bracketed = text.starts_with(['(', '[']) && text.ends_with([')', ']']);
    if bracketed && is_bound(inner) {
        return true;
    }
    let inner = inner.strip_suffix('%').unwrap_or(inner);
    inner.char_indices().skip(1).any(|(at, c)| {
        let (low, high) = (inner.get(..at), inner.get(at + c.len_utf8()..));
        let (Some(low), Some(high)) = (low, high) else { return false };
        let low = low.strip_suffix('%').unwrap_or(low);
        // "20-<30"
        let high = high.strip_prefix('<').unwrap_or(high);
        is_dash(c) && is_number(low) && is_number(high) && !high.starts_with(['+'])
    })
}

/// Returns whether `c` stands between the limits of an interval.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '−' | '‐' | '‑' | '~' | '～' | '〜' | '∼' | '÷' | '－' | '\u{ad}')
}

/// Returns whether `text` is a unit of measure.
pub(super) fn is_unit(text: &str) -> bool {
    if text.is_empty() || text.len() > 40 || is_number(text) {
        return false;
    }
    bta_catalog::unit::is_unit(text)
}

/// Returns whether `text` is what a laboratory prints beside a value that is not normal.
pub(super) fn is_flag(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', '[', ']', '{', '}']);
    // "Borderline high:" names a tier.
    if bare.is_empty() || bare.ends_with(':') {
        return false;
    }
    let bare = bare.strip_prefix("# ").unwrap_or(bare);
    if bare.chars().count() > 16 {
        // "Above high reference limit"
        return bare.len() <= 48 && bare.contains(' ') && is_direction(bare);
    }
    if matches!(bare, "<<" | ">>" | "<<<" | ">>>" | ">*" | "*>" | "<*" | "*<") {
        return true;
    }
    if bare.chars().all(|c| "*↑↓▲▼⬆⬇⇑⇓¬!#†‡@►▶➤⚠❗‼\u{fe0f}".contains(c))
    {
        return true;
    }
    let letters = bare.trim_matches(['*', '↑', '↓', '▲', '▼', '!', '.', ' ']);
    // The code of basophils, and "pH" behind its arrow.
    if matches!(letters, "BAS" | "pH") {
        return false;
    }
    FLAGS.contains(&letters)
        || FLAG_WORDS.holds(&fold(letters))
        || letters.chars().count() > 2 && is_direction(letters)
}

/// Returns whether `text` is a word for "too high" or "too low" in any language.
fn is_direction(text: &str) -> bool {
    use bta_core::report::Flag::{High, Low, VeryHigh, VeryLow};
    // "S Cl" is chloride in serum.
    if text.split(' ').any(|word| word.len() == 1) && text.contains(' ') {
        return false;
    }
    matches!(Mark::read(text), Some(Mark::Flag(High | Low | VeryHigh | VeryLow)))
}

/// Returns whether `text` is a flag of one or two Latin capitals; some of them are units as well.
pub(super) fn is_letter_flag(text: &str) -> bool {
    matches!(
        text.trim_matches(['(', ')', '[', ']', '*', '↑', '↓']),
        "H" | "L" | "HH" | "LL" | "HI" | "LO" | "A" | "AA"
    )
}

/// Returns whether `text` is a capital that marks values in one of the languages and is no unit.
pub(super) fn is_rare_letter_flag(text: &str) -> bool {
    matches!(text, "Υ" | "Χ" | "T" | "R" | "V" | "K" | "M" | "S" | "Y" | "W" | "B" | "D" | "N")
}

/// Returns whether `text` is a sign that is a flag in a column of its own or before a value.
pub(super) fn is_sign(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 3
        && (text.chars().all(|c| c == '+') || text.chars().all(|c| c == '-' || c == '−'))
}

const FLAGS: &[&str] = &[
    "H", "L", "HH", "LL", "A", "AA", "N", "h", "l", "HI", "LO", "C", "CH", "CL", "Hi", "Lo", "Y",
    "D", "B", "P", "В", "Н", "W", "↑↑", "↓↓", "AL", "AH", "A-H", "A-L", "A-B",
];

static FLAG_WORDS: Lexicon = Lexicon::new(
    "high|low|very high|very low|abnormal|critical|borderline|normal|alert|panic|\
     elevated|decreased|increased|hoch|tief|niedrig|erhoht|erniedrigt|alto|bajo|alta|\
     baja|elevado|eleve|bas|haut|basso|baixo|baixa|elevato|wysoki|niski|podwyzszony|\
     obnizony|выше|ниже|повышен|понижен|повышено|понижено|выше нормы|ниже нормы|\
     норма|yuksek|dusuk|hoog|laag|verhoogd|verlaagd|偏高|偏低|高|低|높음|낮음|مرتفع|منخفض|\
     critico|kritisch|avviker|avvikande|avvikende|afviger|poikkeava|te hoog|te laag|zu hoch|zu niedrig|optimal|in range|out of range",
);

/// Returns whether `text` is a day, in digits or with a month's name between hyphens.
pub(super) fn is_date(text: &str) -> bool {
    let text = text.trim_matches(['(', ')', ',', ';', '[', ']']);
    let parts: Vec<&str> = text.split(['/', '.', '-']).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else { return false };
    let separators: Vec<char> = text.chars().filter(|c| "/.-".contains(*c)).collect();
    let even = separators.iter().all(|c| Some(c) == separators.first());
    let number = |text: &str| text.parse::<u16>().ok();
    let in_range = |text: &str, limit: u16| {
        text.len() <= 2 && number(text).is_some_and(|n| (1..=limit).contains(&n))
    };
    let is_year = |text: &str| matches!(text.len(), 2 | 4) && number(text).is_some();
    let month = second.len() >= 3 && second.chars().all(char::is_alphabetic);
    let day_first = in_range(first, 31) && (in_range(second, 31) || month) && is_year(third);
    // Taiwan counts its years from 1912 on: "113.06.11".
    let taiwan = first.len() == 3
        && second.len() == 2
        && third.len() == 2
        && number(first).is_some_and(|y| (100..150).contains(&y));
    let year_first =
        taiwan || first.len() == 4 && number(first).is_some_and(|y| (1900..2200).contains(&y));
    even && separators.len() >= 2
        && (day_first || year_first && in_range(second, 12) && in_range(third, 31))
}

/// Returns whether `text` is a titre: `1:640`, `<1:80`.
pub(super) fn is_titre(text: &str) -> bool {
    let bare = text.trim_start_matches(['<', '>', '≤', '≥', '=']);
    let part =
        bare.strip_prefix("1:").or_else(|| bare.strip_prefix("1/").filter(|it| it.len() > 1));
    let Some(titre) = part.and_then(|it| it.parse::<u32>().ok()) else {
        return false;
    };
    let doubled = |first: u32| (0..16).any(|times| first << times == titre);
    doubled(2) || doubled(5) || doubled(25)
}

/// Returns whether `text` is a time of day.
pub(super) fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.trim_matches(['(', ')', ',']).split(':').collect();
    let two = |part: &&str| matches!(part.len(), 1 | 2) && part.parse::<u8>().is_ok_and(|n| n < 60);
    (2..=3).contains(&parts.len()) && parts.iter().all(two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(shape: fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for text in yes {
            assert!(shape(text), "{text}");
        }
        for text in no {
            assert!(!shape(text), "{text}");
        }
    }

    #[test]
    fn numbers() {
        check(
            is_number,
            &["4", "4.51", "7,22", "13120", "245,000", "-2.1", "1.234,5", ".5"],
            &["", "-", "4.", "12.03.2020", "1234567890", "B12", "4-5", "1..2"],
        );
        check(is_bound, &["<5", "< 0,6", ">=60", "≥1"], &["5", "<", "<a"]);
    }

    #[test]
    fn ranges() {
        check(
            is_range,
            &["4.5-5.5", "(135-145)", "[10-35]", "(<41)", "50-70%", "0–0,45", "4000-11000"],
            &["<41", "4.5", "-5", "1-2-3", "25-OH", "14-03-2026"],
        );
    }

    #[test]
    fn flags() {
        check(
            is_flag,
            &["H", "LL", "L**", "**", "↑", "D↓", "(High)", "[H]", "LOW", "Borderline"],
            &["", "Hemoglobin", "HB", "12"],
        );
    }

    #[test]
    fn days() {
        check(
            is_date,
            &["14.03.26", "01/12/2021", "2026-03-14", "15-Jan-2024"],
            &["4.5-5.5", "1.2.3.4", "13/45/2020", "12.5"],
        );
        check(is_time, &["08:30", "14:42:10"], &["1:640", "8", "a:b"]);
    }
}
