//! Takes away what is drawn but not meant to be read: text under a scan, watermarks, second prints.

use rustc_hash::FxHashMap;

use super::canvas::{Canvas, Glyph, Look};

/// Leaves the glyphs that make words, left to right.
pub(super) fn tidy(canvas: &mut Canvas) {
    let (width, height) = (canvas.width, canvas.height);
    canvas.glyphs.retain(|glyph| {
        // Lines that run across the page are watermarks, lines along its side are remarks.
        glyph.direction.0 > 0.99
            && glyph.size > 0.5
            && glyph.size < height
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
    !glyph.is_space()
}

/// Some programs print a word several times, a little beside, to make it bold.
fn drop_second_prints(glyphs: &mut Vec<Glyph>) {
    let ink: Vec<usize> =
        (0..glyphs.len()).filter(|&index| glyphs.get(index).is_some_and(is_ink)).collect();
    let firsts = first_prints(glyphs, &ink);
    let mut second = vec![false; glyphs.len()];
    for (at, first) in firsts.iter().enumerate() {
        let Some(first) = *first else { continue };
        // One letter alone lies on its like by chance, where two texts cross.
        let before = at.checked_sub(1).and_then(|before| firsts.get(before));
        let beside = [before, firsts.get(at + 1)].into_iter().flatten().any(Option::is_some);
        let follows = at.checked_sub(1).and_then(|before| ink.get(before)) == Some(&first);
        if (beside || follows)
            && let Some(second) = ink.get(at).and_then(|&index| second.get_mut(index))
        {
            *second = true;
            if let Some(glyph) = glyphs.get_mut(first) {
                glyph.look = Look::Bold;
            }
        }
    }
    let mut second = second.into_iter();
    glyphs.retain(|_| second.next() != Some(true));
}

/// For each glyph with ink the earlier glyph that it repeats, if any.
fn first_prints(glyphs: &[Glyph], ink: &[usize]) -> Vec<Option<usize>> {
    const CELL: f32 = 8.0;
    // More glyphs in one place than anybody could read.
    const CROWD: usize = 64;
    // The last glyph of each cell, and for each the one before it in its cell.
    let mut last: FxHashMap<u64, usize> = FxHashMap::default();
    last.reserve(ink.len() / 2);
    let mut before: Vec<Option<usize>> = vec![None; glyphs.len()];
    let mut firsts = Vec::with_capacity(ink.len());
    for &index in ink {
        let Some(glyph) = glyphs.get(index) else { continue };
        let near = (0.12 * glyph.size).min(CELL / 2.0);
        let first = (cell(glyph.x - near, CELL)..=cell(glyph.x + near, CELL))
            .flat_map(|column| {
                let rows = cell(glyph.y - near, CELL)..=cell(glyph.y + near, CELL);
                rows.map(move |row| key(column, row))
            })
            .filter_map(|key| last.get(&key).copied())
            .flat_map(|last| {
                let before = |at: &usize| before.get(*at).copied().flatten();
                std::iter::successors(Some(last), before).take(CROWD)
            })
            .find(|&other| glyphs.get(other).is_some_and(|other| repeats(glyph, other, near)));
        if first.is_none() {
            let cell = key(cell(glyph.x, CELL), cell(glyph.y, CELL));
            if let Some(before) = before.get_mut(index) {
                *before = last.insert(cell, index);
            }
        }
        firsts.push(first);
    }
    firsts
}

fn repeats(one: &Glyph, other: &Glyph, near: f32) -> bool {
    other.text == one.text
        && (other.x - one.x).abs() < near
        && (other.y - one.y).abs() < near
        && (other.size - one.size).abs() < 0.2 * one.size
}

#[expect(clippy::cast_possible_truncation, reason = "places are on the page")]
fn cell(place: f32, size: f32) -> i32 {
    (place / size).floor() as i32
}

fn key(column: i32, row: i32) -> u64 {
    u64::from(column.cast_unsigned()) << 32 | u64::from(row.cast_unsigned())
}
