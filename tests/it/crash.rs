//! The server killed in the middle of its work: nothing is lost, nothing is done twice.

use std::collections::BTreeSet;

use futures::future::join_all;
use serde_json::Value;

use crate::server::{Server, files, folder};

const ANALYSES: usize = 50;

#[tokio::test(flavor = "multi_thread")]
async fn fifty_analyses_survive_kill_9() {
    let folder = folder();
    let settings = [("LEASE", "1"), ("SWEEP", "0.2")];
    let server = Server::start(folder.path(), &settings);
    let ids =
        join_all((0..ANALYSES).map(|_| server.accepted(bta_fixture::report::english_cbc().pdf)))
            .await;
    while count(&server, "completed").await < 3 {}
    let completed = count(&server, "completed").await;
    server.kill();
    assert!(
        completed < ANALYSES,
        "all {ANALYSES} had completed before the kill: it proves nothing"
    );

    let server = Server::start(folder.path(), &settings);
    for id in &ids {
        let status = server.ended(id).await;
        assert_eq!(status["status"], "completed", "{status}");
        assert_eq!(status["progress"], 1.0);
        for agent in ["doctor", "verifier", "nutritionist", "exercise"] {
            assert!(!status["results"][agent].as_str().unwrap().is_empty(), "{agent} of {id}");
        }
    }
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ANALYSES);
    assert_eq!(count(&server, "completed").await, ANALYSES);
    assert_eq!(
        files(folder.path()).len(),
        ANALYSES,
        "one document for each analysis and nothing else"
    );
    println!("killed after {completed} of {ANALYSES}; all completed after the restart");
    assert_each_step_once(folder.path());
}

/// Reads the database from outside: four results for each analysis, each ended once.
fn assert_each_step_once(folder: &std::path::Path) {
    let database = folder.join("bta-data/bta.db");
    let sql = "SELECT COUNT(*), COUNT(DISTINCT analysis_id || task_type), COUNT(result) FROM analysis_tasks";
    let runtime = tokio::runtime::Handle::current();
    let (rows, distinct, results): (i64, i64, i64) = tokio::task::block_in_place(|| {
        runtime.block_on(async {
            use sqlx::Connection as _;
            let mut connection =
                sqlx::SqliteConnection::connect(&format!("sqlite://{}", database.display()))
                    .await?;
            sqlx::query_as(sql).fetch_one(&mut connection).await
        })
    })
    .unwrap();
    let expected = i64::try_from(ANALYSES * 4).unwrap();
    assert_eq!((rows, distinct, results), (expected, expected, expected));
}

async fn count(server: &Server, status: &str) -> usize {
    let page: Value = server.json(&format!("/analyses?limit=1&status={status}")).await;
    usize::try_from(page["total"].as_u64().unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_gives_claims_back_and_a_start_goes_on() {
    let folder = folder();
    // A lease of an hour: only a claim that was given back can be taken again within the test.
    let settings = [("LEASE", "3600"), ("SWEEP", "0.2"), ("GRACE", "0"), ("CONCURRENCY", "1")];
    let server = Server::start(folder.path(), &settings);
    let ids =
        join_all((0..20).map(|_| server.accepted(bta_fixture::report::english_cbc().pdf))).await;
    assert!(server.terminate().success());

    let server = Server::start(folder.path(), &settings);
    for id in &ids {
        assert_eq!(server.ended(id).await["status"], "completed");
    }
}
