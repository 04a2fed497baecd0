//! The broker: a queue on the default exchange.

use std::fmt;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bta_core::broker::{Broker, BrokerError, Delivery, Hint, Receipt};
use futures::future::try_join_all;
use futures::{StreamExt, TryFutureExt};
use lapin::message::Delivery as Message;
use lapin::options::{
    BasicAckOptions, BasicCancelOptions, BasicConsumeOptions, BasicGetOptions, BasicPublishOptions,
    BasicQosOptions, BasicRejectOptions,
};
use lapin::types::FieldTable;
use lapin::{BasicProperties, Confirmation};
use tokio::time::{Instant, sleep, timeout};
use tracing::debug;

use crate::fault::{PATIENCE, broker_error, patient, refused, unavailable};
use crate::link::{AddressError, Line, Link};
use crate::pending::{Pending, Receiving};

/// How many hints are on their way at a time.
const CHUNK: usize = 200;
/// How long a queue that refuses is left alone.
const PAUSE: Duration = Duration::from_millis(50);
/// Survives a restart of the server.
const PERSISTENT: u8 = 2;
/// A consumer is alone on its channel.
const CONSUMER: &str = "worker";

/// A [`Broker`] in a quorum queue of RabbitMQ.
///
/// Nothing is connected before it is needed, so the server may be absent at first and go away at any time.
///
/// # Examples
///
/// ```
/// use bta_broker_amqp::AmqpBroker;
///
/// let broker = AmqpBroker::new("amqp://guest:guest@localhost:5672", "bta.hints")?;
/// # drop(broker);
/// # Ok::<(), bta_broker_amqp::AddressError>(())
/// ```
pub struct AmqpBroker {
    publishing: Line,
    receiving: Line,
    pending: Pending,
    redelivery: Duration,
}

/// The server took a publish but has no queue for it, or did not take it.
#[derive(Debug, thiserror::Error)]
#[error("a hint found no place in the queue")]
struct NoPlace;

impl AmqpBroker {
    /// Makes a broker on the server that `url` names: `amqp://user:password@host:port/vhost`, or `amqps://`.
    ///
    /// # Errors
    ///
    /// When the URL is neither.
    pub fn new(url: &str, queue: impl Into<String>) -> Result<Self, AddressError> {
        let queue = queue.into();
        Ok(Self {
            publishing: Line::new(url, queue.clone())?,
            receiving: Line::new(url, queue)?,
            pending: Pending::default(),
            redelivery: Duration::from_secs(10),
        })
    }

    /// Trusts the authorities whose certificates `pem` holds, beside those that the system trusts:
    /// the store of the system, or what `SSL_CERT_FILE` and `SSL_CERT_DIR` name.
    #[must_use]
    pub fn trust(mut self, pem: &str) -> Self {
        self.publishing.trust(pem.to_owned());
        self.receiving.trust(pem.to_owned());
        self
    }

    /// Sets after how long a hint that was received and not acknowledged comes again; at once when its
    /// receiver's connection ends. Default 10 s.
    #[must_use]
    pub const fn redelivery(mut self, time: Duration) -> Self {
        self.redelivery = time;
        self
    }

    /// Publishes, and waits until each is safe. Unroutable ones are confirmed, too, but come back.
    ///
    /// A queue that was only just declared, or that has no leader for now, refuses for a moment.
    async fn send(&self, link: Arc<Link>, texts: &[Vec<u8>]) -> Result<(), BrokerError> {
        let options = BasicPublishOptions { mandatory: true, ..BasicPublishOptions::default() };
        let properties = BasicProperties::default().with_delivery_mode(PERSISTENT);
        let (began, mut left): (_, Vec<_>) = (Instant::now(), texts.iter().collect());
        loop {
            let publishes = left.iter().map(|text| {
                let queue = self.publishing.queue().into();
                link.channel
                    .basic_publish("".into(), queue, options, text, properties.clone())
                    .and_then(|confirm| confirm)
            });
            let mut refused = Vec::new();
            for (text, confirmation) in left.iter().zip(patient(try_join_all(publishes)).await?) {
                match confirmation {
                    Confirmation::Ack(None) | Confirmation::NotRequested => {}
                    // The queue is gone: connecting again makes it.
                    Confirmation::Ack(Some(_)) => return Err(unavailable(NoPlace)),
                    Confirmation::Nack(_) => refused.push(*text),
                }
            }
            if refused.is_empty() {
                return Ok(());
            }
            if began.elapsed() > PATIENCE {
                return Err(unavailable(NoPlace));
            }
            left = refused;
            sleep(PAUSE).await;
        }
    }

