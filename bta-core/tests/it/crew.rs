//! Who is there, and who has something to do.

use std::time::Duration;

use bta_core::engine::Client;
use tokio::time::sleep;

use crate::stage::{MINUTE, doctor_runs, parts, slow_doctor, submit, work};

/// How many are there, how many of them are idle, and how many have something in hand.
async fn crew(client: &Client) -> (usize, usize, usize) {
    let crew = client.crew().await.unwrap();
    (crew.present.len(), crew.idle().count(), crew.workers.len())
}

#[tokio::test(start_paused = true)]
async fn workers_are_seen_until_they_end() {
    let parts = parts(&slow_doctor());
    let client = Client::new(parts.clone());
    assert_eq!(crew(&client).await, (0, 0, 0));
    let shifts = [work(&parts), work(&parts), work(&parts)];
    sleep(Duration::from_secs(1)).await;
    assert_eq!(crew(&client).await, (3, 3, 0));

    let id = submit(&client).await.id;
    doctor_runs(&client, id).await;
    assert_eq!(crew(&client).await, (3, 2, 1));
    sleep(10 * MINUTE).await;
    assert_eq!(crew(&client).await, (3, 3, 0), "they say so again and again");

    let [stays, stops, crashes] = shifts;
    stops.stop().await;
    assert_eq!(crew(&client).await, (2, 2, 0), "who stops says so");
    crashes.crash().await;
    assert_eq!(crew(&client).await, (2, 2, 0), "nobody knows yet");
    sleep(MINUTE).await;
    assert_eq!(crew(&client).await, (1, 1, 0));
    stays.stop().await;
    assert_eq!(crew(&client).await, (0, 0, 0));
}
