//! No message is missing, none is broken, and none is left over.

use std::collections::{BTreeMap, BTreeSet};

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
    for (language, files, _) in &LANGUAGES {
        for file in files {
            if let Err((_, errors)) = FluentResource::try_new((*file).to_owned()) {
                panic!("{language}: {errors:?}");
            }
        }
    }
}

#[test]
fn no_message_of_a_table_is_missing() {
    for language in languages() {
        let wording = Wording::of(&language.parse().unwrap());
        for id in tabled() {
            assert!(!wording.say(&id).is_empty(), "{language}: {id}");
        }
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
    let (_, english, _) = &LANGUAGES[0];
    let left: Vec<&str> = english.iter().flat_map(|file| ids(file)).filter(nobody_says).collect();
    assert_eq!(left, Vec::<&str>::new());
}

#[test]
fn another_language_is_answered_in_english() {
    let other: Language = "eo".parse().unwrap();
    assert_eq!(Wording::of(&other).say("short-title"), "In short");
}

/// What a file says under each id and attribute.
fn messages(file: &str) -> BTreeMap<(String, String), String> {
    let mut said = BTreeMap::new();
    let (mut id, mut attribute) = (String::new(), String::new());
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let text = if let Some((name, text)) = line.trim_start().split_once(" =") {
            match name.strip_prefix('.') {
                Some(name) => name.clone_into(&mut attribute),
                None if line.starts_with(' ') => continue,
                None => (id, attribute) = (name.to_owned(), String::new()),
            }
            text
        } else {
            line
        };
        let message: &mut String = said.entry((id.clone(), attribute.clone())).or_default();
        message.push_str(text.trim());
        message.push('\n');
    }
    said
}

/// The words of `text` that `belongs` picks, in alphabetical order.
fn picked(text: &str, belongs: impl Fn(char) -> bool) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|c: char| !belongs(c))
        .filter(|word| word.contains(|c: char| c.is_ascii_digit() || c == '$'))
        .map(|word| word.trim_matches([',', '.']).replace(',', "."))
        .collect();
    words.sort();
    words
}

#[test]
fn every_language_says_the_same() {
    let (_, english, _) = &LANGUAGES[0];
    for (language, files, _) in &LANGUAGES[1..] {
        for (file, english) in files.iter().zip(english) {
            let (ours, theirs) = (messages(file), messages(english));
            let ids = |said: &BTreeMap<(String, String), String>| {
                said.keys().cloned().collect::<Vec<_>>()
            };
            assert_eq!(ids(&ours), ids(&theirs), "{language}");
            for (id, text) in &ours {
                let other = &theirs[id];
                let variable =
                    |c: char| c == '$' || c.is_ascii_alphanumeric() || c == '_' || c == '-';
                let variables = |text: &str| -> Vec<String> {
                    picked(text, variable)
                        .into_iter()
                        .filter(|word| word.starts_with('$'))
                        .collect()
                };
                assert_eq!(variables(text), variables(other), "{language} {id:?}");
                let number = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
                assert_eq!(picked(text, number), picked(other, number), "{language} {id:?}");
                assert_eq!(text.lines().count(), other.lines().count(), "{language} {id:?}");
            }
        }
    }
}
