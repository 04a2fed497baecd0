//! Settings: one table of names, defaults and meanings, and the typed values behind them.
//!
//! Environment variables are read here and nowhere else. Command-line flags of the examples are made
//! from the same table, so a name means the same in the environment, in `.env` and as a flag.

mod model;

use std::fmt;
use std::num::{NonZeroU64, NonZeroUsize};
use std::time::Duration;

use bta_core::Private;

pub use model::ModelSettings;

/// One setting: its names, its default as written, and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The name of the environment variable; the flag is the same in lower case with dashes.
    pub name: &'static str,
    /// Other names it is known under: those of the program that `bta` replaces.
    pub aliases: &'static [&'static str],
    /// The default as it would be written; empty when there is none.
    pub default: &'static str,
    /// What it means, with its unit, in one line.
    pub help: &'static str,
    set: fn(&mut Config, &str) -> Result<(), Wrong>,
}

/// What is wrong with a value; the value itself may be secret and is not repeated.
type Wrong = &'static str;

/// Every setting, in the order in which a person would look for it.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "HOST",
        aliases: &["APP_HOST"],
        default: "127.0.0.1",
        help: "Address the server listens on",
        set: |config, text| {
            config.host = text.to_owned();
            Ok(())
        },
    },
    Setting {
        name: "PORT",
        aliases: &["APP_PORT"],
        default: "8000",
        help: "Port the server listens on; 0 takes a free one",
        set: |config, text| parse(text, "a port from 0 to 65535").map(|port| config.port = port),
    },
    Setting {
        name: "DATABASE_URL",
        aliases: &[],
        default: "sqlite://./bta-data/bta.db",
        help: "The store",
        set: |config, text| {
            config.database_url = Private::new(text.to_owned());
            Ok(())
        },
    },
    Setting {
        name: "BROKER_URL",
        aliases: &[],
        default: "",
        help: "The broker that rings workers; without one PostgreSQL as the store rings, any other only inside this process (memory:)",
        set: |config, text| {
            config.broker_url = Private::new(text.to_owned());
            Ok(())
        },
    },
    Setting {
        name: "CELERY_BROKER_URL",
        aliases: &[],
        default: "",
        help: "The original's broker; used when BROKER_URL is not set and this build has an adapter for it",
        set: |config, text| {
            config.celery_broker_url = (!text.is_empty()).then(|| Private::new(text.to_owned()));
            Ok(())
        },
    },
    Setting {
        name: "QUEUE",
        aliases: &[],
        default: "bta.hints",
        help: "The queue of the broker; installations with different ones do not disturb each other",
        set: |config, text| {
            config.queue = text.to_owned();
            Ok(())
        },
    },
    Setting {
        name: "FILES_URL",
        aliases: &["UPLOAD_DIR"],
        default: "./bta-data/files",
        help: "Where uploaded documents are kept: a directory, a file:// URL, or with the feature s3 a bucket: s3://bucket/prefix",
        set: |config, text| {
            config.files_url = text.to_owned();
            Ok(())
        },
    },
    Setting {
        name: "CONCURRENCY",
        aliases: &["CELERY_CONCURRENCY"],
        default: "2",
        help: "How many analyses one worker process runs at once",
        set: |config, text| {
            parse(text, "a number from 1").map(|number| config.concurrency = number)
        },
    },
    Setting {
        name: "PREFETCH",
        aliases: &[],
        default: "1",
        help: "How many hints a worker takes at once; never more than it can begin",
        set: |config, text| parse(text, "a number from 1").map(|number| config.prefetch = number),
    },
    Setting {
        name: "MAX_TASKS_PER_WORKER",
        aliases: &["CELERY_MAX_TASKS_PER_CHILD"],
        default: "0",
        help: "After how many analyses a worker restarts; 0 for never",
        set: |config, text| {
            parse(text, "a number from 0")
                .map(|number| config.max_tasks_per_worker = NonZeroU64::new(number))
        },
    },
    Setting {
        name: "SOFT_TIME_LIMIT",
        aliases: &["CELERY_SOFT_TIME_LIMIT"],
        default: "300",
        help: "After how many seconds an agent is told to stop",
        set: |config, text| seconds(text).map(|time| config.soft_time_limit = time),
    },
    Setting {
        name: "TIME_LIMIT",
        aliases: &["CELERY_TIME_LIMIT"],
        default: "600",
        help: "After how many seconds an agent is dropped",
        set: |config, text| seconds(text).map(|time| config.time_limit = time),
    },
    Setting {
        name: "LEASE",
        aliases: &[],
        default: "30",
        help: "For how many seconds a claim holds without a sign of life; renewed three times as often",
        set: |config, text| seconds(text).map(|time| config.lease = time),
    },
    Setting {
        name: "SWEEP",
        aliases: &[],
        default: "5",
        help: "Every how many seconds forgotten analyses are looked for",
        set: |config, text| seconds(text).map(|time| config.sweep = time),
    },
    Setting {
        name: "GRACE",
        aliases: &[],
        default: "10",
        help: "For how many seconds running agents may go on when the service stops",
        set: |config, text| {
            parse(text, "a number of seconds from 0")
                .map(|time| config.grace = Duration::from_secs(time))
        },
    },
    Setting {
        name: "RESULT_EXPIRES",
        aliases: &["CELERY_RESULT_EXPIRES"],
        default: "0",
        help: "After how many seconds an ended analysis is deleted with its document; 0 keeps it",
        set: |config, text| {
            parse(text, "a number of seconds from 0").map(|time: u64| {
                config.result_expires = (time > 0).then(|| Duration::from_secs(time));
            })
        },
    },
    Setting {
        name: "MAX_FILE_SIZE",
        aliases: &[],
        default: "10485760",
        help: "The most bytes a document may have",
        set: |config, text| {
            parse(text, "a number of bytes").map(|bytes| config.max_file_size = bytes)
        },
    },
    Setting {
        name: "KEEP_FREE",
        aliases: &[],
        default: "67108864",
        help: "How many bytes of the disk uploads leave free, so that accepted analyses can end",
        set: |config, text| parse(text, "a number of bytes").map(|bytes| config.keep_free = bytes),
    },
    Setting {
        name: "MAX_WAITING",
        aliases: &[],
        default: "10000",
        help: "How many analyses may wait before new ones are refused with 503",
        set: |config, text| {
            parse(text, "a number from 0").map(|number| config.max_waiting = number)
        },
    },
    model::NAMES,
    model::BASE_URLS,
    model::KEYS,
    model::PRICES,
    model::TOKENS_PER_ANALYSIS,
    model::COST_PER_ANALYSIS,
    model::TOKENS_PER_DAY,
    model::COST_PER_DAY,
    model::REQUESTS,
    model::CONCURRENCY,
    model::CONNECT_TIMEOUT,
    model::FIRST_TOKEN_TIMEOUT,
    model::TIMEOUT,
    Setting {
        name: "LOG_LEVEL",
        aliases: &[],
        default: "info",
        help: "What is logged: error, warn, info, debug, trace, or a tracing filter",
        set: |config, text| {
            config.log_level = text.to_lowercase();
            Ok(())
        },
    },
    Setting {
        name: "LOG_FORMAT",
        aliases: &[],
        default: "text",
        help: "How it is logged: text or json",
        set: |config, text| {
            config.log_format = match text {
                "text" => LogFormat::Text,
                "json" => LogFormat::Json,
                _ => return Err("text or json"),
            };
            Ok(())
        },
    },
];

