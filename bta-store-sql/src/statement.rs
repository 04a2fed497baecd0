//! SQL text with its values, and how the text becomes a dialect's own.

use std::time::Duration;

use crate::dialect::Dialect;

/// SQL text with a `?` for each value.
///
/// `{now}`, `{keep}` and `{skip_locked}` stand for what the [`Dialect`] says. The text never holds data
/// and never a `?` or a brace of its own.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    sql: String,
    values: Vec<Value>,
}

/// A value to bind.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(Option<String>),
    Integer(Option<i64>),
    Real(f64),
}

impl Statement {
    pub(crate) fn new(sql: &'static str) -> Self {
        Self { sql: sql.to_owned(), values: Vec::new() }
    }

    /// Appends text; a statement can be put together from parts because placeholders have no numbers.
    pub(crate) fn text(mut self, sql: &'static str) -> Self {
        self.sql.push_str(sql);
        self
    }

    pub(crate) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Appends another statement's text and values.
    pub(crate) fn append(mut self, other: Self) -> Self {
        self.sql.push_str(&other.sql);
        self.values.extend(other.values);
        self
    }

    /// Returns the text as `dialect` wants it, and the values in the order of their placeholders.
    pub(crate) fn render(self, dialect: &Dialect) -> (String, Vec<Value>) {
        let sql = self
            .sql
            .replace("{now}", dialect.now)
            .replace("{keep}", dialect.keep)
            .replace("{skip_locked}", dialect.skip_locked);
        let sql = if dialect.numbered { number(&sql) } else { sql };
        (sql, self.values)
    }
}

/// Turns each `?` into `$1`, `$2` and so on.
fn number(sql: &str) -> String {
    let mut parts = sql.split('?');
    let mut numbered = parts.next().unwrap_or_default().to_owned();
    for (index, part) in parts.enumerate() {
        numbered.push('$');
        numbered.push_str(&(index + 1).to_string());
        numbered.push_str(part);
    }
    numbered
}

/// The longest duration in a statement: ten years. Longer ones mean "for ever" and must not overflow a sum.
const LONGEST: Duration = Duration::from_secs(10 * 365 * 24 * 60 * 60);

impl From<Duration> for Value {
    fn from(duration: Duration) -> Self {
        Self::Integer(i64::try_from(duration.min(LONGEST).as_millis()).ok())
    }
}

impl From<Option<String>> for Value {
    /// PostgreSQL cannot store U+0000. The model promises that there is none; should one slip in (a
    /// model's answer, say), it becomes U+FFFD in every database alike.
    fn from(text: Option<String>) -> Self {
        let storable = |text: String| {
            if text.contains('\0') { text.replace('\0', "\u{FFFD}") } else { text }
        };
        Self::Text(text.map(storable))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Some(text).into()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Some(text.to_owned()).into()
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(Some(number))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Integer(Some(number.into()))
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Integer(Some(i64::try_from(number).unwrap_or(i64::MAX)))
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Integer(Some(yes.into()))
    }
}

impl From<f64> for Value {
    /// A number that is none counts as zero: SQLite would store NULL.
    fn from(number: f64) -> Self {
        Self::Real(if number.is_finite() { number } else { 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[track_caller]
    fn check(sql: &str, numbered: &str) {
        assert_eq!(number(sql), numbered);
    }

    #[test]
    fn placeholders_are_numbered_in_order() {
        check("", "");
        check("SELECT 1", "SELECT 1");
        check("?", "$1");
        check("a = ? AND b IN (?,?)", "a = $1 AND b IN ($2,$3)");
        check(&"?,".repeat(11), "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,");
    }
}
