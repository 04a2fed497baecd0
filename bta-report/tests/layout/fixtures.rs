//! Every generated report is read back exactly.

use bta_fixture::report::{Row, all};
use bta_report::{Options, read};

/// A row as `name | value | unit | low | high | flag`.
fn expected(row: &Row) -> String {
    let (name, value, unit, flag) = (row.name, row.value, row.unit, row.flag);
    format!("{name} | {value} | {unit} | {:?} | {:?} | {flag}", row.low, row.high)
}

#[test]
fn generated_reports_are_read_back_exactly() {
    let mut missed = Vec::new();
    for (name, fixture) in all() {
        let report = read(&fixture.pdf, &Options::default()).unwrap();
        let found: Vec<String> = report
            .results
            .iter()
            .map(|row| {
                let range = row
                    .range
                    .as_ref()
                    .filter(|range| range.source == bta_core::report::RangeSource::Report);
                let (low, high) = range.map_or((None, None), |range| (range.low, range.high));
                let flag = serde_json::to_value(row.flag).unwrap();
                let flag = flag.as_str().unwrap();
                format!("{} | {} | {} | {low:?} | {high:?} | {flag}", row.name, row.value, row.unit)
            })
            .collect();
        let mut wanted: Vec<String> = fixture.rows.iter().map(expected).collect();
        for (wanted, found) in wanted.iter_mut().zip(&found) {
            // A star says that a value is not normal, but not in which direction.
            if found.ends_with(" | A") && wanted.ends_with(['H', 'L']) {
                wanted.pop();
                wanted.push('A');
            }
        }
        if found != wanted {
            missed.push(format!("{name}\n found {found:#?}\nwanted {wanted:#?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn other_documents_have_no_blood_results() {
    use bta_core::report::VerdictKind;
    for (name, pdf) in bta_fixture::other::all() {
        let report = read(&pdf, &Options::default());
        let is_blood_test =
            report.is_ok_and(|report| report.verdict.kind == VerdictKind::BloodTest);
        assert!(!is_blood_test, "{name}");
    }
}
