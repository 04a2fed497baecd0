//! Turns URLs into adapters: the only file that names them.

mod error;

use std::path::{Path, PathBuf};
use std::sync::Arc;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql", feature = "s3"))]
use std::time::Duration;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use std::time::Instant;

use bta_core::file::Files;
use bta_core::memory::{MemoryBroker, MemoryStore};
use bta_core::{Broker, Store};
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use tracing::warn;

pub use error::OpenError;

/// How long a database may take to start.
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
const START: Duration = Duration::from_secs(30);

/// How long a bucket is asked again after it did not answer.
#[cfg(feature = "s3")]
const PATIENCE: Duration = Duration::from_secs(10);

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
/// A broker that cannot be reached is no error: it is connected when it is there. With TLS,
/// `?cacertfile=FILE` in the URL of Redis or `RabbitMQ` names the authority whose certificates are
/// trusted, in PEM.
///
/// # Errors
///
/// When the URL names no broker of this build, or is malformed, or its authority cannot be used.
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
            let unusable = |source| OpenError::Broker { source: Box::new(source) };
            let broker = bta_broker_redis::RedisBroker::new(url, queue).map_err(unusable)?;
            match authority(url)? {
                Some(pem) => Ok(Arc::new(broker.trust(pem.as_bytes()).map_err(unusable)?)),
                None => Ok(Arc::new(broker)),
            }
        }
        #[cfg(feature = "postgres")]
        "postgres" | "postgresql" => {
            let broker = bta_store_sql::PostgresBroker::new(url, queue);
            Ok(Arc::new(broker.map_err(|source| OpenError::Broker { source: source.into() })?))
        }
        #[cfg(feature = "amqp")]
        "amqp" | "amqps" => {
            let broker = bta_broker_amqp::AmqpBroker::new(url, queue)
                .map_err(|source| OpenError::Broker { source: source.into() })?;
            match authority(url)? {
                Some(pem) => Ok(Arc::new(broker.trust(&pem))),
                None => Ok(Arc::new(broker)),
            }
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

/// Returns what the file says that `cacertfile` in the URL names.
#[cfg(any(feature = "amqp", feature = "redis"))]
fn authority(url: &str) -> Result<Option<String>, OpenError> {
    let mut settings = url.split_once('?').map_or("", |(_, query)| query).split('&');
    let Some(file) = settings.find_map(|setting| setting.strip_prefix("cacertfile=")) else {
        return Ok(None);
    };
    let unreadable = |source| OpenError::Authority { path: file.into(), source };
    let pem = std::fs::read_to_string(file).map_err(unreadable)?;
    if !pem.contains("-----BEGIN CERTIFICATE-----") {
        let error = std::io::Error::new(std::io::ErrorKind::InvalidData, "no certificate in PEM");
        return Err(unreadable(error));
    }
    Ok(Some(pem))
}

/// Opens the file storage that `url` names: a directory, which is made when it is missing, `memory:`, or
/// with the feature `s3` a bucket, as `s3://bucket/prefix`.
///
/// A bucket is reached as the environment says with the usual variables (`AWS_ACCESS_KEY_ID`,
/// `AWS_ENDPOINT_URL` and so on). One that cannot be reached is no error: uploads fail until it can.
///
/// # Errors
///
/// When the URL names no storage of this build, the directory cannot be made, or the environment says
/// something about a bucket that cannot be used.
pub fn files(url: &str) -> Result<Files, OpenError> {
    match scheme(url) {
        "memory" => Ok(Files::new(Arc::new(InMemory::new()))),
        "file" => directory(Path::new(url.trim_start_matches("file://"))),
        "" => directory(Path::new(url)),
        #[cfg(feature = "s3")]
        "s3" => bucket(url),
        other => Err(OpenError::Unsupported {
            what: "FILES_URL",
            scheme: other.to_owned(),
            known: &[
                "file",
                "memory",
                #[cfg(feature = "s3")]
                "s3",
                "or a directory",
            ],
        }),
    }
}

#[cfg(feature = "s3")]
fn bucket(url: &str) -> Result<Files, OpenError> {
    use object_store::aws::AmazonS3Builder;
    use object_store::prefix::PrefixStore;
    use object_store::{BackoffConfig, RetryConfig};

    if rustls::crypto::CryptoProvider::get_default().is_none() {
        return Err(OpenError::NoProvider);
    }
    // Whoever uploads waits for it; what a worker cannot load it tries again later.
    let retry =
        RetryConfig { backoff: BackoffConfig::default(), max_retries: 3, retry_timeout: PATIENCE };
    let bucket = AmazonS3Builder::from_env().with_url(url).with_retry(retry).build();
    let bucket = bucket.map_err(|source| OpenError::Files { source })?;
    let place = url.trim_start_matches("s3://");
    let prefix = place.split_once('/').map_or("", |(_, prefix)| prefix);
    Ok(Files::new(Arc::new(PrefixStore::new(bucket, prefix))))
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

#[cfg(test)]
mod tests {
    use super::*;

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

    #[cfg(all(feature = "amqp", feature = "redis"))]
    #[test]
    fn authorities_are_read_from_their_file() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("ca.pem");
        let urls = ["rediss://localhost/1", "amqps://localhost/%2f"]
            .map(|url| format!("{url}?heartbeat=5&cacertfile={}", file.display()));
        let refused = |url: &str| broker(url, "hints").unwrap_err().to_string();
        for url in &urls {
            assert!(refused(url).contains("ca.pem of BROKER_URL cannot be read"), "absent");
        }
        std::fs::write(&file, "no certificate").unwrap();
        for url in &urls {
            assert!(
                refused(url).contains("ca.pem of BROKER_URL cannot be read"),
                "of another kind"
            );
        }
        assert_eq!(authority("rediss://localhost").unwrap(), None);
    }
}
