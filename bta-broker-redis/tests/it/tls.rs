//! A server that is spoken to with TLS.

use std::process::Command;

use bta_broker_redis::RedisBroker;
use bta_core::testkit::broker::queue::Queues;
use bta_core::testkit::broker::{self, remote};
use bta_core::testkit::causes;
use bta_core::testkit::certificate::Certificate;
use bta_core::{AnalysisId, Broker, Hint};

use crate::conformance::open_trusting;
use crate::place::start;

/// The setting of a process of its own: where to publish.
const CHILD: &str = "BTA_TEST_CHILD_URL";

#[tokio::test(flavor = "multi_thread")]
async fn rules() {
    let Some(certificate) = Certificate::new() else { return };
    let Some(server) = start(Some(&certificate), &[]) else { return };
    let url = format!("rediss://{}", server.address());
    let authority = certificate.authority_pem();
    let streams = Queues::new(url, move |url, queue| open_trusting(url, queue, &authority));
    broker::all(&streams).await;
    remote::all(&streams).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn certificates_that_nobody_vouches_for_are_refused() {
    let (Some(certificate), Some(other)) = (Certificate::new(), Certificate::new()) else { return };
    let Some(server) = start(Some(&certificate), &[]) else { return };
    let open = || RedisBroker::new(&format!("rediss://{}", server.address()), "bta.hints").unwrap();
    let stranger = open().trust(other.authority_pem().as_bytes()).unwrap();
    for broker in [open(), stranger] {
        let error = broker.publish(&[Hint::new(AnalysisId::new())]).await.unwrap_err();
        let causes = causes(&error);
        assert!(causes.contains("invalid peer certificate"), "{causes}");
    }
    let trusting = open().trust(certificate.authority_pem().as_bytes()).unwrap();
    trusting.publish(&[Hint::new(AnalysisId::new())]).await.unwrap();
}

#[test]
fn an_authority_needs_tls_and_a_certificate() {
    let plain = RedisBroker::new("redis://localhost", "hints").unwrap();
    assert!(plain.trust(b"").is_err());
    let secure = RedisBroker::new("rediss://localhost", "hints").unwrap();
    let malformed = "-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----\n";
    assert!(secure.trust(malformed.as_bytes()).is_err());
}

/// What the system trusts is read from the environment: a process of its own is told so.
#[tokio::test(flavor = "multi_thread")]
async fn the_environment_names_authorities() {
    let (Some(certificate), Some(other)) = (Certificate::new(), Certificate::new()) else { return };
    let Some(server) = start(Some(&certificate), &[]) else { return };
    let trusts = |authority: &Certificate| {
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["tls::publishes_where_it_is_told", "--exact"]);
        child.env(CHILD, format!("rediss://{}", server.address()));
        child.env("SSL_CERT_FILE", authority.authority()).env_remove("SSL_CERT_DIR");
        child.output().unwrap().status.success()
    };
    assert_eq!((trusts(&certificate), trusts(&other)), (true, false));
}

#[tokio::test]
async fn publishes_where_it_is_told() {
    let Ok(url) = std::env::var(CHILD) else { return };
    let broker = RedisBroker::new(&url, "bta.hints").unwrap();
    broker.publish(&[Hint::new(AnalysisId::new())]).await.unwrap();
}
