//! Thousands of statements with one thing wrong: none may reach a reader. And right ones, which should.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use async_trait::async_trait;
use bta_agents::llm::{Chat, ChatError, ChatRequest, Listener, Reply, Writer};
use bta_core::report::Measurement;
use bta_core::{Agent, Case, Language, Opinion};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::case::{NAMES, read, seconds, with_chat};

/// Always says the same.
#[derive(Debug)]
pub(crate) struct Parrot(pub(crate) String);

#[async_trait]
impl Chat for Parrot {
    fn model(&self) -> &str {
        "parrot"
    }

    async fn chat(
        &self,
        _request: &ChatRequest,
        listener: &mut dyn Listener,
    ) -> Result<Reply, ChatError> {
        listener.piece(&self.0);
        Ok(Reply { text: self.0.clone().into(), ..Reply::default() })
    }
}

/// Has a doctor's model say these statements. Returns the opinion and what was said before it.
pub(crate) async fn said(case: &Case, statements: &[Value]) -> (Opinion, String) {
    let answer = json!({"statements": statements}).to_string();
    let writer = Writer::doctor(with_chat(Arc::new(Parrot(answer))));
    let context = seconds(600);
    let early = context.said();
    let opinion = writer.examine(case, &context).await.unwrap();
    let early = early.borrow().expose().clone();
    (opinion, early)
}

const LANGUAGES: [&str; 6] = ["en", "de", "es", "fr", "it", "pt"];

/// How each language says that a result is as it is: low, high, normal.
const DIRECTIONS: [[&str; 3]; 6] = [
    ["low", "high", "normal"],
    ["niedrig", "hoch", "normal"],
    ["bajo", "alto", "normal"],
    ["bas", "élevé", "normal"],
    ["basso", "alto", "normale"],
    ["baixo", "alto", "normal"],
];

/// A sentence about a result: name, value with unit, direction.
fn sentence(language: usize, name: &str, value: &str, direction: &str) -> String {
    match language {
        0 => format!("Your {name} of {value} is {direction}."),
        1 => format!("Ihr {name} ist mit {value} {direction}."),
        2 => format!("Su {name} de {value} es {direction}."),
        3 => format!("Votre {name} de {value} est {direction}."),
        4 => format!("Il suo {name} di {value} è {direction}."),
        _ => format!("O seu {name} de {value} é {direction}."),
    }
}

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| NAMES.iter().map(|name| read(name)).collect());

/// Where a result stands by its printed limits: 0 low, 1 high, 2 inside.
fn standing(it: &Measurement) -> Option<usize> {
    let (number, range) = (it.number?, it.range.as_ref()?);
    match (range.low, range.high) {
        (Some(low), _) if number < low => Some(0),
        (_, Some(high)) if number > high => Some(1),
        (None, None) => None,
        _ => Some(2),
    }
}

/// A result that can be spoken of: a number of a known analyte with limits.
fn pick(case: &Case, choice: usize) -> (usize, &Measurement, usize) {
    let usable: Vec<_> = case
        .report
        .results
        .iter()
        .enumerate()
        .filter(|(_, it)| it.analyte.is_some() && it.comparator.is_none() && !it.unit.is_empty())
        .filter_map(|(index, it)| Some((index, it, standing(it)?)))
        .collect();
    usable[choice % usable.len()]
}

const KINDS: usize = 22;

