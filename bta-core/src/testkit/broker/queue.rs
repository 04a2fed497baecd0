//! Brokers on one server, each with a queue of its own.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;

use super::Subject;
use super::remote::Remote;
use crate::broker::Broker;
use crate::id::AnalysisId;
use crate::testkit::proxy::Proxy;
use crate::testkit::service;

/// Opens a broker at a URL, on a queue.
type Open = dyn Fn(&str, &str) -> Arc<dyn Broker> + Send + Sync;

/// Brokers on one server, each with a queue of its own.
pub struct Queues {
    url: String,
    open: Box<Open>,
    names: Mutex<Vec<String>>,
}

impl Queues {
    /// Opens brokers on the server at `url`.
    #[must_use]
    pub fn new(
        url: impl Into<String>,
        open: impl Fn(&str, &str) -> Arc<dyn Broker> + Send + Sync + 'static,
    ) -> Self {
        Self { url: url.into(), open: Box::new(open), names: Mutex::default() }
    }

    /// Returns the names of the queues that there are now, for whoever clears up.
    #[must_use]
    pub fn into_names(self) -> Vec<String> {
        self.names.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn fresh(&self) -> String {
        let name = format!("bta_test_{}", AnalysisId::new());
        self.names.lock().unwrap_or_else(PoisonError::into_inner).push(name.clone());
        name
    }
}

impl fmt::Debug for Queues {
    /// Leaves out the URL, which may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queues").field("names", &self.names).finish_non_exhaustive()
    }
}

#[async_trait]
impl Subject for Queues {
    async fn pair(&self) -> (Arc<dyn Broker>, Arc<dyn Broker>) {
        let queue = self.fresh();
        ((self.open)(&self.url, &queue), (self.open)(&self.url, &queue))
    }
}

#[async_trait]
impl Remote for Queues {
    fn server(&self) -> String {
        service::address(&self.url).expect("the URL names host and port")
    }

    async fn through(&self, proxy: &Proxy) -> (Arc<dyn Broker>, Arc<dyn Broker>) {
        let queue = self.fresh();
        let moved = service::moved(&self.url, proxy.address());
        ((self.open)(&self.url, &queue), (self.open)(&moved, &queue))
    }
}
