//! The client: what a service asks the engine.

use std::error::Error;

use metrics::counter;
use tracing::{info, warn};

use super::metric;
use super::parts::Parts;
use super::patience::{self, RING};
use crate::broker::BrokerError;
use crate::id::AnalysisId;
use crate::store::user::Users;
use crate::store::{Cancelled, Filter, Key, Listing, Record, Status, StoreError};

/// Accepts documents and answers what becomes of them; cheap to clone.
///
/// # Examples
///
/// ```no_run
/// use bta_core::engine::{Client, Parts, SubmitError};
/// use bta_core::store::Request;
///
/// async fn submit(parts: Parts, document: bytes::Bytes) -> Result<(), SubmitError> {
///     let client = Client::new(parts);
///     let mut upload = client.upload().await?;
///     upload.write(document).await?;
///     let submitted = client.submit(upload, "report.pdf", Request::default(), None).await?;
///     assert!(!submitted.repeated);
///     Ok(())
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Client {
    pub(super) parts: Parts,
}

/// How the parts of the engine are.
#[derive(Debug)]
pub struct Health {
    /// Whether the store answers. Without it nothing works.
    pub store: Result<(), StoreError>,
    /// How many hints wait in the broker. Without it everything works, later.
    pub broker: Result<u64, BrokerError>,
    /// How many workers run in this process.
    pub workers: usize,
    /// How many analyses wait for a worker, if the store answers.
    pub waiting: Option<u64>,
}

impl Client {
    /// Makes a client.
    #[must_use]
    pub const fn new(parts: Parts) -> Self {
        Self { parts }
    }

    /// Returns the parts it was made from.
    #[must_use]
    pub const fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Returns the names of the agents, in plan order.
    #[must_use]
    pub fn agents(&self) -> Vec<&str> {
        self.parts.analysis.steps().iter().map(|step| step.agent.name()).collect()
    }

    /// Returns the analysis that `key` names.
    ///
    /// # Errors
    ///
    /// When the store does not answer.
    pub async fn load(&self, key: Key) -> Result<Option<Record>, StoreError> {
        patience::store(&self.parts, self.parts.store.load(key)).await
    }

    /// Returns a page of analyses, the newest first.
    ///
    /// # Errors
    ///
    /// When the store does not answer.
    pub async fn list(&self, filter: &Filter) -> Result<Listing, StoreError> {
        patience::store(&self.parts, self.parts.store.list(filter)).await
    }

    /// Returns the users.
    #[must_use]
    pub fn users(&self) -> &dyn Users {
        &*self.parts.store
    }

    /// Ends an analysis as cancelled, unless it has ended. A running worker drops its work.
    ///
    /// # Errors
    ///
    /// When the store does not answer.
    pub async fn cancel(&self, id: AnalysisId) -> Result<Cancelled, StoreError> {
        let cancelled = patience::store(&self.parts, self.parts.store.cancel(id)).await?;
        if cancelled == Cancelled::Done {
            counter!(metric::CANCELLED).increment(1);
            info!(analysis = %id, "cancelled");
            self.parts.hub.abandon(id);
        }
        Ok(cancelled)
    }

    /// Deletes an analysis with its document. Returns whether it existed.
    ///
    /// A document that cannot be removed now is removed by a sweep.
    ///
    /// # Errors
    ///
    /// When the store does not answer.
    pub async fn delete(&self, id: AnalysisId) -> Result<bool, StoreError> {
        let existed = patience::store(&self.parts, self.parts.store.delete(id)).await?;
        if existed {
            counter!(metric::DELETED).increment(1);
            info!(analysis = %id, "deleted");
            self.parts.hub.abandon(id);
            self.remove_document(id).await;
        }
        Ok(existed)
    }

    /// Removes a document whose analysis does not exist; if that fails, a sweep does it.
    pub(super) async fn remove_document(&self, id: AnalysisId) {
        if let Err(error) = self.parts.files.delete(id).await {
            warn!(analysis = %id, error = &error as &dyn Error, "document stays for now");
        }
    }

    /// Asks every part how it is.
    pub async fn health(&self) -> Health {
        let filter = Filter { status: Some(Status::Pending), limit: 1, ..Filter::default() };
        let (waiting, broker) =
            tokio::join!(self.list(&filter), patience::broker(RING, self.parts.broker.depth()));
        let workers = self.parts.hub.workers();
        match waiting {
            Ok(listing) => Health { store: Ok(()), broker, workers, waiting: Some(listing.total) },
            Err(error) => Health { store: Err(error), broker, workers, waiting: None },
        }
    }
}
