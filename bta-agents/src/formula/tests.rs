//! Domains and tables at their edges. Published numbers stand in `tests/vectors.csv`.

use bta_core::report::Sex;

use super::*;

#[track_caller]
fn check(expected: Option<f64>, tolerance: f64, actual: Result<f64, Undefined>) {
    match (expected, actual) {
        (Some(expected), Ok(actual)) => assert!(
            (expected - actual).abs() <= tolerance + 1e-9,
            "expected {expected} within {tolerance}, not {actual}"
        ),
        (None, Err(_)) => {}
        (expected, actual) => panic!("expected {expected:?}, not {actual:?}"),
    }
}

fn age(value: f64) -> Age {
    Age::years(value).unwrap()
}

fn creatinine(value: f64) -> Creatinine {
    Creatinine::mg_dl(value).unwrap()
}

fn cholesterol(value: f64) -> Cholesterol {
    Cholesterol::mg_dl(value).unwrap()
}

fn triglycerides(value: f64) -> Triglycerides {
    Triglycerides::mg_dl(value).unwrap()
}

fn sodium(value: f64) -> Sodium {
    Sodium::mmol_l(value).unwrap()
}

fn bicarbonate(value: f64) -> Bicarbonate {
    Bicarbonate::mmol_l(value).unwrap()
}

fn glucose(value: f64) -> Glucose {
    Glucose::mg_dl(value).unwrap()
}

fn hba1c(value: f64) -> HbA1c {
    HbA1c::percent(value).unwrap()
}

fn activity(value: f64) -> Activity {
    Activity::u_l(value).unwrap()
}

fn platelets(value: f64) -> Platelets {
    Platelets::thousand_per_ul(value).unwrap()
}

/// Cells of the Martin–Hopkins table: numbers of clincalc 0.4.0, an independent program.
#[test]
fn martin_hopkins_cells_agree() {
    check(Some(3.5), 1e-9, martin_hopkins_factor(triglycerides(7.0), cholesterol(99.9)));
    check(None, 0.0, martin_hopkins_factor(triglycerides(6.9), cholesterol(99.9)));
    check(None, 0.0, martin_hopkins_extended_factor(triglycerides(399.9), cholesterol(99.9)));
    check(
        Some(10.4),
        1e-9,
        martin_hopkins_extended_factor(triglycerides(400.0), cholesterol(99.9)),
    );
    check(
        Some(6.7),
        1e-9,
        martin_hopkins_extended_factor(triglycerides(799.9), cholesterol(220.0)),
    );
    check(None, 0.0, martin_hopkins_extended_factor(triglycerides(800.0), cholesterol(220.0)));
    check(Some(7.0), 1e-9, martin_hopkins_factor(triglycerides(293.0), cholesterol(160.0)));
    check(Some(3.9), 1e-9, martin_hopkins_factor(triglycerides(50.0), cholesterol(100.0)));
}

/// Numbers that no formula may be given.
#[test]
fn quantities_are_positive_and_finite() {
    for value in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(Creatinine::mg_dl(value), None);
        assert_eq!(Sodium::mmol_l(value), None);
    }
}

/// Domains at their edges.
#[test]
fn domains_end_where_they_should() {
    check(None, 0.0, ckd_epi_2021(creatinine(1.0), age(17.9), Sex::Male).map(Egfr::get));
    check(None, 0.0, fib4(age(17.9), activity(20.0), activity(20.0), platelets(200.0)));
    check(None, 0.0, friedewald(cholesterol(300.0), cholesterol(40.0), triglycerides(400.0)));
    check(None, 0.0, friedewald(cholesterol(100.0), cholesterol(120.0), triglycerides(50.0)));
    check(None, 0.0, sampson(cholesterol(300.0), cholesterol(40.0), triglycerides(801.0)));
    check(None, 0.0, corrected_sodium_hillier(sodium(130.0), glucose(99.0)));
    check(None, 0.0, delta_ratio(20.0, bicarbonate(24.0)));
    check(None, 0.0, average_glucose(hba1c(3.9)));
    let saturated = transferrin_saturation(
        Iron::ug_dl(300.0).unwrap(),
        IronBindingCapacity::ug_dl(250.0).unwrap(),
    );
    check(None, 0.0, saturated);
    check(None, 0.0, mentzer(Volume::fl(81.0).unwrap(), RedCells::million_per_ul(5.0).unwrap()));
    check(Some(45.0), 1e-9, Ok(rule_of_three(Hemoglobin::g_dl(15.0).unwrap())));
    check(Some(6.497), 0.001, hba1c_ngsp(HbA1cIfcc::mmol_mol(47.5).unwrap()).map(HbA1c::get));
    check(
        Some(5.0),
        1e-9,
        Ok(r_ratio(activity(200.0), activity(40.0), activity(100.0), activity(100.0))),
    );
}