impl Setting {
    /// Returns the command-line flag without its dashes, such as `database-url`.
    #[must_use]
    pub fn flag(&self) -> String {
        self.name.to_lowercase().replace('_', "-")
    }
}

/// Every setting as a typed value.
///
/// # Examples
///
/// ```
/// use bta::Config;
///
/// let config = Config::from_vars([("CELERY_CONCURRENCY", "4")])?;
/// assert_eq!(config.concurrency.get(), 4);
/// assert!(Config::from_vars([("CONCURRENCY", "0")]).is_err());
/// # Ok::<(), bta::ConfigError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Config {
    /// Address the server listens on.
    pub host: String,
    /// Port the server listens on.
    pub port: u16,
    /// URL of the store; may hold a password.
    pub database_url: Private<String>,
    /// URL of the broker; may hold a password.
    pub broker_url: Private<String>,
    /// URL of the original's broker, taken when `broker_url` is the default.
    pub celery_broker_url: Option<Private<String>>,
    /// The queue of the broker.
    pub queue: String,
    /// Where documents are kept.
    pub files_url: String,
    /// Analyses at once in one worker process.
    pub concurrency: NonZeroUsize,
    /// Hints that a worker takes at once.
    pub prefetch: NonZeroUsize,
    /// Analyses after which a worker restarts.
    pub max_tasks_per_worker: Option<NonZeroU64>,
    /// When an agent is told to stop.
    pub soft_time_limit: Duration,
    /// When an agent is dropped.
    pub time_limit: Duration,
    /// How long a claim holds without a sign of life.
    pub lease: Duration,
    /// How often forgotten analyses are looked for.
    pub sweep: Duration,
    /// How long agents may go on when the service stops.
    pub grace: Duration,
    /// When ended analyses are deleted.
    pub result_expires: Option<Duration>,
    /// The most bytes of a document.
    pub max_file_size: u64,
    /// How many bytes of the disk uploads leave free.
    pub keep_free: u64,
    /// How many analyses may wait.
    pub max_waiting: u64,
    /// Which language models write the answers.
    pub models: ModelSettings,
    /// What is logged, as a tracing filter.
    pub log_level: String,
    /// How it is logged.
    pub log_format: LogFormat,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

