//! Guards: whom the rules for adults do not fit.

use std::borrow::Cow;

use bta_core::case::Case;
use bta_core::report::{Report, Sex, Specimen};

use crate::interval::{Interval, Truth};

/// Why rules for adults are silent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Guard(Vec<Special>);

/// What makes a person special.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Special {
    /// Below 18 years.
    Child,
    /// Said, or by a raised beta-hCG in a woman.
    Pregnant,
    /// Dialysis, a transplant or chemotherapy, said with the question.
    Treated,
}

/// How people say that they are pregnant.
const PREGNANT: &[&str] = &[
    "i am pregnant",
    "i'm pregnant",
    "im pregnant",
    "weeks pregnant",
    "months pregnant",
    "while pregnant",
    "my pregnancy",
    "ich bin schwanger",
    "estoy embarazada",
    "je suis enceinte",
    "sono incinta",
    "estou gravida",
    "estou grávida",
    "in der schwangerschaft",
    "schwangerschaftswoche",
    "mi embarazo",
    "ma grossesse",
    "gravidanza",
    "minha gravidez",
];

/// How people say that they are treated in a way that moves the results of adults.
const TREATED: &[&str] = &[
    "on dialysis",
    "my dialysis",
    "have dialysis",
    "hemodialysis",
    "haemodialysis",
    "transplant",
    "chemotherapy",
    "on chemo",
    "dialyse",
    "diálisis",
    "dialisi",
    "diálise",
    "trasplant",
    "trapiant",
    "greffe",
    "chemotherapie",
    "chimio",
    "quimio",
    "chemioterapia",
];

impl Guard {
    /// Looks at the person, the question and the results.
    pub(crate) fn new(case: &Case) -> Self {
        let question = case.question.expose().to_lowercase();
        let says = |list: &[&str]| list.iter().any(|phrase| question.contains(phrase));
        let man = case.person.sex == Some(Sex::Male);
        let said = case.person.pregnant.unwrap_or_else(|| says(PREGNANT));
        let reasons = [
            (Special::Child, case.person.age_years.is_some_and(|age| age < 18.0)),
            (Special::Pregnant, !man && (said || measured(&case.report))),
            (Special::Treated, says(TREATED)),
        ];
        Self(reasons.into_iter().filter(|(_, holds)| *holds).map(|(reason, _)| reason).collect())
    }

    /// Returns whether the person is special in this way.
    pub(crate) fn is(&self, special: Special) -> bool {
        self.0.contains(&special)
    }

    /// Returns whether rules for adults apply.
    pub(crate) fn adult_rules(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the case with what was concluded about the person.
    pub(crate) fn settle<'a>(&self, case: &'a Case) -> Cow<'a, Case> {
        if self.is(Special::Pregnant) && case.person.pregnant != Some(true) {
            let mut settled = case.clone();
            settled.person.pregnant = Some(true);
            Cow::Owned(settled)
        } else {
            Cow::Borrowed(case)
        }
    }
}

/// Returns whether beta-hCG in blood is above 25 mIU/mL, which only a pregnancy explains in most women.
fn measured(report: &Report) -> bool {
    report.results.iter().any(|measurement| {
        measurement.analyte.as_deref() == Some("hcg_beta")
            && measurement.specimen == Specimen::Blood
            && measurement.canonical.as_ref().is_some_and(|quantity| {
                Interval::new(quantity.value, measurement.comparator).above(25.0) == Truth::Yes
            })
    })
}
