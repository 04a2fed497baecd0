//! Ringing for an analysis again, now or later.

use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::sync::mpsc;
use tokio::time::sleep;

use super::parts::Parts;
use super::patience::{RING, publish};
use crate::broker::Hint;
use crate::id::AnalysisId;

/// How much later than asked a timer rings: a store may count in whole milliseconds.
const SLACK: Duration = Duration::from_millis(5);

/// Rings for analyses; clones ring the same bell.
#[derive(Clone, Debug)]
pub(super) struct Bell {
    parts: Parts,
    later: mpsc::UnboundedSender<(AnalysisId, Duration)>,
}

/// The timers behind a [`Bell`]. Those that are lost with it are made good by a sweep.
#[derive(Debug)]
pub(super) struct Timers {
    parts: Parts,
    asked: mpsc::UnboundedReceiver<(AnalysisId, Duration)>,
}

/// Makes a bell with its timers.
pub(super) fn bell(parts: &Parts) -> (Bell, Timers) {
    let (later, asked) = mpsc::unbounded_channel();
    (Bell { parts: parts.clone(), later }, Timers { parts: parts.clone(), asked })
}

impl Bell {
    /// Rings for `id`, at once or after a while.
    pub(super) async fn ring(&self, id: AnalysisId, after: Duration) {
        if after.is_zero() {
            publish(&self.parts, &[Hint::new(id)], RING).await;
        } else {
            // Without timers there is nobody to ring; a sweep does.
            let _ = self.later.send((id, after));
        }
    }
}

impl Timers {
    /// Rings when it is time, for ever.
    pub(super) async fn run(mut self) {
        let mut timers = FuturesUnordered::new();
        loop {
            tokio::select! {
                Some((id, after)) = self.asked.recv() => timers.push(async move {
                    sleep(after.saturating_add(SLACK)).await;
                    id
                }),
                Some(id) = timers.next() => {
                    publish(&self.parts, &[Hint::new(id)], RING).await;
                }
                else => std::future::pending().await,
            }
        }
    }
}
