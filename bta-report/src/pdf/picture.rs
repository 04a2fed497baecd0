//! The pictures of a document before they are decoded: how big they will be.

use lopdf::{DecompressError, Document, Error, Object, Stream};

use super::object;
use crate::ReadError;
use crate::limits::{Limit, Limits};

/// Checks that no picture has more pixels, or inflates to more bytes, than the limits allow.
pub(super) fn check(document: &Document, limits: &Limits) -> Result<(), ReadError> {
    for object in document.objects.values() {
        if let Object::Stream(stream) = object
            && object::name(document, &stream.dict, b"Subtype") == Some(b"Image")
            && !is_small(document, stream, limits)
        {
            return Err(ReadError::LimitExceeded(Limit::Pixels));
        }
    }
    Ok(())
}

fn is_small(document: &Document, stream: &Stream, limits: &Limits) -> bool {
    let said = |key| {
        let side = object::integer(document, &stream.dict, key).unwrap_or(0);
        usize::try_from(side).unwrap_or(0)
    };
    let fits = |width: usize, height: usize| {
        width.checked_mul(height).is_some_and(|pixels| pixels <= limits.pixels)
    };
    let coded = size_of_jpeg(&stream.content).or_else(|| size_of_jpeg_2000(&stream.content));
    let (width, height) = coded.unwrap_or((0, 0));
    if !fits(said(b"Width"), said(b"Height")) || !fits(width, height) {
        return false;
    }
    // Four bytes for each pixel are the most that a picture needs.
    let bytes = limits.pixels.saturating_mul(4);
    let first = stream.filters().ok().and_then(|filters| filters.first().copied());
    let inflates = matches!(
        first,
        Some(b"FlateDecode" | b"Fl" | b"LZWDecode" | b"LZW" | b"RunLengthDecode" | b"RL")
    );
    !inflates
        || !matches!(
            stream.decompressed_content_with_limit(bytes),
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. }))
        )
}

/// Width and height in the first frame header of a JPEG file.
fn size_of_jpeg(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut rest = bytes.strip_prefix(b"\xFF\xD8")?;
    loop {
        let marker = *rest.get(1)?;
        let length = usize::from(two(rest, 2)?);
        // Start of frame, except for the tables of Huffman and arithmetic codes among them.
        if (0xC0..=0xCF).contains(&marker) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            return Some((usize::from(two(rest, 7)?), usize::from(two(rest, 5)?)));
        }
        rest = rest.get(2 + length.max(2)..)?;
    }
}

/// Width and height in the `SIZ` segment of a JPEG 2000 codestream.
fn size_of_jpeg_2000(bytes: &[u8]) -> Option<(usize, usize)> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let at = head.windows(4).position(|window| window == b"\xFF\x4F\xFF\x51")?;
    let four = |offset: usize| {
        let high = usize::from(two(bytes, at + offset)?);
        Some(high << 16 | usize::from(two(bytes, at + offset + 2)?))
    };
    Some((four(8)?, four(12)?))
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let jpeg = b"\xFF\xD8\xFF\xE0\x00\x04AB\xFF\xC0\x00\x0B\x08\x01\x00\x02\x00\x01";
        assert_eq!(size_of_jpeg(jpeg), Some((512, 256)));
        assert_eq!(size_of_jpeg(b"\xFF\xD8\xFF"), None);
        let codestream = b"\xFF\x4F\xFF\x51\x00\x29\x00\x00\x00\x01\x00\x00\x00\x00\x02\x00";
        assert_eq!(size_of_jpeg_2000(codestream), Some((65_536, 512)));
    }
}
