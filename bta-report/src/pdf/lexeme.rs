//! The smallest parts of content streams: white space, numbers, names and strings.

use std::borrow::Cow;

pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

pub(super) const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

pub(super) const fn hex(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

/// Reads a number as leniently as viewers do: `--5`, `1.2.3` and `5-` are met in the wild.
pub(super) fn number(bytes: &[u8]) -> Option<f32> {
    let first = *bytes.first()?;
    if !matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.') {
        return None;
    }
    let (mut value, mut scale, mut negative, mut digits) = (0.0_f64, 0.0_f64, false, 0);
    for (index, &byte) in bytes.iter().enumerate() {
        match byte {
            b'-' if digits == 0 => negative = true,
            b'+' if index == 0 => {}
            b'.' if scale == 0.0 => scale = 1.0,
            b'0'..=b'9' => {
                digits += 1;
                value = value * 10.0 + f64::from(byte - b'0');
                scale *= 10.0;
            }
            _ if digits > 0 => break,
            _ => return None,
        }
    }
    let value = if scale > 1.0 { value / scale } else { value };
    #[expect(clippy::cast_possible_truncation, reason = "coordinates need no more")]
    let value = if negative { -value } else { value } as f32;
    (digits > 0 || bytes.len() == 1).then_some(value).filter(|value| value.is_finite())
}

pub(super) fn unescape_name(raw: &[u8]) -> Cow<'_, [u8]> {
    if !raw.contains(&b'#') {
        return Cow::Borrowed(raw);
    }
    let mut name = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((&byte, tail)) = rest.split_first() {
        match (byte, tail) {
            (b'#', [high, low, tail @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                name.extend(hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low));
                rest = tail;
            }
            _ => {
                name.push(byte);
                rest = tail;
            }
        }
    }
    Cow::Owned(name)
}

pub(super) fn unescape(raw: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(raw.len());
    let mut bytes = raw.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'\r' {
            bytes.next_if_eq(&b'\n');
            text.push(b'\n');
            continue;
        }
        if byte != b'\\' {
            text.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'n') => text.push(b'\n'),
            Some(b'r') => text.push(b'\r'),
            Some(b't') => text.push(b'\t'),
            Some(b'b') => text.push(8),
            Some(b'f') => text.push(12),
            Some(b'\r') => {
                bytes.next_if_eq(&b'\n');
            }
            Some(b'\n') | None => {}
            Some(digit @ b'0'..=b'7') => {
                let mut code = digit - b'0';
                for _ in 0..2 {
                    let Some(digit) = bytes.next_if(|byte| matches!(byte, b'0'..=b'7')) else {
                        break;
                    };
                    code = (code << 3) | (digit - b'0');
                }
                text.push(code);
            }
            Some(other) => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let read = |text: &str| number(text.as_bytes());
        assert_eq!(read("-.5"), Some(-0.5));
        assert_eq!(read("--5"), Some(-5.0));
        assert_eq!(read("1.2.3"), Some(1.2));
        assert_eq!(read("12"), Some(12.0));
        assert_eq!(read("Tj"), None);
    }

    #[test]
    fn escapes() {
        assert_eq!(unescape(br"a\)\101\n\\"), b"a)A\n\\");
        assert_eq!(&*unescape_name(b"A#20B"), b"A B");
    }
}
