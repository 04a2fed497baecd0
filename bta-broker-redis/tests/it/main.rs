//! The broker against real servers.

#![cfg(test)]

mod conformance;
#[cfg(unix)]
mod outage;
