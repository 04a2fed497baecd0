//! The six cases of the offline agents, and agents that ask a server about them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bta_agents::llm::{Budget, Chat, Models, Patience, Server, Writer};
use bta_core::case::{Case, Person};
use bta_core::{Agent, Context, Opinion, Report};
use tokio_util::sync::CancellationToken;

pub(crate) const NAMES: [&str; 6] = [
    "healthy",
    "iron_deficiency",
    "diabetes",
    "hyperkalemia",
    "hepatitis",
    "hypothyroidism_in_pregnancy",
];

/// Reads a case.
pub(crate) fn read(name: &str) -> Case {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/{name}.json"));
    let value: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let report: Report = serde_json::from_value(value["report"].clone()).unwrap();
    let person = Person { pregnant: value["pregnant"].as_bool(), ..Person::default() };
    Case::new(Arc::new(report))
        .person(person)
        .question(value["question"].as_str().unwrap().to_owned().into())
}

/// Short times, so that a test need not wait long for what never comes.
pub(crate) fn patience() -> Patience {
    Patience {
        connect: Duration::from_secs(2),
        first_token: Duration::from_millis(700),
        whole: Duration::from_millis(2500),
    }
}

pub(crate) fn server(url: &str, model: &str) -> Server {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Server::new(url, model).unwrap().patience(patience()).unwrap()
}

pub(crate) fn models(url: &str) -> Arc<Models> {
    Arc::new(Models::new(vec![Arc::new(server(url, "fake"))]))
}

pub(crate) fn with_chat(chat: Arc<dyn Chat>) -> Arc<Models> {
    let budget = Budget { tokens_per_analysis: 10_000_000, ..Budget::default() };
    Arc::new(Models::new(vec![chat]).budget(budget))
}

/// A context of so many seconds.
pub(crate) fn seconds(seconds: u64) -> Context {
    Context::new(Instant::now() + Duration::from_secs(seconds), CancellationToken::new())
}

/// Has the doctor examine a case within ten seconds.
pub(crate) async fn doctor(models: &Arc<Models>, case: &Case) -> Opinion {
    Writer::doctor(models.clone()).examine(case, &seconds(10)).await.unwrap()
}

/// What the offline doctor says.
pub(crate) async fn offline(case: &Case) -> Opinion {
    bta_agents::Doctor.examine(case, &Context::detached()).await.unwrap()
}
