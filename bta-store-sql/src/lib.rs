//! Stores analyses in SQL databases through sqlx: SQLite, PostgreSQL, MySQL and MariaDB.
//!
//! The logic is written once, in SQL that all of them understand; a dialect says where they
//! differ (the clock, "keep what is there", "skip what is locked", placeholders, error codes).
//!
//! # Choices
//!
//! - **Times are integers**: milliseconds since 1970 in UTC, by the database's clock. The three
//!   databases agree on integers; they agree on neither the range, the precision, the time zone nor
//!   the arithmetic of their own time types.
//! - **Ids are text**: a UUID reads the same in every database, log line and URL.
//! - **A claim is fenced by equality**: the first statement of every change compares the claim token
//!   and thereby locks the row; nothing else is written when it matches no row.
//! - **The number `id`** of the three tables is there for whoever expects it. It rises with time and
//!   is a key only in SQLite: PostgreSQL and MySQL take it from the clock, not from a sequence, so
//!   that the tables can be spread over many servers.
//! - **One SQLite file is for one host**: its locks do not work over a network.
//!
//! For those who want no second server there is a broker in PostgreSQL, too: [`PostgresBroker`].
//!
//! What is deliberately not here: decisions of the pipeline (a store executes conditional writes),
//! files, and any use of this host's clock.

#![expect(
    clippy::doc_markdown,
    reason = "SQLite, PostgreSQL, MySQL and MariaDB are names, not code"
)]
#![cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]

mod dialect;

mod pool;

mod connect;
mod fault;
mod statement;

#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

mod row;

#[cfg(feature = "postgres")]
mod broker;

mod database;

mod migration;

mod load;

mod claim;

mod change;
mod insert;
mod list;
mod question;
mod user;
mod worker;

mod store;

#[cfg(test)]
mod tests;

#[cfg(feature = "postgres")]
pub use broker::PostgresBroker;
pub use connect::{ConnectError, Migrations, Options};
pub use store::SqlStore;
