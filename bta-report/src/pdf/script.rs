//! Characters: forms taken apart, raised digits, and scripts that run from right to left.

use unicode_normalization::UnicodeNormalization;

use super::font::Text;

/// Writes the characters of a glyph to `clean`: ligatures and letter forms taken apart, controls
/// left out.
pub(super) fn clean(text: &Text, clean: &mut String) {
    clean.clear();
    let mut buffer = [0; 4];
    let text: &str = match text {
        Text::Unknown => "\u{fffd}",
        Text::Char(char) => char.encode_utf8(&mut buffer),
        Text::String(text) => text,
    };
    for char in text.chars() {
        match char {
            '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
                clean.extend([char].into_iter().nfkc());
            }
            '\u{ad}' | '\u{2010}' | '\u{2011}' => clean.push('-'),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {}
            char if char.is_control() => clean.push(' '),
            char => clean.push(char),
        }
    }
}

pub(super) fn is_right_to_left(char: char) -> bool {
    matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
        && !matches!(char, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// What glyphs say in the order in which it is read, given from left to right.
pub(super) fn logical(visual: Vec<String>) -> String {
    let right_to_left = |text: &String| text.chars().any(is_right_to_left);
    let mut reversed = visual;
    // A glyph of two letters has them in reading order already.
    reversed.reverse();
    // Numbers and Latin letters inside run from left to right.
    for run in reversed.chunk_by_mut(|one, other| !right_to_left(one) && !right_to_left(other)) {
        if run.iter().any(|text| !right_to_left(text) && text.chars().any(char::is_alphanumeric)) {
            run.reverse();
        }
    }
    reversed.concat()
}

pub(super) fn is_superscript(char: char) -> bool {
    matches!(char, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '⁻' | '⁺')
}

/// The raised forms of digits and signs.
pub(super) fn superscript(text: &str) -> Option<String> {
    text.chars()
        .map(|char| match char {
            '0' => Some('⁰'),
            '1' => Some('¹'),
            '2' => Some('²'),
            '3' => Some('³'),
            '4'..='9' => char::from_u32(u32::from(char) - u32::from('4') + u32::from('⁴')),
            '-' | '−' | '–' => Some('⁻'),
            '+' => Some('⁺'),
            char if is_superscript(char) => Some(char),
            _ => None,
        })
        .collect()
}
