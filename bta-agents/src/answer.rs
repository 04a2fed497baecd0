//! The answer to the person's question, from the results that speak to it.

use bta_core::opinion::{Finding, Severity};

use crate::advice::EXERCISE;
use crate::assessment::Assessment;
use crate::fact::cite;
use crate::lifestyle::{Given, select};
use crate::phrase;
use crate::question::{Topic, Wish};
use crate::range::Direction;

/// Advice and rules that speak against alcohol.
const AGAINST_ALCOHOL: &[&str] = &[
    "LIV-01", "LIV-02", "LIV-03", "LIV-04", "LIV-08", "LIV-09", "LIP-07", "PAN-01", "URA-01",
    "HEM-09", "HEM-19", "HBV-01", "HCV-01",
];

/// The results that speak to a topic, by where they stand.
struct Sorted {
    inside: Vec<usize>,
    outside: Vec<(usize, Direction)>,
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
    let sorted = sort(assessment, topic);
    let mut points: Vec<String> = verdict(assessment, topic).into_iter().collect();
    if topic.name != "alcohol" || points.is_empty() || sorted.outside.is_empty() {
        points.extend(results(assessment, topic, &sorted));
    }
    if assessment.emergency() {
        return points;
    }
    points.extend(said(assessment, &sorted));
    let missing = missing(assessment, topic);
    if !missing.is_empty() {
        points.push(wording.with("answer-missing", &[("names", &missing.join(", "))]));
    }
    points.extend(wording.attribute(&format!("topic-{}", topic.name), "note"));
    points
}

/// Returns the answer in one sentence, for topics that are about what to do.
fn verdict(assessment: &Assessment<'_>, topic: &Topic) -> Option<String> {
    let wording = assessment.wording;
    let id = match topic.name {
        "exercise" => sport(assessment),
        "worry" => worry(assessment)?,
        "food" if assessment.emergency() => return None,
        "food" => "answer-food",
        "alcohol" => return alcohol(assessment),
        _ => return None,
    };
    Some(wording.say(id))
}

fn sport(assessment: &Assessment<'_>) -> &'static str {
    let gates = &assessment.gates;
    if gates.forbids_exercise() {
        "answer-sport-no"
    } else if !assessment.guard.adult_rules() {
        "answer-sport-elsewhere"
    } else if gates.urgent() || !gates.limits.is_empty() {
        "answer-sport-limited"
    } else if select(assessment, EXERCISE).iter().any(Given::is_against_strain) {
        "answer-sport-careful"
    } else {
        "answer-sport-free"
    }
}

fn worry(assessment: &Assessment<'_>) -> Option<&'static str> {
    let outside = !assessment.comparison.outside.is_empty();
    if assessment.emergency() {
        None // it was said first
    } else if assessment.gates.urgent() {
        Some("answer-worry-urgent")
    } else if assessment.rules(Severity::Routine).next().is_some()
        || (outside && !assessment.is_small())
    {
        Some("answer-worry-routine")
    } else if outside || assessment.comparison.inside.is_empty() {
        Some("answer-worry-small").filter(|_| outside)
    } else {
        Some("answer-worry-none")
    }
}

/// Says whether results speak against alcohol.
fn alcohol(assessment: &Assessment<'_>) -> Option<String> {
    let wording = assessment.wording;
    let against: Vec<usize> = assessment
        .fired
        .iter()
        .filter(|fired| AGAINST_ALCOHOL.contains(&fired.row.id))
        .flat_map(|fired| fired.results.iter().copied())
        .collect();
    if against.is_empty() {
        return (!assessment.emergency()).then(|| wording.say("answer-alcohol-free"));
    }
    let results = phrase::results(&assessment.facts.cite(&against), wording);
    Some(wording.with("answer-alcohol-no", &[("results", &results)]))
}

/// Says where the results of a topic stand.
fn results(assessment: &Assessment<'_>, topic: &Topic, sorted: &Sorted) -> Vec<String> {
    let wording = assessment.wording;
    let name = wording.say(&format!("topic-{}", topic.name));
    let list = |indexes: &[usize]| phrase::results(&assessment.facts.cite(indexes), wording);
    let count = sorted.inside.len() + sorted.outside.len();
    let mut points = Vec::new();
    if !sorted.outside.is_empty() {
        let all = sorted.inside.is_empty();
        let id = if all { "answer-outside-all" } else { "answer-outside" };
        let values = [
            ("topic", name.as_str()),
            ("outside", &sorted.outside.len().to_string()),
            ("count", &count.to_string()),
            ("results", &directed(assessment, sorted)),
        ];
        points.push(wording.with(id, &values));
        if !sorted.inside.is_empty() {
            points.push(wording.with("answer-rest", &[("results", &list(&sorted.inside))]));
        }
    } else if !sorted.inside.is_empty() {
        let values = [("topic", name.as_str()), ("results", &list(&sorted.inside))];
        points.push(wording.with("answer-inside", &values));
    }
    if !sorted.unjudged.is_empty() {
        let values = [("topic", name.as_str()), ("results", &list(&sorted.unjudged))];
        points.push(wording.with("answer-unjudged", &values));
    }
    if points.is_empty() && topic.analytes().next().is_some() {
        points.push(wording.with("answer-nothing", &[("topic", &name)]));
    }
    points
}

/// Lists results outside their limits with their direction.
fn directed(assessment: &Assessment<'_>, sorted: &Sorted) -> String {
    let wording = assessment.wording;
    let one = |(index, direction): &(usize, Direction)| {
        let result = phrase::cited(&cite(assessment.facts.report(), *index)?, wording);
        let id = match direction {
            Direction::Low => "answer-low",
            Direction::High => "answer-high",
            Direction::Abnormal => "answer-abnormal",
        };
        Some(wording.with(id, &[("result", &result)]))
    };
    sorted.outside.iter().filter_map(one).collect::<Vec<_>>().join("; ")
}

/// Sorts the results that speak to a topic by whether they are inside their limits.
fn sort(assessment: &Assessment<'_>, topic: &Topic) -> Sorted {
    let comparison = &assessment.comparison;
    let mut sorted = Sorted { inside: Vec::new(), outside: Vec::new(), unjudged: Vec::new() };
    for index in topic.analytes().flat_map(|key| assessment.facts.results(key)) {
        if let Some(deviation) = comparison.outside.iter().find(|it| it.index == *index) {
            sorted.outside.push((*index, deviation.direction));
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
    let speaks = |index: &usize| {
        sorted.outside.iter().any(|(outside, _)| outside == index) || sorted.inside.contains(index)
    };
    // A rule that rests mostly on other results speaks to another question.
    let mostly = |results: &[usize]| {
        results.iter().filter(|index| speaks(index)).count() * 2 > results.len()
    };
    assessment
        .fired
        .iter()
        .filter(|fired| mostly(&fired.results))
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
        .map(phrase::analyte)
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
