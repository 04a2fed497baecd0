//! A client that follows one analysis, by polling and by its event stream, whatever happens to the server.

use std::time::{Duration, Instant};

use reqwest::StatusCode;
use serde_json::Value;
use tokio::time::sleep;

use crate::load::Load;

/// When a follower gives up: that an analysis never ends is found elsewhere.
const PATIENCE: Duration = Duration::from_secs(300);

/// What a follower has seen.
#[derive(Debug, Default)]
struct Seen {
    progress: f64,
    version: u64,
    ends: u32,
}

/// Follows `id` to its end.
pub(crate) async fn follow(load: &Load, http: &reqwest::Client, url: &str, id: &str) {
    let (mut polled, mut told) = (Seen::default(), Seen::default());
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        match poll(http, url, id).await {
            Poll::Gone => return,
            Poll::Later => {}
            Poll::At(progress) => polled.advance(load, id, "a poll", progress),
        }
        match listen(load, (http, url, id), &mut told).await {
            Ok(false) => {}
            Ok(true) => break,
            Err(_) => sleep(Duration::from_millis(100)).await,
        }
    }
    if told.ends > 1 {
        load.violated(format!("{id}: {} ends in the event stream", told.ends));
    }
}

enum Poll {
    Gone,
    Later,
    At(f64),
}

async fn poll(http: &reqwest::Client, url: &str, id: &str) -> Poll {
    let Ok(response) = http.get(format!("{url}/status/{id}")).send().await else {
        return Poll::Later;
    };
    match response.status() {
        StatusCode::NOT_FOUND => Poll::Gone,
        StatusCode::OK => match response.json::<Value>().await {
            Ok(status) => Poll::At(status["progress"].as_f64().unwrap_or(-1.0)),
            Err(_) => Poll::Later,
        },
        _ => Poll::Later,
    }
}

/// Reads the stream from where the client was until it breaks off. Returns whether the analysis is over.
async fn listen(
    load: &Load,
    (http, url, id): (&reqwest::Client, &str, &str),
    told: &mut Seen,
) -> reqwest::Result<bool> {
    let request = http
        .get(format!("{url}/analysis/{id}/events"))
        .header("Last-Event-ID", told.version.to_string());
    let mut response = request.send().await?;
    match response.status() {
        StatusCode::OK => {}
        StatusCode::NOT_FOUND | StatusCode::NO_CONTENT => return Ok(true),
        _ => {
            sleep(Duration::from_millis(100)).await;
            return Ok(false);
        }
    }
    let mut text = String::new();
    while let Some(chunk) = response.chunk().await? {
        text.push_str(&String::from_utf8_lossy(&chunk));
        while let Some((line, rest)) = text.split_once('\n') {
            if let Some(data) = line.strip_prefix("data:") {
                told.event(load, id, data);
            }
            text = rest.to_owned();
        }
    }
    Ok(told.ends > 0)
}

impl Seen {
    fn event(&mut self, load: &Load, id: &str, data: &str) {
        let Ok(event) = serde_json::from_str::<Value>(data) else {
            return load.violated(format!("{id}: an event that is no JSON"));
        };
        let version = event["version"].as_u64().unwrap_or_default();
        if version <= self.version {
            load.violated(format!("{id}: event {version} came after {}", self.version));
        }
        if self.ends > 0 {
            load.violated(format!("{id}: an event came after the end"));
        }
        self.version = version;
        self.ends += u32::from(event["event"] == "ended");
        self.advance(load, id, "an event", event["progress"].as_f64().unwrap_or(-1.0));
    }

    fn advance(&mut self, load: &Load, id: &str, source: &str, progress: f64) {
        if progress < self.progress {
            load.violated(format!(
                "{id}: progress went back from {} to {progress}, says {source}",
                self.progress
            ));
        }
        self.progress = progress;
    }
}
