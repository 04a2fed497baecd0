//! Results in words: negative, positive, normal, traces, and their kin in many languages.

use super::fold::fold;
use super::lexicon::Lexicon;

/// What a result in words says, as far as it can be compared with a reference in words.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Quality {
    /// Negative, absent, not detected, non-reactive.
    Negative,
    /// Positive, present, detected, reactive; also `+` to `++++`.
    Positive,
    /// Between negative and positive; traces.
    Borderline,
    /// Normal, unremarkable.
    Normal,
    /// Not normal.
    Abnormal,
    /// A word that results use, but that says nothing by itself: a color, a blood group.
    Neutral,
}

impl Quality {
    /// Reads a result in words; `None` when `text` holds no word that results use.
    ///
    /// # Examples
    ///
    /// ```
    /// use bta_report::parse::Quality;
    ///
    /// assert_eq!(Quality::read("Não reagente"), Some(Quality::Negative));
    /// assert_eq!(Quality::read("positiv (++)"), Some(Quality::Positive));
    /// assert_eq!(Quality::read("Hemoglobin"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(grade) = grade(text) {
            return Some(grade);
        }
        if text.len() > 160 || !text.chars().any(char::is_alphabetic) {
            return None;
        }
        let folded = fold(text);
        of_folded(&folded)
    }
}

impl Quality {
    /// Returns whether `text` is nothing but a word that results use.
    pub(crate) fn is_whole(text: &str) -> bool {
        let folded = fold(text);
        LEXICON.iter().any(|(_, words)| words.holds(folded.trim_end_matches('.')))
    }
}

fn of_folded(folded: &str) -> Option<Quality> {
    let found = LEXICON.iter().find(|(_, words)| words.is_in(folded));
    if let Some((quality, _)) = found {
        return Some(*quality);
    }
    is_blood_group(folded).then_some(Quality::Neutral)
}

/// Reads `+`, `++`, `3+`, `(+)`, `-`, `(-)`, `neg`.
fn grade(text: &str) -> Option<Quality> {
    let inner = text.trim_matches(['(', ')', '[', ']', ' ']);
    if !inner.is_empty() && inner.len() <= 8 {
        if inner.chars().all(|c| c == '+' || c == ' ') {
            return Some(Quality::Positive);
        }
        if matches!(inner, "-" | "–" | "−" | "--" | "---") && text != inner {
            return Some(Quality::Negative);
        }
        if matches!(inner, "+/-" | "±" | "-/+" | "+-") {
            return Some(Quality::Borderline);
        }
    }
    let (digit, plus) = (inner.chars().next()?, inner.get(1..)?);
    let count = digit.is_ascii_digit() && digit != '0' && digit < '6';
    (count && plus.trim() == "+").then_some(Quality::Positive)
}

fn is_blood_group(folded: &str) -> bool {
    let compact: String = folded.chars().filter(|c| !" ()".contains(*c)).collect();
    let group = compact
        .trim_start_matches("group")
        .trim_start_matches("grupo")
        .trim_end_matches(['+', '-'])
        .trim_end_matches("rh");
    matches!(group, "a" | "b" | "ab" | "o" | "0" | "a1" | "a2" | "a1b" | "a2b")
        && compact.chars().any(char::is_alphabetic)
}

/// Folded words by what they say. Order matters: "not detected" is looked for before "detected".
static LEXICON: [(Quality, &Lexicon); 6] = [
    (Quality::Borderline, &BORDERLINE),
    (Quality::Abnormal, &ABNORMAL),
    (Quality::Negative, &NEGATIVE),
    (Quality::Positive, &POSITIVE),
    (Quality::Normal, &NORMAL),
    (Quality::Neutral, &NEUTRAL),
];

static ABNORMAL: Lexicon =
    Lexicon::new("abnormal*|anormal*|anomal*|auffallig*|nicht normal|atypical*");

static BORDERLINE: Lexicon = Lexicon::new(
    "borderline|equivocal*|indeterminate|indeterminado*|indeterminato|inconclusive|grenzwertig*|\
     fraglich*|schwach positiv|weakly positive|weakly reactive|weak positive|dubbio|dudoso|douteux|\
     douteuse|limite|grensgebied|dubieus|zwak positief|watpliwy|graniczn*|сомнит*|погранич*|\
     слабополож*|sinirda|ara deger|trace*|vestigio*|traza*|traco*|tracce|spur*|sporen|slady|slad|следы|eser|\
     弱阳性|可疑|±|약양성|微量",
);

