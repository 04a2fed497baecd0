//! Parts of PDF syntax.

/// A string in parentheses.
pub(crate) fn literal(bytes: &[u8]) -> Vec<u8> {
    let mut literal = vec![b'('];
    for &byte in bytes {
        if matches!(byte, b'(' | b')' | b'\\' | b'\r' | b'\n') {
            literal.extend(format!("\\{byte:03o}").bytes());
        } else {
            literal.push(byte);
        }
    }
    literal.push(b')');
    literal
}

/// A string of hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::from("<");
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02X}");
    }
    text + ">"
}
