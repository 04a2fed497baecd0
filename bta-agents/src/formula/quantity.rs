//! Quantities that formulas take: an exact positive number in one fixed unit.

/// Defines a quantity and its constructors, one per unit in use.
macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident { $($(#[$unit_doc:meta])* $unit:ident: $factor:expr),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            $(
                $(#[$unit_doc])*
                ///
                /// `None` unless `value` is positive and finite.
                #[must_use]
                pub fn $unit(value: f64) -> Option<Self> {
                    (value.is_finite() && value > 0.0).then_some(Self(value * $factor))
                }
            )+

            /// Returns the number in the first unit of the type.
            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }
        }
    };
}

quantity! {
    /// An age in years.
    Age {
        /// Makes an age from years.
        years: 1.0,
    }
}
quantity! {
    /// A body weight, kg.
    Weight {
        /// Makes a weight from kg.
        kg: 1.0,
    }
}
quantity! {
    /// Creatinine in blood, mg/dL.
    Creatinine {
        /// Makes it from mg/dL.
        mg_dl: 1.0,
        /// Makes it from µmol/L.
        umol_l: 1.0 / 88.4,
    }
}
quantity! {
    /// Estimated glomerular filtration rate, mL/min/1.73 m².
    Egfr {
        /// Makes it from mL/min/1.73 m².
        ml_min: 1.0,
    }
}
quantity! {
    /// Albumin-creatinine ratio in urine, mg/g.
    Albuminuria {
        /// Makes it from mg/g.
        mg_g: 1.0,
        /// Makes it from mg/mmol, as guidelines pair the limits (3 mg/mmol is 30 mg/g).
        mg_mmol: 10.0,
    }
}
quantity! {
    /// Cholesterol (total, or of one lipoprotein), mg/dL.
    Cholesterol {
        /// Makes it from mg/dL.
        mg_dl: 1.0,
        /// Makes it from mmol/L.
        mmol_l: 38.67,
    }
}
quantity! {
    /// Triglycerides, mg/dL.
    Triglycerides {
        /// Makes it from mg/dL.
        mg_dl: 1.0,
        /// Makes it from mmol/L.
        mmol_l: 88.57,
    }
}
quantity! {
    /// Sodium, mmol/L.
    Sodium {
        /// Makes it from mmol/L.
        mmol_l: 1.0,
    }
}
quantity! {
    /// Chloride, mmol/L.
    Chloride {
        /// Makes it from mmol/L.
        mmol_l: 1.0,
    }
}
quantity! {
    /// Bicarbonate or total carbon dioxide, mmol/L.
    Bicarbonate {
        /// Makes it from mmol/L.
        mmol_l: 1.0,
    }
}
quantity! {
    /// Albumin in blood, g/dL.
    Albumin {
        /// Makes it from g/dL.
        g_dl: 1.0,
        /// Makes it from g/L.
        g_l: 0.1,
    }
}
quantity! {
    /// Total calcium, mg/dL.
    Calcium {
        /// Makes it from mg/dL.
        mg_dl: 1.0,
        /// Makes it from mmol/L.
        mmol_l: 4.008,
    }
}
quantity! {
    /// Glucose, mg/dL.
    Glucose {
        /// Makes it from mg/dL.
        mg_dl: 1.0,
        /// Makes it from mmol/L.
        mmol_l: 18.0156,
    }
}
quantity! {
    /// Insulin, µIU/mL.
    Insulin {
        /// Makes it from µIU/mL (mIU/L).
        uiu_ml: 1.0,
    }
}
quantity! {
    /// Hemoglobin A1c, % (NGSP).
    HbA1c {
        /// Makes it from % (NGSP).
        percent: 1.0,
    }
}
quantity! {
    /// Urea nitrogen (BUN), mg/dL.
    UreaNitrogen {
        /// Makes it from mg/dL.
        mg_dl: 1.0,
        /// Makes it from mg/dL of urea.
        urea_mg_dl: 1.0 / 2.1428,
    }
}
quantity! {
    /// Activity of an enzyme, U/L.
    Activity {
        /// Makes it from U/L.
        u_l: 1.0,
    }
}
quantity! {
    /// Platelets, 10*3/µL.
    Platelets {
        /// Makes it from 10*3/µL (10*9/L).
        thousand_per_ul: 1.0,
    }
}
quantity! {
    /// Bilirubin, mg/dL.
    Bilirubin {
        /// Makes it from mg/dL.
        mg_dl: 1.0,
        /// Makes it from µmol/L.
        umol_l: 1.0 / 17.1,
    }
}
quantity! {
    /// International normalized ratio of the prothrombin time.
    Inr {
        /// Makes it from the ratio.
        ratio: 1.0,
    }
}
quantity! {
    /// Iron in blood, µg/dL.
    Iron {
        /// Makes it from µg/dL.
        ug_dl: 1.0,
    }
}
quantity! {
    /// Total iron-binding capacity, µg/dL.
    IronBindingCapacity {
        /// Makes it from µg/dL.
        ug_dl: 1.0,
    }
}
quantity! {
    /// Hemoglobin, g/dL.
    Hemoglobin {
        /// Makes it from g/dL.
        g_dl: 1.0,
    }
}
quantity! {
    /// Red cells, 10*6/µL.
    RedCells {
        /// Makes it from 10*6/µL (10*12/L).
        million_per_ul: 1.0,
    }
}
quantity! {
    /// Mean volume of a red cell, fL.
    Volume {
        /// Makes it from fL.
        fl: 1.0,
    }
}
