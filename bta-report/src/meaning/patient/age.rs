//! The patient's age: printed, or from the date of birth, which is forgotten at once.

use chrono::{Datelike, NaiveDate};

use super::Known;
use crate::meaning::date::{self, Order};
use crate::meaning::text::{Text, TextLine, words};
use crate::parse::{Lexicon, length_in_years, sex_of_word};

pub(super) static AGE: Lexicon = Lexicon::new(
    "age|sx|edat|mosha|moshe|vecums|amzius|starost|alter|edad|idade|eta|leeftijd|wiek|возраст|\
     вік|yas|yasi|年龄|年齢|年齡|年 龄|年 齡|나이|연령|العمر|السن|alder|ika|kor|vanus|amzius|vecums|starosc|\
     dob/spol|възраст|tuoi|eta'|edad/sexo|sexo/edad|idade/sexo|alter/geschlecht|age/sexe|\
     sexe/age|eletkor|vek|ηλικια|varsta|dob|umur|usia|tuoi|גיל|उम्र|อายุ|starost|age/sex|\
     age/gender|a g e|жасы|жас|ასაკი|տարիք|yosh|yoshi|aldur|سن|عمر|आयु|umur/jantina",
);

/// Labels that stand between "age" and its figure.
pub(super) static AGE_WORDS: Lexicon = Lexicon::new(
    "age|sx|years|gender|sex|yrs|in|on|at|time|of|collection|male|female|m|f|and|y|sesso|sexo|\
     geschlecht|sexe|dob|date|birth|edad|alter|eta|idade|yas|cinsiyet|jk|sex|pol|spol|الجنس|성별",
);

pub(super) fn labeled(text: &Text) -> Option<f64> {
    let found =
        text.fields(&AGE).filter(|field| field.line < text.head.max(12)).find_map(|field| {
            let below = || field.below.and_then(|below| age_after(below, 2));
            age_after(field.rest, 5).or_else(below)
        });
    found.filter(|age| (0.0..=130.0).contains(age))
}

/// Reads an age among the first words after its label.
fn age_after(rest: &str, reach: usize) -> Option<f64> {
    // "Age 18-60" is a range, "Age: 01/01/1970" a date.
    let date = date::first(rest).is_some_and(|date| date.start < 12);
    if date {
        return None;
    }
    let all: Vec<&str> = words(rest).collect();
    for at in 0..reach.min(all.len()) {
        let tail = all.get(at..)?;
        if let Some((age, _)) = age_at(tail, Alone::IsAge) {
            return Some(age);
        }
        let word = tail.first()?;
        let is_letter = word.chars().count() == 1 && !word.contains(|c: char| c.is_ascii_digit());
        if !AGE_WORDS.holds(word) && sex_of_word(word).is_none() && !is_letter {
            return None;
        }
    }
    None
}

/// What a figure without a unit of time is.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Alone {
    IsAge,
    IsNothing,
}

/// Reads "35 years", "35y", "3 y 9 m", "45 month"; a bare figure where a label says age.
///
/// Also returns how many words it takes.
pub(super) fn age_at(words: &[&str], figure_alone: Alone) -> Option<(f64, usize)> {
    let (figure, unit) = split_figure(words.first()?)?;
    let (years, used) = match (unit, words.get(1)) {
        ("", Some(next)) => match length_in_years(next) {
            Some(length) => (Some(figure * length), 2),
            None => (None, 1),
        },
        ("", None) => (None, 1),
        // "45a" and "71A": *años*, *anos*.
        ("a", _) if figure_alone == Alone::IsAge => (Some(figure), 1),
        (unit, _) => (Some(figure * length_in_years(unit)?), 1),
    };
    let Some(years) = years else {
        let plausible = figure_alone == Alone::IsAge && figure <= 120.0;
        return plausible.then_some((figure, 1));
    };
    if years > 130.0 {
        return None;
    }
    // "49 a 5 m": completed years count; below two years the months do too.
    let more = words.get(used..).and_then(|rest| {
        let (figure, unit) = split_figure(rest.first()?)?;
        let (unit, taken) = if unit.is_empty() { (*rest.get(1)?, 2) } else { (unit, 1) };
        matches!(
            unit,
            "m" | "mo" | "mon" | "month" | "months" | "mes" | "meses" | "mesi" | "mois" | "monate"
        )
        .then_some((figure / 12.0, taken))
    });
    match more {
        Some((months, taken)) if months < 1.0 => {
            Some((if years < 2.0 { years + months } else { years }, used + taken))
        }
        _ => Some((years, used)),
    }
}

/// Splits "35y" into figure and unit.
fn split_figure(word: &str) -> Option<(f64, &str)> {
    // Korean tells completed years: "만48세".
    let word = word.strip_prefix('만').unwrap_or(word);
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (digits, unit) = (word.get(..end)?, word.get(end..)?);
    ((1..=3).contains(&digits.len())).then(|| digits.parse().ok().map(|figure| (figure, unit)))?
}

