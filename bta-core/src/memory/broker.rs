//! A doorbell inside the process.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::broker::{Broker, BrokerError, Delivery, Hint, Receipt};

/// How many hints wait at most; the sweep rings again for those that found no place.
const CAPACITY: usize = 65_536;

/// A [`Broker`] inside the process.
///
/// A received hint is gone: nobody else could take it over, since all receivers end with the process.
///
/// # Examples
///
/// ```
/// use std::num::NonZeroUsize;
/// use std::time::Duration;
/// use bta_core::memory::MemoryBroker;
/// use bta_core::{AnalysisId, Broker, Hint};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), bta_core::BrokerError> {
/// let broker = MemoryBroker::new();
/// let hint = Hint::new(AnalysisId::new());
/// broker.publish(&[hint.clone()]).await?;
/// let received = broker.receive(NonZeroUsize::MIN, Duration::ZERO).await?;
/// assert_eq!(received[0].hint, hint);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct MemoryBroker {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    waiting: Mutex<VecDeque<Hint>>,
    bell: Notify,
}

impl MemoryBroker {
    /// Makes an empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn waiting(&self) -> MutexGuard<'_, VecDeque<Hint>> {
        self.shared.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, max: NonZeroUsize) -> Vec<Delivery> {
        let mut waiting = self.waiting();
        let count = max.get().min(waiting.len());
        let taken =
            waiting.drain(..count).map(|hint| Delivery { hint, receipt: Receipt(String::new()) });
        let taken = taken.collect();
        if !waiting.is_empty() {
            // One notification may stand for many hints: pass it on.
            self.shared.bell.notify_one();
        }
        taken
    }
}

#[async_trait]
impl Broker for MemoryBroker {
    async fn publish(&self, hints: &[Hint]) -> Result<(), BrokerError> {
        let mut waiting = self.waiting();
        let room = CAPACITY.saturating_sub(waiting.len());
        waiting.extend(hints.iter().take(room).cloned());
        self.shared.bell.notify_one();
        Ok(())
    }

    async fn receive(
        &self,
        max: NonZeroUsize,
        wait: Duration,
    ) -> Result<Vec<Delivery>, BrokerError> {
        let arrival = async {
            loop {
                let taken = self.take(max);
                if !taken.is_empty() {
                    return taken;
                }
                self.shared.bell.notified().await;
            }
        };
        Ok(timeout(wait, arrival).await.unwrap_or_default())
    }

    async fn acknowledge(&self, _receipts: &[Receipt]) -> Result<(), BrokerError> {
        Ok(())
    }

    async fn depth(&self) -> Result<u64, BrokerError> {
        Ok(u64::try_from(self.waiting().len()).unwrap_or(u64::MAX))
    }
}
