//! Liver.

use super::quantity::{
    Activity, Age, Albumin, Bilirubin, BodyMassIndex, Creatinine, Inr, Platelets, Sodium,
};
use super::{Undefined, positive};

/// Returns FIB-4: age × AST / (platelets × √ALT).
///
/// # Errors
///
/// Below 18 years. (Its cut-offs are valid from 35 years only.)
pub fn fib4(
    age: Age,
    ast: Activity,
    alt: Activity,
    platelets: Platelets,
) -> Result<f64, Undefined> {
    if age.get() < 18.0 {
        return Err(Undefined::NotAdult);
    }
    positive(age.get() * ast.get() / (platelets.get() * alt.get().sqrt()))
}

/// Whether glucose is impaired or diabetes is known, as the fibrosis score of NAFLD asks.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Glycemia {
    /// Neither.
    Normal,
    /// One of them.
    Impaired,
}

/// What the fibrosis score of NAFLD is computed from.
#[derive(Clone, Copy, Debug)]
pub struct FibrosisInputs {
    /// Age.
    pub age: Age,
    /// Body mass index.
    pub body_mass: BodyMassIndex,
    /// Glucose.
    pub glycemia: Glycemia,
    /// AST.
    pub ast: Activity,
    /// ALT.
    pub alt: Activity,
    /// Platelets.
    pub platelets: Platelets,
    /// Albumin.
    pub albumin: Albumin,
}

/// Returns the fibrosis score of NAFLD (Angulo 2007): below −1.455 advanced fibrosis is unlikely,
/// above 0.676 likely. It may be negative.
///
/// # Errors
///
/// Below 18 years.
pub fn nafld_fibrosis(inputs: &FibrosisInputs) -> Result<f64, Undefined> {
    let age = inputs.age.get();
    if age < 18.0 {
        return Err(Undefined::NotAdult);
    }
    let impaired = if inputs.glycemia == Glycemia::Impaired { 1.13 } else { 0.0 };
    Ok(-1.675
        + 0.037 * age
        + 0.094 * inputs.body_mass.get()
        + impaired
        + 0.99 * inputs.ast.get() / inputs.alt.get()
        - 0.013 * inputs.platelets.get()
        - 0.66 * inputs.albumin.get())
}

/// Returns APRI: AST / upper limit of AST / platelets × 100.
#[must_use]
pub fn apri(ast: Activity, upper_limit: Activity, platelets: Platelets) -> f64 {
    ast.get() / upper_limit.get() / platelets.get() * 100.0
}

/// Returns the R ratio: (ALT / its upper limit) / (ALP / its upper limit).
#[must_use]
pub fn r_ratio(alt: Activity, alt_upper: Activity, alp: Activity, alp_upper: Activity) -> f64 {
    (alt.get() / alt_upper.get()) / (alp.get() / alp_upper.get())
}

/// Returns the unrounded MELD score; values below 1 count as 1, creatinine at most as 4 mg/dL.
#[must_use]
pub fn meld(bilirubin: Bilirubin, inr: Inr, creatinine: Creatinine) -> f64 {
    3.78 * bilirubin.get().max(1.0).ln()
        + 11.2 * inr.get().max(1.0).ln()
        + 9.57 * creatinine.get().clamp(1.0, 4.0).ln()
        + 6.43
}

/// Returns the unrounded MELD-Na score (Kim 2008); sodium counts between 125 and 140 mmol/L.
#[must_use]
pub fn meld_na(bilirubin: Bilirubin, inr: Inr, creatinine: Creatinine, sodium: Sodium) -> f64 {
    let score = meld(bilirubin, inr, creatinine);
    let missing = 140.0 - sodium.get().clamp(125.0, 140.0);
    score + missing - 0.025 * score * missing
}
