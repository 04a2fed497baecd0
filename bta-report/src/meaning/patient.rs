//! Sex and age of the patient, from labels, titles and the date of birth.
//!
//! What is deliberately not here: the name and the date of birth itself, which is forgotten as soon
//! as the age is known.

use bta_core::report::{Patient, Sex};
use chrono::{Datelike, NaiveDate};

use super::date::{self, Order};
use super::text::{Text, words};
use crate::parse::{Lexicon, length_in_years, sex_of_word};

/// What is known about the document when the patient is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) language: Option<&'a str>,
    pub(super) order: Order,
    /// The day of the specimen, or the closest one printed.
    pub(super) day: Option<NaiveDate>,
}

/// Finds sex and age of the patient.
pub(super) fn patient(text: &Text, known: &Known<'_>) -> Patient {
    let sex = labeled_sex(text, known.language)
        .or_else(|| beside_age(text, known.language))
        .or_else(|| titled(text))
        .or_else(|| of_references(text));
    let age_years =
        labeled_age(text).or_else(|| age_from_birth(text, known)).or_else(|| bare_age(text));
    Patient { sex, age_years }
}

static SEX: Lexicon = Lexicon::new(
    "sex|gender|sesso|sexo|genero|geschlecht|sexe|geslacht|plec|пол|стать|cinsiyet|cinsiyeti|\
     性别|性別|성별|الجنس|النوع|kon|kjonn|sukupuoli|neme|nem|pohlavi|pohlavie|φυλο|spol|gioi tinh|\
     jenis kelamin|genre|sex assigned at birth|মৈথুন|מין|जेंडर|เพศ|m/f",
);

fn labeled_sex(text: &Text, language: Option<&str>) -> Option<Sex> {
    text.fields(&SEX).find_map(|field| {
        sex_at(field.rest, language, 5)
            .or_else(|| field.below.and_then(|below| sex_at(below, language, 3)))
    })
}

/// Returns whether labels name both sexes: the file holds reports of several patients.
pub(super) fn has_several(text: &Text, language: Option<&str>) -> bool {
    let mut named = text.fields(&SEX).filter_map(|field| sex_at(field.rest, language, 3));
    let Some(first) = named.next() else { return false };
    named.any(|other| other != first)
}

/// Reads a sex among the first `reach` words, past other labels and an age.
fn sex_at(rest: &str, language: Option<&str>, reach: usize) -> Option<Sex> {
    for word in words(rest).take(reach) {
        if let Some(sex) = sex_of(word, language) {
            return Some(sex);
        }
        // "73/m" and "35y" come before the sex; a name or another label ends the field.
        let skipped = word.starts_with(|c: char| c.is_ascii_digit())
            || AGE_WORDS.holds(word)
            || SEX.holds(word)
            || length_in_years(word).is_some();
        if !skipped {
            return None;
        }
    }
    None
}

fn sex_of(word: &str, language: Option<&str>) -> Option<Sex> {
    if word.chars().count() > 1 {
        return sex_of_word(word);
    }
    match (word, language.unwrap_or_default()) {
        // Hombre and mujer, masculino and femenino, varon and hembra: "m" can be either.
        ("m", "es") => None,
        ("v", "es")
        | ("m" | "м" | "♂", _)
        | ("h", "es" | "fr")
        | ("e", "tr")
        | ("u", "it")
        | ("ж", "bg") => Some(Sex::Male),
        ("f" | "w" | "ж" | "♀", _)
        | ("v", "nl")
        | ("k", "pl" | "tr" | "sv" | "da" | "no")
        | ("d", "it") => Some(Sex::Female),
        ("k", _) => None,
        _ => sex_of_word(word),
    }
}

/// Reads "45 Y / Male", "M/45" and "Vrouw 81 jaar" where no label stands before them.
fn beside_age(text: &Text, language: Option<&str>) -> Option<Sex> {
    text.lines.iter().take(text.head.max(1)).find_map(|line| {
        let all: Vec<&str> = words(&line.text).collect();
        all.iter().enumerate().find_map(|(at, word)| {
            let (_, next) = age_at(all.get(at..)?, Alone::IsNothing)?;
            let before = at
                .checked_sub(1)
                .and_then(|at| all.get(at))
                .and_then(|word| sex_of(word, language));
            let after = all.get(at + next).and_then(|word| sex_of(word, language));
            let _ = word;
            after.or(before)
        })
    })
}

