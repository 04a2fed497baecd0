//! What the heading over a result says about it.

use bta_core::report::Specimen;

use super::fold::Words;
use super::phrase::Share;
use super::word::{Role, role};
use crate::{Analyte, Panel};

/// What a heading says.
#[derive(Debug, Default)]
pub(crate) struct Section {
    pub(crate) specimen: Option<Specimen>,
    pub(crate) share: Option<Share>,
    panels: Vec<Panel>,
}

impl Section {
    pub(crate) fn of(heading: &str) -> Self {
        let mut section = Self::default();
        for word in Words::of(heading).iter() {
            match role(word) {
                Some(Role::In(specimen)) => section.specimen = Some(specimen),
                Some(Role::Percent) => section.share = Some(Share::Percent),
                Some(Role::Absolute) => section.share = Some(Share::Absolute),
                _ => {}
            }
            if URINE.iter().any(|stem| word.starts_with(stem)) {
                section.specimen = Some(Specimen::Urine);
            }
            let stems = STEMS.iter().filter(|(stem, _)| word.starts_with(stem));
            section.panels.extend(stems.flat_map(|(_, panels)| panels.iter().copied()));
        }
        section
    }

    /// Says whether the heading names this panel.
    pub(crate) fn is_of(&self, panel: Panel) -> bool {
        self.panels.contains(&panel)
    }

    /// Says whether the heading names the analyte's panel.
    pub(crate) fn is_about(&self, analyte: &Analyte) -> bool {
        self.panels.contains(&analyte.panel)
    }
}

/// How compound words about urine begin: `Urinstatus`, `Harnsediment`, `尿常规`.
const URINE: [&str; 10] =
    ["urin", "harnstat", "harnstrei", "harnsed", "harnbef", "尿常", "尿液", "尿沉", "尿検", "尿一"];

const BLOOD_COUNT: &[Panel] = &[Panel::Cbc, Panel::CbcDifferential];

const IMMUNOLOGY: &[Panel] = &[Panel::Immunology];

/// How the words of headings begin, folded.
const STEMS: &[(&str, &[Panel])] = &[
    ("cbc", BLOOD_COUNT),
    ("hemogra", BLOOD_COUNT),
    ("haemogra", BLOOD_COUNT),
    ("hematol", BLOOD_COUNT),
    ("haematol", BLOOD_COUNT),
    ("hamatol", BLOOD_COUNT),
    ("ematolog", BLOOD_COUNT),
    ("blutbild", BLOOD_COUNT),
    ("emocrom", BLOOD_COUNT),
    ("morfolog", BLOOD_COUNT),
    ("numeration", BLOOD_COUNT),
    ("count", BLOOD_COUNT),
    ("гематолог", BLOOD_COUNT),
    ("血常规", BLOOD_COUNT),
    ("thyro", &[Panel::Thyroid]),
    ("tiroid", &[Panel::Thyroid]),
    ("tireoid", &[Panel::Thyroid]),
    ("schilddruse", &[Panel::Thyroid]),
    ("tarczyc", &[Panel::Thyroid]),
    ("lipid", &[Panel::Lipids]),
    ("liver", &[Panel::Liver]),
    ("hepat", &[Panel::Liver]),
    ("hepatic", &[Panel::Liver]),
    ("epatic", &[Panel::Liver]),
    ("leber", &[Panel::Liver]),
    ("coag", &[Panel::Coagulation]),
    ("koagul", &[Panel::Coagulation]),
    ("hemosta", &[Panel::Coagulation]),
    ("gerinnung", &[Panel::Coagulation]),
    ("коагул", &[Panel::Coagulation]),
    ("tumor", &[Panel::TumorMarkers]),
    ("tumour", &[Panel::TumorMarkers]),
    ("oncolog", &[Panel::TumorMarkers]),
    ("inflam", &[Panel::Inflammation]),
    ("infiamm", &[Panel::Inflammation]),
    ("immun", IMMUNOLOGY),
    ("inmun", IMMUNOLOGY),
    ("imun", IMMUNOLOGY),
    ("autoim", IMMUNOLOGY),
    ("rheuma", IMMUNOLOGY),
    ("иммун", IMMUNOLOGY),
    ("gas", &[Panel::BloodGas]),
    ("abg", &[Panel::BloodGas]),
    ("vbg", &[Panel::BloodGas]),
    ("arterial", &[Panel::BloodGas]),
    ("bloedgas", &[Panel::BloodGas]),
    ("blutgas", &[Panel::BloodGas]),
    ("hemogas", &[Panel::BloodGas]),
    ("emogas", &[Panel::BloodGas]),
    ("gaz", &[Panel::BloodGas]),
    ("газ", &[Panel::BloodGas]),
];
