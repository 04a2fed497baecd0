//! A report with every kind of result.

use bta_core::Report;
use serde_json::json;

/// Numbers in several units, censored, in words, a titre, one of urine, one without a code.
pub(crate) fn report() -> Report {
    let row = |line: u32, name: &str, value: &str, unit: &str| {
        json!({
            "page": 1, "line": line, "section": "BLOOD", "specimen": "blood",
            "name": name, "value": value, "unit": unit,
        })
    };
    let with = |mut row: serde_json::Value, more: serde_json::Value| {
        for (name, value) in more.as_object().unwrap() {
            row[name] = value.clone();
        }
        row
    };
    let range = |low: f64, high: f64| json!({"text": format!("{low} - {high}"), "low": low, "high": high, "source": "report"});
    let results = [
        with(
            row(3, "Hemoglobin", "11.2", "g/dL"),
            json!({"number": 11.2, "analyte": "hemoglobin", "loinc": "718-7", "range": range(13.0, 17.0), "flag": "L", "status": "low"}),
        ),
        with(
            row(4, "Glucose", "5.4", "mmol/L"),
            json!({"number": 5.4, "analyte": "glucose", "loinc": "14749-6", "range": range(3.9, 5.5), "status": "normal"}),
        ),
        with(
            row(5, "CRP", "<0.3", "mg/L"),
            json!({"number": 0.3, "comparator": "<", "analyte": "crp", "loinc": "1988-5", "range": {"text": "< 5", "high": 5.0, "source": "report"}, "status": "normal"}),
        ),
        with(
            row(6, "Platelets", "2.5", "lakhs/cumm"),
            json!({"number": 2.5, "analyte": "platelets", "status": "unknown"}),
        ),
        with(row(7, "HBsAg", "Non-reactive", ""), json!({"status": "normal"})),
        with(row(8, "ANA", "1:160", ""), json!({"status": "high", "flag": "A"})),
        with(
            row(9, "Invented factor", "7", "U/L"),
            json!({"number": 7.0, "range": {"text": "up to 9", "high": 9.0, "source": "catalog"}, "status": "normal"}),
        ),
        with(row(10, "Protein", "negative", ""), json!({"specimen": "urine", "section": "URINE"})),
    ];
    serde_json::from_value(json!({
        "schema": "bta.report/1", "verdict": {"kind": "blood_test", "reasons": []}, "language": "en",
        "laboratory": "Fairhill Medical Laboratory", "patient": {"sex": "male", "age_years": 46},
        "collected_on": "2025-03-14", "results": results,
    }))
    .unwrap()
}
