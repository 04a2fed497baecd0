//! The stores against real databases.

#![cfg(test)]
#![cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
#![expect(clippy::doc_markdown, reason = "PostgreSQL and SQLite are names, not code")]

mod example;
mod place;
mod server;

mod conformance;
mod outage;
mod race;
#[cfg(feature = "sqlite")]
mod sample;
#[cfg(feature = "sqlite")]
mod sqlite;
mod text;
