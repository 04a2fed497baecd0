//! Statements of a model, taken out of its answer while it comes.

use serde::Deserialize;
use serde_json::{Value, json};

/// The most statements of one answer that are looked at.
const MOST: usize = 40;
/// The deepest nesting that is followed.
const DEPTH: usize = 16;

/// One statement, and the ids of what it rests on.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
pub(super) struct Statement {
    /// The statement.
    pub(super) text: String,
    /// The ids.
    pub(super) cites: Vec<String>,
}

/// Returns the JSON schema of an answer.
pub(super) fn schema() -> Value {
    json!({
        "type": "object",
        "properties": {
            "statements": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "text": {"type": "string"},
                        "cites": {"type": "array", "items": {"type": "string"}}
                    },
                    "required": ["text", "cites"],
                    "additionalProperties": false
                }
            }
        },
        "required": ["statements"],
        "additionalProperties": false
    })
}

/// Whether the next byte stands in quotes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Quote {
    #[default]
    Outside,
    Inside,
    /// After a backslash.
    Escaped,
}

/// Finds statements in a text that grows: objects with a text and cites, whatever is around them.
///
/// Servers without structured answers wrap them in words, fences or other objects, and cut them off.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    text: String,
    looked: usize,
    open: Vec<usize>,
    quote: Quote,
    found: usize,
}

impl Scanner {
    /// Takes the next piece and returns the statements that are whole now.
    pub(super) fn push(&mut self, piece: &str) -> Vec<Statement> {
        self.text.push_str(piece);
        let mut statements = Vec::new();
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.looked) {
            let at = self.looked;
            self.looked += 1;
            if self.quote != Quote::Outside {
                self.quote = match (self.quote, byte) {
                    (Quote::Escaped, _) => Quote::Inside,
                    (_, b'\\') => Quote::Escaped,
                    (_, b'"') => Quote::Outside,
                    _ => Quote::Inside,
                };
                continue;
            }
            match byte {
                b'"' if !self.open.is_empty() => self.quote = Quote::Inside,
                b'{' if self.open.len() < DEPTH => self.open.push(at),
                b'}' => {
                    let object = self.open.pop().and_then(|start| self.text.get(start..=at));
                    let statement = object.and_then(|object| serde_json::from_str(object).ok());
                    if let Some(statement) = statement.filter(|_| self.found < MOST) {
                        self.found += 1;
                        statements.push(statement);
                    }
                }
                _ => {}
            }
        }
        statements
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(answer: &str, expected: &[&str]) {
        for size in [1, 3, 7, answer.len().max(1)] {
            let mut scanner = Scanner::default();
            let characters: Vec<char> = answer.chars().collect();
            let found: Vec<String> = characters
                .chunks(size)
                .flat_map(|chunk| scanner.push(&chunk.iter().collect::<String>()))
                .map(|statement| format!("{} {}", statement.text, statement.cites.join("+")))
                .collect();
            assert_eq!(found, expected, "{answer}");
        }
    }

    #[test]
    fn statements_are_found_in_any_wrapping() {
        let two = r#"{"statements": [{"text": "A \"{b}\" ä", "cites": ["r0", "X"]}, {"cites": [], "text": "B"}]}"#;
        check(two, &["A \"{b}\" ä r0+X", "B "]);
        check(&format!("Sure! Here it is:\n```json\n{two}\n```"), &["A \"{b}\" ä r0+X", "B "]);
        check(r#"[{"text": "A", "cites": ["r0"], "more": {"x": 1}}]"#, &["A r0"]);
        check(r#"{"result": {"answer": {"statements": [{"text": "A", "cites": []}]}}}"#, &["A "]);
        check(r#"{"statements": [{"text": "A", "cites": ["r0"]}, {"text": "B", "ci"#, &["A r0"]);
        check(&schema().to_string(), &[]);
        check(r#"{"text": 7, "cites": ["r0"]} {"text": "A"} {"statements": "none"}"#, &[]);
        check("no JSON at all }}}{{{", &[]);
        check("", &[]);
    }
}
