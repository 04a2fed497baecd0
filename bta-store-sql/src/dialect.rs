//! Where the databases differ.

use sqlx::error::DatabaseError;

/// What a database says in its own way.
#[derive(Debug)]
pub(crate) struct Dialect {
    /// Its name, for messages.
    pub(crate) name: &'static str,
    /// Begins a transaction that will write.
    pub(crate) begin: &'static str,
    /// What a new connection is told, if anything.
    pub(crate) greeting: &'static str,
    /// The database's clock in milliseconds since 1970, the same throughout one statement.
    pub(crate) now: &'static str,
    /// Ends an `INSERT` into `users` that keeps the row that is there.
    pub(crate) keep: &'static str,
    /// Ends a `SELECT` that locks its rows and leaves out those that others have locked.
    pub(crate) skip_locked: &'static str,
    /// Whether placeholders are `$1`, `$2`, … instead of `?`.
    pub(crate) numbered: bool,
    /// What an error of this database means.
    pub(crate) class: fn(&dyn DatabaseError) -> Class,
}

/// What an error means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Class {
    /// Nothing happened because others were at work: trying again at once helps.
    Contended,
    /// Unreachable, too slow or shutting down; what happened is unknown.
    Unavailable,
    /// There is no space left.
    Full,
    /// A unique key is taken.
    Taken,
    /// Anything else: a bug, or a schema that is not ours.
    Refused,
}

/// A database that sqlx knows, with its dialect and its place among ours.
pub(crate) trait Spoken: sqlx::Database {
    const DIALECT: Dialect;
}
