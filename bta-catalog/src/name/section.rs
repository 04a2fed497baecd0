//! What the heading over a result says about it.

use bta_core::report::Specimen;

use super::fold::Words;
use super::word::{Role, role};
use crate::{Analyte, Panel};

/// What a heading says.
#[derive(Debug, Default)]
pub(crate) struct Section {
    pub(crate) specimen: Option<Specimen>,
    panels: Vec<Panel>,
}

impl Section {
    pub(crate) fn of(heading: &str) -> Self {
        let mut section = Self::default();
        for word in Words::of(heading).iter() {
            if let Some(Role::In(specimen)) = role(word) {
                section.specimen = Some(specimen);
            }
            let stems = STEMS.iter().filter(|(stem, _)| word.starts_with(stem));
            section.panels.extend(stems.flat_map(|(_, panels)| panels.iter().copied()));
        }
        section
    }

    /// Says whether the heading names the analyte's panel.
    pub(crate) fn is_about(&self, analyte: &Analyte) -> bool {
        self.panels.contains(&analyte.panel)
    }
}

/// How the words of headings begin, folded.
const STEMS: &[(&str, &[Panel])] = &[
    ("cbc", BLOOD_COUNT),
    ("hemogram", BLOOD_COUNT),
    ("haemogram", BLOOD_COUNT),
    ("hematol", BLOOD_COUNT),
    ("haematol", BLOOD_COUNT),
    ("hamatol", BLOOD_COUNT),
    ("blutbild", BLOOD_COUNT),
    ("emocrom", BLOOD_COUNT),
    ("morfolog", BLOOD_COUNT),
    ("count", BLOOD_COUNT),
    ("thyroid", &[Panel::Thyroid]),
    ("tiroid", &[Panel::Thyroid]),
    ("schilddruse", &[Panel::Thyroid]),
    ("lipid", &[Panel::Lipids]),
    ("liver", &[Panel::Liver]),
    ("hepat", &[Panel::Liver]),
    ("leber", &[Panel::Liver]),
    ("coag", &[Panel::Coagulation]),
    ("hemosta", &[Panel::Coagulation]),
    ("gerinnung", &[Panel::Coagulation]),
    ("tumor", &[Panel::TumorMarkers]),
    ("marke", &[Panel::TumorMarkers]),
    ("inflam", &[Panel::Inflammation]),
];

const BLOOD_COUNT: &[Panel] = &[Panel::Cbc, Panel::CbcDifferential];
