//! Carries hints between processes through a quorum queue of RabbitMQ 3.10 or newer.
//!
//! # Choices
//!
//! - **Publishing and receiving have connections of their own**: a server that is short of memory or disk
//!   blocks connections that publish, without a word. Every publish is confirmed, within a bounded time.
//! - **An own loop reconnects**: the library's recovery is off, because a publish that waits for it may
//!   wait for ever. A connection that breaks, or does not answer in time, is replaced at the next call.
//! - **A channel for each receive**: what it was given and nobody acknowledged goes back to the queue when
//!   the channel ends, be it that a receive is dropped, a process dies or a hint is of another version.
//! - **A queue that is there is taken as it is**: declaring it with other arguments would be refused.
//! - **The queue is bounded**: beyond 100,000 hints the oldest are dropped; sweeps ring again for them.
//!
//! What is deliberately not here: delays, priorities, retries and results, which the store keeps.

#![expect(clippy::doc_markdown, reason = "RabbitMQ is a name, not code")]

mod fault;

mod link;

mod pending;

mod broker;

pub use broker::AmqpBroker;
pub use link::AddressError;