static NEGATIVE: Lexicon = Lexicon::new(
    "no contiene|negativ*|negatiiv*|neigiam*|kieltein*|olumsuz|non reaktif|nonreaktif|non-reaktif|negatief|\
     negatif*|neg|neg.|negatyw*|ujemn*|отриц*|негатив*|αρνητικ*|non reactive|non-reactive|\
     nonreactive|not reactive|no reactivo|no reactiva|nao reagente|nao reativo|nao reator|\
     non reattivo|non-reactief|niet reactief|non reactif|nicht reaktiv|niereaktywn*|nereaktivn*|\
     not detected|not found|not seen|none seen|none detected|no growth|none|nil|absent*|\
     not observed|undetected|undetectable|not isolated|no abnormal*|nicht nachweisbar|\
     nicht nachgewiesen|kein nachweis|keine|no detectado|no detectada|no se detecta|\
     no se observa*|no se detectaron|ausente*|ausencia|nao detectado|nao detectada|\
     nao detectavel|nao observado*|ausencia de|non rilevato|non rilevabile|non rilevati|assente|\
     assenti|nulla da segnalare|non detecte*|non retrouve*|absence|niet aantoonbaar|\
     niet gedetecteerd|niet aanwezig|afwezig|geen|nie wykryto|nie stwierdzono|nieobecn*|brak|\
     nieobecne|не обнаруж*|не выявл*|отсутств*|не наиден*|не виявлен*|saptanmadi|tespit edilmedi|\
     gorulmedi|yok|阴性|陰性|未检出|未检测到|未見|未见|无|음성|불검출|سلبي|سالب|غير موجود|שלילי|\
     ไม่พบ|am tinh|nenalezen*",
);

static POSITIVE: Lexicon = Lexicon::new(
    "positiv*|positiiv*|teigiam*|myontein*|olumlu|reaktif|positief|pos|pos.|pozityw*|pozitiv*|\
     pozitif|positif|dodatn*|полож*|позитив*|θετικ*|reactive|reactivo|reactiva|reagente|reativo|\
     reattivo|reactief|reactif|reaktiv|reaktywn*|detected|seen|found|present*|presente*|presenti|\
     nachweisbar|nachgewiesen|vorhanden|detectado|detectada|rilevato|rilevati|detecte|detectee|\
     aantoonbaar|aanwezig|wykryto|obecn*|stwierdzono|обнаруж*|выявл*|присутств*|var|saptandi|\
     阳性|陽性|检出|양성|검출|إيجابي|ايجابي|موجب|חיובי|พบ|duong tinh|immune|inmune|imune|\
     numerous|abundant|abundante*|many|few|occasional|rare|rari|rare*|plenty|moderate|some|\
     scarse|scarsi|escas*|einzelne|enkele|nieliczne|liczne|единичн*|zahlreich*",
);

static NORMAL: Lexicon = Lexicon::new(
    "normal|normale|normali|normales|normaux|normaal|unauffallig*|o.b.|within normal limits|in norm|\
     prawidlow*|норм*|нормальн*|sin alteraciones|sem alteracoes|nella norma|geen bijzonderheden|\
     unremarkable|regolare|regular|adequate|satisfactory|正常|정상|طبيعي|תקין|normocytic*|normochromic*|\
     φυσιολογικ*|normalno|obvykl*",
);

static NEUTRAL: Lexicon = Lexicon::new(
    "yellow|pale yellow|straw*|amber|colorless|colourless|clear|turbid|cloudy|hazy|slightly hazy|\
     gelb*|klar|trub*|amarillo*|amarelo*|claro|limpido|limpida|transparente|turbio|turvo|giallo*|\
     paglierino*|incolore|jaune*|limpide|trouble|clair|geel|lichtgeel|helder|troebel|zolty|\
     jasnozolty|slomkow*|klarown*|przejrzyst*|metn*|желт*|соломен*|прозрачн*|мутн*|sari|acik sari|\
     berrak|bulanik|淡黄|黄色|清|清亮|透明|浑浊|노란색|맑음|brown|red|homogen*|speckled|icteric|hemolyzed|hemolysed|\
     lipemic|haemolysed|not applicable|n/a|see note|see comment*|see below|pending|to follow|volgt|\
     folgt|in process|in bearbeitung|en proceso|pendiente|pendente|in corso|en cours|w toku|в работе|\
     insufficient|not done|not performed|canceled|cancelled|hemolysis|test not performed|\
     sample insufficient|tnp|qns|not calculated|non calculable|nicht berechenbar|no calculable|\
     unable to calculate",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Quality>) {
        assert_eq!(Quality::read(text), expected, "{text}");
    }

    #[test]
    fn words() {
        use Quality::{Borderline, Negative, Neutral, Normal, Positive};
        check("Negative", Some(Negative));
        check("NON-REACTIVE", Some(Negative));
        check("Not Detected", Some(Negative));
        check("не обнаружено", Some(Negative));
        check("阴性(-)", Some(Negative));
        check("negativ", Some(Negative));
        check("Assenti", Some(Negative));
        check("Reactive 1:64", Some(Positive));
        check("Positief", Some(Positive));
        check("++", Some(Positive));
        check("5+", Some(Positive));
        check("(-)", Some(Negative));
        check("grenzwertig", Some(Borderline));
        check("Traces", Some(Borderline));
        check("Normal", Some(Normal));
        check("Pale Yellow", Some(Neutral));
        check("A Rh+", Some(Neutral));
        check("AB", Some(Neutral));
        check("-", None);
        check("Creatinine", None);
        check("Total protein", None);
        check("13.5", None);
    }
}
