//! Which part of a page something covers, as a grid.

use bta_core::report::Rect;

/// Rows and columns of the grid.
const SIDE: u8 = 64;

/// A page as 64 by 64 cells, each covered or not.
#[derive(Clone, Debug)]
pub(super) struct Cover {
    width: f32,
    height: f32,
    rows: [u64; SIDE as usize],
}

/// When a cell counts as covered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Rule {
    /// When its middle is.
    Middle,
    /// When any part of it is.
    Touch,
}

impl Cover {
    pub(super) const fn new(width: f32, height: f32) -> Self {
        Self { width, height, rows: [0; SIDE as usize] }
    }

    /// Covers an area.
    pub(super) fn add(&mut self, area: Rect, rule: Rule) {
        let columns = cells(area.left / self.width, area.right / self.width, rule);
        let mask = columns.fold(0_u64, |mask, column| mask | 1 << column);
        for row in cells(area.top / self.height, area.bottom / self.height, rule) {
            if let Some(row) = self.rows.get_mut(usize::from(row)) {
                *row |= mask;
            }
        }
    }

    /// Whether the cell at a place is covered.
    pub(super) fn has(&self, x: f32, y: f32) -> bool {
        let (Some(column), Some(row)) = (cell(x / self.width), cell(y / self.height)) else {
            return false;
        };
        self.rows.get(usize::from(row)).is_some_and(|row| row >> column & 1 == 1)
    }

    /// Which share of the cells is covered.
    pub(super) fn share(&self) -> f32 {
        let covered: u32 = self.rows.iter().map(|row| row.count_ones()).sum();
        let all = f32::from(SIDE) * f32::from(SIDE);
        u16::try_from(covered).map_or(1.0, |covered| f32::from(covered) / all)
    }
}

/// The cells between two places, which are parts of the whole.
fn cells(from: f32, to: f32, rule: Rule) -> std::ops::Range<u8> {
    let half = if rule == Rule::Middle { 0.5 } else { 0.0 };
    let (from, to) = (from * f32::from(SIDE) - half, to * f32::from(SIDE) - half);
    match rule {
        Rule::Middle => bounded(from.ceil())..bounded(to.floor() + 1.0),
        Rule::Touch => bounded(from.floor())..bounded(to.ceil()),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 64")]
fn bounded(number: f32) -> u8 {
    number.clamp(0.0, f32::from(SIDE)) as u8
}

fn cell(part: f32) -> Option<u8> {
    (0.0..1.0).contains(&part).then(|| bounded(part * f32::from(SIDE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas() {
        let mut cover = Cover::new(640.0, 640.0);
        cover.add(Rect { left: 0.0, top: 0.0, right: 320.0, bottom: 640.0 }, Rule::Middle);
        assert!((cover.share() - 0.5).abs() < 0.001);
        assert!(cover.has(319.0, 639.0) && !cover.has(321.0, 5.0) && !cover.has(-1.0, 5.0));
        let thin = Rect { left: 400.0, top: 100.0, right: 400.5, bottom: 100.5 };
        cover.add(thin, Rule::Middle);
        assert!(!cover.has(400.2, 100.2));
        cover.add(thin, Rule::Touch);
        assert!(cover.has(400.2, 100.2));
        let all = Rect { left: -1e9, top: f32::NAN, right: 1e9, bottom: 1e9 };
        cover.add(all, Rule::Touch);
    }
}
