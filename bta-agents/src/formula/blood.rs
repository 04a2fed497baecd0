//! Red cells and iron.

use super::quantity::{Hemoglobin, Iron, IronBindingCapacity, RedCells, Volume};
use super::{Undefined, positive};

/// Returns the share of transferrin that carries iron, %: iron / TIBC × 100.
///
/// # Errors
///
/// When it exceeds 100 %: the two were not measured together.
///
/// # Examples
///
/// ```
/// use bta_agents::formula::{Iron, IronBindingCapacity, transferrin_saturation};
///
/// let iron = Iron::ug_dl(50.0).ok_or("iron")?;
/// let capacity = IronBindingCapacity::ug_dl(400.0).ok_or("capacity")?;
/// assert_eq!(transferrin_saturation(iron, capacity)?, 12.5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn transferrin_saturation(iron: Iron, capacity: IronBindingCapacity) -> Result<f64, Undefined> {
    let share = iron.get() / capacity.get() * 100.0;
    if share <= 100.0 { positive(share) } else { Err(Undefined::Meaningless) }
}

/// Returns the Mentzer index: MCV (fL) / red cells (10*6/µL).
///
/// # Errors
///
/// When the MCV is not that of small cells (below 80 fL): the index says nothing then.
pub fn mentzer(volume: Volume, cells: RedCells) -> Result<f64, Undefined> {
    if volume.get() >= 80.0 {
        return Err(Undefined::OutsideDomain);
    }
    positive(volume.get() / cells.get())
}

/// Returns the hematocrit (%) that the hemoglobin predicts: three times the number in g/dL.
#[must_use]
pub fn rule_of_three(hemoglobin: Hemoglobin) -> f64 {
    hemoglobin.get() * 3.0
}
