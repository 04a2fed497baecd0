//! Reference intervals as laboratories print them, down to the tier that holds for one patient.

use std::fmt;

use bta_core::report::Sex;

use super::comparison::Side;
use super::label::{self, Label, Tier};
use super::lexicon::Lexicon;
use super::number::Decimal;
use super::quality::Quality;
use super::token::{Token, tokens};

/// What is known when a range is read: the document's decimal sign and the patient.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Context {
    /// The decimal sign of the document.
    pub decimal: Option<Decimal>,
    /// The patient's sex.
    pub sex: Option<Sex>,
    /// The patient's age in years.
    pub age_years: Option<f64>,
}

/// Limits, both included; at least one is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower limit.
    pub low: Option<f64>,
    /// The upper limit.
    pub high: Option<f64>,
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (Some(low), Some(high)) => write!(f, "{low} - {high}"),
            (Some(low), None) => write!(f, "> {low}"),
            (None, Some(high)) => write!(f, "< {high}"),
            (None, None) => Ok(()),
        }
    }
}

/// What a printed reference says.
///
/// # Examples
///
/// ```
/// use bta_core::report::Sex;
/// use bta_report::parse::{Context, Interval, Reference};
///
/// let text = "M: 13,0–17,0\nF: 12,0–15,0";
/// let woman = Context { sex: Some(Sex::Female), ..Context::default() };
/// let interval = Interval { low: Some(12.0), high: Some(15.0) };
/// assert_eq!(Reference::read(text, &woman), Reference::Interval(interval));
/// assert_eq!(Reference::read(text, &Context::default()), Reference::Undecided);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reference {
    /// An interval of numbers.
    Interval(Interval),
    /// A result in words.
    Quality(Quality),
    /// Up to this titre: the denominator of `<1:80`.
    Titre(f64),
    /// Several intervals, and nothing says which holds for this patient.
    Undecided,
    /// No limit at all: "not established", "see text".
    Nothing,
    /// Numbers that form no interval.
    Unread,
}

impl Reference {
    /// Reads a printed reference.
    #[must_use]
    pub fn read(text: &str, context: &Context) -> Self {
        let tokens = tokens(text, context.decimal);
        let mut tiers = tiers(&tokens);
        let intervals = tiers.iter().any(|tier| tier.interval.is_some());
        if !intervals {
            return without_interval(text, &tokens);
        }
        tiers.retain(|tier| tier.interval.is_some());
        decide_letters(&mut tiers);
        choose(&tiers, context)
    }
}

fn without_interval(text: &str, tokens: &[Token]) -> Reference {
    for pair in tokens.windows(2) {
        if let [Token::Side(side), Token::Titre(titre)] = pair
            && side.is_upper()
        {
            return Reference::Titre(*titre);
        }
    }
    match Quality::read(text) {
        Some(Quality::Neutral) | None if has_number(tokens) => Reference::Unread,
        Some(quality) => Reference::Quality(quality),
        None => Reference::Nothing,
    }
}

fn has_number(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| matches!(token, Token::Number(_)))
}

/// One interval with the words that belong to it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tiered {
    pub(super) interval: Option<Interval>,
    label: Label,
}

/// What a range is made of, in order.
#[derive(Clone, Debug, PartialEq)]
enum Item {
    Interval(Interval),
    /// A bare number that is part of no interval.
    Loose,
    Ages(f64, f64),
    Word(String),
    Colon,
    Break,
}

