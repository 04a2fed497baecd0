//! Turns URLs into adapters: the only file that names them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use std::time::{Duration, Instant};

use bta_core::file::Files;
use bta_core::memory::{MemoryBroker, MemoryStore};
use bta_core::{Broker, Store};
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use tracing::warn;

/// How long a database may take to start.
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
const START: Duration = Duration::from_secs(30);

/// Connects to the store that `url` names, with its schema up to date. Waits for one that is starting.
///
/// # Errors
///
/// When the URL names no store of this build, or the store cannot be reached or prepared.
#[cfg_attr(
    not(any(feature = "sqlite", feature = "postgres", feature = "mysql")),
    expect(clippy::unused_async, reason = "only databases are waited for")
)]
pub async fn store(url: &str) -> Result<Arc<dyn Store>, OpenError> {
    match scheme(url) {
        "memory" => Ok(Arc::new(MemoryStore::new())),
        #[cfg(feature = "sqlite")]
        "sqlite" => sql(url).await,
        #[cfg(feature = "postgres")]
        "postgres" | "postgresql" => sql(url).await,
        #[cfg(feature = "mysql")]
        "mysql" | "mariadb" => sql(url).await,
        other => Err(OpenError::Unsupported {
            what: "DATABASE_URL",
            scheme: other.to_owned(),
            known: &[
                "memory",
                #[cfg(feature = "sqlite")]
                "sqlite",
                #[cfg(feature = "postgres")]
                "postgresql",
                #[cfg(feature = "mysql")]
                "mysql",
            ],
        }),
    }
}

#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
async fn sql(url: &str) -> Result<Arc<dyn Store>, OpenError> {
    use bta_store_sql::{Options, SqlStore};

    let began = Instant::now();
    loop {
        match SqlStore::connect(url, Options::default()).await {
            Ok(store) => return Ok(Arc::new(store)),
            Err(error) if error.is_transient() && began.elapsed() < START => {
                warn!(error = &error as &dyn std::error::Error, "waiting for the store");
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
            Err(source) => return Err(OpenError::Store { source: source.into() }),
        }
    }
}

/// Connects to the broker that `url` names, where hints go through `queue`.
///
/// A broker that cannot be reached is no error: it is connected when it is there.
///
/// # Errors
///
/// When the URL names no broker of this build, or is malformed.
#[cfg_attr(
    not(any(feature = "amqp", feature = "postgres", feature = "redis")),
    expect(unused_variables, reason = "brokers are features")
)]
pub fn broker(url: &str, queue: &str) -> Result<Arc<dyn Broker>, OpenError> {
    match scheme(url) {
        "memory" => Ok(Arc::new(MemoryBroker::new())),
        #[cfg(feature = "redis")]
        "redis" | "rediss" | "redis+sentinel" | "rediss+sentinel" | "redis+cluster"
        | "rediss+cluster" | "valkey" | "valkeys" | "redis+unix" | "unix" => {
            let broker = bta_broker_redis::RedisBroker::new(url, queue);
            Ok(Arc::new(broker.map_err(|source| OpenError::Broker { source: source.into() })?))
        }
        #[cfg(feature = "postgres")]
        "postgres" | "postgresql" => {
            let broker = bta_store_sql::PostgresBroker::new(url, queue);
            Ok(Arc::new(broker.map_err(|source| OpenError::Broker { source: source.into() })?))
        }
        #[cfg(feature = "amqp")]
        "amqp" | "amqps" => {
            let broker = bta_broker_amqp::AmqpBroker::new(url, queue);
            Ok(Arc::new(broker.map_err(|source| OpenError::Broker { source: source.into() })?))
        }
        other => Err(OpenError::Unsupported {
            what: "BROKER_URL",
            scheme: other.to_owned(),
            known: &[
                "memory",
                #[cfg(feature = "postgres")]
                "postgresql",
                #[cfg(feature = "redis")]
                "redis",
                #[cfg(feature = "amqp")]
                "amqp",
            ],
        }),
    }
}

/// Opens the file storage that `url` names: a directory, which is made when it is missing, or `memory:`.
///
/// # Errors
///
/// When the URL names no storage of this build, or the directory cannot be made.
pub fn files(url: &str) -> Result<Files, OpenError> {
    match scheme(url) {
        "memory" => Ok(Files::new(Arc::new(InMemory::new()))),
        "file" => directory(Path::new(url.trim_start_matches("file://"))),
        "" => directory(Path::new(url)),
        other => Err(OpenError::Unsupported {
            what: "FILES_URL",
            scheme: other.to_owned(),
            known: &["file", "memory", "or a directory"],
        }),
    }
}

fn directory(path: &Path) -> Result<Files, OpenError> {
    let failed = |source| OpenError::Directory { path: path.to_owned(), source };
    make_private(path).map_err(failed)?;
    // Written files reach the disk before an upload is answered; empty folders are kept.
    let files =
        LocalFileSystem::new_with_prefix(path).map_err(|source| OpenError::Files { source })?;
    Ok(Files::new(Arc::new(files.with_fsync(true))).directory(path))
}

/// Makes `path` with its parents; nobody but the owner may look into it.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(PathBuf::from(path))
}

/// Returns what stands before the first colon, or nothing for a plain path.
fn scheme(url: &str) -> &str {
    match url.split_once(':') {
        // A single letter is a Windows drive.
        Some((scheme, _)) if scheme.len() > 1 && !scheme.contains(['/', '\\', '.']) => scheme,
        _ => "",
    }
}

#[cfg(feature = "llm")]
impl From<bta_agents::llm::ServerError> for OpenError {
    fn from(source: bta_agents::llm::ServerError) -> Self {
        Self::Model { source }
    }
}

/// Why a service could not be opened. URLs may hold passwords and are not repeated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// A URL names nothing this build knows.
    #[error("{what} begins with `{scheme}`, which this build does not know (it knows {})", known.join(", "))]
    Unsupported {
        /// The setting.
        what: &'static str,
        /// What its URL begins with.
        scheme: String,
        /// What it could begin with.
        known: &'static [&'static str],
    },
    /// The store cannot be reached or prepared.
    #[error("DATABASE_URL cannot be opened")]
    Store {
        /// What happened.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The broker's URL cannot be used.
    #[error("BROKER_URL cannot be used")]
    Broker {
        /// What is wrong with it.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The directory for documents cannot be made.
    #[error("directory {} cannot be made", path.display())]
    Directory {
        /// The directory.
        path: PathBuf,
        /// What happened.
        source: std::io::Error,
    },
    /// A language model cannot be used.
    #[cfg(feature = "llm")]
    #[error("LLM_BASE_URL cannot be used")]
    Model {
        /// What happened.
        source: bta_agents::llm::ServerError,
    },
    /// The file storage cannot be opened.
    #[error("FILES_URL cannot be opened")]
    Files {
        /// What happened.
        source: object_store::Error,
    },
}

#[cfg(test)]
mod tests {
    use super::scheme;

    #[track_caller]
    fn check(url: &str, expected: &str) {
        assert_eq!(scheme(url), expected, "{url}");
    }

    #[test]
    fn schemes() {
        check("sqlite://./bta.db", "sqlite");
        check("memory:", "memory");
        check("./bta-data/files", "");
        check("C:\\data", "");
        check("/var/lib/bta", "");
    }
}
