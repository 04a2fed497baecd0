//! Servers of a test's own, alone or together, and asking them things.

use std::time::{Duration, Instant};

use bta_core::testkit::certificate::Certificate;
use bta_core::testkit::server::Private;
use redis::{Client, Cmd, FromRedisValue, RedisResult, TlsCertificates, Value};

/// How long servers may take to agree on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that listens with TLS, if there is a certificate, and without it otherwise.
pub(crate) fn start(certificate: Option<&Certificate>, more: &[&str]) -> Option<Private> {
    Private::redis_with(|port, _| {
        let port = port.to_string();
        let mut arguments = match certificate {
            Some(certificate) => secure(certificate, &port),
            None => vec!["--port".to_owned(), port],
        };
        arguments.extend(more.iter().map(ToString::to_string));
        arguments
    })
}

/// The arguments of a server that listens, replicates and asks others with TLS alone.
pub(crate) fn secure(certificate: &Certificate, port: &str) -> Vec<String> {
    let file = |path: std::path::PathBuf| path.display().to_string();
    let (cert, key) = (file(certificate.certificate()), file(certificate.key()));
    let arguments = [
        ("--port", "0"),
        ("--tls-port", port),
        ("--tls-cert-file", &cert),
        ("--tls-key-file", &key),
        ("--tls-ca-cert-file", &file(certificate.authority())),
        ("--tls-auth-clients", "no"),
        ("--tls-replication", "yes"),
        ("--tls-cluster", "yes"),
    ];
    arguments.iter().flat_map(|(name, value)| [(*name).to_owned(), (*value).to_owned()]).collect()
}

/// Asks a server on its own connection.
pub(crate) async fn ask<T: FromRedisValue>(
    server: &Private,
    certificate: Option<&Certificate>,
    command: &Cmd,
) -> RedisResult<T> {
    let client = match certificate {
        Some(certificate) => {
            let root_cert = Some(certificate.authority_pem().into_bytes());
            let certificates = TlsCertificates { client_tls: None, root_cert };
            Client::build_with_tls(format!("rediss://{}", server.address()), certificates)?
        }
        None => Client::open(server.url())?,
    };
    let mut connection = client.get_multiplexed_async_connection().await?;
    command.query_async(&mut connection).await
}

/// Makes a command of its words.
pub(crate) fn words(text: &str) -> Cmd {
    let mut words = text.split(' ');
    let mut command = redis::cmd(words.next().unwrap_or_default());
    for word in words {
        command.arg(word);
    }
    command
}

/// Asks until the answer holds every one of `expected`.
pub(crate) async fn until(
    server: &Private,
    certificate: Option<&Certificate>,
    question: &str,
    expected: &[&str],
) {
    let began = Instant::now();
    loop {
        let answer = ask::<Value>(server, certificate, &words(question)).await;
        let answer = answer.map(|value| text(&value));
        if answer.as_ref().is_ok_and(|text| expected.iter().all(|part| text.contains(part))) {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "{question}: {answer:?} instead of {expected:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Everything that an answer says, one word after the other.
fn text(value: &Value) -> String {
    match value {
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join(" "),
        Value::BulkString(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Value::SimpleString(text) => text.clone(),
        other => format!("{other:?}"),
    }
}
