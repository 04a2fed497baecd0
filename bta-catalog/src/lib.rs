//! What laboratories measure: analytes with their names, codes, units, conversions and bounds.

mod analyte;
mod name;
mod panel;
mod source;
mod table;
pub mod unit;

pub use analyte::{Analyte, Critical, Interval, IntervalKind, Loinc};
pub use name::{Printed, identify, is_name};
pub use panel::{Panel, UnknownPanel};
pub use source::sources;
pub use table::{analyte, analytes};
