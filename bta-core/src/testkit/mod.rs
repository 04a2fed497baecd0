//! Every rule of the store and broker contracts as a function, and doubles for tests of the engine.
//!
//! An adapter's tests call [`store::all`] or [`broker::all`]; each rule is public, so that one can be
//! run alone. A rule that is broken panics. Feature `testkit`.

#![expect(clippy::missing_panics_doc, reason = "every rule panics when it is broken")]

pub mod broker;
#[cfg(unix)]
pub mod certificate;
pub mod fault;
pub mod proxy;
#[cfg(unix)]
pub mod server;
pub mod service;
pub mod store;

pub mod script;

/// Returns what an error says, with all its causes.
#[must_use]
pub fn causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
