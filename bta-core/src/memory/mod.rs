//! Stores and brokers inside the process: for tests, trials and services that may forget.
//!
//! They keep the whole contract of their traits and nothing else: no file, no limit of memory,
//! nothing survives the process.

mod broker;
mod clock;
mod row;
mod store;
mod worker;

pub use broker::MemoryBroker;
pub use clock::Clock;
pub use store::MemoryStore;
