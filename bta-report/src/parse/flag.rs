//! Flags: the letters, words and signs that laboratories print beside a result.

use bta_core::report::Flag;

use super::fold::fold;
use super::lexicon::Lexicon;

/// What stands in a flag column or beside a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mark {
    /// A flag that means the same everywhere.
    Flag(Flag),
    /// "Critical" without a direction.
    Critical,
    /// A letter whose meaning depends on the language: `A` is "abnormal", *alto* or *alacsony*.
    Letter(char),
    /// Says that the result is normal.
    Normal,
}

impl Mark {
    /// Reads a text that is a flag, or several, and nothing else.
    ///
    /// # Examples
    ///
    /// ```
    /// use bta_core::report::Flag;
    /// use bta_report::parse::Mark;
    ///
    /// assert_eq!(Mark::read("↑"), Some(Mark::Flag(Flag::High)));
    /// assert_eq!(Mark::read("[L]"), Some(Mark::Flag(Flag::Low)));
    /// assert_eq!(Mark::read("Critical High"), Some(Mark::Flag(Flag::VeryHigh)));
    /// assert_eq!(Mark::read("Hemoglobin"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > 48 {
            return None;
        }
        if let Some(mark) = signs(text) {
            return Some(mark);
        }
        let folded = fold(text);
        if let Some(mark) = word(folded.trim_matches(BRACKETS)) {
            return Some(mark);
        }
        let mut marks = Vec::new();
        for piece in
            folded.split([' ', '(', ')', '[', ']', ',', '/', '@', '#']).filter(|p| !p.is_empty())
        {
            marks.push(signs(piece).or_else(|| word(piece))?);
        }
        marks.into_iter().reduce(Self::join)
    }

    /// Returns what two marks of one result say together.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::Critical, Self::Flag(flag)) | (Self::Flag(flag), Self::Critical) => {
                Self::Flag(very(flag))
            }
            (Self::Flag(Flag::Abnormal) | Self::Normal, mark)
            | (mark, Self::Flag(Flag::Abnormal) | Self::Normal) => mark,
            (Self::Flag(Flag::VeryHigh | Flag::VeryLow), _) => self,
            (_, Self::Flag(Flag::VeryHigh | Flag::VeryLow)) => other,
            (Self::Letter(_), mark) => mark,
            (mark, _) => mark,
        }
    }
}

const BRACKETS: [char; 7] = ['(', ')', '[', ']', '{', '}', ' '];

fn very(flag: Flag) -> Flag {
    match flag {
        Flag::High => Flag::VeryHigh,
        Flag::Low => Flag::VeryLow,
        other => other,
    }
}

/// Reads arrows, plus and minus, stars.
fn signs(text: &str) -> Option<Mark> {
    let inner = text.trim_matches(BRACKETS);
    let count = inner.chars().filter(|c| !c.is_whitespace()).count();
    let all =
        |list: &str| count > 0 && inner.chars().all(|c| c.is_whitespace() || list.contains(c));
    let flag = if all("↑▲△⇧⬆🔺⇑➚⬆\u{fe0e}\u{fe0f}") || (all("+") && count <= 3) {
        if count >= 2 { Flag::VeryHigh } else { Flag::High }
    } else if all("↓▼▽⇩⬇🔻⇓➘⬇\u{fe0e}\u{fe0f}") || (all("-–−") && count <= 3)
    {
        if count >= 2 { Flag::VeryLow } else { Flag::Low }
    } else if matches!(inner, ">*" | "*>") {
        Flag::High
    } else if matches!(inner, "<*" | "*<") {
        Flag::Low
    } else if all(">") {
        if count >= 2 { Flag::VeryHigh } else { Flag::High }
    } else if all("<") {
        if count >= 2 { Flag::VeryLow } else { Flag::Low }
    } else if (all("*＊★!¬►▶➤") && count <= 3) || inner == "⚠" {
        Flag::Abnormal
    } else {
        return None;
    };
    Some(Mark::Flag(flag))
}

/// Reads one folded word or phrase.
fn word(folded: &str) -> Option<Mark> {
    let bare = folded.trim_matches(['.', '*', '!', ':']);
    let has = |list: &Lexicon| list.holds(bare);
    if VERY_HIGH.holds(folded) {
        Some(Mark::Flag(Flag::VeryHigh))
    } else if VERY_LOW.holds(folded) {
        Some(Mark::Flag(Flag::VeryLow))
    } else if has(&HIGH) {
        Some(Mark::Flag(Flag::High))
    } else if has(&LOW) {
        Some(Mark::Flag(Flag::Low))
    } else if has(&VERY_HIGH) {
        Some(Mark::Flag(Flag::VeryHigh))
    } else if has(&VERY_LOW) {
        Some(Mark::Flag(Flag::VeryLow))
    } else if has(&ABNORMAL) {
        Some(Mark::Flag(Flag::Abnormal))
    } else if has(&CRITICAL) {
        Some(Mark::Critical)
    } else if has(&NORMAL) {
        Some(Mark::Normal)
    } else {
        let mut chars = bare.chars();
        let letter = chars.next()?;
        (chars.next().is_none() && LETTERS.contains(letter)).then_some(Mark::Letter(letter))
    }
}

