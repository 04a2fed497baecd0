//! The codes of other systems that are written and understood.

use bta_core::report::{Flag, Specimen, Status};

use crate::resource::{CodeableConcept, Coding};

/// Codes of tests.
pub(crate) const LOINC: &str = "http://loinc.org";
/// Codes of units.
pub(crate) const UCUM: &str = "http://unitsofmeasure.org";
const CATEGORY: &str = "http://terminology.hl7.org/CodeSystem/observation-category";
const SERVICE: &str = "http://terminology.hl7.org/CodeSystem/v2-0074";
const INTERPRETATION: &str = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
const SPECIMEN: &str = "http://terminology.hl7.org/CodeSystem/v2-0487";
const ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
/// The LOINC code of a person's age.
pub(crate) const AGE: &str = "30525-0";

/// A code with its name.
pub(crate) fn concept(system: &str, code: &str, display: Option<&str>) -> CodeableConcept {
    let coding = Coding {
        system: Some(system.to_owned()),
        code: Some(code.to_owned()),
        display: display.map(str::to_owned),
    };
    CodeableConcept { coding: vec![coding], text: None }
}

/// Words without a code.
pub(crate) fn words(text: impl Into<String>) -> CodeableConcept {
    CodeableConcept { coding: Vec::new(), text: Some(text.into()) }
}

pub(crate) fn laboratory() -> CodeableConcept {
    concept(CATEGORY, "laboratory", Some("Laboratory"))
}

/// Says whether an observation's categories speak of a laboratory, or of nothing.
pub(crate) fn is_laboratory(categories: &[CodeableConcept]) -> bool {
    let mut codes = categories.iter().flat_map(|category| &category.coding).peekable();
    codes.peek().is_none()
        || codes.any(|coding| matches!(coding.code.as_deref(), Some("laboratory" | "LAB")))
}

pub(crate) fn service() -> CodeableConcept {
    concept(SERVICE, "LAB", Some("Laboratory"))
}

pub(crate) fn laboratory_report() -> CodeableConcept {
    concept(LOINC, "11502-2", Some("Laboratory report"))
}

/// Why an observation has no value.
pub(crate) fn unknown() -> CodeableConcept {
    concept(ABSENT, "unknown", Some("Unknown"))
}

/// What the value means, and beside it what the laboratory printed.
pub(crate) fn interpretation(status: Status, printed: Flag) -> Option<CodeableConcept> {
    let (code, display) = match (status, printed) {
        (Status::Normal, _) => ("N", "Normal"),
        (Status::Low, _) | (Status::Unknown, Flag::Low) => ("L", "Low"),
        (Status::High, _) | (Status::Unknown, Flag::High) => ("H", "High"),
        (Status::CriticalLow, _) | (Status::Unknown, Flag::VeryLow) => ("LL", "Critical low"),
        (Status::CriticalHigh, _) | (Status::Unknown, Flag::VeryHigh) => ("HH", "Critical high"),
        (Status::Abnormal, _) | (Status::Unknown, Flag::Abnormal) => ("A", "Abnormal"),
        (Status::Unknown, Flag::None) => return None,
    };
    let text = flag_text(printed);
    let concept = concept(INTERPRETATION, code, Some(display));
    Some(CodeableConcept { text: (!text.is_empty()).then(|| text.to_owned()), ..concept })
}

fn flag_text(flag: Flag) -> &'static str {
    match flag {
        Flag::None => "",
        Flag::High => "H",
        Flag::Low => "L",
        Flag::VeryHigh => "HH",
        Flag::VeryLow => "LL",
        Flag::Abnormal => "A",
    }
}

/// The flag that an interpretation stands for: what it says in words if that is a flag, else its code.
pub(crate) fn flag(interpretations: &[CodeableConcept]) -> Flag {
    let printed = |text: &str| match text {
        "H" | "HU" => Some(Flag::High),
        "L" | "LU" => Some(Flag::Low),
        "HH" => Some(Flag::VeryHigh),
        "LL" => Some(Flag::VeryLow),
        "A" | "AA" | "POS" => Some(Flag::Abnormal),
        "N" | "NEG" => Some(Flag::None),
        _ => None,
    };
    let codes = interpretations.iter().flat_map(|concept| {
        let coded = concept.coding.iter().filter_map(|coding| coding.code.as_deref());
        concept.text.as_deref().into_iter().chain(coded)
    });
    codes.filter_map(printed).next().unwrap_or_default()
}

/// What was measured in, as a code where there is one.
pub(crate) fn specimen(specimen: Specimen) -> CodeableConcept {
    match specimen {
        Specimen::Blood => concept(SPECIMEN, "BLD", Some("Whole blood")),
        Specimen::Urine => concept(SPECIMEN, "UR", Some("Urine")),
        Specimen::Stool => concept(SPECIMEN, "STL", Some("Stool = Fecal")),
        Specimen::Saliva => concept(SPECIMEN, "SAL", Some("Saliva")),
        Specimen::Semen => words("semen"),
        Specimen::Other => words("other"),
    }
}

/// What a specimen's kind means, where it is known.
pub(crate) fn specimen_of(kind: &CodeableConcept) -> Option<Specimen> {
    let code = kind.coding.iter().find_map(|coding| match coding.code.as_deref()? {
        "BLD" | "BLDA" | "BLDC" | "BLDCO" | "BLDV" | "SER" | "PLAS" | "PLR" | "RBC" | "WBC" => {
            Some(Specimen::Blood)
        }
        "UR" | "URC" | "URT" | "UMED" => Some(Specimen::Urine),
        "STL" => Some(Specimen::Stool),
        "SAL" => Some(Specimen::Saliva),
        _ => None,
    });
    code.or_else(|| {
        let said = kind.coding.iter().filter_map(|coding| coding.display.as_deref());
        said.chain(kind.text.as_deref()).find_map(in_words)
    })
}

fn in_words(text: &str) -> Option<Specimen> {
    let text = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["blood", "serum", "plasma"]) {
        Some(Specimen::Blood)
    } else if has(&["urine"]) {
        Some(Specimen::Urine)
    } else if has(&["stool", "feces", "faeces"]) {
        Some(Specimen::Stool)
    } else if has(&["saliva"]) {
        Some(Specimen::Saliva)
    } else if has(&["semen"]) {
        Some(Specimen::Semen)
    } else {
        None
    }
}
