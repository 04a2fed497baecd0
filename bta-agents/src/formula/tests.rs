//! Published numbers that the formulas must give, within the tolerance of their rounding.

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

fn weight(value: f64) -> Weight {
    Weight::kg(value).unwrap()
}

fn creatinine(value: f64) -> Creatinine {
    Creatinine::mg_dl(value).unwrap()
}

fn creatinine_si(value: f64) -> Creatinine {
    Creatinine::umol_l(value).unwrap()
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

fn chloride(value: f64) -> Chloride {
    Chloride::mmol_l(value).unwrap()
}

fn bicarbonate(value: f64) -> Bicarbonate {
    Bicarbonate::mmol_l(value).unwrap()
}

fn albumin(value: f64) -> Albumin {
    Albumin::g_dl(value).unwrap()
}

fn calcium(value: f64) -> Calcium {
    Calcium::mg_dl(value).unwrap()
}

fn glucose(value: f64) -> Glucose {
    Glucose::mg_dl(value).unwrap()
}

fn glucose_si(value: f64) -> Glucose {
    Glucose::mmol_l(value).unwrap()
}

fn insulin(value: f64) -> Insulin {
    Insulin::uiu_ml(value).unwrap()
}

fn hba1c(value: f64) -> HbA1c {
    HbA1c::percent(value).unwrap()
}

fn urea_nitrogen(value: f64) -> UreaNitrogen {
    UreaNitrogen::mg_dl(value).unwrap()
}

fn activity(value: f64) -> Activity {
    Activity::u_l(value).unwrap()
}

fn platelets(value: f64) -> Platelets {
    Platelets::thousand_per_ul(value).unwrap()
}

fn bilirubin(value: f64) -> Bilirubin {
    Bilirubin::mg_dl(value).unwrap()
}

fn bilirubin_si(value: f64) -> Bilirubin {
    Bilirubin::umol_l(value).unwrap()
}

fn inr(value: f64) -> Inr {
    Inr::ratio(value).unwrap()
}

/// CKD-EPI 2021: numbers of clincalc 0.4.0, an independent program, and of the calculator of kidney.org.
#[test]
fn ckd_epi_2021_agrees() {
    check(Some(89.0), 0.5, ckd_epi_2021(creatinine(1.0), age(55.0), Sex::Male).map(Egfr::get));
    check(Some(59.0), 0.5, ckd_epi_2021(creatinine(0.9), age(95.0), Sex::Female).map(Egfr::get));
    check(Some(106.0), 0.5, ckd_epi_2021(creatinine(0.6), age(55.0), Sex::Female).map(Egfr::get));
    check(Some(73.0), 0.5, ckd_epi_2021(creatinine(1.0), age(40.0), Sex::Female).map(Egfr::get));
    check(Some(143.0), 0.5, ckd_epi_2021(creatinine(0.6), age(18.0), Sex::Male).map(Egfr::get));
    check(Some(27.0), 0.5, ckd_epi_2021(creatinine(2.0), age(65.0), Sex::Female).map(Egfr::get));
    check(Some(102.0), 0.5, ckd_epi_2021(creatinine(0.7), age(55.0), Sex::Female).map(Egfr::get));
    check(Some(25.0), 0.5, ckd_epi_2021(creatinine(3.5), age(18.0), Sex::Male).map(Egfr::get));
    check(Some(13.0), 0.5, ckd_epi_2021(creatinine(3.5), age(80.0), Sex::Female).map(Egfr::get));
    check(Some(8.0), 0.5, ckd_epi_2021(creatinine(6.0), age(95.0), Sex::Male).map(Egfr::get));
    check(Some(24.0), 0.5, ckd_epi_2021(creatinine(3.5), age(25.0), Sex::Male).map(Egfr::get));
    check(Some(110.0), 0.5, ckd_epi_2021(creatinine(0.4), age(65.0), Sex::Female).map(Egfr::get));
    check(Some(111.0), 0.5, ckd_epi_2021(creatinine(0.9), age(40.0), Sex::Male).map(Egfr::get));
    check(Some(32.0), 0.5, ckd_epi_2021(creatinine(2.0), age(40.0), Sex::Female).map(Egfr::get));
}

/// MDRD with the constant 175: MedCalc-Bench.
#[test]
fn mdrd_agrees() {
    check(
        Some(36.95439),
        0.05,
        mdrd(creatinine(1.36), age(85.0), Sex::Female, Calibration::Idms).map(Egfr::get),
    );
}

/// Cockcroft–Gault: numbers of clincalc 0.4.0, an independent program, and MedCalc-Bench.
#[test]
fn cockcroft_gault_agrees() {
    check(Some(25.5), 0.6, cockcroft_gault(creatinine(1.4), age(85.0), weight(55.0), Sex::Female));
    check(Some(60.0), 0.6, cockcroft_gault(creatinine(1.4), age(30.0), weight(55.0), Sex::Male));
    check(Some(59.5), 0.6, cockcroft_gault(creatinine(1.4), age(65.0), weight(80.0), Sex::Male));
    check(Some(27.8), 0.6, cockcroft_gault(creatinine(3.0), age(65.0), weight(80.0), Sex::Male));
    check(Some(74.2), 0.6, cockcroft_gault(creatinine(1.4), age(30.0), weight(80.0), Sex::Female));
    check(Some(28.0), 0.6, cockcroft_gault(creatinine(3.0), age(30.0), weight(55.0), Sex::Male));
}

/// Friedewald: numbers of clincalc 0.4.0, an independent program.
#[test]
fn friedewald_agrees() {
    check(
        Some(104.0),
        0.05,
        friedewald(cholesterol(200.0), cholesterol(50.0), triglycerides(230.0)),
    );
    check(
        Some(217.0),
        0.05,
        friedewald(cholesterol(300.0), cholesterol(75.0), triglycerides(40.0)),
    );
    check(
        Some(142.0),
        0.05,
        friedewald(cholesterol(200.0), cholesterol(50.0), triglycerides(40.0)),
    );
    check(
        Some(179.0),
        0.05,
        friedewald(cholesterol(300.0), cholesterol(75.0), triglycerides(230.0)),
    );
    check(
        Some(100.0),
        0.05,
        friedewald(cholesterol(200.0), cholesterol(30.0), triglycerides(350.0)),
    );
    check(
        Some(143.0),
        0.05,
        friedewald(cholesterol(240.0), cholesterol(75.0), triglycerides(110.0)),
    );
    check(
        Some(164.0),
        0.05,
        friedewald(cholesterol(240.0), cholesterol(30.0), triglycerides(230.0)),
    );
    check(None, 0.05, friedewald(cholesterol(160.0), cholesterol(75.0), triglycerides(450.0)));
    check(None, 0.05, friedewald(cholesterol(240.0), cholesterol(75.0), triglycerides(450.0)));
    check(None, 0.05, friedewald(cholesterol(120.0), cholesterol(30.0), triglycerides(450.0)));
    check(None, 0.05, friedewald(cholesterol(200.0), cholesterol(75.0), triglycerides(450.0)));
}

/// Sampson: numbers of clincalc 0.4.0, an independent program.
#[test]
fn sampson_agrees() {
    check(Some(205.1), 0.05, sampson(cholesterol(300.0), cholesterol(50.0), triglycerides(230.0)));
    check(Some(213.5), 0.05, sampson(cholesterol(300.0), cholesterol(75.0), triglycerides(75.0)));
    check(Some(70.6), 0.05, sampson(cholesterol(200.0), cholesterol(75.0), triglycerides(350.0)));
    check(Some(109.6), 0.05, sampson(cholesterol(200.0), cholesterol(30.0), triglycerides(350.0)));
    check(Some(109.7), 0.05, sampson(cholesterol(160.0), cholesterol(30.0), triglycerides(110.0)));
    check(Some(180.0), 0.05, sampson(cholesterol(240.0), cholesterol(30.0), triglycerides(160.0)));
    check(Some(145.2), 0.05, sampson(cholesterol(240.0), cholesterol(30.0), triglycerides(350.0)));
    check(Some(82.5), 0.05, sampson(cholesterol(160.0), cholesterol(50.0), triglycerides(160.0)));
    check(Some(24.2), 0.05, sampson(cholesterol(160.0), cholesterol(75.0), triglycerides(450.0)));
    check(None, 0.05, sampson(cholesterol(120.0), cholesterol(75.0), triglycerides(350.0)));
    check(None, 0.05, sampson(cholesterol(120.0), cholesterol(75.0), triglycerides(700.0)));
}

/// Martin–Hopkins: numbers of clincalc 0.4.0, an independent program.
#[test]
fn martin_hopkins_agrees() {
    check(
        Some(93.1),
        0.05,
        martin_hopkins(cholesterol(200.0), cholesterol(75.0), triglycerides(230.0)),
    );
    check(
        Some(8.2),
        0.05,
        martin_hopkins(cholesterol(120.0), cholesterol(75.0), triglycerides(350.0)),
    );
    check(
        Some(225.6),
        0.05,
        martin_hopkins(cholesterol(300.0), cholesterol(50.0), triglycerides(110.0)),
    );
    check(
        Some(66.1),
        0.05,
        martin_hopkins(cholesterol(120.0), cholesterol(30.0), triglycerides(160.0)),
    );
    check(
        Some(127.9),
        0.05,
        martin_hopkins(cholesterol(240.0), cholesterol(75.0), triglycerides(230.0)),
    );
    check(
        Some(186.1),
        0.05,
        martin_hopkins(cholesterol(240.0), cholesterol(30.0), triglycerides(110.0)),
    );
    check(
        Some(69.4),
        0.05,
        martin_hopkins(cholesterol(160.0), cholesterol(75.0), triglycerides(75.0)),
    );
    check(
        Some(41.3),
        0.05,
        martin_hopkins(cholesterol(120.0), cholesterol(50.0), triglycerides(230.0)),
    );
    check(
        Some(152.1),
        0.05,
        martin_hopkins(cholesterol(200.0), cholesterol(30.0), triglycerides(75.0)),
    );
    check(None, 0.0, martin_hopkins(cholesterol(240.0), cholesterol(75.0), triglycerides(450.0)));
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

/// Anion gap and what follows from it: numbers of clincalc 0.4.0, an independent program, and MedCalc-Bench.
#[test]
fn anion_gap_agrees() {
    check(Some(-9.0), 0.05, Ok(anion_gap(sodium(130.0), chloride(115.0), bicarbonate(24.0))));
    check(Some(-17.0), 0.05, Ok(anion_gap(sodium(130.0), chloride(115.0), bicarbonate(32.0))));
    check(
        Some(26.0),
        0.05,
        Ok(anion_gap_with_albumin(
            anion_gap(sodium(140.0), chloride(95.0), bicarbonate(24.0)),
            albumin(2.0),
        )),
    );
    check(
        Some(35.0),
        0.05,
        Ok(anion_gap_with_albumin(
            anion_gap(sodium(150.0), chloride(104.0), bicarbonate(10.0)),
            albumin(4.4),
        )),
    );
    check(
        Some(25.0),
        0.05,
        Ok(anion_gap_with_albumin(
            anion_gap(sodium(140.0), chloride(104.0), bicarbonate(10.0)),
            albumin(4.4),
        )),
    );
    check(
        Some(20.0),
        0.05,
        Ok(anion_gap_with_albumin(
            anion_gap(sodium(140.0), chloride(115.0), bicarbonate(10.0)),
            albumin(2.0),
        )),
    );
    check(
        Some(24.0),
        0.05,
        Ok(anion_gap_with_albumin(
            anion_gap(sodium(130.0), chloride(95.0), bicarbonate(10.0)),
            albumin(4.4),
        )),
    );
    check(
        Some(4.0),
        0.05,
        Ok(anion_gap_with_albumin(
            anion_gap(sodium(130.0), chloride(115.0), bicarbonate(10.0)),
            albumin(4.4),
        )),
    );
}

/// What follows from the anion gap: MedCalc-Bench.
#[test]
fn delta_agrees() {
    check(
        Some(-7.0),
        0.001,
        Ok(delta_gap(anion_gap(sodium(142.0), chloride(123.0), bicarbonate(14.0)))),
    );
    check(
        Some(0.67532),
        0.001,
        delta_ratio(anion_gap(sodium(148.0), chloride(117.0), bicarbonate(8.6)), bicarbonate(8.6)),
    );
}

/// Calcium at normal albumin: numbers of clincalc 0.4.0, an independent program.
#[test]
fn corrected_calcium_agrees() {
    check(Some(10.06), 0.06, corrected_calcium(calcium(9.5), albumin(3.3)));
    check(Some(9.5), 0.06, corrected_calcium(calcium(9.5), albumin(4.0)));
    check(Some(10.36), 0.06, corrected_calcium(calcium(11.0), albumin(4.8)));
    check(Some(8.2), 0.06, corrected_calcium(calcium(7.0), albumin(2.5)));
    check(Some(7.76), 0.06, corrected_calcium(calcium(8.4), albumin(4.8)));
    check(Some(7.56), 0.06, corrected_calcium(calcium(7.0), albumin(3.3)));
}

/// Sodium at normal glucose: numbers of clincalc 0.4.0, an independent program, and MedCalc-Bench.
#[test]
fn corrected_sodium_agrees() {
    check(Some(142.4), 0.06, corrected_sodium_hillier(sodium(140.0), glucose(200.0)));
    check(Some(146.4), 0.06, corrected_sodium_hillier(sodium(132.0), glucose(700.0)));
    check(Some(126.0), 0.06, corrected_sodium_hillier(sodium(120.0), glucose(350.0)));
    check(Some(154.4), 0.06, corrected_sodium_hillier(sodium(140.0), glucose(700.0)));
    check(Some(129.6), 0.06, corrected_sodium_katz(sodium(120.0), glucose(700.0)));
    check(Some(141.6), 0.06, corrected_sodium_katz(sodium(140.0), glucose(200.0)));
    check(Some(141.6), 0.06, corrected_sodium_katz(sodium(132.0), glucose(700.0)));
    check(Some(121.6), 0.06, corrected_sodium_katz(sodium(120.0), glucose(200.0)));
}

/// Osmolality: MedCalc-Bench.
#[test]
fn osmolality_agrees() {
    check(
        Some(283.67302),
        0.01,
        Ok(osmolality(sodium(136.4), urea_nitrogen(11.0), glucose(125.0))),
    );
}

/// Average glucose: table of the ADA; IFCC: table of the NGSP; HOMA-IR: numbers of clincalc 0.4.0, an independent program.
#[test]
fn glucose_agrees() {
    check(Some(212.0), 0.5, average_glucose(hba1c(9.0)));
    check(Some(240.0), 0.5, average_glucose(hba1c(10.0)));
    check(Some(126.0), 0.5, average_glucose(hba1c(6.0)));
    check(Some(183.0), 0.5, average_glucose(hba1c(8.0)));
    check(Some(108.0), 0.5, hba1c_ifcc(hba1c(12.0)).map(HbA1cIfcc::get));
    check(Some(86.0), 0.5, hba1c_ifcc(hba1c(10.0)).map(HbA1cIfcc::get));
    check(Some(39.0), 0.5, hba1c_ifcc(hba1c(5.7)).map(HbA1cIfcc::get));
    check(Some(48.0), 0.5, hba1c_ifcc(hba1c(6.5)).map(HbA1cIfcc::get));
    check(Some(2.96), 0.02, Ok(homa_ir(glucose(100.0), insulin(12.0))));
    check(Some(5.0), 0.02, Ok(homa_ir(glucose(81.0), insulin(25.0))));
    check(Some(2.27), 0.02, Ok(homa_ir(glucose(126.0), insulin(7.3))));
    check(Some(9.07), 0.02, Ok(homa_ir(glucose_si(5.1), insulin(40.0))));
    check(Some(9.88), 0.02, Ok(homa_ir(glucose(100.0), insulin(40.0))));
    check(Some(3.73), 0.02, Ok(homa_ir(glucose(126.0), insulin(12.0))));
}

/// FIB-4: numbers of clincalc 0.4.0, an independent program; APRI and MELD: the tests of transplantr.
#[test]
fn liver_agrees() {
    check(Some(1.04), 0.005, fib4(age(65.0), activity(20.0), activity(25.0), platelets(250.0)));
    check(Some(12.07), 0.005, fib4(age(64.0), activity(120.0), activity(50.0), platelets(90.0)));
    check(Some(4.41), 0.005, fib4(age(64.0), activity(80.0), activity(60.0), platelets(150.0)));
    check(Some(0.8), 0.005, fib4(age(50.0), activity(20.0), activity(25.0), platelets(250.0)));
    check(Some(2.41), 0.005, fib4(age(35.0), activity(80.0), activity(60.0), platelets(150.0)));
    check(Some(1.29), 0.005, fib4(age(50.0), activity(30.0), activity(15.0), platelets(300.0)));
    check(Some(0.9), 0.005, fib4(age(35.0), activity(30.0), activity(15.0), platelets(300.0)));
    check(Some(0.63), 0.01, Ok(apri(activity(38.0), activity(40.0), platelets(150.0))));
    check(Some(24.798), 0.01, Ok(meld(bilirubin_si(54.0), inr(2.0), creatinine_si(170.0))));
    check(
        Some(26.257),
        0.05,
        Ok(meld_na(bilirubin(2.0), inr(1.8), creatinine(2.0), sodium(131.0))),
    );
}

/// KDIGO categories and risk: numbers of clincalc 0.4.0, an independent program.
#[test]
fn kidney_risk_agrees() {
    #[track_caller]
    fn check(rate: f64, ratio: f64, expected: KidneyRisk) {
        let albumin = AlbuminCreatinineRatio::mg_mmol(ratio).unwrap();
        assert_eq!(
            kidney_risk(filtration(Egfr::ml_min(rate).unwrap()), albuminuria(albumin)),
            expected
        );
    }
    check(35.0, 100.0, KidneyRisk::VeryHigh);
    check(20.0, 10.0, KidneyRisk::VeryHigh);
    check(10.0, 10.0, KidneyRisk::VeryHigh);
    check(95.0, 100.0, KidneyRisk::High);
    check(50.0, 10.0, KidneyRisk::High);
    check(75.0, 10.0, KidneyRisk::Moderate);
    check(20.0, 100.0, KidneyRisk::VeryHigh);
    check(50.0, 1.0, KidneyRisk::Moderate);
    check(95.0, 1.0, KidneyRisk::Low);
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
