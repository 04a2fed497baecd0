//! Fonts: what the bytes of a string show, and how wide.

mod cmap;

mod metrics;

mod program;

mod encoding;

mod simple;

mod composite;

use std::rc::Rc;

use lopdf::{Dictionary, Document};

use self::{cmap::ToUnicode, composite::Composite, simple::Simple};
use super::{ReadError, budget::Budget, object};

/// What one code shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Text {
    /// Nothing that anybody could name.
    Unknown,
    /// One character.
    Char(char),
    /// Several characters, as a ligature or a whole word.
    String(Rc<str>),
}

impl Text {
    fn from_chars(mut chars: impl Iterator<Item = char> + Clone) -> Self {
        let all = chars.clone();
        match (chars.next(), chars.next()) {
            (None, _) => Self::Unknown,
            (Some(one), None) => Self::Char(one),
            _ => Self::String(all.collect::<String>().into()),
        }
    }

    /// Whether a reader could use it: no control character, no private use, no replacement character.
    fn is_useful(&self) -> bool {
        let useful = |char: char| !matches!(char, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
        match self {
            Self::Unknown => false,
            Self::Char(char) => useful(*char),
            Self::String(text) => text.chars().any(useful),
        }
    }
}

/// One code of a string.
#[derive(Clone, Debug)]
pub(super) struct Code {
    pub(super) text: Text,
    /// Advance in text space, for a font size of 1.
    pub(super) width: f32,
    /// Whether it is the single byte 32, which word spacing applies to.
    pub(super) is_space: bool,
}

/// How heavy a font is, by its name or descriptor.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// A font as text extraction sees it.
#[derive(Debug)]
pub(super) struct Font {
    kind: Kind,
    pub(super) weight: Weight,
    /// From the baseline to the top, for a font size of 1.
    pub(super) ascent: f32,
    /// From the baseline to the bottom, for a font size of 1; negative.
    pub(super) descent: f32,
    /// Whether lines run from top to bottom.
    pub(super) vertical: bool,
}

#[derive(Debug)]
enum Kind {
    Simple(Simple),
    Composite(Box<Composite>),
}

impl Font {
    pub(super) fn load(
        document: &Document,
        dict: &Dictionary,
        budget: &mut Budget,
    ) -> Result<Self, ReadError> {
        budget.font()?;
        let to_unicode = ToUnicode::load(document, dict, budget)?;
        let composite = object::name(document, dict, b"Subtype") == Some(b"Type0");
        let descendant = object::array(document, dict, b"DescendantFonts")
            .and_then(|fonts| object::as_dict(object::resolve(document, fonts.first()?)?));
        let carrier = descendant.filter(|_| composite).unwrap_or(dict);
        let descriptor = object::dict(document, carrier, b"FontDescriptor");
        let kind = if composite {
            Kind::Composite(Box::new(Composite::load(
                document,
                (dict, carrier),
                to_unicode,
                budget,
            )?))
        } else {
            Kind::Simple(Simple::load(document, dict, to_unicode.as_ref(), budget)?)
        };
        let (ascent, descent) = height(document, descriptor);
        Ok(Self {
            weight: weight(document, carrier, descriptor),
            vertical: matches!(&kind, Kind::Composite(composite) if composite.vertical),
            kind,
            ascent,
            descent,
        })
    }

    /// Calls `show` with each code of `bytes`.
    pub(super) fn decode(
        &self,
        bytes: &[u8],
        mut show: impl FnMut(Code) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        match &self.kind {
            Kind::Simple(simple) => bytes.iter().try_for_each(|&byte| show(simple.code(byte))),
            Kind::Composite(composite) => composite.decode(bytes, show),
        }
    }
}

fn weight(document: &Document, dict: &Dictionary, descriptor: Option<&Dictionary>) -> Weight {
    let name = object::name(document, dict, b"BaseFont").unwrap_or_default().to_ascii_lowercase();
    let contains = |part: &[u8]| name.windows(part.len()).any(|window| window == part);
    let heavy = descriptor.is_some_and(|descriptor| {
        object::number(document, descriptor, b"FontWeight").is_some_and(|weight| weight >= 600.0)
            || object::integer(document, descriptor, b"Flags")
                .is_some_and(|flags| flags & 0x40000 != 0)
    });
    if heavy || contains(b"bold") || contains(b"black") || contains(b"heavy") {
        Weight::Bold
    } else {
        Weight::Regular
    }
}

/// Ascent and descent, kept between what letters can need: many descriptors say 0 or 2000.
fn height(document: &Document, descriptor: Option<&Dictionary>) -> (f32, f32) {
    let value = |key| descriptor.and_then(|descriptor| object::number(document, descriptor, key));
    let ascent = value(b"Ascent".as_slice()).map_or(0.75, |ascent| ascent / 1000.0);
    let descent = value(b"Descent".as_slice()).map_or(-0.22, |descent| -descent.abs() / 1000.0);
    let ascent = if (0.4..=1.2).contains(&ascent) { ascent } else { 0.75 };
    let descent = if (-0.5..=-0.05).contains(&descent) { descent } else { -0.22 };
    (ascent, descent)
}
