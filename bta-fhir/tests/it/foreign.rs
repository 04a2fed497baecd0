//! Bundles of this crate come back, and those of other programs are understood.

use bta_core::report::{Flag, Sex, Specimen, Status, VerdictKind};
use bta_fhir::{About, ReadError, bundle, report};
use serde_json::json;

use crate::sample;

#[test]
fn what_is_written_is_read_again() {
    let written = sample::report();
    let read =
        report(&serde_json::to_string(&bundle(&written, &About::default())).unwrap()).unwrap();
    assert_eq!(read.patient, written.patient);
    assert_eq!(read.collected_on, written.collected_on);
    assert_eq!(read.laboratory, written.laboratory);
    assert_eq!(read.language, written.language);
    assert_eq!(read.results.len(), written.results.len());
    for (read, written) in read.results.iter().zip(&written.results) {
        assert_eq!(read.name, written.name);
        assert_eq!(read.value, written.value, "{}", read.name);
        assert_eq!(read.unit, written.unit, "{}", read.name);
        assert_eq!(read.number, written.number, "{}", read.name);
        assert_eq!(read.comparator, written.comparator, "{}", read.name);
        assert_eq!(read.range, written.range, "{}", read.name);
        assert_eq!(read.flag, written.flag, "{}", read.name);
        assert_eq!(read.specimen, written.specimen, "{}", read.name);
        assert_eq!(read.section, written.section, "{}", read.name);
    }
}

#[test]
fn the_same_report_is_the_same_bundle() {
    let report = sample::report();
    assert_eq!(bundle(&report, &About::default()), bundle(&report, &About::default()));
}

#[test]
fn a_bundle_of_another_program() {
    let read = report(&another()).unwrap();
    let names: Vec<&str> = read.results.iter().map(|result| result.name.as_str()).collect();
    assert_eq!(
        names,
        ["Potassium [Moles/volume] in Serum or Plasma", "Cholesterol", "Triglyceride"]
    );
    assert_eq!(read.verdict.kind, VerdictKind::BloodTest);
    assert_eq!(read.patient.sex, Some(Sex::Female));
    assert_eq!(read.patient.age_years, Some(39.0), "a day before the birthday");
    assert_eq!(read.collected_on.unwrap().to_string(), "2024-05-06");
    assert_eq!(read.laboratory, None, "a person's name is not read");
    let potassium = &read.results[0];
    assert_eq!(potassium.analyte.as_deref(), Some("potassium"));
    assert_eq!((potassium.status, potassium.flag), (Status::CriticalHigh, Flag::VeryHigh));
    assert_eq!(potassium.specimen, Specimen::Blood);
    assert_eq!(read.results[2].value, "<90");
    let warnings: Vec<&str> = read.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(warnings, ["value_missing", "several_dates"]);
    assert!(!serde_json::to_string(&read).unwrap().contains("Doe"));
}

#[test]
fn what_is_no_bundle() {
    assert!(matches!(report("hello"), Err(ReadError::Malformed(_))));
    assert!(matches!(report("{}"), Err(ReadError::Malformed(_))));
    let patient = r#"{"resourceType": "Patient", "type": "x"}"#;
    assert!(matches!(report(patient), Err(ReadError::NotABundle { .. })));
    let empty = report(r#"{"resourceType": "Bundle", "type": "collection"}"#).unwrap();
    assert_eq!(empty.verdict.kind, VerdictKind::NotALaboratoryReport);
}

/// A bundle as a hospital would send it: people with names, a panel, a missing and an old value.
fn another() -> String {
    let quantity = |value: f64, unit: &str| json!({"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit});
    let observation = |id: &str, more: serde_json::Value| {
        let mut resource = json!({
            "resourceType": "Observation", "id": id, "status": "final",
            "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "laboratory"}]}],
            "subject": {"reference": "Patient/1"}, "effectiveDateTime": "2024-05-06T08:15:00+02:00",
        });
        for (name, value) in more.as_object().unwrap() {
            resource[name] = value.clone();
        }
        json!({"fullUrl": format!("https://example.org/fhir/Observation/{id}"), "resource": resource})
    };
    let loinc = |code: &str, display: &str| json!({"coding": [{"system": "http://loinc.org", "code": code, "display": display}]});
    let entries = vec![
        json!({"fullUrl": "https://example.org/fhir/Patient/1", "resource": {"resourceType": "Patient", "id": "1", "name": [{"family": "Doe"}], "gender": "female", "birthDate": "1984-05-07"}}),
        json!({"fullUrl": "https://example.org/fhir/Practitioner/1", "resource": {"resourceType": "Practitioner", "id": "1", "name": [{"family": "Roe"}]}}),
        json!({"resource": {"resourceType": "DiagnosticReport", "status": "final", "code": {"text": "Panel"}, "performer": [{"reference": "Practitioner/1"}],
            "result": [{"reference": "Observation/k"}, {"reference": "Observation/panel"}, {"reference": "Observation/none"}, {"reference": "Observation/old"}]}}),
        observation(
            "k",
            json!({"code": loinc("2823-3", "Potassium [Moles/volume] in Serum or Plasma"), "valueQuantity": quantity(6.8, "mmol/L"),
            "referenceRange": [{"low": quantity(3.5, "mmol/L"), "high": quantity(5.1, "mmol/L")}],
            "interpretation": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "code": "HH"}]}]}),
        ),
        observation(
            "panel",
            json!({"code": {"text": "Lipids"}, "component": [
            {"code": loinc("2093-3", "Cholesterol"), "valueQuantity": quantity(180.0, "mg/dL")},
            {"code": loinc("2571-8", "Triglyceride"), "valueQuantity": {"value": 90, "comparator": "<", "unit": "mg/dL"}}]}),
        ),
        observation(
            "none",
            json!({"code": {"text": "Sodium"}, "dataAbsentReason": {"text": "hemolyzed"}}),
        ),
        observation(
            "old",
            json!({"code": loinc("718-7", "Hemoglobin"), "effectiveDateTime": "2023-01-01", "valueQuantity": quantity(9.0, "g/dL")}),
        ),
        observation(
            "unrelated",
            json!({"code": loinc("718-7", "Hemoglobin"), "valueQuantity": quantity(1.0, "g/dL")}),
        ),
    ];
    json!({"resourceType": "Bundle", "type": "collection", "entry": entries}).to_string()
}
