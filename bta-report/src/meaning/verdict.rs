//! What kind of document this is, from what was read rather than from keywords.

use std::collections::HashSet;

use bta_core::report::{Specimen, Verdict, VerdictKind};

use super::measure::Reading;
use super::text::Text;
use crate::parse::{Lexicon, Value};

/// Decides the kind of document.
pub(super) fn verdict(readings: &[Reading], text: &Text) -> Verdict {
    let solid = |specimen: Specimen| {
        readings
            .iter()
            .filter(|reading| reading.is_solid() && reading.measurement.specimen == specimen)
            .count()
    };
    let blood = solid(Specimen::Blood);
    let other = readings.iter().filter(|reading| reading.is_solid()).count() - blood;
    let likely = readings.iter().filter(|reading| is_likely_blood(reading)).count();
    let limits =
        readings.iter().filter(|reading| is_likely_blood(reading) && reading.has_limits()).count();
    let words: HashSet<&str> =
        text.lines.iter().flat_map(|line| LABORATORY.all_in(&line.text)).collect();
    let words = words.len();
    let about_blood = text.lines.iter().any(|line| BLOOD.begins_in(&line.text));

    let is_blood = blood >= 2
        || blood == 1 && (limits >= 1 || words >= 2)
        || about_blood && (likely >= 2 || limits >= 1) && words >= 1;
    if is_blood {
        let count = readings
            .iter()
            .filter(|reading| reading.measurement.specimen == Specimen::Blood)
            .count();
        return Verdict {
            kind: VerdictKind::BloodTest,
            reasons: vec![count_of(count, "blood result")],
        };
    }
    if other >= 1 || words >= 2 {
        let reasons = if other >= 1 {
            vec![count_of(other, "result in another specimen"), "no blood results".to_owned()]
        } else {
            vec!["words of a laboratory".to_owned(), "no blood results".to_owned()]
        };
        return Verdict { kind: VerdictKind::OtherLaboratoryReport, reasons };
    }
    Verdict { kind: VerdictKind::NotALaboratoryReport, reasons: vec!["no results".to_owned()] }
}

/// A number with a unit that blood is measured in, under a name the catalog does not know.
fn is_likely_blood(reading: &Reading) -> bool {
    let measured = matches!(reading.value, Some(Value::Number(_)));
    let per_volume = reading.unit.as_ref().is_some_and(|unit| {
        let ucum = unit.ucum();
        ucum.ends_with("L") && ucum.contains('/')
    });
    measured && per_volume && reading.measurement.specimen == Specimen::Blood
}

fn count_of(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// Words of laboratories' reports, each counted once.
static LABORATORY: Lexicon = Lexicon::new(
    "laboratory|laboratories|lab|pathology|specimen|reference range|reference interval|labor|\
     laboratorium|befund|laboratorio|laboratoire|laboratoires|analyses medicales|analisi|\
     analisis|analises clinicas|histology|histopathology|histologie|anatomie pathologique|\
     anatomia patologica|biopsy|biopsie|biopt|cytology|microscopy|culture|urine|urina|orina|\
     urin|mantoux|tuberculin|staal|monster|referentie|valori di riferimento|\
     valores de referencia|valeurs de reference|referenzbereich|prelievo|muestra|amostra|\
     prelevement|лаборатория|анализ|анализы|лабораторные|laboratuvar|numune|tahlil|badanie|\
     badania laboratoryjne|检验|化验|参考范围|検査|검사|مختبر|المختبر|stool|swab|antibiogram|coprocultura|\
     urocultura",
);

static BLOOD: Lexicon = Lexicon::new(
    "blood|blut|sang|sangue|sangre|bloed|krew|krwi|кровь|крови|serum|plasma|siero|suero|soro|\
     glucose|glucosio|glicem|glucem|glyc|glukose|glukoz|emat|hemat|hamat|血|혈|دم|colesterol|\
     cholest|ferrit|insulin",
);