/// Cuts tokens into tiers and says what the words of each mean.
fn tiers(tokens: &[Token]) -> Vec<Tiered> {
    let items = items(tokens);
    let labels_follow = labels_follow(&items);
    let mut tiers: Vec<Tiered> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut ages = None;
    let mut sex = None;
    for item in &items {
        match item {
            Item::Word(word) => words.push(word),
            Item::Ages(low, high) => ages = Some((*low, *high)),
            Item::Interval(interval) if labels_follow => {
                close(&mut tiers, &mut words, &mut ages);
                tiers.push(Tiered { interval: Some(*interval), label: Label::default() });
            }
            Item::Interval(interval) => {
                let mut label = Label::read(&words);
                words.clear();
                label.ages = ages.take().or(label.ages);
                // "Male" above several lines holds until "Female".
                sex = label.sex.or(sex).filter(|_| label.letter.is_none());
                label.sex = sex;
                tiers.push(Tiered { interval: Some(*interval), label });
            }
            Item::Break if !labels_follow => {
                let heading = Label::read(&words);
                if heading.sex.is_some() {
                    sex = heading.sex;
                }
            }
            Item::Loose | Item::Colon | Item::Break => {}
        }
    }
    if labels_follow {
        close(&mut tiers, &mut words, &mut ages);
    }
    tiers
}

/// Gives the words since the last interval to it.
fn close(tiers: &mut [Tiered], words: &mut Vec<&str>, ages: &mut Option<(f64, f64)>) {
    if let Some(tier) = tiers.last_mut() {
        tier.label = Label::read(words);
        tier.label.ages = ages.take().or(tier.label.ages);
    }
    words.clear();
}

/// Returns whether labels stand after their intervals: `<1: negative >=1: positive`.
fn labels_follow(items: &[Item]) -> bool {
    let first = items.iter().find(|item| match item {
        Item::Word(word) => !label::is_noise(word),
        Item::Interval(_) | Item::Ages(..) => true,
        Item::Loose | Item::Colon | Item::Break => false,
    });
    if !matches!(first, Some(Item::Interval(_))) {
        return false;
    }
    // An unlabeled interval on a line of its own before labeled ones keeps no words after it.
    let after = items.iter().skip_while(|item| !matches!(item, Item::Interval(_))).skip(1);
    for item in after {
        match item {
            Item::Break => return false,
            Item::Colon => return true,
            Item::Word(word) if !label::is_noise(word) => return true,
            Item::Interval(_) => return false,
            Item::Word(_) | Item::Loose | Item::Ages(..) => {}
        }
    }
    false
}

fn decide_letters(tiers: &mut [Tiered]) {
    let letters: Vec<char> = tiers.iter().filter_map(|tier| tier.label.letter).collect();
    for tier in tiers {
        if let Some(letter) = tier.label.letter
            && tier.label.sex.is_none()
        {
            tier.label.sex = label::sex_of_letter(letter, &letters);
        }
    }
}

/// Chooses the tier that holds for the patient.
fn choose(tiers: &[Tiered], context: &Context) -> Reference {
    let all: Vec<&Tiered> = tiers.iter().collect();
    let Some(all) = by_sex(all, context.sex).and_then(|tiers| by_age(tiers, context.age_years))
    else {
        return Reference::Undecided;
    };
    let normal = all.iter().find(|tier| tier.label.verdict == Some(Tier::Normal));
    let open: Vec<&&Tiered> = all.iter().filter(|tier| tier.label.verdict.is_none()).collect();
    let chosen = match (normal, open.as_slice()) {
        (Some(tier), _) => Some(*tier),
        (None, [only]) => Some(**only),
        (None, [first, rest @ ..]) => {
            let plain = !first.label.other && !first.label.female_state;
            let labeled = rest.iter().all(|tier| tier.label.other || tier.label.female_state);
            let same = rest.iter().all(|tier| tier.interval == first.interval);
            (same || plain && labeled).then_some(**first)
        }
        (None, []) => None,
    };
    chosen.and_then(|tier| tier.interval).map_or(Reference::Undecided, Reference::Interval)
}

