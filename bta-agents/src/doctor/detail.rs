//! The parts below the summary: what is outside, what changed, what fits together, and the same
//! for a clinician.

use bta_core::opinion::Severity;

use super::panel;
use crate::assessment::Assessment;
use crate::phrase::{self, paragraph, section};
use crate::range::Deviation;
use crate::rule::Fired;
use crate::trend::{Extent, Trend};

/// How many points a list of the text has at most; all of them are among the findings.
const POINTS: usize = 12;

/// Lists what is outside its limits by panel, and names the panels that are in order.
pub(super) fn outside(assessment: &Assessment<'_>, text: &mut String) {
    let (wording, comparison) = (assessment.wording, &assessment.comparison);
    let report = assessment.facts.report();
    let emergency = assessment.emergency();
    let listed: Vec<&Deviation> =
        comparison.outside.iter().filter(|deviation| deviation.critical.is_none()).collect();
    let shown = listed.len().min(if emergency { POINTS } else { POINTS * 2 });
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for deviation in listed.iter().take(shown) {
        let Some(measurement) = deviation.measurement(report) else { continue };
        let panel = panel(assessment, deviation);
        let result = phrase::result(measurement, wording);
        let distance = deviation.distance(report, wording);
        let place = phrase::place(measurement.page, measurement.line, wording);
        let point = format!("{result}, {distance} ({place})");
        match groups.last_mut().filter(|(name, _)| *name == panel) {
            Some((_, points)) => points.push(point),
            None => groups.push((panel, vec![point])),
        }
    }
    let title = if emergency { "also-title" } else { "outside-title" };
    let mut title = wording.say(title);
    for (panel, points) in &groups {
        section(text, format!("{title}\n{panel}").trim_start(), points);
        title.clear();
    }
    if listed.len() > shown {
        let count = (listed.len() - shown).to_string();
        paragraph(text, &wording.with("outside-more", &[("count", &count)]));
    }
    if !emergency {
        good(assessment, text);
    }
}

/// Names the panels in which all results with limits are inside them.
fn good(assessment: &Assessment<'_>, text: &mut String) {
    let (wording, comparison) = (assessment.wording, &assessment.comparison);
    let report = assessment.facts.report();
    let good: Vec<String> = bta_catalog::Panel::ALL
        .iter()
        .filter(|panel| {
            let in_panel = |index: &usize| {
                let key = report.results.get(*index).and_then(|it| it.analyte.as_deref());
                key.and_then(bta_catalog::analyte).is_some_and(|it| it.panel() == **panel)
            };
            comparison.inside.iter().any(in_panel)
                && comparison.outside.iter().all(|deviation| deviation.panel != Some(**panel))
        })
        .map(|panel| wording.say(&format!("panel-{}", panel.key())))
        .collect();
    // When nothing is outside, the summary has said it all.
    if !good.is_empty() && !comparison.outside.is_empty() {
        let good = wording.with("good-panels", &[("panels", &good.join(", "))]);
        paragraph(text, &format!("{}\n{good}", wording.say("good-title")));
    }
}

/// Says what changed since earlier reports: first what changed more than usual.
pub(super) fn changes(assessment: &Assessment<'_>, text: &mut String) {
    let (wording, facts) = (assessment.wording, &assessment.facts);
    let outside = |trend: &&Trend| {
        assessment.comparison.outside.iter().any(|deviation| deviation.index == trend.index)
    };
    let of = |extent: Extent| assessment.trends.iter().filter(move |it| it.extent == extent);
    let mut points: Vec<String> = of(Extent::Beyond)
        .chain(of(Extent::Unknown).filter(outside))
        .take(POINTS)
        .map(|trend| trend.text(facts, wording))
        .collect();
    if !assessment.trends.is_empty() && of(Extent::Beyond).next().is_none() {
        points.insert(0, wording.say("trend-steady"));
    }
    let same: Vec<usize> = of(Extent::Within).filter(outside).map(|trend| trend.index).collect();
    if !same.is_empty() {
        let results = phrase::results(&facts.cite(&same), wording);
        points.push(wording.with("trend-same", &[("results", &results)]));
    }
    section(text, &wording.say("trend-title"), &points);
}

/// Says the same for a clinician, in short.
pub(super) fn clinician(assessment: &Assessment<'_>) -> Vec<String> {
    let (wording, report) = (assessment.wording, assessment.facts.report());
    let outside = assessment.comparison.outside.iter().take(POINTS * 2).filter_map(|deviation| {
        let measurement = deviation.measurement(report)?;
        Some(format!("{} {}", phrase::result(measurement, wording), deviation.mark()))
    });
    let told = |fired: &&Fired| !fired.is_sensitive();
    let rules = assessment.fired.iter().filter(told).map(|fired| fired.row.id.to_owned());
    let computed = assessment.computed.iter().map(|computed| computed.line(wording));
    [
        ("clinician-outside", outside.collect::<Vec<_>>()),
        ("clinician-rules", rules.collect()),
        ("clinician-computed", computed.collect()),
    ]
    .into_iter()
    .filter(|(_, items)| !items.is_empty())
    .map(|(id, items)| wording.with(id, &[("items", &items.join("; "))]))
    .collect()
}

/// Says what fits together, what would confirm it, and what to ask.
pub(super) fn patterns(assessment: &Assessment<'_>, text: &mut String) {
    let wording = assessment.wording;
    if assessment.emergency() {
        let also: Vec<String> =
            assessment.rules(Severity::Urgent).map(|fired| assessment.rule_text(fired)).collect();
        section(text, &wording.say("fits-title"), &also);
        return;
    }
    let together: Vec<String> = assessment
        .rules(Severity::Routine)
        .chain(assessment.rules(Severity::Information))
        .take(POINTS)
        .map(|fired| with_confirmation(assessment, fired))
        .collect();
    section(text, &wording.say("fits-title"), &together);
    let mut questions: Vec<String> = Vec::new();
    for fired in assessment.fired.iter().filter(|fired| !is_explained(assessment, fired)) {
        let Some(question) = wording.attribute(&fired.row.message(), "ask") else { continue };
        if !questions.contains(&question) && questions.len() < POINTS / 2 {
            questions.push(question);
        }
    }
    section(text, &wording.say("ask-title"), &questions);
}

/// Says a rule that fired, and what would confirm or refute it.
pub(super) fn with_confirmation(assessment: &Assessment<'_>, fired: &Fired) -> String {
    let text = assessment.rule_text(fired);
    let confirm = assessment.wording.attribute(&fired.row.message(), "confirm");
    match confirm.filter(|_| !is_explained(assessment, fired)) {
        Some(confirm) => {
            format!("{text} {}", assessment.wording.with("confirm", &[("confirm", &confirm)]))
        }
        None => text,
    }
}

/// Returns whether another rule that fired already says where to look further.
fn is_explained(assessment: &Assessment<'_>, fired: &Fired) -> bool {
    let by: &[&str] = match fired.row.id {
        "HEM-01" => &["HEM-02", "HEM-05", "HEM-07"],
        "LIV-02" => &["LIV-01", "LIV-11"],
        _ => &[],
    };
    by.iter().any(|id| assessment.has_fired(id).is_some())
}
