//! What a page shows, as it is drawn: glyphs, lines and pictures with their places.

use bta_core::report::Rect;

use super::cover::{Cover, Rule};
use super::font::Text;

/// A glyph on the page: points from the upper left corner, y downwards.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) text: Text,
    /// Its origin on the baseline.
    pub(super) x: f32,
    pub(super) y: f32,
    /// The direction of the line it stands on, of length 1.
    pub(super) direction: (f32, f32),
    /// How far the next glyph would be along the direction.
    pub(super) width: f32,
    /// How much of the distance to the next glyph is letter spacing.
    pub(super) spacing: f32,
    pub(super) size: f32,
    pub(super) ascent: f32,
    pub(super) descent: f32,
    pub(super) look: Look,
}

impl Glyph {
    /// Whether it only takes room.
    pub(super) fn is_space(&self) -> bool {
        matches!(self.text, Text::Char(char) if char.is_whitespace())
    }
}

/// How a glyph looks.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Look {
    #[default]
    Plain,
    Bold,
    /// Not to be seen: the text of a scanned page that somebody recognized, or white on white.
    Hidden,
}

/// Everything drawn on one page.
#[derive(Debug)]
pub(super) struct Canvas {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rect>,
    pictures: Cover,
    painted: Cover,
    /// The most pixels that a picture has, and its dots per inch.
    finest: (f32, f32),
}

impl Canvas {
    pub(super) fn new(width: f32, height: f32) -> Self {
        Self {
            width,
            height,
            glyphs: Vec::new(),
            rules: Vec::new(),
            pictures: Cover::new(width, height),
            painted: Cover::new(width, height),
            finest: (0.0, 0.0),
        }
    }

    /// Draws a line or box; what covers most of the page is its background.
    pub(super) fn rule(&mut self, rect: Rect) {
        let (width, height) = (rect.right - rect.left, rect.bottom - rect.top);
        let inside = rect.right > 0.0
            && rect.left < self.width
            && rect.bottom > 0.0
            && rect.top < self.height;
        if inside && width * height < 0.5 * self.width * self.height && width.max(height) > 2.0 {
            self.rules.push(rect);
        }
    }

    /// Draws a picture of so many pixels, if that is known.
    pub(super) fn picture(&mut self, rect: Rect, pixels: Option<f32>) {
        let area = (rect.right - rect.left) * (rect.bottom - rect.top);
        if let Some(pixels) = pixels.filter(|pixels| *pixels > self.finest.0 && area > 1.0) {
            self.finest = (pixels, 72.0 * (pixels / area).sqrt());
        }
        self.pictures.add(rect, Rule::Middle);
        self.painted.add(rect, Rule::Touch);
    }

    /// Paints an area in a color other than the paper's.
    pub(super) fn paint(&mut self, rect: Rect) {
        self.painted.add(rect, Rule::Touch);
    }

    /// Whether white text could be seen here.
    pub(super) fn is_painted(&self, x: f32, y: f32) -> bool {
        self.painted.has(x, y)
    }

    /// Which share of the page pictures cover.
    pub(super) fn pictures(&self) -> f32 {
        self.pictures.share()
    }

    /// The dots per inch of the picture with the most pixels.
    pub(super) fn dots(&self) -> f32 {
        self.finest.1
    }

    /// Turns the page so that most of its text stands upright.
    pub(super) fn turn_upright(&mut self) {
        let mut votes = [0_usize; 4];
        for glyph in &self.glyphs {
            if let Some(vote) = quarter(glyph.direction).and_then(|turn| votes.get_mut(turn)) {
                *vote += 1;
            }
        }
        let best = (0..4).max_by_key(|&turn| (votes.get(turn), 4 - turn)).unwrap_or(0);
        let (width, height) = (self.width, self.height);
        let turn = |x: f32, y: f32| match best {
            1 => (y, width - x),
            2 => (width - x, height - y),
            3 => (height - y, x),
            _ => (x, y),
        };
        if best == 0 {
            return;
        }
        for glyph in &mut self.glyphs {
            (glyph.x, glyph.y) = turn(glyph.x, glyph.y);
            let (x, y) = glyph.direction;
            glyph.direction = match best {
                1 => (y, -x),
                2 => (-x, -y),
                _ => (-y, x),
            };
        }
        for rule in &mut self.rules {
            let (one, other) = (turn(rule.left, rule.top), turn(rule.right, rule.bottom));
            *rule = rect(one, other);
        }
        if best != 2 {
            (self.width, self.height) = (height, width);
        }
    }
}

/// The rectangle between two corners.
pub(super) fn rect(one: (f32, f32), other: (f32, f32)) -> Rect {
    Rect {
        left: one.0.min(other.0),
        top: one.1.min(other.1),
        right: one.0.max(other.0),
        bottom: one.1.max(other.1),
    }
}

/// In quarter turns clockwise: where text runs to, if it runs along an edge of the page.
fn quarter((x, y): (f32, f32)) -> Option<usize> {
    const STRAIGHT: f32 = 0.99;
    if x > STRAIGHT {
        Some(0)
    } else if y > STRAIGHT {
        Some(1)
    } else if x < -STRAIGHT {
        Some(2)
    } else if y < -STRAIGHT {
        Some(3)
    } else {
        None
    }
}