/// Makes a statement about a result with one thing wrong with it.
#[expect(clippy::too_many_lines, reason = "a table")]
fn bad(case: &Case, choice: usize, kind: usize, language: usize) -> Value {
    let (index, it, standing) = pick(case, choice);
    let (name, number, value) = (&it.name, it.number.unwrap(), format!("{} {}", it.value, it.unit));
    let right = DIRECTIONS[language][standing];
    let own = |value: &str| sentence(language, name, value, right);
    let id = format!("r{index}");
    let good = own(&value);
    let with = |tail: &str| format!("{good} {tail}");
    let other = case.report.results.iter().enumerate().find(|(_, other)| {
        other.analyte != it.analyte && other.number.is_some_and(|it| (it - number).abs() > 0.01)
    });
    let (other_index, other) = other.unwrap();
    let text = match kind {
        0 => own(&format!("{:.3} {}", number * 1.37 + 0.113, it.unit)),
        1 => {
            let units = ["mmol/L", "mg/dL", "g/L", "%", "U/L", "fL", "10^9/L"];
            let unit = units.iter().find(|unit| !same_property(it, unit)).unwrap();
            own(&format!("{} {unit}", it.value))
        }
        2 => sentence(language, name, &value, DIRECTIONS[language][(standing + 1) % 3]),
        3 => own(&format!("{} {}", other.value, it.unit)),
        4 => return json!({"text": good, "cites": ["r99999"]}),
        5 => return json!({"text": good, "cites": []}),
        6 => return json!({"text": good, "cites": [format!("r{other_index}")]}),
        7 => with(
            [
                "Please use atorvastatin.",
                "Bitte nutzen Sie Metformin.",
                "Use ibuprofeno, por favor.",
                "Prenez de l'aspirine.",
                "Prenda il paracetamolo.",
                "Use omeprazol.",
            ][language],
        ),
        8 => with(
            [
                "Take a tablet daily.",
                "Nehmen Sie täglich eine Tablette.",
                "Tome un comprimido al día.",
                "Prenez un comprimé par jour.",
                "Prenda una compressa al giorno.",
                "Tome um comprimido por dia.",
            ][language],
        ),
        9 => with(
            [
                "This is leukemia.",
                "Das ist Leukämie.",
                "Esto es leucemia.",
                "C'est une leucémie.",
                "Questa è una leucemia.",
                "Isto é leucemia.",
            ][language],
        ),
        10 => with(
            [
                "You have a serious problem.",
                "Sie haben ein ernstes Problem.",
                "Usted tiene un problema grave.",
                "Vous avez un problème grave.",
                "Lei ha un problema grave.",
                "Você tem um problema grave.",
            ][language],
        ),
        11 => with(
            [
                "There is nothing to worry about.",
                "Kein Grund zur Sorge.",
                "No se preocupe por ello.",
                "Ne vous inquiétez pas.",
                "Non si preoccupi.",
                "Não se preocupe com isso.",
            ][language],
        ),
        12 => with(
            [
                "See http://x.example for it.",
                "**Wichtig** ist das.",
                "<b>alto</b> es.",
                "[clic](x) ici.",
                "`codice` qui.",
                "www.x.example é bom.",
            ][language],
        ),
        13 => own(&format!(
            "{} {}",
            ["seven hundred", "siebenhundert fünf", "siete", "sept", "sette", "sete"][language],
            it.unit
        )),
        14 => good.replacen(' ', " \u{200b}", 1),
        15 => [
            "Ваш результат в порядке.",
            "您的结果正常。",
            "نتيجتك طبيعية",
            "Το αποτέλεσμα είναι καλό.",
            "תוצאה תקינה",
            "결과가 정상입니다",
        ][language]
            .to_owned(),
        16 => {
            let range = it.range.as_ref().unwrap();
            // A result may stand exactly on a limit.
            let mut limits = [range.low, range.high].into_iter().flatten();
            let limit = limits.find(|limit| (limit - number).abs() > 1e-9).unwrap_or(number + 1.0);
            own(&format!("{limit} {}", it.unit))
        }
        17 => own(&format!("{} {}", number * 10.0, it.unit)),
        18 => own(&it.value),
        19 => own(&value.replace(|c: char| c.is_ascii_digit(), "７")),
        20 => sentence(
            (language + 1) % 6,
            name,
            "9999 g/dL",
            DIRECTIONS[(language + 1) % 6][standing],
        ),
        _ => with(
            [
                "Take care for two weeks.",
                "Das gilt für drei Jahre.",
                "Vale por cinco años.",
                "Cela vaut pour six ans.",
                "Vale per otto anni.",
                "Vale por nove anos.",
            ][language],
        ),
    };
    json!({"text": text, "cites": [id]})
}

/// Whether `unit` could be right for a result: then nothing is wrong with it.
fn same_property(it: &Measurement, unit: &str) -> bool {
    let analyte = it.analyte.as_deref().and_then(bta_catalog::analyte);
    let converted = analyte.zip(bta_catalog::unit::parse(unit)).and_then(|(analyte, unit)| {
        analyte.canonical(it.number?, &unit).map(|quantity| quantity.value)
    });
    converted
        .zip(it.canonical.as_ref())
        .is_some_and(|(value, own)| (value - own.value).abs() < 1e-6)
        || unit == it.unit
}

static TRIED: AtomicUsize = AtomicUsize::new(0);

proptest! {
    #![proptest_config(ProptestConfig { cases: 210, failure_persistence: None, ..ProptestConfig::default() })]

    fn no_ungrounded_statement_reaches_a_reader(
        case in 0..NAMES.len(),
        language in 0..LANGUAGES.len(),
        made in prop::collection::vec((any::<usize>(), 0..KINDS), 10),
    ) {
        let case = CASES[case].clone().language(LANGUAGES[language].parse::<Language>().unwrap());
        let bad: Vec<Value> =
            made.iter().map(|(choice, kind)| bad(&case, *choice, *kind, language)).collect();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (opinion, early) = runtime.block_on(said(&case, &bad));
        for (statement, made) in bad.iter().zip(&made) {
            let text = statement["text"].as_str().unwrap();
            prop_assert!(!opinion.text.contains(text), "kind {}: {text}", made.1);
            prop_assert!(!early.contains(text), "kind {}: {text}", made.1);
        }
        let writing = opinion.writing.unwrap();
        prop_assert_eq!((writing.fallback.as_deref(), writing.grounded), (Some("ungrounded"), 0));
        TRIED.fetch_add(bad.len(), Ordering::Relaxed);
    }
}

#[test]
fn nothing_ungrounded_reaches_a_reader() {
    no_ungrounded_statement_reaches_a_reader();
    let tried = TRIED.load(Ordering::Relaxed);
    println!("ungrounded statements that reached a reader: 0 of {tried}");
    assert!(tried >= 2000);
}

/// Checks that refuse everything would be worth nothing: right statements pass, in every language.
#[tokio::test]
async fn grounded_statements_pass() {
    let (mut passed, mut tried, mut refused) = (0, 0, String::new());
    for (place, language) in LANGUAGES.iter().enumerate() {
        for case in CASES.iter() {
            let case = case.clone().language(language.parse().unwrap());
            for choice in 0..case.report.results.len() {
                let (index, it, standing) = pick(&case, choice);
                let value = format!("{} {}", it.value, it.unit);
                let text = sentence(place, &it.name, &value, DIRECTIONS[place][standing]);
                let statement = json!({"text": text, "cites": [format!("r{index}")]});
                let (opinion, _) = said(&case, &[statement]).await;
                tried += 1;
                let writing = opinion.writing.unwrap();
                passed += writing.grounded;
                if writing.grounded == 0 {
                    writeln!(refused, "{:?} {text}", writing.reasons).unwrap();
                }
            }
        }
    }
    println!("grounded statements that passed: {passed} of {tried}\n{refused}");
    assert!(passed * 100 >= tried * 95, "{passed} of {tried} passed:\n{refused}");
}
