//! Carries hints between processes through a stream of Redis 6.2 or newer, or of Valkey.
//!
//! A hint is an entry of one stream, read through one consumer group: whoever reads it first has it.
//! What is not acknowledged for a while is read again by somebody else, and what is acknowledged is
//! deleted, so that the stream holds only what waits.
//!
//! # Choices
//!
//! - **Commands and blocking reads have connections of their own**: a read that waits holds up every
//!   command behind it. A read that is dropped closes its connection, and what it may just have been
//!   given comes again.
//! - **One consumer name for everybody**: entries are taken over by how long they lie, not by whose they
//!   were, and processes that come and go leave no names behind.
//! - **A flushed server is an empty one**: stream and group are made again when they are missed.
//! - **One key**: it lies on one node of a cluster, which is found by asking any node.
//! - **The stream is bounded**: beyond 100,000 hints the oldest are dropped; sweeps ring again for them.
//!
//! What is deliberately not here: delays, priorities, retries and results, which the store keeps.

mod address;

mod server;

mod fault;

mod broker;

pub use address::AddressError;
pub use broker::RedisBroker;
