//! What laboratories measure: analytes with their names, codes, units, conversions and bounds.
