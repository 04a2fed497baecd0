//! The words beside an interval that say for whom it holds and whether it is the normal one.

use bta_core::report::Sex;

use super::lexicon::Lexicon;

/// What the words of one tier say.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Label {
    pub(super) sex: Option<Sex>,
    /// A single letter that may stand for a sex; decided when all tiers are known.
    pub(super) letter: Option<char>,
    /// Ages in years, lower bound included, upper bound not.
    pub(super) ages: Option<(f64, f64)>,
    pub(super) verdict: Option<Tier>,
    pub(super) state: State,
}

/// Whether a tier is the normal one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Tier {
    Normal,
    Abnormal,
}

/// What else a label says.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum State {
    #[default]
    None,
    /// A state of women that the report does not tell.
    OfWomen,
    /// Words that are none of the above.
    Unknown,
}

impl Label {
    /// Reads the folded words of a label.
    pub(super) fn read(words: &[&str]) -> Self {
        let text = words.join(" ");
        let mut label = Self {
            sex: sex(words),
            letter: letter(words),
            ages: ages(&text),
            verdict: verdict(&text),
            state: if FEMALE_STATES.begins_in(&text) { State::OfWomen } else { State::None },
        };
        if label.is_silent() && words.iter().any(|word| !is_noise(word)) {
            label.state = State::Unknown;
        }
        label
    }

    /// Returns whether the label says nothing that selects a tier.
    pub(super) fn is_silent(&self) -> bool {
        self.sex.is_none()
            && self.letter.is_none()
            && self.ages.is_none()
            && self.verdict.is_none()
            && self.state == State::None
    }
}

fn sex(words: &[&str]) -> Option<Sex> {
    let male = words.iter().any(|word| is_one_of(word, &MALE));
    let female = words.iter().any(|word| is_one_of(word, &FEMALE));
    match (male, female) {
        (true, false) => Some(Sex::Male),
        (false, true) => Some(Sex::Female),
        _ => None,
    }
}

/// Returns the sex that one folded word names.
pub(crate) fn sex_of_word(word: &str) -> Option<Sex> {
    sex(&[word]).or(match word {
        "m" => Some(Sex::Male),
        "f" => Some(Sex::Female),
        _ => None,
    })
}

fn is_one_of(word: &str, list: &Lexicon) -> bool {
    let word = word.trim_end_matches(['.', '\'', 's']);
    list.names(word)
}

/// A label that is one letter, apart from noise.
fn letter(words: &[&str]) -> Option<char> {
    let mut rest = words.iter().filter(|word| word.len() <= 3 || !is_noise(word));
    let word = rest.next()?.trim_end_matches('.');
    let mut chars = word.chars();
    let first = chars.next()?;
    (rest.next().is_none() && chars.next().is_none() && "mfwhudkevмжzαγ".contains(first))
        .then_some(first)
}

/// Decides what single letters stand for, from all that occur: `H` and `M` are hombres and mujeres.
pub(super) fn sex_of_letter(letter: char, all: &[char]) -> Option<Sex> {
    const PAIRS: &[(char, char)] = &[
        ('h', 'm'),
        ('h', 'f'),
        ('m', 'f'),
        ('m', 'w'),
        ('m', 'v'),
        ('m', 'k'),
        ('e', 'k'),
        ('u', 'd'),
        ('м', 'ж'),
        ('m', 'z'),
        ('m', 'd'),
        ('α', 'γ'),
    ];
    let pair = PAIRS.iter().find(|(male, female)| all.contains(male) && all.contains(female));
    match (pair, letter) {
        (Some((male, _)), _) if *male == letter => Some(Sex::Male),
        (Some((_, female)), _) if *female == letter => Some(Sex::Female),
        (None, 'm' | 'м') => Some(Sex::Male),
        (None, 'f' | 'ж') => Some(Sex::Female),
        _ => None,
    }
}

/// Ages that words name: adults from 18, children below.
fn ages(text: &str) -> Option<(f64, f64)> {
    let child = CHILDREN.begins_in(text);
    let adult = ADULTS.begins_in(text);
    if NEWBORNS.begins_in(text) {
        return Some((0.0, 0.1));
    }
    match (adult, child) {
        (true, false) => Some((18.0, f64::INFINITY)),
        (false, true) => Some((0.0, 18.0)),
        _ => None,
    }
}

fn verdict(text: &str) -> Option<Tier> {
    if SURELY_NORMAL.begins_in(text) {
        return Some(Tier::Normal);
    }
    if ABNORMAL.begins_in(text) {
        return Some(Tier::Abnormal);
    }
    (NORMAL.begins_in(text) || text == "n" || text == "n.").then_some(Tier::Normal)
}

