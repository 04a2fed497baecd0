use std::collections::HashSet;

use octofhir_ucum::validate;

use super::{Row, analyte, analytes, rows};
use crate::unit::Unit;
use crate::{Analyte, Interval};

#[test]
fn every_row_parses() {
    for row in rows() {
        let parsed = Row::of(row).and_then(|row| row.analyte());
        assert!(parsed.is_ok(), "{row}");
    }
    assert_eq!(analytes().len(), rows().count());
}

#[test]
fn keys_are_unique() {
    let keys: HashSet<_> = analytes().iter().map(Analyte::key).collect();
    assert_eq!(keys.len(), analytes().len());
    assert!(analytes().iter().all(|row| analyte(row.key).map(Analyte::key) == Some(row.key)));
}

#[test]
fn codes_have_their_check_digit() {
    for analyte in analytes() {
        let others = analyte.other_codes.iter().map(|(_, code)| *code);
        for code in analyte.loinc.iter().map(|loinc| loinc.code).chain(others) {
            assert!(has_check_digit(code), "{}: {code}", analyte.key);
        }
    }
    assert!(has_check_digit("718-7"));
    assert!(!has_check_digit("718-8"));
}

/// The check of LOINC: from the right, every second digit is doubled and its digits are added.
fn has_check_digit(code: &str) -> bool {
    let Some((number, check)) = code.split_once('-') else { return false };
    let digits = number.bytes().rev().map(|byte| u32::from(byte - b'0'));
    let sum: u32 = digits
        .enumerate()
        .map(|(place, digit)| match place % 2 {
            0 if digit * 2 > 9 => digit * 2 - 9,
            0 => digit * 2,
            _ => digit,
        })
        .sum();
    check.parse() == Ok((10 - sum % 10) % 10)
}

#[test]
fn bounds_are_ordered() {
    for analyte in analytes() {
        let key = analyte.key;
        let (lowest, highest) = analyte.plausible.unwrap_or((f64::MIN, f64::MAX));
        assert!(lowest < highest, "{key}");
        for Interval { low, high, .. } in analyte.intervals.iter().flatten() {
            let (low, high) = (low.unwrap_or(lowest), high.unwrap_or(highest));
            assert!(low < high && lowest <= low && high <= highest, "{key}: {low} to {high}");
            let critical = analyte.critical;
            assert!(critical.low.is_none_or(|critical| critical < low), "{key}");
            assert!(critical.high.is_none_or(|critical| critical > high), "{key}");
        }
    }
}

#[test]
fn units_are_valid_and_convert() {
    for analyte in analytes().iter().filter(|analyte| !analyte.unit.is_empty()) {
        let unit = Unit::known(analyte.unit).unwrap();
        assert!(validate(analyte.unit).is_ok(), "{}", analyte.unit);
        let same = analyte.canonical(2.5, &unit).unwrap();
        assert_eq!((same.value, same.unit.as_str()), (2.5, analyte.unit), "{}", analyte.key);
        assert_eq!(analyte.loinc_for(&unit), analyte.loinc.map(|loinc| loinc.code));
        for conversion in &analyte.conversions {
            assert!(validate(conversion.ucum).is_ok(), "{}", conversion.ucum);
            let unit = Unit::known(conversion.ucum).unwrap();
            let found = analyte.canonical(2.0, &unit).unwrap().value;
            let expected = 2.0 * conversion.factor + conversion.offset;
            assert!((found / expected - 1.0).abs() < 1e-9, "{} {}", analyte.key, conversion.ucum);
        }
    }
}

#[track_caller]
fn converts(key: &str, printed: &str, value: f64, expected: Option<f64>) {
    let unit = crate::unit::parse(printed).unwrap();
    let found = analyte(key).unwrap().canonical(value, &unit).map(|quantity| quantity.value);
    match (found, expected) {
        (Some(found), Some(expected)) => assert!(
            (found - expected).abs() <= expected.abs() * 5e-3,
            "{found} instead of {expected}"
        ),
        (found, expected) => assert_eq!(found, expected),
    }
}

#[test]
fn conversions() {
    converts("hemoglobin", "g/L", 150.0, Some(15.0));
    converts("hemoglobin", "mmol/L", 9.3, Some(14.99));
    converts("platelets", "lakhs/cumm", 2.5, Some(250.0));
    converts("platelets", "mil/mm3", 250.0, Some(250.0));
    converts("rbc", "mil/mm3", 4.5, Some(4.5));
    converts("wbc", "/cumm", 7200.0, Some(7.2));
    converts("hematocrit", "L/L", 0.42, Some(42.0));
    converts("glucose", "mmol/L", 5.55, Some(100.0));
    converts("creatinine", "µmol/L", 88.4, Some(1.0));
    converts("creatinine", "mg/L", 9.0, Some(0.9));
    converts("hba1c", "mmol/mol", 53.0, Some(7.0));
    converts("alt", "µkat/L", 1.0, Some(60.0));
    converts("tsh", "µIU/mL", 2.1, Some(2.1));
    converts("vitamin_d_25oh", "nmol/L", 75.0, Some(30.0));
    converts("total_protein", "G/L", 72.0, Some(7.2));
    converts("egfr", "mL/min", 90.0, Some(90.0));
    converts("esr", "mm", 12.0, Some(12.0));
}

#[test]
fn what_cannot_be_converted_is_refused() {
    converts("lpa", "nmol/L", 75.0, None);
    converts("d_dimer", "ng/mL", 300.0, None);
    converts("d_dimer", "ng/mL DDU", 300.0, None);
    converts("d_dimer", "ng/mL FEU", 300.0, Some(0.3));
    converts("pdw", "%", 15.0, None);
    converts("glucose", "U/L", 5.0, None);
    converts("hbsag", "ratio", 0.3, None);
}

#[track_caller]
fn code(key: &str, printed: &str, expected: Option<&str>) {
    let unit = crate::unit::parse(printed).unwrap();
    assert_eq!(analyte(key).unwrap().loinc_for(&unit), expected);
}

#[test]
fn codes_follow_the_property_of_the_unit() {
    code("glucose", "mg/dL", Some("2345-7"));
    code("glucose", "g/L", Some("2345-7"));
    code("glucose", "mmol/L", Some("14749-6"));
    code("hba1c", "mmol/mol", Some("59261-8"));
    code("lpa", "nmol/L", Some("43583-4"));
    code("sodium", "mEq/L", Some("2951-2"));
    code("alt", "µkat/L", Some("1742-6"));
    code("tibc", "µmol/L", None);
    code("hemoglobin", "U/L", None);
}

#[test]
fn intervals_are_for_adults() {
    use bta_core::report::Sex;
    let hemoglobin = analyte("hemoglobin").unwrap();
    let low = |sex, age| hemoglobin.interval(sex, age).and_then(|interval| interval.low);
    assert_eq!(low(Some(Sex::Male), Some(40.0)), Some(14.0));
    assert_eq!(low(Some(Sex::Female), None), Some(12.0));
    assert_eq!(low(None, None), None);
    assert_eq!(low(Some(Sex::Male), Some(9.0)), None);
    assert!(analyte("sodium").unwrap().interval(None, None).is_some());
}
