//! Rules about antibodies, infections and tumor markers.

use bta_core::opinion::{Confidence, Severity};

use super::Row;
use crate::condition::Condition::{Above, All, Any, AtLeast, Below, High, Not, Reactive};
use crate::source;

/// The rules, grades of one rule together, the most severe first.
pub(super) static ROWS: &[Row] = &[
    Row {
        id: "TUM-01",
        grade: "",
        severity: Severity::Routine,
        when: Any(&[
            High("psa_total"),
            High("afp"),
            High("cea"),
            High("ca125"),
            High("ca19_9"),
            High("ca15_3"),
            High("ca27_29"),
            High("he4"),
            High("chromogranin_a"),
        ]),
        statement: "a tumor marker above its limit",
        sources: &[&source::NACB_MARKERS, &source::DUFFY],
        confidence: Confidence::Moderate,
        replaces: &[],
    },
    Row {
        id: "IMM-01",
        grade: "",
        severity: Severity::Urgent,
        when: All(&[
            Any(&[
                Below("flc_ratio", 0.26),
                Above("flc_ratio", 3.1),
                All(&[Above("flc_ratio", 1.65), AtLeast("egfr", 60.0)]),
            ]),
            Any(&[
                Below("hemoglobin", 12.0),
                High("calcium"),
                High("creatinine"),
                High("globulin"),
            ]),
        ]),
        statement: "free light chain ratio < 0.26 or > 1.65 (with eGFR < 60: > 3.1); hemoglobin < 12 g/dL, or calcium, creatinine or globulin above its limit",
        sources: &[&source::IMWG],
        confidence: Confidence::Moderate,
        replaces: &[],
    },
    Row {
        id: "IMM-02",
        grade: "",
        severity: Severity::Routine,
        when: High("ttg_iga"),
        statement: "tTG-IgA above its limit",
        sources: &[&source::ACG_CELIAC, &source::ESPGHAN_CELIAC],
        confidence: Confidence::Moderate,
        replaces: &[],
    },
    Row {
        id: "HBV-01",
        grade: "positive",
        severity: Severity::Urgent,
        when: Reactive("hbsag"),
        statement: "HBsAg reactive",
        sources: &[&source::CDC_HBV, &source::AASLD_HBV],
        confidence: Confidence::Moderate,
        replaces: &[],
    },
    Row {
        id: "HBV-01",
        grade: "immune",
        severity: Severity::Information,
        when: All(&[AtLeast("anti_hbs", 10.0), Not(&Reactive("hbsag"))]),
        statement: "anti-HBs >= 10 mIU/mL; HBsAg not reactive",
        sources: &[&source::CDC_HBV, &source::AASLD_HBV],
        confidence: Confidence::Moderate,
        replaces: &[],
    },
    Row {
        id: "HCV-01",
        grade: "",
        severity: Severity::Routine,
        when: Reactive("anti_hcv"),
        statement: "anti-HCV reactive",
        sources: &[&source::CDC_HCV, &source::AASLD_HCV],
        confidence: Confidence::Moderate,
        replaces: &[],
    },
    Row {
        id: "HIV-01",
        grade: "",
        severity: Severity::Urgent,
        when: Reactive("hiv_ag_ab"),
        statement: "HIV screening test reactive",
        sources: &[&source::CDC_HIV],
        confidence: Confidence::Moderate,
        replaces: &[],
    },
];
