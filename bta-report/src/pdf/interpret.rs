//! Runs content streams and draws what they show on a [`Canvas`].

use std::{collections::HashMap, rc::Rc};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::{
    ReadError,
    budget::Budget,
    canvas::{Canvas, Glyph, Look, rect},
    content::{Content, Operand},
    font::{Code, Font, Weight},
    marked::Marked,
    matrix::Matrix,
    object,
    path::Path,
};

/// What `q` saves and `Q` brings back.
#[derive(Clone, Debug)]
struct State {
    ctm: Matrix,
    line_width: f32,
    font: Option<Rc<Font>>,
    size: f32,
    letter_spacing: f32,
    word_spacing: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
    mode: u8,
}

impl State {
    const fn new(ctm: Matrix) -> Self {
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
        }
    }
}

/// States saved inside each other; real content has at most some dozens.
const SAVED: usize = 512;

/// Reads the pages of one document; fonts stay loaded from page to page.
#[derive(Debug)]
pub(super) struct Interpreter<'a> {
    document: &'a Document,
    pub(super) budget: Budget,
    fonts: HashMap<*const Dictionary, Rc<Font>>,
    forms: HashMap<ObjectId, Rc<[u8]>>,
}

/// One run through a stream: the page, or a form on it.
struct Run<'r> {
    canvas: &'r mut Canvas,
    resources: Option<&'r Dictionary>,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    path: Path,
    marked: Marked,
    above: &'r [ObjectId],
}

impl<'a> Interpreter<'a> {
    pub(super) fn new(document: &'a Document, budget: Budget) -> Self {
        Self { document, budget, fonts: HashMap::new(), forms: HashMap::new() }
    }

    /// Draws `content` on `canvas`; `ctm` maps its coordinates to the page as shown.
    pub(super) fn page(
        &mut self,
        canvas: &mut Canvas,
        content: &[u8],
        resources: Option<&Dictionary>,
        ctm: Matrix,
    ) -> Result<(), ReadError> {
        self.run(content, Run::new(canvas, resources, State::new(ctm), &[]))
    }

    fn run(&mut self, content: &[u8], mut run: Run<'_>) -> Result<(), ReadError> {
        let mut content = Content::new(content);
        let mut operands = Vec::new();
        while let Some(operator) = content.next(&mut operands) {
            self.budget.operations(1 + operands.len() / 8)?;
            self.operation(&mut run, operator, &operands)?;
        }
        Ok(())
    }

