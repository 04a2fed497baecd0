//! Content streams as operations.
//!
//! A tokenizer of its own, because a damaged operator must cost that operator and not the rest of
//! the page, and because nothing may be collected: a small stream can hold millions of operations.

use std::borrow::Cow;

use super::lexeme::{hex, is_delimiter, is_space, number, unescape, unescape_name};

/// Arrays and dictionaries inside each other; real content has at most three.
const NESTING: usize = 16;

/// Operands of one operation; more are forgotten, the oldest first matter to no operator.
const OPERANDS: usize = 4096;

/// Elements of one list; more are forgotten, they would fill a page many times.
const LISTED: usize = 1 << 16;

/// An operand of an operation.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand<'a> {
    Number(f32),
    Name(Cow<'a, [u8]>),
    Text(Cow<'a, [u8]>),
    Array(Vec<Self>),
    /// Names and values, one after the other.
    Dictionary(Vec<Self>),
    Null,
}

impl Operand<'_> {
    pub(super) fn number(&self) -> Option<f32> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&[u8]> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Walks through a content stream.
#[derive(Debug)]
pub(super) struct Content<'a> {
    data: &'a [u8],
    at: usize,
}

enum Token<'a> {
    Operand(Operand<'a>),
    Operator(&'a [u8]),
    Close,
}

impl<'a> Content<'a> {
    pub(super) const fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0 }
    }

    /// Reads the next operation: its operands replace those in `operands`.
    pub(super) fn next(&mut self, operands: &mut Vec<Operand<'a>>) -> Option<&'a [u8]> {
        operands.clear();
        loop {
            match self.token(NESTING)? {
                Token::Operand(operand) if operands.len() < OPERANDS => operands.push(operand),
                Token::Operator(b"BI") => {
                    self.skip_inline_image();
                    operands.clear();
                    return Some(b"BI");
                }
                Token::Operator(operator) => return Some(operator),
                Token::Operand(_) | Token::Close => {}
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.data.get(self.at).copied()
    }

    fn token(&mut self, nesting: usize) -> Option<Token<'a>> {
        self.skip_space();
        let operand = match self.peek()? {
            b'/' => {
                self.at += 1;
                Operand::Name(unescape_name(self.regular()))
            }
            b'(' => Operand::Text(self.literal()),
            b'<' if self.data.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                Operand::Dictionary(self.list(nesting)?)
            }
            b'<' => Operand::Text(Cow::Owned(self.hexadecimal())),
            b'[' => {
                self.at += 1;
                Operand::Array(self.list(nesting)?)
            }
            b'>' if self.data.get(self.at + 1) == Some(&b'>') => {
                self.at += 2;
                return Some(Token::Close);
            }
            b']' | b'>' | b')' | b'{' | b'}' => {
                self.at += 1;
                return Some(Token::Close);
            }
            _ => return Some(word(self.regular())),
        };
        Some(Token::Operand(operand))
    }

    /// The elements up to the closing bracket.
    fn list(&mut self, nesting: usize) -> Option<Vec<Operand<'a>>> {
        let mut list = Vec::new();
        if nesting == 0 {
            return Some(list);
        }
        loop {
            match self.token(nesting - 1) {
                Some(Token::Operand(operand)) if list.len() < LISTED => list.push(operand),
                Some(Token::Operand(_)) => {}
                // An operator inside a list: the bracket was never closed.
                Some(Token::Operator(operator)) => {
                    self.at -= operator.len();
                    return Some(list);
                }
                Some(Token::Close) | None => return Some(list),
            }
        }
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => {
                    while self.peek().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                        self.at += 1;
                    }
                }
                byte if is_space(byte) => self.at += 1,
                _ => return,
            }
        }
    }

    fn regular(&mut self) -> &'a [u8] {
        let rest = self.data.get(self.at..).unwrap_or_default();
        let length = rest
            .iter()
            .position(|&byte| is_space(byte) || is_delimiter(byte))
            .unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn literal(&mut self) -> Cow<'a, [u8]> {
        self.at += 1;
        let start = self.at;
        let mut depth = 1_usize;
        let mut plain = true;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => {
                    plain = false;
                    self.at += 1;
                }
                b'\r' => plain = false,
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                _ => {}
            }
        }
        self.at = self.at.min(self.data.len());
        let end = if depth == 0 { self.at - 1 } else { self.at };
        let raw = self.data.get(start..end).unwrap_or_default();
        if plain { Cow::Borrowed(raw) } else { Cow::Owned(unescape(raw)) }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut bytes = Vec::new();
        let mut half = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = hex(byte) else { continue };
            match half.take() {
                Some(high) => bytes.push(high << 4 | digit),
                None => half = Some(digit),
            }
        }
        bytes.extend(half.map(|high| high << 4));
        bytes
    }

    /// Goes behind `EI`, which stands alone between white space.
    fn skip_inline_image(&mut self) {
        let mut before = 0;
        while let Some(rest) = self.data.get(self.at..).filter(|rest| !rest.is_empty()) {
            let after = rest.get(2).copied().unwrap_or(b' ');
            if rest.starts_with(b"EI") && is_space(before) && is_space(after) {
                self.at += 2;
                return;
            }
            before = self.peek().unwrap_or(0);
            self.at += 1;
        }
    }
}

fn word(bytes: &[u8]) -> Token<'_> {
    match bytes {
        b"true" | b"false" | b"null" => Token::Operand(Operand::Null),
        _ => match number(bytes) {
            Some(number) => Token::Operand(Operand::Number(number)),
            None => Token::Operator(bytes),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(content: &str, expected: &[(&str, usize)]) {
        let mut walker = Content::new(content.as_bytes());
        let mut operands = Vec::new();
        let mut found = Vec::new();
        while let Some(operator) = walker.next(&mut operands) {
            found.push((String::from_utf8_lossy(operator).into_owned(), operands.len()));
        }
        let expected: Vec<_> =
            expected.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        assert_eq!(found, expected, "{content}");
    }

    #[test]
    fn operations() {
        check("q 1 0 0 1 5 5 cm Q", &[("q", 0), ("cm", 6), ("Q", 0)]);
        check("[(a) -20 (b)]TJ(x)Tj", &[("TJ", 1), ("Tj", 1)]);
        check("/A <</B 1 /C [1 2]>> BDC", &[("BDC", 2)]);
        check("BI /W 1 ID xxEIx EI Q", &[("BI", 0), ("Q", 0)]);
        check("% (comment\nq ] > Q", &[("q", 0), ("Q", 0)]);
        check("[(a) Tj (b) Tj", &[("Tj", 1), ("Tj", 1)]); // a bracket that never closes
    }
}
