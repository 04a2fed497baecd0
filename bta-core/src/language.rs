//! Languages of reports and answers.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language as its primary BCP 47 subtag: two or three lower-case letters such as `en` or `pt`.
///
/// # Examples
///
/// ```
/// use bta_core::Language;
///
/// assert_eq!("pt-BR".parse::<Language>()?.as_str(), "pt");
/// assert!("english".parse::<Language>().is_err());
/// # Ok::<(), bta_core::language::ParseLanguageError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

impl Language {
    /// Returns English, the language of an answer when nothing else is known.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// Returns the subtag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is not a language tag.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a language tag such as \"en\" or \"pt-BR\"")]
pub struct ParseLanguageError;

impl FromStr for Language {
    type Err = ParseLanguageError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let primary = s.trim().split(['-', '_']).next().unwrap_or_default();
        if matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_alphabetic()) {
            Ok(Self(primary.to_ascii_lowercase()))
        } else {
            Err(ParseLanguageError)
        }
    }
}

impl TryFrom<String> for Language {
    type Error = ParseLanguageError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}