/// Reads "reference values (men)": a heading of ranges that are all for one sex.
fn of_references(text: &Text) -> Option<Sex> {
    static REFERENCE: Lexicon = Lexicon::new(
        "reference|riferimento|referencia|referenz|normal|normwerte|norma|referentie|referans",
    );
    let heading = text
        .lines
        .iter()
        .take(text.head)
        .rev()
        .take(6)
        .find(|line| REFERENCE.begins_in(&line.text))?;
    let mut named =
        words(&heading.text).filter_map(|word| sex_of_word(word).filter(|_| word.len() > 2));
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}

/// Reads a title before a person's name, but not a doctor's.
fn titled(text: &Text) -> Option<Sex> {
    static NAME: Lexicon = Lexicon::new(
        "name|patient|patient name|paziente|paciente|nome|nombre|nom|patienten|naam|pacjent|\
         hasta|adi soyadi|пациент|patient's name|client",
    );
    static MALE: Lexicon = Lexicon::new(
        "mr|master|monsieur|herr|sr|sig|signor|dhr|pan|shri|mstr|bay|senor|г-н|heer|m",
    );
    static FEMALE: Lexicon = Lexicon::new(
        "mrs|ms|miss|madame|mademoiselle|frau|sra|srta|signora|mevr|mevrouw|pani|smt|bayan|\
         senora|mme|mlle|dona|г-жа|kumari|baby girl",
    );
    static DOCTOR: Lexicon = Lexicon::new("dr|docteur|doctor|prof|medecin|medico|arzt|arts");
    let title = |rest: &str| {
        let first = words(rest).next()?;
        // "Sig./ra" stands for both.
        let both = rest.trim_start().starts_with("sig./ra")
            || rest.contains("sr/sra")
            || rest.contains("mr/m");
        if both {
            None
        } else if FEMALE.holds(first) {
            Some(Sex::Female)
        } else if MALE.holds(first) {
            Some(Sex::Male)
        } else {
            None
        }
    };
    let labeled = text.fields(&NAME).filter(|field| field.line < text.head).find_map(|field| {
        title(field.rest.trim_start_matches([' ', ':', '.', '-']))
            .or_else(|| field.below.and_then(title))
    });
    labeled.or_else(|| {
        text.lines.iter().take(text.head).filter(|line| line.page == 1).find_map(|line| {
            let first = words(&line.text).next()?;
            let long = first.len() > 3 || matches!(first, "mr" | "mrs" | "ms");
            (long && !DOCTOR.is_in(line.text.get(..line.text.len().min(40)).unwrap_or(&line.text))
                || first == "monsieur"
                || first == "madame")
                .then(|| title(&line.text))?
        })
    })
}

static AGE: Lexicon = Lexicon::new(
    "age|alter|edad|idade|eta|leeftijd|wiek|возраст|вік|yas|yasi|年龄|年齢|年齡|나이|연령|العمر|السن|\
     alder|ika|kor|eletkor|vek|ηλικια|varsta|dob|umur|usia|tuoi|גיל|उम्र|อายุ|starost|age/sex|\
     age/gender|a g e",
);

/// Labels that stand between "age" and its figure.
static AGE_WORDS: Lexicon = Lexicon::new(
    "age|years|gender|sex|yrs|in|on|at|time|of|collection|male|female|m|f|and|y|sesso|sexo|\
     geschlecht|sexe|dob|date|birth|edad|alter|eta|idade|yas|cinsiyet",
);

fn labeled_age(text: &Text) -> Option<f64> {
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
    let date = date::dates(rest).first().is_some_and(|date| date.start < 12);
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
        if !AGE_WORDS.holds(word) && sex_of_word(word).is_none() {
            return None;
        }
    }
    None
}

/// What a figure without a unit of time is.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Alone {
    IsAge,
    IsNothing,
}

