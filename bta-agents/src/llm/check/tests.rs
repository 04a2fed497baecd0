//! Statements about one case, one thing in each: what passes and what does not.

use std::sync::Arc;

use bta_core::case::Case;
use bta_core::{Language, Report};

use super::*;
use crate::assessment::assess;

fn ground(name: &str, language: &str) -> Ground {
    let file = match name {
        "iron_deficiency" => include_str!("../../../tests/cases/iron_deficiency.json"),
        "diabetes" => include_str!("../../../tests/cases/diabetes.json"),
        _ => include_str!("../../../tests/cases/hyperkalemia.json"),
    };
    let value: serde_json::Value = serde_json::from_str(file).unwrap();
    let report: Report = serde_json::from_value(value["report"].clone()).unwrap();
    let language: Language = language.parse().unwrap();
    let case = Case::new(Arc::new(report)).language(language.clone());
    let language = Lexicon::of(language.as_str()).unwrap().language;
    assess(&case, |it| Ground::new(it, crate::doctor::found(it), language))
}

/// Checks a text that cites the result of an analyte, and more.
#[track_caller]
fn check_text(ground: &Ground, analyte: &str, more: &[&str], text: &str, expected: &str) {
    let known = ground.results.iter();
    let own = known.filter(|it| it.measurement.analyte.as_deref() == Some(analyte));
    let cites: Vec<String> =
        own.map(|it| it.id.clone()).chain(more.iter().map(|it| (*it).to_owned())).collect();
    let found = check(&Statement { text: text.to_owned(), cites }, ground);
    let code = found.as_ref().map_or_else(|fault| fault.code, |()| "");
    assert_eq!(code, expected, "{text}: {found:?}");
}

fn result(ground: &Ground, analyte: &str) -> (String, String, String, f64) {
    let known = ground.results.iter();
    let mut own = known.filter(|it| it.measurement.analyte.as_deref() == Some(analyte));
    let it = &own.next().unwrap().measurement;
    (it.name.clone(), it.value.clone(), it.unit.clone(), it.number.unwrap())
}

#[test]
fn what_is_said_of_hemoglobin() {
    let ground = ground("iron_deficiency", "en");
    let (name, value, unit, number) = result(&ground, "hemoglobin");
    let low = ground.results.iter().find(|it| it.name() == name).unwrap().limits().unwrap().0;
    let grams_per_liter = number * 10.0;
    for (text, expected) in [
        (format!("Your {name} of {value} {unit} is low."), ""),
        (format!("Your {name} ({value} {unit}) is below {low} {unit}."), ""),
        (format!("Your hemoglobin is low, at {value} {unit}."), ""),
        (format!("Your hemoglobin is {grams_per_liter} g/L, which is low."), ""),
        ("Ask your doctor about your hemoglobin.".to_owned(), ""),
        (format!("Your {name} of {low} {unit} is low."), "number"),
        (format!("Your {name} of {value} is low."), "unit"),
        (format!("Your {name} of {value} mmol/L is low."), "unit"),
        (format!("Your {name} of {value} {unit} is high."), "direction"),
        (format!("Your {name} of {value} {unit} is not low."), "direction"),
        (format!("Your {name} is not normal."), ""),
        (format!("Your {name} is normal."), "direction"),
        (format!("Your {name} fell by half."), "number"),
        (format!("Your {name} is high in this report."), "direction"),
        (format!("Your {name} is high-ish."), "direction"),
        ("Low-fat food does not change your hemoglobin.".to_owned(), ""),
        ("Your ferritin is low.".to_owned(), "uncited"),
        ("Your hemoglobin is low, with low ferritin.".to_owned(), "uncited"),
        ("Your hemoglobin may fit anemia or leukemia.".to_owned(), "diagnosis"),
        ("All your results are normal.".to_owned(), "direction"),
        ("There is nothing to worry about.".to_owned(), "reassurance"),
        ("Take iron tablets for your hemoglobin.".to_owned(), "drug"),
        ("You have anemia.".to_owned(), "diagnosis"),
        ("It looks like leukemia.".to_owned(), "diagnosis"),
        ("Su hemoglobina es baja y el valor no es bueno para usted.".to_owned(), "language"),
        ("See https://example.org about it.".to_owned(), "form"),
        (format!("{} ", "long ".repeat(200)), "form"),
        (String::new(), "form"),
    ] {
        check_text(&ground, "hemoglobin", &[], &text, expected);
    }
    check_text(&ground, "hemoglobin", &["nothing"], "Your hemoglobin is low.", "citation");
    check_text(&ground, "nothing", &[], "Your hemoglobin is low.", "citation");
}

#[test]
fn a_gate_forbids_words() {
    let ground = ground("hyperkalemia", "en");
    assert!(ground.emergency());
    for text in [
        "Bananas are a good choice for your potassium.",
        "Light exercise helps.",
        "You can wait for your next visit.",
        "Drink something and eat well.",
    ] {
        check_text(&ground, "potassium", &[], text, "gate");
    }
}

#[test]
fn what_is_said_in_german() {
    let ground = ground("iron_deficiency", "de");
    let (name, value, unit, _) = result(&ground, "hemoglobin");
    let comma = value.replace('.', ",");
    for (text, expected) in [
        (format!("Ihr {name} ist mit {value} {unit} niedrig."), ""),
        (format!("Ihr {name} ist mit {comma} {unit} niedrig."), ""),
        (format!("Ihr {name} ist mit {comma} {unit} erhöht."), "direction"),
        (format!("Ihr {name} ist nicht niedrig."), "direction"),
        ("Ihr Hämoglobin ist niedrig.".to_owned(), ""),
        ("Kein Grund zur Sorge wegen der Werte.".to_owned(), "reassurance"),
    ] {
        check_text(&ground, "hemoglobin", &[], &text, expected);
    }
}
