//! Servers that tests use: those that run already.

use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

/// Returns the URL in the environment variable `variable`, or else `usual`, when something listens there.
///
/// Otherwise it says on standard error that a test is skipped; with `BTA_TEST_REQUIRE_SERVICES=1` it
/// fails instead.
pub fn running(variable: &str, usual: &str) -> Option<String> {
    let named = std::env::var(variable).ok().filter(|url| !url.is_empty());
    let url = named.unwrap_or_else(|| usual.to_owned());
    if address(&url).is_some_and(|address| listens(&address)) {
        return Some(url);
    }
    skip(&format!("nothing listens at {variable} or its usual place"));
    None
}

/// Says that a test is skipped for lack of a server; with `BTA_TEST_REQUIRE_SERVICES=1` it fails instead.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
pub fn skip(reason: &str) {
    let required = std::env::var("BTA_TEST_REQUIRE_SERVICES").is_ok_and(|value| value == "1");
    assert!(!required, "services are required, but {reason}");
    eprintln!("skipped: {reason}");
}

/// Returns host and port of a URL that names both.
#[must_use]
pub fn address(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?']).next()?;
    let place = authority.rsplit('@').next()?;
    place.contains(':').then(|| place.to_owned())
}

/// Returns `url` with another place of the server in it.
#[must_use]
pub fn moved(url: &str, place: impl std::fmt::Display) -> String {
    match address(url) {
        Some(address) => url.replacen(&address, &place.to_string(), 1),
        None => url.to_owned(),
    }
}

/// Whether something listens at `address`, such as `127.0.0.1:6379`.
pub fn listens(address: &str) -> bool {
    let places = address.to_socket_addrs().into_iter().flatten();
    let patience = Duration::from_secs(2);
    places.into_iter().any(|place| TcpStream::connect_timeout(&place, patience).is_ok())
}
