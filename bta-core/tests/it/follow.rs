//! Following an analysis from this process and from others.

use std::sync::Arc;
use std::time::Duration;

use bta_core::AnalysisId;
use bta_core::engine::{Client, Parts};
use bta_core::event::{Event, EventKind};
use bta_core::store::{Attempt, Change, Claim, Status};
use bta_core::testkit::fault::{Fault, Faults, FaultyStore};
use bta_core::testkit::script::Script;
use futures::{Stream, StreamExt};
use tokio::time::{Instant, sleep};

use crate::stage::{LONG, MINUTE, parts, slow_doctor, submit, work};

/// The same installation as another process sees it.
fn elsewhere(parts: &Parts) -> Parts {
    let files = parts.files.clone();
    Parts::new(parts.analysis.clone(), parts.store.clone(), parts.broker.clone(), files)
}

fn names(events: &[Event]) -> Vec<&'static str> {
    events.iter().map(|event| event.kind.name()).collect()
}

async fn next(
    events: &mut (impl Stream<Item = Result<Event, bta_core::StoreError>> + Unpin),
) -> Event {
    events.next().await.unwrap().unwrap()
}

#[tokio::test(start_paused = true)]
async fn changes_of_this_process_are_told_at_once() {
    let parts = parts(&slow_doctor());
    let client = Client::new(parts.clone());
    let id = submit(&client).await.id;
    let mut events = Box::pin(client.events(id, 0));
    assert_eq!(next(&mut events).await.kind, EventKind::Submitted);
    let _shift = work(&parts);
    let started = Instant::now();
    while !matches!(next(&mut events).await.kind, EventKind::StepStarted { step, .. } if step == "doctor")
    {
    }
    assert!(started.elapsed() < Duration::from_millis(50));
    let cancelled = Instant::now();
    client.cancel(id).await.unwrap();
    let last = next(&mut events).await;
    assert_eq!(last.kind, EventKind::Ended { status: Status::Cancelled, failure: None });
    assert!(cancelled.elapsed() < Duration::from_millis(50));
    assert!(events.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn changes_of_other_processes_are_told_soon() {
    let parts = parts(&slow_doctor());
    let (here, there) = (Client::new(parts.clone()), Client::new(elsewhere(&parts)));
    let id = submit(&here).await.id;
    let _shift = work(&parts);
    let events: Vec<_> = there.events(id, 0).map(Result::unwrap).collect().await;
    assert!(events.last().unwrap().is_terminal());
    assert!(names(&events).ends_with(&["step_ended", "ended"]), "{:?}", names(&events));

    let waiting = submit(&here).await.id;
    let deleted = Instant::now();
    let (rest, _) = tokio::join!(there.events(waiting, 0).collect::<Vec<_>>(), async {
        sleep(Duration::from_millis(10)).await;
        here.delete(waiting).await.unwrap();
    });
    assert!(!rest.into_iter().any(|event| event.unwrap().is_terminal()), "deleted, not ended");
    assert!(deleted.elapsed() <= Duration::from_secs(2));
}

#[tokio::test(start_paused = true)]
async fn what_does_not_exist_has_no_events() {
    let client = Client::new(parts(&Script::new()));
    assert_eq!(client.events(AnalysisId::new(), 0).count().await, 0);
    assert_eq!(client.wait(AnalysisId::new(), LONG).await.unwrap(), None);
}

#[tokio::test(start_paused = true)]
async fn waiting_ends_in_time() {
    let parts = parts(&Script::new());
    let client = Client::new(parts.clone());
    let id = submit(&client).await.id;
    let started = Instant::now();
    let record = client.wait(id, MINUTE).await.unwrap().unwrap();
    assert_eq!((record.status, started.elapsed() < MINUTE * 2), (Status::Pending, true));
    let now = client.wait(id, Duration::ZERO).await.unwrap().unwrap();
    assert_eq!(now.status, Status::Pending);
}

#[tokio::test(start_paused = true)]
async fn retries_and_new_claims_are_told_as_progress() {
    let parts = parts(&Script::new());
    let (client, store) = (Client::new(parts.clone()), parts.store.clone());
    let id = submit(&client).await.id;
    let claim = Claim::new("test");
    store.claim(id, &claim, MINUTE).await.unwrap().unwrap();
    let mut events = Box::pin(client.events(id, 2));
    let release = Change::Released { delay: Duration::ZERO, attempt: Attempt::Counted };
    store.record(id, claim.token, MINUTE, &release).await.unwrap();
    let event = next(&mut events).await;
    assert_eq!((event.version, event.kind), (3, EventKind::Progressed));
}

#[tokio::test(start_paused = true)]
async fn a_follower_outlasts_a_short_absence_of_the_store() {
    let whole = parts(&Script::new());
    let id = submit(&Client::new(whole.clone())).await.id;
    let faults = Faults::from(0, Fault::Before);
    let mut away = whole.clone();
    away.store = Arc::new(FaultyStore::new(whole.store.clone(), faults.clone()));
    let client = Client::new(away);
    let mut events = Box::pin(client.events(id, 0));
    let (first, ()) = tokio::join!(events.next(), async {
        sleep(Duration::from_secs(5)).await;
        faults.heal();
    });
    assert_eq!(first.unwrap().unwrap().kind, EventKind::Submitted);
    faults.strike(Fault::Before);
    assert!(events.next().await.unwrap().is_err(), "it does not wait for ever");
    assert!(events.next().await.is_none());
}
