//! The encodings of simple fonts: what a byte means when the document adds nothing.

use lopdf::{Dictionary, Document, Object};
use skrifa::raw::ps::{PredefinedEncoding, agl};

use super::{super::object, Text};

/// Windows code page 1252 from 0x80; unused codes show a bullet.
const WINDOWS: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

/// Mac OS Roman from 0x80.
const MACINTOSH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// The Symbol font from 0x20 to 0x7E.
const SYMBOL_LOW: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// The Symbol font from 0xA0 to 0xFE.
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{f8ff}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// A named encoding.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Base {
    Windows,
    Macintosh,
    Standard,
    Symbol,
    Dingbats,
    /// Wingdings and the like, which have no names in Unicode files: arrows, marks and bullets.
    Wingdings,
}

impl Base {
    pub(super) fn from_name(name: &[u8]) -> Option<Self> {
        match name {
            b"WinAnsiEncoding" | b"PDFDocEncoding" => Some(Self::Windows),
            b"MacRomanEncoding" | b"MacExpertEncoding" => Some(Self::Macintosh),
            b"StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// The character of `code`.
    pub(super) fn char(self, code: u8) -> Option<char> {
        let from =
            |table: &str, first: u8| table.chars().nth(usize::from(code.checked_sub(first)?));
        match self {
            Self::Windows | Self::Macintosh if code < 32 || code == 127 => None,
            Self::Windows | Self::Macintosh if code < 128 => Some(char::from(code)),
            Self::Windows => from(WINDOWS, 128),
            Self::Macintosh => from(MACINTOSH, 128),
            Self::Standard => agl::name_to_char(PredefinedEncoding::Standard.name(code)),
            Self::Symbol if code < 0xA0 => from(SYMBOL_LOW, 32),
            Self::Symbol => from(SYMBOL_HIGH, 0xA0),
            Self::Dingbats => dingbat(code),
            Self::Wingdings => match code {
                0..=32 => (code == 32).then_some(' '),
                0xDF | 0xE7 | 0xEF => Some('←'),
                0xE0 | 0xE8 | 0xF0 => Some('→'),
                0xE1 | 0xE9 | 0xF1 => Some('↑'),
                0xE2 | 0xEA | 0xF2 => Some('↓'),
                0xFB => Some('✗'),
                0xFC => Some('✓'),
                _ => Some('•'),
            },
        }
    }
}

/// Zapf Dingbats stand in Unicode in their own order, with gaps where Unicode had them already.
fn dingbat(code: u8) -> Option<char> {
    let offset = match code {
        0x20 => return Some(' '),
        0x25 => return Some('☎'),
        0x2A => return Some('☛'),
        0x2B => return Some('☞'),
        0x48 => return Some('★'),
        0x6C => return Some('●'),
        0x6E => return Some('■'),
        0x73 => return Some('▲'),
        0x74 => return Some('▼'),
        0x75 => return Some('◆'),
        0x77 => return Some('◗'),
        0xA8 => return Some('♣'),
        0xA9 => return Some('♦'),
        0xAA => return Some('♥'),
        0xAB => return Some('♠'),
        0xAC..=0xB5 => return char::from_u32(0x2460 + u32::from(code - 0xAC)),
        0xD5 => return Some('→'),
        0xD6 => return Some('↔'),
        0xD7 => return Some('↕'),
        0x21..=0x7E => code - 0x20,
        0xA1..=0xFE => code - 0x40,
        _ => return None,
    };
    char::from_u32(0x2700 + u32::from(offset))
}

/// What a glyph name says.
pub(super) fn named(name: &[u8]) -> Option<Text> {
    let name = std::str::from_utf8(name).ok()?;
    let text = Text::from_chars(agl::name_to_chars(name).collect::<Vec<_>>().into_iter());
    text.is_useful().then_some(text)
}

/// The encoding of a simple font: the base that it names and the codes that it changes.
#[derive(Debug, Default)]
pub(super) struct Encoding<'a> {
    pub(super) base: Option<Base>,
    pub(super) differences: Vec<(u8, &'a [u8])>,
}

impl<'a> Encoding<'a> {
    pub(super) fn load(document: &'a Document, font: &'a Dictionary) -> Self {
        match object::get(document, font, b"Encoding") {
            Some(Object::Name(name)) => {
                Self { base: Base::from_name(name), differences: Vec::new() }
            }
            Some(Object::Dictionary(dict)) => Self {
                base: object::name(document, dict, b"BaseEncoding").and_then(Base::from_name),
                differences: differences(document, dict),
            },
            _ => Self::default(),
        }
    }
}

fn differences<'a>(document: &'a Document, dict: &'a Dictionary) -> Vec<(u8, &'a [u8])> {
    let array = object::array(document, dict, b"Differences").unwrap_or_default();
    let mut code = 0_i64;
    let mut differences = Vec::new();
    for object in array {
        match object::resolve(document, object) {
            Some(Object::Integer(start)) => code = *start,
            Some(Object::Name(name)) => {
                differences.extend(u8::try_from(code).ok().map(|code| (code, name.as_slice())));
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    differences
}
