//! Numbers that states give persons: many hold the day of birth, and some the sex.
//!
//! Only those two are read and the number itself is forgotten. Its check digit is not asked for: reports
//! print numbers with their last figures crossed out.

use bta_core::report::Sex;
use chrono::{Datelike, NaiveDate};

use crate::meaning::text::Text;
use crate::parse::Lexicon;

/// What a number tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Person {
    pub(super) born: NaiveDate,
    pub(super) sex: Option<Sex>,
}

/// How the states write their numbers. Sources: the laws and tax guides of each state, as its
/// registers publish them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Scheme {
    /// Czechia and Slovakia: `YYMMDD/NNN(N)`, 50 added to the months of women, 20 where numbers ran out.
    Czech,
    /// Poland: `YYMMDDNNNSC`, 20 added to the months from 2000 on; an odd tenth figure is a man.
    Polish,
    /// Romania: `SYYMMDD…`, odd for men; 1 and 2 from 1900, 5 and 6 from 2000.
    Romanian,
    /// Bulgaria: `YYMMDDNNSC`, 40 added to the months from 2000 on; an even ninth figure is a man.
    Bulgarian,
    /// Estonia and Lithuania: `GYYMMDD…`, odd for men; 3 and 4 from 1900, 5 and 6 from 2000.
    Baltic,
    /// Sweden: `(YY)YYMMDD-NNSC`, an odd ninth figure is a man.
    Swedish,
    /// Finland: `DDMMYY-NNSC`, with a letter for the century; an odd ninth figure is a man.
    Finnish,
    /// Norway: `DDMMYY NNSCC`, an odd ninth figure is a man.
    Norwegian,
    /// Denmark: `DDMMYY-NNNS`, an odd tenth figure is a man.
    Danish,
    /// Italy: six letters, two figures of the year, a letter for the month, the day, 40 more for women.
    Italian,
}

use Scheme::{
    Baltic, Bulgarian, Czech, Danish, Finnish, Italian, Norwegian, Polish, Romanian, Swedish,
};

static LABELS: [(Scheme, Lexicon); 10] = [
    (Czech, Lexicon::new("rc|r.c|r.c.|rodne cislo|rod. cislo|rodne c|rod.c|rod.c.")),
    (Polish, Lexicon::new("pesel")),
    (Romanian, Lexicon::new("cnp|c.n.p|c.n.p.|cod numeric personal")),
    (Bulgarian, Lexicon::new("егн|egn")),
    (Baltic, Lexicon::new("isikukood|asmens kodas|a.k|a. k")),
    (Swedish, Lexicon::new("personnummer|personnr|pnr|persnr")),
    (Finnish, Lexicon::new("henkilotunnus|hetu")),
    (Norwegian, Lexicon::new("fodselsnummer|fodselsnr|fnr|f.nr|fodt")),
    (Danish, Lexicon::new("cpr|cpr-nr|cpr nr|cpr-nummer|cprnr")),
    (Italian, Lexicon::new("codice fiscale|cod. fiscale|cod.fiscale|c.f|cf|cod. fisc")),
];

/// Numbers that tell nothing of their person here.
static OTHERS: Lexicon = Lexicon::new(
    "kennitala|personas kods|oib|jmbg|emso|ембг|иин|рнокпп|tc kimlik no|amka|αμκα|taj|taj szam|\
     rijksregisternummer|nhs number|nhs no|מספר זהות|תעודת זהות",
);

/// Returns whether a folded line names a person's number, or holds one that stands alone.
pub(super) fn names_number(line: &str) -> bool {
    OTHERS.is_in(line)
        || LABELS.iter().any(|(_, labels)| labels.is_in(line))
        || line.split_whitespace().any(is_joined)
}

/// Reads the first number of a person above the results.
pub(super) fn person(text: &Text, language: Option<&str>, day: NaiveDate) -> Option<Person> {
    let labeled = LABELS.iter().find_map(|(scheme, labels)| {
        text.fields(labels).filter(|field| field.line < text.head.max(12)).find_map(|field| {
            let rest = field.rest.trim_start_matches([' ', ':', '.', '-', '=']);
            let number = rest.split_whitespace().next()?;
            read(*scheme, number, day)
                .or_else(|| read(*scheme, field.below?.split_whitespace().next()?, day))
        })
    });
    // In the north the number stands alone beside the name.
    let scheme = match language {
        Some("sv") => Swedish,
        Some("fi") => Finnish,
        Some("da") => Danish,
        _ => return labeled,
    };
    labeled.or_else(|| {
        let mut words = text
            .lines
            .iter()
            .take(text.head)
            .flat_map(|line| line.text.split_whitespace())
            .filter(|word| is_joined(word));
        words.find_map(|word| read(scheme, word, day))
    })
}

/// Returns whether a word is a day and, behind its sign, four more figures, or what stands for them.
fn is_joined(word: &str) -> bool {
    let Some(at) = word.find(|c: char| !c.is_ascii_digit()) else { return false };
    let rest: Vec<char> = word.get(at..).unwrap_or_default().chars().skip(1).collect();
    matches!(at, 6 | 8) && rest.len() == 4 && rest.iter().all(|c| c.is_alphanumeric() || *c == '*')
}

