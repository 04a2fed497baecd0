//! PostgreSQL 12 or newer, and what speaks its protocol.

use std::str::FromStr;

use sqlx::Postgres;
use sqlx::error::DatabaseError;
use sqlx::postgres::PgConnectOptions;

use crate::connect::{ConnectError, Options, Pools};
use crate::dialect::{Class, Dialect, Spoken};
use crate::pool::Pool;

impl Spoken for Postgres {
    const DIALECT: Dialect = Dialect {
        name: "PostgreSQL",
        // The level is said, because a server can be set to another one by default. The limits free the
        // rows of a process that stands still or cannot be reached, before others miss it; they are set
        // for the transaction alone, because behind a pooler the next one is somebody else's.
        begin: "BEGIN ISOLATION LEVEL READ COMMITTED;
            SET LOCAL idle_in_transaction_session_timeout = '5s';
            SET LOCAL statement_timeout = '20s'",
        greeting: "",
        // Not `clock_timestamp()`: it may differ from row to row, so that no index can be searched by it.
        now: "CAST(EXTRACT(EPOCH FROM statement_timestamp()) * 1000 AS BIGINT)",
        keep: "ON CONFLICT (user_id) DO NOTHING",
        skip_locked: "FOR UPDATE SKIP LOCKED",
        numbered: true,
        class,
    };
}

pub(crate) fn connect(url: &str, options: &Options) -> Result<Pools<Postgres>, ConnectError> {
    let mut settings = PgConnectOptions::from_str(url)
        .map_err(|error| ConnectError::unreachable(&Postgres::DIALECT, error))?;
    if settings.get_application_name().is_none() {
        settings = settings.application_name("bta");
    }
    Ok(Pools::one(Pool::new(settings, options.max_connections.get(), options.acquire_timeout)))
}

/// See <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn class(error: &dyn DatabaseError) -> Class {
    let code = error.code().unwrap_or_default();
    match &*code {
        "23505" => Class::Taken,
        "40001" | "40P01" | "55P03" => Class::Contended, // serialization, deadlock, lock not available
        "53100" => Class::Full,
        // Canceled; stood still; read-only after a failover; connections, resources, shutdown, input and output.
        "57014" | "25P03" | "25006" => Class::Unavailable,
        other if ["08", "53", "57P", "58"].iter().any(|class| other.starts_with(class)) => {
            Class::Unavailable
        }
        _ => Class::Refused,
    }
}
