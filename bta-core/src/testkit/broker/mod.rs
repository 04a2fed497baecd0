//! The rules of the [`Broker`] contract.

pub mod queue;
pub mod remote;

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::time::{Instant, timeout};

use crate::broker::{Broker, Delivery, Hint, Receipt};
use crate::id::AnalysisId;

/// How long a rule waits for hints that must come, also for those that come again.
const PATIENCE: Duration = Duration::from_secs(20);
const TEN: NonZeroUsize = NonZeroUsize::MIN.saturating_add(9);

/// What a broker's tests need.
#[async_trait]
pub trait Subject: Send + Sync {
    /// Returns two handles, as two processes have them, to one broker without hints.
    async fn pair(&self) -> (Arc<dyn Broker>, Arc<dyn Broker>);
}

/// Runs every rule.
pub async fn all(subject: &dyn Subject) {
    hints_arrive_as_they_were(subject).await;
    receive_waits_and_wakes(subject).await;
    receive_keeps_to_its_limit(subject).await;
    each_hint_has_one_receiver(subject).await;
    acknowledged_hints_are_gone(subject).await;
    acknowledging_anything_is_harmless(subject).await;
    dropped_receives_lose_nothing(subject).await;
    depth_counts_what_waits(subject).await;
}

/// A hint arrives with its schema number and trace context, also that of another version.
pub async fn hints_arrive_as_they_were(subject: &dyn Subject) {
    let (client, worker) = subject.pair().await;
    ok(client.publish(&[]).await);
    let traceparent = Some("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".to_owned());
    let hints = [
        Hint::new(AnalysisId::new()),
        Hint { schema: 999, traceparent, analysis: AnalysisId::new() },
    ];
    ok(client.publish(&hints).await);
    let mut received: Vec<_> =
        collect(&*worker, 2).await.into_iter().map(|delivery| delivery.hint).collect();
    received.sort_by_key(|hint| hint.analysis);
    assert_eq!(received, hints);
}

/// Without hints a receive ends after its wait; a hint from another process wakes it.
pub async fn receive_waits_and_wakes(subject: &dyn Subject) {
    let (client, worker) = subject.pair().await;
    let wait = Duration::from_millis(200);
    let started = Instant::now();
    assert_eq!(ok(worker.receive(TEN, wait).await), []);
    assert!(started.elapsed() >= wait / 2 && started.elapsed() < PATIENCE);
    assert_eq!(ok(worker.receive(TEN, Duration::ZERO).await), []);

    let waiting = {
        let worker = worker.clone();
        tokio::spawn(async move { worker.receive(TEN, PATIENCE).await })
    };
    assert_eq!(ok(worker.receive(TEN, wait).await), []);
    let published = Instant::now();
    let hint = Hint::new(AnalysisId::new());
    ok(client.publish(std::slice::from_ref(&hint)).await);
    let received = ok(ok(waiting.await));
    assert_eq!(received.first().map(|delivery| &delivery.hint), Some(&hint));
    assert!(published.elapsed() < PATIENCE / 4, "woken after {:?}", published.elapsed());
    acknowledge(&*worker, &received).await;
}

/// A receive returns at most as many hints as it asked for.
pub async fn receive_keeps_to_its_limit(subject: &dyn Subject) {
    let (client, worker) = subject.pair().await;
    ok(client.publish(&hints(25)).await);
    let mut count = 0;
    while count < 25 {
        let received = ok(worker.receive(TEN, PATIENCE).await);
        assert!((1..=10).contains(&received.len()), "{} hints at once", received.len());
        acknowledge(&*worker, &received).await;
        count += received.len();
    }
}

