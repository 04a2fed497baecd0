//! The colors, and what they say.

use bta_core::report::Rect;

use super::step::Step;
use super::svg::{HEAD, Ink, Svg};

pub(super) const WORD: Ink = Ink::new("#4a90d9", "#dcebfa");
pub(super) const BOLD: Ink = Ink::new("#1f4e8c", "#b9d4f3");
pub(super) const RULE: Ink = Ink::new("#999999", "none");
pub(super) const CELL: Ink = Ink::new("#5b8c3a", "#e3f1d8");
pub(super) const NAME: Ink = Ink::new("#1f5fa8", "#cfe3fb");
pub(super) const VALUE: Ink = Ink::new("#1d7a35", "#c6efcf");
pub(super) const UNIT: Ink = Ink::new("#7a4fb0", "#e4d6f7");
pub(super) const RANGE: Ink = Ink::new("#8a6d00", "#fbeeb8");
pub(super) const FLAG: Ink = Ink::new("#b03030", "#f9cccc");
pub(super) const READ: Ink = Ink::new("#1d7a35", "#d5f2dc");
pub(super) const OUTSIDE: Ink = Ink::new("#c06a00", "#fde3c0");
pub(super) const DOUBTFUL: Ink = Ink::dashed("#c06a00");
pub(super) const REFUSED: Ink = Ink::dashed("#c00000");

/// Draws the legend of a step above the page.
pub(super) fn draw(svg: &mut Svg, step: Step, width: f32) {
    let entries: &[(Ink, &str)] = match step {
        Step::Words => &[(WORD, "word"), (BOLD, "bold word"), (RULE, "line or box drawn")],
        Step::Lines => &[(CELL, "piece of a line, split where the gap is wide")],
        Step::Rows => &[
            (NAME, "name"),
            (VALUE, "value"),
            (UNIT, "unit"),
            (RANGE, "range"),
            (FLAG, "flag"),
            (REFUSED, "looks like a result, not split"),
        ],
        Step::Results => &[
            (READ, "result"),
            (OUTSIDE, "outside its range"),
            (DOUBTFUL, "doubtful"),
            (REFUSED, "refused, or a warning"),
        ],
    };
    svg.text((6.0, -HEAD + 16.0), 9.0, ("#222222", None), step.title());
    let mut x = 150.0;
    for (ink, label) in entries {
        let top = -HEAD + 9.0;
        svg.rect(Rect { left: x, top, right: x + 12.0, bottom: top + 8.0 }, *ink);
        svg.text((x + 15.0, top + 7.0), 7.0, ("#222222", None), label);
        let letters = u16::try_from(label.chars().count()).unwrap_or(40);
        x += 26.0 + 3.9 * f32::from(letters);
    }
    svg.line((0.0, 0.0), (width, 0.0), "#cccccc");
}
