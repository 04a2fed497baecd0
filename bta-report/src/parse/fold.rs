//! Folds printed text so that one spelling of a word matches all of them.
//!
//! What is deliberately not here: numbers. Folding turns `10⁹` into `109`, so numbers are read
//! from the text as printed.

use unicode_normalization::UnicodeNormalization;

/// Returns `text` in lower case, without accents, with plain dashes and single spaces.
///
/// # Examples
///
/// ```
/// use bta_report::parse::fold;
///
/// assert_eq!(fold("  Élevé –\u{a0}ＨＩＧＨ "), "eleve - high");
/// assert_eq!(fold("Größer"), "grosser");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    if let Some(plain) = plain(text) {
        return plain.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        for c in text.chars() {
            push(&mut folded, c.to_ascii_lowercase());
        }
    } else {
        let plain = text.nfkd().filter(|c| !is_accent(*c)).nfc();
        let mut letters = plain.flat_map(char::to_lowercase).peekable();
        while let Some(c) = letters.next() {
            match c {
                'ß' => folded.push_str("ss"),
                'ł' => folded.push('l'),
                'ø' => folded.push('o'),
                'đ' => folded.push('d'),
                'ı' => folded.push('i'),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                // The sign of a unit, unless it is a letter of a Greek word.
                'μ' => {
                    let near =
                        folded.chars().next_back().into_iter().chain(letters.peek().copied());
                    folded.push(if near.into_iter().any(is_greek) { 'μ' } else { 'µ' });
                }
                '‐'..='―' | '−' | '⁃' | '­' => folded.push('-'),
                '’' | '‘' | '´' | '`' => folded.push('\''),
                '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}' => {}
                other if is_accent(other) => {}
                other => push(&mut folded, other),
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn is_greek(c: char) -> bool {
    matches!(c, 'α'..='ω' | '\u{1f00}'..='\u{1fff}')
}

/// Returns the text without space around it when nothing but the case of its letters is to fold.
fn plain(text: &str) -> Option<&str> {
    let trimmed = text.trim_matches(' ');
    let mut before = 0;
    let plain = trimmed.bytes().all(|byte| {
        let twice = byte == b' ' && before == b' ';
        before = byte;
        (b' '..=b'~').contains(&byte) && byte != b'`' && !twice
    });
    plain.then_some(trimmed)
}

/// Returns whether `c` is a mark that spelling may leave out; vowel signs of Indic scripts are not.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{652}' | '\u{670}')
}

/// Appends `c`; any run of white space becomes one space, none at the beginning.
fn push(folded: &mut String, c: char) {
    if !c.is_whitespace() {
        folded.push(c);
    } else if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// Does as [`char::is_alphabetic`], which searches in tables, at once for the usual alphabets.
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | 'Α'..='Ρ' | 'Σ'..='ώ' | 'А'..='\u{481}' => {
            true
        }
        'ก'..='\u{e3a}' | 'เ'..='ๆ' | '\u{620}'..='\u{64a}' => true,
        'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='\u{9fff}' | '가'..='힣' => true,
        c => c.is_alphabetic(),
    }
}

/// Does as [`char::is_alphanumeric`], as [`is_alphabetic`] does.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    c.is_ascii_digit() || is_alphabetic(c) || !c.is_ascii() && c.is_numeric()
}

/// Returns whether `c` belongs to a script that writes words without spaces.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected);
    }

    #[test]
    fn classes_of_letters() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn folding() {
        check("", "");
        check("Żelazo  ŁĄCZNIE", "zelazo lacznie");
        check("Ερυθρά", "ερυθρα");
        check("Мужской", "мужскои");
        check("이하", "이하");
        check("13–17", "13-17");
        check("İYİ ılık", "iyi ilik");
        check("µg/ｍL", "µg/ml");
        check("μg/mL", "µg/ml");
        check("Αποτέλεσμα σε μονάδες γραμμάρια", "αποτελεσμα σε μοναδες γραμμαρια");
    }
}
