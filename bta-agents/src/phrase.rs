//! Small phrases that every agent uses: numbers, results, limits, places, lists.

use bta_core::opinion::Cited;
use bta_core::report::Measurement;
use chrono::NaiveDate;

use crate::fact::Limits;
use crate::wording::Wording;

/// Writes a number with at most `decimals` decimals, without zeros at the end, as rules are written.
pub(crate) fn number(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text.as_str()
    };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Writes a number as the language does, with at most `decimals` decimals.
pub(crate) fn said(value: f64, decimals: usize, wording: &Wording) -> String {
    number(value, decimals).replace('.', &wording.say("decimal-sign"))
}

/// Writes a UCUM unit as people know it.
pub(crate) fn unit(ucum: &str) -> String {
    match ucum {
        "m[IU]/L" => "mIU/L".to_owned(),
        "m[IU]/mL" => "mIU/mL".to_owned(),
        "u[IU]/mL" => "uIU/mL".to_owned(),
        "mL/min/{1.73_m2}" => "mL/min/1.73 m2".to_owned(),
        "mm[Hg]" => "mmHg".to_owned(),
        "{INR}" | "{ratio}" | "[pH]" => String::new(),
        other => other.replace(['[', ']'], ""),
    }
}

/// Writes a result as the page shows it.
pub(crate) fn result(measurement: &Measurement, wording: &Wording) -> String {
    shown(&measurement.name, &measurement.value, &measurement.unit, wording)
}

/// Writes value and unit of a result as the page shows them.
pub(crate) fn value(measurement: &Measurement, wording: &Wording) -> String {
    let values = [("value", line(&measurement.value)), ("unit", line(&measurement.unit))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    wording.with("value", &values).trim_end().to_owned()
}

/// Writes a day.
pub(crate) fn date(date: NaiveDate, wording: &Wording) -> String {
    let part = |format| date.format(format).to_string();
    let values = [("year", part("%Y")), ("month", part("%m")), ("day", part("%d"))];
    wording.with("date", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// Returns the first sentence of a text.
pub(crate) fn first_sentence(text: &str) -> &str {
    text.split_inclusive(". ").next().map_or(text, str::trim)
}

/// Writes the name of an analyte that the report does not have.
pub(crate) fn analyte(analyte: &bta_catalog::Analyte) -> &'static str {
    analyte.name().trim_end_matches(" (calculated or unspecified)")
}

/// Writes a cited result as the page shows it.
pub(crate) fn cited(cited: &Cited, wording: &Wording) -> String {
    shown(&cited.name, &cited.value, &cited.unit, wording)
}

fn shown(name: &str, value: &str, unit: &str, wording: &Wording) -> String {
    let id = if unit.is_empty() { "result-unitless" } else { "result" };
    wording.with(id, &[("name", &line(name)), ("value", &line(value)), ("unit", &line(unit))])
}

/// Keeps text of the page on one line: it is data, not layout.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes limits.
pub(crate) fn limits(limits: Limits, wording: &Wording) -> String {
    let number =
        |value: Option<f64>| value.map(|value| said(value, 4, wording)).unwrap_or_default();
    let (low, high) = (number(limits.low), number(limits.high));
    match (limits.low, limits.high) {
        (Some(_), Some(_)) => wording.with("range-text", &[("low", &low), ("high", &high)]),
        (Some(_), None) => wording.with("range-from", &[("low", &low)]),
        (None, Some(_)) => wording.with("range-to", &[("high", &high)]),
        (None, None) => String::new(),
    }
}

/// Writes where something stands.
pub(crate) fn place(page: u32, line: u32, wording: &Wording) -> String {
    wording.with("place", &[("page", &page.to_string()), ("line", &line.to_string())])
}

/// Writes a list of results.
pub(crate) fn results(list: &[Cited], wording: &Wording) -> String {
    list.iter().map(|it| cited(it, wording)).collect::<Vec<_>>().join("; ")
}

/// Adds a titled list of points to a text; nothing when there are no points.
pub(crate) fn section(text: &mut String, title: &str, points: &[String]) {
    if points.is_empty() {
        return;
    }
    paragraph(text, title);
    for point in points {
        text.push_str("\n- ");
        text.push_str(point);
    }
}

/// Adds a paragraph to a text.
pub(crate) fn paragraph(text: &mut String, paragraph: &str) {
    if paragraph.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(paragraph);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        check(6.80, 2, "6.8");
        check(120.0, 3, "120");
        check(0.0, 1, "0");
        check(-0.01, 1, "0");
        check(-2.25, 2, "-2.25");
    }

    #[track_caller]
    fn check(value: f64, decimals: usize, expected: &str) {
        assert_eq!(number(value, decimals), expected);
    }
}
