//! The state of a run through a content stream, and the operations that only need that state.

use std::rc::Rc;

use lopdf::{Dictionary, ObjectId};

use bta_core::report::Rect;

use super::{
    canvas::{Canvas, Glyph, Look, rect},
    font::{Code, Font, Weight},
    marked::Marked,
    matrix::Matrix,
    path::{Fill, Path, Pen},
};

/// What `q` saves and `Q` brings back.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) ctm: Matrix,
    pub(super) line_width: f32,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f32,
    pub(super) letter_spacing: f32,
    pub(super) word_spacing: f32,
    pub(super) stretch: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    pub(super) mode: u8,
    pub(super) fill: Fill,
    /// Outside of it nothing is to be seen.
    pub(super) clip: Option<Rect>,
}

impl State {
    pub(super) const fn new(ctm: Matrix) -> Self {
        Self {
            ctm,
            line_width: 1.0,
            font: None,
            size: 0.0,
            letter_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            fill: Fill::Color,
            clip: None,
        }
    }
}

/// States saved inside each other; real content has at most some dozens.
pub(super) const SAVED: usize = 512;

/// One run through a stream: the page, or a form on it.
pub(super) struct Run<'r> {
    pub(super) canvas: &'r mut Canvas,
    pub(super) resources: Option<&'r Dictionary>,
    pub(super) state: State,
    pub(super) saved: Vec<State>,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    pub(super) path: Path,
    pub(super) marked: Marked,
    pub(super) above: &'r [ObjectId],
}

impl<'r> Run<'r> {
    pub(super) fn new(
        canvas: &'r mut Canvas,
        resources: Option<&'r Dictionary>,
        state: State,
        above: &'r [ObjectId],
    ) -> Self {
        Self {
            canvas,
            resources,
            state,
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            path: Path::default(),
            marked: Marked::default(),
            above,
        }
    }

    pub(super) fn number_operation(&mut self, operator: &[u8], numbers: [f32; 6], count: usize) {
        let [first, second, ..] = numbers;
        match operator {
            b"cm" => self.state.ctm = Matrix::new(numbers).then(&self.state.ctm),
            b"w" => self.state.line_width = first,
            b"BT" => {
                self.text = Matrix::IDENTITY;
                self.line = Matrix::IDENTITY;
            }
            b"Tm" => {
                self.text = Matrix::new(numbers);
                self.line = self.text;
            }
            b"Td" => self.move_line(first, second),
            b"TD" => {
                self.state.leading = -second;
                self.move_line(first, second);
            }
            b"T*" => self.move_line(0.0, -self.state.leading),
            b"Tc" => self.state.letter_spacing = first,
            b"Tw" => self.state.word_spacing = first,
            b"Tz" => self.state.stretch = first / 100.0,
            b"TL" => self.state.leading = first,
            b"Ts" => self.state.rise = first,
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 7")]
            b"Tr" => self.state.mode = first.clamp(0.0, 7.0) as u8,
            _ => {
                let ctm = self.state.ctm;
                if let Some(fill) = Fill::set_by(operator, numbers, count) {
                    self.state.fill = fill;
                    return;
                }
                self.path.operation(operator, numbers, &ctm);
                let width = self.state.line_width * ctm.scale();
                let pen = Pen { width, fill: self.state.fill };
                if let Some(area) = self.path.end(operator, pen, self.canvas) {
                    self.clip(area);
                }
            }
        }
    }

    /// Shows nothing outside of `area` from now on.
    pub(super) fn clip(&mut self, area: Rect) {
        self.state.clip = Some(match self.state.clip {
            None => area,
            Some(clip) => Rect {
                left: clip.left.max(area.left),
                top: clip.top.max(area.top),
                right: clip.right.min(area.right),
                bottom: clip.bottom.min(area.bottom),
            },
        });
    }

    pub(super) fn move_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::translation(x, y).then(&self.line);
        self.text = self.line;
    }

    /// Moves along the line by a distance in text space before stretching.
    pub(super) fn advance(&mut self, distance: f32) {
        let distance = distance * self.state.stretch;
        self.text.e += distance * self.text.a;
        self.text.f += distance * self.text.b;
    }

    pub(super) fn glyph(&mut self, font: &Font, code: Code) {
        let state = &self.state;
        let place = self.text.then(&state.ctm);
        let (x, y) = place.apply(0.0, state.rise);
        let (along_x, along_y) = (place.a * state.stretch, place.b * state.stretch);
        let unit = along_x.hypot(along_y);
        let size = (state.size * place.c.hypot(place.d)).abs();
        let spacing = state.letter_spacing + if code.is_space { state.word_spacing } else { 0.0 };
        let sign = state.size.signum();
        let finite = size.is_finite() && x.is_finite() && y.is_finite();
        if unit > 0.0 && finite && is_inside(state.clip, (x, y), size) {
            self.canvas.glyphs.push(Glyph {
                text: code.text,
                x,
                y,
                direction: (along_x / unit * sign, along_y / unit * sign),
                width: code.width * state.size.abs() * unit,
                spacing: state.letter_spacing * sign * unit,
                size,
                ascent: font.ascent * size,
                descent: -font.descent * size,
                look: match (state.mode, font.weight) {
                    (3 | 7, _) => Look::Hidden,
                    (0, _) if state.fill == Fill::White && !self.canvas.is_painted(x, y) => {
                        Look::Hidden
                    }
                    (_, Weight::Bold) => Look::Bold,
                    (_, Weight::Regular) => Look::Plain,
                },
            });
        }
        if font.vertical {
            let distance = -state.size + spacing;
            self.text.e += distance * self.text.c;
            self.text.f += distance * self.text.d;
        } else {
            self.advance(code.width * self.state.size + spacing);
        }
    }

    /// Fills all that is not clipped away with a color that changes from place to place.
    pub(super) fn shade(&mut self) {
        let (right, bottom) = (self.canvas.width, self.canvas.height);
        let page = Rect { left: 0.0, top: 0.0, right, bottom };
        self.canvas.paint(self.state.clip.unwrap_or(page));
    }

    pub(super) fn picture(&mut self, pixels: Option<f32>) {
        let ctm = self.state.ctm;
        let corners =
            [ctm.apply(0.0, 0.0), ctm.apply(1.0, 1.0), ctm.apply(0.0, 1.0), ctm.apply(1.0, 0.0)];
        let mut area = rect(corners[0], corners[1]);
        let other = rect(corners[2], corners[3]);
        area.left = area.left.min(other.left);
        area.top = area.top.min(other.top);
        area.right = area.right.max(other.right);
        area.bottom = area.bottom.max(other.bottom);
        self.canvas.picture(area, pixels);
    }
}

/// Whether any of a glyph may be to be seen.
fn is_inside(clip: Option<Rect>, (x, y): (f32, f32), size: f32) -> bool {
    clip.is_none_or(|clip| {
        (clip.left - size..=clip.right + size).contains(&x)
            && (clip.top - size..=clip.bottom + size).contains(&y)
    })
}
