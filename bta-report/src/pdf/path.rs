//! Paths: only the straight ones, which are the lines and boxes of tables.

use bta_core::report::Rect;

use super::{
    canvas::{Canvas, rect},
    matrix::Matrix,
};

/// Lines and boxes of one path; more belong to a drawing.
const PARTS: usize = 2000;

/// The path that is being built.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
    start: (f32, f32),
    at: (f32, f32),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Shape {
    Line,
    Box,
}

#[derive(Clone, Copy, Debug)]
struct Part {
    rect: Rect,
    shape: Shape,
}

impl Path {
    /// Adds to the path.
    pub(super) fn operation(&mut self, operator: &[u8], numbers: [f32; 6], ctm: &Matrix) {
        let [x, y, width, height, x3, y3] = numbers;
        match operator {
            b"m" => {
                self.at = ctm.apply(x, y);
                self.start = self.at;
            }
            b"l" => self.line_to(ctm.apply(x, y)),
            b"h" | b"s" | b"b" | b"b*" => self.line_to(self.start),
            b"c" => self.at = ctm.apply(x3, y3),
            b"v" | b"y" => self.at = ctm.apply(width, height),
            b"re" if ctm.is_straight() => {
                self.at = ctm.apply(x, y);
                self.start = self.at;
                self.push(rect(self.at, ctm.apply(x + width, y + height)), Shape::Box);
            }
            _ => {}
        }
    }

    /// Ends the path when `operator` paints it.
    pub(super) fn paint(&mut self, operator: &[u8], line_width: f32, canvas: &mut Canvas) {
        match operator {
            b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" => {
                for part in self.parts.drain(..) {
                    canvas.rule(if part.shape == Shape::Box {
                        part.rect
                    } else {
                        thicken(part.rect, line_width)
                    });
                }
            }
            b"f" | b"F" | b"f*" => {
                // A filled outline is a box too, but only its extent is known here.
                let outline = self.parts.iter().all(|part| part.shape == Shape::Line);
                if outline {
                    let whole = self.parts.iter().map(|part| part.rect).reduce(union);
                    whole.into_iter().for_each(|rect| canvas.rule(rect));
                } else {
                    self.parts.iter().for_each(|part| canvas.rule(part.rect));
                }
                self.parts.clear();
            }
            b"n" => self.parts.clear(),
            _ => {}
        }
    }

    fn line_to(&mut self, to: (f32, f32)) {
        let from = std::mem::replace(&mut self.at, to);
        let line = rect(from, to);
        if (line.right - line.left).min(line.bottom - line.top) < 0.5 {
            self.push(line, Shape::Line);
        }
    }

    fn push(&mut self, rect: Rect, shape: Shape) {
        let finite = [rect.left, rect.top, rect.right, rect.bottom].iter().all(|n| n.is_finite());
        if finite && self.parts.len() < PARTS {
            self.parts.push(Part { rect, shape });
        }
    }
}

/// A line as wide as its pen.
fn thicken(line: Rect, width: f32) -> Rect {
    let half = width.clamp(0.0, 20.0) / 2.0;
    if line.right - line.left > line.bottom - line.top {
        Rect { top: line.top - half, bottom: line.bottom + half, ..line }
    } else {
        Rect { left: line.left - half, right: line.right + half, ..line }
    }
}

fn union(one: Rect, other: Rect) -> Rect {
    Rect {
        left: one.left.min(other.left),
        top: one.top.min(other.top),
        right: one.right.max(other.right),
        bottom: one.bottom.max(other.bottom),
    }
}
