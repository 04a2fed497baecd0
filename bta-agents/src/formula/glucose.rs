//! Glucose and what it is judged by.

use super::quantity::{Glucose, HbA1c, HbA1cIfcc, Insulin};
use super::{Undefined, positive};

/// Returns the estimated average glucose, mg/dL: 28.7 × `HbA1c` − 46.7 (ADAG).
///
/// # Errors
///
/// When `HbA1c` is below 4 % or above 20 %, where the line was not fitted.
pub fn average_glucose(hba1c: HbA1c) -> Result<f64, Undefined> {
    if !(4.0..=20.0).contains(&hba1c.get()) {
        return Err(Undefined::OutsideDomain);
    }
    positive(28.7 * hba1c.get() - 46.7)
}

/// Returns `HbA1c` in mmol/mol (IFCC): 10.93 × % − 23.5.
///
/// # Errors
///
/// When the result is not positive.
pub fn hba1c_ifcc(hba1c: HbA1c) -> Result<HbA1cIfcc, Undefined> {
    HbA1cIfcc::mmol_mol(10.93 * hba1c.get() - 23.5).ok_or(Undefined::OutsideDomain)
}

/// Returns `HbA1c` in % (NGSP): 0.09148 × mmol/mol + 2.152.
///
/// # Errors
///
/// Never for a value that a person can have; when the result overflows.
pub fn hba1c_ngsp(hba1c: HbA1cIfcc) -> Result<HbA1c, Undefined> {
    HbA1c::percent(0.09148 * hba1c.get() + 2.152).ok_or(Undefined::OutsideDomain)
}

/// Returns HOMA-IR: fasting glucose (mg/dL) × fasting insulin (µIU/mL) / 405.
#[must_use]
pub fn homa_ir(fasting_glucose: Glucose, fasting_insulin: Insulin) -> f64 {
    fasting_glucose.get() * fasting_insulin.get() / 405.0
}
