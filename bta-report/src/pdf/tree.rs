//! The pages of a document: their sizes, resources and contents.

use lopdf::{Dictionary, Document, Object};

use super::ReadError;
use super::{budget::Budget, matrix::Matrix, object};

/// How far up the tree a page looks for what it inherits.
const ANCESTORS: usize = 64;

/// A page before it is read.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    pub(super) dict: &'a Dictionary,
    pub(super) resources: Option<&'a Dictionary>,
    pub(super) width: f32,
    pub(super) height: f32,
    /// Maps the page's own coordinates to points from the upper left corner as shown.
    pub(super) matrix: Matrix,
}

/// Lists the pages of a document.
pub(super) fn pages<'a>(
    document: &'a Document,
    budget: &Budget,
) -> Result<Vec<Sheet<'a>>, ReadError> {
    let mut sheets = Vec::new();
    for id in document.page_iter() {
        budget.pages(sheets.len() + 1)?;
        budget.in_time()?;
        sheets.extend(document.get_dictionary(id).ok().map(|dict| sheet(document, dict)));
    }
    if sheets.is_empty() {
        // The tree is broken; the pages may still be there.
        for object in document.objects.values() {
            if let Object::Dictionary(dict) = object
                && dict.has_type(b"Page")
            {
                budget.pages(sheets.len() + 1)?;
                sheets.push(sheet(document, dict));
            }
        }
    }
    if sheets.is_empty() { Err(ReadError::Damaged) } else { Ok(sheets) }
}

/// The content of a page, its streams joined.
pub(super) fn content(
    document: &Document,
    sheet: &Sheet<'_>,
    budget: &mut Budget,
) -> Result<Vec<u8>, ReadError> {
    let streams = match object::get(document, sheet.dict, b"Contents") {
        Some(object @ Object::Stream(_)) => std::slice::from_ref(object),
        Some(Object::Array(streams)) => streams,
        _ => &[],
    };
    let mut content = Vec::new();
    for stream in streams {
        budget.operations(1)?;
        if let Some(Object::Stream(stream)) = object::resolve(document, stream) {
            content.extend_from_slice(&object::bytes(stream, budget)?);
            content.push(b'\n');
        }
    }
    Ok(content)
}

fn sheet<'a>(document: &'a Document, dict: &'a Dictionary) -> Sheet<'a> {
    let inherited = |key: &[u8]| {
        let mut node = dict;
        for _ in 0..ANCESTORS {
            if let Some(found) = object::get(document, node, key) {
                return Some(found);
            }
            node = object::dict(document, node, b"Parent")?;
        }
        None
    };
    let area = |key: &[u8]| {
        let corners = object::numbers(document, inherited(key)?.as_array().ok()?)?;
        let [x0, y0, x1, y1]: [f32; 4] = corners;
        let area = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
        (area[2] - area[0] >= 1.0 && area[3] - area[1] >= 1.0).then_some(area)
    };
    let media = area(b"MediaBox").unwrap_or([0.0, 0.0, 612.0, 792.0]);
    let [x0, y0, x1, y1] = area(b"CropBox").map_or(media, |crop| intersect(media, crop));
    let turn = inherited(b"Rotate").and_then(|turn| turn.as_float().ok()).unwrap_or(0.0);
    let (width, height) = (x1 - x0, y1 - y0);
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 359")]
    let (width, height, matrix) = match turn.rem_euclid(360.0) as i32 {
        90 => (height, width, [0.0, 1.0, 1.0, 0.0, -y0, -x0]),
        180 => (width, height, [-1.0, 0.0, 0.0, 1.0, x1, -y0]),
        270 => (height, width, [0.0, -1.0, -1.0, 0.0, y1, x1]),
        _ => (width, height, [1.0, 0.0, 0.0, -1.0, -x0, y1]),
    };
    Sheet {
        dict,
        resources: inherited(b"Resources").and_then(object::as_dict),
        width,
        height,
        matrix: Matrix::new(matrix),
    }
}

/// What both areas cover; the first alone when they lie apart.
fn intersect(one: [f32; 4], other: [f32; 4]) -> [f32; 4] {
    let both =
        [one[0].max(other[0]), one[1].max(other[1]), one[2].min(other[2]), one[3].min(other[3])];
    if both[2] - both[0] >= 1.0 && both[3] - both[1] >= 1.0 { both } else { one }
}
