//! Character maps: of the document (`ToUnicode`, encodings) and the predefined ones of Chinese,
//! Japanese and Korean.

use std::sync::OnceLock;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use lopdf::{Dictionary, Document, Object};

use super::{
    super::{ReadError, budget::Budget, object},
    Text,
};

/// What the codes of a font mean, as the document says.
#[derive(Debug)]
pub(super) enum ToUnicode {
    /// A map.
    Map(Box<CMap>),
    /// The codes are Unicode already.
    Identity,
}

impl ToUnicode {
    pub(super) fn load(
        document: &Document,
        font: &Dictionary,
        budget: &mut Budget,
    ) -> Result<Option<Self>, ReadError> {
        Ok(match object::get(document, font, b"ToUnicode") {
            Some(Object::Name(name)) if name.starts_with(b"Identity") => Some(Self::Identity),
            Some(object @ Object::Stream(_)) => {
                parse(object, budget)?.map(|map| Self::Map(Box::new(map)))
            }
            _ => None,
        })
    }

    pub(super) fn text(&self, code: u32) -> Option<Text> {
        let text = match self {
            Self::Identity => Text::Char(char::from_u32(code)?),
            Self::Map(map) => from_map(map.lookup_bf_string(code)?),
        };
        text.is_useful().then_some(text)
    }
}

fn from_map(found: BfString) -> Text {
    match found {
        BfString::Char(char) => Text::Char(char),
        BfString::String(text) => Text::from_chars(text.trim_matches('\0').chars()),
    }
}

/// Reads a map that is stored in the document.
pub(super) fn parse(object: &Object, budget: &mut Budget) -> Result<Option<CMap>, ReadError> {
    let Object::Stream(stream) = object else { return Ok(None) };
    let bytes = object::bytes(stream, budget)?;
    // Every entry has at least two strings in angle brackets.
    budget.cmap_ranges(bytes.iter().filter(|&&byte| byte == b'<').count() / 2)?;
    // A map may build upon another only if that one is predefined; anything else could be a loop.
    Ok(CMap::parse(&bytes, load_embedded))
}

/// The predefined map with this name.
pub(super) fn predefined(name: &[u8]) -> Option<CMap> {
    match name {
        b"Identity-H" => Some(CMap::identity_h()),
        b"Identity-V" => Some(CMap::identity_v()),
        _ => CMap::parse(load_embedded(CMapName::from_bytes(name))?, load_embedded),
    }
}

/// The map from the glyph numbers of a character collection to Unicode, made at its first use.
pub(super) fn collection(family: &CidFamily) -> Option<&'static CMap> {
    static MAPS: [OnceLock<Option<CMap>>; 4] = [const { OnceLock::new() }; 4];
    let index = match family {
        CidFamily::AdobeJapan1 => 0,
        CidFamily::AdobeGB1 => 1,
        CidFamily::AdobeCNS1 => 2,
        CidFamily::AdobeKorea1 => 3,
        CidFamily::AdobeIdentity | CidFamily::Custom { .. } => return None,
    };
    let map = MAPS
        .get(index)?
        .get_or_init(|| CMap::parse(load_embedded(family.ucs2_cmap()?)?, load_embedded));
    map.as_ref()
}

/// The character of a collection's glyph number.
pub(super) fn collected(map: &CMap, cid: u32) -> Option<Text> {
    map.lookup_bf_string(cid).map(from_map).filter(Text::is_useful)
}
