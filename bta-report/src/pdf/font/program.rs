//! Embedded font programs: asked only for what the document does not say.

use std::borrow::Cow;

use lopdf::{Dictionary, Document, Object};
use rustc_hash::FxHashMap;
use skrifa::{
    FontRef, GlyphId, GlyphNames, MetadataProvider,
    raw::{
        TableProvider,
        ps::{cff::CffFontRef, type1::Type1Font},
    },
};

use super::{
    super::{ReadError, budget::Budget, object},
    Text,
    encoding::named,
};

/// The bytes of a font program, as far as they are embedded.
#[derive(Debug)]
pub(super) struct Program<'a>(Cow<'a, [u8]>);

impl<'a> Program<'a> {
    pub(super) fn load(
        document: &'a Document,
        font: &'a Dictionary,
        budget: &mut Budget,
    ) -> Result<Option<Self>, ReadError> {
        let Some(descriptor) = object::dict(document, font, b"FontDescriptor") else {
            return Ok(None);
        };
        for key in [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"] {
            if let Ok((_, Object::Stream(stream))) =
                descriptor.get(key).and_then(|object| document.dereference(object))
            {
                return Ok(Some(Program(object::bytes(stream, budget)?)));
            }
        }
        Ok(None)
    }

    /// What each byte of a simple font shows by the encoding inside the program.
    pub(super) fn encoding(&self) -> Option<FxHashMap<u8, Text>> {
        if let Ok(font) = FontRef::new(&self.0) {
            return Some(true_type(&font));
        }
        if let Ok(font) = CffFontRef::new(&self.0, 0, None) {
            let encoding = font.encoding()?;
            let glyph = |code| cff_name(&font, encoding.map(code)?);
            return Some((0..=255).filter_map(|code| Some((code, named(glyph(code)?)?))).collect());
        }
        let font = Type1Font::new(&self.0).ok()?;
        let encoding = font.encoding()?;
        let glyph = |code| font.glyph_name(encoding.map(code)?);
        Some((0..=255).filter_map(|code| Some((code, named(glyph(code)?.as_bytes())?))).collect())
    }

    /// The characters of the glyphs of a composite font, by glyph number.
    pub(super) fn glyphs(&self) -> FxHashMap<u32, Text> {
        if let Ok(font) = FontRef::new(&self.0) {
            return glyphs_of(&font);
        }
        let Ok(font) = CffFontRef::new(&self.0, 0, None) else { return FxHashMap::default() };
        (0..font.num_glyphs().min(65_536))
            .filter_map(|glyph| Some((glyph, named(cff_name(&font, GlyphId::new(glyph))?)?)))
            .collect()
    }
}

fn cff_name<'a>(font: &CffFontRef<'a>, glyph: GlyphId) -> Option<&'a [u8]> {
    if font.is_cid() {
        return None;
    }
    font.string(font.charset()?.string_id(glyph)?)
}

fn glyphs_of(font: &FontRef<'_>) -> FxHashMap<u32, Text> {
    let mut glyphs = FxHashMap::default();
    if !font.charmap().is_symbol() {
        for (char, glyph) in font.charmap().mappings().take(65_536) {
            if let Some(char) = char::from_u32(char) {
                let text = Text::Char(char);
                if text.is_useful() {
                    // The first is the plainest: space before no-break space.
                    glyphs.entry(glyph.to_u32()).or_insert(text);
                }
            }
        }
    }
    for (glyph, name) in GlyphNames::new(font).iter().take(65_536) {
        if !name.is_synthesized() && !glyphs.contains_key(&glyph.to_u32()) {
            glyphs.extend(named(name.as_str().as_bytes()).map(|text| (glyph.to_u32(), text)));
        }
    }
    glyphs
}

/// Bytes reach glyphs through the (3,0) or (1,0) table, glyphs reach characters through the others.
fn true_type(font: &FontRef<'_>) -> FxHashMap<u8, Text> {
    let glyphs = glyphs_of(font);
    let Ok(cmap) = font.cmap() else { return FxHashMap::default() };
    let mut codes = FxHashMap::default();
    for record in cmap.encoding_records() {
        let Ok(table) = record.subtable(cmap.offset_data()) else { continue };
        for code in 0..=255_u8 {
            let code_point = u32::from(code);
            let glyph = [code_point, 0xF000 + code_point]
                .into_iter()
                .find_map(|code_point| table.map_codepoint(code_point));
            if let Some(text) = glyph.and_then(|glyph| glyphs.get(&glyph.to_u32())) {
                codes.entry(code).or_insert_with(|| text.clone());
            }
        }
    }
    codes
}