    fn operation(
        &mut self,
        run: &mut Run<'_>,
        operator: &[u8],
        operands: &[Operand<'_>],
    ) -> Result<(), ReadError> {
        match operator {
            b"Tj" | b"'" | b"\"" | b"TJ" => return self.show(run, operator, operands),
            b"Tf" => return self.set_font(run, operands),
            b"Do" => return self.draw_object(run, operands),
            b"gs" => return self.graphics_state(run, operands),
            b"BI" => run.picture(),
            b"BDC" | b"BMC" => {
                run.marked.begin(self.document, run.resources, operands, run.canvas.glyphs.len());
            }
            b"EMC" => run.marked.end(&mut run.canvas.glyphs),
            b"q" if run.saved.len() < SAVED => run.saved.push(run.state.clone()),
            b"Q" => {
                if let Some(state) = run.saved.pop() {
                    run.state = state;
                }
            }
            _ => {
                let mut numbers = [0.0; 6];
                let given = operands.iter().filter_map(Operand::number);
                for (slot, number) in numbers.iter_mut().zip(given) {
                    *slot = number;
                }
                run.number_operation(operator, numbers);
            }
        }
        Ok(())
    }

    fn show(
        &mut self,
        run: &mut Run<'_>,
        operator: &[u8],
        operands: &[Operand<'_>],
    ) -> Result<(), ReadError> {
        if operator == b"\"" {
            let number = |index| operands.get(index).and_then(Operand::number).unwrap_or(0.0);
            run.state.word_spacing = number(0);
            run.state.letter_spacing = number(1);
        }
        if operator != b"Tj" && operator != b"TJ" {
            run.move_line(0.0, -run.state.leading);
        }
        match operands.last() {
            Some(Operand::Text(text)) => self.show_text(run, text),
            Some(Operand::Array(parts)) => parts.iter().try_for_each(|part| match part {
                Operand::Text(text) => self.show_text(run, text),
                Operand::Number(number) => {
                    run.advance(-number / 1000.0 * run.state.size);
                    Ok(())
                }
                _ => Ok(()),
            }),
            _ => Ok(()),
        }
    }

    fn show_text(&mut self, run: &mut Run<'_>, text: &[u8]) -> Result<(), ReadError> {
        let Some(font) = run.state.font.clone() else { return Ok(()) };
        let budget = &mut self.budget;
        font.decode(text, |code| {
            budget.glyph()?;
            run.glyph(&font, code);
            Ok(())
        })
    }

    fn set_font(&mut self, run: &mut Run<'_>, operands: &[Operand<'_>]) -> Result<(), ReadError> {
        let [name, size, ..] = operands else { return Ok(()) };
        run.state.size = size.number().unwrap_or(run.state.size);
        let font = run
            .resources
            .and_then(|resources| object::dict(self.document, resources, b"Font"))
            .and_then(|fonts| object::dict(self.document, fonts, name.name()?));
        run.state.font = match font {
            Some(font) => Some(self.font(font)?),
            None => Some(self.font(&Dictionary::new())?),
        };
        Ok(())
    }

    fn font(&mut self, dict: &Dictionary) -> Result<Rc<Font>, ReadError> {
        let key = if dict.is_empty() { std::ptr::null() } else { std::ptr::from_ref(dict) };
        if let Some(font) = self.fonts.get(&key) {
            return Ok(Rc::clone(font));
        }
        let font = Rc::new(Font::load(self.document, dict, &mut self.budget)?);
        self.fonts.insert(key, Rc::clone(&font));
        Ok(font)
    }

    fn graphics_state(
        &mut self,
        run: &mut Run<'_>,
        operands: &[Operand<'_>],
    ) -> Result<(), ReadError> {
        let state = run
            .resources
            .and_then(|resources| object::dict(self.document, resources, b"ExtGState"))
            .and_then(|states| object::dict(self.document, states, operands.first()?.name()?));
        let Some(state) = state else { return Ok(()) };
        if let Some(width) = object::number(self.document, state, b"LW") {
            run.state.line_width = width;
        }
        if let Some([font, size]) = object::array(self.document, state, b"Font") {
            let font = object::resolve(self.document, font).and_then(object::as_dict);
            if let (Some(font), Ok(size)) = (font, size.as_float()) {
                run.state.font = Some(self.font(font)?);
                run.state.size = size;
            }
        }
        Ok(())
    }

    fn draw_object(
        &mut self,
        run: &mut Run<'_>,
        operands: &[Operand<'_>],
    ) -> Result<(), ReadError> {
        let found = run
            .resources
            .and_then(|resources| object::dict(self.document, resources, b"XObject"))
            .and_then(|objects| objects.get(operands.first()?.name()?).ok())
            .and_then(|object| self.document.dereference(object).ok());
        let Some((Some(id), Object::Stream(stream))) = found else { return Ok(()) };
        match object::name(self.document, &stream.dict, b"Subtype") {
            Some(b"Image") => {
                run.picture();
                Ok(())
            }
            Some(b"Form") => self.form(run, id, stream),
            _ => Ok(()),
        }
    }

    fn form(&mut self, run: &mut Run<'_>, id: ObjectId, stream: &Stream) -> Result<(), ReadError> {
        // A form that shows itself shows nothing, as in viewers.
        if run.above.contains(&id) {
            return Ok(());
        }
        let above: Vec<_> = run.above.iter().copied().chain([id]).collect();
        self.budget.depth(above.len())?;
        let content = match self.forms.get(&id) {
            Some(content) => Rc::clone(content),
            None => {
                let content: Rc<[u8]> = object::bytes(stream, &mut self.budget)?.into();
                self.forms.insert(id, Rc::clone(&content));
                content
            }
        };
        let matrix = object::array(self.document, &stream.dict, b"Matrix")
            .and_then(|matrix| object::numbers(self.document, matrix))
            .map_or(Matrix::IDENTITY, Matrix::new);
        let mut state = run.state.clone();
        state.ctm = matrix.then(&state.ctm);
        let resources = object::dict(self.document, &stream.dict, b"Resources").or(run.resources);
        let inner = Run::new(run.canvas, resources, state, &above);
        self.run(&content, inner)
    }
}

impl<'r> Run<'r> {
    fn new(
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

    fn number_operation(&mut self, operator: &[u8], numbers: [f32; 6]) {
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
                self.path.operation(operator, numbers, &ctm);
                let width = self.state.line_width * ctm.scale();
                self.path.paint(operator, width, self.canvas);
            }
        }
    }

    fn move_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::translation(x, y).then(&self.line);
        self.text = self.line;
    }

    /// Moves along the line by a distance in text space before stretching.
    fn advance(&mut self, distance: f32) {
        let distance = distance * self.state.stretch;
        self.text.e += distance * self.text.a;
        self.text.f += distance * self.text.b;
    }

    fn glyph(&mut self, font: &Font, code: Code) {
        let state = &self.state;
        let place = self.text.then(&state.ctm);
        let (x, y) = place.apply(0.0, state.rise);
        let (along_x, along_y) = (place.a * state.stretch, place.b * state.stretch);
        let unit = along_x.hypot(along_y);
        let size = (state.size * place.c.hypot(place.d)).abs();
        let spacing = state.letter_spacing + if code.is_space { state.word_spacing } else { 0.0 };
        let sign = state.size.signum();
        if unit > 0.0 && size.is_finite() && x.is_finite() && y.is_finite() {
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

    fn picture(&mut self) {
        let ctm = self.state.ctm;
        let corners =
            [ctm.apply(0.0, 0.0), ctm.apply(1.0, 1.0), ctm.apply(0.0, 1.0), ctm.apply(1.0, 0.0)];
        let mut area = rect(corners[0], corners[1]);
        let other = rect(corners[2], corners[3]);
        area.left = area.left.min(other.left);
        area.top = area.top.min(other.top);
        area.right = area.right.max(other.right);
        area.bottom = area.bottom.max(other.bottom);
        self.canvas.picture(area);
    }
}
