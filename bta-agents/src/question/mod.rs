//! The person's question: which topics it is about, and which results speak to them.

mod topic;

pub(crate) use topic::{TOPICS, Topic};

/// The question asked when a person asks none.
const DEFAULT: &str = "summarise my blood test report";

/// Words that ask whether a disease is there.
const DIAGNOSIS: &[&str] = &[
    "do i have",
    "have i got",
    "am i diabetic",
    "am i anemic",
    "am i anaemic",
    "am i ill",
    "am i sick",
    "habe ich",
    "tengo",
    "ai-je",
    "ho il",
];

/// What a question wants.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Wish {
    /// Nothing beyond a summary.
    #[default]
    Summary,
    /// An answer.
    Answer,
    /// To know whether a disease is there.
    Diagnosis,
}

/// What a question asks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Question {
    /// What it wants.
    pub(crate) wish: Wish,
    /// The topics, at most three, in the order of the table.
    pub(crate) topics: Vec<&'static Topic>,
}

impl Question {
    /// Reads a question.
    pub(crate) fn new(text: &str) -> Self {
        let text = text.to_lowercase();
        let plain = text.trim().trim_end_matches(['.', '!', '?']).trim_end();
        if plain.is_empty() || plain == DEFAULT || plain == "summarize my blood test report" {
            return Self::default();
        }
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        Self {
            wish: if DIAGNOSIS.iter().any(|phrase| text.contains(phrase)) {
                Wish::Diagnosis
            } else {
                Wish::Answer
            },
            topics: TOPICS.iter().filter(|topic| topic.is_asked(&text, &words)).take(3).collect(),
        }
    }

    /// Returns whether it is about a topic.
    pub(crate) fn is_about(&self, name: &str) -> bool {
        self.topics.iter().any(|topic| topic.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_find_their_topics() {
        check("Is my cholesterol ok?", &["cholesterol"]);
        check("why am I tired", &["tired"]);
        check("Can I run a marathon?", &["exercise"]);
        check("Do I have diabetes?", &["diabetes"]);
        check("How are my kidneys and my liver?", &["kidney", "liver"]);
        check("Summarise my Blood Test Report", &[]);
        check("What about the wart on my toe?", &[]);
        check("Is my blood pressure fine?", &["pressure"]);
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let question = Question::new(text);
        let topics: Vec<&str> = question.topics.iter().map(|topic| topic.name).collect();
        assert_eq!(topics, expected);
    }

    #[test]
    fn every_analyte_is_in_the_catalog() {
        for topic in TOPICS {
            for key in topic.analytes().chain(topic.core()) {
                assert!(bta_catalog::analyte(key).is_some(), "{key}");
            }
        }
    }
}
