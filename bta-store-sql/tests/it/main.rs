//! The stores against real databases.

#![cfg(test)]
#![expect(clippy::doc_markdown, reason = "PostgreSQL and SQLite are names, not code")]

mod example;
mod place;
mod server;

mod broker;
mod conformance;
mod follow;
mod outage;
mod race;
#[cfg(unix)]
mod restart;
mod sample;
mod sharding;
mod sqlite;
mod text;
mod upgrade;