/// Returns whether `word` says nothing about whom a tier is for: units, "reference", "range".
pub(super) fn is_noise(word: &str) -> bool {
    let bare = word.trim_matches(['.', ',', '*', '\'', '#', '(', ')']);
    bare.is_empty()
        || NOISE.holds(bare)
        || bare.contains(['/', '%', '^', 'µ'])
        || super::unit::is_unit(bare)
}

static MALE: Lexicon = Lexicon::new(
    "kisi|gizona|gizonezkoa|male|men|man|boy|мушки|мушко|машки|машко|мажи|мушкарци|mashkull|meshkuj|homes|mee|vyra|\
     vyriska|virieti|mannl|mann.|masculina|vyru|vyras|vyriskas|viriesu|virietis|mees|karl|kille|\
     ferfiu|muska|muzsko|musko|erkak|ер|мъж|мъже|мужчин|זכר|מין זכר|مذكر|مرد|gent|gentlemen|mann|\
     manner|mannlich|maennlich|maenner|herren|jungen|hombre|varon|varone|masculino|masc|homme|\
     masculin|uomo|uomini|maschi|maschio|maschile|mezczyzna|mezczyzni|mezczyzn|muzi|muz|muzsky|\
     муж|мужчины|мужчина|мужчин|мужскои|чоловiки|erkek|erkekler|mannen|heren|mannelijk|homem|\
     homen|maend|menn|mand|ferfi|ferfiak|男|男性|남|남자|남성|ذكر|رجال|ذكور|للرجال|גבר|גברים|\
     ανδρες|ανδρε|αντρες|barbati|barbat|muskarci|muski|moski|miehet|vyrai|меже|ชาย|nam|αρρεν|\
     αρεν|ανδρασ|ανδρας|αντρας|чоловіча|чоловічии|чоловік|чол|laki-laki|laki|pria|barbatesc|\
     muzske|mies|mie|еркек|მამრობითი|კაცი|արական|տղամարդ|kisi|erkak|karlmaður|lelaki|पुरुष|পুরুষ|آقا|\
     ذكور",
);

static FEMALE: Lexicon = Lexicon::new(
    "qadin|muller|emakumea|emakumezkoa|female|women|woman|girl|женски|женско|жене|femer|femra|dona|dones|انثى|moteri|weibl|weibl.|\
     frauen|moteris|moteriska|sieviete|sieviesu|naine|kvinnlig|zenska|zensko|жена|жени|נקבה|مؤنث|\
     زن|nu|ladie|lady|frau|frauen|weiblich|damen|madchen|mujer|mujere|femenino|fem|hembra|femme|\
     feminin|donna|donne|femmina|femmine|femminile|kobieta|kobiety|kobiet|zeny|zena|жен|женщины|\
     женщина|женщин|женскии|жiнки|kadin|kadinlar|vrouw|vrouwen|vrouwelijk|dame|mulher|mulhere|\
     feminino|kvinder|kvinnor|kvinner|kvinna|nok|әиел|მდედრობითი|ქალი|իգական|կին|qadin|ayol|kona|\
     महिला|स्त्री|মহিলা|خانم|عورت|女|女性|여|여자|여성|أنثى|إناث|اناث|نساء|للنساء|\
     נשים|אישה|γυναικες|γυναικε|femei|femeie|zenski|zenske|naiset|หญิง|nu|θηλυ|γυναικα|жіноча|\
     жіночии|жінка|жін|perempuan|wanita|nainen|kvinde|kvinne",
);

static ADULTS: Lexicon = Lexicon::new(
    "adult|erwachsen|dorosl|взросл|yetiskin|volwassen|成人|성인|voksne|vuxna|felnott|ενηλικ|dospel|\
     odrasl|بالغ|البالغين",
);

static CHILDREN: Lexicon = Lexicon::new(
    "child|kind|nino|enfant|bambin|crianca|dzieci|дети|детеи|cocuk|儿童|小儿|小児|어린이|소아|paediatric|\
     pediatric|infant|lactante|lactente|nourrisson|saugling|niemowl|toddler|adolesc|teen|أطفال|детск|\
     gyermek|deti",
);

static NEWBORNS: Lexicon = Lexicon::new(
    "newborn|new born|neonat|neugeboren|recien nacid|nouveau-ne|nouveau ne|recem-nascid|recem nascid|\
     noworod|новорожд|yenidogan|cord blood|pasgeboren|新生儿|at birth|birth|premature|preterm",
);

static FEMALE_STATES: Lexicon = Lexicon::new(
    "follic|folik|folli|foll|luteal|luteo|lutein|lutea|ovul|menopau|postmeno|premeno|post-meno|\
     pre-meno|post meno|pre meno|pregnan|schwanger|embaraz|gravid|enceinte|grossesse|trimest|ciaz|\
     беремен|gebelik|gebe|zwanger|mid-cycle|midcycle|mid cycle|fertile|лютеин|фолликул|овуля|\
     менопауз|卵泡|黄体|排卵|绝经|妊娠|gestat|weeks of|ssw",
);

