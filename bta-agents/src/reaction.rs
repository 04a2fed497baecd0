//! What a result in words says.

use bta_core::report::{Measurement, Status};

use crate::interval::Truth;

/// Words that say that nothing was found, in the languages of reports.
const NOT_FOUND: &[&str] = &[
    "not",
    "non",
    "no",
    "não",
    "nao",
    "nicht",
    "kein",
    "keine",
    "nonreactive",
    "negative",
    "negativ",
    "negativo",
    "negativa",
    "négatif",
    "négative",
    "negatif",
    "neg",
    "absent",
    "absence",
    "ausente",
    "assente",
    "отрицательно",
    "отрицательный",
    "ujemny",
    "negatywny",
];

/// Words that say that something was found.
const FOUND: &[&str] = &[
    "positive",
    "positiv",
    "positivo",
    "positiva",
    "positif",
    "positivity",
    "reactive",
    "reaktiv",
    "reactivo",
    "reactiva",
    "reattivo",
    "reattiva",
    "reagente",
    "réactif",
    "detected",
    "detectado",
    "detectada",
    "détecté",
    "rilevato",
    "nachweisbar",
    "nachgewiesen",
    "present",
    "положительно",
    "положительный",
    "dodatni",
    "pozytywny",
    "pozitif",
];

/// Returns whether a result in words says that something was found.
pub(crate) fn reactive(measurement: &Measurement) -> Truth {
    match said(&measurement.value) {
        Truth::Unknown if measurement.status == Status::Abnormal => Truth::Yes,
        truth => truth,
    }
}

/// Understands words. Who denies anything in them ("not detected") has found nothing.
fn said(value: &str) -> Truth {
    let text = value.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let says = |list: &[&str]| list.iter().any(|word| words.contains(word));
    if says(NOT_FOUND) {
        Truth::No
    } else if says(FOUND) {
        Truth::Yes
    } else {
        Truth::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_in_words_are_understood() {
        check("Reactive", Truth::Yes);
        check("NON-REACTIVE", Truth::No);
        check("nonreactive", Truth::No);
        check("nicht nachweisbar", Truth::No);
        check("positiv", Truth::Yes);
        check("No reactivo", Truth::No);
        check("Não reagente", Truth::No);
        check("Reagente", Truth::Yes);
        check("Négatif", Truth::No);
        check("Non rilevato", Truth::No);
        check("see comment", Truth::Unknown);
    }

    #[track_caller]
    fn check(value: &str, expected: Truth) {
        assert_eq!(said(value), expected, "{value}");
    }
}
