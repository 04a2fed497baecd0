//! What kind of document this is, from what was read rather than from keywords.

use std::collections::HashSet;

use bta_catalog::{Analyte, Printed, identify};
use bta_core::report::{Specimen, Verdict, VerdictKind};

use super::measure::Reading;
use super::text::{Text, TextLine, words};
use crate::parse::{Lexicon, Value};

/// Decides the kind of document.
pub(super) fn verdict(readings: &[Reading], text: &Text) -> Verdict {
    let evidence = Evidence::of(readings, text);
    if evidence.is_blood() {
        if is_elsewhere(text) {
            return of(VerdictKind::NotALaboratoryReport, ["measured in water or food".to_owned()]);
        }
        if is_of_animal(text) {
            return of(VerdictKind::NotALaboratoryReport, ["measured in an animal".to_owned()]);
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
    /// Different analytes of blood that have a number and limits, in whatever unit.
    named: usize,
    /// Those of a blood count among all that have a number.
    counted: usize,
    about_blood: bool,
    /// Lines with a day.
    days: usize,
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
            named: different(readings, |reading, _| {
                in_blood(reading) && reading.has_limits() && !reading.is_absurd()
            }),
            counted: different(readings, |reading, analyte| {
                in_blood(reading) && COUNT.contains(&analyte.key())
            }),
            days: text.lines.iter().filter(|line| !line.dates().is_empty()).count(),
            about_blood: text.lines.iter().any(|line| BLOOD.begins_in(&line.text)),
        }
    }

    fn is_blood(&self) -> bool {
        // Guides have examples, but no days.
        self.blood >= 2 && (self.limits >= 1 || self.days > 0 || self.blood >= 3)
            || self.blood == 1 && (self.limits >= 1 || self.words >= 2)
            || self.about_blood && (self.likely >= 2 || self.limits >= 1) && self.words >= 1
            // Some laboratories print no units.
            || self.named >= 4
            || self.counted >= 5
    }
}

/// What every blood count has, and no list of prices.
const COUNT: [&str; 8] =
    ["wbc", "rbc", "hemoglobin", "hematocrit", "mcv", "mch", "mchc", "platelets"];

/// Counts the different analytes of numbers.
fn different(readings: &[Reading], is: impl Fn(&Reading, &Analyte) -> bool) -> usize {
    let analytes = readings.iter().filter_map(|reading| {
        let analyte = reading.analyte.filter(|analyte| is(reading, analyte))?;
        matches!(reading.value, Some(Value::Number(_))).then(|| analyte.key())
    });
    analytes.collect::<HashSet<_>>().len()
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
    let count = |words: &Lexicon| text.lines.iter().filter(|line| words.is_in(&line.text)).count();
    (count(&ELSEWHERE) > 0 || count(&OF_WATER) >= OF_WATER_ENOUGH) && count(&SPECIMEN) == 0
}

/// Says whether a field above the results names an animal.
fn is_of_animal(text: &Text) -> bool {
    let mut fields = text.fields(&SPECIES).filter(|field| field.line < text.head);
    fields.any(|field| {
        let names = |rest: &str| words(rest).next().is_some_and(|word| ANIMAL.holds(word));
        names(field.rest) || field.below.is_some_and(names)
    })
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
    "drinking water|waste water|wastewater|tap water|well water|pool water|ground water|\
     groundwater|surface water|potable water|water works|water quality|water analysis|\
     analysis of water|trinkwasser*|trinkwv|wasseranalyse*|wasseruntersuchung*|wasserprobe*|\
     abwasser*|brunnenwasser*|grundwasser*|agua potable|agua potavel|agua de consumo|\
     aguas de consumo|agua para consumo humano|analisis de agua|analisis de aguas|analise de agua|\
     analise de aguas|aguas residuales|aguas residuais|agua residual|agua de pozo|\
     acqua potabile|acque potabili|acqua destinata al consumo umano|\
     acque destinate al consumo umano|analisi acqua|analisi acque|analisi dell'acqua|\
     acque reflue|eau potable|eaux potables|eau de consommation|eau destinee a la consommation|\
     eaux destinees a la consommation|consommation humaine|analyse d'eau|analyses d'eau|\
     analyse de l'eau|qualite de l'eau|eaux usees|eau de forage|eau de piscine|drinkwater*|\
     wateranalyse*|wateronderzoek*|afvalwater*|leidingwater*|woda pitna|wody pitnej|\
     woda do spozycia|wody do spozycia|przeznaczonej do spozycia|scieki|sciekow|\
     питьевая вода|питьевои воды|вода питьевая|воды питьевои|сточная вода|сточных вод|\
     питна вода|питнои води|питноі води|питеина вода|icme suyu|icme sulari|atik su|kuyu suyu|\
     apa potabila|apei potabile|ape uzate|pitna voda|pitne vody|pitnej vody|odpadni voda|\
     odpadova voda|pitne vode|voda za pice|vode za ljudsku potrosnju|ivoviz*|szennyviz*|\
     dricksvatten*|drikkevann*|drikkevand*|avloppsvatten*|spildevand*|talousvesi*|talousvede*|\
     juomavesi*|jatevesi*|joogivesi|joogivee|geriamasis vanduo|geriamojo vandens|\
     dzeramais udens|dzerama udens|ποσιμο νερο|ποσιμου νερου|air minum|air bersih|nuoc uong|\
     nuoc sinh hoat|nuoc thai|饮用水|水质|飲料水|水質|먹는물|수질검사|مياه الشرب|מי שתייה|\
     soil analysis|soil sample|soil test|bodenprobe*|bodenanalyse*|bodenuntersuchung*|\
     analyse de sol|analyse de terre|analisis de suelo|analisis de suelos|analise de solo|\
     analise de solos|analisi del terreno|grondonderzoek|analiza gleby|анализ почвы|\
     toprak analizi|food analysis|lebensmitteluntersuchung*|analyse alimentaire|\
     analisis de alimentos|nutrition facts|nahrwertangaben|feed|feedstuff|futtermittel*",
);

