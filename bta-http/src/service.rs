//! What every handler works with: the engine's client and the settings.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, NestedPath};
use axum::http::HeaderValue;
use axum::http::header::LOCATION;
use axum::http::request::Parts;
use axum::response::Response;
use bta_core::engine::{Client, Limits};
use bta_core::store::{Key, Record};

use crate::options::Options;
use crate::problem::Problem;

/// The state of the router.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    pub(crate) client: Client,
    pub(crate) options: Options,
}

impl Service {
    /// Returns the analysis that `key` names, or says that there is none.
    pub(crate) async fn load(&self, key: Key) -> Result<Record, Problem> {
        self.client.load(key).await?.ok_or_else(Problem::no_analysis)
    }

    /// Returns what bounds the engine.
    pub(crate) fn limits(&self) -> &Limits {
        &self.client.parts().limits
    }
}

/// Where the router is mounted: empty at the root, else a path such as `/blood`.
#[derive(Debug)]
pub(crate) struct Mount(String);

impl<S: Send + Sync> FromRequestParts<S> for Mount {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        let prefix = parts.extensions.get::<NestedPath>().map_or("", NestedPath::as_str);
        Ok(Self(prefix.trim_end_matches('/').to_owned()))
    }
}

impl Mount {
    /// Returns the last part of the path; empty at the root.
    pub(crate) fn last(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// Adds the address of something under this router to `response`.
    pub(crate) fn locate(&self, response: &mut Response, kind: &str, id: &str) {
        // A prefix with placeholders, or an id with characters that no header may have, has no address.
        if let Ok(location) = HeaderValue::from_str(&format!("{}/{kind}/{id}", self.0)) {
            response.headers_mut().insert(LOCATION, location);
        }
    }
}
