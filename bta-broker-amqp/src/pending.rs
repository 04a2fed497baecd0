//! What was received and not acknowledged yet.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bta_core::broker::Receipt;

use lapin::{Acker, Channel};
use tokio::runtime::Handle;
use tokio::time::{Instant, timeout};

use crate::fault::PATIENCE;

/// A channel of one receive. It is closed when the last of its messages is acknowledged or forgotten;
/// what is unacknowledged then goes back to the queue.
///
/// The library closes a channel by itself, too, but not when a call on it was dropped midway: its
/// consumer then goes on taking hints that nobody gets.
pub(crate) struct Receiving {
    pub(crate) channel: Channel,
}

impl Drop for Receiving {
    fn drop(&mut self) {
        let channel = self.channel.clone();
        // Without a runtime the connection ends as well.
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move {
                drop(timeout(PATIENCE, channel.close(200, "done".into())).await);
            });
        }
    }
}

/// A received message.
pub(crate) struct Message {
    pub(crate) acker: Acker,
    _channel: Arc<Receiving>,
    received: Instant,
}

/// What was received and not acknowledged yet.
#[derive(Default)]
pub(crate) struct Pending {
    messages: Mutex<Messages>,
}

#[derive(Default)]
struct Messages {
    count: u64,
    held: HashMap<u64, Message>,
}

impl Pending {
    /// Notes a message; the receipt is good for this process only.
    pub(crate) fn hold(&self, acker: Acker, channel: Arc<Receiving>) -> Receipt {
        let mut messages = self.messages();
        messages.count += 1;
        let number = messages.count;
        let message = Message { acker, _channel: channel, received: Instant::now() };
        messages.held.insert(number, message);
        Receipt(number.to_string())
    }

    /// Takes the message of a receipt out, once.
    pub(crate) fn take(&self, receipt: &Receipt) -> Option<Message> {
        let number = receipt.0.parse().ok()?;
        self.messages().held.remove(&number)
    }

    /// Takes out what lies longer than `time`.
    pub(crate) fn older_than(&self, time: Duration) -> Vec<Message> {
        let old = |_: &u64, message: &mut Message| message.received.elapsed() > time;
        self.messages().held.extract_if(old).map(|(_, message)| message).collect()
    }

    fn messages(&self) -> MutexGuard<'_, Messages> {
        self.messages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