/// What is measured in water and not in people, in the beginning of its row.
static OF_WATER: Lexicon = Lexicon::new(
    "conductivity|electrical conductivity|total hardness|total dissolved solids|residual chlorine|\
     free chlorine|total coliforms|coliform bacteria|nitrates|nitrate|leitfahigkeit|\
     gesamtharte|coliforme bakterien|enterokokken|conductivite|durete totale|chlore libre|\
     chlore residuel|coliformes totaux|bacteries coliformes|enterocoques|conductividad|\
     dureza total|cloro residual|cloro livre|cloro libre|coliformes totales|coliformes totais|\
     enterococos|enterococos intestinales|condutividade|nitratos|conducibilita|durezza totale|\
     cloro residuo|coliformi totali|batteri coliformi|enterococchi|nitrati|geleidbaarheid|\
     totale hardheid|colibacterien|nitraat|przewodnosc|twardosc ogolna|bakterie grupy coli|\
     azotany|электропроводность|жесткость общая|общая жесткость|нитраты|колиформные бактерии|\
     iletkenlik|toplam sertlik|toplam koliform|nitrat|konduktivita|vodivost|tvrdost|dusicnany|\
     koliformni bakterie|duritate totala|azotati|bacterii coliforme|konduktivitet|电导率|总硬度|硝酸盐|\
     電気伝導率|硬度|硝酸態窒素|大腸菌",
);

/// How many rows of water a report on it has; urine strips and cultures may have one or two.
const OF_WATER_ENOUGH: usize = 3;

/// Labels of an animal's kind.
static SPECIES: Lexicon = Lexicon::new(
    "species|species/breed|animal|tierart|tierart/rasse|espece|especie|especie animal|specie|\
     diersoort|gatunek|gatunek zwierzecia|вид животного|вид|вид тварини|tur|hayvan turu|specia|\
     druh|druh zvirete|druh zvierata|allatfaj|faj|djurslag|dyreart|elainlaji|vrsta|vrsta zivotinje|\
     ειδος|动物|動物種|동물",
);

/// Animals that veterinarians see.
static ANIMAL: Lexicon = Lexicon::new(
    "dog|canine|canis|cat|feline|felis|horse|equine|cattle|bovine|cow|sheep|ovine|goat|caprine|pig|\
     porcine|swine|rabbit|ferret|avian|hund|katze|pferd|rind|schaf|ziege|schwein|kaninchen|chien|\
     chienne|chat|chatte|cheval|bovin|canin|felin|equin|lapin|perro|canino|canina|gato|felino|\
     felina|caballo|equino|bovino|conejo|cao|cachorro|cavalo|coelho|cane|gatto|cavallo|coniglio|\
     hond|kat|paard|rund|konijn|pies|kot|kon|krowa|krolik|собака|кошка|кот|лошадь|корова|kopek|\
     kedi|at|sigir|caine|pisica|cal|pes|kocka|kun|kralik|kutya|macska|lo|koira|kissa|hevonen|katt|\
     hast|hest|pas|macka|konj|σκυλος|γατα|犬|猫|狗|개|고양이",
);

/// What blood is called where it is told as the material.
static SPECIMEN: Lexicon = Lexicon::new(
    "blood|serum|plasma|blut|vollblut|sang|sangre|sangue|siero|suero|soro|bloed|krew|surowica|\
     кровь|крови|сыворотка|кров|kan|hematology|haematology|hematologie|hematologia|hamatologie|\
     hematolog*|urine|urin|urina|orina|harn|mocz|моча|blod|veri|krv|krev|sange|patient|\
     patients|patienten|paciente|paziente|pacjent|pacient|пациент|хаста|hasta|potilas",
);

static BLOOD: Lexicon = Lexicon::new(
    "blood|blut|sang|sangue|sangre|bloed|krew|krwi|кровь|крови|serum|plasma|siero|suero|soro|\
     glucose|glucosio|glicem|glucem|glyc|glukose|glukoz|emat|hemat|hamat|血|혈|دم|colesterol|\
     cholest|ferrit|insulin",
);