/// Returns what a flag letter means in a language; `None` when it means nothing there.
#[must_use]
pub fn letter_in(letter: char, language: Option<&str>) -> Option<Flag> {
    let (high, low) = match language.unwrap_or_default() {
        "es" | "pt" | "it" | "ca" | "gl" => ("a", "b"),
        "fr" => ("e", "b"),
        "tr" | "az" => ("y", "d"),
        "pl" => ("w", "n"),
        "cs" | "sk" | "hr" | "bs" | "sr" | "sl" => ("v", "n"),
        "nl" => ("v", ""),
        "hu" => ("m", "a"),
        "fi" => ("k", "m"),
        "ru" | "uk" | "bg" | "be" | "kk" => ("в", "н"),
        "ro" => ("r", "s"),
        "de" => ("e", "t"),
        "id" | "ms" => ("t", "r"),
        "vi" => ("c", "t"),
        "el" => ("υ", "χ"),
        _ => ("", ""),
    };
    if high.contains(letter) {
        Some(Flag::High)
    } else if low.contains(letter) {
        Some(Flag::Low)
    } else {
        // "(C)" beside a value is critical, wherever no other word begins so.
        matches!(letter, 'a' | 'c').then_some(Flag::Abnormal)
    }
}

const LETTERS: &str = "abydwvnemkrtcвнυχs";

static HIGH: Lexicon = Lexicon::new(
    "te hoog|zu hoch|h|hi|a-h|a h|high|hoch|erhoht|alto|alta|altos|elevado|elevada|elevato|elevata|eleve|elevee|\
     augmente|augmentee|haut|haute|verhoogd|hoog|wysoki|wysoka|wysokie|podwyzszony|podwyzszona|\
     powyzej|powyzej normy|выше|выше нормы|повышен|повышено|повышена|повышенныи|высокии|высокое|\
     yuksek|偏高|高|升高|高值|높음|상승|مرتفع|عالي|גבוה|hog|hogt|hoj|hoy|korkea|koholla|magas|\
     emelkedett|vysoky|vysoke|zvyseny|zvysene|υψηλο|υψηλη|αυξημενο|tinggi|cao|above|above range|\
     above normal|elevated|raised|increased|abnormal high|abnormally high|out of range high|\
     crescut|ridicat|povisen|povisena|visok|slightly high|mildly high|bh|borderline high|forhojt|\
     forhojd|forhojet|forhoyet|sup|maggiore|aumentado|aumentato|above high reference limit|\
     above reference|above reference range|above reference limit|above upper limit|\
     above high limit|over referensintervallet|over referensintervall|over referensomradet|\
     over referanseomradet|over referenceintervallet|uber referenzbereich|uber normbereich|\
     por encima del rango|por encima del limite|acima do limite|acima da referencia|au-dessus|\
     au dessus de la norme|sopra il limite|boven referentie|boven de norm|yli viitevalin|\
     yli viitealueen|povecan|povecana|повишен|повишена|повишено|підвищено|підвищении|вище норми|\
     зголемен|повећан|padidejes|padidejas|paaugstinats|kohonenud|korgenenud|e larte|i larte|\
     augmentat|elevat|yuxari|yuksek deyer|korge|висок|висока|високо|зголемена|зголемено|повишени|zvyseno|zvyseny|zvysena|\
     povysene|povyseny|visoka|visoko|povisen|povisano|povecano|vysoka|vysoko|vyssi|zwiekszony|\
     zwiekszona|padidintas|paaugstinata|korgem|norme virsum|emelkedett ertek|naik|meningkat|\
     tren gioi han|tang|สูง|สูงกว่าปกติ|resultat superieur|superieur|\
     superiore|superior|acima|crescuta|crescute|peste limita|peste interval|uber norm|uber der norm",
);

