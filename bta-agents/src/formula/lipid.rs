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

/// The factors for 400 to 799 mg/dL triglycerides: a row for each 10 mg/dL, columns as above.
const FACTORS_EXTENDED: [[f64; 6]; 40] = [
    [10.4, 8.7, 7.9, 7.3, 6.7, 6.1],
    [10.7, 8.9, 7.9, 7.3, 6.7, 6.0],
    [10.3, 8.9, 7.9, 7.4, 6.8, 6.0],
    [11.2, 8.9, 8.0, 7.3, 6.8, 6.0],
    [12.0, 9.0, 8.0, 7.5, 6.9, 6.0],
    [11.3, 9.3, 8.2, 7.4, 7.0, 6.0],
    [12.3, 9.2, 8.3, 7.7, 6.9, 6.1],
    [10.6, 9.3, 8.3, 7.6, 7.0, 6.0],
    [11.7, 9.3, 8.4, 7.6, 7.1, 6.1],
    [11.6, 9.6, 8.4, 7.6, 7.2, 6.2],
    [12.1, 9.2, 8.4, 7.5, 7.1, 6.2],
    [12.3, 9.9, 8.5, 7.9, 7.1, 6.3],
    [12.0, 9.8, 8.7, 7.7, 7.1, 6.3],
    [12.0, 9.8, 8.7, 7.8, 7.2, 6.3],
    [11.3, 10.0, 8.8, 7.8, 7.4, 6.3],
    [12.2, 10.2, 8.8, 8.0, 7.4, 6.2],
    [13.8, 10.2, 8.7, 8.1, 7.2, 6.2],
    [15.4, 10.4, 8.9, 8.0, 7.3, 6.2],
    [12.7, 10.5, 9.1, 8.3, 7.3, 6.4],
    [12.5, 10.5, 9.2, 8.3, 7.2, 5.9],
    [13.7, 10.5, 8.9, 8.2, 7.6, 6.3],
    [15.4, 10.5, 9.1, 8.4, 7.5, 6.4],
    [16.4, 11.3, 9.2, 8.5, 7.5, 6.4],
    [14.1, 11.6, 9.4, 8.2, 7.3, 6.2],
    [14.8, 11.0, 9.1, 8.1, 7.5, 6.6],
    [14.2, 11.0, 9.2, 8.3, 7.5, 6.4],
    [15.0, 10.9, 9.2, 8.3, 7.5, 6.5],
    [14.2, 11.0, 9.3, 8.6, 7.6, 6.7],
    [16.7, 11.5, 9.8, 8.3, 7.4, 6.7],
    [15.0, 11.6, 9.8, 8.4, 7.8, 6.5],
    [16.6, 11.5, 9.5, 8.5, 7.8, 6.9],
    [14.5, 10.9, 9.7, 8.5, 7.8, 6.4],
    [16.5, 11.7, 9.5, 8.5, 7.6, 6.6],
    [18.2, 12.2, 9.9, 8.9, 8.2, 6.6],
    [17.5, 11.7, 9.9, 8.5, 7.9, 6.6],
    [17.5, 12.9, 10.2, 8.8, 8.1, 6.4],
    [19.2, 11.4, 9.9, 8.7, 8.3, 6.5],
    [17.3, 13.4, 10.4, 8.6, 8.2, 6.7],
    [23.9, 12.3, 10.4, 9.1, 7.9, 6.7],
    [15.6, 13.0, 10.7, 8.7, 8.0, 6.7],
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
/// Below 16 and above 800 mg/dL triglycerides, and when the result is negative.
pub fn sampson(
    total: Cholesterol,
    hdl: Cholesterol,
    triglycerides: Triglycerides,
) -> Result<f64, Undefined> {
    let fat = triglycerides.get();
    if !(16.0..=800.0).contains(&fat) {
        return Err(Undefined::OutsideDomain);
    }
    let rest = non_hdl(total, hdl)?.get();
    let very_low = fat / 8.56 + fat * rest / 2140.0 - fat * fat / 16_100.0;
    plausible(total.get() / 0.948 - hdl.get() / 0.971 - very_low - 9.44)
}

/// Returns LDL, mg/dL: non-HDL − triglycerides / factor (Martin–Hopkins 2013, 180 cells).
///
/// # Errors
///
/// Below 7 and from 400 mg/dL triglycerides, and when the result is negative.
pub fn martin_hopkins(
    total: Cholesterol,
    hdl: Cholesterol,
    triglycerides: Triglycerides,
) -> Result<f64, Undefined> {
    let rest = non_hdl(total, hdl)?;
    let factor = martin_hopkins_factor(triglycerides, rest)?;
    plausible(rest.get() - triglycerides.get() / factor)
}

/// Returns the factor of the 180-cell table.
///
/// # Errors
///
/// Below 7 and from 400 mg/dL triglycerides.
pub fn martin_hopkins_factor(
    triglycerides: Triglycerides,
    non_hdl: Cholesterol,
) -> Result<f64, Undefined> {
    let fat = triglycerides.get();
    if !(7.0..400.0).contains(&fat) {
        return Err(Undefined::OutsideDomain);
    }
    let row = FACTORS.iter().find(|(limit, _)| fat <= *limit);
    row.and_then(|(_, row)| row.get(column(non_hdl))).copied().ok_or(Undefined::OutsideDomain)
}

/// Returns LDL, mg/dL, for 400 to 799 mg/dL triglycerides (extension of Martin–Hopkins, Sajja
/// 2021, 240 cells). It errs less than other formulas there, and still errs.
///
/// # Errors
///
/// Below 400 and from 800 mg/dL triglycerides, and when the result is negative.
pub fn martin_hopkins_extended(
    total: Cholesterol,
    hdl: Cholesterol,
    triglycerides: Triglycerides,
) -> Result<f64, Undefined> {
    let rest = non_hdl(total, hdl)?;
    let factor = martin_hopkins_extended_factor(triglycerides, rest)?;
    plausible(rest.get() - triglycerides.get() / factor)
}

/// Returns the factor of the 240-cell table.
///
/// # Errors
///
/// Below 400 and from 800 mg/dL triglycerides.
pub fn martin_hopkins_extended_factor(
    triglycerides: Triglycerides,
    non_hdl: Cholesterol,
) -> Result<f64, Undefined> {
    let fat = triglycerides.get();
    let starts = (0_u16..).map(|row| 400.0 + 10.0 * f64::from(row));
    let row = FACTORS_EXTENDED
        .iter()
        .zip(starts)
        .find(|(_, start)| (*start..start + 10.0).contains(&fat));
    row.and_then(|(row, _)| row.get(column(non_hdl))).copied().ok_or(Undefined::OutsideDomain)
}

/// Returns the column of both tables.
fn column(non_hdl: Cholesterol) -> usize {
    [100.0, 130.0, 160.0, 190.0, 220.0].iter().position(|limit| non_hdl.get() < *limit).unwrap_or(5)
}

/// Refuses a negative LDL.
fn plausible(ldl: f64) -> Result<f64, Undefined> {
    if ldl >= 0.0 { Ok(ldl) } else { Err(Undefined::Meaningless) }
}