/// Keeps the tiers of the patient's sex; `None` when that decides and the sex is not known.
fn by_sex(mut tiers: Vec<&Tiered>, sex: Option<Sex>) -> Option<Vec<&Tiered>> {
    if sex == Some(Sex::Male) && tiers.iter().any(|tier| !tier.label.female_state) {
        tiers.retain(|tier| !tier.label.female_state);
    }
    if tiers.iter().all(|tier| tier.label.sex.is_none()) {
        return Some(tiers);
    }
    let Some(sex) = sex else { return (tiers.len() > 1 && all_equal(&tiers)).then_some(tiers) };
    let own = |tier: &&Tiered| tier.label.sex == Some(sex);
    if tiers.iter().any(own) {
        tiers.retain(own);
    } else {
        tiers.retain(|tier| tier.label.sex.is_none());
    }
    (!tiers.is_empty()).then_some(tiers)
}

/// Keeps the tiers of the patient's age; `None` when that decides and the age is not known.
fn by_age(mut tiers: Vec<&Tiered>, age: Option<f64>) -> Option<Vec<&Tiered>> {
    if tiers.iter().all(|tier| tier.label.ages.is_none()) || tiers.len() == 1 && age.is_none() {
        return Some(tiers);
    }
    let Some(age) = age else { return all_equal(&tiers).then_some(tiers) };
    let own = |tier: &&Tiered| tier.label.ages.is_some_and(|(low, high)| low <= age && age < high);
    if tiers.iter().any(own) {
        tiers.retain(own);
    } else {
        tiers.retain(|tier| tier.label.ages.is_none());
    }
    (!tiers.is_empty()).then_some(tiers)
}

fn all_equal(tiers: &[&Tiered]) -> bool {
    tiers.windows(2).all(|pair| matches!(pair, [a, b] if a.interval == b.interval))
}

fn items(tokens: &[Token]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        let fresh = at == 0
            || !matches!(tokens.get(at - 1), Some(Token::Number(_) | Token::Dash | Token::Word(_)));
        if let Some((interval, used)) =
            interval(rest, fresh).filter(|_| !continues_date(tokens, at))
        {
            at += used;
            let rest = tokens.get(at..).unwrap_or_default();
            items.push(match age_scale(rest, &items) {
                Some(scale) => Item::Ages(
                    interval.low.map_or(0.0, |low| low * scale),
                    interval.high.map_or(f64::INFINITY, |high| upper_age(high, scale)),
                ),
                None => Item::Interval(interval),
            });
            continue;
        }
        at += 1;
        match token {
            Token::Number(_) | Token::Titre(_) => items.push(Item::Loose),
            Token::Word(word) => items.push(Item::Word(word.clone())),
            Token::Colon => items.push(Item::Colon),
            Token::Break => items.push(Item::Break),
            Token::Side(_) | Token::Dash | Token::Open | Token::Close => {}
        }
    }
    items
}

/// Returns whether the number at `at` is the third of a chain such as `01-02-2024`.
fn continues_date(tokens: &[Token], at: usize) -> bool {
    let before = tokens.get(at.saturating_sub(2)..at).unwrap_or_default();
    matches!(before, [Token::Number(_), Token::Dash])
}

/// "18-60 years" includes the whole year of 60.
fn upper_age(high: f64, scale: f64) -> f64 {
    (high + 1.0) * scale
}

/// Returns the length in years of the unit of time after an interval of ages.
fn age_scale(rest: &[Token], before: &[Item]) -> Option<f64> {
    if let Some(Token::Word(word)) = rest.first()
        && let Some(scale) = length_in_years(word)
    {
        return Some(scale);
    }
    let word = before.iter().rev().find_map(|item| match item {
        Item::Word(word) => Some(word.as_str()),
        _ => None,
    });
    let named = matches!(before.last(), Some(Item::Word(_) | Item::Colon))
        && word.is_some_and(|word| {
            matches!(
                word,
                "age"
                    | "aged"
                    | "ages"
                    | "alter"
                    | "edad"
                    | "idade"
                    | "eta"
                    | "wiek"
                    | "возраст"
                    | "leeftijd"
                    | "yas"
            )
        });
    named.then_some(1.0)
}