/// Reads "35 years", "35y", "3 y 9 m", "45 month"; a bare figure where a label says age.
///
/// Also returns how many words it takes.
fn age_at(words: &[&str], figure_alone: Alone) -> Option<(f64, usize)> {
    let (figure, unit) = split_figure(words.first()?)?;
    let (years, used) = match (unit, words.get(1)) {
        ("", Some(next)) => match length_in_years(next) {
            Some(length) => (Some(figure * length), 2),
            None => (None, 1),
        },
        ("", None) => (None, 1),
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
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (digits, unit) = (word.get(..end)?, word.get(end..)?);
    ((1..=3).contains(&digits.len())).then(|| digits.parse().ok().map(|figure| (figure, unit)))?
}

/// Reads "81 jaar", "(69 years)" without a label, above the results.
fn bare_age(text: &Text) -> Option<f64> {
    text.lines.iter().take(text.head).find_map(|line| {
        let all: Vec<&str> = words(&line.text).collect();
        (0..all.len()).find_map(|at| {
            let (age, used) = age_at(all.get(at..)?, Alone::IsNothing)?;
            // "18-60 years" is whom a range is for.
            let before = at.checked_sub(1).and_then(|at| all.get(at));
            if before.is_some_and(|word| word.ends_with(|c: char| c.is_ascii_digit())) {
                return None;
            }
            // Periods of time in prose are not ages.
            let near = all.get(at.saturating_sub(2)..(at + used + 2).min(all.len()))?;
            let person = near.iter().any(|word| sex_of_word(word).is_some())
                || all.len() <= 12 && age >= 1.0;
            (person && all.len() <= 24).then_some(age)
        })
    })
}

static BIRTH: Lexicon = Lexicon::new(
    "dob|d.o.b|d.o.b.|date of birth|birth date|birthdate|birthday|birth|born|born on|geb|geb.|\
     geboren|geburtsdatum|geb.-datum|geb. datum|geb.datum|nato il|nata il|nato/a il|nato|nata|\
     data di nascita|data nascita|d.nascita|nascita|fecha de nacimiento|fecha nacimiento|\
     f. nacimiento|f.nac|f. nac|f.nac.|fec.nac|fec. nac|fecha nac|nacimiento|\
     data de nascimento|data nascimento|dt. nasc|dt.nasc|dt nasc|nascimento|nasc|d.n|ne le|\
     nee le|ne(e) le|date de naissance|naissance|geboortedatum|geb.dat|data urodzenia|data ur|\
     ur|дата рождения|д.р|д.р.|дата народження|dogum tarihi|d.tarihi|dogum|出生日期|出生年月|生年月日|\
     생년월일|تاريخ الميلاد|fodelsedatum|fodselsdato|fodt|fodd|syntymaaika|szuletesi datum|\
     szuletett|datum narozeni|datum rojstva|datum rodenja|data nasterii|ημερομηνια γεννησης|\
     ngay sinh|tanggal lahir|tgl lahir|°",
);

fn age_from_birth(text: &Text, known: &Known<'_>) -> Option<f64> {
    let day = known.day?;
    let labeled = text.fields(&BIRTH).find_map(|field| {
        let near = |text: &str, reach| {
            date::dates(text)
                .first()
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
        .flat_map(|line| date::dates(&line.text))
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
fn years_between(born: NaiveDate, day: NaiveDate) -> Option<f64> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[&str], language: &str, sex: Option<Sex>, age_years: Option<f64>) {
        let day = NaiveDate::from_ymd_opt(2024, 6, 15);
        let known = Known { language: Some(language), order: Order::DayFirst, day };
        assert_eq!(
            patient(&Text::of_lines(lines), &known),
            Patient { sex, age_years },
            "{lines:?}"
        );
    }

    #[test]
    fn sex_and_age() {
        use Sex::{Female, Male};
        check(&["Age : 30 Years Gender : Male"], "en", Some(Male), Some(30.0));
        check(&["Sex/Age: Female/30 Years"], "en", Some(Female), Some(30.0));
        check(&["Age/Sex: 73/M DOB: 01/01/1941"], "en", Some(Male), Some(73.0));
        check(&["Patient: 45 Y / Female"], "en", Some(Female), Some(45.0));
        check(&["Sesso: M Età: 32"], "it", Some(Male), Some(32.0));
        check(&["Geschlecht: w geb. 12.03.1970"], "de", Some(Female), Some(54.0));
        check(&["Edad: 45 años Sexo: H"], "es", Some(Male), Some(45.0));
        check(&["Sexo: Feminino Idade: 49 A 5 M"], "pt", Some(Female), Some(49.0));
        check(&["Пол: Муж Дата рождения: 01.01.1985"], "ru", Some(Male), Some(39.0));
        check(&["Cinsiyet: K Yaş: 40"], "tr", Some(Female), Some(40.0));
        check(&["°1/01/1940 Vrouw 84 jaar"], "nl", Some(Female), Some(84.0));
        check(&["性别：男 年龄：45岁"], "zh", Some(Male), Some(45.0));
        check(&["Age / Sex 45 Month Male"], "en", Some(Male), Some(3.75));
        check(&["Name: Mrs. Example"], "en", Some(Female), None);
        check(&["Dr. Frau Beispiel"], "de", None, None);
        check(&["Sexo: M"], "es", None, None);
        check(&["Glucose 18-60 years"], "en", None, None);
        check(&[], "en", None, None);
    }
}
