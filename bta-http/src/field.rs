//! The text fields of a submit, each parsed once into the type it stands for.

use std::str::FromStr;

use bta_core::Private;
use bta_core::case::Person;
use bta_core::id::UserId;
use bta_core::language::Language;
use bta_core::report::Sex;
use bta_core::store::{Mode, Request};

use crate::problem::Problem;

/// What is asked when the person asks nothing.
pub(crate) const DEFAULT_QUESTION: &str = "Summarise my Blood Test Report";

/// The text fields that a submit may have.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Field {
    Query,
    UserId,
    Parallel,
    Sex,
    Age,
    Pregnant,
    Language,
    Agents,
}

impl Field {
    const ALL: [Self; 8] = [
        Self::Query,
        Self::UserId,
        Self::Parallel,
        Self::Sex,
        Self::Age,
        Self::Pregnant,
        Self::Language,
        Self::Agents,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::UserId => "user_id",
            Self::Parallel => "parallel",
            Self::Sex => "sex",
            Self::Age => "age",
            Self::Pregnant => "pregnant",
            Self::Language => "language",
            Self::Agents => "agents",
        }
    }

    /// Sets this field of `request` to what `text` says; blank text leaves the default.
    pub(crate) fn set(self, request: &mut Request, text: &str) -> Result<(), Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if self != Self::Query && text.chars().any(char::is_control) {
            return Err(self.invalid("has control characters"));
        }
        match self {
            Self::Query => request.question = Private::new(text.to_owned()),
            Self::UserId => request.owner = Some(self.parse::<UserId>(text, USER_ID)?),
            Self::Parallel if self.boolean(text)? => request.mode = Mode::Parallel,
            Self::Parallel => request.mode = Mode::Sequential,
            Self::Sex => request.person.sex = Some(self.sex(text)?),
            Self::Age => request.person.age_years = Some(self.age(text)?),
            Self::Pregnant => request.person.pregnant = Some(self.boolean(text)?),
            Self::Language => request.language = Some(self.parse::<Language>(text, LANGUAGE)?),
            Self::Agents => request.agents = Some(agents(text)),
        }
        Ok(())
    }

    fn parse<T: FromStr>(self, text: &str, expected: &'static str) -> Result<T, Problem> {
        text.parse().map_err(|_| self.invalid(expected))
    }

    /// Accepts the spellings that the original's clients use.
    fn boolean(self, text: &str) -> Result<bool, Problem> {
        match text.to_ascii_lowercase().as_str() {
            "true" | "1" | "on" | "yes" | "t" | "y" => Ok(true),
            "false" | "0" | "off" | "no" | "f" | "n" => Ok(false),
            _ => Err(self.invalid("must be true or false")),
        }
    }

    fn sex(self, text: &str) -> Result<Sex, Problem> {
        match text.to_ascii_lowercase().as_str() {
            "female" | "f" => Ok(Sex::Female),
            "male" | "m" => Ok(Sex::Male),
            _ => Err(self.invalid("must be female or male")),
        }
    }

    fn age(self, text: &str) -> Result<f64, Problem> {
        let expected = "must be a number of years from 0 to 130";
        let age: f64 = self.parse(text, expected)?;
        if (0.0..=130.0).contains(&age) { Ok(age) } else { Err(self.invalid(expected)) }
    }

    /// Says what is wrong with this field without repeating what the person wrote.
    fn invalid(self, expected: &'static str) -> Problem {
        let name = self.name();
        Problem::invalid("invalid_field", format!("The field \"{name}\" {expected}.")).field(name)
    }
}

const USER_ID: &str = "must have 1 to 36 bytes and no control characters";
const LANGUAGE: &str = "must be a language tag such as \"en\" or \"pt-BR\"";

impl FromStr for Field {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|field| field.name() == name).ok_or(())
    }
}

/// Makes the request of a form that says nothing.
pub(crate) fn unsaid() -> Request {
    Request {
        question: Private::new(DEFAULT_QUESTION.to_owned()),
        person: Person::default(),
        ..Request::default()
    }
}

/// Reads a list such as `doctor, exercise`; the engine knows which names exist.
fn agents(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for name in text.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn set(field: &str, text: &str) -> Option<Request> {
        let mut request = unsaid();
        field.parse::<Field>().unwrap().set(&mut request, text).ok()?;
        Some(request)
    }

    #[test]
    fn parallel_has_the_spellings_of_the_original() {
        for yes in ["true", "True", "TRUE", "1", "on", "yes", "y", " true "] {
            assert_eq!(
                set("parallel", yes).map(|request| request.mode),
                Some(Mode::Parallel),
                "{yes}"
            );
        }
        for no in ["false", "0", "off", "no", "", "  "] {
            assert_eq!(
                set("parallel", no).map(|request| request.mode),
                Some(Mode::Sequential),
                "{no}"
            );
        }
        for wrong in ["banana", "2", "-1", "true false", "ja"] {
            assert_eq!(set("parallel", wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_blank_question_is_the_default_one() {
        for blank in ["", " ", "\n\t "] {
            let question = set("query", blank).map(|request| request.question.into_exposed());
            assert_eq!(question.as_deref(), Some(DEFAULT_QUESTION));
        }
        let question =
            set("query", " HDL < 40?\nwhy ").map(|request| request.question.into_exposed());
        assert_eq!(question.as_deref(), Some("HDL < 40?\nwhy"));
    }

    #[test]
    fn ages_are_years() {
        let age = |text| set("age", text).map(|request| request.person.age_years);
        assert_eq!(age("44"), Some(Some(44.0)));
        assert_eq!(age("0.5"), Some(Some(0.5)));
        assert_eq!(age(""), Some(None));
        for wrong in ["-1", "131", "NaN", "inf", "forty", "1e9", "4\0"] {
            assert_eq!(age(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sexes_languages_and_owners() {
        assert_eq!(set("sex", "F").and_then(|request| request.person.sex), Some(Sex::Female));
        assert_eq!(set("sex", "male").and_then(|request| request.person.sex), Some(Sex::Male));
        assert_eq!(set("sex", "other"), None);
        assert_eq!(set("language", "pt-BR").and_then(|r| r.language), "pt".parse().ok());
        assert_eq!(set("language", "klingon"), None);
        assert!(set("user_id", "u-17").is_some());
        assert_eq!(set("user_id", &"u".repeat(200)), None);
        assert_eq!(set("user_id", "a\u{7}b"), None);
    }

    #[test]
    fn agents_are_a_list() {
        let agents = |text| set("agents", text).and_then(|request| request.agents);
        let names = vec!["doctor".to_owned(), "exercise".to_owned()];
        assert_eq!(agents("doctor, exercise,,doctor"), Some(names));
        assert_eq!(agents("  "), None);
    }
}
