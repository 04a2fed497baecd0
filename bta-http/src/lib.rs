//! The HTTP interface and the page of bta, as an axum router.
//!
//! [`router()`] takes the engine's [`Client`](bta_core::engine::Client) and gives back a router that
//! any axum service can mount. The routes and fields of the original interface are kept as they
//! were; errors are RFC 9457 problem documents with stable codes; the page is in the program and
//! loads nothing from elsewhere.
//!
//! What is deliberately not here: access control, rate limits, TLS and CORS (they belong to the
//! service around it), and any decision about an analysis (the engine makes them).

mod options;

mod problem;

mod filename;
mod parameter;
mod refusal;
mod schema;
mod timestamp;

mod service;

mod field;

mod form;
mod status;

mod event;
mod health;
mod listing;
mod removal;
mod submit;
mod task;
mod user;

mod question;

mod asset;
mod page;

mod document;
mod guard;
mod linger;

mod router;

pub use options::{Docs, Options, Workers};
pub use router::router;
