//! Even light, and no specks.

use super::gray::{Gray, byte, index, real};
use super::part::{Part, Run, parts};

/// A picture with even light, and what of it is ink.
#[derive(Debug)]
pub(super) struct Cleaned {
    /// White paper and dark ink, specks included.
    pub(super) even: Gray,
    /// The same without specks.
    pub(super) clean: Gray,
    /// The parts that are letters by their size.
    pub(super) letters: Vec<Part>,
}

/// Evens the light of a picture of so many dots per inch and takes the specks from it.
pub(super) fn clean(gray: &Gray, dpi: f32) -> Cleaned {
    let even = evened(gray, dpi);
    let threshold = threshold(&even);
    let (parts, runs) = parts(&even, threshold);
    let keep = kept(&parts, dpi, (gray.width, gray.height));
    let clean = whitened(&even, &runs, &keep);
    let letters = parts
        .iter()
        .zip(keep)
        .filter(|(part, keep)| *keep && is_letter(part, dpi))
        .map(|(part, _)| *part)
        .collect();
    Cleaned { even, clean, letters }
}

/// Divides by the light of the paper around each pixel: its brightest places, block by block.
fn evened(gray: &Gray, dpi: f32) -> Gray {
    let side = index(dpi / 6.0).unwrap_or(1).max(8);
    let (columns, rows) = (gray.width.div_ceil(side), gray.height.div_ceil(side));
    let mut light = Vec::with_capacity(columns * rows);
    for row in 0..rows {
        for column in 0..columns {
            let mut counts = [0_u32; 256];
            let lines = gray.rows().skip(row * side).take(side).step_by(2);
            for line in lines {
                let block = line.iter().skip(column * side).take(side).step_by(2);
                block.for_each(|&pixel| counts[usize::from(pixel)] += 1);
            }
            light.push(upper(&counts));
        }
    }
    let light = smoothed(&light, columns, rows);
    let mut pixels = Vec::with_capacity(gray.pixels.len());
    let at = |column: usize, row: usize| {
        let place = row.min(rows.saturating_sub(1)) * columns + column.min(columns - 1);
        light.get(place).copied().unwrap_or(255.0)
    };
    for (y, line) in gray.rows().enumerate() {
        let (row, down) = between(y, side);
        for (x, &pixel) in line.iter().enumerate() {
            let (column, across) = between(x, side);
            let mix = |row| at(column, row) * (1.0 - across) + at(column + 1, row) * across;
            let paper = mix(row) * (1.0 - down) + mix(row + 1) * down;
            pixels.push(byte(f32::from(pixel) * 250.0 / paper));
        }
    }
    Gray { width: gray.width, height: gray.height, pixels }
}

/// The block whose middle stands before a pixel, and how far the pixel is on the way to the next.
fn between(place: usize, side: usize) -> (usize, f32) {
    let doubled = 2 * place + 1;
    if doubled < side {
        return (0, 0.0);
    }
    let block = (doubled - side) / (2 * side);
    (block, real(doubled - side - 2 * side * block) / real(2 * side))
}

/// The brightness that a fifth of a block exceeds.
fn upper(counts: &[u32; 256]) -> f32 {
    let all: u32 = counts.iter().sum();
    let mut above = 0;
    for (brightness, count) in (0_u8..=255).zip(counts).rev() {
        above += count;
        if above * 5 > all {
            return f32::from(brightness);
        }
    }
    255.0
}

/// Blocks inside of pictures and dark bars take the light of the paper beside them.
fn smoothed(light: &[f32], columns: usize, rows: usize) -> Vec<f32> {
    let mut smooth = Vec::with_capacity(light.len());
    for row in 0..rows {
        for column in 0..columns {
            let mut around: Vec<f32> = Vec::with_capacity(25);
            for y in row.saturating_sub(2)..(row + 3).min(rows) {
                for x in column.saturating_sub(2)..(column + 3).min(columns) {
                    around.extend(light.get(y * columns + x));
                }
            }
            around.sort_by(f32::total_cmp);
            let bright = around.get(around.len() * 7 / 10).copied().unwrap_or(255.0);
            smooth.push(bright.max(60.0));
        }
    }
    smooth
}

