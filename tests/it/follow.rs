//! Two servers on one store: what one works on is followed on the other.

use reqwest::Response;
use serde_json::Value;

use crate::server::{Server, folder};

/// Reads events until there are `most` or the stream ends. Returns the data of each.
async fn events(mut stream: Response, most: usize) -> Vec<Value> {
    assert_eq!(stream.status(), 200);
    let (mut text, mut events) = (String::new(), Vec::new());
    while let Some(chunk) = stream.chunk().await.unwrap() {
        text.push_str(&String::from_utf8_lossy(&chunk));
        while let Some((line, rest)) = text.split_once('\n') {
            events.extend(line.strip_prefix("data:").map(|it| serde_json::from_str(it).unwrap()));
            text = rest.to_owned();
            if events.len() == most {
                return events;
            }
        }
    }
    events
}

async fn follow(server: &Server, id: &str, after: &str) -> Response {
    let request = server.http.get(format!("{}/analysis/{id}/events", server.url));
    request.header("Last-Event-ID", after).send().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_analysis_is_followed_on_another_server_and_resumed() {
    let folder = folder();
    let asked = Server::start_without_worker(folder.path(), &[]);
    let id = asked.accepted(bta_fixture::report::english_cbc().pdf).await;
    // Nobody works yet: the first event is all there is.
    let first = events(follow(&asked, &id, "0").await, 1).await;
    assert_eq!(first[0]["event"], "submitted", "{first:?}");

    let works = Server::start(folder.path(), &[]);
    let seen = first[0]["version"].to_string();
    let some = events(follow(&asked, &id, &seen).await, 2).await;
    let seen = some[1]["version"].to_string();
    let rest = events(follow(&asked, &id, &seen).await, usize::MAX).await;

    let all: Vec<&Value> = first.iter().chain(&some).chain(&rest).collect();
    let versions: Vec<u64> = all.iter().map(|event| event["version"].as_u64().unwrap()).collect();
    assert!(versions.is_sorted_by(|one, next| one < next), "{versions:?}");
    let progress: Vec<f64> = all.iter().map(|event| event["progress"].as_f64().unwrap()).collect();
    assert!(progress.is_sorted(), "{progress:?}");
    let ends = all.iter().filter(|event| event["event"] == "ended").count();
    assert_eq!((ends, &all[all.len() - 1]["event"]), (1, &Value::from("ended")));
    assert_eq!(works.ended(&id).await["status"], "completed");
    let health = asked.json("/health").await;
    // The worker of the other server is seen, too, though it is idle now.
    assert_eq!((&health["celery"], &health["idle"]), (&"healthy".into(), &1.into()));
}
