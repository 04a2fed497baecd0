//! Reference intervals as laboratories print them, down to the tier that holds for one patient.

mod interval;
mod time;

use std::borrow::Cow;

use bta_core::report::Sex;

use super::label::{self, Label, State, Tier};
use super::number::Decimal;
use super::quality::Quality;
use super::token::{Token, tokens};
use interval::{Item, items};

pub use interval::Interval;
pub(super) use interval::is_range_word;
pub(crate) use time::length_in_years;

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
        let whole = with_limits_joined(text);
        let text = without_share(&whole);
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

/// Puts limits back to their signs where a narrow column cuts between them: `<`, in the next line `100`.
fn with_limits_joined(text: &str) -> Cow<'_, str> {
    if !text.contains("<\n") && !text.contains(">\n") {
        return Cow::Borrowed(text);
    }
    let joined = text.replace(">\n/=", ">=").replace("<\n/=", "<=");
    Cow::Owned(joined.replace("<\n", "< ").replace(">\n", "> "))
}

/// Leaves out the same interval as percentages, in brackets behind the one of numbers:
/// `1.8 - 7.0 (40-70%)`.
fn without_share(text: &str) -> &str {
    let share = text.trim_end().strip_suffix("%)").and_then(|rest| rest.rsplit_once('('));
    match share {
        Some((before, inside))
            if before.contains(|c: char| c.is_ascii_digit())
                && !before.contains(['%', '('])
                && !inside.contains(|c: char| c.is_alphabetic()) =>
        {
            before
        }
        _ => text,
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
            let plain = first.label.state == State::None;
            let labeled = rest.iter().all(|tier| tier.label.state != State::None);
            let same = rest.iter().all(|tier| tier.interval == first.interval);
            (same || plain && labeled).then_some(**first)
        }
        (None, []) => None,
    };
    chosen.and_then(|tier| tier.interval).map_or(Reference::Undecided, Reference::Interval)
}

/// Keeps the tiers of the patient's sex; `None` when that decides and the sex is not known.
fn by_sex(mut tiers: Vec<&Tiered>, sex: Option<Sex>) -> Option<Vec<&Tiered>> {
    let of_women = |tier: &&Tiered| tier.label.state == State::OfWomen;
    if sex == Some(Sex::Male) && !tiers.iter().all(of_women) {
        tiers.retain(|tier| !of_women(tier));
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
