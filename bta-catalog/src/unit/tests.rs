use octofhir_ucum::{convert, validate};

use super::measure::Measure;
use super::{is_unit, parse};

#[track_caller]
fn check(printed: &str, ucum: &str, factor: f64) {
    let unit = parse(printed).unwrap_or_else(|| panic!("{printed} is a unit"));
    assert_eq!(unit.ucum(), ucum, "{printed}");
    assert!((unit.factor() - factor).abs() < 1e-12, "{printed}");
}

#[test]
fn thousands() {
    for printed in [
        "×10^3/µL",
        "10³/mm³",
        "x10E3/uL",
        "10*3/uL",
        "K/uL",
        "K/mcL",
        "thou/mm3",
        "Thousand/uL",
        "Tsd/µl",
        "Tsd./µl",
        "tys/µl",
        "тыс/мкл",
        "mila/mmc",
        "x 1.000/µL",
        "x1000/µL",
        "10~3/uL",
        "bin/mm3",
        "x10^3/μl",
        "103/µL",
        "X 10³ / µL",
        "10^3/mcL",
        "10Â³/ÂµL",
        "тис/мкл",
        "miles/mm3",
        "ribu/µL",
        "mii/mmc",
        "천/㎕",
    ] {
        check(printed, "10*3/uL", 1.0);
    }
}

#[test]
fn other_counts() {
    for printed in [
        "x10^6/mm3",
        "mill/mm3",
        "Mio/µl",
        "Mio./µl",
        "млн/мкл",
        "mln/µl",
        "milhões/mm³",
        "millones/mm3",
        "M/uL",
        "million/cumm",
        "milj./µL",
        "mil./mmc",
        "mil/cumm",
        "milyon/mm3",
        "10E6/µL",
    ] {
        let expected = if printed == "mil./mmc" { "10*3/uL" } else { "10*6/uL" };
        check(printed, expected, 1.0);
    }
    for printed in [
        "10e9/L",
        "10^9/л",
        "*10^9/л",
        "х10^9/л",
        "G/L",
        "G/l",
        "Gpt/l",
        "x 10(9)/L",
        "10⁹/L",
        "E9/l",
        "10**9/L",
    ] {
        check(printed, "10*9/L", 1.0);
    }
    for printed in ["10^12/L", "T/l", "*10^12/л", "Tpt/l", "10¹²/L"] {
        check(printed, "10*12/L", 1.0);
    }
    for printed in ["/cumm", "cells/uL", "/mm³", "células/mm3", "cells/mcL", "cumm", "/µL", "/mmc"]
    {
        check(printed, "/uL", 1.0);
    }
    for printed in ["lakh/cumm", "lakhs/cmm", "lac/cumm", "Lakhs/uL"] {
        check(printed, "10*3/uL", 100.0);
    }
    check("个/μL", "/uL", 1.0);
    check("/nl", "/nL", 1.0);
    check("万/μL", "10*4/uL", 1.0);
    check("/100 WBC", "/100{WBCs}", 1.0);
}

#[test]
fn masses_and_amounts() {
    for printed in
        ["g/dL", "gm/dl", "gms%", "G/DL", "г/дл", "g/100 ml", "g / dL", "g/dL RBC", "g/dl."]
    {
        check(printed, "g/dL", 1.0);
    }
    for printed in [
        "mg/dl",
        "MG/DL",
        "mg%",
        "mg/dI",
        "mg/d1",
        "mgldL",
        "мг/дл",
        "mgm/dL",
        "mg/100mL",
        "mg/dL (calc)",
    ] {
        check(printed, "mg/dL", 1.0);
    }
    for printed in ["µmol/L", "μmol/l", "umol/L", "мкмоль/л", "mcmol/L", "µM", "Âµmol/L", "umoI/L"]
    {
        check(printed, "umol/L", 1.0);
    }
    for printed in ["mmol/L", "ммоль/л", "mM", "mmol/lt", "mmoI/L"] {
        check(printed, "mmol/L", 1.0);
    }
    for printed in ["մմոլ/լ", "მმოლ/ლ"] {
        check(printed, "mmol/L", 1.0);
    }
    for printed in ["գ/դլ", "გ/დლ"] {
        check(printed, "g/dL", 1.0);
    }
    check("g/l", "g/L", 1.0);
    check("pg/mL", "pg/mL", 1.0);
    check("mcg/dL", "ug/dL", 1.0);
    check("\u{fffd}g/dL", "ug/dL", 1.0);
    check("нг/мл", "ng/mL", 1.0);
    check("mEq/L", "meq/L", 1.0);
    check("mmol/mol Hb", "mmol/mol", 1.0);
    check("mg/g creat", "mg/g{creat}", 1.0);
    check("ng/mL FEU", "ng/mL{FEU}", 1.0);
    check("mg/L (FEU)", "mg/L{FEU}", 1.0);
    check("ng/mL D-DU", "ng/mL{DDU}", 1.0);
    check("ng/mL/h", "ng/mL/h", 1.0);
}

