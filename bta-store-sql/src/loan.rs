//! A connection on loan from its pool.

use sqlx::pool::PoolConnection;

/// A connection that goes back to its pool only when it is known to be intact, and else is closed.
///
/// A caller may lose patience at any moment and drop what it waits for. The connection is then in the
/// middle of a statement or of a transaction. sqlx gives such a connection back and hopes that a
/// rollback in its queue cleans up; with MySQL the two sides may then wait for each other for ever,
/// and the pool runs dry. Therefore transactions are begun and ended here and not by sqlx.
pub(crate) struct Loan<DB: sqlx::Database> {
    pub(crate) connection: PoolConnection<DB>,
    /// Whether nothing is under way on it.
    pub(crate) intact: bool,
}

impl<DB: sqlx::Database> Loan<DB> {
    pub(crate) const fn new(connection: PoolConnection<DB>) -> Self {
        Self { connection, intact: false }
    }
}

impl<DB: sqlx::Database> Drop for Loan<DB> {
    fn drop(&mut self) {
        if !self.intact {
            self.connection.close_on_drop();
        }
    }
}

/// Returns whether the database has answered, be it with an error: then nothing is under way.
pub(crate) const fn is_answer<T>(result: &Result<T, sqlx::Error>) -> bool {
    matches!(result, Ok(_) | Err(sqlx::Error::Database(_)))
}