/// Returns the length in years of a unit of time, by its folded name.
pub(crate) fn length_in_years(word: &str) -> Option<f64> {
    let word = word.trim_end_matches(['.', ',']);
    let is = |list: Lexicon| list.holds(word);
    if is(YEARS) {
        Some(1.0)
    } else if is(MONTHS) {
        Some(1.0 / 12.0)
    } else if is(WEEKS) {
        Some(7.0 / 365.25)
    } else if is(DAYS) {
        Some(1.0 / 365.25)
    } else {
        None
    }
}

/// Reads an interval at the beginning of `tokens`; also returns how many tokens it takes.
///
/// `fresh` says that nothing before it could be its lower limit.
pub(super) fn interval(tokens: &[Token], fresh: bool) -> Option<(Interval, usize)> {
    match tokens {
        [Token::Side(side), Token::Number(limit), rest @ ..] => {
            Some(one_sided(*side, *limit, rest))
        }
        [Token::Side(side), Token::Open, Token::Number(limit), ..] => {
            let (interval, used) = one_sided(*side, *limit, &[]);
            Some((interval, used + 1))
        }
        [Token::Dash, Token::Number(low), rest @ ..] if fresh => match between(-*low, rest) {
            Some((interval, used)) => Some((interval, used + 2)),
            None if is_end(rest) => Some((Interval { low: None, high: Some(*low) }, 2)),
            None => None,
        },
        [Token::Number(low), Token::Dash, rest @ ..] if ends_line(rest) && fresh => {
            Some((Interval { low: Some(*low), high: None }, 2))
        }
        [Token::Number(low), rest @ ..] => {
            let (interval, used) = between(*low, rest).or_else(|| limit_before_side(*low, rest))?;
            Some((interval, used + 1))
        }
        _ => None,
    }
}

/// `> 20 and < 30` has both limits; `< 30` one.
fn one_sided(side: Side, limit: f64, rest: &[Token]) -> (Interval, usize) {
    let words = rest.iter().take_while(|token| is_link(token)).count();
    if let [Token::Side(other), Token::Number(second), ..] = rest.get(words..).unwrap_or_default()
        && side.is_upper() != other.is_upper()
    {
        let (low, high) = if side.is_upper() { (*second, limit) } else { (limit, *second) };
        if low < high {
            return (Interval { low: Some(low), high: Some(high) }, words + 4);
        }
    }
    // "> 5 - 10"
    if let [Token::Dash, Token::Number(high), ..] = rest
        && !side.is_upper()
        && *high > limit
    {
        return (Interval { low: Some(limit), high: Some(*high) }, 4);
    }
    if side.is_upper() {
        (Interval { low: None, high: Some(limit) }, 2)
    } else {
        (Interval { low: Some(limit), high: None }, 2)
    }
}

/// Words and signs that may stand between two limits of one interval.
fn is_link(token: &Token) -> bool {
    match token {
        Token::Dash => true,
        Token::Word(word) => is_and(word) || label::is_noise(word),
        _ => false,
    }
}

fn is_and(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "und"
            | "y"
            | "e"
            | "et"
            | "en"
            | "i"
            | "и"
            | "to"
            | "a"
            | "al"
            | "à"
            | "-"
            | "ve"
            | "ile"
            | "até"
    )
}

