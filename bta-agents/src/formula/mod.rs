//! The published formulas, typed by quantity, each with its domain of validity.
//!
//! A formula refuses input that is missing, censored (the types hold exact numbers only) or
//! outside its domain; it never guesses an optional input. What a value means is not said here.

mod blood;
mod electrolyte;
mod glucose;
mod kidney;
mod lipid;
mod liver;
pub mod named;
mod quantity;

pub use blood::{mentzer, rule_of_three, transferrin_saturation};
pub use electrolyte::{
    anion_gap, anion_gap_with_albumin, corrected_calcium, corrected_sodium_hillier,
    corrected_sodium_katz, delta_gap, delta_ratio, osmolality,
};
pub use glucose::{average_glucose, hba1c_ifcc, hba1c_ngsp, homa_ir};
pub use kidney::{
    Albuminuria, Calibration, Filtration, KidneyRisk, albuminuria, ckd_epi_2021, cockcroft_gault,
    filtration, kidney_risk, mdrd,
};
pub use lipid::{
    friedewald, martin_hopkins, martin_hopkins_extended, martin_hopkins_extended_factor,
    martin_hopkins_factor, non_hdl, sampson,
};
pub use liver::{FibrosisInputs, Glycemia, apri, fib4, meld, meld_na, nafld_fibrosis, r_ratio};
pub use quantity::{
    Activity, Age, Albumin, Albuminuria as AlbuminCreatinineRatio, Bicarbonate, Bilirubin,
    BodyMassIndex, Calcium, Chloride, Cholesterol, Creatinine, Egfr, Glucose, HbA1c, HbA1cIfcc,
    Hemoglobin, Inr, Insulin, Iron, IronBindingCapacity, Platelets, Quantity, RedCells, Sodium,
    Triglycerides, UreaNitrogen, Volume, Weight,
};

/// Why a formula gives no value.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Undefined {
    /// It was derived in adults.
    #[error("formula holds for adults only")]
    NotAdult,
    /// An input is outside the domain the formula was derived in.
    #[error("input is outside the domain of the formula")]
    OutsideDomain,
    /// The inputs contradict each other, or the result has no meaning.
    #[error("result is not meaningful")]
    Meaningless,
}

/// Refuses a result that is not a positive finite number.
fn positive(value: f64) -> Result<f64, Undefined> {
    if value.is_finite() && value > 0.0 { Ok(value) } else { Err(Undefined::Meaningless) }
}

#[cfg(test)]
mod tests;
