//! The answer to the person's question, from the results that speak to it.

use bta_core::opinion::Finding;

use crate::assessment::Assessment;
use crate::fact::cite;
use crate::phrase;
use crate::question::{Topic, Wish};

/// What an agent can answer about one topic.
struct Sorted {
    inside: Vec<usize>,
    outside: Vec<usize>,
    unjudged: Vec<usize>,
}

/// Returns the points that answer the question; none when nothing was asked.
pub(crate) fn answer(assessment: &Assessment<'_>) -> Vec<String> {
    let (question, wording) = (&assessment.question, assessment.wording);
    if question.wish == Wish::Summary {
        return Vec::new();
    }
    let mut points = Vec::new();
    if assessment.emergency() {
        points.push(wording.say("answer-urgent"));
    }
    if question.topics.is_empty() {
        points.push(wording.say("answer-unknown"));
    }
    for point in question.topics.iter().flat_map(|topic| about(assessment, topic)) {
        if !points.contains(&point) {
            points.push(point);
        }
    }
    if question.wish == Wish::Diagnosis && !question.topics.is_empty() {
        points.push(wording.say("answer-diagnosis"));
    }
    points
}

/// Returns the points about one topic.
fn about(assessment: &Assessment<'_>, topic: &Topic) -> Vec<String> {
    let wording = assessment.wording;
    let id = format!("topic-{}", topic.name);
    let name = wording.say(&id);
    let sorted = sort(assessment, topic);
    let list = |indexes: &[usize]| {
        let cited: Vec<_> =
            indexes.iter().filter_map(|index| cite(assessment.facts.report(), *index)).collect();
        phrase::results(&cited, wording)
    };
    let mut points = Vec::new();
    for (id, indexes) in [
        ("answer-outside", &sorted.outside),
        ("answer-inside", &sorted.inside),
        ("answer-unjudged", &sorted.unjudged),
    ] {
        if !indexes.is_empty() {
            points.push(wording.with(id, &[("topic", &name), ("results", &list(indexes))]));
        }
    }
    if points.is_empty() {
        points.push(wording.with("answer-nothing", &[("topic", &name)]));
    }
    if assessment.emergency() {
        return points;
    }
    points.extend(said(assessment, &sorted));
    let missing = missing(assessment, topic);
    if !missing.is_empty() {
        points.push(wording.with("answer-missing", &[("names", &missing.join(", "))]));
    }
    points.extend(wording.attribute(&id, "note"));
    match topic.name {
        "food" => points.push(wording.say("answer-food")),
        "exercise" => points.push(wording.say("answer-sport")),
        _ => {}
    }
    points
}

/// Sorts the results that speak to a topic by whether they are inside their limits.
fn sort(assessment: &Assessment<'_>, topic: &Topic) -> Sorted {
    let comparison = &assessment.comparison;
    let mut sorted = Sorted { inside: Vec::new(), outside: Vec::new(), unjudged: Vec::new() };
    for index in topic.analytes().flat_map(|key| assessment.facts.results(key)) {
        if comparison.outside.iter().any(|deviation| deviation.index == *index) {
            sorted.outside.push(*index);
        } else if comparison.inside.contains(index) {
            sorted.inside.push(*index);
        } else if comparison.unjudged.contains(index) {
            sorted.unjudged.push(*index);
        }
    }
    sorted
}

/// Returns what the rules say about the results of a topic, at most two.
fn said(assessment: &Assessment<'_>, sorted: &Sorted) -> Vec<String> {
    assessment
        .fired
        .iter()
        .filter(|fired| {
            fired
                .results
                .iter()
                .any(|index| sorted.outside.contains(index) || sorted.inside.contains(index))
        })
        .take(2)
        .map(|fired| assessment.wording.say(&fired.row.message()))
        .collect()
}

/// Returns the names of the analytes that an answer would need and the report lacks.
pub(crate) fn missing(assessment: &Assessment<'_>, topic: &Topic) -> Vec<&'static str> {
    topic
        .core()
        .filter(|key| {
            assessment.facts.results(key).is_empty() && assessment.facts.of(key).is_empty()
        })
        .filter_map(|key| bta_catalog::analyte(key))
        .map(bta_catalog::Analyte::name)
        .collect()
}

/// Orders findings by severity and makes their ids unique.
pub(crate) fn settle(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| finding.severity);
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    for finding in &mut findings {
        let count = seen.entry(finding.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            finding.id = format!("{}.{count}", finding.id);
        }
    }
    findings
}
