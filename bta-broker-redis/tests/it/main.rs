//! The broker against real servers.

#![cfg(test)]

#[cfg(unix)]
mod cluster;
mod conformance;
#[cfg(unix)]
mod outage;
#[cfg(unix)]
mod place;
#[cfg(unix)]
mod sentinel;
#[cfg(unix)]
mod tls;
