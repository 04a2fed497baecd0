//! How a page lies: on its side or not, and how far askew.

use super::gray::{index, real};
use super::part::Part;

/// The steepest slope that is looked for, in radians: ten degrees.
const STEEPEST: f32 = 0.175;

/// How the lines of a page run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slope {
    /// Whether lines run from top to bottom, or the other way.
    pub(super) sideways: bool,
    /// The slope of the lines in radians, downwards to the right in a picture that is not sideways.
    pub(super) angle: f32,
}

/// Finds out how lines run: letters stand on them, so that their feet fall together.
pub(super) fn slope(letters: &[Part], dpi: f32) -> Slope {
    const FEW: usize = 24;
    if letters.len() < FEW {
        return Slope { sideways: false, angle: 0.0 };
    }
    let middle = |from: usize, to: usize| real(from + to) / 2.0;
    let feet: Vec<(f32, f32)> =
        letters.iter().map(|part| (middle(part.left, part.right), real(part.bottom))).collect();
    let sides: Vec<(f32, f32)> = letters
        .iter()
        .flat_map(|part| {
            let y = middle(part.top, part.bottom);
            [(y, real(part.right)), (y, real(part.left))]
        })
        .collect();
    let (upright, score) = best(&feet, dpi);
    // On a page that lies on its side the feet of the letters are left or right.
    let (left, right): (Vec<_>, Vec<_>) = {
        let pairs = sides.chunks_exact(2);
        pairs.map(|pair| (pair[1], pair[0])).unzip()
    };
    let lying = [best(&left, dpi), best(&right, dpi)];
    let (angle, other) = if lying[0].1 > lying[1].1 { lying[0] } else { lying[1] };
    if other > 1.15 * score {
        Slope { sideways: true, angle: -angle }
    } else {
        Slope { sideways: false, angle: upright }
    }
}

/// The slope at which most points fall on few lines, and how much so.
fn best(points: &[(f32, f32)], dpi: f32) -> (f32, f32) {
    let (coarse, _) = steepest(points, dpi / 60.0, (-STEEPEST, STEEPEST), 0.0044);
    let (fine, score) = steepest(points, dpi / 120.0, (coarse - 0.006, coarse + 0.006), 0.0004);
    (fine, score)
}

fn steepest(points: &[(f32, f32)], bin: f32, (from, to): (f32, f32), step: f32) -> (f32, f32) {
    let mut best = (0.0, -1.0);
    let mut angle = from;
    while angle <= to {
        let score = score(points, bin.max(0.5), angle);
        if score > best.1 || (score >= best.1 && angle.abs() < f32::abs(best.0)) {
            best = (angle, score);
        }
        angle += step;
    }
    best
}

/// How unevenly points fall on lines of this slope.
fn score(points: &[(f32, f32)], bin: f32, angle: f32) -> f32 {
    let tangent = angle.tan();
    let places = points.iter().map(|(x, y)| (y - x * tangent) / bin);
    let lowest = places.clone().fold(f32::INFINITY, f32::min);
    let mut counts: Vec<f32> = Vec::new();
    for place in places {
        let Some(at) = index(place - lowest) else { continue };
        if at >= counts.len() {
            counts.resize(at + 1, 0.0);
        }
        if let Some(count) = counts.get_mut(at) {
            *count += 1.0;
        }
    }
    // A line may fall on the border of two bins.
    counts.windows(2).map(|pair| (pair[0] + pair[1]).powi(2)).sum::<f32>() / real(points.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters of a page of 60 lines that run down to the right by `degrees`.
    fn page(degrees: f32) -> Vec<Part> {
        let slope = degrees.to_radians().tan();
        let mut parts = Vec::new();
        for line in 0..60 {
            for letter in 0..40 {
                if (line * 7 + letter * 3) % 5 == 0 {
                    continue;
                }
                let left = 100 + letter * 25 + (line * 13) % 9;
                let bottom = index(200.0 + real(line * 28) + real(left) * slope).unwrap();
                let height = if (line + letter) % 3 == 0 { 16 } else { 11 };
                parts.push(Part {
                    area: 60,
                    left,
                    right: left + 8 + letter % 5,
                    top: bottom - height,
                    bottom,
                });
            }
        }
        parts
    }

    #[test]
    fn slopes() {
        for degrees in [-7.0_f32, -3.0, -0.5, 0.0, 1.3, 4.0] {
            let slope = slope(&page(degrees), 150.0);
            assert!(!slope.sideways);
            assert!((slope.angle.to_degrees() - degrees).abs() < 0.12, "{degrees}: {slope:?}");
        }
    }

    #[test]
    fn sideways() {
        let turned: Vec<Part> = page(2.0)
            .iter()
            .map(|part| Part {
                area: part.area,
                left: 2400 - part.bottom,
                right: 2400 - part.top,
                top: part.left,
                bottom: part.right,
            })
            .collect();
        assert!(slope(&turned, 150.0).sideways);
    }
}
