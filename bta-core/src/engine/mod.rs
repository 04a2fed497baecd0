//! The engine: carries out what the pipeline decides.
//!
//! [`Client`] accepts documents and answers questions, [`Worker`] claims analyses and runs them,
//! [`Sweep`] repairs what crashes left behind. All three share [`Parts`]: traits, never adapters.

mod hub;
mod limits;
pub mod metric;
mod parts;
mod patience;
mod refusal;
mod upload;

mod client;
mod follow;
mod submit;

mod crew;
mod repair;

mod attendance;
mod bell;
mod sweep;

mod examine;
mod history;
mod lease;

mod ask;

mod job;

mod shift;

mod worker;

pub use ask::{AskError, Asked};
pub use client::{Client, Health};
pub use crew::Crew;
pub use limits::Limits;
pub use parts::Parts;
pub use refusal::SubmitError;
pub use submit::Submitted;
pub use sweep::Sweep;
pub use upload::Upload;
pub use worker::{Stopped, Worker};
