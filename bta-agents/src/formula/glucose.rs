//! Glucose and what it is judged by.

use super::quantity::{Glucose, HbA1c, Insulin};
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
pub fn hba1c_ifcc(hba1c: HbA1c) -> Result<f64, Undefined> {
    positive(10.93 * hba1c.get() - 23.5)
}

/// Returns `HbA1c` in % (NGSP) from mmol/mol (IFCC): 0.09148 × mmol/mol + 2.152.
///
/// # Errors
///
/// When `mmol_mol` is not a positive finite number.
pub fn hba1c_ngsp(mmol_mol: f64) -> Result<HbA1c, Undefined> {
    positive(mmol_mol)
        .ok()
        .and_then(|mmol_mol| HbA1c::percent(0.09148 * mmol_mol + 2.152))
        .ok_or(Undefined::OutsideDomain)
}

/// Returns HOMA-IR: fasting glucose (mg/dL) × fasting insulin (µIU/mL) / 405.
#[must_use]
pub fn homa_ir(fasting_glucose: Glucose, fasting_insulin: Insulin) -> f64 {
    fasting_glucose.get() * fasting_insulin.get() / 405.0
}
