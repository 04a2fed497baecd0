//! Every rule of the store and broker contracts as a function, and doubles for tests of the engine.
//!
//! An adapter's tests call [`store::all`] or [`broker::all`]; each rule is public, so that one can be
//! run alone. A rule that is broken panics. Feature `testkit`.

#![expect(clippy::missing_panics_doc, reason = "every rule panics when it is broken")]

pub mod broker;
pub mod fault;
pub mod proxy;
#[cfg(unix)]
pub mod server;
pub mod service;
pub mod store;

pub mod script;
