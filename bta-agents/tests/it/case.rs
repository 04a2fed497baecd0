//! Cases from files, and what the agents say about them.

use std::path::PathBuf;
use std::sync::Arc;

use bta_core::case::{Case, Person};
use bta_core::{Context, Language, Opinion, Report};
use futures::executor::block_on;

/// The six reports.
pub(crate) const NAMES: [&str; 6] = [
    "healthy",
    "iron_deficiency",
    "diabetes",
    "hyperkalemia",
    "hepatitis",
    "hypothyroidism_in_pregnancy",
];

pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// Reads a case.
pub(crate) fn read(name: &str) -> Case {
    let text = std::fs::read_to_string(folder().join(format!("{name}.json"))).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let report: Report = serde_json::from_value(value["report"].clone()).unwrap();
    let person = Person { pregnant: value["pregnant"].as_bool(), ..Person::default() };
    Case::new(Arc::new(report))
        .person(person)
        .question(value["question"].as_str().unwrap().to_owned().into())
}

/// Has all four agents examine a case.
pub(crate) fn examine(case: &Case) -> Vec<(String, Opinion)> {
    bta_agents::standard()
        .iter()
        .map(|step| {
            let opinion = block_on(step.agent.examine(case, &Context::detached())).unwrap();
            (step.agent.name().to_owned(), opinion)
        })
        .collect()
}

/// Returns what one agent says.
pub(crate) fn opinion(case: &Case, agent: &str) -> Opinion {
    examine(case).into_iter().find(|(name, _)| name == agent).unwrap().1
}

pub(crate) fn english() -> Language {
    Language::english()
}