    /// Takes what is there, else waits for one. The channel ends with what it has given.
    async fn take(
        &self,
        link: Arc<Link>,
        max: usize,
        until: Instant,
    ) -> Result<Vec<Delivery>, BrokerError> {
        let channel = patient(link.connection.create_channel()).await?;
        let receiving = Arc::new(Receiving { channel });
        let mut deliveries = Vec::new();
        while deliveries.len() < max {
            let get = receiving
                .channel
                .basic_get(self.receiving.queue().into(), BasicGetOptions::default());
            let Some(message) = patient(get).await? else { break };
            deliveries.extend(self.delivery(message.delivery, &receiving));
        }
        if deliveries.is_empty() && until > Instant::now() {
            deliveries.extend(self.wait(&receiving, until).await?);
        }
        Ok(deliveries)
    }

    /// Waits for one hint: with one unacknowledged the consumer is given no more.
    async fn wait(
        &self,
        receiving: &Arc<Receiving>,
        until: Instant,
    ) -> Result<Option<Delivery>, BrokerError> {
        let channel = &receiving.channel;
        patient(channel.basic_qos(1, BasicQosOptions::default())).await?;
        let mut consumer = patient(channel.basic_consume(
            self.receiving.queue().into(),
            CONSUMER.into(),
            BasicConsumeOptions::default(),
            FieldTable::default(),
        ))
        .await?;
        let left = until.saturating_duration_since(Instant::now());
        let message = match timeout(left, consumer.next()).await {
            // What may just be on its way goes back when the channel ends.
            Err(_) => return Ok(None),
            Ok(None) => return Err(unavailable("the queue was deleted")),
            Ok(Some(message)) => message.map_err(broker_error)?,
        };
        patient(channel.basic_cancel(CONSUMER.into(), BasicCancelOptions::default())).await?;
        Ok(self.delivery(message, receiving))
    }

    /// What cannot be read is of another version: it goes back for others when the channel ends.
    fn delivery(&self, message: Message, receiving: &Arc<Receiving>) -> Option<Delivery> {
        let receipt = self.pending.hold(message.acker, receiving.clone());
        match serde_json::from_slice(&message.data) {
            Ok(hint) => Some(Delivery { hint, receipt }),
            Err(_) => {
                debug!("left a hint for another version");
                None
            }
        }
    }

    async fn give_back_old(&self) {
        for message in self.pending.older_than(self.redelivery) {
            let back = message.acker.reject(BasicRejectOptions { requeue: true });
            // When its channel has ended, it is back already.
            drop(timeout(PATIENCE, back).await);
        }
    }
}

#[async_trait]
impl Broker for AmqpBroker {
    async fn publish(&self, hints: &[Hint]) -> Result<(), BrokerError> {
        for chunk in hints.chunks(CHUNK) {
            let texts: Result<Vec<_>, _> = chunk.iter().map(serde_json::to_vec).collect();
            let texts = &texts.map_err(refused)?;
            self.publishing.with(|link| self.send(link, texts)).await?;
        }
        Ok(())
    }

    async fn receive(
        &self,
        max: NonZeroUsize,
        wait: Duration,
    ) -> Result<Vec<Delivery>, BrokerError> {
        self.give_back_old().await;
        let until = Instant::now() + wait;
        self.receiving.with(|link| self.take(link, max.get(), until)).await
    }

    async fn acknowledge(&self, receipts: &[Receipt]) -> Result<(), BrokerError> {
        for message in receipts.iter().filter_map(|receipt| self.pending.take(receipt)) {
            // `false` when its connection is gone: then it comes again, for nothing.
            patient(message.acker.ack(BasicAckOptions::default())).await?;
        }
        Ok(())
    }

    async fn depth(&self) -> Result<u64, BrokerError> {
        self.receiving.depth().await
    }
}

impl fmt::Debug for AmqpBroker {
    /// Leaves out the connections: their settings hold the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AmqpBroker").field("queue", &self.receiving.queue()).finish_non_exhaustive()
    }
}
