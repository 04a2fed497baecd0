//! The groups that laboratories order and print analytes in.

use std::str::FromStr;

macro_rules! panels {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)+) => {
        /// A group of analytes.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum Panel {
            $($(#[$doc])* $name,)+
        }

        impl Panel {
            /// Every panel, in the order reports usually have.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Returns the stable name.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }
        }
    };
}

panels! {
    /// Blood count.
    Cbc = "cbc",
    /// White cells by kind.
    CbcDifferential = "cbc_differential",
    /// Inflammation.
    Inflammation = "inflammation",
    /// Iron.
    IronStudies = "iron_studies",
    /// Vitamins.
    Vitamins = "vitamins",
    /// Electrolytes.
    Electrolytes = "electrolytes",
    /// Kidney.
    Renal = "renal",
    /// Liver.
    Liver = "liver",
    /// Pancreas.
    Pancreas = "pancreas",
    /// Lipids.
    Lipids = "lipids",
    /// Sugar and its regulation.
    GlucoseMetabolism = "glucose_metabolism",
    /// Thyroid.
    Thyroid = "thyroid",
    /// Other hormones.
    Hormones = "hormones",
    /// Heart and muscle.
    Cardiac = "cardiac",
    /// Coagulation.
    Coagulation = "coagulation",
    /// Tumor markers.
    TumorMarkers = "tumor_markers",
    /// Immunology.
    Immunology = "immunology",
    /// Infections.
    Serology = "serology",
    /// Trace elements and metals.
    TraceElements = "trace_elements",
    /// Blood gases.
    BloodGas = "blood_gas",
    /// Hemoglobin variants and blood groups.
    HemoglobinVariants = "hemoglobin_variants",
}

/// The text names no panel.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a panel of the catalog")]
pub struct UnknownPanel;

impl FromStr for Panel {
    type Err = UnknownPanel;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|panel| panel.key() == key).ok_or(UnknownPanel)
    }
}
