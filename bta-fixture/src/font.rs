//! Fonts: how text becomes bytes, and the objects that explain those bytes.

use std::collections::BTreeMap;

use crate::{
    bytes::hexadecimal,
    file::{File, Storing},
};

/// A font of a page.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Font {
    /// Helvetica with the encoding of Windows for Western Europe.
    Helvetica,
    /// The bold Helvetica.
    HelveticaBold,
    /// Courier: every character 0.6 wide.
    Courier,
    /// Two bytes per glyph and a `ToUnicode` map: any script.
    Unicode,
    /// One byte per glyph, the glyphs named in `Differences`, no `ToUnicode`: any 200 characters.
    Named,
    /// A Type 3 font, whose glyphs are little drawings, with a `ToUnicode` map.
    Drawn,
}

/// Widths of Helvetica from space to tilde in thousandths.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Characters of the encoding of Windows from 0x80 to 0x9F.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// How wide `text` is in points.
#[must_use]
pub fn text_width(font: Font, size: f32, text: &str) -> f32 {
    text.chars().map(|char| f32::from(width(font, char)) * size / 1000.0).sum()
}

/// The width of a glyph in thousandths.
pub(crate) fn width(font: Font, char: char) -> u16 {
    let wide = matches!(u32::from(char), 0x1100..=0x11FF | 0x2E80..=0xD7FF | 0xF900..=0xFAFF | 0xFF00..=0xFF60);
    match font {
        Font::Courier => 600,
        _ if wide => 1000,
        _ => {
            let index = usize::try_from(u32::from(char)).unwrap_or(usize::MAX).checked_sub(32);
            index.and_then(|index| HELVETICA.get(index)).copied().unwrap_or(556)
        }
    }
}

impl Font {
    /// Whether it can show `text`.
    pub(crate) fn can_show(self, text: &str) -> bool {
        match self {
            Self::Helvetica | Self::HelveticaBold | Self::Courier => {
                text.chars().all(|char| windows(char).is_some())
            }
            Self::Unicode | Self::Named | Self::Drawn => true,
        }
    }
}

fn windows(char: char) -> Option<u8> {
    match char {
        ' '..='~' | '\u{a0}'..='ÿ' => u8::try_from(u32::from(char)).ok(),
        _ => {
            let index = WINDOWS.iter().position(|&other| other == char)?;
            u8::try_from(0x80 + index).ok()
        }
    }
}

/// A font of a document with the characters it has shown so far.
#[derive(Clone, Debug)]
pub(crate) struct Used {
    font: Font,
    codes: BTreeMap<char, u16>,
}

impl Used {
    pub(crate) const fn new(font: Font) -> Self {
        Self { font, codes: BTreeMap::new() }
    }

    /// The bytes that show `text`.
    pub(crate) fn encode(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        for char in text.chars() {
            match self.font {
                Font::Helvetica | Font::HelveticaBold | Font::Courier => {
                    bytes.push(windows(char).unwrap_or(b'?'));
                }
                Font::Unicode => bytes.extend(self.code(char, 3).to_be_bytes()),
                Font::Named | Font::Drawn => {
                    let [_, low] = self.code(char, 40).to_be_bytes();
                    bytes.push(low);
                }
            }
        }
        bytes
    }

    /// Codes are given in the order of first use, so that they say nothing about the character.
    fn code(&mut self, char: char, first: u16) -> u16 {
        let next = first + u16::try_from(self.codes.len()).unwrap_or(0);
        *self.codes.entry(char).or_insert(next)
    }

    /// Writes the objects of the font and returns the number of the font.
    pub(crate) fn write(&self, file: &mut File) -> usize {
        match self.font {
            Font::Helvetica => file.add(standard("Helvetica")),
            Font::HelveticaBold => file.add(standard("Helvetica-Bold")),
            Font::Courier => file.add(standard("Courier")),
            Font::Unicode => self.write_unicode(file),
            Font::Named => self.write_named(file),
            Font::Drawn => self.write_drawn(file),
        }
    }

    fn write_unicode(&self, file: &mut File) -> usize {
        let map = file.stream("", self.to_unicode(2).into_bytes(), Storing::Plain);
        let widths: Vec<String> = self
            .codes
            .iter()
            .map(|(&char, code)| format!("{code} [{}]", width(self.font, char)))
            .collect();
        let descendant = file.add(format!(
            "<</Type /Font /Subtype /CIDFontType2 /BaseFont /Fixture /DW 556 /W [{}] \
             /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>",
            widths.join(" ")
        ));
        file.add(format!(
            "<</Type /Font /Subtype /Type0 /BaseFont /Fixture /Encoding /Identity-H \
             /DescendantFonts [{descendant} 0 R] /ToUnicode {map} 0 R>>"
        ))
    }

    fn write_named(&self, file: &mut File) -> usize {
        let names: Vec<String> = self
            .codes
            .iter()
            .map(|(&char, code)| format!("{code} /uni{:04X}", u32::from(char)))
            .collect();
        file.add(format!(
            "<</Type /Font /Subtype /Type1 /BaseFont /Fixture /FirstChar 0 /LastChar 255 \
             /Widths [{}] /Encoding <</Type /Encoding /Differences [{}]>>>>",
            self.widths(),
            names.join(" ")
        ))
    }

    fn write_drawn(&self, file: &mut File) -> usize {
        let map = file.stream("", self.to_unicode(1).into_bytes(), Storing::Plain);
        let square = file.stream("", b"500 0 d0 0 0 400 700 re f".to_vec(), Storing::Plain);
        let names: Vec<String> =
            self.codes.values().map(|code| format!("{code} /g{code}")).collect();
        let drawings: Vec<String> =
            self.codes.values().map(|code| format!("/g{code} {square} 0 R")).collect();
        file.add(format!(
            "<</Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] \
             /FirstChar 0 /LastChar 255 /Widths [{}] /Encoding <</Differences [{}]>> \
             /CharProcs <<{}>> /ToUnicode {map} 0 R>>",
            self.widths(),
            names.join(" "),
            drawings.join(" ")
        ))
    }

    fn widths(&self) -> String {
        let mut widths = vec!["0".to_owned(); 256];
        for (&char, &code) in &self.codes {
            if let Some(slot) = widths.get_mut(usize::from(code)) {
                *slot = width(self.font, char).to_string();
            }
        }
        widths.join(" ")
    }

    fn to_unicode(&self, bytes: usize) -> String {
        let entries: Vec<String> = self
            .codes
            .iter()
            .map(|(char, code)| {
                let code = code.to_be_bytes();
                let units: Vec<u8> = char
                    .encode_utf16(&mut [0; 2])
                    .iter()
                    .flat_map(|unit| unit.to_be_bytes())
                    .collect();
                let code = code.get(2 - bytes..).unwrap_or_default();
                format!("{} {}", hexadecimal(code), hexadecimal(&units))
            })
            .collect();
        let blocks: Vec<String> = entries
            .chunks(100)
            .map(|block| format!("{} beginbfchar\n{}\nendbfchar\n", block.len(), block.join("\n")))
            .collect();
        let last = "FF".repeat(bytes);
        format!(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Fixture def\n\
             1 begincodespacerange\n<{}> <{last}>\nendcodespacerange\n{}endcmap\nend\nend\n",
            "00".repeat(bytes),
            blocks.concat()
        )
    }
}

fn standard(name: &str) -> String {
    format!("<</Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding>>")
}
