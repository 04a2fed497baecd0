//! Numbers that others published or computed, and what formulas refuse. `--example formulas` checks
//! any table of this form.

use bta_agents::formula::named::{Answer, Input, Inputs, Refusal, apply, names};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Row {
    function: String,
    inputs_json: String,
    expected: String,
    tolerance: String,
}

fn inputs(json: &str) -> Inputs {
    let values: serde_json::Map<String, serde_json::Value> = serde_json::from_str(json).unwrap();
    values
        .into_iter()
        .map(|(name, value)| {
            let input = match value {
                serde_json::Value::Number(number) => Input::Number(number.as_f64().unwrap()),
                serde_json::Value::String(text) => Input::Text(text),
                serde_json::Value::Bool(flag) => Input::Flag(flag),
                _ => Input::Missing,
            };
            (name, input)
        })
        .collect()
}

#[test]
fn published_numbers_follow() {
    let mut rows = 0;
    for row in csv::Reader::from_reader(include_str!("../vectors.csv").as_bytes()).deserialize() {
        let row: Row = row.unwrap();
        let agrees = match apply(&row.function, &inputs(&row.inputs_json)) {
            Ok(Answer::Number { value, .. }) => row.expected.parse::<f64>().is_ok_and(|expected| {
                (value - expected).abs() <= row.tolerance.parse::<f64>().unwrap() + 1e-9
            }),
            Ok(Answer::Word(word)) => word == row.expected,
            Err(Refusal::UnknownFunction(_)) => false,
            Err(_) => row.expected == "null",
        };
        assert!(agrees, "{row:?} gives {:?}", apply(&row.function, &inputs(&row.inputs_json)));
        rows += 1;
    }
    assert!(rows > 200, "{rows}");
}

#[track_caller]
fn check(function: &str, json: &str, expected: Option<f64>) {
    let answer = apply(function, &inputs(json));
    match (&answer, expected) {
        (Ok(Answer::Number { value, .. }), Some(expected)) => {
            assert!((value - expected).abs() <= expected.abs() * 0.005, "{value}, not {expected}");
        }
        (Err(_), None) => {}
        _ => panic!("{function} {json} gives {answer:?}, not {expected:?}"),
    }
}

/// The same in other units, by arithmetic of the row above it.
#[test]
fn units_are_understood_wherever_they_stand() {
    check("egfr_ckd_epi_2021", r#"{"creatinine": 1.0, "age": 50, "sex": "M"}"#, Some(91.9));
    check(
        "egfr_ckd_epi_2021",
        r#"{"creatinine_umol_l": 88.4, "age": 50, "sex": "male"}"#,
        Some(91.9),
    );
    check(
        "egfr_ckd_epi_2021",
        r#"{"creatinine": 88.4, "creatinine_unit": "µmol/L", "age": 50, "sex": "m"}"#,
        Some(91.9),
    );
    check("ldl_friedewald", r#"{"tc": 200, "hdl": 50, "tg": 150}"#, Some(120.0));
    check(
        "ldl_friedewald",
        r#"{"tc": 5.172, "hdl": 1.293, "tg": 1.694, "unit": "mmol/L"}"#,
        Some(3.103),
    );
    check("corrected_calcium", r#"{"calcium": 8.0, "albumin_g_dl": 2.5}"#, Some(9.2));
    check(
        "corrected_calcium",
        r#"{"calcium": 2.0, "albumin_g_l": 25, "unit": "mmol/L"}"#,
        Some(2.3),
    );
    check("homa_ir", r#"{"glucose_mmol_l": 5.5, "insulin_uiu_ml": 10}"#, Some(2.44));
    check("homa_ir", r#"{"glucose": 5.5, "unit": "mmol/L", "insulin_pmol_l": 60}"#, Some(2.44));
    check("corrected_sodium_katz", r#"{"sodium": 130, "glucose_mmol_l": 20}"#, Some(134.2));
    check(
        "osmolality_calc",
        r#"{"sodium": 140, "urea_mmol_l": 5, "glucose_mmol_l": 5}"#,
        Some(290.0),
    );
    check("tsat", r#"{"iron_umol_l": 10, "tibc_umol_l": 50}"#, Some(20.0));
    check(
        "convert",
        r#"{"analyte": "hba1c", "from": "mmol/mol", "to": "%", "value": 48}"#,
        Some(6.54),
    );
    check(
        "convert",
        r#"{"analyte": "hba1c", "from": "%", "to": "mmol/mol", "value": 6.5}"#,
        Some(47.5),
    );
}

/// Missing, censored, senseless and out of domain.
#[test]
fn what_cannot_be_computed_is_refused() {
    check("egfr_ckd_epi_2021", r#"{"creatinine": 1.0, "age": 50}"#, None);
    check("egfr_ckd_epi_2021", r#"{"creatinine": null, "age": 50, "sex": "F"}"#, None);
    check("egfr_ckd_epi_2021", r#"{"creatinine": "<0.3", "age": 50, "sex": "F"}"#, None);
    check("egfr_ckd_epi_2021", r#"{"creatinine": 1.0, "age": 17, "sex": "F"}"#, None);
    check("egfr_ckd_epi_2021", r#"{"creatinine": 1.0, "unit": "mg", "age": 40, "sex": "F"}"#, None);
    check("egfr_ckd_epi_2021", r#"{"creatinine": 0, "age": 40, "sex": "F"}"#, None);
    check("crcl_cockcroft_gault", r#"{"creatinine": 1.0, "age": 40, "sex": "F"}"#, None);
    check("fib4", r#"{"age": 50, "ast": 30, "alt": 20, "platelets": 0}"#, None);
    check("ldl_martin_hopkins", r#"{"tc": 200, "hdl": 50, "tg": 400}"#, None);
    check("ldl_martin_hopkins_extended", r#"{"tc": 200, "hdl": 50, "tg": 800}"#, None);
    check("ldl_sampson", r#"{"tc": 200, "hdl": 50, "tg": 801}"#, None);
    check("corrected_sodium_hillier", r#"{"sodium": 130, "glucose_mg_dl": 90}"#, None);
    check("anion_gap", r#"{"sodium": 140, "chloride": 104}"#, None);
    check("convert", r#"{"analyte": "glucose", "from": "mg/dL", "to": "U/L", "value": 90}"#, None);
    check("a formula of nobody", "{}", None);
}

#[test]
fn every_formula_has_its_own_name_and_refuses_nothing() {
    let mut seen: Vec<&str> = names().collect();
    let count = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), count);
    for name in seen {
        assert!(apply(name, &Inputs::default()).is_err(), "{name}");
    }
}
