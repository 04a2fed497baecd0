//! The broker against real servers.

#![cfg(test)]

mod conformance;
mod outage;
#[cfg(unix)]
mod tls;
