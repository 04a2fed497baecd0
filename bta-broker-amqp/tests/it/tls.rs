//! A server that is spoken to with TLS.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bta_broker_amqp::AmqpBroker;
use bta_core::testkit::broker::queue::Queues;
use bta_core::testkit::broker::{self, remote};
use bta_core::testkit::causes;
use bta_core::testkit::certificate::Certificate;
use bta_core::testkit::server::Private;
use bta_core::{AnalysisId, Broker, Hint};

fn start(certificate: &Certificate) -> Option<Private> {
    Private::rabbitmq_with(|port| {
        format!(
            "listeners.tcp = none
listeners.ssl.default = 127.0.0.1:{port}
ssl_options.certfile = {}
ssl_options.keyfile = {}
ssl_options.cacertfile = {}
ssl_options.verify = verify_none
ssl_options.fail_if_no_peer_cert = false\n",
            certificate.certificate().display(),
            certificate.key().display(),
            certificate.authority().display(),
        )
    })
}

fn url(server: &Private) -> String {
    format!("amqps://guest:guest@{}", server.address())
}

/// Waits until the server takes hints: it listens before it has taken up its queues.
async fn ready(broker: &AmqpBroker) {
    let began = Instant::now();
    while let Err(error) = broker.publish(&[Hint::new(AnalysisId::new())]).await {
        assert!(began.elapsed() < Duration::from_secs(120), "{}", causes(&error));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_and_refusals() {
    let (Some(certificate), Some(other)) = (Certificate::new(), Certificate::new()) else { return };
    let Some(server) = start(&certificate) else { return };
    let open = || AmqpBroker::new(&url(&server), "bta.hints").unwrap();
    ready(&open().trust(&certificate.authority_pem())).await;
    for broker in [open(), open().trust(&other.authority_pem())] {
        let error = broker.publish(&[Hint::new(AnalysisId::new())]).await.unwrap_err();
        let causes = causes(&error);
        assert!(causes.contains("invalid peer certificate"), "{causes}");
    }
    let authority = certificate.authority_pem();
    let queues = Queues::new(url(&server), move |url, queue| {
        let broker = AmqpBroker::new(url, queue).unwrap().trust(&authority);
        Arc::new(broker.redelivery(Duration::from_secs(2)))
    });
    broker::all(&queues).await;
    remote::all(&queues).await;
}
