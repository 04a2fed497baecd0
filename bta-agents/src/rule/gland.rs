//! Rules about thyroid and other glands.

use bta_core::opinion::{Confidence, Severity};

use super::Row;
use crate::condition::Condition::{Above, All, Any, AtLeast, Below, BySex, High, Low, Not};
use crate::source;

/// The rules, grades of one rule together, the most severe first.
pub(super) static ROWS: &[Row] = &[
    Row {
        id: "THY-05",
        grade: "",
        severity: Severity::Urgent,
        when: All(&[Low("ft4"), Not(&High("tsh")), Below("tsh", 4.5)]),
        statement: "free T4 below its limit; TSH not above its limit and < 4.5 mIU/L",
        sources: &[&source::ETA_CENTRAL, &source::ENDO_PITUITARY],
        confidence: Confidence::Moderate,
        replaces: &[],
    },
    Row {
        id: "THY-01",
        grade: "",
        severity: Severity::Routine,
        when: All(&[Above("tsh", 4.5), High("tsh"), Low("ft4")]),
        statement: "TSH above its limit and > 4.5 mIU/L; free T4 below its limit",
        sources: &[&source::JAMA_THYROID, &source::ATA_HYPO],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "THY-02",
        grade: "high",
        severity: Severity::Routine,
        when: All(&[Above("tsh", 10.0), Not(&Low("ft4")), Above("ft4", 0.0)]),
        statement: "TSH > 10 mIU/L; free T4 not below its limit",
        sources: &[&source::JAMA_THYROID, &source::ATA_HYPO],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "THY-02",
        grade: "mild",
        severity: Severity::Routine,
        when: All(&[High("tsh"), Above("tsh", 4.5), Not(&Low("ft4")), Above("ft4", 0.0)]),
        statement: "TSH above its limit, 4.5 to 10 mIU/L; free T4 not below its limit",
        sources: &[&source::JAMA_THYROID],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "THY-07",
        grade: "",
        severity: Severity::Routine,
        when: All(&[High("tsh"), Above("tsh", 4.5)]),
        statement: "TSH above its limit and > 4.5 mIU/L, without a free T4 in the report",
        sources: &[&source::JAMA_THYROID],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "THY-03",
        grade: "",
        severity: Severity::Routine,
        when: All(&[Below("tsh", 0.4), Any(&[High("ft4"), High("ft3")])]),
        statement: "TSH < 0.4 mIU/L; free T4 or free T3 above its limit",
        sources: &[&source::ATA_HYPER],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "THY-04",
        grade: "second",
        severity: Severity::Routine,
        when: All(&[Below("tsh", 0.1), Not(&High("ft4")), Above("ft4", 0.0)]),
        statement: "TSH < 0.1 mIU/L; free T4 not above its limit",
        sources: &[&source::ATA_HYPER, &source::JAMA_THYROID],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "THY-04",
        grade: "first",
        severity: Severity::Routine,
        when: All(&[Below("tsh", 0.4), Low("tsh"), Not(&High("ft4")), Above("ft4", 0.0)]),
        statement: "TSH 0.1 to 0.4 mIU/L and below its limit; free T4 not above its limit",
        sources: &[&source::ATA_HYPER, &source::JAMA_THYROID],
        confidence: Confidence::High,
        replaces: &[],
    },
    Row {
        id: "END-02",
        grade: "",
        severity: Severity::Routine,
        when: All(&[
            Below("testosterone", 300.0),
            BySex { male: &AtLeast("testosterone", 0.0), female: &Below("testosterone", 0.0) },
        ]),
        statement: "total testosterone < 300 ng/dL in a man",
        sources: &[&source::AUA_TESTOSTERONE, &source::ENDO_TESTOSTERONE],
        confidence: Confidence::Moderate,
        replaces: &[],
    },
];
