//! A scanned page, cleaned and turned: views of it are upright and straight.

use super::clean::{Cleaned, clean};
use super::gray::{Gray, View, index, real};
use super::part::Part;
use super::rule;
use super::straight::slope;

/// Text is recognized best in this resolution.
pub(super) const DPI: f32 = 300.0;

/// Which picture of the page a view is taken from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Side {
    /// With its specks.
    Raw,
    /// Without.
    Clean,
}

/// A scanned page.
#[derive(Debug)]
pub(super) struct Sheet {
    cleaned: Cleaned,
    angle: f32,
    pub(super) dpi: f32,
}

impl Sheet {
    /// Cleans a page and finds out how its lines run.
    pub(super) fn new(gray: &Gray, dpi: f32) -> Self {
        let mut sheet = Self { cleaned: clean(gray, dpi), angle: 0.0, dpi };
        let slope = slope(&sheet.cleaned.letters, dpi);
        if slope.sideways {
            sheet.turn(1);
            sheet.angle = super::straight::slope(&sheet.cleaned.letters, dpi).angle;
        } else {
            sheet.angle = slope.angle;
        }
        sheet
    }

    /// Turns it clockwise by quarters; half a turn leaves the slope of the lines as it is.
    pub(super) fn turn(&mut self, quarters: u8) {
        let Cleaned { even, clean, letters } = &mut self.cleaned;
        let (mut width, mut height) = (even.width, even.height);
        for _ in 0..quarters {
            for part in letters.iter_mut() {
                *part = turned(part, height);
            }
            (width, height) = (height, width);
        }
        *even = even.turned(quarters);
        *clean = clean.turned(quarters);
    }

    /// Its size in pixels.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.cleaned.even.width, self.cleaned.even.height)
    }

    /// The whole page in [`DPI`], straight and without the lines of its tables.
    pub(super) fn whole(&self, side: Side) -> Gray {
        let (width, height) = self.size();
        let all = [0.0, 0.0, real(width), real(height)].map(|side| side * DPI / self.dpi);
        self.view(side, all)
    }

    /// A part of the page, whose place is given in [`DPI`], in that resolution.
    pub(super) fn view(&self, side: Side, place: [f32; 4]) -> Gray {
        let scale = DPI / self.dpi;
        let [left, top, right, bottom] = place.map(|side| side * self.dpi / DPI);
        let size = |from: f32, to: f32| index((to - from) * scale).unwrap_or(0).max(1);
        let view = View {
            left,
            top,
            width: size(left, right),
            height: size(top, bottom),
            scale,
            angle: self.angle,
        };
        let mut part = match side {
            Side::Raw => self.cleaned.even.taken(&view),
            Side::Clean => self.cleaned.clean.taken(&view),
        };
        rule::erase(&mut part, DPI);
        part
    }

    /// The band of the page, so many inches high, on which most letters stand, in [`DPI`].
    pub(super) fn busiest(&self, inches: f32) -> [f32; 4] {
        let (width, height) = self.size();
        let band = inches * self.dpi;
        let count = |top: f32| {
            let inside = |part: &&Part| (top..top + band).contains(&real(part.bottom));
            self.cleaned.letters.iter().filter(inside).count()
        };
        let steps = (0_u8..40).map(|step| f32::from(step) * band / 2.0);
        let tops = steps.take_while(|top| *top < real(height));
        let top = tops.max_by_key(|top| count(*top)).unwrap_or(0.0);
        let bottom = (top + band).min(real(height));
        [0.0, top, real(width), bottom].map(|side| side * DPI / self.dpi)
    }

    /// Whether anything on it may be text.
    pub(super) fn has_letters(&self) -> bool {
        self.cleaned.letters.len() >= 12
    }
}

/// A part of a picture of this height after a quarter turn clockwise.
fn turned(part: &Part, height: usize) -> Part {
    Part {
        area: part.area,
        left: height.saturating_sub(part.bottom),
        right: height.saturating_sub(part.top),
        top: part.left,
        bottom: part.right,
    }
}
