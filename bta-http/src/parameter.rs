//! Parameters of the path and of the query, parsed by hand so that a wrong one is named.

use std::str::FromStr;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;

use crate::problem::Problem;

/// Reads an id from a path; what is not an id names nothing.
///
/// Only the hyphenated form is one, so that an id has one address.
pub(crate) fn identifier<T: FromStr>(text: &str) -> Option<T> {
    if text.len() == 36 { text.parse().ok() } else { None }
}

/// The parameters of the query.
#[derive(Debug)]
pub(crate) struct Parameters(Vec<(String, String)>);

impl<S: Send + Sync> FromRequestParts<S> for Parameters {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        match Query::<Vec<(String, String)>>::from_request_parts(parts, state).await {
            Ok(Query(pairs)) => Ok(Self(pairs)),
            Err(_) => {
                Err(Problem::invalid("invalid_query", "The query of the address cannot be read."))
            }
        }
    }
}

impl Parameters {
    /// Returns what `name` says, unless it is absent or empty.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let last = self.0.iter().rev().find(|(key, _)| key == name);
        last.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// Returns what `name` says as a `T`, or what is wrong with it.
    pub(crate) fn parse<T: FromStr>(
        &self,
        name: &'static str,
        expected: &'static str,
    ) -> Result<Option<T>, Problem> {
        let parse = |text: &str| text.parse().map_err(|_| self.invalid(name, expected));
        self.text(name).map(parse).transpose()
    }

    /// Says what `name` must be.
    pub(crate) fn invalid(&self, name: &'static str, expected: &'static str) -> Problem {
        Problem::invalid("invalid_parameter", format!("The parameter \"{name}\" {expected}."))
            .field(name)
    }
}
