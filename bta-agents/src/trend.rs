//! Trends: what changed since an earlier report of the same person, and whether that is more than
//! results usually vary.
//!
//! Each result is compared with the latest earlier one of the same analyte in the same specimen,
//! both exact and converted into the same unit. Reports of what must be another person (another
//! sex, an age that does not fit) are left out.

use bta_core::case::Case;
use bta_core::opinion::{Confidence, Evidence, Finding, Rule, Severity};
use bta_core::report::{Measurement, Report};
use chrono::NaiveDate;

use crate::fact::{Facts, cite};
use crate::phrase;
use crate::range::is_sensitive;
use crate::rule::evidence;
use crate::source;
use crate::variation::Variation;
use crate::wording::Wording;

/// How a change compares with usual variation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Extent {
    /// More than that.
    Beyond,
    /// Not more than that.
    Within,
    /// No source says how much is usual.
    Unknown,
}

/// One result beside the earlier one.
#[derive(Clone, Debug)]
pub(crate) struct Trend {
    /// The index of the result.
    pub(crate) index: usize,
    pub(crate) extent: Extent,
    key: &'static str,
    /// The earlier result as printed, and its day.
    before: Measurement,
    value_before: f64,
    date: NaiveDate,
    /// The change, % of the earlier value.
    change: f64,
}

/// Compares a case with the earlier reports it has.
pub(crate) fn trends(facts: &Facts<'_>) -> Vec<Trend> {
    let case = facts.case;
    let earlier: Vec<Case> = case
        .earlier
        .iter()
        .filter(|report| is_same_person(case, report))
        .map(|report| Case::new(report.clone()).person(case.person))
        .collect();
    let earlier: Vec<Facts<'_>> = earlier.iter().map(Facts::new).collect();
    let mut trends: Vec<Trend> = facts
        .measured_keys()
        .filter_map(|key| earlier.iter().find_map(|before| compare(key, facts, before)))
        .collect();
    trends.sort_by(|one, other| other.change.abs().total_cmp(&one.change.abs()));
    trends
}

/// Returns whether nothing printed speaks against both being about the same person.
fn is_same_person(case: &Case, earlier: &Report) -> bool {
    let (now, before) = (&case.report, earlier.patient);
    if case.person.sex.zip(before.sex).is_some_and(|(now, before)| now != before) {
        return false;
    }
    let days = now.collected_on.zip(earlier.collected_on).map(|(now, before)| now - before);
    let ages = case.person.age_years.zip(before.age_years);
    ages.zip(days).is_none_or(|((now, before), days)| {
        let passed = f64::from(i32::try_from(days.num_days()).unwrap_or(i32::MAX)) / 365.25;
        (now - before - passed).abs() <= 2.0
    })
}

fn compare(key: &'static str, facts: &Facts<'_>, earlier: &Facts<'_>) -> Option<Trend> {
    let (now, results) = facts.exact(key)?;
    let (before, earlier_results) = earlier.exact(key)?;
    let date = earlier.report().collected_on?;
    let index = *results.first()?;
    let measurement = earlier.report().results.get(*earlier_results.first()?)?;
    if before <= 0.0 || is_sensitive(measurement) {
        return None;
    }
    let change = (now / before - 1.0) * 100.0;
    let extent = Variation::of(key).map_or(Extent::Unknown, |variation| {
        let (fall, rise) = variation.limits();
        if change > rise || change < -fall { Extent::Beyond } else { Extent::Within }
    });
    Some(Trend {
        index,
        extent,
        key,
        before: measurement.clone(),
        value_before: before,
        date,
        change,
    })
}

impl Trend {
    /// Returns whether creatinine has risen as guidelines define a sudden harm of the kidneys.
    pub(crate) fn is_sudden_kidney_harm(&self, facts: &Facts<'_>) -> bool {
        let Some(days) = facts.report().collected_on.map(|now| (now - self.date).num_days()) else {
            return false;
        };
        let rise = self.value_before * self.change / 100.0;
        self.key == "creatinine"
            && ((days <= 7 && self.change >= 50.0) || (days <= 2 && rise >= 0.3))
    }

    /// Says what changed.
    pub(crate) fn text(&self, facts: &Facts<'_>, wording: &Wording) -> String {
        let Some(now) = facts.report().results.get(self.index) else { return String::new() };
        let id = match (self.extent, self.change >= 0.0) {
            (Extent::Beyond, true) => "trend-rise-beyond",
            (Extent::Beyond, false) => "trend-fall-beyond",
            (Extent::Within, _) => "trend-within",
            (Extent::Unknown, true) => "trend-rise",
            (Extent::Unknown, false) => "trend-fall",
        };
        let (fall, rise) = Variation::of(self.key).map_or((0.0, 0.0), Variation::limits);
        let usual = if self.change >= 0.0 { rise } else { fall };
        let values = [
            ("result", phrase::result(now, wording)),
            ("before", phrase::value(&self.before, wording)),
            ("date", phrase::date(self.date, wording)),
            ("percent", phrase::said(self.change.abs(), 0, wording)),
            ("usual", phrase::said(usual, 0, wording)),
        ];
        wording.with(id, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    /// Returns it as a finding.
    pub(crate) fn finding(&self, facts: &Facts<'_>, wording: &Wording) -> Finding {
        Finding {
            id: format!("trend.{}", self.key),
            severity: Severity::Information,
            text: self.text(facts, wording),
            evidence: Evidence {
                results: cite(facts.report(), self.index).into_iter().collect(),
                rule: Some(self.rule()),
                confidence: match self.extent {
                    Extent::Unknown => Confidence::Certain,
                    Extent::Beyond | Extent::Within => Confidence::Moderate,
                },
            },
        }
    }

    /// Returns the finding that creatinine has risen suddenly.
    pub(crate) fn kidney_finding(&self, facts: &Facts<'_>, wording: &Wording) -> Finding {
        let statement = "creatinine at least 1.5 times as high as within 7 days before, or 0.3 mg/dL higher than within 2 days before";
        Finding {
            id: "REN-03".to_owned(),
            severity: Severity::Urgent,
            text: wording.say("REN-03"),
            evidence: Evidence {
                results: cite(facts.report(), self.index).into_iter().collect(),
                rule: Some(evidence("REN-03", statement, &[&source::KDIGO_AKI])),
                confidence: Confidence::High,
            },
        }
    }

    fn rule(&self) -> Rule {
        let before = format!(
            "before: {} {} on {}; change {} %",
            self.before.value,
            self.before.unit,
            self.date.format("%Y-%m-%d"),
            phrase::number(self.change, 0)
        );
        let number = phrase::number;
        let Some(variation) = Variation::of(self.key) else {
            return evidence("CHANGE", &before, &[&source::ARITHMETIC]);
        };
        let (fall, rise) = variation.limits();
        let statement = format!(
            "{before}; usual variation between two results (95 %): -{} % to +{} %, from {} % within a person and an assumed {} % of the method",
            number(fall, 0),
            number(rise, 0),
            number(variation.within_subject, 1),
            number(variation.analytical(), 1),
        );
        evidence("RCV", &statement, &[&source::EFLM_VARIATION, &source::LOGARITHMIC_CHANGE])
    }
}
