//! Runs content streams and draws what they show on a [`Canvas`].

use std::{collections::HashMap, rc::Rc};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::{
    ReadError,
    annotation::appearances,
    budget::Budget,
    canvas::Canvas,
    content::{Content, Operand},
    font::Font,
    layer::Layers,
    matrix::Matrix,
    object,
    run::{Run, SAVED, State},
    tree::Sheet,
};

/// Reads the pages of one document; fonts stay loaded from page to page.
#[derive(Debug)]
pub(super) struct Interpreter<'a> {
    document: &'a Document,
    pub(super) budget: Budget,
    fonts: HashMap<*const Dictionary, Rc<Font>>,
    forms: HashMap<ObjectId, Rc<[u8]>>,
    layers: Rc<Layers>,
}

impl<'a> Interpreter<'a> {
    pub(super) fn new(document: &'a Document, budget: Budget) -> Self {
        let layers = Rc::new(Layers::of(document));
        Self { document, budget, fonts: HashMap::new(), forms: HashMap::new(), layers }
    }

    /// Draws `content` and the annotations of a page on `canvas`.
    pub(super) fn page(
        &mut self,
        canvas: &mut Canvas,
        content: &[u8],
        sheet: &Sheet<'_>,
    ) -> Result<(), ReadError> {
        let run = Run::new(canvas, sheet.resources, State::new(sheet.matrix), &[]);
        self.run(content, run)?;
        let layers = Rc::clone(&self.layers);
        for shown in appearances(self.document, sheet.dict, &layers) {
            self.budget.operations(1)?;
            let state = State::new(shown.place.then(&sheet.matrix));
            let mut run = Run::new(canvas, sheet.resources, state, &[]);
            self.form(&mut run, shown.id, shown.stream)?;
        }
        Ok(())
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
            b"BI" => run.picture(None),
            b"BDC" if self.is_hidden(run, operands) => {
                run.marked.begin_hidden(run.canvas.glyphs.len());
            }
            b"sh" => run.shade(),
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
                run.number_operation(operator, numbers, operands.len());
            }
        }
        Ok(())
    }

    /// Whether a section that begins belongs to a layer that is switched off.
    fn is_hidden(&self, run: &Run<'_>, operands: &[Operand<'_>]) -> bool {
        let [Operand::Name(tag), Operand::Name(name), ..] = operands else { return false };
        let layer = run
            .resources
            .filter(|_| **tag == *b"OC")
            .and_then(|resources| object::dict(self.document, resources, b"Properties"))
            .and_then(|properties| properties.get(name).ok());
        layer.is_some_and(|layer| !self.layers.show(self.document, layer))
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
                let side = |key| object::number(self.document, &stream.dict, key);
                let pixels = side(b"Width").zip(side(b"Height"));
                run.picture(pixels.map(|(width, height)| width * height));
                Ok(())
            }
            Some(b"Form") => self.form(run, id, stream),
            _ => Ok(()),
        }
    }

    fn form(&mut self, run: &mut Run<'_>, id: ObjectId, stream: &Stream) -> Result<(), ReadError> {
        // A form that shows itself shows nothing, as in viewers.
        if run.above.contains(&id) || !self.layers.show_owner(self.document, &stream.dict) {
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
