//! Lines of tables: a recognizer takes a table in a frame for a drawing and leaves it out.

use super::gray::{Gray, index};

/// Darker pixels belong to a line.
const DARK: u8 = 170;

/// Erases long thin lines, along rows and columns, from a straight picture of so many dots per inch.
pub(super) fn erase(gray: &mut Gray, dpi: f32) {
    let thick = index(dpi / 30.0).unwrap_or(1).max(3);
    let (width, height) = (gray.width, gray.height);
    let long = |inches: f32| index(inches * dpi).unwrap_or(usize::MAX);
    let across = Axis { along: 1, beside: width, length: width, count: height };
    let down = Axis { along: width, beside: 1, length: height, count: width };
    let mut erased = Vec::new();
    for (axis, long) in [(across, long(0.5)), (down, long(0.4))] {
        for line in 0..axis.count {
            axis.find(gray, line, (long, thick), &mut erased);
        }
    }
    for at in erased {
        if let Some(pixel) = gray.pixels.get_mut(at) {
            *pixel = 255;
        }
    }
}

/// A direction in which pixels are looked at.
#[derive(Clone, Copy, Debug)]
struct Axis {
    /// From a pixel to the next of its line.
    along: usize,
    /// From a line to the next.
    beside: usize,
    length: usize,
    count: usize,
}

impl Axis {
    /// Finds the pixels of one line of pixels that belong to long thin lines.
    fn find(
        &self,
        gray: &Gray,
        line: usize,
        (long, thick): (usize, usize),
        erased: &mut Vec<usize>,
    ) {
        let start = line * self.beside;
        let dark = |place: usize| {
            gray.pixels.get(start + place * self.along).is_some_and(|pixel| *pixel < DARK)
        };
        let mut from = 0;
        while from < self.length {
            if !dark(from) {
                from += 1;
                continue;
            }
            let mut to = from;
            while to < self.length && dark(to) {
                to += 1;
            }
            if to - from >= long {
                let thin = |place: &usize| self.thickness(gray, line, *place, thick + 1) <= thick;
                let samples = (1..=9).map(|part| from + (to - from) * part / 10);
                if samples.filter(thin).count() >= 6 {
                    // The gray border of the line goes with it, and so do its crossings.
                    let around = line.saturating_sub(2)..(line + 3).min(self.count);
                    erased.extend(around.flat_map(|line| {
                        (from..to).map(move |place| line * self.beside + place * self.along)
                    }));
                }
            }
            from = to;
        }
    }

    /// How many dark pixels lie side by side across a line, counted up to `most`.
    fn thickness(&self, gray: &Gray, line: usize, place: usize, most: usize) -> usize {
        let dark = |line: usize| {
            let at = line * self.beside + place * self.along;
            line < self.count && gray.pixels.get(at).is_some_and(|pixel| *pixel < DARK)
        };
        let before =
            (1..=most).take_while(|step| line.checked_sub(*step).is_some_and(dark)).count();
        let after = (1..=most).take_while(|step| dark(line + step)).count();
        1 + before + after
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_and_letters_stay() {
        let mut gray = Gray::white(600, 400);
        gray.ink((20, 100), (500, 3));
        gray.ink((20, 50), (3, 300));
        gray.ink((100, 60), (4, 60));
        gray.ink((200, 200), (25, 30));
        erase(&mut gray, 300.0);
        let black = |x: usize, y: usize| gray.pixels[y * 600 + x] < 60;
        assert!(!black(300, 101) && !black(21, 300));
        assert!(black(101, 80) && black(101, 110), "a letter across the line stays");
        assert!(black(210, 210));
    }
}
