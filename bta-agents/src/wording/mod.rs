//! All text the agents say, by language: one folder of Fluent files each.
//!
//! Rules and tables hold ids only. A language without files is answered in English.

use std::fmt;
use std::sync::OnceLock;

use bta_core::language::Language;
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};

/// The files of one language.
type Files = [&'static str; 3];

macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!($language, "/rules.ftl")),
            include_str!(concat!($language, "/advice.ftl")),
            include_str!(concat!($language, "/text.ftl")),
        ]
    };
}

/// Every language with its files, English first; each is understood when it is first asked for.
static LANGUAGES: [(&str, Files, OnceLock<Wording>); 6] = [
    ("en", files!("en"), OnceLock::new()),
    ("de", files!("de"), OnceLock::new()),
    ("es", files!("es"), OnceLock::new()),
    ("fr", files!("fr"), OnceLock::new()),
    ("it", files!("it"), OnceLock::new()),
    ("pt", files!("pt"), OnceLock::new()),
];

/// Returns the languages that the agents speak, English first.
pub(crate) fn languages() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(language, ..)| *language)
}

/// The text of one language.
pub(crate) struct Wording {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Wording").field(&self.language).finish()
    }
}

impl Wording {
    fn new(language: &'static str, files: &[&str]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(language.parse().into_iter().collect());
        bundle.set_use_isolating(false);
        for file in files {
            // A file with an error still gives the messages that are whole; a test finds errors.
            let resource = FluentResource::try_new((*file).to_owned())
                .unwrap_or_else(|(resource, _errors)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// Returns the text in `language`, or in English.
    pub(crate) fn of(language: &Language) -> &'static Self {
        let known = LANGUAGES.iter().find(|(known, ..)| *known == language.as_str());
        let (name, files, wording) = known.unwrap_or(&LANGUAGES[0]);
        wording.get_or_init(|| Self::new(name, files))
    }

    /// Says a message; empty when there is none.
    pub(crate) fn say(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// Says a message with values filled in.
    pub(crate) fn with(&self, id: &str, values: &[(&str, &str)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return String::new();
        };
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, *value);
        }
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }

    /// Says an attribute of a message, where it has one.
    pub(crate) fn attribute(&self, id: &str, name: &str) -> Option<String> {
        let attribute = self.bundle.get_message(id)?.get_attribute(name)?;
        Some(self.bundle.format_pattern(attribute.value(), None, &mut Vec::new()).into_owned())
    }
}

#[cfg(test)]
mod tests;
