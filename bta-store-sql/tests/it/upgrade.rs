//! Two versions on one store: what this one does not know is left for the other.

use std::time::Duration;

use bta_core::store::{Claim, Filter, Store};
use sqlx::{Connection, Executor, PgConnection};

use crate::example::{LEASE, analysis};
use crate::place::{Kind, Place};

#[tokio::test]
async fn an_analysis_in_an_unknown_state_is_left_alone() {
    let Some(place) = Place::new(Kind::Postgres).await else { return };
    let store = place.store().await;
    let (theirs, ours) = (analysis(), analysis());
    for analysis in [&theirs, &ours] {
        store.insert(analysis).await.unwrap();
    }
    let mut newer = PgConnection::connect(&place.url).await.unwrap();
    let review = "UPDATE blood_test_analyses SET status = 'reviewing' WHERE analysis_id = $1";
    let id = theirs.id.to_string();
    newer.execute(sqlx::query(review).bind(id.as_str())).await.unwrap();

    assert_eq!(store.due(10, Duration::ZERO).await.unwrap(), [ours.id]);
    assert_eq!(store.claim(theirs.id, &Claim::new("older"), LEASE).await.unwrap(), None);
    let status: String =
        sqlx::query_scalar("SELECT status FROM blood_test_analyses WHERE analysis_id = $1")
            .bind(id)
            .fetch_one(&mut newer)
            .await
            .unwrap();
    assert_eq!(status, "reviewing");
    let listed = store.list(&Filter::default()).await.unwrap();
    let ids: Vec<_> = listed.items.iter().map(|item| item.id).collect();
    assert_eq!((ids, listed.total), (vec![ours.id], 1));
}

/// A newer version has brought the schema further; the older goes on working.
#[tokio::test]
async fn a_newer_schema_is_no_obstacle() {
    let Some(place) = Place::new(Kind::Postgres).await else { return };
    place.store().await.close().await;
    let mut newer = PgConnection::connect(&place.url).await.unwrap();
    let further =
        "INSERT INTO _bta_migrations (version, description, success, checksum, execution_time)
        VALUES (999, 'later', TRUE, '', 0)";
    newer.execute(further).await.unwrap();
    newer.execute("ALTER TABLE blood_test_analyses ADD COLUMN mood TEXT").await.unwrap();
    let store = place.store().await;
    let analysis = analysis();
    store.insert(&analysis).await.unwrap();
    assert!(store.claim(analysis.id, &Claim::new("older"), LEASE).await.unwrap().is_some());
}
