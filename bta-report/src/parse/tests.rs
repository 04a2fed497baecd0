//! Tables over the whole grammar, and properties that hold for any text.

use bta_core::report::{Comparator, Sex};
use proptest::prelude::*;

use super::*;

#[track_caller]
fn number(text: &str, decimal: Option<Decimal>, expected: Option<f64>) {
    assert_eq!(Number::read(text, decimal).map(|n| n.value), expected, "{text}");
}

#[test]
fn numbers() {
    use Decimal::Comma;
    number("13.5", None, Some(13.5));
    number("13,5", None, Some(13.5));
    number("1.234", None, Some(1.234));
    number("1,234", None, Some(1234.0));
    number("1.234", Some(Comma), Some(1234.0));
    number("1,234", Some(Comma), Some(1.234));
    number("0.123", Some(Comma), Some(0.123));
    number("1,50,000", None, Some(150_000.0));
    number("12,34,567", None, Some(1_234_567.0));
    number("1.234.567,89", None, Some(1_234_567.89));
    number("1,234,567.89", None, Some(1_234_567.89));
    number("295 000", None, Some(295_000.0));
    number("4 700 000", None, Some(4_700_000.0));
    number("4\u{202f}700\u{a0}000", None, Some(4_700_000.0));
    number("1'234.5", None, Some(1234.5));
    number("9.000,0", None, Some(9000.0));
    number("05", None, Some(5.0));
    number(".5", None, Some(0.5));
    number("-2.5", None, Some(-2.5));
    number("1.2 x 10^3", None, Some(1200.0));
    number("2.5E+04", None, Some(25_000.0));
    number("3 ×10⁵", None, Some(300_000.0));
    number("12.03.2024", None, None);
    number("1.2.3", None, None);
    number("12 34", None, None);
    number("abc", None, None);
    number("", None, None);
    number("- 12", None, None);
    number("5.", None, None);
}

#[test]
fn comparators() {
    let read = |text| Number::read(text, None).map(|n| (n.comparator, n.value));
    for text in [
        "< 5",
        "<5",
        "less than 5",
        "unter 5",
        "menor de 5",
        "inferior a 5",
        "Inf. 5",
        "小于5",
        "менее 5",
    ] {
        assert_eq!(read(text), Some((Some(Comparator::Less), 5.0)), "{text}");
    }
    for text in [
        "≤ 5", "<= 5", "< OR = 5", "up to 5", "bis 5", "hasta 5", "fino a 5", "até 5", "do 5",
        "до 5", "5 以下",
    ] {
        assert_eq!(read(text), Some((Some(Comparator::LessOrEqual), 5.0)), "{text}");
    }
    for text in [">5", "greater than 5", "über 5", "superiore a 5", "powyżej 5", "более 5"] {
        assert_eq!(read(text), Some((Some(Comparator::Greater), 5.0)), "{text}");
    }
    for text in ["≥5", ">= 5", "5+", "5 or more", "mindestens 5"] {
        assert_eq!(read(text), Some((Some(Comparator::GreaterOrEqual), 5.0)), "{text}");
    }
}

fn patient(sex: Option<Sex>, age_years: Option<f64>) -> Context {
    Context { decimal: None, sex, age_years }
}

#[track_caller]
fn range_for(text: &str, context: &Context, low: Option<f64>, high: Option<f64>) {
    assert_eq!(
        Reference::read(text, context),
        Reference::Interval(Interval { low, high }),
        "{text}"
    );
}

#[track_caller]
fn range(text: &str, low: Option<f64>, high: Option<f64>) {
    range_for(text, &Context::default(), low, high);
}

