//! Who works, as the store shows it to every process.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::Utc;

use super::client::Client;
use crate::store::worker::KnownWorker;
use crate::store::{Filter, Status, StoreError};

/// How long an analysis may wait before somebody should have taken it up. This process's clock may
/// differ from the store's by less.
const WAIT: Duration = Duration::from_secs(60);
/// How many analyses are looked at.
const PAGE: u32 = 1000;

/// Who works, as far as one can see.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Crew {
    /// The names of the workers that have an analysis in hand, in whatever process.
    pub workers: BTreeSet<String>,
    /// The workers that say that they are there. One of a version before these did so is seen only
    /// while it has an analysis in hand.
    pub present: Vec<KnownWorker>,
    /// Whether something has waited for a minute while nobody had anything in hand: then nobody works.
    pub neglected: bool,
}

impl Crew {
    /// Returns the workers that are there and have nothing in hand.
    pub fn idle(&self) -> impl Iterator<Item = &KnownWorker> {
        self.present.iter().filter(|known| !self.workers.contains(&known.worker.name))
    }
}

impl Client {
    /// Tells who works.
    ///
    /// # Errors
    ///
    /// When the store does not answer.
    pub async fn crew(&self) -> Result<Crew, StoreError> {
        let running = Filter { limit: PAGE, ..of(Status::Processing) };
        let running = self.list(&running).await?.items;
        let workers: BTreeSet<String> =
            running.into_iter().filter_map(|item| item.worker).collect();
        let present = self.parts.store.workers().await?;
        let neglected = workers.is_empty() && self.waits_long().await?;
        Ok(Crew { workers, present, neglected })
    }

    /// Whether one of the analyses that wait longest was never taken up.
    async fn waits_long(&self) -> Result<bool, StoreError> {
        let waiting = self.list(&Filter { limit: 1, ..of(Status::Pending) }).await?.total;
        // The latest come first.
        let offset = u32::try_from(waiting).unwrap_or(u32::MAX).saturating_sub(PAGE);
        let oldest = Filter { limit: PAGE, offset, ..of(Status::Pending) };
        let now = Utc::now();
        Ok(self.list(&oldest).await?.items.iter().any(|item| {
            let age = (now - item.created_at).to_std().unwrap_or_default();
            item.attempts == 0 && age > WAIT
        }))
    }
}

fn of(status: Status) -> Filter {
    Filter { status: Some(status), ..Filter::default() }
}
