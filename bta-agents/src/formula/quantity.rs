//! Quantities that formulas take: an exact positive number in one fixed unit.

/// A positive finite number of one kind, in one fixed unit.
pub trait Quantity: Copy {
    /// The unit of its number, in UCUM.
    const UNIT: &'static str;

    /// Makes it from a value in a unit (UCUM) that the kind is given in.
    ///
    /// `None` unless the value is positive and finite and the unit is known.
    ///
    /// # Examples
    ///
    /// ```
    /// use bta_agents::formula::{Creatinine, Quantity};
    ///
    /// let creatinine = Creatinine::in_unit(88.4, "umol/L").ok_or("not a creatinine")?;
    /// assert_eq!(creatinine.get().round(), 1.0);
    /// assert!(Creatinine::in_unit(88.4, "g/L").is_none());
    /// # Ok::<(), &str>(())
    /// ```
    fn in_unit(value: f64, unit: &str) -> Option<Self>;

    /// Returns the number in `unit` (UCUM); `None` for a unit that the kind is not given in.
    fn to_unit(self, unit: &str) -> Option<f64>;
}

/// Defines a quantity and its constructors, one per unit in use.
macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident { $(#[$first_doc:meta])* $first:ident($first_ucum:literal): $first_factor:expr $(, $(#[$unit_doc:meta])* $unit:ident($ucum:literal): $factor:expr)* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            quantity!(@make $(#[$first_doc])* $first: $first_factor);
            $(quantity!(@make $(#[$unit_doc])* $unit: $factor);)*

            /// Returns the number in the first unit of the type.
            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }
        }

        impl Quantity for $name {
            const UNIT: &'static str = $first_ucum;

            fn in_unit(value: f64, unit: &str) -> Option<Self> {
                match unit {
                    $first_ucum => Self::$first(value),
                    $($ucum => Self::$unit(value),)*
                    _ => None,
                }
            }

            fn to_unit(self, unit: &str) -> Option<f64> {
                match unit {
                    $first_ucum => Some(self.0 / $first_factor),
                    $($ucum => Some(self.0 / $factor),)*
                    _ => None,
                }
            }
        }
    };
    (@make $(#[$doc:meta])* $unit:ident: $factor:expr) => {
        $(#[$doc])*
        ///
        /// `None` unless `value` is positive and finite.
        #[must_use]
        pub fn $unit(value: f64) -> Option<Self> {
            (value.is_finite() && value > 0.0).then_some(Self(value * $factor))
        }
    };
}

quantity! {
    /// An age in years.
    Age {
        /// Makes an age from years.
        years("a"): 1.0,
    }
}
quantity! {
    /// A body weight, kg.
    Weight {
        /// Makes a weight from kg.
        kg("kg"): 1.0,
    }
}
quantity! {
    /// Creatinine in blood, mg/dL.
    Creatinine {
        /// Makes it from mg/dL.
        mg_dl("mg/dL"): 1.0,
        /// Makes it from µmol/L.
        umol_l("umol/L"): 1.0 / 88.4,
    }
}
quantity! {
    /// Estimated glomerular filtration rate, mL/min/1.73 m².
    Egfr {
        /// Makes it from mL/min/1.73 m².
        ml_min("mL/min/{1.73_m2}"): 1.0,
    }
}
quantity! {
    /// Albumin-creatinine ratio in urine, mg/g.
    Albuminuria {
        /// Makes it from mg/g.
        mg_g("mg/g"): 1.0,
        /// Makes it from mg/mmol, as guidelines pair the limits (3 mg/mmol is 30 mg/g).
        mg_mmol("mg/mmol"): 10.0,
    }
}
quantity! {
    /// Cholesterol (total, or of one lipoprotein), mg/dL.
    Cholesterol {
        /// Makes it from mg/dL.
        mg_dl("mg/dL"): 1.0,
        /// Makes it from mmol/L.
        mmol_l("mmol/L"): 38.67,
    }
}
quantity! {
    /// Triglycerides, mg/dL.
    Triglycerides {
        /// Makes it from mg/dL.
        mg_dl("mg/dL"): 1.0,
        /// Makes it from mmol/L.
        mmol_l("mmol/L"): 88.57,
    }
}
quantity! {
    /// Sodium, mmol/L.
    Sodium {
        /// Makes it from mmol/L.
        mmol_l("mmol/L"): 1.0,
    }
}
quantity! {
    /// Chloride, mmol/L.
    Chloride {
        /// Makes it from mmol/L.
        mmol_l("mmol/L"): 1.0,
    }
}
quantity! {
    /// Bicarbonate or total carbon dioxide, mmol/L.
    Bicarbonate {
        /// Makes it from mmol/L.
        mmol_l("mmol/L"): 1.0,
    }
}
quantity! {
    /// Albumin in blood, g/dL.
    Albumin {
        /// Makes it from g/dL.
        g_dl("g/dL"): 1.0,
        /// Makes it from g/L.
        g_l("g/L"): 0.1,
    }
}
quantity! {
    /// Total calcium, mg/dL.
    Calcium {
        /// Makes it from mg/dL.
        mg_dl("mg/dL"): 1.0,
        /// Makes it from mmol/L.
        mmol_l("mmol/L"): 4.008,
    }
}
quantity! {
    /// Glucose, mg/dL.
    Glucose {
        /// Makes it from mg/dL.
        mg_dl("mg/dL"): 1.0,
        /// Makes it from mmol/L.
        mmol_l("mmol/L"): 18.0156,
    }
}
quantity! {
    /// Insulin, µIU/mL.
    Insulin {
        /// Makes it from µIU/mL (mIU/L).
        uiu_ml("u[IU]/mL"): 1.0,
        /// Makes it from mIU/L.
        miu_l("m[IU]/L"): 1.0,
        /// Makes it from pmol/L, by the 6.00 pmol of human insulin in 1 µIU/mL × L.
        pmol_l("pmol/L"): 1.0 / 6.0,
    }
}
quantity! {
    /// Hemoglobin A1c, % (NGSP).
    HbA1c {
        /// Makes it from % (NGSP).
        percent("%"): 1.0,
    }
}
quantity! {
    /// Urea nitrogen (BUN), mg/dL.
    UreaNitrogen {
        /// Makes it from mg/dL.
        mg_dl("mg/dL"): 1.0,
        /// Makes it from mmol/L, which is the same for urea and its nitrogen.
        mmol_l("mmol/L"): 2.8013,
        /// Makes it from mg/dL of urea.
        urea_mg_dl("mg/dL{urea}"): 1.0 / 2.1428,
    }
}
quantity! {
    /// Activity of an enzyme, U/L.
    Activity {
        /// Makes it from U/L.
        u_l("U/L"): 1.0,
    }
}
quantity! {
    /// Platelets, 10*3/µL.
    Platelets {
        /// Makes it from 10*3/µL (10*9/L).
        thousand_per_ul("10*3/uL"): 1.0,
        /// Makes it from 10*9/L.
        billion_per_l("10*9/L"): 1.0,
    }
}
quantity! {
    /// Bilirubin, mg/dL.
    Bilirubin {
        /// Makes it from mg/dL.
        mg_dl("mg/dL"): 1.0,
        /// Makes it from µmol/L.
        umol_l("umol/L"): 1.0 / 17.1,
    }
}
quantity! {
    /// International normalized ratio of the prothrombin time.
    Inr {
        /// Makes it from the ratio.
        ratio("{INR}"): 1.0,
    }
}
quantity! {
    /// Iron in blood, µg/dL.
    Iron {
        /// Makes it from µg/dL.
        ug_dl("ug/dL"): 1.0,
        /// Makes it from µmol/L.
        umol_l("umol/L"): 5.5845,
    }
}
quantity! {
    /// Total iron-binding capacity, µg/dL.
    IronBindingCapacity {
        /// Makes it from µg/dL.
        ug_dl("ug/dL"): 1.0,
        /// Makes it from µmol/L of iron that can be bound.
        umol_l("umol/L"): 5.5845,
    }
}
quantity! {
    /// Hemoglobin, g/dL.
    Hemoglobin {
        /// Makes it from g/dL.
        g_dl("g/dL"): 1.0,
        /// Makes it from g/L.
        g_l("g/L"): 0.1,
    }
}
quantity! {
    /// Red cells, 10*6/µL.
    RedCells {
        /// Makes it from 10*6/µL (10*12/L).
        million_per_ul("10*6/uL"): 1.0,
        /// Makes it from 10*12/L.
        trillion_per_l("10*12/L"): 1.0,
    }
}
quantity! {
    /// Mean volume of a red cell, fL.
    Volume {
        /// Makes it from fL.
        fl("fL"): 1.0,
    }
}
quantity! {
    /// Body mass index, kg/m².
    BodyMassIndex {
        /// Makes it from kg/m².
        kg_m2("kg/m2"): 1.0,
    }
}
quantity! {
    /// `HbA1c`, mmol/mol (IFCC).
    HbA1cIfcc {
        /// Makes it from mmol/mol (IFCC).
        mmol_mol("mmol/mol"): 1.0,
    }
}
