//! Kidney function.

use bta_core::report::Sex;

use super::Undefined;
use super::quantity::{Age, Albuminuria as Ratio, Creatinine, Egfr, Weight};

/// Filtration categories of kidney function (KDIGO).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Filtration {
    /// 90 or more mL/min/1.73 m².
    G1,
    /// 60 to 89.
    G2,
    /// 45 to 59.
    G3a,
    /// 30 to 44.
    G3b,
    /// 15 to 29.
    G4,
    /// Below 15.
    G5,
}

/// Albuminuria categories (KDIGO).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Albuminuria {
    /// Below 30 mg/g.
    A1,
    /// 30 to 300 mg/g.
    A2,
    /// Above 300 mg/g.
    A3,
}

/// The risk that kidney disease gets worse, by both categories (KDIGO "heat map").
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum KidneyRisk {
    /// Green.
    Low,
    /// Yellow.
    Moderate,
    /// Orange.
    High,
    /// Red.
    VeryHigh,
}

/// The constant of the MDRD formula, by how creatinine was measured.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Calibration {
    /// Traceable to the reference method (IDMS), as today: 175.
    Idms,
    /// Before that: 186.
    Original,
}

/// Refuses ages below 18 and beyond 120.
fn adult(age: Age) -> Result<f64, Undefined> {
    match age.get() {
        years if years < 18.0 => Err(Undefined::NotAdult),
        years if years > 120.0 => Err(Undefined::OutsideDomain),
        years => Ok(years),
    }
}

/// Returns eGFR by creatinine, mL/min/1.73 m² (CKD-EPI 2021, without race).
///
/// # Errors
///
/// Below 18 and beyond 120 years.
///
/// # Examples
///
/// ```
/// use bta_agents::formula::{Age, Creatinine, ckd_epi_2021};
/// use bta_core::report::Sex;
///
/// let creatinine = Creatinine::umol_l(88.4).ok_or("creatinine")?;
/// let age = Age::years(50.0).ok_or("age")?;
/// assert_eq!(ckd_epi_2021(creatinine, age, Sex::Male)?.get().round(), 92.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn ckd_epi_2021(creatinine: Creatinine, age: Age, sex: Sex) -> Result<Egfr, Undefined> {
    let years = adult(age)?;
    let (kappa, alpha, factor) = match sex {
        Sex::Female => (0.7, -0.241, 1.012),
        Sex::Male => (0.9, -0.302, 1.0),
    };
    let relative = creatinine.get() / kappa;
    let rate = 142.0
        * relative.min(1.0).powf(alpha)
        * relative.max(1.0).powf(-1.2)
        * 0.9938_f64.powf(years)
        * factor;
    Egfr::ml_min(rate).ok_or(Undefined::Meaningless)
}

/// Returns eGFR by the four-variable MDRD formula, mL/min/1.73 m² (without race).
///
/// # Errors
///
/// Below 18 and beyond 120 years.
pub fn mdrd(
    creatinine: Creatinine,
    age: Age,
    sex: Sex,
    calibration: Calibration,
) -> Result<Egfr, Undefined> {
    let constant = match calibration {
        Calibration::Idms => 175.0,
        Calibration::Original => 186.0,
    };
    let factor = if sex == Sex::Female { 0.742 } else { 1.0 };
    let rate = constant * creatinine.get().powf(-1.154) * adult(age)?.powf(-0.203) * factor;
    Egfr::ml_min(rate).ok_or(Undefined::Meaningless)
}

/// Returns creatinine clearance, mL/min (Cockcroft–Gault).
///
/// # Errors
///
/// Below 18 and beyond 120 years.
pub fn cockcroft_gault(
    creatinine: Creatinine,
    age: Age,
    weight: Weight,
    sex: Sex,
) -> Result<f64, Undefined> {
    let factor = if sex == Sex::Female { 0.85 } else { 1.0 };
    let rate = (140.0 - adult(age)?) * weight.get() * factor / (72.0 * creatinine.get());
    super::positive(rate)
}

/// Returns the filtration category of a rate.
#[must_use]
pub fn filtration(rate: Egfr) -> Filtration {
    match rate.get() {
        rate if rate >= 90.0 => Filtration::G1,
        rate if rate >= 60.0 => Filtration::G2,
        rate if rate >= 45.0 => Filtration::G3a,
        rate if rate >= 30.0 => Filtration::G3b,
        rate if rate >= 15.0 => Filtration::G4,
        _ => Filtration::G5,
    }
}

/// Returns the albuminuria category of a ratio.
#[must_use]
pub fn albuminuria(ratio: Ratio) -> Albuminuria {
    match ratio.get() {
        ratio if ratio < 30.0 => Albuminuria::A1,
        ratio if ratio <= 300.0 => Albuminuria::A2,
        _ => Albuminuria::A3,
    }
}

/// Returns the risk by both categories.
#[must_use]
pub const fn kidney_risk(filtration: Filtration, albuminuria: Albuminuria) -> KidneyRisk {
    match (filtration, albuminuria) {
        (Filtration::G1 | Filtration::G2, Albuminuria::A1) => KidneyRisk::Low,
        (Filtration::G1 | Filtration::G2, Albuminuria::A2) | (Filtration::G3a, Albuminuria::A1) => {
            KidneyRisk::Moderate
        }
        (Filtration::G1 | Filtration::G2, Albuminuria::A3)
        | (Filtration::G3a, Albuminuria::A2)
        | (Filtration::G3b, Albuminuria::A1) => KidneyRisk::High,
        (Filtration::G3a, Albuminuria::A3)
        | (Filtration::G3b, Albuminuria::A2 | Albuminuria::A3)
        | (Filtration::G4 | Filtration::G5, _) => KidneyRisk::VeryHigh,
    }
}
