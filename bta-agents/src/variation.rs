//! How much a result usually varies in a healthy person, so that a change can be told from it.
//!
//! The within-subject variation is that of the EFLM Biological Variation Database, rounded up to
//! whole percent; analytes for which its estimates are few or disputed have no row. What the
//! method adds is not printed on reports: half of the within-subject variation is assumed
//! (the goal laboratories work to), and never less than 2 %.

/// One row: an analyte and its variation.
#[derive(Debug)]
pub(crate) struct Variation {
    key: &'static str,
    /// Within-subject variation, %.
    pub(crate) within_subject: f64,
}

const fn row(key: &'static str, within_subject: f64) -> Variation {
    Variation { key, within_subject }
}

/// Every row.
static ROWS: &[Variation] = &[
    row("hemoglobin", 3.0),
    row("hematocrit", 3.0),
    row("rbc", 3.0),
    row("wbc", 11.0),
    row("platelets", 8.0),
    row("neutrophils_abs", 15.0),
    row("lymphocytes_abs", 11.0),
    row("ferritin", 14.0),
    row("creatinine", 5.0),
    row("urea", 14.0),
    row("bun", 14.0),
    row("uric_acid", 9.0),
    row("potassium", 5.0),
    row("phosphate", 8.0),
    row("magnesium", 3.0),
    row("albumin", 3.0),
    row("total_protein", 3.0),
    row("alt", 11.0),
    row("ast", 10.0),
    row("alp", 6.0),
    row("ggt", 10.0),
    row("bilirubin_total", 22.0),
    row("ldh", 6.0),
    row("ck", 16.0),
    row("cholesterol_total", 6.0),
    row("hdl", 6.0),
    row("ldl", 9.0),
    row("triglycerides", 21.0),
    row("glucose_fasting", 6.0),
    row("hba1c", 2.0),
    row("tsh", 19.0),
    row("ft4", 6.0),
    row("crp", 35.0),
    row("psa_total", 8.0),
];

impl Variation {
    /// Returns the row of an analyte.
    pub(crate) fn of(key: &str) -> Option<&'static Self> {
        ROWS.iter().find(|row| row.key == key)
    }

    /// Returns the variation that the method is assumed to add, %.
    pub(crate) fn analytical(&self) -> f64 {
        (self.within_subject / 2.0).max(2.0)
    }

    /// Returns the reference change values, %: the fall and the rise between two results that
    /// chance alone exceeds in 5 of 100 healthy people (logarithmic approach, both ways).
    pub(crate) fn limits(&self) -> (f64, f64) {
        let together = self.within_subject.hypot(self.analytical()) / 100.0;
        let spread = (1.0 + together * together).ln().sqrt();
        let reach = 1.96 * std::f64::consts::SQRT_2 * spread;
        ((1.0 - (-reach).exp()) * 100.0, (reach.exp() - 1.0) * 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_in_the_catalog_once() {
        for row in ROWS {
            assert!(bta_catalog::analyte(row.key).is_some(), "{}", row.key);
            assert_eq!(ROWS.iter().filter(|other| other.key == row.key).count(), 1, "{}", row.key);
        }
    }

    /// By hand: CV 19 % and 9.5 % give 21.24 %, a spread of 0.2101, and limits of exp(±0.5823).
    #[test]
    fn limits_follow_the_logarithmic_approach() {
        let (fall, rise) = Variation::of("tsh").unwrap().limits();
        assert!((fall - 44.1).abs() < 0.1, "{fall}");
        assert!((rise - 79.0).abs() < 0.2, "{rise}");
    }
}
