//! Safety gates: what results forbid, before any advice is worded.

use bta_core::opinion::Severity;

use crate::condition::Condition::{
    self, Above, All, Any, AtLeast, AtMost, Below, High, Times, Within,
};
use crate::fact::Facts;
use crate::interval::Truth;
use crate::range::Comparison;
use crate::rule::Fired;
use crate::source::{self, Source};

/// Something that advice may recommend and results may forbid.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Give {
    /// Food rich in potassium.
    Potassium,
    /// Calcium and vitamin D.
    Calcium,
    /// Iron and what helps to take it up.
    Iron,
    /// More (or less) green vegetables with vitamin K.
    Greens,
    /// Much protein.
    Protein,
    /// More to drink.
    Fluids,
}

/// What results forbid to recommend.
#[derive(Debug)]
struct Ban {
    give: Give,
    when: Condition,
}

static BANS: &[Ban] = &[
    Ban { give: Give::Potassium, when: Any(&[AtLeast("potassium", 5.5), Below("egfr", 30.0)]) },
    Ban {
        give: Give::Calcium,
        when: Any(&[High("calcium"), High("calcium_corrected"), High("calcium_ionized")]),
    },
    Ban {
        give: Give::Iron,
        when: Any(&[Above("ferritin", 300.0), Above("transferrin_saturation", 45.0)]),
    },
    Ban { give: Give::Greens, when: AtLeast("inr", 1.5) },
    Ban { give: Give::Protein, when: Below("egfr", 30.0) },
    Ban { give: Give::Fluids, when: Below("sodium", 130.0) },
];

/// A limit on exercise.
#[derive(Debug)]
pub(crate) struct Limit {
    /// The id of its message.
    pub(crate) id: &'static str,
    when: Condition,
    /// What it asks, for people.
    pub(crate) statement: &'static str,
    /// Who says so.
    pub(crate) sources: &'static [&'static Source],
}

/// Exercise stops altogether. Where sources disagree, the stricter one counts.
static STOPS: &[Limit] = &[
    Limit {
        id: "STOP-HEMOGLOBIN",
        when: Below("hemoglobin", 8.0),
        statement: "hemoglobin < 8.0 g/dL: no exercise (other lists: < 7.0)",
        sources: &[&source::APTA],
    },
    Limit {
        id: "STOP-PLATELETS",
        when: Below("platelets", 20.0),
        statement: "platelets < 20 10*3/uL: no exercise",
        sources: &[&source::APTA],
    },
    Limit {
        id: "STOP-POTASSIUM",
        when: Any(&[AtLeast("potassium", 6.0), Below("potassium", 2.8)]),
        statement: "potassium >= 6.0 or < 2.8 mmol/L: no exercise",
        sources: &[&source::UKKA, &source::HOMERTON],
    },
    Limit {
        id: "STOP-SODIUM",
        when: AtMost("sodium", 120.0),
        statement: "sodium <= 120 mmol/L: no exercise",
        sources: &[&source::ERBP_SODIUM],
    },
    Limit {
        id: "STOP-GLUCOSE",
        when: All(&[
            Any(&[Above("glucose", 250.0), Above("glucose_fasting", 250.0)]),
            Any(&[High("ketones_bhb"), AtLeast("ketones_bhb", 1.5)]),
        ]),
        statement: "glucose > 250 mg/dL with ketones: no exercise",
        sources: &[&source::ADA_EXERCISE, &source::APTA],
    },
    Limit {
        id: "STOP-CK",
        when: Any(&[Times("ck", 5.0), Above("ck", 1000.0)]),
        statement: "CK > 5 times its upper limit or > 1000 U/L: no exercise",
        sources: &[&source::CSMR_RHABDO],
    },
    Limit {
        id: "STOP-NEUTROPHILS",
        when: Below("neutrophils_abs", 0.5),
        statement: "neutrophils < 0.5 10*3/uL: no exercise until fever is excluded",
        sources: &[&source::ESMO_NEUTROPENIA],
    },
];

