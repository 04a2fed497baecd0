//! Salts, acid and base.

use super::quantity::{Albumin, Bicarbonate, Calcium, Chloride, Glucose, Sodium, UreaNitrogen};
use super::{Undefined, positive};

/// The anion gap that is held for normal, mmol/L.
const NORMAL_GAP: f64 = 12.0;
/// The bicarbonate that is held for normal, mmol/L.
const NORMAL_BICARBONATE: f64 = 24.0;
/// The albumin that corrections refer to, g/dL.
const NORMAL_ALBUMIN: f64 = 4.0;

/// Returns the anion gap without potassium, mmol/L: Na − Cl − HCO3. It may be negative.
#[must_use]
pub fn anion_gap(sodium: Sodium, chloride: Chloride, bicarbonate: Bicarbonate) -> f64 {
    sodium.get() - chloride.get() - bicarbonate.get()
}

/// Returns the anion gap as it would be at an albumin of 4 g/dL, mmol/L: gap + 2.5 × (4 − albumin).
#[must_use]
pub fn anion_gap_with_albumin(gap: f64, albumin: Albumin) -> f64 {
    gap + 2.5 * (NORMAL_ALBUMIN - albumin.get())
}

/// Returns by how much the anion gap exceeds 12 mmol/L.
#[must_use]
pub fn delta_gap(gap: f64) -> f64 {
    gap - NORMAL_GAP
}

/// Returns the delta ratio: (gap − 12) / (24 − HCO3).
///
/// # Errors
///
/// When bicarbonate is not below 24 mmol/L: there is no metabolic acidosis to take apart.
pub fn delta_ratio(gap: f64, bicarbonate: Bicarbonate) -> Result<f64, Undefined> {
    let missing = NORMAL_BICARBONATE - bicarbonate.get();
    if missing > 0.0 { Ok(delta_gap(gap) / missing) } else { Err(Undefined::OutsideDomain) }
}

/// Returns total calcium as it would be at an albumin of 4 g/dL, mg/dL: Ca + 0.8 × (4 − albumin).
///
/// # Errors
///
/// When the result is not positive.
pub fn corrected_calcium(calcium: Calcium, albumin: Albumin) -> Result<f64, Undefined> {
    positive(calcium.get() + 0.8 * (NORMAL_ALBUMIN - albumin.get()))
}

/// Returns sodium corrected for glucose, mmol/L: Na + 0.024 × (glucose − 100) (Hillier 1999).
///
/// # Errors
///
/// When glucose is not above 100 mg/dL.
pub fn corrected_sodium_hillier(sodium: Sodium, glucose: Glucose) -> Result<f64, Undefined> {
    corrected_sodium(sodium, glucose, 0.024)
}

/// Returns sodium corrected for glucose, mmol/L: Na + 0.016 × (glucose − 100) (Katz 1973).
///
/// # Errors
///
/// When glucose is not above 100 mg/dL.
pub fn corrected_sodium_katz(sodium: Sodium, glucose: Glucose) -> Result<f64, Undefined> {
    corrected_sodium(sodium, glucose, 0.016)
}

fn corrected_sodium(sodium: Sodium, glucose: Glucose, per_mg_dl: f64) -> Result<f64, Undefined> {
    let excess = glucose.get() - 100.0;
    if excess >= 0.0 {
        Ok(sodium.get() + per_mg_dl * excess)
    } else {
        Err(Undefined::OutsideDomain)
    }
}

/// Returns the calculated osmolality, mosm/kg: 2 × Na + BUN / 2.8 + glucose / 18.
#[must_use]
pub fn osmolality(sodium: Sodium, urea_nitrogen: UreaNitrogen, glucose: Glucose) -> f64 {
    2.0 * sodium.get() + urea_nitrogen.get() / 2.8 + glucose.get() / 18.0
}