static LOW: Lexicon = Lexicon::new(
    "l|lo|te laag|zu niedrig|a-l|a-b|low|niedrig|erniedrigt|tief|vermindert|bajo|baja|bajos|baixo|baixa|basso|bassa|diminue|\
     diminuee|bas|basse|faible|verlaagd|laag|niski|niska|niskie|obnizony|obnizona|ponizej|\
     ponizej normy|ниже|ниже нормы|понижен|понижено|понижена|пониженныи|низкии|низкое|dusuk|偏低|低|降低|\
     低值|낮음|감소|منخفض|נמוך|lag|lagt|lav|lavt|matala|alacsony|csokkent|nizky|nizke|snizeny|snizene|\
     χαμηλο|χαμηλη|rendah|thap|below|below range|below normal|decreased|reduced|abnormal low|\
     abnormally low|out of range low|scazut|snizen|nizak|slightly low|mildly low|bl|borderline low|\
     sankt|nedsatt|alentunut|disminuido|diminuido|diminuito|deficient|deficiency|insufficient|\
     below low reference limit|below reference|below reference range|below reference limit|below lower limit|\
     below low limit|under referensintervallet|under referensintervall|under referensomradet|\
     under referanseomradet|under referenceintervallet|unter referenzbereich|unter normbereich|\
     por debajo del rango|por debajo del limite|abaixo do limite|abaixo da referencia|au-dessous|\
     en dessous de la norme|sotto il limite|onder referentie|onder de norm|alle viitevalin|alle viitealueen|\
     smanjen|smanjena|понижен|понижена|намален|намалено|знижено|знижении|нижче норми|смањен|\
     sumazejes|pazeminats|langenud|i ulet|e ulet|disminuit|descendit|asagi|низок|нисък|ниска|ниско|намалена|понижени|snizeno|snizeny|snizena|znizene|znizeny|nizka|\
     nizko|nizsi|znizano|niska vrednost|niza|snizeno|zmniejszony|zmniejszona|sumazintas|\
     pazeminats|pazeminata|madal|alla normi|turun|menurun|duoi gioi han|giam|ต่ํา|ต่ํากว่าปกติ|\
     inferieur|inferiore|abaixo|scazuta|scazute|sub limita|sub interval|unter norm|\
     unter der norm",
);

static VERY_HIGH: Lexicon = Lexicon::new(
    "hh|hhh|ch|hc|hp|ph|h*|*h|very high|critical high|critically high|panic high|high critical|\
     high panic|sehr hoch|muy alto|muito alto|molto alto|tres eleve|zeer hoog|cok yuksek|\
     critically elevated|hcrit",
);

static VERY_LOW: Lexicon = Lexicon::new(
    "ll|lll|cl|lc|lp|pl|very low|critical low|critically low|panic low|low critical|low panic|\
     l*|*l|sehr niedrig|muy bajo|muito baixo|molto basso|tres bas|zeer laag|cok dusuk|lcrit",
);

static ABNORMAL: Lexicon = Lexicon::new(
    "abn|abnormal|avviker|avvikande|avvikende|afviger|poikkeava|poikkeaa|aa|borderline|auffallig|pathologisch|anormal|anomalo|anormale|anomal|patologico|\
     anomaly|slightly|mildly|moderately|markedly|leicht|legerement|ligeramente|leggermente|\
     alterado|alterada|fuera de rango|fuori range|out of range|out of reference|out|oor|hors norme|\
     afwijkend|nieprawidlowy|отклонение|вне нормы|异常|異常|이상|non|abnorm|flag|pos",
);

static CRITICAL: Lexicon = Lexicon::new(
    "critical|crit|panic|alert|critico|critica|kritisch|critique|kritiek|krytyczny|критическии|\
     kritik|危急|危急值|panik|cv|c!",
);

static NORMAL: Lexicon = Lexicon::new(
    "normal|norm|ok|in range|within range|within normal limits|wnl|normale|norma|норма|normaal|正常|정상|\
     in norm|prawidlowy|unauffallig|optimal|good|طبيعي|在范围内",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Mark>) {
        assert_eq!(Mark::read(text), expected, "{text}");
    }

    #[test]
    fn marks() {
        check("H", Some(Mark::Flag(Flag::High)));
        check("(High)", Some(Mark::Flag(Flag::High)));
        check("▼", Some(Mark::Flag(Flag::Low)));
        check("++", Some(Mark::Flag(Flag::VeryHigh)));
        check("-", Some(Mark::Flag(Flag::Low)));
        check("*", Some(Mark::Flag(Flag::Abnormal)));
        check("* H", Some(Mark::Flag(Flag::High)));
        check("L critical", Some(Mark::Flag(Flag::VeryLow)));
        check("critical", Some(Mark::Critical));
        check("erhöht", Some(Mark::Flag(Flag::High)));
        check("Выше нормы", Some(Mark::Flag(Flag::High)));
        check("偏低", Some(Mark::Flag(Flag::Low)));
        check("Y", Some(Mark::Letter('y')));
        check("Normal", Some(Mark::Normal));
        check("13.5", None);
        check("Glucose", None);
        check("", None);
    }

    #[test]
    fn letters() {
        assert_eq!(letter_in('y', Some("tr")), Some(Flag::High));
        assert_eq!(letter_in('b', Some("es")), Some(Flag::Low));
        assert_eq!(letter_in('a', Some("en")), Some(Flag::Abnormal));
        assert_eq!(letter_in('y', Some("en")), None);
    }
}
