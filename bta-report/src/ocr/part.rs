//! Connected parts of the ink: letters, points, specks and lines.

use super::gray::Gray;

/// Ink pixels that stand side by side in one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) row: usize,
    pub(super) from: usize,
    /// One after the last.
    pub(super) to: usize,
    /// The part that it belongs to.
    pub(super) part: usize,
}

/// Ink that hangs together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) area: usize,
    pub(super) left: usize,
    pub(super) top: usize,
    /// One after the last.
    pub(super) right: usize,
    pub(super) bottom: usize,
}

impl Part {
    const NONE: Self = Self { area: 0, left: usize::MAX, top: usize::MAX, right: 0, bottom: 0 };

    fn add(&mut self, run: &Run) {
        self.area += run.to - run.from;
        self.left = self.left.min(run.from);
        self.right = self.right.max(run.to);
        self.top = self.top.min(run.row);
        self.bottom = self.bottom.max(run.row + 1);
    }

    pub(super) const fn width(&self) -> usize {
        self.right - self.left
    }

    pub(super) const fn height(&self) -> usize {
        self.bottom - self.top
    }
}

/// The parts of all pixels darker than `threshold`, and the runs that they consist of.
pub(super) fn parts(gray: &Gray, threshold: u8) -> (Vec<Part>, Vec<Run>) {
    let mut runs = runs(gray, threshold);
    let mut roots: Vec<usize> = (0..runs.len()).collect();
    // Two rows at a time, each from left to right: runs that touch, corners too, hang together.
    let (mut above, mut here) = (0, 0);
    while let Some(run) = runs.get(here).copied() {
        while let Some(before) = runs.get(above) {
            let passed =
                before.row + 1 < run.row || (before.row + 1 == run.row && before.to < run.from);
            if !passed {
                break;
            }
            above += 1;
        }
        let touching = runs.iter().enumerate().skip(above);
        let touching =
            touching.take_while(|(_, other)| other.row + 1 == run.row && other.from <= run.to);
        for (other, _) in touching {
            let (one, other) = (root(&mut roots, here), root(&mut roots, other));
            if let Some(slot) = roots.get_mut(one.max(other)) {
                *slot = one.min(other);
            }
        }
        here += 1;
    }
    let mut numbers = vec![usize::MAX; runs.len()];
    let mut parts = Vec::new();
    for (at, run) in runs.iter_mut().enumerate() {
        let root = root(&mut roots, at);
        let Some(number) = numbers.get_mut(root) else { continue };
        if *number == usize::MAX {
            *number = parts.len();
            parts.push(Part::NONE);
        }
        run.part = *number;
        if let Some(part) = parts.get_mut(*number) {
            part.add(run);
        }
    }
    (parts, runs)
}

fn runs(gray: &Gray, threshold: u8) -> Vec<Run> {
    let mut runs = Vec::new();
    for (row, pixels) in gray.rows().enumerate() {
        let mut from = None;
        for (x, &pixel) in pixels.iter().chain([&255]).enumerate() {
            match (pixel < threshold, from) {
                (true, None) => from = Some(x),
                (false, Some(start)) => {
                    runs.push(Run { row, from: start, to: x, part: 0 });
                    from = None;
                }
                _ => {}
            }
        }
    }
    runs
}

fn root(roots: &mut [usize], mut at: usize) -> usize {
    while let Some(&above) = roots.get(at) {
        if above == at {
            break;
        }
        // Halves the way for the next one.
        let next = roots.get(above).copied().unwrap_or(above);
        if let Some(slot) = roots.get_mut(at) {
            *slot = next;
        }
        at = next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_touches_hangs_together() {
        let rows = ["#..#.", "#..#.", ".##..", "....#", "#...."];
        let pixels = rows.concat().bytes().map(|b| if b == b'#' { 0 } else { 255 }).collect();
        let (parts, runs) = parts(&Gray { width: 5, height: 5, pixels }, 128);
        let areas: Vec<usize> = parts.iter().map(|part| part.area).collect();
        assert_eq!(areas, [6, 1, 1]);
        assert_eq!((parts[0].width(), parts[0].height()), (4, 3));
        assert_eq!(runs.iter().filter(|run| run.part == 0).count(), 5);
    }
}
