//! Sex and age of the patient, from labels, titles, the date of birth and the number that a state gives.
//!
//! What is deliberately not here: the name, and the date of birth and the number themselves, which are
//! forgotten as soon as the age is known.

mod age;
mod number;
mod sex;

use bta_core::report::Patient;
use chrono::NaiveDate;

use super::date::Order;
use super::text::Text;

pub(super) use sex::has_several;

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
    let number = known.day.and_then(|day| number::person(text, known.language, day));
    let sex = sex::labeled(text, known.language)
        .or_else(|| sex::beside_age(text, known.language))
        .or_else(|| sex::beside_birth(text, known.language))
        .or_else(|| sex::in_line_of_person(text))
        .or_else(|| number.and_then(|person| person.sex))
        .or_else(|| sex::titled(text))
        .or_else(|| sex::of_references(text));
    let age_years = age::labeled(text)
        .or_else(|| age::from_birth(text, known))
        .or_else(|| age::years_between(number?.born, known.day?))
        .or_else(|| age::unlabeled(text, known.language));
    Patient { sex, age_years }
}

#[cfg(test)]
mod tests {
    use bta_core::report::Sex;

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
        check(&["Age/Gender : 34 Y 2 M 11 D/F"], "en", Some(Female), Some(34.0));
        check(&["AGE/SX: 63/F"], "en", Some(Female), Some(63.0));
        check(&["Sex/Age 性別/年齡 M / 55"], "en", Some(Male), Some(55.0));
        check(&["DOB: FEB 11,1951 (74) MALE"], "en", Some(Male), Some(73.0));
        check(&["Edad/Sexo: 52a/F"], "es", Some(Female), Some(52.0));
        check(&["Sexo/Sexua: Hombre/Gizona"], "es", Some(Male), None);
        check(&["Género/Idade: F / 71A"], "pt", Some(Female), Some(71.0));
        check(&["geb. 1.2.60 w"], "de", Some(Female), Some(64.0));
        check(&["Ehlers, Reinhard m *21.08.57"], "de", Some(Male), Some(66.0));
        check(&["PESEL: x M / ur. 1961-07-19 (62 l.)"], "pl", Some(Male), Some(62.0));
        check(&["Lytis: V Amžius: 53 m."], "en", Some(Male), Some(53.0));
        check(&["Пол / Возраст: Ж / 28 лет"], "ru", Some(Female), Some(28.0));
        check(&["Datum rođenja: 03.04.1944. Spol: M"], "en", Some(Male), Some(80.0));
        check(&["Rodné číslo: x nar. 30.12.1992 Pohlavie: Ž"], "cs", Some(Female), Some(31.0));
        check(&["Жынысы / Пол: Әйел / Жен."], "kk", Some(Female), None);
        check(&["Туған күні: 14.02.1999 (25 жас)"], "kk", None, Some(25.0));
        check(&["სქესი: მდედრობითი ასაკი: 49 წლის"], "ka", Some(Female), Some(49.0));
        check(&["Սեռ՝ արական"], "hy", Some(Male), None);
        check(&["Henkilötunnus: 0-XXXX mies, 70 v"], "fi", Some(Male), Some(70.0));
        check(&["Năm sinh: 1987 (37 tuổi) Giới tính: Nữ"], "vi", Some(Female), Some(37.0));
    }

    #[test]
    fn sex_and_age_in_words_of_their_own() {
        use Sex::{Female, Male};
        check(&["Zenhausern Urs, m, 30.11.1958"], "de", Some(Male), Some(65.0));
        check(&["RČ: 0/0000 Muž Odběr: 4.5.2024"], "cs", Some(Male), None);
        check(&["Tuổi: 31 Nam/Nữ: Nam"], "vi", Some(Male), Some(31.0));
        check(&["Umur / Sex : 52 th / L"], "id", Some(Male), Some(52.0));
        check(&["Umur / JK : 52 th / P"], "id", Some(Female), Some(52.0));
        check(&["성별/나이 : 여 / 만48세"], "ko", Some(Female), Some(48.0));
        check(&["الجنس / العمر أنثى 26 / سنة"], "ar", Some(Female), Some(26.0));
        check(&["性 别 女 年 龄 45 岁"], "zh", Some(Female), Some(45.0));
        check(&["性別 女 出生日期 民國63年05月30日"], "zh", Some(Female), Some(50.0));
        check(&["อายุ : 56 ปี 4 เดือน เพศ : ชาย"], "th", Some(Male), Some(56.0));
        check(&["19630217-XXXX Siv Hallongren Kvinna"], "sv", Some(Female), Some(61.0));
        check(&["060548-XXXX Mies"], "fi", Some(Male), Some(76.0));
        check(&["Sexo: M"], "es", None, None);
        check(&["Glucose 18-60 years"], "en", None, None);
        check(&[], "en", None, None);
    }
}
