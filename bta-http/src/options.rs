//! Settings of the router.

use std::time::Duration;

use bta_core::Language;
use tokio_util::sync::CancellationToken;

/// Settings of [`router`](crate::router()), each with a default that suits a small service.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use bta_http::{Docs, Options};
///
/// let options = Options::new().sync_wait(Duration::from_secs(60)).docs(Docs::Absent);
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    pub(crate) sync_wait: Duration,
    pub(crate) keep_alive: Duration,
    pub(crate) patience: Duration,
    pub(crate) docs: Docs,
    pub(crate) languages: Vec<Language>,
    pub(crate) shutdown: CancellationToken,
    pub(crate) workers: Workers,
}

/// Where workers run.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Workers {
    /// In this process.
    #[default]
    Here,
    /// In other processes: they are seen when they have an analysis in hand, and missed when one waits for
    /// a minute while nobody has.
    Elsewhere,
}

/// Whether `/docs` shows the interface.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Docs {
    /// `/docs` serves Swagger UI, from the program itself.
    #[default]
    Served,
    /// There is no `/docs`; `/openapi.json` stays.
    Absent,
}

impl Options {
    /// Makes the default settings.
    #[must_use]
    pub fn new() -> Self {
        Self {
            sync_wait: Duration::from_secs(600),
            keep_alive: Duration::from_secs(15),
            patience: Duration::from_secs(30),
            docs: Docs::Served,
            languages: vec![Language::english()],
            shutdown: CancellationToken::new(),
            workers: Workers::Here,
        }
    }

    /// Says where workers run: `/health` looks for them there. [`Workers::Here`] unless set.
    #[must_use]
    pub const fn workers(mut self, place: Workers) -> Self {
        self.workers = place;
        self
    }

    /// Sets how long `POST /analyze/sync` waits before it answers 202; 600 s unless set.
    #[must_use]
    pub fn sync_wait(mut self, wait: Duration) -> Self {
        self.sync_wait = wait;
        self
    }

    /// Sets how often a silent event stream sends a comment; 15 s unless set.
    #[must_use]
    pub fn keep_alive(mut self, interval: Duration) -> Self {
        self.keep_alive = interval;
        self
    }

    /// Sets how long an upload may send nothing before it is refused; 30 s unless set.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Sets whether `/docs` is served.
    #[must_use]
    pub fn docs(mut self, docs: Docs) -> Self {
        self.docs = docs;
        self
    }

    /// Sets the languages that the page offers for answers, those in which the agents can write;
    /// English alone unless set.
    #[must_use]
    pub fn languages(mut self, languages: impl IntoIterator<Item = Language>) -> Self {
        self.languages = languages.into_iter().collect();
        self
    }

    /// Ends event streams and waiting requests when `token` fires, so that a graceful stop is quick.
    #[must_use]
    pub fn shutdown(mut self, token: CancellationToken) -> Self {
        self.shutdown = token;
        self
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}
