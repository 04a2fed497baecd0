//! Takes away what is drawn but not meant to be read: text under a scan, watermarks, second prints.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use super::{
    canvas::{Canvas, Glyph, Look},
    font::Text,
};

/// Leaves the glyphs that make words, left to right.
pub(super) fn tidy(canvas: &mut Canvas) {
    let (width, height) = (canvas.width, canvas.height);
    canvas.glyphs.retain(|glyph| {
        // Lines that run across the page are watermarks, lines along its side are remarks.
        glyph.direction.0 > 0.99
            && glyph.size > 0.5
            && (-2.0..=width + 2.0).contains(&glyph.x)
            && (-2.0..=height + 2.0).contains(&glyph.y)
    });
    drop_hidden(&mut canvas.glyphs);
    drop_giants(&mut canvas.glyphs);
    drop_second_prints(&mut canvas.glyphs);
}

/// Hidden text is what a scanner recognized; it counts only where nothing else is to be read.
fn drop_hidden(glyphs: &mut Vec<Glyph>) {
    let hidden = glyphs.iter().filter(|glyph| glyph.look == Look::Hidden && is_ink(glyph)).count();
    let visible = glyphs.iter().filter(|glyph| glyph.look != Look::Hidden && is_ink(glyph)).count();
    if hidden > 0 && visible * 4 > hidden {
        glyphs.retain(|glyph| glyph.look != Look::Hidden);
    }
}

fn drop_giants(glyphs: &mut Vec<Glyph>) {
    let mut sizes: Vec<f32> =
        glyphs.iter().filter(|glyph| is_ink(glyph)).map(|glyph| glyph.size).collect();
    if sizes.is_empty() {
        return;
    }
    let middle = sizes.len() / 2;
    let (_, median, _) = sizes.select_nth_unstable_by(middle, f32::total_cmp);
    let giant = (*median * 3.5).max(40.0);
    glyphs.retain(|glyph| glyph.size <= giant);
}

fn is_ink(glyph: &Glyph) -> bool {
    !matches!(glyph.text, Text::Char(char) if char.is_whitespace())
}

/// A fast hash for small keys that nobody chooses to collide for long: glyphs are counted.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

/// Some programs print a word twice, a little beside, to make it bold.
fn drop_second_prints(glyphs: &mut Vec<Glyph>) {
    const CELL: f32 = 8.0;
    let mut cells: HashMap<u64, Vec<usize>, BuildHasherDefault<Mix>> = HashMap::default();
    let mut second = vec![false; glyphs.len()];
    let mut bold = Vec::new();
    for (index, glyph) in glyphs.iter().enumerate() {
        if !is_ink(glyph) {
            continue;
        }
        let near = 0.12 * glyph.size;
        let (column, row) = (cell(glyph.x, CELL), cell(glyph.y, CELL));
        let columns = cell(glyph.x - near, CELL)..=cell(glyph.x + near, CELL);
        let first = columns
            .flat_map(|column| {
                (cell(glyph.y - near, CELL)..=cell(glyph.y + near, CELL))
                    .map(move |row| key(column, row))
            })
            .filter_map(|key| cells.get(&key))
            .flatten()
            .copied()
            .find(|&other| {
                glyphs.get(other).is_some_and(|other| {
                    other.text == glyph.text
                        && (other.x - glyph.x).abs() < near
                        && (other.y - glyph.y).abs() < near
                        && (other.size - glyph.size).abs() < 0.2 * glyph.size
                })
            });
        match first {
            Some(first) => {
                if let Some(second) = second.get_mut(index) {
                    *second = true;
                }
                bold.push(first);
            }
            None => cells.entry(key(column, row)).or_default().push(index),
        }
    }
    for index in bold {
        if let Some(glyph) = glyphs.get_mut(index) {
            glyph.look = Look::Bold;
        }
    }
    let mut second = second.into_iter();
    glyphs.retain(|_| second.next() != Some(true));
}

#[expect(clippy::cast_possible_truncation, reason = "places are on the page")]
fn cell(place: f32, size: f32) -> i32 {
    (place / size).floor() as i32
}

fn key(column: i32, row: i32) -> u64 {
    u64::from(column.cast_unsigned()) << 32 | u64::from(row.cast_unsigned())
}