fn read(scheme: Scheme, number: &str, day: NaiveDate) -> Option<Person> {
    if scheme == Italian {
        return italian(number, day);
    }
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let two = |at: usize| Some(digits.get(at)? * 10 + digits.get(at + 1)?);
    let birth = birth(scheme, number, two)?;
    let odd = |at: usize| digits.get(at).map(|digit| digit % 2);
    let male = match scheme {
        Czech => Some(u32::from(two(2)? <= 50)),
        Polish | Danish => odd(9),
        Bulgarian => odd(8).map(|odd| 1 - odd),
        Romanian | Baltic => odd(0),
        Swedish if is_long(number) => odd(10),
        Swedish | Finnish | Norwegian => odd(8),
        Italian => None,
    };
    let sex = male.map(|male| if male == 1 { Sex::Male } else { Sex::Female });
    Some(Person { born: born(birth, day)?, sex })
}

/// Returns whether a number of Sweden tells the century.
fn is_long(number: &str) -> bool {
    matches!(number.chars().take_while(char::is_ascii_digit).count(), 8 | 12)
}

/// Year, month and day of birth, from the two figures at each place.
fn birth(
    scheme: Scheme,
    number: &str,
    two: impl Fn(usize) -> Option<u32>,
) -> Option<(u32, u32, u32)> {
    // Months beyond twelve tell the century or the sex.
    let shifted = |shift: u32| {
        let month = two(2)?;
        Some(if month > shift { (2000, month - shift) } else { (1900, month) })
    };
    Some(match scheme {
        Czech => (two(0)?, two(2)? % 50 % 20, two(4)?),
        Polish => (shifted(20)?.0 + two(0)?, shifted(20)?.1, two(4)?),
        Bulgarian => (shifted(40)?.0 + two(0)?, shifted(40)?.1, two(4)?),
        Romanian | Baltic => {
            let century = match (scheme, number.chars().next()?) {
                (Romanian, '1' | '2') | (Baltic, '3' | '4') => 1900,
                (_, '5' | '6') => 2000,
                _ => return None,
            };
            (century + two(1)?, two(3)?, two(5)?)
        }
        Swedish if is_long(number) => (two(0)? * 100 + two(2)?, two(4)?, two(6)?),
        Swedish => (two(0)?, two(2)?, two(4)?),
        Finnish => {
            let century = match number.chars().nth(6)? {
                '+' => 1800,
                '-' | 'u'..='y' => 1900,
                'a'..='f' => 2000,
                _ => return None,
            };
            (century + two(4)?, two(2)?, two(0)?)
        }
        Norwegian | Danish => (two(4)?, two(2)?, two(0)?),
        Italian => return None,
    })
}

/// `rssmra62a41h501z`: the year, a letter for the month, the day.
fn italian(number: &str, day: NaiveDate) -> Option<Person> {
    let figures = |from: usize| number.get(from..from + 2)?.parse::<u32>().ok();
    if number.len() != 16 || !number.get(..6)?.chars().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let month =
        (1..).zip("abcdehlmprst".chars()).find(|(_, c)| number.chars().nth(8) == Some(*c))?.0;
    let sex = if figures(9)? > 40 { Sex::Female } else { Sex::Male };
    let born = born((figures(6)?, month, figures(9)? % 40), day)?;
    Some(Person { born, sex: Some(sex) })
}

/// The day of birth; a year in two figures is the last one that is not later than the specimen.
fn born((year, month, day_of_month): (u32, u32, u32), day: NaiveDate) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok()?;
    let full = if year >= 100 {
        year
    } else {
        let this = day.year();
        let candidate = this - this % 100 + year;
        if candidate > this { candidate - 100 } else { candidate }
    };
    NaiveDate::from_ymd_opt(full, month, day_of_month).filter(|born| *born <= day)
}

#[cfg(test)]
mod tests {
    use Sex::{Female, Male};

    use super::*;

    #[track_caller]
    fn check(line: &str, language: &str, expected: Option<(&str, Option<Sex>)>) {
        let day = NaiveDate::from_ymd_opt(2024, 6, 15).unwrap();
        let found = person(&Text::of_lines(&[line]), Some(language), day);
        let found = found.map(|person| (person.born.to_string(), person.sex));
        assert_eq!(found, expected.map(|(born, sex)| (born.to_owned(), sex)), "{line}");
    }

    #[test]
    fn numbers_of_states() {
        check("RČ: 621014/0000", "cs", Some(("1962-10-14", Some(Male))));
        check("Rodné číslo: 925530/123", "sk", Some(("1992-05-30", Some(Female))));
        check("PESEL: 44051401359", "pl", Some(("1944-05-14", Some(Male))));
        check("PESEL 02270803628", "pl", Some(("2002-07-08", Some(Female))));
        check("CNP: 2700518000000", "ro", Some(("1970-05-18", Some(Female))));
        check("ЕГН 7501020018", "bg", Some(("1975-01-02", Some(Female))));
        check("Isikukood 37605030299", "et", Some(("1976-05-03", Some(Male))));
        check("19630217-XXXX Siv Hallongren", "sv", Some(("1963-02-17", None)));
        check("Personnummer: 640823-3234", "sv", Some(("1964-08-23", Some(Male))));
        check("060548-XXXX Mies", "fi", Some(("1948-05-06", None)));
        check("Henkilötunnus: 131052-308T", "fi", Some(("1952-10-13", Some(Female))));
        check("Født: 280966 00000", "no", Some(("1966-09-28", None)));
        check("CPR-nr: 070761-4285", "da", Some(("1961-07-07", Some(Male))));
        check("Codice fiscale: RSSMRA62A41H501Z", "it", Some(("1962-01-01", Some(Female))));
        check("Order 123456-7890", "en", None);
        check("PESEL: x", "pl", None);
    }
}