/// Where ink ends and paper begins: Otsu's threshold, kept where it can be.
pub(super) fn threshold(gray: &Gray) -> u8 {
    let mut counts = [0_u32; 256];
    gray.pixels.iter().step_by(3).for_each(|&pixel| counts[usize::from(pixel)] += 1);
    let value = |(brightness, count): (u8, &u32)| f64::from(brightness) * f64::from(*count);
    let all: f64 = counts.iter().map(|count| f64::from(*count)).sum();
    let sum: f64 = (0_u8..=255).zip(&counts).map(value).sum();
    let (mut dark, mut dark_sum, mut best) = (0.0, 0.0, (0.0, 150));
    for (brightness, count) in (0_u8..=255).zip(&counts) {
        dark += f64::from(*count);
        dark_sum += value((brightness, count));
        let bright = all - dark;
        if dark > 0.0 && bright > 0.0 {
            let apart = dark_sum / dark - (sum - dark_sum) / bright;
            let score = dark * bright * apart * apart;
            if score > best.0 {
                best = (score, brightness);
            }
        }
    }
    best.1.clamp(120, 185)
}

/// The area of a full stop in print of nine points.
fn point_area(dpi: f32) -> f32 {
    let side = dpi * 0.0105;
    side * side
}

fn is_letter(part: &Part, dpi: f32) -> bool {
    let (width, height) = (real(part.width()), real(part.height()));
    (dpi / 30.0..dpi / 3.0).contains(&height) && (dpi / 100.0..dpi / 2.0).contains(&width)
}

/// Which parts are no specks: a point stands beside a letter, grain of the paper anywhere.
fn kept(parts: &[Part], dpi: f32, (width, height): (usize, usize)) -> Vec<bool> {
    let point = point_area(dpi);
    let side = index(dpi / 14.0).unwrap_or(1).max(4);
    let (columns, rows) = (width / side + 1, height / side + 1);
    let mut inked = vec![false; columns * rows];
    for part in parts.iter().filter(|part| real(part.area) > 2.0 * point) {
        for row in part.top / side..=(part.bottom - 1) / side {
            for column in part.left / side..=(part.right - 1) / side {
                if let Some(slot) = inked.get_mut(row * columns + column) {
                    *slot = true;
                }
            }
        }
    }
    let beside = |part: &Part| {
        let (row, column) = (part.top / side, part.left / side);
        (row.saturating_sub(1)..=(row + 1).min(rows - 1)).any(|row| {
            (column.saturating_sub(1)..=(column + 1).min(columns - 1))
                .any(|column| inked.get(row * columns + column) == Some(&true))
        })
    };
    let keep = |part: &Part| {
        let area = real(part.area);
        area > 2.0 * point || (area >= 0.3 * point && beside(part))
    };
    parts.iter().map(keep).collect()
}

/// White, but for the parts that are kept and the pixels around them.
fn whitened(even: &Gray, runs: &[Run], keep: &[bool]) -> Gray {
    const AROUND: usize = 2;
    let mut clean = Gray::white(even.width, even.height);
    for run in runs.iter().filter(|run| keep.get(run.part) == Some(&true)) {
        let (from, to) = (run.from.saturating_sub(AROUND), (run.to + AROUND).min(even.width));
        for row in run.row.saturating_sub(AROUND)..(run.row + AROUND + 1).min(even.height) {
            let (from, to) = (row * even.width + from, row * even.width + to);
            if let (Some(to), Some(from)) =
                (clean.pixels.get_mut(from..to), even.pixels.get(from..to))
            {
                to.copy_from_slice(from);
            }
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_light_is_evened() {
        let mut gray = Gray::white(400, 300);
        for (at, pixel) in gray.pixels.iter_mut().enumerate() {
            *pixel = byte(250.0 - real(at % 400) / 4.0);
        }
        gray.pixels[150 * 400 + 390] = 40;
        let even = evened(&gray, 150.0);
        let paper = even.pixels.iter().filter(|pixel| **pixel > 220).count();
        assert!(paper > 119_000, "{paper}");
        assert!(even.pixels[150 * 400 + 390] < 100);
    }

    #[test]
    fn specks_go_and_points_stay() {
        let mut gray = Gray::white(300, 200);
        gray.ink((100, 100), (10, 18));
        gray.ink((113, 116), (2, 2));
        gray.ink((200, 40), (2, 2));
        gray.ink((30, 150), (1, 1));
        let cleaned = clean(&gray, 200.0);
        let black = |x: usize, y: usize| cleaned.clean.pixels[y * 300 + x] < 60;
        assert!(black(105, 110) && black(113, 116));
        assert!(!black(200, 40) && !black(30, 150));
        assert_eq!(cleaned.letters.len(), 1);
    }
}