static SURELY_NORMAL: Lexicon = Lexicon::new(
    "risc scazut|risc redus|nizko tveganje|nizak rizik|niskie ryzyko|lag risk|lav risiko|\
     низкии риск|alacsony kockazat|χαμηλοσ κινδυνοσ|baix risc|risc baix|zems risks|dusuk risk|\
     non diabetic|non-diabetic|nondiabetic|no diabetic|not diabetic|no diabet|nicht diabet|\
     non diabetique|non reactive|non-reactive|nonreactive|no reactivo|nao reagente|low risk|\
     lower risk|niedriges risiko|geringes risiko|riesgo bajo|bajo riesgo|baixo risco|risco baixo|\
     basso rischio|rischio basso|laag risico|risque faible|faible risque|no risk|sans risque|\
     low cardiovascular|normal or|normal to|euthyroid|not detected|low probability",
);

static ABNORMAL: Lexicon = Lexicon::new(
    "near|cercano|cerca del opt|proximo a|prossimo|quasi ott|proche de|presque|limitrof|nahe opt|aproape|above opt|sub-opt|subopt|borderline|grenzw|high|low|very|deficien|insuff|insufic|elevat|\
     increas|decreas|moderate|severe|mild|risk|risiko|riesgo|risco|rischio|risque|risico|toxic|\
     toxisch|critical|panic|alert|prediabet|pre-diabet|pre diabet|impaired|diabet|positiv|positief|\
     reactiv|reagente|reaktiv|equivoc|indetermin|limit|elevad|alto|alta|bajo|baja|baixo|baixa|hoch|\
     erhoht|niedrig|mangel|carence|carencia|deficit|niedobor|ryzyk|podwyzsz|obniz|высок|низк|риск|\
     дефицит|недостат|погранич|повыш|пониж|eksik|yuksek|dusuk|yetersiz|hypo|hyper|verhoogd|verlaagd|\
     eleve|carenza|elevato|insufficien|intoxic|overdose|缺乏|不足|偏高|偏低|升高|阳性|강|possible|probable|\
     suggestive|pathol|abnormal|anormal|poor|good|unlikely|sospett|dubb|dud|zwak|weak|potential|\
     excess|exces|osteop|toxiq|rendah|tinggi|mendekati|kurang|kekurangan|alacsony|magas|hiany|\
     nedostat|niedost|pomanjkanj|snizen|povecan|povisan|povisen|zvysen|puutos|korkea|matala|hoyt|\
     forhojt|forhoyet|forhojd|brist|mangl|χαμηλ|υψηλ|ανεπαρκ|ελλειψ|недостатн|дефіцит|висок|thieu|\
     crescut|scazut|kuras|aukst|zemas|liiga",
);

static NORMAL: Lexicon = Lexicon::new(
    "normal|normo|desirable|desired|optim|ideal|deseable|desejavel|desiderabil|desiderat|souhait|\
     wunschens|suffic|suffis|sufic|adequa|adecuad|accept|acept|akzept|negativ|negatief|recommend|\
     target|goal|therap|terap|healthy|gesund|норм|оптим|желат|отриц|терап|prawid|optym|zalecan|\
     pozadan|wystarcz|yeterli|istenen|normaal|streef|wenselijk|voldoende|正常|阴性|陰性|정상|음성|适宜|合适|理想|\
     адекват|достаточ|diinginkan|dianjurkan|binh thuong|kivanatos|megfelelo|onskvard|onskelig|\
     onsket|tavoite|soovita|pageidauj|pozeljn|zeljen|prihvatljiv|ustrezn|zadovoljiv|dostatec|\
     επιθυμητ|бажан|достатн|норма|طبيعي|negatif|ujemn|zielwert|objectif|obiettivo|objetivo|satisf|non pregnant|reference interval",
);

static NOISE: Lexicon = Lexicon::new(
    "reference|ref|range|interval|value|values|valor|valores|referencia|vr|vn|valori|riferimento|\
     norme|normes|referenz|referenzbereich|bereich|de|di|of|the|for|is|are|serum|plasma|blood|age|\
     group|from|von|entre|between|del|la|el|los|las|per|val|rif|biological|method|and|or|year|years|\
     old|x|calc|total|references|valeurs|valeur|usuelles|usuelle|referenties|referentie|riferim|参考|\
     参考值|範囲|fasting|jejum|com|nuchtern|jeun|ayunas|digiuno|czczo|натощак|general|population|all|ages",
);
