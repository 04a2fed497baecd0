//! Why a service could not be opened.

use std::path::PathBuf;

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
    /// The certificate of the broker's authority cannot be read.
    #[error("certificate authority {} of BROKER_URL cannot be read", path.display())]
    Authority {
        /// The file.
        path: PathBuf,
        /// What happened.
        source: std::io::Error,
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
    /// A bucket is reached with TLS, and the program has installed no provider of cryptography for it.
    #[cfg(feature = "s3")]
    #[error(
        "no rustls provider is installed: call rustls::crypto::ring::default_provider().install_default() first"
    )]
    NoProvider,
    /// The file storage cannot be opened.
    #[error("FILES_URL cannot be opened")]
    Files {
        /// What happened.
        source: object_store::Error,
    },
}

#[cfg(feature = "llm")]
impl From<bta_agents::llm::ServerError> for OpenError {
    fn from(source: bta_agents::llm::ServerError) -> Self {
        Self::Model { source }
    }
}
