//! The patient's sex: from a label, beside an age, from a title or from a heading of ranges.

use bta_core::report::Sex;

use super::age::{AGE, AGE_WORDS, Alone, BIRTH, age_at};
use super::number::names_number;
use crate::meaning::text::{Text, words};
use crate::parse::{Lexicon, length_in_years, sex_of_word};

static SEX: Lexicon = Lexicon::new(
    "cins|cinsi|性 别|性 別|성 별|nam/nu|umur/sex|umur/jk|umur / jk|sex|gender|pol|gjinia|sx|\
     age/sx|sukup|sukup.|sugu|lytis|dzimums|pohlavie/sex|nem/sex|\
     sesso/sex|rod|pohl|pohl.|spolu|jins|kelamin|j. kelamin|jk|phai|gioi|жынысы|სქესი|սեռ|جنس|\
     جنسیت|النوع/الجنس|legal sex|birth sex|sex at birth|geschl|geschl.|sesso|sexo|genero|\
     geschlecht|sexe|geslacht|plec|пол|стать|cinsiyet|cinsiyeti|性别|性別|성별|الجنس|النوع|kon|\
     kjonn|sukupuoli|neme|nem|pohlavi|pohlavie|φυλο|spol|gioi tinh|jenis kelamin|genre|\
     sex assigned at birth|মৈথুন|מין|जेंडर|เพศ|m/f|cinsi|cinsiyyət|jinsi|kyn|jantina|लिंग|লিঙ্গ",
);

pub(super) fn labeled(text: &Text, language: Option<&str>) -> Option<Sex> {
    text.fields(&SEX).find_map(|field| {
        // Behind the label stands the same in another language: "Sexo/Sexua: Hombre".
        let both = field.rest.strip_prefix('/').and_then(|rest| rest.split_once(':'));
        let rest = both.filter(|(label, _)| !label.contains(' ')).map(|(_, rest)| rest);
        let line = text.lines.get(field.line).map_or("", |line| line.text.as_str());
        let language = language_of_label(line).or(language);
        sex_at(rest.unwrap_or(field.rest), language, 5)
            .or_else(|| field.below.and_then(|below| sex_at(below, language, 3)))
    })
}

/// Lithuanian and Latvian abbreviate the sexes as nobody else does, Catalan men live at home.
fn language_of_label(line: &str) -> Option<&'static str> {
    static BALTIC: Lexicon = Lexicon::new("lytis|dzimums");
    static CATALAN: Lexicon = Lexicon::new("edat|naix|naix.");
    if BALTIC.is_in(line) { Some("lt") } else { CATALAN.is_in(line).then_some("ca") }
}

/// Returns whether labels name both sexes: the file holds reports of several patients.
pub(in crate::meaning) fn has_several(text: &Text, language: Option<&str>) -> bool {
    let mut named = text.fields(&SEX).filter_map(|field| sex_at(field.rest, language, 3));
    let Some(first) = named.next() else { return false };
    named.any(|other| other != first)
}

/// Reads a sex among the first `reach` words, past other labels and an age.
fn sex_at(rest: &str, language: Option<&str>, reach: usize) -> Option<Sex> {
    let all: Vec<&str> = words(rest).collect();
    // An age in years, months and days has more words: "34 y 2 m 11 d f".
    let figures = all.iter().take(reach * 2).filter(|word| is_figure(word)).count();
    for (at, &word) in all.iter().enumerate().take(reach + figures) {
        // "m" behind a number is months where a number or the sex follows.
        let follows =
            all.get(at + 1).is_some_and(|next| is_figure(next) || sex_of(next, language).is_some());
        let counts = at.checked_sub(1).and_then(|at| all.get(at)).is_some_and(|it| is_figure(it));
        if word.len() == 1 && counts && follows {
            continue;
        }
        if let Some(sex) = sex_of(word, language) {
            return Some(sex);
        }
        // "73/m" and "35y" come before the sex; a name or another label ends the field.
        let skipped = word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(word, "d" | "th" | "thn")
            || AGE.holds(word)
            || AGE_WORDS.holds(word)
            || SEX.holds(word)
            || length_in_years(word).is_some();
        if !skipped {
            return None;
        }
    }
    None
}

fn is_figure(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
}

