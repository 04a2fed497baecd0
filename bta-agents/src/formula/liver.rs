//! Liver.

use super::quantity::{Activity, Age, Bilirubin, Creatinine, Inr, Platelets, Sodium};
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
