//! What the engine is put together from.

use std::sync::Arc;

use super::hub::Hub;
use super::limits::Limits;
use crate::analysis::Analysis;
use crate::broker::Broker;
use crate::file::Files;
use crate::store::Store;

/// What the engine is put together from; cheap to clone.
///
/// Clients and workers made from clones of one `Parts` wake each other; others find each other's
/// changes in the store.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The kind of analysis.
    pub analysis: Arc<dyn Analysis>,
    /// The truth.
    pub store: Arc<dyn Store>,
    /// The doorbell.
    pub broker: Arc<dyn Broker>,
    /// The documents.
    pub files: Files,
    /// What bounds the engine.
    pub limits: Arc<Limits>,
    pub(super) hub: Arc<Hub>,
}

impl Parts {
    /// Puts the engine together, with the default limits.
    #[must_use]
    pub fn new(
        analysis: Arc<dyn Analysis>,
        store: Arc<dyn Store>,
        broker: Arc<dyn Broker>,
        files: impl Into<Files>,
    ) -> Self {
        let (files, limits) = (files.into(), Arc::default());
        Self { analysis, store, broker, files, limits, hub: Arc::default() }
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = Arc::new(limits);
        self
    }
}
