//! Paths: only the straight ones, which are the lines and boxes of tables.

use bta_core::report::Rect;

use super::{
    canvas::{Canvas, rect},
    matrix::Matrix,
};

/// Lines and boxes of one path; more belong to a drawing.
const PARTS: usize = 2000;

/// What paths are painted with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    /// How wide lines are, in points.
    pub(super) width: f32,
    pub(super) fill: Fill,
}

/// What areas and letters are filled with.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Fill {
    /// The color of the paper.
    White,
    #[default]
    Color,
}

impl Fill {
    /// The color that an operation sets, if it sets one.
    pub(super) fn set_by(operator: &[u8], numbers: [f32; 6], count: usize) -> Option<Self> {
        let [a, b, c, d, ..] = numbers;
        let white = match (operator, count) {
            (b"g", _) => a > 0.99,
            (b"rg", _) | (b"sc" | b"scn", 3) => a.min(b).min(c) > 0.99,
            (b"k", _) | (b"sc" | b"scn", 4) => a.max(b).max(c).max(d) < 0.01,
            // One number may be gray or an ink.
            (b"sc" | b"scn" | b"cs", _) => false,
            _ => return None,
        };
        Some(if white { Self::White } else { Self::Color })
    }
}

/// The path that is being built.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
    start: (f32, f32),
    at: (f32, f32),
    /// What all of it covers, curves included.
    extent: Option<Rect>,
    clips: bool,
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
        for (x, y) in points(operator, numbers) {
            self.cover(ctm.apply(x, y));
        }
        match operator {
            b"W" | b"W*" => self.clips = true,
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

    /// Ends the path when `operator` paints it; gives what it clips everything else to.
    pub(super) fn end(&mut self, operator: &[u8], pen: Pen, canvas: &mut Canvas) -> Option<Rect> {
        if !matches!(
            operator,
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n"
        ) {
            return None;
        }
        let extent = self.extent.take();
        if let (Some(extent), Fill::Color, false) =
            (extent, pen.fill, matches!(operator, b"S" | b"s" | b"n"))
        {
            canvas.paint(extent);
        }
        self.paint(operator, pen.width, canvas);
        std::mem::take(&mut self.clips).then_some(extent).flatten()
    }

    fn cover(&mut self, (x, y): (f32, f32)) {
        if x.is_finite() && y.is_finite() {
            let point = Rect { left: x, top: y, right: x, bottom: y };
            self.extent = Some(self.extent.map_or(point, |extent| union(extent, point)));
        }
    }

    fn paint(&mut self, operator: &[u8], line_width: f32, canvas: &mut Canvas) {
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

/// The points that an operation adds to a path.
fn points(operator: &[u8], [x, y, x2, y2, x3, y3]: [f32; 6]) -> impl Iterator<Item = (f32, f32)> {
    let (points, count) = match operator {
        b"m" | b"l" => ([(x, y), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], 1),
        b"c" => ([(x, y), (x2, y2), (x3, y3), (0.0, 0.0)], 3),
        b"v" | b"y" => ([(x, y), (x2, y2), (0.0, 0.0), (0.0, 0.0)], 2),
        b"re" => ([(x, y), (x + x2, y), (x, y + y2), (x + x2, y + y2)], 4),
        _ => ([(0.0, 0.0); 4], 0),
    };
    points.into_iter().take(count)
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
