//! Following an analysis from any process.

use std::collections::VecDeque;
use std::time::Duration;

use futures::Stream;
use tokio::time::{Instant, sleep, timeout};

use super::client::Client;
use super::hub::Following;
use crate::event::{Event, events_after};
use crate::id::AnalysisId;
use crate::store::{Key, Record, StoreError};

/// How many polls in a row the store may fail to answer before a follower is told.
const PATIENCE: u32 = 10;

/// What a follower still has to tell, and what it has seen.
struct Follower {
    client: Client,
    id: AnalysisId,
    following: Following,
    version: u64,
    told: VecDeque<Event>,
    over: bool,
}

impl Client {
    /// Tells what happens to `id` after `version`, until it ends or is deleted.
    ///
    /// Changes made in this process are told at once, those of others within [`Limits::poll`].
    /// Whoever comes back with the version of the last event seen misses nothing that still matters.
    ///
    /// [`Limits::poll`]: super::Limits::poll
    pub fn events(
        &self,
        id: AnalysisId,
        version: u64,
    ) -> impl Stream<Item = Result<Event, StoreError>> + Send + use<> {
        let (client, following) = (self.clone(), self.parts.hub.follow(id));
        let told = VecDeque::new();
        let follower = Follower { client, id, following, version, told, over: false };
        futures::stream::unfold(follower, |mut follower| async move {
            let next = follower.next().await?;
            Some((next, follower))
        })
    }

    /// Waits until `id` has ended, at most for `time`. Returns it as it is then, unless it does not exist.
    ///
    /// # Errors
    ///
    /// When the store does not answer.
    pub async fn wait(&self, id: AnalysisId, time: Duration) -> Result<Option<Record>, StoreError> {
        let mut following = self.parts.hub.follow(id);
        let deadline = Instant::now() + time;
        loop {
            let record = self.load(Key::Analysis(id)).await?;
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || record.as_ref().is_none_or(|record| record.status.is_terminal()) {
                return Ok(record);
            }
            // Woken or not, the store says what there is.
            let _ = timeout(left.min(self.parts.limits.poll), following.changed()).await;
        }
    }
}

impl Follower {
    async fn next(&mut self) -> Option<Result<Event, StoreError>> {
        loop {
            if let Some(event) = self.told.pop_front() {
                self.version = event.version;
                self.over = event.is_terminal();
                return Some(Ok(event));
            }
            if self.over {
                return None;
            }
            match self.load().await {
                Ok(None) => return None,
                Ok(Some(record)) => {
                    self.told.extend(events_after(&record, self.version));
                    if self.told.is_empty() {
                        if record.status.is_terminal() {
                            return None;
                        }
                        self.pause().await;
                    }
                }
                Err(error) => {
                    self.over = true;
                    return Some(Err(error));
                }
            }
        }
    }

    async fn pause(&mut self) {
        let poll = self.client.parts.limits.poll;
        let _ = timeout(poll, self.following.changed()).await;
    }

    async fn load(&self) -> Result<Option<Record>, StoreError> {
        let mut failures = 0;
        loop {
            match self.client.load(Key::Analysis(self.id)).await {
                Err(error) if error.is_transient() && failures < PATIENCE => {
                    failures += 1;
                    sleep(self.client.parts.limits.poll).await;
                }
                other => return other,
            }
        }
    }
}
