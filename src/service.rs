//! A whole service opened from settings: store, broker, files, and what runs on them.

use std::sync::Arc;

use bta_core::engine::{Client, Limits, Parts, Worker};
use bta_core::{Analysis, Broker};
use tracing::warn;

use crate::blood_test::BloodTest;
use crate::config::Config;
use crate::connect::{self, OpenError};

/// Everything an application needs, connected: hands out clients, workers and the router.
///
/// # Examples
///
/// ```
/// use bta::{Config, Service};
///
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let config = Config::from_vars([("DATABASE_URL", "memory:"), ("FILES_URL", "memory:")])?;
/// let service = Service::open(&config).await?;
/// assert_eq!(service.client().agents(), ["verifier", "doctor", "nutritionist", "exercise"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Service {
    client: Client,
    parts: Parts,
    config: Config,
}

impl Service {
    /// Connects what `config` names, for blood tests.
    ///
    /// # Errors
    ///
    /// When a URL names nothing this build knows, or something cannot be reached or prepared.
    pub async fn open(config: &Config) -> Result<Self, OpenError> {
        let analysis = BloodTest::new(config.concurrency);
        #[cfg(feature = "llm")]
        let analysis = match crate::model::models(&config.models)? {
            Some(models) => analysis.models(&models),
            None => analysis,
        };
        #[cfg(not(feature = "llm"))]
        if !config.models.names.is_empty() {
            warn!(
                "LLM_MODEL is set, but this build lacks the feature llm: the offline agents answer"
            );
        }
        Self::open_for(Arc::new(analysis), config).await
    }

    /// Connects what `config` names, for another kind of analysis.
    ///
    /// # Errors
    ///
    /// When a URL names nothing this build knows, or something cannot be reached or prepared.
    pub async fn open_for(analysis: Arc<dyn Analysis>, config: &Config) -> Result<Self, OpenError> {
        let store = connect::store(config.database_url.expose()).await?;
        let files = connect::files(&config.files_url)?.keep_free(config.keep_free);
        let parts = Parts::new(analysis, store, broker(config)?, files).limits(limits(config));
        Ok(Self { client: Client::new(parts.clone()), parts, config: config.clone() })
    }

    /// Returns a client: submits, follows, lists, cancels and deletes analyses.
    #[must_use]
    pub fn client(&self) -> Client {
        self.client.clone()
    }

    /// Returns a worker; it runs until the token given to [`Worker::run`] is cancelled.
    #[must_use]
    pub fn worker(&self) -> Worker {
        let worker = Worker::new(self.parts.clone())
            .at_once(self.config.concurrency)
            .prefetch(self.config.prefetch);
        match self.config.max_tasks_per_worker {
            Some(tasks) => worker.tasks_before_restart(tasks),
            None => worker,
        }
    }

    /// Returns the HTTP interface and the page, to serve or to mount in another router.
    #[cfg(feature = "http")]
    pub fn router(&self) -> axum::Router {
        self.router_with(bta_http::Options::default())
    }

    /// Returns the HTTP interface with other settings, such as where workers run.
    #[cfg(feature = "http")]
    pub fn router_with(&self, options: bta_http::Options) -> axum::Router {
        let options = options.languages(bta_agents::languages());
        bta_http::router(self.client(), options)
    }
}

fn limits(config: &Config) -> Limits {
    Limits {
        upload_bytes: config.max_file_size,
        waiting: Some(config.max_waiting),
        soft: config.soft_time_limit,
        hard: config.time_limit,
        lease: config.lease,
        renew: config.lease / 3,
        sweep: config.sweep,
        grace: config.grace,
        retention: config.result_expires,
        ..Limits::default()
    }
}

/// Takes `BROKER_URL`, else the original's variable where this build can, else `PostgreSQL` if it is the
/// store: it rings in every process.
fn broker(config: &Config) -> Result<Arc<dyn Broker>, OpenError> {
    let connect = |url: &str| connect::broker(url, &config.queue);
    let own = config.broker_url.expose();
    if !own.is_empty() {
        return connect(own);
    }
    if let Some(original) = &config.celery_broker_url {
        match connect(original.expose()) {
            Err(OpenError::Unsupported { scheme, .. }) => {
                warn!(scheme, "CELERY_BROKER_URL names a broker this build has no adapter for");
            }
            connected => return connected,
        }
    }
    let store = config.database_url.expose();
    connect(if store.starts_with("postgres") { store } else { "memory:" })
}
