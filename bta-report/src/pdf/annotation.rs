//! What annotations show: the values of forms, stamps and typed remarks, as they are drawn.
//!
//! Only their drawings count. What they do (actions, scripts, links) does not exist here.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::{layer::Layers, matrix::Matrix, object};

/// Flags of annotations that a viewer does not show.
const HIDDEN_OR_NO_VIEW: i64 = 2 | 32;

/// The drawing of an annotation.
#[derive(Debug)]
pub(super) struct Appearance<'a> {
    pub(super) id: ObjectId,
    pub(super) stream: &'a Stream,
    /// Moves the drawing to its place on the page.
    pub(super) place: Matrix,
}

/// The drawings of the annotations of a page, in their order.
pub(super) fn appearances<'a>(
    document: &'a Document,
    page: &'a Dictionary,
    layers: &'a Layers,
) -> impl Iterator<Item = Appearance<'a>> {
    let annotations = object::array(document, page, b"Annots").unwrap_or_default();
    annotations
        .iter()
        .filter_map(|annotation| object::resolve(document, annotation)?.as_dict().ok())
        .filter(|annotation| is_shown(document, annotation, layers))
        .filter_map(|annotation| appearance(document, annotation))
}

fn is_shown(document: &Document, annotation: &Dictionary, layers: &Layers) -> bool {
    let flags = object::integer(document, annotation, b"F").unwrap_or(0);
    let kind = object::name(document, annotation, b"Subtype");
    flags & HIDDEN_OR_NO_VIEW == 0
        && kind != Some(b"Popup")
        && kind != Some(b"Link")
        && layers.show_owner(document, annotation)
}

fn appearance<'a>(document: &'a Document, annotation: &'a Dictionary) -> Option<Appearance<'a>> {
    let drawings = object::dict(document, annotation, b"AP")?;
    let mut normal = drawings.get(b"N").ok()?;
    if let Object::Dictionary(states) = object::resolve(document, normal)? {
        normal = states.get(object::name(document, annotation, b"AS")?).ok()?;
    }
    let (id, Object::Stream(stream)) = document.dereference(normal).ok()? else { return None };
    let rect = object::numbers(document, object::array(document, annotation, b"Rect")?)?;
    Some(Appearance { id: id?, stream, place: place(document, &stream.dict, rect)? })
}

/// Maps the drawing's box, turned by its matrix, onto the annotation's rectangle.
fn place(document: &Document, form: &Dictionary, rect: [f32; 4]) -> Option<Matrix> {
    let numbers = |key| object::numbers(document, object::array(document, form, key)?);
    let matrix = object::array(document, form, b"Matrix")
        .and_then(|matrix| object::numbers(document, matrix))
        .map_or(Matrix::IDENTITY, Matrix::new);
    let [x0, y0, x1, y1]: [f32; 4] = numbers(b"BBox")?;
    let corners = [(x0, y0), (x1, y0), (x0, y1), (x1, y1)].map(|(x, y)| matrix.apply(x, y));
    let low = |values: [f32; 4]| values.into_iter().fold(f32::INFINITY, f32::min);
    let high = |values: [f32; 4]| values.into_iter().fold(f32::NEG_INFINITY, f32::max);
    let (xs, ys) = (corners.map(|corner| corner.0), corners.map(|corner| corner.1));
    let scale = |from: [f32; 4], one: f32, other: f32| {
        let extent = high(from) - low(from);
        if extent > 0.0 { (other - one).abs() / extent } else { 1.0 }
    };
    let (across, up) = (scale(xs, rect[0], rect[2]), scale(ys, rect[1], rect[3]));
    let left = rect[0].min(rect[2]) - low(xs) * across;
    let bottom = rect[1].min(rect[3]) - low(ys) * up;
    Some(Matrix::new([across, 0.0, 0.0, up, left, bottom]))
}