impl Default for Config {
    /// Returns the defaults of [`SETTINGS`].
    fn default() -> Self {
        let mut config = Self {
            host: String::new(),
            port: 0,
            database_url: Private::default(),
            broker_url: Private::default(),
            celery_broker_url: None,
            queue: String::new(),
            files_url: String::new(),
            concurrency: NonZeroUsize::MIN,
            prefetch: NonZeroUsize::MIN,
            max_tasks_per_worker: None,
            soft_time_limit: Duration::ZERO,
            time_limit: Duration::ZERO,
            lease: Duration::ZERO,
            sweep: Duration::ZERO,
            grace: Duration::ZERO,
            result_expires: None,
            max_file_size: 0,
            keep_free: 0,
            max_waiting: 0,
            models: ModelSettings::default(),
            log_level: String::new(),
            log_format: LogFormat::Text,
        };
        for setting in SETTINGS {
            // The table's own defaults parse: a test goes through all of them.
            let _ = (setting.set)(&mut config, setting.default);
        }
        config
    }
}

impl Config {
    /// Reads the process's environment; what is not set keeps its default.
    ///
    /// # Errors
    ///
    /// When a value cannot be understood.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::from_vars(std::env::vars())
    }

    /// Reads `vars`, names and values as in the environment; names that are no settings are passed over.
    ///
    /// An empty value is a default. A setting's own name wins over its aliases.
    ///
    /// # Errors
    ///
    /// When a value cannot be understood.
    pub fn from_vars<N: AsRef<str>, V: AsRef<str>>(
        vars: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Self, ConfigError> {
        let vars: Vec<(N, V)> = vars.into_iter().collect();
        let value = |name: &str| {
            vars.iter()
                .rev()
                .find(|(known, value)| known.as_ref() == name && !value.as_ref().is_empty())
                .map(|(_, value)| value.as_ref())
        };
        let mut config = Self::default();
        for setting in SETTINGS {
            for name in std::iter::once(&setting.name).chain(setting.aliases) {
                if let Some(text) = value(name) {
                    config.set(name, text)?;
                    break;
                }
            }
        }
        if config.soft_time_limit > config.time_limit {
            return Err(ConfigError::Invalid {
                name: "SOFT_TIME_LIMIT".to_owned(),
                wanted: "at most TIME_LIMIT",
            });
        }
        Ok(config)
    }

    /// Sets the setting called `name`, or known under that alias, to what `text` says.
    ///
    /// # Errors
    ///
    /// When there is no such setting, or its value cannot be understood.
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), ConfigError> {
        let setting = SETTINGS
            .iter()
            .find(|setting| setting.name == name || setting.aliases.contains(&name))
            .ok_or_else(|| ConfigError::Unknown { name: name.to_owned() })?;
        (setting.set)(self, text.trim())
            .map_err(|wanted| ConfigError::Invalid { name: name.to_owned(), wanted })
    }
}

/// Why settings were not understood. Values may be secret and are not repeated.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// The value of a setting cannot be understood.
    #[error("{name} must be {wanted}")]
    Invalid {
        /// The setting.
        name: String,
        /// What it takes.
        wanted: &'static str,
    },
    /// There is no such setting.
    #[error("there is no setting {name}")]
    Unknown {
        /// The name.
        name: String,
    },
}

impl fmt::Display for LogFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Json => "json",
        })
    }
}

fn parse<T: std::str::FromStr>(text: &str, wanted: Wrong) -> Result<T, Wrong> {
    text.parse().map_err(|_| wanted)
}

/// Seconds, above zero; a fraction such as `0.5` is fine.
fn seconds(text: &str) -> Result<Duration, Wrong> {
    const WANTED: Wrong = "a number of seconds above 0";
    let seconds: f64 = parse(text, WANTED)?;
    match Duration::try_from_secs_f64(seconds) {
        Ok(time) if !time.is_zero() => Ok(time),
        _ => Err(WANTED),
    }
}

#[cfg(test)]
mod tests;