#[test]
fn activities() {
    for printed in ["U/L", "u/l", "Ед/л", "E/L", "U/1", "U/lt"] {
        check(printed, "U/L", 1.0);
    }
    for printed in ["IU/L", "UI/L", "I.U./L", "МЕ/л"] {
        check(printed, "[IU]/L", 1.0);
    }
    for printed in ["µIU/mL", "uIU/ml", "µUI/mL", "мкМЕ/мл", "mcIU/mL"] {
        check(printed, "u[IU]/mL", 1.0);
    }
    check("mIU/L", "m[IU]/L", 1.0);
    check("мМЕ/л", "m[IU]/L", 1.0);
    check("µkat/L", "ukat/L", 1.0);
    check("kU/L", "kU/L", 1.0);
    check("m[IU]/mL", "m[IU]/mL", 1.0);
    check("[ppth]", "[ppth]", 1.0);
    check("[mg/dL]", "mg/dL", 1.0);
}

#[test]
fn others() {
    for (printed, ucum) in [
        ("%", "%"),
        ("fL", "fL"),
        ("fl", "fL"),
        ("µm³", "fL"),
        ("Pg", "pg"),
        ("pg/cel", "pg"),
        ("L/L", "L/L"),
        ("mm/h", "mm/h"),
        ("mm/1st hr", "mm/h"),
        ("мм/ч", "mm/h"),
        ("mm/saat", "mm/h"),
        ("мм/сағ", "mm/h"),
        ("mm/3.6ks", "mm/h"),
        ("mm/jam", "mm/h"),
        ("mL/min/1,7m²", "mL/min/{1.73_m2}"),
        ("mL/min/1,7", "mL/min/{1.73_m2}"),
        ("mL/分/1.73m2", "mL/min/{1.73_m2}"),
        ("milliIU/mL", "m[IU]/mL"),
        ("j.m./ml", "[IU]/mL"),
        ("mg FEU/L", "mg/L{FEU}"),
        ("mm", "mm"),
        ("sec", "s"),
        ("seg", "s"),
        ("сек", "s"),
        ("с", "s"),
        ("INR", "{INR}"),
        ("ratio", "{ratio}"),
        ("mL/min/1.73m2", "mL/min/{1.73_m2}"),
        ("ml/min/1,73m²", "mL/min/{1.73_m2}"),
        ("мл/мин/1,73м2", "mL/min/{1.73_m2}"),
        ("mmHg", "mm[Hg]"),
        ("мм рт.ст.", "mm[Hg]"),
        ("kPa", "kPa"),
        ("mOsm/kg", "mosm/kg"),
        ("titer", "{titer}"),
        ("S/CO", "{S_CO}"),
        ("g/24h", "g/d"),
    ] {
        check(printed, ucum, 1.0);
    }
}

#[test]
fn other_texts_are_no_units() {
    for text in [
        "",
        " ",
        "-",
        "12",
        "Negative",
        "Hemoglobin",
        "10",
        "/",
        "//",
        "a/b",
        "13.0 - 17.0",
        "NA",
        "/hpf",
        "high",
    ] {
        assert!(!is_unit(text), "{text}");
    }
}

/// UCUM itself agrees that the units are valid and how they convert.
#[test]
fn ucum_agrees() {
    let codes: Vec<_> = include_str!("../../data/units.tsv")
        .lines()
        .skip(1)
        .filter_map(|row| row.split('\t').next())
        .collect();
    for code in &codes {
        assert!(validate(code).is_ok(), "{code}");
        assert!(Measure::of(code).is_some(), "{code}");
    }
    let pairs = [
        ("g/L", "mg/dL"),
        ("ng/mL", "ug/L"),
        ("pmol/L", "mmol/L"),
        ("U/L", "kU/L"),
        ("m[IU]/L", "u[IU]/mL"),
        ("/uL", "10*9/L"),
        ("10*6/uL", "10*12/L"),
        ("L/L", "%"),
        ("um3", "fL"),
        ("kPa", "mm[Hg]"),
        ("mL/s", "mL/min"),
        ("ukat/L", "nkat/L"),
        ("mg/g", "ug/mg"),
        ("[ppth]", "%"),
        ("mosm/kg", "osm/kg"),
        ("meq/L", "eq/L"),
    ];
    for (from, to) in pairs {
        let (a, b) = (Measure::of(from).unwrap(), Measure::of(to).unwrap());
        assert_eq!(a.property, b.property, "{from} {to}");
        let (ours, theirs) = (a.convert(3.0, &b), convert(3.0, from, to).unwrap());
        assert!((ours / theirs - 1.0).abs() < 1e-5, "{from} {to}: {ours} {theirs}");
    }
}