fn sex_of(word: &str, language: Option<&str>) -> Option<Sex> {
    if word.chars().count() > 1 {
        // *Nő* without its accent is another word everywhere else.
        return match (word, language.unwrap_or_default()) {
            ("no", "hu") => Some(Sex::Female),
            ("home", "ca") => Some(Sex::Male),
            _ => sex_of_word(word),
        };
    }
    match (word, language.unwrap_or_default()) {
        // Hombre and mujer, masculino and femenino, varon and hembra: "m" can be either.
        ("m", "es") => None,
        ("m" | "s", "lt") => Some(Sex::Female),
        ("v", "lt") => Some(Sex::Male),
        ("f", "hu") => Some(Sex::Male),
        ("n", "et" | "fi" | "hu") | ("θ", "el") | ("p", "id" | "ms") => Some(Sex::Female),
        ("ч", "uk") | ("α" | "a", "el") | ("l", "id" | "ms") => Some(Sex::Male),
        ("v", "es")
        | ("m" | "м" | "♂", _)
        | ("h", "es" | "fr")
        | ("e", "tr")
        | ("u", "it")
        | ("ж", "bg") => Some(Sex::Male),
        ("f" | "w" | "ж" | "♀", _)
        | ("v", "nl")
        | ("k", "pl" | "tr" | "sv" | "da" | "no")
        | ("d", "it")
        | ("z", _) => Some(Sex::Female),
        ("k", _) => None,
        _ => sex_of_word(word),
    }
}

/// Reads "45 Y / Male", "M/45" and "Vrouw 81 jaar" where no label stands before them.
pub(super) fn beside_age(text: &Text, language: Option<&str>) -> Option<Sex> {
    text.lines.iter().take(text.head.max(1)).find_map(|line| {
        let all: Vec<&str> = words(&line.text).collect();
        (0..all.len()).find_map(|at| {
            let (_, next) = age_at(all.get(at..)?, Alone::IsNothing)?;
            let before = at
                .checked_sub(1)
                .and_then(|at| all.get(at))
                .and_then(|word| sex_of(word, language));
            let old = usize::from(all.get(at + next) == Some(&"old"));
            let after = all.get(at + next + old).and_then(|word| sex_of(word, language));
            after.or(before)
        })
    })
}

/// Reads "geb. 12.03.1970 w" and "*01.11.1948, männlich": the word behind a date above the results.
pub(super) fn beside_birth(text: &Text, language: Option<&str>) -> Option<Sex> {
    text.lines.iter().take(text.head).find_map(|line| {
        line.dates().iter().find_map(|found| {
            let rest = line.text.get(found.end..)?;
            let after = words(rest).next().and_then(|word| sex_of(word, language));
            after.or_else(|| before_birth(line.text.get(..found.start)?, language))
        })
    })
}

/// Reads a word for the sex that stands alone in a line about the person: `DOB: FEB 11,1951 (74)  MALE`.
pub(super) fn in_line_of_person(text: &Text) -> Option<Sex> {
    // Short words are names and particles as well.
    let long = |word: &&str| {
        word.chars().count() >= 6
            || matches!(*word, "male" | "mies" | "muz" | "zena" | "әиел" | "ქალი" | "კაცი" | "կին")
            || matches!(*word, "男" | "女" | "남" | "여" | "זכר" | "نر")
    };
    let mut named = text.lines.iter().take(text.head).filter(|line| {
        [&BIRTH, &AGE].iter().any(|labels| labels.is_in(&line.text)) || names_number(&line.text)
    });
    named.find_map(|line| {
        let mut sexes = words(&line.text).filter(long).filter_map(sex_of_word);
        let first = sexes.next()?;
        sexes.all(|other| other == first).then_some(first)
    })
}

/// Reads "m *21.08.57" and "M / ur. 1961-07-19": the letter before the day of birth.
fn before_birth(before: &str, language: Option<&str>) -> Option<Sex> {
    let before = before.trim_end();
    // "Muster Hans, m, 30.11.1958"
    let listed = before.strip_suffix(',').and_then(|rest| rest.rsplit_once(", "));
    if let Some((_, letter)) = listed
        && letter.chars().count() == 1
    {
        return sex_of(letter, language);
    }
    let born = before.ends_with('*');
    let mut last = words(before).collect::<Vec<_>>().into_iter().rev();
    let mut word = last.next()?;
    if !born {
        if !BIRTH.holds(word) {
            return None;
        }
        word = last.next()?;
    }
    (word.chars().count() == 1).then(|| sex_of(word, language))?
}

/// Reads "reference values (men)": a heading of ranges that are all for one sex.
pub(super) fn of_references(text: &Text) -> Option<Sex> {
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
pub(super) fn titled(text: &Text) -> Option<Sex> {
    static NAME: Lexicon = Lexicon::new(
        "name|utente|doente|client|pasient|patsient|pacient|ime i prezime|nev|ονοματεπωνυμο|ονομα|\
         nama|ho ten|patient|patient name|paziente|paciente|nome|nombre|nom|patienten|naam|pacjent|\
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
