//! What kind of document this is, from what was read rather than from keywords.

use std::collections::HashSet;

use bta_catalog::{Printed, identify};
use bta_core::report::{Specimen, Verdict, VerdictKind};

use super::measure::Reading;
use super::text::{Text, TextLine};
use crate::parse::{Lexicon, Value};

/// Decides the kind of document.
pub(super) fn verdict(readings: &[Reading], text: &Text) -> Verdict {
    let evidence = Evidence::of(readings, text);
    if evidence.is_blood() {
        if is_elsewhere(text) {
            return of(VerdictKind::NotALaboratoryReport, ["measured in water or food".to_owned()]);
        }
        let count = count(readings, |reading| reading.measurement.specimen == Specimen::Blood);
        return of(VerdictKind::BloodTest, [count_of(count, "blood result")]);
    }
    let none = "no blood results".to_owned();
    if evidence.other >= 1 {
        let others = count_of(evidence.other, "result in another specimen");
        return of(VerdictKind::OtherLaboratoryReport, [others, none]);
    }
    if evidence.words >= 1 {
        let waiting = waiting(text);
        if waiting >= 1 {
            let waiting = format!("{} to follow", count_of(waiting, "blood result"));
            return of(VerdictKind::BloodTest, [waiting]);
        }
    }
    if evidence.words >= 2 {
        return of(VerdictKind::OtherLaboratoryReport, ["words of a laboratory".to_owned(), none]);
    }
    of(VerdictKind::NotALaboratoryReport, ["no results".to_owned()])
}

fn of<const N: usize>(kind: VerdictKind, reasons: [String; N]) -> Verdict {
    Verdict { kind, reasons: reasons.into() }
}

/// What speaks for a laboratory, counted.
struct Evidence {
    /// Results of blood beyond doubt.
    blood: usize,
    /// Results of another specimen.
    other: usize,
    /// Numbers in a unit that blood is measured in.
    likely: usize,
    /// Those of them with limits.
    limits: usize,
    /// Different words of laboratories.
    words: usize,
    about_blood: bool,
}

impl Evidence {
    fn of(readings: &[Reading], text: &Text) -> Self {
        let in_blood = |reading: &Reading| reading.measurement.specimen == Specimen::Blood;
        let words: HashSet<&str> =
            text.lines.iter().flat_map(|line| LABORATORY.all_in(&line.text)).collect();
        Self {
            blood: count(readings, |reading| in_blood(reading) && reading.is_solid()),
            other: count(readings, |reading| {
                !in_blood(reading) && (reading.is_solid() || reading.has_limits())
            }),
            likely: count(readings, is_likely_blood),
            limits: count(readings, |reading| is_likely_blood(reading) && reading.has_limits()),
            words: words.len(),
            about_blood: text.lines.iter().any(|line| BLOOD.begins_in(&line.text)),
        }
    }

    fn is_blood(&self) -> bool {
        self.blood >= 2
            || self.blood == 1 && (self.limits >= 1 || self.words >= 2)
            || self.about_blood && (self.likely >= 2 || self.limits >= 1) && self.words >= 1
    }
}

fn count(readings: &[Reading], is: impl Fn(&Reading) -> bool) -> usize {
    readings.iter().filter(|reading| is(reading)).count()
}

/// How many lines name a blood test and say that its result is to follow.
fn waiting(text: &Text) -> usize {
    let is_waiting = |line: &TextLine| {
        let mut cells = line.cells();
        let name = cells.next().unwrap_or_default();
        cells.any(|cell| WAITING.holds(cell))
            && identify(&Printed { name, ..Printed::default() })
                .is_some_and(|analyte| analyte.specimen() == Specimen::Blood)
    };
    text.lines.iter().filter(|line| is_waiting(line)).count()
}

/// Says whether the document is about water, food or soil, and not about blood too.
fn is_elsewhere(text: &Text) -> bool {
    let says = |words: &Lexicon| text.lines.iter().any(|line| words.is_in(&line.text));
    says(&ELSEWHERE) && !says(&SPECIMEN)
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
     anatomia patologica|biopsy|biopsie|biopt|cytology|microscopy|culture|urine|urina|orina|urin|\
     mantoux|tuberculin|staal|monster|referentie|valori di riferimento|valores de referencia|\
     valeurs de reference|referenzbereich|prelievo|muestra|amostra|prelevement|semen analysis|\
     spermiogramm|spermiogram|espermograma|spermogramme|лаборатория|анализ|анализы|лабораторные|\
     laboratuvar|numune|tahlil|badanie|badania laboratoryjne|检验|化验|参考范围|検査|검사|مختبر|\
     المختبر|stool|swab|antibiogram|coprocultura|urocultura",
);

/// What stands in the place of a value that is not there yet.
static WAITING: Lexicon = Lexicon::new(
    "to follow|pending|result pending|awaited|in progress|in process|not yet available|folgt|\
     ausstehend|in arbeit|wird nachgereicht|en cours|a suivre|resultat a suivre|pendiente|\
     en proceso|en curso|pendente|em andamento|a seguir|segue|in corso|in lavorazione|volgt|\
     in bewerking|w toku|w trakcie|в работе|готовится|выполняется|calisiliyor|bekleniyor|\
     sonuc bekleniyor|待报告|检测中|待检|検査中|검사중|قيد التنفيذ",
);

/// Things other than people that the same substances are measured in.
static ELSEWHERE: Lexicon = Lexicon::new(
    "drinking water|waste water|tap water|well water|water works|water quality|trinkwasser*|\
     trinkwv|wasseranalyse*|wasseruntersuchung*|abwasser*|agua potable|agua potavel|\
     acqua potabile|eau potable|drinkwater|woda pitna|питьевая вода|icme suyu|soil analysis|\
     bodenprobe|nutrition facts|nahrwertangaben|feed",
);

/// What blood is called where it is told as the material.
static SPECIMEN: Lexicon = Lexicon::new(
    "blood|serum|plasma|blut|vollblut|sang|sangre|sangue|siero|suero|soro|bloed|krew|surowica|\
     кровь|сыворотка|kan|hematology|haematology|patient",
);

static BLOOD: Lexicon = Lexicon::new(
    "blood|blut|sang|sangue|sangre|bloed|krew|krwi|кровь|крови|serum|plasma|siero|suero|soro|\
     glucose|glucosio|glicem|glucem|glyc|glukose|glukoz|emat|hemat|hamat|血|혈|دم|colesterol|\
     cholest|ferrit|insulin",
);
