//! Names that are cut short or misspelled: `Mean corpusc. Hb`, `Unsat. Iron`, `Bilirrubin`.
//!
//! Every word must have its counterpart, and words that narrow the meaning must be the same.

use super::index::{Entry, index};
use super::phrase::Phrase;

/// The shortest word that a stop may have cut.
const SHORTEST_CUT: usize = 3;
/// The shortest word that may hold a typing error; its first letter must be right, because `a-`
/// and the like turn a meaning round.
const SHORTEST_MISSPELLED: usize = 6;

/// The shortest name of one word that may hold a typing error.
const SHORTEST_ALONE: usize = 7;

/// Returns the analytes that have a name like this one.
pub(crate) fn alike(phrase: &Phrase<'_>) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    if let [word] = phrase.carriers.as_slice()
        && word.chars().count() >= SHORTEST_ALONE
        && let Some(first) = word.chars().next()
    {
        let names = index().of_one_word(first);
        for name in names.filter(|name| is_alike(&phrase.carriers, &name.carriers)) {
            if !found.iter().any(|entry| entry.is_same_analyte(name.entry)) {
                found.push(name.entry);
            }
        }
        return found;
    }
    // The rarest word that is whole leads to the fewest names.
    let whole = phrase.carriers.iter().filter(|word| index().frequency(word) > 0);
    let Some(rarest) = whole.min_by_key(|word| index().frequency(word)) else { return found };
    for name in index().with_word(rarest) {
        let known = found.iter().any(|entry| entry.is_same_analyte(name.entry));
        if !known && is_alike(&phrase.carriers, &name.carriers) {
            found.push(name.entry);
        }
    }
    found
}

/// Says whether every word of a text belongs to some name of the analyte.
pub(crate) fn is_about(phrase: &Phrase<'_>, entry: Entry) -> bool {
    phrase
        .carriers
        .iter()
        .all(|word| index().with_word(word).any(|name| name.entry.is_same_analyte(entry)))
}

/// Says whether a text abbreviates a name: its letters stand in the name in that order, and both
/// begin alike.
pub(crate) fn is_short_for(text: &Phrase<'_>, name: &Phrase<'_>) -> bool {
    let [short] = text.carriers.as_slice() else { return false };
    let whole = name.core();
    let mut letters = whole.chars();
    (2..=5).contains(&short.len())
        && whole.chars().next() == short.chars().next()
        && short.chars().all(|letter| letters.any(|other| other == letter))
}

fn is_alike(printed: &[&str], name: &[&str]) -> bool {
    if printed.len() != name.len() || printed.contains(&"/") {
        return false;
    }
    let mut left = name.to_vec();
    // Whole words first, so that a cut one does not take their counterpart.
    let cut: Vec<_> = printed
        .iter()
        .filter(|word| match left.iter().position(|other| other == *word) {
            Some(place) => {
                left.swap_remove(place);
                false
            }
            None => true,
        })
        .collect();
    cut.iter().all(|word| match left.iter().position(|other| is_cut(word, other)) {
        Some(place) => {
            left.swap_remove(place);
            true
        }
        None => false,
    })
}

fn is_cut(printed: &str, word: &str) -> bool {
    if printed.starts_with('+') || word.starts_with('+') {
        return false;
    }
    let letters = |text: &str| text.bytes().all(|byte| !byte.is_ascii_digit());
    if !letters(printed) || !letters(word) {
        return false;
    }
    (printed.len() >= SHORTEST_CUT && word.starts_with(printed))
        || (word.chars().count() >= SHORTEST_MISSPELLED
            && printed.chars().count() >= SHORTEST_MISSPELLED
            && printed.chars().next() == word.chars().next()
            && !word.contains(is_syllable)
            && is_one_edit(printed, word))
}

/// Says whether a letter is a syllable or a word of its own, so that another one is no typing
/// error: 三碘 is not 四碘.
fn is_syllable(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// Says whether one letter more, less or other turns `a` into `b`.
fn is_one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let rest = if short.len() == long.len() { same + 1 } else { same };
    short.get(rest..) == long.get(same + 1..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &str, name: &str, expected: Option<()>) {
        let name: Vec<_> = name.split(' ').collect();
        let printed: Vec<_> = printed.split(' ').collect();
        assert_eq!(is_alike(&printed, &name).then_some(()), expected);
    }

    #[test]
    fn likeness_of_names() {
        check("sex horm bind glob", "sex hormone binding globulin", Some(()));
        check("trigliceryds", "triglicerydy", Some(()));
        check("hormone sex", "sex hormone", Some(()));
        check("direct bilirubin", "+direct bilirubin", None);
        check("vitamin b1", "vitamin b12", None);
        check("manganese", "magnesium", None);
        check("transferin", "transferrin", Some(()));
        check("linfocitos atipicos", "linfocitos tipicos", None);
        check("iron", "iron saturation", None);
        check("游离四碘甲状腺原氨酸", "游离三碘甲状腺原氨酸", None);
    }

    #[test]
    fn one_edit() {
        for (a, b, expected) in [
            ("abc", "abd", true),
            ("abc", "abcd", true),
            ("abc", "bc", true),
            ("ab", "ba", false),
            ("желез", "zelezoxy", false),
        ] {
            assert_eq!(is_one_edit(a, b), expected, "{a} {b}");
        }
    }
}
