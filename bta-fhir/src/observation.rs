//! One result as an observation, and one observation as a result.

use bta_catalog::{Analyte, Printed, unit};
use bta_core::report::{
    Comparator, Measurement, Range, RangeSource, Specimen, Status, VerdictKind,
};

use crate::code::{self, LOINC, UCUM};
use crate::resource::{Annotation, CodeableConcept, Observation, Quantity, Ratio, ReferenceRange};

/// What the interval says when it is not the laboratory's.
const DEFAULT: &str = "default interval of the program that read the report";

/// Writes the parts of a result that do not refer to other resources.
pub(crate) fn write(result: &Measurement) -> Observation {
    let (quantity, ratio, words) = value(result);
    let absent = quantity.is_none() && ratio.is_none() && words.is_none();
    let section = (!result.section.is_empty()).then(|| code::words(result.section.clone()));
    Observation {
        status: Some("preliminary".to_owned()),
        category: std::iter::once(code::laboratory()).chain(section).collect(),
        code: named(result),
        value_quantity: quantity,
        value_ratio: ratio,
        value_string: words,
        data_absent_reason: absent.then(code::unknown),
        interpretation: code::interpretation(result.status, result.flag).into_iter().collect(),
        note: vec![Annotation { text: format!("page {}, line {}", result.page, result.line) }],
        reference_range: result.range.iter().filter_map(|range| written(range, result)).collect(),
        ..Observation::default()
    }
}

fn named(result: &Measurement) -> CodeableConcept {
    let Some(loinc) = &result.loinc else { return code::words(result.name.clone()) };
    let official = result.analyte.as_deref().and_then(bta_catalog::analyte);
    let official = official.and_then(Analyte::loinc).filter(|known| known.code == loinc);
    let concept = code::concept(LOINC, loinc, official.and_then(|known| known.name));
    CodeableConcept { text: Some(result.name.clone()), ..concept }
}

/// The value as a quantity, a titre, or words.
fn value(result: &Measurement) -> (Option<Quantity>, Option<Ratio>, Option<String>) {
    if let Some((numerator, denominator)) = titre(&result.value) {
        let part = |value| Some(Quantity { value: Some(value), ..Quantity::default() });
        let ratio = Ratio { numerator: part(numerator), denominator: part(denominator) };
        return (None, Some(ratio), None);
    }
    match result.number {
        Some(number) => {
            let comparator = result.comparator.map(|comparator| sign(comparator).to_owned());
            let quantity = Quantity { comparator, ..quantity(number, &result.unit) };
            (Some(quantity), None, None)
        }
        None => (None, None, Some(result.value.clone()).filter(|value| !value.is_empty())),
    }
}

/// A number with its unit as printed, and as a code where the printed number is in that unit.
fn quantity(value: f64, printed: &str) -> Quantity {
    let value = Some(value);
    let same = |unit: &unit::Unit| (unit.factor() - 1.0).abs() < f64::EPSILON;
    let code = unit::parse(printed).filter(same).map(|unit| unit.ucum().to_owned());
    let system = code.is_some().then(|| UCUM.to_owned());
    let unit = (!printed.is_empty()).then(|| printed.to_owned());
    Quantity { value, unit, system, code, comparator: None }
}

fn titre(text: &str) -> Option<(f64, f64)> {
    let (numerator, denominator) = text.split_once(':')?;
    Some((numerator.trim().parse().ok()?, denominator.trim().parse().ok()?))
}

fn written(range: &Range, result: &Measurement) -> Option<ReferenceRange> {
    let limit = |limit: Option<f64>| limit.map(|limit| quantity(limit, &result.unit));
    let kind = (range.source == RangeSource::Catalog).then(|| code::words(DEFAULT));
    let text = Some(range.text.clone()).filter(|text| !text.is_empty());
    let written = ReferenceRange { low: limit(range.low), high: limit(range.high), kind, text };
    // FHIR wants a limit or words.
    (written.low.is_some() || written.high.is_some() || written.text.is_some()).then_some(written)
}

const fn sign(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Less => "<",
        Comparator::LessOrEqual => "<=",
        Comparator::Greater => ">",
        Comparator::GreaterOrEqual => ">=",
    }
}

/// Reads an observation as a result on `line`; `None` when it has neither name nor value.
pub(crate) fn read(
    observation: &Observation,
    specimen: Option<Specimen>,
    line: u32,
) -> Option<Measurement> {
    let name = label(&observation.code)?;
    let said = spoken(observation)?;
    let section = observation.category.iter().find(|category| category.coding.is_empty());
    let section = section.and_then(|category| category.text.clone()).unwrap_or_default();
    let analyte = analyte(&observation.code, &name, &said.unit, &section);
    let parsed = unit::parse(&said.unit)
        .or_else(|| said.unit.is_empty().then(unit::Unit::unitless).flatten());
    let canonical = analyte
        .zip(parsed.as_ref())
        .zip(said.number)
        .and_then(|((analyte, unit), number)| analyte.canonical(number, unit));
    let loinc = coded(&observation.code).or_else(|| {
        let code = analyte?.loinc_for(parsed.as_ref()?)?;
        Some(code.to_owned())
    });
    let mut result = Measurement {
        page: 1,
        line,
        section,
        specimen: specimen.or_else(|| analyte.map(Analyte::specimen)).unwrap_or(Specimen::Blood),
        name,
        value: said.text,
        unit: said.unit,
        range: observation.reference_range.first().map(interval),
        flag: code::flag(&observation.interpretation),
        analyte: analyte.map(|analyte| analyte.key().to_owned()),
        loinc,
        number: said.number,
        comparator: said.comparator,
        canonical,
        status: Status::Unknown,
        boxes: None,
    };
    result.status = status(&result, analyte);
    Some(result)
}