/// Exercise stays light.
pub(crate) static LIMITS: &[Limit] = &[
    Limit {
        id: "LIM-HEMOGLOBIN",
        when: Within("hemoglobin", 8.0, 10.0),
        statement: "hemoglobin 8.0 to 10 g/dL: light exercise only",
        sources: &[&source::APTA],
    },
    Limit {
        id: "LIM-PLATELETS",
        when: Within("platelets", 20.0, 60.0),
        statement: "platelets 20 to 60 10*3/uL: no resistance training (other lists: 20 to 50)",
        sources: &[&source::APTA],
    },
    Limit {
        id: "LIM-INR",
        when: Above("inr", 3.0),
        statement: "INR > 3: light exercise without risk of falls",
        sources: &[&source::APTA],
    },
    Limit {
        id: "LIM-POTASSIUM",
        when: Within("potassium", 2.8, 3.1),
        statement: "potassium 2.8 to 3.0 mmol/L: no vigorous exercise",
        sources: &[&source::HOMERTON],
    },
    Limit {
        id: "LIM-THYROID",
        when: Any(&[Below("tsh", 0.1), All(&[Below("tsh", 0.4), High("ft4")])]),
        statement: "TSH < 0.1 mIU/L, or < 0.4 with free T4 above its limit: no vigorous exercise",
        sources: &[&source::ATA_HYPER],
    },
    Limit {
        id: "LIM-KIDNEY",
        when: Below("egfr", 30.0),
        statement: "eGFR < 30 mL/min/1.73 m2: light exercise only",
        sources: &[&source::KDIGO],
    },
];

/// A limit that holds, and the results it rests on.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    /// The limit.
    pub(crate) limit: &'static Limit,
    /// The indexes of the results.
    pub(crate) results: Vec<usize>,
}

/// What is forbidden for a person.
#[derive(Debug, Default)]
pub(crate) struct Gates {
    /// Why exercise stops altogether.
    pub(crate) stops: Vec<Held>,
    /// Why exercise stays light.
    pub(crate) limits: Vec<Held>,
    /// The most severe thing that was found.
    worst: Option<Severity>,
    banned: Vec<Give>,
}

impl Gates {
    /// Decides what is forbidden.
    pub(crate) fn new(facts: &Facts<'_>, fired: &[Fired], comparison: &Comparison) -> Self {
        let critical = comparison.outside.iter().any(|deviation| deviation.critical.is_some());
        let rules = fired.iter().map(|fired| fired.row.severity);
        Self {
            stops: held(STOPS, facts),
            limits: held(LIMITS, facts),
            worst: rules.chain(critical.then_some(Severity::Emergency)).min(),
            banned: BANS
                .iter()
                .filter(|ban| ban.when.holds(facts, &mut Vec::new()) == Truth::Yes)
                .map(|ban| ban.give)
                .collect(),
        }
    }

    /// Adds what was found elsewhere.
    pub(crate) fn beside(mut self, severity: Option<Severity>) -> Self {
        self.worst = self.worst.into_iter().chain(severity).min();
        self
    }

    /// Returns whether something may be recommended.
    pub(crate) fn allows(&self, gives: &[Give]) -> bool {
        !gives.iter().any(|give| self.banned.contains(give))
    }

    /// Returns whether any exercise is forbidden.
    pub(crate) fn forbids_exercise(&self) -> bool {
        self.emergency() || !self.stops.is_empty()
    }

    /// Returns whether an emergency stands, which silences all advice on lifestyle.
    pub(crate) fn emergency(&self) -> bool {
        self.worst == Some(Severity::Emergency)
    }

    /// Returns whether something has to be seen soon, which keeps exercise light.
    pub(crate) fn urgent(&self) -> bool {
        self.worst == Some(Severity::Urgent)
    }
}

fn held(limits: &'static [Limit], facts: &Facts<'_>) -> Vec<Held> {
    limits
        .iter()
        .filter_map(|limit| {
            let mut results = Vec::new();
            let holds = limit.when.holds(facts, &mut results) == Truth::Yes;
            holds.then_some(Held { limit, results })
        })
        .collect()
}
