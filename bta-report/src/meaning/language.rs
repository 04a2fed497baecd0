//! Which language a document is written in: its script, or a vote of its words.

use std::sync::LazyLock;

use bta_core::Language;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::text::{Text, words};

/// Returns the language most words belong to; `None` when too few tell.
pub(super) fn language(text: &Text) -> Option<Language> {
    by_script(text).or_else(|| by_words(text)).and_then(|code| code.parse().ok())
}

fn by_script(text: &Text) -> Option<&'static str> {
    let mut letters = 0_usize;
    let mut counts = [0_usize; SCRIPTS.len()];
    for c in text.lines.iter().flat_map(|line| line.text.chars()).filter(|c| c.is_alphabetic()) {
        letters += 1;
        if let Some(at) = SCRIPTS.iter().position(|script| script.contains(c)) {
            counts[at] += 1;
        }
    }
    let count = |name| {
        SCRIPTS.iter().zip(counts).filter(|(s, _)| s.name == name).map(|(_, n)| n).sum::<usize>()
    };
    // A page has Latin units and abbreviations in every script; a translated column is not enough.
    let enough = |n: usize| n * 4 > letters;
    if enough(count("ko")) {
        return Some("ko");
    }
    if count("ja") * 10 > letters {
        return Some("ja");
    }
    let (at, most) = counts.iter().enumerate().max_by_key(|(_, n)| **n)?;
    let name = SCRIPTS.get(at)?.name;
    if !enough(*most) {
        return None;
    }
    Some(match name {
        "ru" => cyrillic(text),
        "ar" => arabic(text),
        name => name,
    })
}

struct Script {
    name: &'static str,
    first: char,
    last: char,
}

impl Script {
    const fn new(name: &'static str, first: char, last: char) -> Self {
        Self { name, first, last }
    }

    fn contains(&self, c: char) -> bool {
        (self.first..=self.last).contains(&c)
    }
}

const SCRIPTS: [Script; 13] = [
    Script::new("ru", '\u{400}', '\u{52f}'),
    Script::new("el", '\u{370}', '\u{3ff}'),
    Script::new("hy", '\u{530}', '\u{58f}'),
    Script::new("ka", '\u{10a0}', '\u{10ff}'),
    Script::new("he", '\u{590}', '\u{5ff}'),
    Script::new("ar", '\u{600}', '\u{6ff}'),
    Script::new("hi", '\u{900}', '\u{97f}'),
    Script::new("bn", '\u{980}', '\u{9ff}'),
    Script::new("th", '\u{e00}', '\u{e7f}'),
    Script::new("ko", '\u{ac00}', '\u{d7af}'),
    Script::new("ja", '\u{3040}', '\u{30ff}'),
    Script::new("zh", '\u{4e00}', '\u{9fff}'),
    Script::new("ar", '\u{fb50}', '\u{feff}'),
];

fn count(text: &Text, letters: &str) -> usize {
    text.lines.iter().flat_map(|line| line.text.chars()).filter(|c| letters.contains(*c)).count()
}

/// Persian has letters that Arabic has not.
fn arabic(text: &Text) -> &'static str {
    if count(text, "پچژگ") > count(text, "ةىك") { "fa" } else { "ar" }
}

fn cyrillic(text: &Text) -> &'static str {
    let has = |letters: &str| count(text, letters);
    let (ukrainian, russian) = (has("ієґ"), has("ыэё"));
    if has("әғқңұһ") > ukrainian {
        return "kk";
    }
    if has("јљњџ") > ukrainian.max(russian) {
        return if has("ђћ") > has("ѓќѕ") { "sr" } else { "mk" };
    }
    if ukrainian > russian {
        "uk"
    } else if russian == 0 && has("ъ") > 3 {
        "bg"
    } else {
        "ru"
    }
}

fn by_words(text: &Text) -> Option<&'static str> {
    let mut votes = [0_usize; WORDS.len()];
    let languages = &*LANGUAGES;
    let all = text.lines.iter().flat_map(|line| words(&line.text));
    // Single letters are words of many languages, and signs on the pages of all: "a", "V.R."
    for word in all.filter(|word| word.chars().nth(1).is_some()).take(2000) {
        let of_word = languages.get(word).copied().unwrap_or(0);
        for (at, votes) in votes.iter_mut().enumerate() {
            *votes += usize::from(of_word >> at & 1 == 1);
        }
    }
    let (at, most) =
        votes.iter().enumerate().max_by_key(|(at, n)| (**n, std::cmp::Reverse(*at)))?;
    (*most >= 2).then(|| WORDS.get(at).map(|(code, _)| *code))?
}