#[test]
fn intervals() {
    range("13.0 - 17.0", Some(13.0), Some(17.0));
    range("13,0–17,0", Some(13.0), Some(17.0));
    range("(135-145)", Some(135.0), Some(145.0));
    range("[3.0-22.0]", Some(3.0), Some(22.0));
    range("150,000 - 400,000", Some(150_000.0), Some(400_000.0));
    range("3.500 a 10.500 /mm³", Some(3.5), Some(10.5)); // without the document's decimal sign
    range("12,0 a 15,5 g/dL", Some(12.0), Some(15.5));
    range("80 à 100", Some(80.0), Some(100.0));
    range("4 to 10", Some(4.0), Some(10.0));
    range("von 4 bis 10", Some(4.0), Some(10.0));
    range("de 4 hasta 10", Some(4.0), Some(10.0));
    range("entre 4 y 10", Some(4.0), Some(10.0));
    range("4 do 10", Some(4.0), Some(10.0));
    range("4 ~ 10", Some(4.0), Some(10.0));
    range("12.0 g/dL – 16.0 g/dL", Some(12.0), Some(16.0));
    range("4.2 – 5.4 ×10⁶/µL", Some(4.2), Some(5.4));
    range("36 – 46%", Some(36.0), Some(46.0));
    range("0- 3%", Some(0.0), Some(3.0));
    range("0,7 -1,8", Some(0.7), Some(1.8));
    range("N : 50-70%", Some(50.0), Some(70.0));
    range("-2.0 - 3.0", Some(-2.0), Some(3.0));
    range("(-2) - (+3)", Some(-2.0), Some(3.0));
    range("1.8 - 7.0 (40-70%)", Some(1.8), Some(7.0));
}

#[test]
fn one_sided() {
    range("< 5", None, Some(5.0));
    range("(< 41)", None, Some(41.0));
    range("up to 40", None, Some(40.0));
    range("bis 40", None, Some(40.0));
    range("hasta 40", None, Some(40.0));
    range("fino a 40", None, Some(40.0));
    range("até 40", None, Some(40.0));
    range("do 40", None, Some(40.0));
    range("до 40", None, Some(40.0));
    range("≤ 3.5", None, Some(3.5));
    range("Inf. 2,00", None, Some(2.0));
    range("inferior a 0,50 mg/dL", None, Some(0.5));
    range("40 or less", None, Some(40.0));
    range("5以下", None, Some(5.0));
    range("- 12", None, Some(12.0));
    range("> 60", Some(60.0), None);
    range("> OR = 60", Some(60.0), None);
    range(">59", Some(59.0), None);
    range("> 60 mL/min/1.73m2", Some(60.0), None);
    range("≥ 20 - < 30", Some(20.0), Some(30.0));
    range(">30 and <100", Some(30.0), Some(100.0));
}

#[test]
fn tiers() {
    range("Desirable: <200\nBorderline: 200-239\nHigh: >=240", None, Some(200.0));
    range("Deseable: < 200 Límite: 200 - 239 Elevado: >= 240", None, Some(200.0));
    range("niedobór: < 20 suboptymalny: 20 - 30 optymalny: 30 - 50", Some(30.0), Some(50.0));
    range(
        "Deficiency <20\nInsufficiency 20-30\nSufficiency 30-100\nToxicity >100",
        Some(30.0),
        Some(100.0),
    );
    range("Therapeutisch: < 1.0 µg/L Toxisch: > 2.0 µg/L", None, Some(1.0));
    range("<1: Negatief >=1: Positief", None, Some(1.0));
    range("Non Diabetic: < 5.7\nPrediabetic: 5.7-6.4\nDiabetic: >6.4", None, Some(5.7));
    range("Low risk: <1.0 Average risk: 1.0-3.0 High risk: >3.0", None, Some(1.0));
    range("Optimal: <100\nNear optimal: 100-129\nBorderline high: 130-159", None, Some(100.0));
    range("15 - 45\nLOQ: 10 mg/l -\nMAt.Bio: Plasma -", Some(15.0), Some(45.0));
    assert_eq!(
        Reference::read(
            "<50%: lage aviditeit\n50-59,9%: borderline\n>=60%: hoge aviditeit",
            &Context::default()
        ),
        Reference::Undecided
    );
    let phases =
        "Folliculair : < 0.19\nOvulatie: 0.06 - 4.14\nLuteaal : 4.1 - 14.5\nMenopausaal : < 0.13";
    assert_eq!(
        Reference::read(phases, &patient(Some(Sex::Female), Some(30.0))),
        Reference::Undecided
    );
}

