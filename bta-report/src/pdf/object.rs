//! Reaching into lopdf's objects.

use std::borrow::Cow;

use lopdf::{Dictionary, Document, Object, Stream};

use super::ReadError;
use super::budget::Budget;
use crate::limits::Limit;

/// The value of `key`, references followed; nothing when absent or null.
pub(super) fn get<'a>(
    document: &'a Document,
    dict: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    resolve(document, dict.get(key).ok()?)
}

/// The object that `object` refers to, or itself.
pub(super) fn resolve<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    let (_, object) = document.dereference(object).ok()?;
    (!object.is_null()).then_some(object)
}

/// The dictionary under `key`; a stream's dictionary counts.
pub(super) fn dict<'a>(
    document: &'a Document,
    dict: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    as_dict(get(document, dict, key)?)
}

pub(super) fn as_dict(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

pub(super) fn array<'a>(
    document: &'a Document,
    dict: &'a Dictionary,
    key: &[u8],
) -> Option<&'a [Object]> {
    get(document, dict, key)?.as_array().ok().map(Vec::as_slice)
}

pub(super) fn name<'a>(
    document: &'a Document,
    dict: &'a Dictionary,
    key: &[u8],
) -> Option<&'a [u8]> {
    get(document, dict, key)?.as_name().ok()
}

pub(super) fn number(document: &Document, dict: &Dictionary, key: &[u8]) -> Option<f32> {
    get(document, dict, key)?.as_float().ok().filter(|number| number.is_finite())
}

pub(super) fn integer(document: &Document, dict: &Dictionary, key: &[u8]) -> Option<i64> {
    match get(document, dict, key)? {
        Object::Integer(number) => Some(*number),
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers written as 1.0")]
        Object::Real(number) if number.is_finite() => Some(*number as i64),
        _ => None,
    }
}

/// The numbers of an array, references followed; anything else counts as zero.
pub(super) fn numbers<const N: usize>(document: &Document, array: &[Object]) -> Option<[f32; N]> {
    let mut numbers = [0.0; N];
    for (slot, object) in numbers.iter_mut().zip(array) {
        *slot = resolve(document, object)?.as_float().ok().filter(|number| number.is_finite())?;
    }
    (array.len() >= N).then_some(numbers)
}

/// The decompressed bytes of a stream; what is damaged comes back empty.
///
/// # Errors
///
/// When the document's streams grow over the limit.
pub(super) fn bytes<'a>(
    stream: &'a Stream,
    budget: &mut Budget,
) -> Result<Cow<'a, [u8]>, ReadError> {
    let limit = budget.stream_bytes();
    if stream.filters().is_ok_and(|filters| filters.is_empty()) || !stream.dict.has(b"Filter") {
        budget.inflated(stream.content.len())?;
        return Ok(Cow::Borrowed(&stream.content));
    }
    match stream.decompressed_content_with_limit(limit) {
        Ok(content) => {
            budget.stream(if content.is_empty() { Err(()) } else { Ok(()) });
            budget.inflated(content.len())?;
            Ok(Cow::Owned(content))
        }
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
            Err(ReadError::LimitExceeded(Limit::InflatedBytes))
        }
        Err(_) => {
            budget.stream(Err(()));
            Ok(Cow::Borrowed(&[]))
        }
    }
}
