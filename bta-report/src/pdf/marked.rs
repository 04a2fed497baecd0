//! Marked content that says itself what it shows (`ActualText`).

use lopdf::{Dictionary, Document, Object};

use super::{canvas::Glyph, content::Operand, font::Text, object};

/// Marked sections inside each other; deeper ones are taken as they look.
const DEPTH: usize = 64;

/// The marked sections that are open.
#[derive(Debug, Default)]
pub(super) struct Marked {
    open: Vec<Option<Section>>,
    deeper: usize,
}

#[derive(Debug)]
struct Section {
    /// What it shows; a section of a hidden layer shows nothing.
    text: Option<String>,
    first: usize,
}

impl Marked {
    /// A section of a hidden layer begins before glyph number `first`.
    pub(super) fn begin_hidden(&mut self, first: usize) {
        if self.open.len() >= DEPTH {
            self.deeper += 1;
        } else {
            self.open.push(Some(Section { text: None, first }));
        }
    }

    /// A section begins before glyph number `first`.
    pub(super) fn begin(
        &mut self,
        document: &Document,
        resources: Option<&Dictionary>,
        operands: &[Operand<'_>],
        first: usize,
    ) {
        if self.open.len() >= DEPTH {
            self.deeper += 1;
            return;
        }
        let text = match operands.get(1) {
            Some(Operand::Dictionary(entries)) => entries
                .chunks_exact(2)
                .find(|pair| pair.first().and_then(Operand::name) == Some(b"ActualText"))
                .and_then(|pair| pair.get(1)?.text())
                .map(decode),
            Some(Operand::Name(name)) => resources
                .and_then(|resources| object::dict(document, resources, b"Properties"))
                .and_then(|properties| object::dict(document, properties, name))
                .and_then(|properties| object::get(document, properties, b"ActualText"))
                .and_then(|text| match text {
                    Object::String(text, _) => Some(decode(text)),
                    _ => None,
                }),
            _ => None,
        };
        self.open.push(text.map(|text| Section { text: Some(text), first }));
    }

    /// The innermost section ends: its glyphs show what it says.
    pub(super) fn end(&mut self, glyphs: &mut Vec<Glyph>) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(Some(section)) = self.open.pop() else { return };
        match &section.text {
            None => glyphs.truncate(section.first),
            Some(text) => {
                let shown = glyphs.get(section.first..);
                if let Some(replaced) = shown.and_then(|shown| spread(text, shown)) {
                    glyphs.splice(section.first.., replaced);
                }
            }
        }
    }
}

/// Lays the characters of `text` evenly over what `shown` covers, if that is one line.
fn spread(text: &str, shown: &[Glyph]) -> Option<Vec<Glyph>> {
    let (first, last) = (shown.first()?, shown.last()?);
    let straight = shown.iter().all(|glyph| {
        (glyph.y - first.y).abs() < 0.1 * first.size
            && glyph.x >= first.x
            && glyph.direction.0 > 0.99
    });
    let count = text.chars().count();
    if !straight || count == 0 || count > 4 * shown.len() + 8 {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "some hundred at most")]
    let width = (last.x + last.width - first.x) / count as f32;
    let mut x = first.x;
    let glyph = |char| {
        let glyph = Glyph { text: Text::Char(char), x, width, spacing: 0.0, ..first.clone() };
        x += width;
        glyph
    };
    Some(text.chars().map(glyph).collect())
}

/// Decodes a text string: UTF-16, UTF-8 or Latin 1.
fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| match pair {
                [high, low] => u16::from_be_bytes([*high, *low]),
                _ => 0,
            });
            char::decode_utf16(units).flatten().collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().copied().map(char::from).collect(),
    }
}
