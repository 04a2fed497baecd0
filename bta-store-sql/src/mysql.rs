//! MySQL 8.0.13 or newer and MariaDB 10.6 or newer.

use std::str::FromStr;

use sqlx::MySql;
use sqlx::error::DatabaseError;
use sqlx::mysql::{MySqlConnectOptions, MySqlDatabaseError};

use crate::connect::{ConnectError, Options, Pools};
use crate::dialect::{Class, Dialect, Spoken};
use crate::pool::Pool;

impl Spoken for MySql {
    const DIALECT: Dialect = Dialect {
        name: "MySQL",
        begin: "BEGIN",
        // The default level locks the gaps between rows, which makes submits wait for sweeps. The limits
        // free the rows of a process that stands still or cannot be reached; MySQL has none of its own for
        // transactions, so there every connection that is not used for so long ends.
        greeting: "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
            SET SESSION innodb_lock_wait_timeout = 10, SESSION wait_timeout = 30
            /*M! , SESSION idle_transaction_timeout = 5 */",
        // The driver sets the session's time zone to UTC.
        now: "CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)",
        keep: "ON DUPLICATE KEY UPDATE user_id = users.user_id",
        skip_locked: "FOR UPDATE SKIP LOCKED",
        numbered: false,
        class,
    };
}

pub(crate) fn connect(url: &str, options: &Options) -> Result<Pools<MySql>, ConnectError> {
    let settings = MySqlConnectOptions::from_str(url)
        .map_err(|error| ConnectError::unreachable(&MySql::DIALECT, error))?;
    Ok(Pools::one(Pool::new(settings, options.max_connections.get(), options.acquire_timeout)))
}

/// See <https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html> and
/// <https://mariadb.com/kb/en/mariadb-error-code-reference/>.
fn class(error: &dyn DatabaseError) -> Class {
    let Some(error) = error.try_downcast_ref::<MySqlDatabaseError>() else { return Class::Refused };
    match error.number() {
        1022 | 1062 | 1586 => Class::Taken,
        1020 | 1205 | 1213 => Class::Contended, // changed since read, lock wait timeout, deadlock
        1021 | 1114 => Class::Full,
        // Connections, shutdown, killed or interrupted, storage engine, network, read-only after a failover.
        1040
        | 1053
        | 1927
        | 1317
        | 1969
        | 3024
        | 1030
        | 1077..=1080
        | 1152..=1161
        | 1203
        | 1290
        | 1836
        | 4031 => Class::Unavailable,
        _ => Class::Refused,
    }
}
