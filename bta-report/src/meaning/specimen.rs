//! What each result was measured in: from its name, its headings and the lines above it.

use bta_core::report::Specimen;

use super::text::{Text, TextLine};
use crate::parse::{Lexicon, fold};
use crate::row::Row;

/// Returns the specimen that a row's name, unit or headings name.
///
/// The name is asked first, then the innermost heading, so that a urine result in a blood panel and
/// a blood heading inside an overview of all specimens are both told.
pub(super) fn named(row: &Row) -> Option<Specimen> {
    let unit = row.unit.as_ref().map(|unit| fold(&unit.text)).unwrap_or_default();
    if PER_FIELD.holds(&unit) {
        return Some(Specimen::Urine);
    }
    of_name(&fold(&row.name.text))
        .or_else(|| row.section.rsplit(';').find_map(|heading| of_heading(&fold(heading))))
}

/// A heading of blood and urine tells nothing of the rows below it.
fn of_heading(folded: &str) -> Option<Specimen> {
    let both = URINE.is_in(folded) && BLOOD.is_in(folded);
    if both { None } else { of_text(folded) }
}

static PER_FIELD: Lexicon = Lexicon::new("/hpf|/lpf|hpf|lpf|/campo|/field");

/// What the lines of a document say of specimens.
#[derive(Clone, Debug)]
pub(super) struct Announcements<'a> {
    text: &'a Text,
    lines: Vec<Announcement>,
}

/// What one line says.
#[derive(Clone, Copy, Debug)]
enum Announcement {
    /// "Material: urine".
    Labeled(Specimen),
    /// A line such as "Urinalysis" that is no result itself.
    Heading(Specimen),
    Nothing,
}

impl<'a> Announcements<'a> {
    pub(super) fn of(text: &'a Text) -> Self {
        Self { text, lines: text.lines.iter().map(announcement).collect() }
    }

    /// Returns the specimen that the closest line above a row announces.
    ///
    /// Above the innermost heading of the row, only lines that say "specimen" count.
    pub(super) fn above(&self, row: &Row) -> Option<Specimen> {
        let lines = &self.text.lines;
        let end = lines.partition_point(|line| (line.page, line.number) < (row.page, row.line));
        let innermost = fold(row.section.rsplit(';').next().unwrap_or_default());
        let mut near = true;
        for at in (end.saturating_sub(60)..end).rev() {
            near &= innermost.is_empty() || lines.get(at)?.text != innermost;
            match self.lines.get(at)? {
                Announcement::Labeled(specimen) => return Some(*specimen),
                Announcement::Heading(specimen) if near => return Some(*specimen),
                Announcement::Heading(_) | Announcement::Nothing => {}
            }
        }
        None
    }
}

fn announcement(line: &TextLine) -> Announcement {
    if line.text.len() >= 120 {
        return Announcement::Nothing;
    }
    if let Some(specimen) = labeled(&line.text) {
        return Announcement::Labeled(specimen);
    }
    let bare = !line.is_result && !line.text.chars().any(|c| c.is_ascii_digit());
    let short = line.text.split_whitespace().count() <= 5;
    let specimen = if bare && short { of_heading(&line.text) } else { None };
    specimen.map_or(Announcement::Nothing, Announcement::Heading)
}

fn labeled(line: &str) -> Option<Specimen> {
    let (_, end) = LABEL.find_in(line)?;
    let rest = line.get(end..)?;
    let value = rest.trim_start_matches([' ', ':', '.', '-']);
    let close: String = value.chars().take(28).collect();
    // "Material: blood, urine" is about the whole order.
    if BLOOD.is_in(&close) && URINE.is_in(&close) {
        return None;
    }
    (rest.len() > value.len()).then(|| of_text(&close))?
}

/// "Blood" alone is what strips find in urine; "serum" in a name is a specimen.
fn of_name(folded: &str) -> Option<Specimen> {
    // Large platelets and uric acid have the words of spinal fluid and urine in their names.
    static BLOOD_TESTS: Lexicon = Lexicon::new("p-lcr|חומצת שתן");
    if BLOOD_TESTS.is_in(folded) {
        return None;
    }
    static SERUM: Lexicon = Lexicon::new(
        "serum|s-|plasma|suero|soro|siero|serique|serico|serica|serumda|surowica|w surowicy|\
         в сыворотке|血清|血浆",
    );
    match of_text(folded) {
        Some(Specimen::Blood) => SERUM.is_in(folded).then_some(Specimen::Blood),
        special => special,
    }
}

static LABEL: Lexicon = Lexicon::new(
    "specimen|specimen type|sample|sample type|type of sample|material|untersuchungsmaterial|\
     probe|probenmaterial|muestra|tipo de muestra|campione|tipo campione|materiale|mat.bio|\
     materiaal|staal|materialtyp|материал|биоматериал|probka|numune|ornek|numune turu|\
     echantillon|prelevement|amostra|标本|标本类型|样本|样本类型|检体|검체|نوع العينة|provmaterial|minta|\
     vzorek",
);

