//! Advice on exercise, and a week's plan by how much is safe.

use super::Advice;
use crate::condition::Condition::{All, Any, AtLeast, Below, BySex, High, Not, Times, Within};
use crate::source;

/// Advice on exercise.
pub(crate) static EXERCISE: &[Advice] = &[
    Advice {
        id: "EXR-SUGAR",
        after: &["GLU-01", "GLU-02"],
        when: None,
        gives: &[],
        pregnancy: false,
        statement: "sugar in the range of prediabetes or diabetes: activity after meals, strength training; with insulin not below 100 mg/dL, not above 250 mg/dL with ketones",
        sources: &[&source::ADA_EXERCISE, &source::APTA],
    },
    Advice {
        id: "EXR-LIPIDS",
        after: &[],
        when: Some(Any(&[
            AtLeast("ldl", 130.0),
            AtLeast("cholesterol_total", 240.0),
            AtLeast("triglycerides", 150.0),
            BySex { male: &Below("hdl", 40.0), female: &Below("hdl", 50.0) },
        ])),
        gives: &[],
        pregnancy: false,
        statement: "LDL >= 130 mg/dL, total cholesterol >= 240 mg/dL, triglycerides >= 150 mg/dL, or HDL < 40 mg/dL (men), < 50 mg/dL (women): endurance exercise",
        sources: &[&source::AHA_PREVENTION, &source::WHO_ACTIVITY],
    },
    Advice {
        id: "EXR-LIVER",
        after: &["LIV-11"],
        when: None,
        gives: &[],
        pregnancy: false,
        statement: "liver values and fats or sugar raised: 150 minutes of activity a week",
        sources: &[&source::MASLD, &source::AASLD_MASLD],
    },
    Advice {
        id: "EXR-URATE",
        after: &["URA-01"],
        when: None,
        gives: &[],
        pregnancy: false,
        statement: "high uric acid: regular activity, normal weight",
        sources: &[&source::EULAR_GOUT],
    },
    Advice {
        id: "EXR-ANEMIA",
        after: &["HEM-01"],
        when: None,
        gives: &[],
        pregnancy: false,
        statement: "anemia: no maximal effort until hemoglobin has recovered",
        sources: &[&source::APTA, &source::WHO_ANEMIA],
    },
    Advice {
        id: "EXR-IRON",
        after: &["HEM-03"],
        when: None,
        gives: &[],
        pregnancy: false,
        statement: "low iron stores: moderate training until they are filled up",
        sources: &[&source::BSG_IRON],
    },
    Advice {
        id: "EXR-CK",
        after: &[],
        when: Some(All(&[High("ck"), Not(&Times("ck", 5.0))])),
        gives: &[],
        pregnancy: false,
        statement: "CK above its limit, at most 5 times: 7 days of rest, then again",
        sources: &[&source::CSMR_RHABDO],
    },
    Advice {
        id: "EXR-KIDNEY",
        after: &[],
        when: Some(Within("egfr", 30.0, 60.0)),
        gives: &[],
        pregnancy: false,
        statement: "eGFR 30 to 59 mL/min/1.73 m2: regular moderate activity",
        sources: &[&source::KDIGO, &source::WHO_ACTIVITY],
    },
    Advice {
        id: "EXR-VITD",
        after: &[],
        when: Some(Below("vitamin_d_25oh", 20.0)),
        gives: &[],
        pregnancy: false,
        statement: "25-OH vitamin D < 20 ng/mL: activity outdoors",
        sources: &[&source::NAM_VITAMIN_D],
    },
    Advice {
        id: "EXR-THYROID",
        after: &["THY-01"],
        when: None,
        gives: &[],
        pregnancy: false,
        statement: "underactive thyroid: moderate training, increased slowly",
        sources: &[&source::ATA_HYPO],
    },
    Advice {
        id: "EXR-INFECTION",
        after: &["INF-01", "INF-02"],
        when: None,
        gives: &[],
        pregnancy: false,
        statement: "CRP above its limit: no hard training",
        sources: &[&source::AHA_CRP],
    },
];

/// A week's plan, by how much is safe.
pub(crate) static PLANS: [Advice; 3] = [
    Advice {
        id: "plan-normal",
        after: &[],
        when: None,
        gives: &[],
        pregnancy: false,
        statement: "adults: 150 to 300 minutes of moderate activity a week and strength training on 2 days; here sessions of 30, 45 to 60 and 20 to 30 minutes",
        sources: &[&source::WHO_ACTIVITY],
    },
    Advice {
        id: "plan-moderate",
        after: &[],
        when: None,
        gives: &[],
        pregnancy: false,
        statement: "adults: some activity is better than none, increased over time; here sessions of 15 to 20, 20 to 30 and 30 minutes at an easy pace",
        sources: &[&source::WHO_ACTIVITY],
    },
    Advice {
        id: "plan-light",
        after: &[],
        when: None,
        gives: &[],
        pregnancy: false,
        statement: "light activity within the limits; here sessions of 10 to 15 minutes",
        sources: &[&source::WHO_ACTIVITY, &source::APTA],
    },
];

/// Advice that speaks against races and hard training.
pub(crate) const AGAINST_STRAIN: &[&str] =
    &["EXR-ANEMIA", "EXR-IRON", "EXR-CK", "EXR-INFECTION", "EXR-KIDNEY"];