#[test]
fn by_sex() {
    let man = patient(Some(Sex::Male), None);
    let woman = patient(Some(Sex::Female), None);
    for text in [
        "M: 13-17 F: 12-15",
        "Male: 13-17, Female: 12-15",
        "Male 13 - 17 ; Female 12 - 15",
        "Männer: 13-17\nFrauen: 12-15",
        "Hombres: 13 - 17 Mujeres: 12 - 15",
        "H: 13 - 17 M: 12 - 15",
        "Uomini 13-17 Donne 12-15",
        "муж: 13-17 жен: 12-15",
        "Α: 13-17 Γ: 12-15",
        "男: 13-17 女: 12-15",
        "13-17 (male)\n12-15 (female)",
        "Men: 13-17 Women: 12-15",
        "Male\nAdult: 13-17\nFemale\nAdult: 12-15",
    ] {
        range_for(text, &man, Some(13.0), Some(17.0));
        range_for(text, &woman, Some(12.0), Some(15.0));
        assert_eq!(Reference::read(text, &Context::default()), Reference::Undecided, "{text}");
    }
    let mixed = "Male: 0.2-1.4\nFollicular: 0.1-0.9\nLuteal: 3.3-25.6";
    range_for(mixed, &man, Some(0.2), Some(1.4));
}

#[test]
fn by_age() {
    let adult = patient(None, Some(40.0));
    let child = patient(None, Some(6.0));
    for text in [
        "Adults: 13-17 Children: 11-14",
        "> 18 years: 13-17\n1-18 years: 11-14",
        "Erwachsene: 13-17\nKinder: 11-14",
        "18 - 60 years: 13-17\n1 month - 17 years: 11-14",
    ] {
        range_for(text, &adult, Some(13.0), Some(17.0));
        range_for(text, &child, Some(11.0), Some(14.0));
    }
    range_for("Adult: 13-17", &Context::default(), Some(13.0), Some(17.0));
}

#[test]
fn in_words() {
    let read = |text| Reference::read(text, &Context::default());
    assert_eq!(read("Negative"), Reference::Quality(Quality::Negative));
    assert_eq!(read("Non Reactive"), Reference::Quality(Quality::Negative));
    assert_eq!(read("阴性"), Reference::Quality(Quality::Negative));
    assert_eq!(read("Not Estab."), Reference::Nothing);
    assert_eq!(read("s. Text"), Reference::Nothing);
    assert_eq!(read("-"), Reference::Nothing);
    assert_eq!(read(""), Reference::Nothing);
    assert_eq!(read("<1:80"), Reference::Titre(80.0));
    assert_eq!(read("CA 19-9"), Reference::Unread);
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,40}") {
        everything(&text);
    }

    #[test]
    fn any_cell_is_read(text in "[-0-9.,:/<>=+*()\\[\\] ^×%HLxE\n–a-cµäж男]{0,24}") {
        everything(&text);
    }

    #[test]
    fn printed_numbers_read_back(value in -1e6_f64..1e6, side in 0..5_usize) {
        use Comparator::{Greater, GreaterOrEqual, Less, LessOrEqual};
        let comparator = [None, Some(Less), Some(LessOrEqual), Some(Greater), Some(GreaterOrEqual)];
        let number = Number { value, comparator: comparator[side] };
        prop_assert_eq!(Number::read(&number.to_string(), Some(Decimal::Point)), Some(number));
    }

    #[test]
    fn printed_intervals_read_back(low in -1000_i32..1_000_000, width in 0_i32..1_000_000, kind in 0..3_usize) {
        let (low, high) = (f64::from(low) / 1000.0, f64::from(low + width) / 1000.0);
        let interval = match kind {
            0 => Interval { low: Some(low), high: Some(high) },
            1 => Interval { low: Some(low.abs()), high: None },
            _ => Interval { low: None, high: Some(high.abs()) },
        };
        let context = Context { decimal: Some(Decimal::Point), ..Context::default() };
        prop_assert_eq!(Reference::read(&interval.to_string(), &context), Reference::Interval(interval));
    }
}

fn everything(text: &str) {
    for decimal in [None, Some(Decimal::Comma), Some(Decimal::Point)] {
        let _ = Number::read(text, decimal);
        let _ = Value::read(text, decimal);
        let _ = Split::read(text, decimal);
        for sex in [None, Some(Sex::Female)] {
            let _ = Reference::read(text, &Context { decimal, sex, age_years: Some(40.0) });
        }
    }
    let _ = (Mark::read(text), Quality::read(text), decimal_of(text), fold(text));
    let _ = (is_value(text), is_range(text), is_flag(text), is_unit_cell(text));
}
