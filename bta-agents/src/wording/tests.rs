//! No message is missing, none is broken, and none is left over.

use std::collections::BTreeSet;

use super::*;
use crate::advice::{EXERCISE, NUTRITION, PLANS, WEEKS};
use crate::computed::FORMULAS;
use crate::gate::LIMITS;
use crate::question::TOPICS;
use crate::rule::{Row, rows};

/// The source of every module that says a message by its id.
const SAYING: [&str; 14] = [
    include_str!("../lifestyle.rs"),
    include_str!("../answer.rs"),
    include_str!("../assessment.rs"),
    include_str!("../computed.rs"),
    include_str!("../doctor/mod.rs"),
    include_str!("../doctor/detail.rs"),
    include_str!("../trend.rs"),
    include_str!("../exercise.rs"),
    include_str!("../identity.rs"),
    include_str!("../lib.rs"),
    include_str!("../nutritionist.rs"),
    include_str!("../phrase.rs"),
    include_str!("../range.rs"),
    include_str!("../verifier.rs"),
];

/// Returns the ids of the messages in a file.
fn ids(file: &str) -> BTreeSet<&str> {
    file.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
        .collect()
}

/// Returns the ids that tables ask for.
fn tabled() -> BTreeSet<String> {
    let advice = NUTRITION
        .iter()
        .chain(EXERCISE)
        .chain(&PLANS)
        .chain(WEEKS.iter().map(|week| &week.plan))
        .map(|it| it.id.to_owned());
    let limits = LIMITS.iter().map(|limit| limit.id.to_owned());
    let formulas = FORMULAS.iter().map(|formula| format!("formula-{}", formula.id));
    let topics = TOPICS.iter().map(|topic| format!("topic-{}", topic.name));
    let panels = bta_catalog::Panel::ALL.iter().map(|panel| format!("panel-{}", panel.key()));
    let rules = rows().map(Row::message);
    rules.chain(advice).chain(limits).chain(formulas).chain(topics).chain(panels).collect()
}

#[test]
fn files_have_no_errors() {
    for file in ENGLISH {
        if let Err((_, errors)) = FluentResource::try_new(file.to_owned()) {
            panic!("{errors:?}");
        }
    }
}

#[test]
fn no_message_of_a_table_is_missing() {
    let wording = Wording::of(&Language::english());
    for id in tabled() {
        assert!(!wording.say(&id).is_empty(), "{id}");
    }
}

#[test]
fn no_message_is_left_over() {
    let tabled = tabled();
    let families = ["reason-", "panel-", "verifier-flag-"];
    let nobody_says = |id: &&str| {
        let said = SAYING.iter().any(|source| source.contains(&format!("\"{id}\"")));
        let family = families.iter().any(|family| id.starts_with(family));
        !said && !family && !tabled.contains(*id)
    };
    let left: Vec<&str> = ENGLISH.iter().flat_map(|file| ids(file)).filter(nobody_says).collect();
    assert_eq!(left, Vec::<&str>::new());
}

#[test]
fn another_language_is_answered_in_english() {
    let other: Language = "eo".parse().unwrap();
    assert_eq!(Wording::of(&other).say("short-title"), "In short");
}
