//! The stores against real databases.

#![cfg(test)]
#![expect(clippy::doc_markdown, reason = "PostgreSQL and SQLite are names, not code")]

mod example;
mod place;
mod server;

mod conformance;
mod outage;
mod race;
mod sample;
mod sqlite;
mod text;
