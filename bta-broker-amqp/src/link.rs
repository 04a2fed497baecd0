//! A connection with its queue, made when it is needed and replaced when it breaks.

use std::str::FromStr;
use std::sync::Arc;

use bta_core::BrokerError;
use lapin::options::{ConfirmSelectOptions, QueueDeclareOptions};
use lapin::runtime::default_runtime;
use lapin::tcp::OwnedTLSConfig;
use lapin::types::{AMQPValue, FieldTable};
use lapin::uri::AMQPUri;
use lapin::{Channel, Connection, ConnectionProperties, Error};
use tokio::sync::Mutex;
use tracing::debug;

use crate::fault::{PATIENCE, is_missing, patient};

/// How many hints the queue holds.
const MOST: i32 = 100_000;
/// After how many seconds without a sign of life a connection counts as broken; either side sends one
/// twice as often.
const HEARTBEAT: u16 = 10;

/// The URL cannot be used. It may hold a password and is not repeated.
#[derive(Debug, thiserror::Error)]
#[error("the AMQP URL cannot be used: amqp://user:password@host:5672/vhost is one")]
pub struct AddressError;

/// The way to the server; a connection at a time.
pub(crate) struct Line {
    address: AMQPUri,
    security: OwnedTLSConfig,
    queue: String,
    link: Mutex<Option<Arc<Link>>>,
}

/// A connection, and a channel on which publishes are confirmed.
pub(crate) struct Link {
    pub(crate) connection: Connection,
    pub(crate) channel: Channel,
}

impl Line {
    pub(crate) fn new(url: &str, queue: String) -> Result<Self, AddressError> {
        let mut address = AMQPUri::from_str(url).map_err(|_| AddressError)?;
        address.query.heartbeat.get_or_insert(HEARTBEAT);
        address.query.connection_timeout.get_or_insert(PATIENCE.as_secs() * 1000);
        Ok(Self { address, security: OwnedTLSConfig::default(), queue, link: Mutex::default() })
    }

    /// Trusts these authorities, in PEM, beside those that the system trusts.
    pub(crate) fn trust(&mut self, pem: String) {
        self.security.cert_chain = Some(pem);
    }

    pub(crate) fn queue(&self) -> &str {
        &self.queue
    }

    /// Does something on the connection; on a new one if the present one turns out to be broken.
    ///
    /// A connection on which nothing arrives any more ends by its missing heartbeats.
    pub(crate) async fn with<T, F>(&self, call: impl Fn(Arc<Link>) -> F) -> Result<T, BrokerError>
    where
        F: Future<Output = Result<T, BrokerError>>,
    {
        let (link, new) = self.link().await?;
        match self.attempt(link, &call).await {
            Err(error) if !new && error.is_transient() => {
                debug!(error = &error as &dyn std::error::Error, "connecting to RabbitMQ again");
                let (link, _) = self.link().await?;
                self.attempt(link, &call).await
            }
            answer => answer,
        }
    }

    /// A connection that has failed is not used again.
    async fn attempt<T, F>(
        &self,
        link: Arc<Link>,
        call: impl Fn(Arc<Link>) -> F,
    ) -> Result<T, BrokerError>
    where
        F: Future<Output = Result<T, BrokerError>>,
    {
        let answer = call(link.clone()).await;
        if answer.is_err() {
            let mut kept = self.link.lock().await;
            kept.take_if(|kept| Arc::ptr_eq(kept, &link));
        }
        answer
    }

    /// Returns the connection, and whether it is new.
    async fn link(&self) -> Result<(Arc<Link>, bool), BrokerError> {
        let mut kept = self.link.lock().await;
        if let Some(link) = kept.as_ref().filter(|link| link.is_usable()) {
            return Ok((link.clone(), false));
        }
        *kept = None;
        let link = Arc::new(patient(self.connect()).await?);
        *kept = Some(link.clone());
        Ok((link, true))
    }

    async fn connect(&self) -> Result<Link, Error> {
        let properties = ConnectionProperties::default().with_connection_name("bta".into());
        let (address, security) = (self.address.clone(), self.security.clone());
        let runtime = default_runtime()?;
        let connection =
            Connection::connect_uri_with_config(address, properties, security, runtime).await?;
        let channel = connection.create_channel().await?;
        let present = QueueDeclareOptions { passive: true, ..QueueDeclareOptions::default() };
        let channel = match declare(&channel, &self.queue, present, FieldTable::default()).await {
            Ok(_) => channel,
            // The server has closed the channel over it.
            Err(error) if is_missing(&error) => {
                let channel = connection.create_channel().await?;
                let lasting =
                    QueueDeclareOptions { durable: true, ..QueueDeclareOptions::default() };
                declare(&channel, &self.queue, lasting, arguments()).await?;
                channel
            }
            Err(error) => return Err(error),
        };
        channel.confirm_select(ConfirmSelectOptions::default()).await?;
        Ok(Link { connection, channel })
    }

    /// Returns how many hints wait.
    pub(crate) async fn depth(&self) -> Result<u64, BrokerError> {
        let present = QueueDeclareOptions { passive: true, ..QueueDeclareOptions::default() };
        self.with(|link| async move {
            let declared = declare(&link.channel, &self.queue, present, FieldTable::default());
            patient(declared).await.map(u64::from)
        })
        .await
    }
}

impl Link {
    fn is_usable(&self) -> bool {
        self.connection.status().connected() && self.channel.status().connected()
    }
}

/// Declares the queue and returns how many hints wait in it.
async fn declare(
    channel: &Channel,
    queue: &str,
    options: QueueDeclareOptions,
    arguments: FieldTable,
) -> Result<u32, Error> {
    Ok(channel.queue_declare(queue.into(), options, arguments).await?.message_count())
}

fn arguments() -> FieldTable {
    let mut arguments = FieldTable::default();
    arguments.insert("x-queue-type".into(), AMQPValue::LongString("quorum".into()));
    arguments.insert("x-max-length".into(), AMQPValue::LongInt(MOST));
    arguments
}
