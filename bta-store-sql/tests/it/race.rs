//! Many at once: one wins.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use bta_core::UserId;
use bta_core::store::{Claim, Filter, Inserted, Recorded, Status, Store};
use bta_store_sql::{Options, SqlStore};

use crate::example::{LEASE, QUIET, analysis, claim, ended, keyed, load};
use crate::place;

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_claims_have_one_winner() {
    for place in place::shared().await {
        let stores = [place.store().await, place.store().await];
        let analysis = analysis();
        stores[0].insert(&analysis).await.unwrap();
        let claims = (0..200).map(|worker| {
            let store = Arc::clone(&stores[worker % 2]);
            tokio::spawn(async move {
                let claim = Claim::new(format!("worker-{worker}"));
                let won = store.claim(analysis.id, &claim, LEASE).await.unwrap();
                won.map(|record| (record.worker, claim.worker))
            })
        });
        let mut winners = Vec::new();
        for claim in claims.collect::<Vec<_>>() {
            winners.extend(claim.await.unwrap());
        }
        assert_eq!(winners.len(), 1, "{}", place.name);
        let record = load(&*stores[1], analysis.id).await;
        assert_eq!((record.attempts, record.worker), (1, winners[0].0.clone()), "{}", place.name);
        assert_eq!(winners[0].0.as_ref(), Some(&winners[0].1), "{}", place.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_submits_with_one_key_store_one_analysis() {
    for place in place::shared().await {
        let stores = [place.store().await, place.store().await];
        let owner = UserId::new();
        let submits = (0..40).map(|client| {
            let store = Arc::clone(&stores[client % 2]);
            let analysis = keyed(&owner, "key", "fingerprint");
            tokio::spawn(async move {
                match store.insert(&analysis).await.unwrap() {
                    Inserted::Created => (analysis.id, true),
                    Inserted::Existing { id, .. } => (id, false),
                    Inserted::KeyReused => panic!("the fingerprint is the same"),
                }
            })
        });
        let mut answers = BTreeSet::new();
        for submit in submits.collect::<Vec<_>>() {
            answers.insert(submit.await.unwrap());
        }
        let created: Vec<_> = answers.iter().filter(|(_, created)| *created).collect();
        assert_eq!(created.len(), 1, "{}", place.name);
        assert!(answers.iter().all(|(id, _)| *id == created[0].0), "{}", place.name);
        let listing = stores[0].list(&Filter::default()).await.unwrap();
        assert_eq!(listing.total, 1, "{}", place.name);
        let other = keyed(&owner, "key", "another fingerprint");
        assert_eq!(stores[0].insert(&other).await.unwrap(), Inserted::KeyReused);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn new_owners_of_many_submits_become_users_once() {
    for place in place::shared().await {
        let store = place.store().await;
        let owner = UserId::new();
        let submits = (0..40).map(|client| {
            let store = Arc::clone(&store);
            let analysis = keyed(&owner, &format!("key-{client}"), "fingerprint");
            tokio::spawn(async move { store.insert(&analysis).await.unwrap() })
        });
        for submit in submits.collect::<Vec<_>>() {
            assert_eq!(submit.await.unwrap(), Inserted::Created, "{}", place.name);
        }
        let filter = Filter { owner: Some(owner), ..Filter::default() };
        assert_eq!(store.list(&filter).await.unwrap().total, 40, "{}", place.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sweeps_of_two_processes_share_what_is_due() {
    for place in place::shared().await {
        let stores = [place.store().await, place.store().await];
        for _ in 0..60 {
            stores[0].insert(&analysis()).await.unwrap();
        }
        let sweeps = (0..12).map(|sweep| {
            let store = Arc::clone(&stores[sweep % 2]);
            tokio::spawn(async move { store.due(20, QUIET).await.unwrap() })
        });
        let mut named = Vec::new();
        for sweep in sweeps.collect::<Vec<_>>() {
            named.extend(sweep.await.unwrap());
        }
        named.extend(stores[0].due(60, QUIET).await.unwrap());
        let distinct: BTreeSet<_> = named.iter().collect();
        assert_eq!((named.len(), distinct.len()), (60, 60), "{}", place.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_result_of_a_step_is_stored_and_one_end() {
    for place in place::shared().await {
        let store = place.store().await;
        let analysis = analysis();
        store.insert(&analysis).await.unwrap();
        let claim = claim(&*store, analysis.id).await;
        let writes = (0..20).map(|attempt| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                let change = ended("doctor", &format!("opinion {attempt}"));
                store.record(analysis.id, claim.token, LEASE, &change).await.unwrap()
            })
        });
        for write in writes.collect::<Vec<_>>() {
            // Version 1 is the insert, 2 the claim, 3 the one result.
            assert_eq!(write.await.unwrap(), Recorded::Done { version: 3 }, "{}", place.name);
        }
        let cancels = (0..20).map(|_| {
            let store = Arc::clone(&store);
            tokio::spawn(async move { store.cancel(analysis.id).await.unwrap() })
        });
        let mut done = 0;
        for cancel in cancels.collect::<Vec<_>>() {
            done += usize::from(cancel.await.unwrap() == bta_core::store::Cancelled::Done);
        }
        let record = load(&*store, analysis.id).await;
        assert_eq!(
            (done, record.status, record.version),
            (1, Status::Cancelled, 4),
            "{}",
            place.name
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn migrations_run_twice_and_at_once() {
    for place in place::shared().await {
        let connecting = (0..8).map(|_| {
            let url = place.url.clone();
            tokio::spawn(async move { SqlStore::connect(&url, Options::default()).await })
        });
        for connected in connecting.collect::<Vec<_>>() {
            let store = connected
                .await
                .unwrap()
                .unwrap_or_else(|error| panic!("{}: {error:?}", place.name));
            store.migrate().await.unwrap();
            store.insert(&analysis()).await.unwrap();
            store.close().await;
        }
    }
}

/// The lease is over by the store's clock; nobody has claimed since.
#[tokio::test(flavor = "multi_thread")]
async fn an_expired_lease_writes_nothing_and_is_due_again() {
    for place in place::all().await {
        let store = place.store().await;
        let analysis = analysis();
        store.insert(&analysis).await.unwrap();
        let late = Claim::new("late");
        store.claim(analysis.id, &late, Duration::ZERO).await.unwrap().unwrap();
        let lost =
            store.record(analysis.id, late.token, LEASE, &ended("doctor", "late")).await.unwrap();
        assert_eq!(lost, Recorded::Lost, "{}", place.name);
        assert_eq!(store.due(10, Duration::ZERO).await.unwrap(), [analysis.id], "{}", place.name);
        claim(&*store, analysis.id).await;
        assert_eq!(load(&*store, analysis.id).await.attempts, 2, "{}", place.name);
    }
}