/// The languages of each word, one bit each.
static LANGUAGES: LazyLock<FxHashMap<&str, u32>> = LazyLock::new(|| {
    let count = WORDS.iter().map(|(_, words)| words.matches('|').count() + 1).sum();
    let mut languages = FxHashMap::with_capacity_and_hasher(count, FxBuildHasher);
    for (at, (_, words)) in WORDS.iter().enumerate() {
        for word in words.split('|') {
            *languages.entry(word).or_default() |= 1 << at;
        }
    }
    languages
});

/// Folded words that are frequent on reports of one language and rare in the others.
const WORDS: [(&str, &str); 25] = [
    (
        "en",
        "the|of|and|for|is|in|with|test|tests|result|results|units|range|reference|\
         patient|name|date|report|reported|blood|count|female|male|age|sex|gender|\
         specimen|sample|collected|received|laboratory|method|high|low|page|cholesterol|\
         platelet|white|red|cell|cells|hemoglobin|haemoglobin|glucose|serum|total|value|\
         interval|normal|doctor|lymphocytes|flag",
    ),
    (
        "de",
        "der|die|das|und|von|mit|fur|nicht|bei|auf|ist|befund|labor|patient|geburtsdatum|\
         geb|entnahme|eingang|ergebnis|einheit|referenzbereich|normbereich|blutbild|\
         hamoglobin|leukozyten|erythrozyten|thrombozyten|kreatinin|harnstoff|gesamt|wert|\
         werte|seite|material|untersuchung|auftrag|hamatokrit|natrium|kalium|eisen|\
         geschlecht|mannlich|weiblich|arzt|kleines|grosses|neutrophile",
    ),
    (
        "fr",
        "le|la|les|des|du|et|est|une|pour|dans|sur|resultat|resultats|valeurs|reference|\
         unite|unites|biologie|medicale|laboratoire|prelevement|date|naissance|\
         hemoglobine|leucocytes|hematies|plaquettes|glycemie|creatinine|uree|cholesterol|\
         page|docteur|madame|monsieur|dossier|patient|nom|prenom|serum|numeration|formule|\
         vitesse|sedimentation|edite|le|ans",
    ),
    (
        "es",
        "el|los|las|del|con|para|por|una|resultado|resultados|unidades|valores|\
         referencia|paciente|fecha|nacimiento|edad|sexo|analisis|laboratorio|muestra|\
         sangre|hemoglobina|leucocitos|hematies|plaquetas|glucosa|creatinina|colesterol|\
         trigliceridos|prueba|medico|pagina|informe|hematocrito|urea|hombre|mujer|metodo|\
         extraccion|examen|bioquimica|hematologia|nombre",
    ),
    (
        "pt",
        "os|do|da|dos|das|com|para|por|uma|nao|resultado|resultados|unidade|valores|\
         referencia|paciente|data|nascimento|idade|sexo|exame|exames|laboratorio|material|\
         sangue|hemoglobina|leucocitos|hemacias|plaquetas|glicose|creatinina|colesterol|\
         metodo|pagina|medico|coleta|liberado|hematocrito|ureia|anos|adultos|inferior|\
         convenio|analises|clinicas|soro|nome",
    ),
    (
        "it",
        "il|lo|la|gli|di|del|della|dei|con|per|una|esame|esami|risultato|esito|unita|\
         valori|riferimento|paziente|data|nascita|sesso|eta|laboratorio|analisi|sangue|\
         emoglobina|leucociti|globuli|bianchi|rossi|piastrine|glucosio|creatinina|\
         colesterolo|referto|pagina|medico|prelievo|siero|ematocrito|azotemia|metodo|nato|\
         nata|stampa|richiesta|campione|urine|ricerca|accettazione|codice|fiscale",
    ),
    (
        "nl",
        "de|het|een|van|en|met|voor|niet|op|bij|is|patient|geboortedatum|leeftijd|\
         geslacht|afname|ontvangst|resultaat|eenheid|eenheden|referentie|referentiewaarde|\
         referentiewaarden|bloed|hemoglobine|leukocyten|leucocyten|trombocyten|\
         erytrocyten|lymfocyten|glucose|nuchter|kreatinine|laboratorium|pagina|aanvraag|\
         uitslag|ijzer|natrium|kalium|vrouw|man|staal|analyse|bepaling|verslag|arts|\
         hematologie|scheikunde|waarde|dossier|voorschrift",
    ),
    (
        "pl",
        "na|do|nie|jest|badanie|badania|wynik|wyniki|jednostka|zakres|referencyjny|\
         wartosci|norma|pacjent|data|urodzenia|wiek|plec|laboratorium|material|krew|\
         hemoglobina|leukocyty|erytrocyty|plytki|krwi|glukoza|kreatynina|cholesterol|\
         strona|lekarz|pobrania|przyjecia|zlecenie|surowica|limfocyty|neutrofile|\
         hematokryt|morfologia|mocznik|zelazo|calkowita",
    ),
    (
        "tr",
        "ve|ile|icin|bir|bu|sonuc|sonuclar|sonuclari|birim|referans|aralik|araligi|degeri|\
         degerler|hasta|adi|soyadi|dogum|tarihi|yas|cinsiyet|laboratuvar|laboratuvari|\
         numune|kan|hemoglobin|lokosit|eritrosit|trombosit|glukoz|aclik|kreatinin|\
         kolesterol|tetkik|tahlil|test|doktor|sayfa|uzman|rapor|kabul|barkod|biyokimya|\
         hemogram|erkek|kadin|ure",
    ),
    (
        "ro",
        "si|cu|pentru|din|nu|este|rezultat|rezultate|valori|referinta|interval|biologic|\
         pacient|data|nasterii|varsta|sex|analize|laborator|sange|hemoglobina|leucocite|\
         eritrocite|trombocite|glucoza|glicemie|creatinina|colesterol|unitate|masura|\
         buletin|recoltare|hematocrit|uree|medic|pagina|ser",
    ),
    (
        "cs",
        "na|je|pro|nebo|vysledek|vysledky|jednotka|referencni|meze|pacient|datum|\
         narozeni|vek|pohlavi|laborator|krev|hemoglobin|leukocyty|erytrocyty|trombocyty|\
         glukoza|kreatinin|cholesterol|strana|lekar|odber|prijem|odberu|vysetreni|\
         pojistovna|zadatel|nalez|hodnoceni|celkovy",
    ),
    (
        "sv",
        "och|av|med|for|inte|svar|provsvar|enhet|referensintervall|resultat|patient|\
         personnummer|alder|kon|prov|provtagning|blod|hemoglobin|leukocyter|erytrocyter|\
         trombocyter|glukos|kreatinin|kolesterol|analys|bestallare|ankomst|kvinna",
    ),
    (
        "da",
        "og|af|med|til|ikke|svar|enhed|referenceinterval|resultat|patient|alder|kon|prove|\
         provetagning|blod|haemoglobin|leukocytter|erytrocytter|trombocytter|glukose|\
         kreatinin|kolesterol|analyse|rekvirent|kvinde|mand",
    ),
    (
        "hu",
        "es|az|egy|nem|eredmeny|mertekegyseg|referencia|tartomany|beteg|neve|szuletesi|\
         datum|kor|nem|labor|laboratorium|minta|ver|hemoglobin|fehervervsejt|vorosvertest|\
         trombocita|glukoz|kreatinin|koleszterin|vizsgalat|lelet|orvos|mintavetel",
    ),
    (
        "vi",
        "va|cua|xet|nghiem|ket|qua|don|vi|tham|chieu|benh|nhan|ngay|sinh|tuoi|gioi|tinh|\
         mau|nam|nu|bac|si|hong|cau|bach|tieu|duong|chi|so",
    ),
    (
        "id",
        "dan|dengan|untuk|hasil|pemeriksaan|satuan|nilai|rujukan|pasien|tanggal|lahir|\
         umur|jenis|kelamin|laki|perempuan|laboratorium|darah|hemoglobin|leukosit|\
         eritrosit|trombosit|glukosa|kreatinin|kolesterol|dokter|metode|sampel|lengkap|\
         puasa",
    ),
    (
        "hr",
        "na|je|rezultat|nalaz|jedinica|referentni|interval|pacijent|datum|rodenja|dob|\
         spol|laboratorij|krv|hemoglobin|leukociti|eritrociti|trombociti|glukoza|\
         kreatinin|kolesterol|pretraga|uzorak|lijecnik|stranica|ukupni",
    ),
    (
        "fi",
        "ja|ei|tulos|tulokset|yksikko|viitevali|viitearvo|viitearvot|potilas|nayte|\
         naytteenotto|laboratorio|laboratoriotulokset|tutkimus|tutkimukset|hemoglobiini|\
         leukosyytit|erytrosyytit|trombosyytit|hematokriitti|kreatiniini|kolesteroli|\
         paastoglukoosi|syntymaaika|henkilotunnus|sukupuoli|nainen|mies|veri|verenkuva|sivu",
    ),
    (
        "no",
        "og|av|med|ikke|svar|enhet|enheter|referanseomrade|referanse|referanser|resultat|\
         pasient|alder|kjonn|prove|provetaking|blod|hemoglobin|leukocytter|erytrocytter|\
         trombocytter|glukose|kreatinin|kolesterol|analyse|rekvirent|kvinne|mann|fodt|\
         fodselsnummer|laboratoriesvar|fastlege",
    ),
    (
        "lv",
        "un|ar|nav|vai|rezultats|rezultati|merv|mervieniba|vieniba|references|\
         intervals|pacients|dzimsanas|datums|dzimums|laboratorija|paraugs|asinis|asins|\
         hemoglobins|leikociti|eritrociti|trombociti|hematokrits|glikoze|kreatinins|\
         holesterins|arsts|lapa|analizes|testesanas|parskats|sieviete|virietis",
    ),
    (
        "lt",
        "ir|su|nera|arba|rezultatas|rezultatai|vienetai|vnt|norma|ribos|pacientas|gimimo|\
         data|lytis|laboratorija|meginys|kraujas|kraujo|tyrimas|tyrimai|tyrimo|\
         hemoglobinas|leukocitai|eritrocitai|trombocitai|hematokritas|gliukoze|\
         kreatininas|cholesterolis|gydytojas|puslapis|moteris|vyras|amzius",
    ),
    (
        "sl",
        "in|je|ni|ali|rezultat|rezultati|izvid|enota|referencni|referencne|vrednosti|\
         obmocje|pacient|preiskovanec|rojstva|datum|spol|laboratorij|vzorec|kri|preiskava|\
         preiskave|hemoglobin|levkociti|eritrociti|trombociti|hematokrit|glukoza|kreatinin|\
         holesterol|zdravnik|stran|zenski|moski|narocnik|odvzem|odvzema",
    ),
    (
        "sq",
        "dhe|me|per|nga|nuk|eshte|rezultati|rezultatet|njesia|njesi|vlera|vlerat|\
         referuese|reference|pacienti|datelindja|mosha|gjinia|laboratori|mostra|gjaku|\
         gjakut|analiza|analizat|hemoglobina|leukocite|eritrocite|trombocite|glukoza|\
         kreatinina|kolesteroli|mjeku|faqe|femer|mashkull|emri|mbiemri",
    ),
    (
        "ca",
        "els|les|dels|amb|per|una|resultat|resultats|unitats|valors|referencia|pacient|\
         naixement|edat|sexe|analisi|laboratori|mostra|sang|hemoglobina|leucocits|hematies|\
         plaquetes|glucosa|creatinina|colesterol|triglicerids|prova|metge|pagina|informe|\
         hematocrit|home|dona|metode|extraccio|bioquimica|hematologia|cognoms",
    ),
    (
        "et",
        "ja|ei|voi|tulemus|tulemused|uhik|referentsvahemik|referents|patsient|sunniaeg|sugu|\
         isikukood|labor|laboratoorium|proov|proovi|veri|analuus|analuusid|uuring|\
         hemoglobiin|leukotsuudid|erutrotsuudid|trombotsuudid|hematokrit|glukoos|\
         kreatiniin|kolesterool|arst|leht|naine|mees|tellija",
    ),
];
