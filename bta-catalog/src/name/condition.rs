//! Words that say under which condition something was measured, wherever they stand in its name:
//! fasting, after a meal, with high sensitivity, after one hour.

use super::fold::Words;
use super::word::{Role, role};
use crate::{Analyte, analyte};

/// A condition that most names bear without another meaning, and that makes a few other analytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Condition {
    NotFasting,
    Fasting,
    Fed,
    Sensitive,
    FirstHour,
}

impl Condition {
    pub(super) const ALL: [Self; 5] =
        [Self::NotFasting, Self::Fasting, Self::Fed, Self::Sensitive, Self::FirstHour];

    /// The name without the words of the condition; `None` where it has none.
    pub(super) fn taken_from(self, name: &str) -> Option<String> {
        let tokens = tokens(name);
        let folded: Vec<String> =
            tokens.iter().map(|token| Words::of(token).iter().collect()).collect();
        if !folded.iter().any(|word| self.is_told_by(word)) {
            return None;
        }
        let word = |at: usize| folded.get(at).map_or("", String::as_str);
        let is_before = |at: usize| {
            let next = folded.iter().skip(at + 1).find(|word| !word.is_empty());
            next.is_some_and(|next| self.is_told_by(next))
        };
        let is_not = |at: usize| is(word(at), "+non") && is_before(at);
        if self == Self::NotFasting && !(0..folded.len()).any(is_not) {
            return None;
        }
        // `à jeun`, `na czczo`, `niet nuchter`: the word before belongs to it.
        let before = |at: usize| {
            LINKS.contains(&word(at)) && is_before(at) || self == Self::NotFasting && is_not(at)
        };
        let kept = folded.iter().zip(&tokens).enumerate();
        let kept = kept.filter(|(at, (word, _))| !self.takes(word) && !before(*at));
        Some(kept.map(|(_, (_, token))| *token).collect())
    }

    /// What an analyte is under the condition.
    pub(super) fn of(self, found: &'static Analyte) -> Option<&'static Analyte> {
        match (self, found.key) {
            (Self::Fasting, "glucose") => analyte("glucose_fasting"),
            (Self::Fed, "glucose") => analyte("glucose_postprandial"),
            (Self::Fed, _) => None,
            (Self::Sensitive, "crp") => analyte("hs_crp"),
            (Self::Sensitive, "troponin_i") => analyte("troponin_i_hs"),
            (Self::Sensitive, "troponin_t") => analyte("troponin_t_hs"),
            (Self::FirstHour, key) => (key == "esr").then_some(found),
            (Self::NotFasting, "glucose_fasting") => None,
            _ => Some(found),
        }
    }

    fn is_told_by(self, word: &str) -> bool {
        match self {
            Self::Fasting | Self::NotFasting => is(word, "+fasting"),
            Self::Fed => is(word, "+postprandial"),
            Self::Sensitive => is(word, "+hs"),
            Self::FirstHour => HOURS.contains(&word),
        }
    }

    fn takes(self, word: &str) -> bool {
        self.is_told_by(word)
            || match self {
                Self::Fed => HOURS.contains(&word) || ["2", "post", "nach", "po"].contains(&word),
                Self::FirstHour => FIRST.contains(&word),
                Self::Fasting => ["8", "8h", "10h", "12", "12h", "h", "hours"].contains(&word),
                Self::NotFasting | Self::Sensitive => false,
            }
    }
}

fn is(word: &str, carrier: &str) -> bool {
    matches!(role(word), Some(Role::Carrier(other)) if other == carrier)
}

/// Words that stand before `fasting` in many languages.
const LINKS: [&str; 12] =
    ["a", "na", "en", "em", "de", "di", "in", "im", "w", "luc", "post", "estado"];

/// `hour` in many languages, folded.
const HOURS: [&str; 36] = [
    "h",
    "hr",
    "hrs",
    "hour",
    "hours",
    "std",
    "stunde",
    "stunden",
    "hora",
    "horas",
    "heure",
    "heures",
    "ora",
    "ore",
    "uur",
    "uren",
    "godz",
    "godzina",
    "godzinie",
    "saat",
    "ч",
    "час",
    "часа",
    "год",
    "година",
    "hod",
    "hodina",
    "hodinu",
    "timme",
    "tim",
    "time",
    "tunti",
    "ora",
    "ωρα",
    "gio",
    "1h",
];

/// `first` or `one`, folded, and what stands before it.
const FIRST: [&str; 26] = [
    "1", "1a", "1ra", "1ησ", "za", "1o", "1e", "1er", "1ere", "1re", "1st", "1η", "first", "erste",
    "ersten", "primera", "prima", "premiere", "primeira", "nach", "after", "po", "la", "за", "na",
    "dupa",
];

/// The words of a name and what stands between them.
fn tokens(name: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let is_word = is_letter(first);
        let end = rest.find(|c: char| is_letter(c) != is_word).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(condition: Condition, name: &str, expected: Option<&str>) {
        let found = condition.taken_from(name);
        let found = found.as_deref().map(str::trim);
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn conditions_are_taken_from_names() {
        check(Condition::Fasting, "Glucose à jeun", Some("Glucose"));
        check(Condition::Fasting, "Glucose", None);
        check(Condition::NotFasting, "Glucose niet nuchter", Some("Glucose"));
        check(Condition::NotFasting, "Glucose nuchter", None);
        check(Condition::NotFasting, "fasting non HDL", None);
        check(Condition::Sensitive, "TSH ULTRA SENSIVEL", Some("TSH"));
        check(Condition::FirstHour, "BKS 1. Stunde", Some("BKS ."));
        check(Condition::FirstHour, "ESR 2 hours", Some("ESR 2"));
    }
}
