//! What an agent is given to examine.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::opinion::Opinion;
use crate::private::Private;
use crate::report::{Report, Sex};

/// One case: the report, the person's question, what is known about the person, and the language to answer in.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Case {
    /// The read report.
    pub report: Arc<Report>,
    /// What the person asks.
    pub question: Private<String>,
    /// What is known about the person: said with the question, else printed on the report.
    pub person: Person,
    /// The language of the answer.
    pub language: Language,
    /// What the agents this one waits for have said, by agent name.
    pub opinions: BTreeMap<String, Opinion>,
    /// Reports of earlier analyses of the same user, the latest collected first.
    pub earlier: Vec<Arc<Report>>,
}

impl Case {
    /// Makes a case without a question, in English, with sex and age as printed on the report.
    #[must_use]
    pub fn new(report: Arc<Report>) -> Self {
        let person = Person {
            sex: report.patient.sex,
            age_years: report.patient.age_years,
            ..Person::default()
        };
        Self {
            report,
            question: Private::default(),
            person,
            language: Language::english(),
            opinions: BTreeMap::new(),
            earlier: Vec::new(),
        }
    }

    /// Sets the question.
    #[must_use]
    pub fn question(mut self, question: Private<String>) -> Self {
        self.question = question;
        self
    }

    /// Completes or overrides what the report says about the person.
    #[must_use]
    pub fn person(mut self, said: Person) -> Self {
        self.person = said.or(self.person);
        self
    }

    /// Sets the language of the answer.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Sets the reports of earlier analyses of the same user: those collected before this one, in
    /// the order of their dates, the latest first. Reports without a date are left out.
    #[must_use]
    pub fn earlier(mut self, reports: impl IntoIterator<Item = Arc<Report>>) -> Self {
        let now = self.report.collected_on;
        self.earlier = reports
            .into_iter()
            .filter(|report| report.collected_on.zip(now).is_some_and(|(before, now)| before < now))
            .collect();
        self.earlier.sort_by_key(|report| std::cmp::Reverse(report.collected_on));
        self
    }

    /// Sets what earlier agents said.
    #[must_use]
    pub fn opinions(mut self, opinions: BTreeMap<String, Opinion>) -> Self {
        self.opinions = opinions;
        self
    }
}

/// What is known about a person beside the results.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Person {
    /// The sex that reference intervals are chosen by.
    #[serde(default)]
    pub sex: Option<Sex>,
    /// Age in years, 0 to 130.
    #[serde(default)]
    pub age_years: Option<f64>,
    /// Whether the person said that she is pregnant.
    #[serde(default)]
    pub pregnant: Option<bool>,
}

impl Person {
    /// Takes what is missing here from `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            sex: self.sex.or(other.sex),
            age_years: self.age_years.or(other.age_years),
            pregnant: self.pregnant.or(other.pregnant),
        }
    }
}
