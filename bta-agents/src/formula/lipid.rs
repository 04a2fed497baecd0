//! Cholesterol.

use super::Undefined;
use super::quantity::{Cholesterol, Triglycerides};

/// The factors of Martin and Hopkins: the upper triglycerides of the row (mg/dL), and a factor
/// for each column of non-HDL cholesterol (below 100, 130, 160, 190, 220 mg/dL, and above).
const FACTORS: [(f64, [f64; 6]); 30] = [
    (49.0, [3.5, 3.4, 3.3, 3.3, 3.2, 3.1]),
    (56.0, [4.0, 3.9, 3.7, 3.6, 3.6, 3.4]),
    (61.0, [4.3, 4.1, 4.0, 3.9, 3.8, 3.6]),
    (66.0, [4.5, 4.3, 4.1, 4.0, 3.9, 3.9]),
    (71.0, [4.7, 4.4, 4.3, 4.2, 4.1, 3.9]),
    (75.0, [4.8, 4.6, 4.4, 4.2, 4.2, 4.1]),
    (79.0, [4.9, 4.6, 4.5, 4.3, 4.3, 4.2]),
    (83.0, [5.0, 4.8, 4.6, 4.4, 4.3, 4.2]),
    (87.0, [5.1, 4.8, 4.6, 4.5, 4.4, 4.3]),
    (92.0, [5.2, 4.9, 4.7, 4.6, 4.4, 4.3]),
    (96.0, [5.3, 5.0, 4.8, 4.7, 4.5, 4.4]),
    (100.0, [5.4, 5.1, 4.8, 4.7, 4.5, 4.3]),
    (105.0, [5.5, 5.2, 5.0, 4.7, 4.6, 4.5]),
    (110.0, [5.6, 5.3, 5.0, 4.8, 4.6, 4.5]),
    (115.0, [5.7, 5.4, 5.1, 4.9, 4.7, 4.5]),
    (120.0, [5.8, 5.5, 5.2, 5.0, 4.8, 4.6]),
    (126.0, [6.0, 5.5, 5.3, 5.0, 4.8, 4.6]),
    (132.0, [6.1, 5.7, 5.3, 5.1, 4.9, 4.7]),
    (138.0, [6.2, 5.8, 5.4, 5.2, 5.0, 4.7]),
    (146.0, [6.3, 5.9, 5.6, 5.3, 5.0, 4.8]),
    (154.0, [6.5, 6.0, 5.7, 5.4, 5.1, 4.8]),
    (163.0, [6.7, 6.2, 5.8, 5.4, 5.2, 4.9]),
    (173.0, [6.8, 6.3, 5.9, 5.5, 5.3, 5.0]),
    (185.0, [7.0, 6.5, 6.0, 5.7, 5.4, 5.1]),
    (201.0, [7.3, 6.7, 6.2, 5.8, 5.5, 5.2]),
    (220.0, [7.6, 6.9, 6.4, 6.0, 5.6, 5.3]),
    (247.0, [8.0, 7.2, 6.6, 6.2, 5.9, 5.4]),
    (292.0, [8.5, 7.6, 7.0, 6.5, 6.1, 5.6]),
    (399.0, [9.5, 8.3, 7.5, 7.0, 6.5, 5.9]),
    (13975.0, [11.9, 10.0, 8.8, 8.1, 7.5, 6.7]),
];

/// Returns what is not HDL, mg/dL: total − HDL.
///
/// # Errors
///
/// When HDL is not below total cholesterol.
pub fn non_hdl(total: Cholesterol, hdl: Cholesterol) -> Result<Cholesterol, Undefined> {
    Cholesterol::mg_dl(total.get() - hdl.get()).ok_or(Undefined::Meaningless)
}

/// Returns LDL, mg/dL: total − HDL − triglycerides / 5 (Friedewald).
///
/// # Errors
///
/// From 400 mg/dL triglycerides, and when the result is negative.
///
/// # Examples
///
/// ```
/// use bta_agents::formula::{Cholesterol, Triglycerides, friedewald};
///
/// let total = Cholesterol::mg_dl(200.0).ok_or("total")?;
/// let hdl = Cholesterol::mg_dl(50.0).ok_or("hdl")?;
/// assert_eq!(friedewald(total, hdl, Triglycerides::mg_dl(150.0).ok_or("tg")?)?, 120.0);
/// assert!(friedewald(total, hdl, Triglycerides::mg_dl(450.0).ok_or("tg")?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn friedewald(
    total: Cholesterol,
    hdl: Cholesterol,
    triglycerides: Triglycerides,
) -> Result<f64, Undefined> {
    if triglycerides.get() >= 400.0 {
        return Err(Undefined::OutsideDomain);
    }
    plausible(non_hdl(total, hdl)?.get() - triglycerides.get() / 5.0)
}

/// Returns LDL, mg/dL, by the second equation of the NIH (Sampson 2020).
///
/// # Errors
///
/// Above 800 mg/dL triglycerides, and when the result is negative.
pub fn sampson(
    total: Cholesterol,
    hdl: Cholesterol,
    triglycerides: Triglycerides,
) -> Result<f64, Undefined> {
    let fat = triglycerides.get();
    if fat > 800.0 {
        return Err(Undefined::OutsideDomain);
    }
    let rest = non_hdl(total, hdl)?.get();
    let very_low = fat / 8.56 + fat * rest / 2140.0 - fat * fat / 16_100.0;
    plausible(total.get() / 0.948 - hdl.get() / 0.971 - very_low - 9.44)
}

/// Returns LDL, mg/dL: non-HDL − triglycerides / factor (Martin–Hopkins, 180 cells).
///
/// The extension to 400–799 mg/dL triglycerides is deliberately absent: its 240-cell table is
/// not at hand from a source.
///
/// # Errors
///
/// From 400 mg/dL triglycerides, and when the result is negative.
pub fn martin_hopkins(
    total: Cholesterol,
    hdl: Cholesterol,
    triglycerides: Triglycerides,
) -> Result<f64, Undefined> {
    if triglycerides.get() >= 400.0 {
        return Err(Undefined::OutsideDomain);
    }
    let rest = non_hdl(total, hdl)?;
    plausible(rest.get() - triglycerides.get() / martin_hopkins_factor(triglycerides, rest))
}

/// Returns the factor of the 180-cell table.
#[must_use]
pub fn martin_hopkins_factor(triglycerides: Triglycerides, non_hdl: Cholesterol) -> f64 {
    let upper = triglycerides.get().floor();
    let row = FACTORS.iter().find(|(limit, _)| upper <= *limit).unwrap_or(&FACTORS[29]);
    let column = [100.0, 130.0, 160.0, 190.0, 220.0]
        .iter()
        .position(|limit| non_hdl.get() < *limit)
        .unwrap_or(5);
    row.1[column]
}

/// Refuses a negative LDL.
fn plausible(ldl: f64) -> Result<f64, Undefined> {
    if ldl >= 0.0 { Ok(ldl) } else { Err(Undefined::Meaningless) }
}