/// What an observation says its value is.
struct Spoken {
    text: String,
    unit: String,
    number: Option<f64>,
    comparator: Option<Comparator>,
}

fn spoken(observation: &Observation) -> Option<Spoken> {
    let words = |text: String| Spoken { text, unit: String::new(), number: None, comparator: None };
    if let Some(quantity) = &observation.value_quantity {
        let number = quantity.value?;
        let comparator = quantity.comparator.as_deref().and_then(comparator);
        let before = comparator.map_or("", sign);
        // A code says it for sure, words say it as the laboratory does.
        let unit = quantity.unit.clone().filter(|unit| unit::is_unit(unit));
        let unit = unit.or_else(|| quantity.code.clone()).or_else(|| quantity.unit.clone());
        let unit = unit.filter(|unit| unit != "1").unwrap_or_default();
        let text = format!("{before}{number}");
        return Some(Spoken { text, unit, number: Some(number), comparator });
    }
    if let Some(Ratio { numerator, denominator }) = &observation.value_ratio {
        let part = |part: &Option<Quantity>| part.as_ref().and_then(|part| part.value);
        return Some(words(format!("{}:{}", part(numerator)?, part(denominator)?)));
    }
    if let Some(count) = observation.value_integer {
        let number = i32::try_from(count).ok().map(f64::from);
        return Some(Spoken { number, ..words(count.to_string()) });
    }
    let coded = observation.value_codeable_concept.as_ref().and_then(label);
    observation.value_string.clone().or(coded).map(words)
}

/// The words of a concept, or the name of its code.
fn label(concept: &CodeableConcept) -> Option<String> {
    let display = concept.coding.iter().find_map(|coding| coding.display.clone());
    concept.text.clone().or(display).filter(|text| !text.trim().is_empty())
}

/// The LOINC code of a concept.
pub(crate) fn coded(concept: &CodeableConcept) -> Option<String> {
    let loinc = concept.coding.iter().find(|coding| coding.system.as_deref() == Some(LOINC))?;
    loinc.code.clone()
}

/// The analyte by its code, else by its name.
fn analyte(
    concept: &CodeableConcept,
    name: &str,
    unit: &str,
    section: &str,
) -> Option<&'static Analyte> {
    let by_code = coded(concept)
        .and_then(|code| bta_catalog::analytes().iter().find(|analyte| analyte.has_loinc(&code)));
    by_code
        .or_else(|| bta_catalog::identify(&Printed { name, unit, section, ..Printed::default() }))
}

fn comparator(text: &str) -> Option<Comparator> {
    Some(match text {
        "<" => Comparator::Less,
        "<=" => Comparator::LessOrEqual,
        ">" => Comparator::Greater,
        ">=" => Comparator::GreaterOrEqual,
        _ => return None,
    })
}

fn interval(range: &ReferenceRange) -> Range {
    let limit = |quantity: &Option<Quantity>| quantity.as_ref().and_then(|limit| limit.value);
    let default = range.kind.as_ref().and_then(|kind| kind.text.as_deref()) == Some(DEFAULT);
    let (low, high) = (limit(&range.low), limit(&range.high));
    let text = range.text.clone().unwrap_or_else(|| match (low, high) {
        (Some(low), Some(high)) => format!("{low} - {high}"),
        (Some(low), None) => format!(">= {low}"),
        (None, Some(high)) => format!("<= {high}"),
        (None, None) => String::new(),
    });
    let source = if default { RangeSource::Catalog } else { RangeSource::Report };
    Range { text, low, high, source }
}

fn status(result: &Measurement, analyte: Option<&Analyte>) -> Status {
    let critical = analyte.map(Analyte::critical).zip(result.canonical.as_ref());
    let critical =
        critical.and_then(|(limits, value)| limits.status(value.value, result.comparator));
    let range = result.range.as_ref().filter(|range| range.low.is_some() || range.high.is_some());
    critical.unwrap_or_else(|| match (result.number, range) {
        (Some(number), Some(range)) => {
            Status::of(number, result.comparator, (range.low, range.high))
        }
        _ => Status::Unknown,
    })
}

/// What kind of document these results make.
pub(crate) fn verdict(results: &[Measurement]) -> VerdictKind {
    if results.iter().any(|result| result.specimen == Specimen::Blood) {
        VerdictKind::BloodTest
    } else if results.is_empty() {
        VerdictKind::NotALaboratoryReport
    } else {
        VerdictKind::OtherLaboratoryReport
    }
}