fn of_text(folded: &str) -> Option<Specimen> {
    let found = |words: &Lexicon| words.find_in(folded).map(|(at, _)| at);
    let places = [
        (found(&URINE), Specimen::Urine),
        (found(&STOOL), Specimen::Stool),
        (found(&SALIVA), Specimen::Saliva),
        (found(&SEMEN), Specimen::Semen),
        (found(&OTHER), Specimen::Other),
        (found(&BLOOD), Specimen::Blood),
    ];
    // "Urine and serum" names both: a specimen other than blood is the exception worth keeping.
    let special = places
        .iter()
        .take(5)
        .filter_map(|(at, specimen)| at.map(|at| (at, *specimen)))
        .min_by_key(|(at, _)| *at);
    special.map(|(_, specimen)| specimen).or(places[5].0.map(|_| Specimen::Blood))
}

static URINE: Lexicon = Lexicon::new(
    "urine|urines|urinary|urinalysis|urin|urina|urinas|urinario|urinarios|urinaria|urinarie|\
     urinaire|urinaires|urinstatus|urinstreifen|spoturin|sammelurin|u-stix|urinsediment|harn|\
     harnstatus|im harn|harnsediment|orina|orinas|uroanalisis|urocultivo|uroanalise|eas|\
     elementos anormales|sedimento urinario|esame urine|mocz|moczu|w moczu|моча|мочи|моче|\
     в моче|сечi|idrar|idrarda|tam idrar|tit|vizelet|vizeletben|moc|moci|moce|mokraca|urini|\
     virtsa|尿液|尿常规|尿检|尿沉渣|尿一般|尿定性|소변|요검사|البول|بول|ουρα|ουρων|ουρα|24h urine|24 hr urine|\
     microalbuminuria|albuminuria|proteinuria|nuoc tieu|שתן|u-albumin|u-kreatinin|dipstick|\
     pus cells|epithelial cells",
);
static STOOL: Lexicon = Lexicon::new(
    "stool|stools|faeces|feces|faecal|fecal|stuhl|im stuhl|heces|heces fecales|coprologico|\
     coproparasitario|fezes|feci|selles|coprologie|kal|w kale|kalu|кал|кала|в кале|\
     копрограмма|diski|gaita|ontlasting|feces|faeces|粪便|大便|粪|대변|البراز|براز|avforing|szeklet|\
     stolice|avfoering|occult blood|calprotectin|calprotectina|calprotectine",
);
static SALIVA: Lexicon = Lexicon::new(
    "saliva|salivary|speichel|im speichel|salive|speeksel|slina|слюна|слюне|tukuruk|唾液|타액|salivare",
);
static SEMEN: Lexicon = Lexicon::new(
    "semen|seminal|semen analysis|sperm|sperma|spermiogram|spermiogramm|spermogram|\
     spermatozoa|espermograma|espermatozoides|seminogram|seminograma|spermiogramma|nasienie|\
     spermogramme|спермограмма|эякулят|ejakulat|meni|精液|정액|السائل المنوي",
);
static OTHER: Lexicon = Lexicon::new(
    "csf|cerebrospinal|liquor|liquor cerebrospinalis|lcr|lcs|sputum|swab|throat swab|nasal|\
     nasopharyngeal|pleural|pleural fluid|ascitic|ascites|synovial|peritoneal|amniotic|\
     bronchoalveolar|bal fluid|body fluid|abstrich|punktat|hisopo|tampone|frotis vaginal|\
     vaginal|cervical|zwabka|wymaz|мазок|ликвор|surunti|skin|biopsy|bone marrow|hair|nail|\
     breast milk|gastric|sweat|dialysate|calculus|kidney stone|脑脊液|胸水|腹水|hair analysis|\
     dialysis fluid",
);
static BLOOD: Lexicon = Lexicon::new(
    "blood|serum|plasma|edta|whole blood|venous|arterial|capillary|blut|vollblut|serum/plasma|\
     sangre|suero|sangue|soro|siero|sang|bloed|krew|surowica|osocze|krwi|surowicy|кровь|крови|\
     сыворотка|сыворотке|плазма|плазме|kan|kanda|serumda|全血|血清|血浆|血液|静脉血|혈액|혈청|전혈|دم|الدم|مصل|\
     hematology|haematology|hematologie|hamatologie|hematologia|ematologia|hematologi|cbc|\
     complete blood count|blutbild|hemograma|hemogramme|emocromo|hemogram|morfologia|\
     hemostasis|coagulation|koagulation|gerinnung|coagulacion|coagulazione|biochemistry|\
     klinische chemie|clinical chemistry|lipid profile|liver function test|liver function|\
     kidney function test|renal function test|thyroid|thyroid profile|biochimie|biochimica|\
     bioquimica|bioquimica|hormones|serology|serologie|immunology|血常规|生化|血脂|肝功能",
);
