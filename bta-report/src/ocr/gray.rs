//! A picture of gray pixels, and how a straight one is taken from it.

/// A picture of gray pixels.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Gray {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The pixels row by row; 0 is black, 255 white.
    pub pixels: Vec<u8>,
}

impl Gray {
    /// White paper.
    #[must_use]
    pub fn white(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![255; width * height] }
    }

    /// The picture in the binary PGM format.
    #[must_use]
    pub fn pgm(&self) -> Vec<u8> {
        let mut bytes = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        bytes.extend_from_slice(&self.pixels);
        bytes
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.pixels.chunks_exact(self.width.max(1))
    }

    /// Makes gray paper white and keeps what is darker in proportion: beside white, the edge of a
    /// gray field is taken for print.
    pub(super) fn whiten(&mut self) {
        let mut sorted = self.pixels.clone();
        sorted.sort_unstable();
        let at = |share: usize| sorted.get(sorted.len() * share / 100).copied().map(f32::from);
        let (Some(ink), Some(paper)) = (at(1), at(60)) else { return };
        let white = ink + 0.9 * (paper - ink);
        if white - ink < 24.0 {
            return;
        }
        for pixel in &mut self.pixels {
            *pixel = byte((f32::from(*pixel) - ink) * 255.0 / (white - ink));
        }
    }

    /// Turns it clockwise by quarters.
    pub(super) fn turned(&self, quarters: u8) -> Self {
        let (width, height) = (self.width, self.height);
        let pixels: Vec<u8> = match quarters % 4 {
            0 => return self.clone(),
            2 => self.pixels.iter().rev().copied().collect(),
            odd => {
                let mut pixels = Vec::with_capacity(self.pixels.len());
                for column in 0..width {
                    if odd == 1 {
                        let column = self.pixels.iter().skip(column).step_by(width.max(1));
                        pixels.extend(column.rev());
                    } else {
                        let column = self.pixels.iter().skip(width - 1 - column);
                        pixels.extend(column.step_by(width.max(1)));
                    }
                }
                pixels
            }
        };
        let (width, height) = if quarters % 2 == 1 { (height, width) } else { (width, height) };
        Self { width, height, pixels }
    }

    /// Takes a part of it: `view` says where each of the part's pixels stands here.
    pub(super) fn taken(&self, view: &View) -> Self {
        let mut pixels = Vec::with_capacity(view.width * view.height);
        let (sin, cos) = view.angle.sin_cos();
        let middle = (real(self.width) / 2.0, real(self.height) / 2.0);
        for y in 0..view.height {
            let dy = view.top + (real(y) + 0.5) / view.scale - middle.1;
            for x in 0..view.width {
                let dx = view.left + (real(x) + 0.5) / view.scale - middle.0;
                let here = (middle.0 + cos * dx - sin * dy, middle.1 + sin * dx + cos * dy);
                pixels.push(self.between(here.0 - 0.5, here.1 - 0.5));
            }
        }
        Self { width: view.width, height: view.height, pixels }
    }

    /// The pixel at a place between pixels, by the cubic of Catmull and Rom; white outside.
    fn between(&self, x: f32, y: f32) -> u8 {
        let (left, top) = (x.floor(), y.floor());
        let (across, down) = (weights(x - left), weights(y - top));
        let (Some(left), Some(top)) = (index(left - 1.0), index(top - 1.0)) else { return 255 };
        if left + 4 > self.width || top + 4 > self.height {
            return 255;
        }
        let mut sum = 0.0;
        for (row, weight) in down.into_iter().enumerate() {
            let at = (top + row) * self.width + left;
            let Some(four) = self.pixels.get(at..at + 4) else { return 255 };
            let line: f32 =
                four.iter().zip(across).map(|(&pixel, weight)| f32::from(pixel) * weight).sum();
            sum += line * weight;
        }
        byte(sum)
    }
}

/// Which part of a picture is taken, straightened and scaled.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    /// Where the part begins, in pixels of the straightened picture.
    pub(super) left: f32,
    pub(super) top: f32,
    /// Its size in pixels of its own.
    pub(super) width: usize,
    pub(super) height: usize,
    /// Its pixels for each pixel of the picture.
    pub(super) scale: f32,
    /// The slope of the picture's lines, in radians; the picture is turned back about its middle.
    pub(super) angle: f32,
}

fn weights(t: f32) -> [f32; 4] {
    let (t2, t3) = (t * t, t * t * t);
    [
        (-t3 + 2.0 * t2 - t) / 2.0,
        (3.0 * t3 - 5.0 * t2 + 2.0) / 2.0,
        (-3.0 * t3 + 4.0 * t2 + t) / 2.0,
        (t3 - t2) / 2.0,
    ]
}

#[expect(clippy::cast_precision_loss, reason = "pictures are smaller than 2^24 pixels a side")]
pub(super) const fn real(number: usize) -> f32 {
    number as f32
}

/// The whole number at or below a place, if it is not negative.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked before")]
pub(super) fn index(number: f32) -> Option<usize> {
    (0.0..1e9).contains(&number).then_some(number as usize)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
pub(super) fn byte(number: f32) -> u8 {
    number.clamp(0.0, 255.0).round() as u8
}

#[cfg(test)]
impl Gray {
    /// Fills a rectangle with ink.
    pub(super) fn ink(&mut self, (left, top): (usize, usize), (width, height): (usize, usize)) {
        for y in top..top + height {
            for x in left..left + width {
                self.pixels[y * self.width + x] = 10;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns() {
        let gray = Gray { width: 3, height: 2, pixels: vec![1, 2, 3, 4, 5, 6] };
        assert_eq!(gray.turned(1).pixels, [4, 1, 5, 2, 6, 3]);
        assert_eq!(gray.turned(2).pixels, [6, 5, 4, 3, 2, 1]);
        assert_eq!(gray.turned(3).pixels, [3, 6, 2, 5, 1, 4]);
        assert_eq!(gray.turned(1).turned(3), gray);
    }

    #[test]
    fn gray_paper_becomes_white() {
        let mut gray = Gray { width: 10, height: 4, pixels: vec![240; 40] };
        gray.pixels[13] = 20;
        gray.pixels[14] = 130;
        gray.whiten();
        let white = gray.pixels.iter().filter(|pixel| **pixel == 255).count();
        assert_eq!((white, gray.pixels[13]), (38, 0));
        assert!((100..180).contains(&gray.pixels[14]));
        let mut empty = Gray { width: 10, height: 4, pixels: vec![200; 40] };
        empty.whiten();
        assert!(empty.pixels.iter().all(|pixel| *pixel == 200), "nothing is printed there");
    }

    #[test]
    fn a_view_of_all_is_the_picture() {
        let mut gray = Gray::white(20, 20);
        for at in [105, 106, 107, 210, 230] {
            gray.pixels[at] = 0;
        }
        let (left, top, angle) = (0.0, 0.0, 0.0);
        let all = View { left, top, width: 20, height: 20, scale: 1.0, angle };
        assert_eq!(gray.taken(&all), gray);
        let double = gray.taken(&View { width: 40, height: 40, scale: 2.0, ..all });
        assert!(double.pixels[10 * 40 + 12] < 60 && double.pixels[40 * 20] == 255);
    }
}