/// Two receivers share hints: none gets what the other has.
pub async fn each_hint_has_one_receiver(subject: &dyn Subject) {
    let (client, other) = subject.pair().await;
    let sent: BTreeSet<_> = {
        let hints = hints(100);
        ok(client.publish(&hints).await);
        hints.into_iter().map(|hint| hint.analysis).collect()
    };
    let (mut seen, mut repeated) = (BTreeSet::new(), 0);
    while seen.len() < sent.len() {
        let (first, second) = tokio::join!(
            client.receive(TEN, Duration::from_secs(1)),
            other.receive(TEN, Duration::from_secs(1))
        );
        for (receiver, received) in [(&client, ok(first)), (&other, ok(second))] {
            repeated += received.iter().filter(|one| !seen.insert(one.hint.analysis)).count();
            acknowledge(&**receiver, &received).await;
        }
    }
    assert_eq!((seen, repeated), (sent, 0));
}

/// What was acknowledged does not come again.
pub async fn acknowledged_hints_are_gone(subject: &dyn Subject) {
    let (client, worker) = subject.pair().await;
    ok(client.publish(&hints(5)).await);
    acknowledge(&*worker, &collect(&*worker, 5).await).await;
    for receiver in [&client, &worker] {
        assert_eq!(ok(receiver.receive(TEN, Duration::from_millis(300)).await), []);
    }
    assert_eq!(ok(worker.depth().await), 0);
}

/// Acknowledging twice, something unknown or nothing does nothing.
pub async fn acknowledging_anything_is_harmless(subject: &dyn Subject) {
    let (client, worker) = subject.pair().await;
    ok(client.publish(&hints(1)).await);
    let received = collect(&*worker, 1).await;
    ok(worker.acknowledge(&[]).await);
    acknowledge(&*worker, &received).await;
    acknowledge(&*worker, &received).await;
    ok(worker.acknowledge(&[Receipt("what nobody gave out".to_owned())]).await);
    ok(client.publish(&hints(1)).await);
    assert_eq!(collect(&*worker, 1).await.len(), 1, "it works on");
}

/// A receive that is dropped while it waits loses no hint for good.
pub async fn dropped_receives_lose_nothing(subject: &dyn Subject) {
    let (client, worker) = subject.pair().await;
    let hints = hints(20);
    for hint in &hints {
        let dropped = worker.receive(TEN, PATIENCE);
        assert!(timeout(Duration::from_millis(10), dropped).await.is_err(), "nothing was sent yet");
        let (published, dropped) = tokio::join!(
            client.publish(std::slice::from_ref(hint)),
            timeout(Duration::from_micros(200), worker.receive(TEN, PATIENCE))
        );
        ok(published);
        // What it returned in time was received after all: hand it back by forgetting it.
        if let Ok(received) = dropped {
            let received: Vec<_> = ok(received).into_iter().map(|one| one.hint).collect();
            ok(client.publish(&received).await);
        }
        let mut found = false;
        while !found {
            let received = collect(&*worker, 1).await;
            found = received.iter().any(|one| one.hint == *hint);
            acknowledge(&*worker, &received).await;
        }
    }
}

/// The depth is how many hints wait to be received.
pub async fn depth_counts_what_waits(subject: &dyn Subject) {
    let (client, worker) = subject.pair().await;
    assert_eq!(ok(client.depth().await), 0);
    ok(client.publish(&hints(7)).await);
    let deadline = Instant::now() + PATIENCE;
    while ok(worker.depth().await) != 7 {
        assert!(Instant::now() < deadline, "{:?} instead of 7", worker.depth().await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn hints(count: usize) -> Vec<Hint> {
    (0..count).map(|_| Hint::new(AnalysisId::new())).collect()
}

/// Receives so many hints.
async fn collect(broker: &dyn Broker, count: usize) -> Vec<Delivery> {
    let deadline = Instant::now() + PATIENCE;
    let mut received = Vec::new();
    while received.len() < count {
        assert!(Instant::now() < deadline, "{} of {count} hints came", received.len());
        received.extend(ok(broker.receive(TEN, Duration::from_secs(1)).await));
    }
    received
}

async fn acknowledge(broker: &dyn Broker, deliveries: &[Delivery]) {
    let receipts: Vec<_> = deliveries.iter().map(|delivery| delivery.receipt.clone()).collect();
    ok(broker.acknowledge(&receipts).await);
}

#[track_caller]
fn ok<T, E: Debug>(result: Result<T, E>) -> T {
    result.expect("the broker answers")
}
