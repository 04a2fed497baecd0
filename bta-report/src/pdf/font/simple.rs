//! Fonts with one byte per glyph: Type 1, TrueType, Type 3.

use lopdf::{Dictionary, Document};
use rustc_hash::FxHashMap;

use super::{
    super::{ReadError, budget::Budget, object},
    Code, Text,
    cmap::ToUnicode,
    encoding::{Base, Encoding, named},
    metrics,
    program::Program,
};

/// A font with one byte per glyph, as a table.
#[derive(Debug)]
pub(super) struct Simple(Vec<(Text, f32)>);

impl Simple {
    pub(super) fn load(
        document: &Document,
        font: &Dictionary,
        to_unicode: Option<&ToUnicode>,
        budget: &mut Budget,
    ) -> Result<Self, ReadError> {
        let encoding = Encoding::load(document, font);
        let name = object::name(document, font, b"BaseFont").unwrap_or_default();
        let changed: FxHashMap<u8, &[u8]> = encoding.differences.iter().copied().collect();
        // What the program says counts where the document names no encoding.
        let inner = if encoding.base.is_none() && (to_unicode.is_none() || changed.is_empty()) {
            Program::load(document, font, budget)?.and_then(|program| program.encoding())
        } else {
            None
        };
        let base = if name.windows(8).any(|window| window == b"ingdings") {
            Base::Wingdings
        } else {
            encoding.base.unwrap_or_else(|| default_base(document, font, name))
        };
        let text = |code: u8| {
            let wingding = (base == Base::Wingdings).then(|| base.char(code)).flatten();
            if let Some(wingding) = wingding {
                return Text::Char(wingding);
            }
            to_unicode
                .and_then(|map| map.text(u32::from(code)))
                .or_else(|| changed.get(&code).and_then(|name| named(name)))
                .or_else(|| changed.get(&code).and_then(|name| numbered(name)))
                .or_else(|| inner.as_ref()?.get(&code).cloned())
                .or_else(|| {
                    (!changed.contains_key(&code)).then(|| base.char(code).map(Text::Char))?
                })
                .unwrap_or(Text::Unknown)
        };
        let widths = widths(document, font, budget)?;
        let standard = |text: &Text| match text {
            Text::Char(char) => metrics::width(name, *char),
            _ => 0.5,
        };
        let table = (0..=255_u8).zip(widths).map(|(code, width)| {
            let text = text(code);
            let width = width.unwrap_or_else(|| standard(&text));
            (text, width)
        });
        Ok(Self(table.collect()))
    }

    pub(super) fn code(&self, byte: u8) -> Code {
        let (text, width) = self.0.get(usize::from(byte)).cloned().unwrap_or((Text::Unknown, 0.5));
        Code { text, width, is_space: byte == 32 }
    }
}

fn default_base(document: &Document, font: &Dictionary, name: &[u8]) -> Base {
    let has = |part: &[u8]| name.windows(part.len()).any(|window| window == part);
    if has(b"ZapfDingbats") {
        Base::Dingbats
    } else if has(b"Symbol") {
        Base::Symbol
    } else if object::name(document, font, b"Subtype") == Some(b"TrueType") {
        Base::Windows
    } else {
        Base::Standard
    }
}

/// Names such as `g65` or `c65` that some programs make from the code of the character.
fn numbered(name: &[u8]) -> Option<Text> {
    let (first, digits) = name.split_first()?;
    if !first.is_ascii_alphabetic() || !(2..=3).contains(&digits.len()) {
        return None;
    }
    let code: u8 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Base::Windows.char(code).map(Text::Char)
}

/// The widths that the document gives, for a font size of 1.
fn widths(
    document: &Document,
    font: &Dictionary,
    budget: &mut Budget,
) -> Result<[Option<f32>; 256], ReadError> {
    let mut widths = [None; 256];
    let Some(array) = object::array(document, font, b"Widths") else { return Ok(widths) };
    budget.width_entries(array.len())?;
    // Type 3 fonts bring their own scale; all others count in thousandths.
    let scale = if object::name(document, font, b"Subtype") == Some(b"Type3") {
        object::array(document, font, b"FontMatrix")
            .and_then(|matrix| object::numbers::<6>(document, matrix))
            .map_or(0.001, |matrix| matrix[0].abs())
    } else {
        0.001
    };
    let first = object::integer(document, font, b"FirstChar").unwrap_or(0);
    let missing = object::dict(document, font, b"FontDescriptor")
        .and_then(|descriptor| object::number(document, descriptor, b"MissingWidth"));
    for (code, width) in (0..).zip(&mut widths) {
        let given = usize::try_from(code - first)
            .ok()
            .and_then(|index| array.get(index))
            .and_then(|width| object::resolve(document, width)?.as_float().ok());
        *width = given.or(missing).map(|given| given * scale);
    }
    Ok(widths)
}