/// Reads what follows a lower limit: a dash or a word for "to", and the upper limit.
fn between(low: f64, rest: &[Token]) -> Option<(Interval, usize)> {
    let units = rest
        .iter()
        .take_while(
            |token| matches!(token, Token::Word(word) if !is_and(word) && is_unit_word(word)),
        )
        .count();
    let scale = match rest.first() {
        Some(Token::Word(word)) if units == 1 => length_in_years(word),
        _ => None,
    };
    // "(-2) - (+3)"
    let closed = usize::from(matches!(rest, [Token::Close, Token::Dash, Token::Open, ..]));
    let units = units + closed;
    let (high, used) = match rest.get(units..)? {
        [Token::Dash, Token::Open, Token::Dash, Token::Number(high), ..] => (-*high, 4),
        [Token::Dash, Token::Open, Token::Number(high), ..] => (*high, 3),
        [Token::Dash, Token::Side(side), Token::Number(high), ..] if side.is_upper() => (*high, 3),
        [Token::Dash, Token::Dash, Token::Number(high), ..] => {
            (if low < 0.0 { -*high } else { *high }, 3)
        }
        [Token::Dash, Token::Number(high), after @ ..]
            if !matches!(after, [Token::Dash, Token::Number(_), ..]) =>
        {
            (*high, 2)
        }
        [Token::Word(word), Token::Number(high), ..] if is_and(word) => (*high, 2),
        // "bis 17", "do 17" and their kin are words for "up to" as well.
        [Token::Side(side), Token::Number(high), ..] if *side == Side::AtMost => (*high, 2),
        _ => return None,
    };
    // "1 month - 6 years": the later unit counts, so the lower age is converted to it.
    let low = match (scale, rest.get(units + used)) {
        (Some(scale), Some(Token::Word(word))) => low * scale / length_in_years(word)?,
        _ => low,
    };
    (low <= high).then_some((Interval { low: Some(low), high: Some(high) }, units + used))
}

fn is_unit_word(word: &str) -> bool {
    length_in_years(word).is_some() || word.contains(['/', '%', '^']) || super::unit::is_unit(word)
}

/// `40 or more`, `5 以下`: words after a limit.
fn limit_before_side(limit: f64, rest: &[Token]) -> Option<(Interval, usize)> {
    let [Token::Word(word), ..] = rest else { return None };
    let (two, used) = match rest {
        [_, Token::Word(second), ..] => (format!("{word} {second}"), 2),
        _ => (word.clone(), 1),
    };
    let found = super::comparison::after_folded(&two)
        .map(|side| (side, used))
        .or_else(|| super::comparison::after_folded(word).map(|side| (side, 1)));
    let (side, used) = found?;
    let interval = if side.is_upper() {
        Interval { low: None, high: Some(limit) }
    } else {
        Interval { low: Some(limit), high: None }
    };
    Some((interval, used))
}

fn is_end(rest: &[Token]) -> bool {
    match rest.first() {
        None | Some(Token::Break | Token::Close) => true,
        Some(Token::Word(word)) => is_unit_word(word),
        Some(_) => false,
    }
}

fn ends_line(rest: &[Token]) -> bool {
    matches!(rest.first(), None | Some(Token::Break | Token::Close))
}

/// Returns whether `word` is at home in a range: a unit, a sex, an age, a verdict.
pub(super) fn is_range_word(word: &str) -> bool {
    is_and(word)
        || length_in_years(word).is_some()
        || label::is_noise(word)
        || !Label::read(&[word]).is_silent()
        || super::comparison::after_folded(word).is_some()
}

const YEARS: Lexicon = Lexicon(
    "year|years|yr|yrs|y|y/o|jahr|jahre|jahren|j|ano|anos|an|ans|anni|anno|lat|rok|lata|лет|год|года|\
     yas|yil|jaar|let|ar|ev|岁|歳|세|سنة|χρονων|ετων|godina",
);
const MONTHS: Lexicon = Lexicon(
    "month|months|mo|mth|mths|monat|monate|monaten|mes|meses|mois|mesi|mese|miesiac|miesiace|\
     miesiecy|месяц|месяца|месяцев|мес|ay|maand|maanden|个月|개월|mesicu",
);
const WEEKS: Lexicon = Lexicon(
    "week|weeks|wk|wks|woche|wochen|semana|semanas|semaine|semaines|settimane|tygodni|недель|недели|\
     weken|hafta",
);
const DAYS: Lexicon = Lexicon(
    "day|days|d|tag|tage|tagen|dia|dias|jour|jours|giorni|giorno|dni|днеи|дня|gun|dagen|天|일",
);
