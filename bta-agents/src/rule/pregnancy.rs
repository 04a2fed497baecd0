//! Rules for pregnancy, where those for adults are silent.

use bta_core::opinion::{Confidence, Severity};

use super::Row;
use crate::condition::Condition::{Above, All, Any, AtLeast, Below, Low, Times};
use crate::source;

/// The rules, grades of one rule together, the most severe first.
pub(super) static ROWS: &[Row] = &[
    Row {
        id: "PRG-04",
        grade: "",
        severity: Severity::Emergency,
        when: All(&[Below("platelets", 100.0), Any(&[Times("alt", 2.0), Times("ast", 2.0)])]),
        statement: "platelets < 100 10*3/uL; ALT or AST > 2 times its upper limit",
        sources: &[&source::ACOG_PREECLAMPSIA, &source::ISSHP],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "PRG-01",
        grade: "overt",
        severity: Severity::Urgent,
        when: All(&[Above("tsh", 4.0), Low("ft4")]),
        statement: "TSH > 4.0 mIU/L; free T4 below its limit",
        sources: &[&source::ATA_PREGNANCY, &source::ACOG_THYROID],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "PRG-01",
        grade: "high",
        severity: Severity::Urgent,
        when: Above("tsh", 10.0),
        statement: "TSH > 10 mIU/L",
        sources: &[&source::ATA_PREGNANCY, &source::ACOG_THYROID],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "PRG-01",
        grade: "raised",
        severity: Severity::Routine,
        when: Above("tsh", 4.0),
        statement: "TSH > 4.0 mIU/L",
        sources: &[&source::ATA_PREGNANCY],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "PRG-02",
        grade: "severe",
        severity: Severity::Urgent,
        when: Below("hemoglobin", 7.0),
        statement: "hemoglobin < 7.0 g/dL",
        sources: &[&source::WHO_ANEMIA],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "PRG-02",
        grade: "anemia",
        severity: Severity::Routine,
        when: Below("hemoglobin", 10.5),
        statement: "hemoglobin < 10.5 g/dL (second trimester; < 11.0 g/dL in the first and third)",
        sources: &[&source::WHO_ANEMIA],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "PRG-05",
        grade: "",
        severity: Severity::Routine,
        when: Below("ferritin", 30.0),
        statement: "ferritin < 30 ng/mL",
        sources: &[&source::BSG_IRON, &source::AGA_IRON],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "PRG-03",
        grade: "",
        severity: Severity::Routine,
        when: AtLeast("glucose_fasting", 92.0),
        statement: "fasting glucose >= 92 mg/dL",
        sources: &[&source::WHO_GESTATION, &source::ADA_DIAGNOSIS],
        confidence: Confidence::High,
        replaces: &[],
    },
];
