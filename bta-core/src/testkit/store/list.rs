//! Pages of analyses.

use std::time::Duration;

use super::sample::{analysis, failure};
use super::submission::owner;
use super::{LONG, SHORT, Subject, claim, claimed, inserted, lapse_short, load, ok, recorded};
use crate::id::AnalysisId;
use crate::store::{Change, Filter, Inserted, Listing, Status, Store};

/// Pages hold the newest first; the total counts all.
pub async fn list_is_newest_first(subject: &dyn Subject) {
    let store = subject.store().await;
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.insert(0, inserted(&*store).await.id);
        subject.lapse(Duration::from_millis(3)).await;
    }
    check(&*store, Filter::default(), &ids, 5).await;
    check(&*store, Filter { limit: 2, ..Filter::default() }, &ids[..2], 5).await;
    check(&*store, Filter { limit: 2, offset: 3, ..Filter::default() }, &ids[3..], 5).await;
    check(&*store, Filter { limit: 1000, offset: 9, ..Filter::default() }, &[], 5).await;

    let item = ok(store.list(&Filter::default()).await).items.remove(0);
    let record = load(&*store, ids[0]).await;
    assert_eq!((item.status, item.attempts), (record.status, record.attempts));
    assert_eq!(item.question, record.request.question);
    assert_eq!(item.filename, record.document.filename);
    assert_eq!(item.created_at, record.created_at);
}

/// A page holds only what matches every filter.
pub async fn list_filters(subject: &dyn Subject) {
    let store = subject.store().await;
    let mut owned = Vec::new();
    for name in ["u-1", "u-2", "u-1"] {
        let mut analysis = analysis();
        analysis.request.owner = Some(owner(name));
        assert_eq!(ok(store.insert(&analysis).await), Inserted::Created);
        owned.insert(0, analysis.id);
        subject.lapse(Duration::from_millis(3)).await;
    }
    let (nobodys, token) = claimed(&*store, LONG).await;
    recorded(&*store, nobodys.id, token, Change::Failed { failure: failure() }).await;
    claim(&*store, owned[0], LONG).await.expect("it is due");

    let of = |name: &str| Filter { owner: Some(owner(name)), ..Filter::default() };
    let at = |status| Filter { status: Some(status), ..Filter::default() };
    check(&*store, of("u-1"), &[owned[0], owned[2]], 2).await;
    check(&*store, of("u-3"), &[], 0).await;
    check(&*store, at(Status::Pending), &owned[1..], 2).await;
    check(&*store, at(Status::Failed), &[nobodys.id], 1).await;
    check(&*store, at(Status::Cancelled), &[], 0).await;
    let both = Filter { status: Some(Status::Processing), ..of("u-1") };
    check(&*store, both, &owned[..1], 1).await;

    let failed = ok(store.list(&at(Status::Failed)).await).items.remove(0);
    assert_eq!(failed.failure, Some(failure()));
    let running = ok(store.list(&at(Status::Processing)).await).items.remove(0);
    assert_eq!((running.owner, running.worker), (Some(owner("u-1")), Some("kit".to_owned())));
}

/// Ended analyses can be found by how long ago they ended; others are not among them.
pub async fn list_finds_old_ends(subject: &dyn Subject) {
    let store = subject.store().await;
    let (old, token) = claimed(&*store, LONG).await;
    recorded(&*store, old.id, token, Change::Completed).await;
    inserted(&*store).await;
    lapse_short(subject).await;
    let (fresh, token) = claimed(&*store, LONG).await;
    recorded(&*store, fresh.id, token, Change::Completed).await;

    let before = |age| Filter { ended_before: Some(age), ..Filter::default() };
    check(&*store, before(LONG), &[], 0).await;
    // On a slow machine the fresh one may have grown old meanwhile.
    let ended = ok(store.list(&before(SHORT)).await);
    assert!(ids(&ended).contains(&old.id), "{ended:?}");
    assert!(ids(&ended).iter().all(|id| [old.id, fresh.id].contains(id)), "{ended:?}");
}

async fn check(store: &dyn Store, filter: Filter, expected: &[AnalysisId], total: u64) {
    let listing = ok(store.list(&filter).await);
    assert_eq!(ids(&listing), expected, "{filter:?}");
    assert_eq!(listing.total, total, "{filter:?}");
}

fn ids(listing: &Listing) -> Vec<AnalysisId> {
    listing.items.iter().map(|item| item.id).collect()
}