/// Reads "81 jaar", "(69 years)" without a label, above the results.
pub(super) fn unlabeled(text: &Text, language: Option<&str>) -> Option<f64> {
    // Finnish abbreviates years to a letter that is volts and women elsewhere.
    let spelled = |word| if word == "v" && language == Some("fi") { "vuotta" } else { word };
    text.lines.iter().take(text.head).find_map(|line| {
        let all: Vec<&str> = words(&line.text).map(spelled).collect();
        (0..all.len()).find_map(|at| {
            let (age, used) = age_at(all.get(at..)?, Alone::IsNothing)?;
            // "18-60 years" is whom a range is for, "1987 (39 years)" a birth.
            let before = at.checked_sub(1).and_then(|at| all.get(at));
            let is_year = |word: &str| word.len() == 4 && word.parse::<u16>().is_ok();
            let is_figure = |word: &&str| word.ends_with(|c: char| c.is_ascii_digit());
            let is_born = before.is_some_and(|word| is_year(word));
            if before.is_some_and(is_figure) && !is_born {
                return None;
            }
            // Periods of time in prose are not ages.
            let near = all.get(at.saturating_sub(2)..(at + used + 2).min(all.len()))?;
            let person = near.iter().any(|word| sex_of_word(word).is_some())
                || is_born
                || all.len() <= 12 && age >= 1.0;
            (person && all.len() <= 24).then_some(age)
        })
    })
}

pub(super) static BIRTH: Lexicon = Lexicon::new(
    "dob|gim. data|data naix.|data naix|naixement|data de naixement|datelindja|datum rojstva|\
     rojen|rojena|ditelindja|gimimo data|dzimsanas datums|sunniaeg|synt.aika|synt. aika|synt|\
     syntynyt|datum rodj|datum rodenja|datum na rodenje|дата на раждане|роден|dat. nar|dat.nar|\
     nar|nar.|data ur.|r. nar|r.nar|szul. ido|szul.ido|szul. datum|szul.|datum narodenia|\
     d.nasterii|data nasterii|ημ. γεννησης|ημ/νια γεννησης|nam sinh|ngay thang nam sinh|lahir|\
     tgl. lahir|วันเกิด|תאריך לידה|ת.לידה|ת. לידה|туган|дата рожд|birth dt|geb.dat.|geb-datum|\
     f. de nac|fnac|f.nasc|dn|d.d.n|d.d.n.|nee|d.o.b|d.o.b.|date of birth|birth date|birthdate|\
     birthday|birth|born|born on|geb|geb.|geboren|geburtsdatum|geb.-datum|geb. datum|geb.datum|\
     nato il|nata il|nato/a il|nato|nata|data di nascita|data nascita|d.nascita|nascita|\
     fecha de nacimiento|fecha nacimiento|f. nacimiento|f.nac|f. nac|f.nac.|fec.nac|fec. nac|\
     fecha nac|nacimiento|data de nascimento|data nascimento|dt. nasc|dt.nasc|dt nasc|nascimento|\
     nasc|d.n|ne le|nee le|ne(e) le|date de naissance|naissance|geboortedatum|geb.dat|\
     data urodzenia|data ur|ur|дата рождения|д.р|д.р.|дата народження|dogum tarihi|d.tarihi|\
     dogum|出生日期|出生年月|生年月日|생년월일|تاريخ الميلاد|fodelsedatum|fodselsdato|fodt|fodd|\
     syntymaaika|szuletesi datum|szuletett|datum narozeni|datum rojstva|datum rodenja|\
     data nasterii|ημερομηνια γεννησης|ngay sinh|tanggal lahir|tgl lahir|туған күні|туған|\
     დაბადების თარიღი|დაბადების|ծննդյան ամսաթիվ|ծննդյան|dogum tarixi|tug'ilgan sana|\
     tug'ilgan sanasi|faeðingardagur|tarikh lahir|تاریخ تولد|जन्म तिथि|जन्मतिथि|°",
);

pub(super) fn from_birth(text: &Text, known: &Known<'_>) -> Option<f64> {
    let day = known.day?;
    let labeled = text.fields(&BIRTH).find_map(|field| {
        let near = |text: &str, reach| {
            date::first(text)
                .filter(|found| found.start <= reach)
                .and_then(|found| found.day.in_order(known.order))
        };
        near(field.rest, 24).or_else(|| field.below.and_then(|below| near(below, 6)))
    });
    let born = labeled
        .map(|born| two_figure_birth(born, day))
        .or_else(|| lone_old_date(text, known.order, day))?;
    years_between(born, day)
}

/// A year of birth in two figures is never later than the specimen.
fn two_figure_birth(born: NaiveDate, day: NaiveDate) -> NaiveDate {
    if born > day { born.with_year(born.year() - 100).unwrap_or(born) } else { born }
}

/// The one date above the results that is years older than the others.
fn lone_old_date(text: &Text, order: Order, day: NaiveDate) -> Option<NaiveDate> {
    let head = text.lines.iter().take(text.head).filter(|line| line.page == 1);
    let mut old: Vec<NaiveDate> = head
        .flat_map(TextLine::dates)
        .filter_map(|found| found.day.in_order(order))
        .filter(|date| (day - *date).num_days() > 400)
        .collect();
    old.sort_unstable();
    old.dedup();
    match old.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Completed years, or months of a year below two years.
pub(super) fn years_between(born: NaiveDate, day: NaiveDate) -> Option<f64> {
    let years = day.years_since(born)?;
    if years > 130 {
        return None;
    }
    if years >= 2 {
        return Some(f64::from(years));
    }
    let days = i32::try_from((day - born).num_days()).ok()?;
    Some((f64::from(days) / 365.25 * 1000.0).round() / 1000.0)
}
