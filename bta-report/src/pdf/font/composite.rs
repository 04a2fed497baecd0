//! Fonts with several bytes per glyph.

use std::cell::{OnceCell, RefCell};

use hayro_cmap::{CMap, CidFamily, WritingMode};
use lopdf::{Dictionary, Document, Object};
use rustc_hash::FxHashMap;

use super::{
    super::{ReadError, budget::Budget, object},
    Code, Text,
    cmap::{self, ToUnicode},
    program::Program,
};

/// A font with several bytes per glyph.
#[derive(Debug)]
pub(super) struct Composite {
    encoding: Encoding,
    to_unicode: Option<ToUnicode>,
    family: Option<CidFamily>,
    widths: FxHashMap<u32, f32>,
    default_width: f32,
    /// Characters by glyph number, from the embedded program.
    program: FxHashMap<u32, Text>,
    glyph_numbers: Option<Vec<u8>>,
    pub(super) vertical: bool,
    known: RefCell<FxHashMap<(u8, u32), Code>>,
}

#[derive(Debug)]
enum Encoding {
    /// Two bytes, which are the glyph's number.
    Identity,
    /// A predefined map, read when the first text is shown.
    Predefined(Vec<u8>, OnceCell<Option<Box<CMap>>>),
    Map(Box<CMap>),
}

impl Composite {
    /// Reads the font `dict` whose glyphs are in `descendant`.
    pub(super) fn load(
        document: &Document,
        (dict, descendant): (&Dictionary, &Dictionary),
        to_unicode: Option<ToUnicode>,
        budget: &mut Budget,
    ) -> Result<Self, ReadError> {
        let (encoding, vertical) = encoding(document, dict, budget)?;
        let family = family(document, descendant);
        let needs_program =
            to_unicode.is_none() && family.as_ref().and_then(CidFamily::ucs2_cmap).is_none();
        let mut program = FxHashMap::default();
        let mut glyph_numbers = None;
        if needs_program {
            if let Some(found) = Program::load(document, descendant, budget)? {
                program = found.glyphs();
            }
            if let Some(Object::Stream(stream)) = object::get(document, descendant, b"CIDToGIDMap")
            {
                glyph_numbers = Some(object::bytes(stream, budget)?.into_owned());
            }
        }
        Ok(Self {
            encoding,
            to_unicode,
            family,
            widths: widths(document, descendant, budget)?,
            default_width: object::number(document, descendant, b"DW").unwrap_or(1000.0) / 1000.0,
            program,
            glyph_numbers,
            vertical,
            known: RefCell::default(),
        })
    }

    pub(super) fn decode(
        &self,
        mut bytes: &[u8],
        mut show: impl FnMut(Code) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        while !bytes.is_empty() {
            let (length, code, cid) = self.next(bytes);
            bytes = bytes.get(usize::from(length)..).unwrap_or_default();
            let key = (length, code);
            let found = self.known.borrow().get(&key).cloned();
            let code = found.unwrap_or_else(|| {
                let made = self.code(length, code, cid);
                self.known.borrow_mut().insert(key, made.clone());
                made
            });
            show(code)?;
        }
        Ok(())
    }

    /// The length of the next code, the code and its glyph number.
    fn next(&self, bytes: &[u8]) -> (u8, u32, u32) {
        let map = match &self.encoding {
            Encoding::Identity => None,
            Encoding::Predefined(name, map) => {
                map.get_or_init(|| cmap::predefined(name).map(Box::new)).as_deref()
            }
            Encoding::Map(map) => Some(&**map),
        };
        if let Some(map) = map {
            let mut code = 0;
            for (length, &byte) in (1..=4_u8).zip(bytes) {
                code = code << 8 | u32::from(byte);
                if let Some(cid) = map.lookup_cid_code(code, length) {
                    return (length, code, cid);
                }
            }
        }
        match bytes {
            [high, low, ..] => {
                let code = u32::from(*high) << 8 | u32::from(*low);
                (2, code, code)
            }
            [last] => (1, u32::from(*last), u32::from(*last)),
            [] => (1, 0, 0),
        }
    }

    fn code(&self, length: u8, code: u32, cid: u32) -> Code {
        let text = self
            .to_unicode
            .as_ref()
            .and_then(|map| map.text(code))
            .or_else(|| cmap::collected(cmap::collection(self.family.as_ref()?)?, cid))
            .or_else(|| self.program.get(&self.glyph(cid)).cloned())
            .unwrap_or(Text::Unknown);
        Code {
            text,
            width: self.widths.get(&cid).copied().unwrap_or(self.default_width),
            is_space: length == 1 && code == 32,
        }
    }

    fn glyph(&self, cid: u32) -> u32 {
        let Some(map) = &self.glyph_numbers else { return cid };
        let at = usize::try_from(cid).unwrap_or(usize::MAX).saturating_mul(2);
        match map.get(at..).unwrap_or_default() {
            [high, low, ..] => u32::from(*high) << 8 | u32::from(*low),
            _ => cid,
        }
    }
}

fn encoding(
    document: &Document,
    dict: &Dictionary,
    budget: &mut Budget,
) -> Result<(Encoding, bool), ReadError> {
    Ok(match object::get(document, dict, b"Encoding") {
        Some(Object::Name(name)) if name.starts_with(b"Identity") => {
            (Encoding::Identity, name.ends_with(b"-V"))
        }
        Some(Object::Name(name)) => {
            (Encoding::Predefined(name.clone(), OnceCell::new()), name.ends_with(b"-V"))
        }
        Some(object @ Object::Stream(_)) => match cmap::parse(object, budget)? {
            Some(map) => {
                let vertical = map.metadata().writing_mode == Some(WritingMode::Vertical);
                (Encoding::Map(Box::new(map)), vertical)
            }
            None => (Encoding::Identity, false),
        },
        _ => (Encoding::Identity, false),
    })
}

fn family(document: &Document, descendant: &Dictionary) -> Option<CidFamily> {
    let info = object::dict(document, descendant, b"CIDSystemInfo")?;
    let text = |key| object::get(document, info, key)?.as_str().ok();
    Some(CidFamily::from_registry_ordering(text(b"Registry")?, text(b"Ordering")?))
}

/// Reads `W`: `first [w w w]` and `first last w`.
fn widths(
    document: &Document,
    descendant: &Dictionary,
    budget: &mut Budget,
) -> Result<FxHashMap<u32, f32>, ReadError> {
    let array = object::array(document, descendant, b"W").unwrap_or_default();
    let mut widths = FxHashMap::default();
    let mut rest = array.iter();
    let number = |object: &Object| object::resolve(document, object)?.as_float().ok();
    let cid = |object: &Object| match object::resolve(document, object)? {
        Object::Integer(cid) => u32::try_from(*cid).ok().filter(|&cid| cid <= 0xFFFF),
        _ => None,
    };
    while let (Some(first), Some(second)) = (rest.next(), rest.next()) {
        let Some(first) = cid(first) else { continue };
        match object::resolve(document, second) {
            Some(Object::Array(list)) => {
                budget.width_entries(list.len())?;
                let given = (first..).zip(list);
                widths
                    .extend(given.filter_map(|(cid, width)| Some((cid, number(width)? / 1000.0))));
            }
            _ => {
                let (Some(last), Some(width)) = (cid(second), rest.next().and_then(number)) else {
                    continue;
                };
                let count = usize::try_from(last.saturating_sub(first)).unwrap_or(usize::MAX);
                budget.width_entries(count)?;
                widths.extend((first..=last).map(|cid| (cid, width / 1000.0)));
            }
        }
    }
    Ok(widths)
}
