//! Arithmetic of places on a page.

use bta_core::report::Rect;

/// Returns the smallest rectangle around both.
pub(crate) fn around(a: Rect, b: Rect) -> Rect {
    Rect {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    }
}

/// Returns the white space between two spans on one axis; negative where they overlap.
pub(super) fn gap(a: (f32, f32), b: (f32, f32)) -> f32 {
    a.0.max(b.0) - a.1.min(b.1)
}

/// Returns the span of a rectangle from left to right.
pub(super) fn across(rect: Rect) -> (f32, f32) {
    (rect.left, rect.right)
}

/// Returns the span of a rectangle from top to bottom.
pub(super) fn down(rect: Rect) -> (f32, f32) {
    (rect.top, rect.bottom)
}

/// Returns the value at `share` (0.0 to 1.0) of the sorted values, nearest rank.
pub(super) fn quantile(values: &mut [f32], share: f32) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    let last = u16::try_from(values.len().checked_sub(1)?).unwrap_or(u16::MAX);
    let rank = (f32::from(last) * share).round();
    let at = (0..=last).find(|i| f32::from(*i) >= rank)?;
    values.get(usize::from(at)).copied()
}
