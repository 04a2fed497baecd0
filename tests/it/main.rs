//! Tests of the whole: the workspace's own rules, and the service as processes.
#![cfg(test)]

mod bad_input;
mod battery;
mod browser;
mod chromium;
mod crash;
mod crew;
mod documents;
mod follow;
mod guard;
#[cfg(feature = "llm")]
mod model;
mod original;
#[cfg(feature = "s3")]
mod s3;
mod server;
mod upgrade;
