//! The rules of the [`Broker`] contract for brokers at the other end of a connection.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::time::{Instant, sleep, timeout};

use super::{PATIENCE, Subject, TEN, acknowledge, collect, hints, ok};
use crate::broker::{Broker, BrokerError, Hint};
use crate::testkit::proxy::Proxy;

/// How long a call may take when the other side says nothing.
const BOUND: Duration = Duration::from_secs(20);

/// A broker at the other end of a connection.
#[async_trait]
pub trait Remote: Subject {
    /// Returns host and port of the server.
    fn server(&self) -> String;

    /// Returns a handle on a broker without hints, and one on the same broker through `proxy`. Nothing
    /// goes through the proxy before it passes.
    async fn through(&self, proxy: &Proxy) -> (Arc<dyn Broker>, Arc<dyn Broker>);

    /// Whether hints outlive a receiver that dies before it acknowledges them.
    fn redelivers(&self) -> bool {
        true
    }
}

/// Runs every rule of brokers at the other end of a connection; [`all`](super::all) has the others.
pub async fn all(subject: &dyn Remote) {
    severed_connections_are_replaced(subject).await;
    absent_servers_are_waited_for(subject).await;
    frozen_servers_hold_up_nobody(subject).await;
    receivers_that_die_lose_nothing(subject).await;
}

/// A connection that is cut while idle, while publishing and while receiving is replaced.
pub async fn severed_connections_are_replaced(subject: &dyn Remote) {
    let proxy = ok(Proxy::to(subject.server()).await);
    let (direct, cut) = subject.through(&proxy).await;
    exchange(&*cut, &*cut).await;
    for _ in 0..3 {
        proxy.cut();
        exchange(&*cut, &*direct).await;
        proxy.cut();
        exchange(&*direct, &*cut).await;
    }
    let receiving = {
        let cut = cut.clone();
        tokio::spawn(async move { persist(|| cut.receive(TEN, PATIENCE)).await })
    };
    sleep(Duration::from_millis(200)).await;
    proxy.cut();
    let hint = Hint::new(crate::id::AnalysisId::new());
    ok(direct.publish(std::slice::from_ref(&hint)).await);
    let received = ok(receiving.await);
    assert_eq!(received.first().map(|one| &one.hint), Some(&hint));
    acknowledge(&*cut, &received).await;
    let many = hints(2000);
    let (_, ()) = tokio::join!(persist(|| cut.publish(&many)), async {
        for _ in 0..10 {
            sleep(Duration::from_millis(2)).await;
            proxy.cut();
        }
    });
    let mut missing: Vec<_> = many.iter().map(|hint| hint.analysis).collect();
    while !missing.is_empty() {
        let received = collect(&*direct, 1).await;
        missing.retain(|id| received.iter().all(|one| one.hint.analysis != *id));
        acknowledge(&*direct, &received).await;
    }
}

/// A server that is absent at first, or for a while, fails calls in time, and is used when it is there.
pub async fn absent_servers_are_waited_for(subject: &dyn Remote) {
    let proxy = ok(Proxy::to(subject.server()).await);
    proxy.refuse();
    let (direct, absent) = subject.through(&proxy).await;
    for _ in 0..2 {
        fails_in_time(&*absent).await;
        proxy.pass();
        let back = Instant::now();
        persist(|| absent.publish(&[])).await;
        exchange(&*absent, &*direct).await;
        exchange(&*direct, &*absent).await;
        assert!(back.elapsed() < Duration::from_secs(10), "back after {:?}", back.elapsed());
        proxy.refuse();
    }
}

/// A server that says nothing fails calls in time, and is used when it speaks again.
pub async fn frozen_servers_hold_up_nobody(subject: &dyn Remote) {
    let proxy = ok(Proxy::to(subject.server()).await);
    let (direct, frozen) = subject.through(&proxy).await;
    exchange(&*frozen, &*frozen).await;
    proxy.stall();
    fails_in_time(&*frozen).await;
    // Whoever loses patience earlier leaves nothing behind that hangs.
    for _ in 0..3 {
        let hints = hints(1);
        let impatient = timeout(Duration::from_millis(50), frozen.publish(&hints));
        assert!(!matches!(impatient.await, Ok(Ok(()))), "nothing can have been taken");
    }
    proxy.cut();
    proxy.pass();
    drain(&*direct).await;
    exchange(&*frozen, &*direct).await;
    exchange(&*direct, &*frozen).await;
}

/// What somebody received, who then died, comes again for others.
pub async fn receivers_that_die_lose_nothing(subject: &dyn Remote) {
    if !subject.redelivers() {
        return;
    }
    let proxy = ok(Proxy::to(subject.server()).await);
    let (direct, dying) = subject.through(&proxy).await;
    let sent = hints(3);
    ok(direct.publish(&sent).await);
    assert_eq!(collect(&*dying, 3).await.len(), 3);
    proxy.refuse();
    drop(dying);
    let mut again: Vec<_> = collect(&*direct, 3).await.into_iter().map(|one| one.hint).collect();
    again.sort_by_key(|hint| hint.analysis);
    assert_eq!(again, sent);
}

/// A hint goes from one to the other.
async fn exchange(from: &dyn Broker, to: &dyn Broker) {
    let hint = Hint::new(crate::id::AnalysisId::new());
    persist(|| from.publish(std::slice::from_ref(&hint))).await;
    let deadline = Instant::now() + PATIENCE;
    loop {
        assert!(Instant::now() < deadline, "the hint did not come");
        let received = persist(|| to.receive(TEN, Duration::from_secs(1))).await;
        let found = received.iter().any(|one| one.hint == hint);
        let receipts: Vec<_> = received.iter().map(|one| one.receipt.clone()).collect();
        persist(|| to.acknowledge(&receipts)).await;
        if found {
            return;
        }
    }
}

/// Does something until it succeeds, as an engine does.
async fn persist<T, F>(mut call: impl FnMut() -> F) -> T
where
    F: Future<Output = Result<T, BrokerError>>,
{
    let deadline = Instant::now() + PATIENCE;
    loop {
        match call().await {
            Ok(done) => return done,
            Err(error) => assert!(Instant::now() < deadline && error.is_transient(), "{error:?}"),
        }
        sleep(Duration::from_millis(50)).await;
    }
}

async fn fails_in_time(broker: &dyn Broker) {
    let hints = hints(1);
    let (published, received, counted) = tokio::join!(
        timeout(BOUND, broker.publish(&hints)),
        timeout(BOUND, broker.receive(TEN, Duration::from_millis(200))),
        timeout(BOUND, broker.depth()),
    );
    assert!(published.expect("a publish ends in time").is_err_and(|error| error.is_transient()));
    assert!(counted.expect("a count ends in time").is_err_and(|error| error.is_transient()));
    // Receiving may fail or find nothing.
    let received = received.expect("a receive ends in time").unwrap_or_default();
    assert_eq!(received, []);
}

/// Receives what is there.
async fn drain(broker: &dyn Broker) {
    loop {
        let received = ok(broker.receive(TEN, Duration::from_millis(500)).await);
        if received.is_empty() {
            return;
        }
        acknowledge(broker, &received).await;
    }
}
