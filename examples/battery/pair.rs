//! What is tried: pairs of store and broker, faults, and protections that can be taken away.

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

/// A store with a broker.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Pair {
    #[value(name = "sqlite+memory")]
    SqliteMemory,
    #[value(name = "sqlite+redis")]
    SqliteRedis,
    /// PostgreSQL alone: it is the broker, too.
    #[value(name = "postgres")]
    Postgres,
    #[value(name = "postgres+redis")]
    PostgresRedis,
    #[value(name = "postgres+amqp")]
    PostgresAmqp,
    #[value(name = "mysql+redis")]
    MysqlRedis,
}

/// Which store.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) enum StoreKind {
    Sqlite,
    Postgres,
    Mysql,
}

/// Which broker.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum BrokerKind {
    Memory,
    Store,
    Redis,
    Amqp,
}

impl Pair {
    pub(crate) const fn store(self) -> StoreKind {
        match self {
            Self::SqliteMemory | Self::SqliteRedis => StoreKind::Sqlite,
            Self::Postgres | Self::PostgresRedis | Self::PostgresAmqp => StoreKind::Postgres,
            Self::MysqlRedis => StoreKind::Mysql,
        }
    }

    pub(crate) const fn broker(self) -> BrokerKind {
        match self {
            Self::SqliteMemory => BrokerKind::Memory,
            Self::Postgres => BrokerKind::Store,
            Self::SqliteRedis | Self::PostgresRedis | Self::MysqlRedis => BrokerKind::Redis,
            Self::PostgresAmqp => BrokerKind::Amqp,
        }
    }

    /// Returns the features of `bta` that this pair needs and this build lacks.
    pub(crate) fn missing_features(self) -> Vec<&'static str> {
        let store = match self.store() {
            StoreKind::Sqlite => ("sqlite", cfg!(feature = "sqlite")),
            StoreKind::Postgres => ("postgres", cfg!(feature = "postgres")),
            StoreKind::Mysql => ("mysql", cfg!(feature = "mysql")),
        };
        let broker = match self.broker() {
            BrokerKind::Memory | BrokerKind::Store => ("", true),
            BrokerKind::Redis => ("redis", cfg!(feature = "redis")),
            BrokerKind::Amqp => ("amqp", cfg!(feature = "amqp")),
        };
        [store, broker].into_iter().filter(|(_, built)| !built).map(|(name, _)| name).collect()
    }

    /// Returns whether `fault` can happen to this pair.
    pub(crate) fn has(self, fault: Fault) -> bool {
        match fault {
            Fault::Broker => matches!(self.broker(), BrokerKind::Redis | BrokerKind::Amqp),
            Fault::Network => self != Self::SqliteMemory,
            _ => true,
        }
    }

    /// Returns whether `protection` can be taken away from this pair.
    pub(crate) fn has_protection(self, protection: Protection) -> bool {
        self.store() != StoreKind::Sqlite || protection != Protection::StoreClock
    }

    pub(crate) fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// Something that goes wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Fault {
    /// Workers end at random moments, as by `kill -9`.
    Kill,
    /// Processes end right before and right after each effect.
    Steps,
    /// Workers stand still for longer than their lease, then go on.
    Freeze,
    /// The broker is killed, restarted, and forgets everything.
    Broker,
    /// The database is stopped hard and restarted, and its connections are ended; SQLite's file is locked.
    Database,
    /// Links are slow, are cut, stall, and are half open.
    Network,
    /// The server ends in the middle of submits; clients repeat them with their key.
    Server,
    /// Workers' clocks are wrong by an hour, both ways, while workers are killed.
    Clock,
    /// Workers are asked to stop with work in flight.
    Stop,
    /// Answers of the store are lost after it has done what it was asked.
    Answers,
    /// Analyses are cancelled and deleted at random moments.
    Remove,
    /// The disk is full, for documents and for SQLite.
    Disk,
}

impl Fault {
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// A protection that can be taken away, to see whether the battery notices.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize, ValueEnum)]
pub(crate) enum Protection {
    /// Whoever thinks that it holds the claim may write.
    ClaimToken,
    /// A step's result may be stored again.
    UniqueStep,
    /// Nobody looks for what was forgotten.
    Sweep,
    /// Leases are computed by the worker's clock.
    StoreClock,
}

impl Protection {
    /// Returns the fault against which it protects.
    pub(crate) const fn against(self) -> Fault {
        match self {
            Self::ClaimToken => Fault::Freeze,
            Self::UniqueStep => Fault::Answers,
            Self::Sweep => Fault::Kill,
            Self::StoreClock => Fault::Clock,
        }
    }
}
