//! The grammar of printed units: `[multiplier] numerator / denominator [/ denominator]`.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::script;
use super::{Reading, Unit};

/// Spellings that follow no rule, lower-case and without spaces.
static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/units.tsv").lines().skip(1);
    rows.filter_map(|row| row.split_once('\t'))
        .flat_map(|(ucum, spellings)| spellings.split(' ').map(move |spelling| (spelling, ucum)))
        .collect()
});

/// No spelling that follows no rule is longer.
const LONGEST_IRREGULAR: usize = 24;

/// Understands a printed unit.
pub(super) fn parse(printed: &str) -> Option<Unit> {
    let text = script::ascii(printed)?;
    if text.contains(['{', '['])
        && text == printed.trim()
        && let Some(reading) = Reading::new(text.clone(), 1.0)
    {
        // Printed in UCUM, which some laboratories do.
        return Some(Unit { reading, other: None });
    }
    let text = trimmed(&text);
    if let Some(unit) = by_case(text) {
        return Some(unit);
    }
    let divided = text.contains('/');
    if !divided && text.len() > LONGEST_IRREGULAR {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let (lower, assay) = without_assay(&lower);
    let lower = lower.as_ref();
    if let Some(ucum) = IRREGULAR.get(lower) {
        return Unit::known(ucum);
    }
    if !divided {
        return None;
    }
    let mut parts = lower.split('/');
    let mut over = Over::of(parts.next()?)?;
    if lower.ends_with("cumm") || lower.ends_with("cmm") {
        // Who writes `cumm` writes English, where `mil` is a million.
        over.swap();
    }
    let mut ucum = over.ucum();
    let mut denominators = 0;
    for part in parts {
        ucum.push('/');
        ucum.push_str(under(part)?);
        denominators += 1;
    }
    if !(1..=2).contains(&denominators) {
        return None;
    }
    ucum.push_str(assay);
    let other = over.other.and_then(|ten| {
        let denominator = ucum.split_once('/')?.1;
        Reading::new(format!("10*{ten}/{denominator}"), 1.0)
    });
    Some(Unit { reading: Reading::new(ucum, over.factor)?, other })
}

/// Cuts off brackets, a final stop and a note such as `(calc)`.
fn trimmed(text: &str) -> &str {
    let text = text.trim_matches(|c| matches!(c, '.' | ',' | ';' | ':'));
    let inner = |open, close| text.strip_prefix(open)?.strip_suffix(close);
    let text = inner('(', ')').or_else(|| inner('[', ']')).unwrap_or(text);
    let text = ["(calc)", "calc", "RBC"].iter().fold(text, |text, end| without_end(text, end));
    text.strip_prefix('*').filter(|rest| rest.starts_with('1')).unwrap_or(text)
}

/// Cuts `end` off, as often as it stands there.
fn without_end<'a>(mut text: &'a str, end: &str) -> &'a str {
    while let Some(rest) = text.strip_suffix(end) {
        text = rest;
    }
    text
}

/// Units that only their case tells apart.
fn by_case(text: &str) -> Option<Unit> {
    let (ucum, other) = match text {
        "G/L" | "G/l" | "Gpt/l" | "Gpt/L" | "GPt/L" | "GPt/l" | "Giga/L" | "Giga/l" | "giga/l" => {
            ("10*9/L", Some("g/L"))
        }
        "g/l" | "g/L" => ("g/L", Some("10*9/L")),
        "T/L" | "T/l" | "Tpt/l" | "Tpt/L" | "TPt/L" | "Tera/L" | "Tera/l" | "tera/l" => {
            ("10*12/L", None)
        }
        "mM" | "mM/L" | "mM/l" => ("mmol/L", None),
        "uM" | "uM/L" | "uM/l" => ("umol/L", None),
        "nM" | "nM/L" | "nM/l" => ("nmol/L", None),
        "pM" | "pM/L" => ("pmol/L", None),
        _ => return None,
    };
    let reading = Reading::new(ucum, 1.0)?;
    Some(Unit { reading, other: other.and_then(|other| Reading::new(other, 1.0)) })
}

/// Splits the kind of a D-dimer unit off; `mg FEU/L` says it in the middle.
fn without_assay(lower: &str) -> (Cow<'_, str>, &'static str) {
    if let Some((over, under)) = lower.split_once("feu/") {
        return (format!("{over}/{under}").into(), "{FEU}");
    }
    let bare = lower.trim_end_matches([')', ']', '}']);
    let (bare, assay) = if let Some(bare) = bare.strip_suffix("feu") {
        (bare, "{FEU}")
    } else if let Some(bare) = bare.strip_suffix("ddu").or_else(|| bare.strip_suffix("d-du")) {
        (bare, "{DDU}")
    } else {
        return (lower.into(), "");
    };
    (bare.trim_end_matches(['(', '[', '{', '-']).into(), assay)
}

/// What stands above the line.
struct Over {
    ten: u8,
    factor: f64,
    atom: &'static str,
    /// The other power of ten that the multiplier's word can mean.
    other: Option<u8>,
}

impl Over {
    fn of(text: &str) -> Option<Self> {
        let (ten, factor, other, rest) = multiplier(text)?;
        // `milliIU` is no million.
        if ten > 0
            && let Some(atom) = numerator(text)
        {
            return Some(Self { ten: 0, factor: 1.0, atom, other: None });
        }
        let atom = match rest {
            "" | "cells" | "cell" | "cel" | "celulas" | "zellen" | "cellule" | "cellules"
            | "leuc" | "leuk" | "leu" | "ery" | "el" | "elem" | "buc" | "cel." | "x" | "cells."
            | "kom" | "komorek" | "hucre" | "n" | "no" | "nr" | "#" | "celule" => "",
            rest => numerator(rest)?,
        };
        (atom.is_empty() || ten == 0).then_some(Self { ten, factor, atom, other })
    }

    /// Puts the other meaning of the multiplier first.
    fn swap(&mut self) {
        if let Some(other) = &mut self.other {
            std::mem::swap(&mut self.ten, other);
        }
    }

    fn ucum(&self) -> String {
        if self.atom.is_empty() && self.ten > 0 {
            format!("10*{}", self.ten)
        } else {
            self.atom.to_owned()
        }
    }
}

/// Splits `x10^3`, `thou`, `lakh`… off: the power of ten, a factor, the other power it can mean.
fn multiplier(text: &str) -> Option<(u8, f64, Option<u8>, &str)> {
    let text = text.trim_start_matches(['x', '*', '.']);
    // `E9/l` in Finland and Estonia.
    let nordic = [("e12", 12), ("e9", 9), ("e6", 6), ("e3", 3)];
    if let Some((ten, rest)) = nordic.iter().find_map(|(e, ten)| Some((ten, text.strip_prefix(e)?)))
    {
        return Some((*ten, 1.0, None, rest));
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        let (number, rest) = text.split_at_checked(digits)?;
        if number == "10" {
            let rest = rest.trim_start_matches(['^', '*', 'e', '~', '(', '-', '\'', '+']);
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (power, rest) = rest.split_at_checked(digits)?;
            let rest = rest.trim_start_matches([')', '.', 'x', '*']);
            return Some((power.parse().ok().filter(|&p| p <= 15)?, 1.0, None, rest));
        }
        let number = text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).next()?;
        let rest = text.strip_prefix(number)?;
        let ten = match number.replace(['.', ','], "").as_str() {
            "1000" => 3,
            "103" => 3,
            "106" => 6,
            "109" => 9,
            "1012" => 12,
            "10000" => 4,
            "100000" => 5,
            "1000000" => 6,
            "100" if rest == "ml" => return None,
            _ => return None,
        };
        return Some((ten, 1.0, None, rest.trim_start_matches(['x', '*'])));
    }
    for &(word, ten, factor, other) in MULTIPLIERS {
        if let Some(rest) = text.strip_prefix(word) {
            let rest = rest.trim_start_matches('.');
            // `m` before anything but the line is milli, not million.
            if word.len() > 1 || rest.is_empty() {
                return Some((ten, factor, other, rest));
            }
        }
    }
    Some((0, 1.0, None, text))
}

/// Words before a count. `mil` is a thousand in Spanish and Portuguese, a million in Indian
/// English.
const MULTIPLIERS: &[(&str, u8, f64, Option<u8>)] = &[
    ("lakhs", 3, 100.0, None),
    ("lakh", 3, 100.0, None),
    ("lacs", 3, 100.0, None),
    ("lac", 3, 100.0, None),
    ("thousands", 3, 1.0, None),
    ("thousand", 3, 1.0, None),
    ("thous", 3, 1.0, None),
    ("thou", 3, 1.0, None),
    ("tsd", 3, 1.0, None),
    ("tis", 3, 1.0, None),
    ("ribu", 3, 1.0, None),
    ("rb", 3, 1.0, None),
    ("mii", 3, 1.0, None),
    ("ming", 3, 1.0, None),
    ("tys", 3, 1.0, None),
    ("mila", 3, 1.0, None),
    ("miles", 3, 1.0, None),
    ("bin", 3, 1.0, None),
    ("millions", 6, 1.0, None),
    ("million", 6, 1.0, None),
    ("millones", 6, 1.0, None),
    ("milioni", 6, 1.0, None),
    ("milhoes", 6, 1.0, None),
    ("milyon", 6, 1.0, None),
    ("milioane", 6, 1.0, None),
    ("juta", 6, 1.0, None),
    ("jt", 6, 1.0, None),
    ("miljoen", 6, 1.0, None),
    ("milj", 6, 1.0, None),
    ("mill", 6, 1.0, None),
    ("mln", 6, 1.0, None),
    ("mio", 6, 1.0, None),
    ("mil", 3, 1.0, Some(6)),
    ("mlrd", 9, 1.0, None),
    ("giga", 9, 1.0, None),
    ("tera", 12, 1.0, None),
    ("k", 3, 1.0, None),
    ("m", 6, 1.0, Some(3)),
];

fn numerator(text: &str) -> Option<&'static str> {
    Some(match text.trim_end_matches('.') {
        "g" | "gm" | "gms" | "gr" | "grs" | "gram" | "grams" | "gramm" | "grm" => "g",
        "mg" | "mgs" | "mgm" | "mgr" | "mgalb" | "mgalbumin" | "milligram" => "mg",
        "ug" | "mcg" | "ugm" | "mcgm" | "mcgs" | "microgm" | "microg" | "ugs" | "mikrog"
        | "mkg" | "ugalb" => "ug",
        "ng" | "ngm" | "ngs" => "ng",
        "pg" | "pgm" | "pgs" => "pg",
        "fg" => "fg",
        "mol" => "mol",
        "mmol" | "mmols" | "mmoi" | "mmole" | "mmoles" | "mmo1" | "milimol" | "milimoles" => "mmol",
        "umol" | "mcmol" | "micromol" | "mikromol" | "umoi" | "umols" | "umo1" | "mcmols"
        | "mkmol" => "umol",
        "nmol" | "nmoi" | "nmols" | "nmo1" => "nmol",
        "pmol" | "pmoi" | "pmols" | "pmo1" => "pmol",
        "fmol" => "fmol",
        "u" | "e" | "units" | "unit" | "eu" | "eliau" => "U",
        "mu" | "me" => "mU",
        "uu" | "mcu" | "micu" => "uU",
        "nu" => "nU",
        "ku" | "ke" => "kU",
        "iu" | "ui" | "i.u" | "i.u." | "u.i" | "u.i." | "ie" | "j" | "jm" | "j.m" | "ne" => "[IU]",
        "miu" | "mui" | "mie" | "m.i.u" | "mlu" | "milliiu" | "mi.u" | "mj" | "m.j" | "mj.m"
        | "mne" => "m[IU]",
        "uiu" | "uui" | "mciu" | "miciu" | "microiu" | "uie" | "ulu" | "mcui" | "microu"
        | "mikroiu" | "ui.u" | "uj" | "uj.m" | "une" => "u[IU]",
        "kiu" | "kui" | "kie" => "k[IU]",
        "au" | "ua" | "ru" | "arb.u" | "arbu" | "cu" | "units(arb)" => "[arb'U]",
        "kat" => "kat",
        "ukat" | "mckat" | "mikrokat" => "ukat",
        "nkat" => "nkat",
        "meq" | "mval" | "meqs" | "meqv" => "meq",
        "mosm" | "mosmol" | "mosmole" | "mosmoles" | "mosmols" | "mos" => "mosm",
        "mm" => "mm",
        "ml" => "mL",
        "l" | "i" => "L",
        _ => return None,
    })
}

fn under(text: &str) -> Option<&'static str> {
    let text = text.trim_end_matches(['.', ',']);
    Some(match text {
        "l" | "lt" | "ltr" | "lit" | "litre" | "liter" | "litro" | "1" | "i" | "|" | "ltrs"
        | "lts" => "L",
        "dl" | "di" | "d1" | "d|" | "100ml" | "100cc" | "dlt" | "decil" | "dcl" => "dL",
        "ml" | "mi" | "m1" | "cc" | "cm3" | "cm^3" | "m|" | "mlt" => "mL",
        "ul" | "mcl" | "ui" | "u1" | "mm3" | "mm^3" | "cumm" | "cu.mm" | "cmm" | "mmc" | "c.mm"
        | "c.mm." | "cu mm" | "microl" | "microlitre" | "microliter" | "mikrol" | "mmcub"
        | "mikroliter" | "mm" | "mic" | "micl" | "cu.m.m" | "cubmm" | "cub.mm" | "cumm."
        | "mkl" => "uL",
        "nl" => "nL",
        "pl" => "pL",
        "kg" | "kgh2o" | "kgh20" => "kg",
        "g" | "gm" => "g",
        "ghb" | "gmhb" | "ghgb" | "gofhb" | "ghemoglobin" | "grhb" | "gmofhb" => "g{Hb}",
        "gcreat" | "gcr" | "gcrea" | "gcreatinine" | "gkreatinin" | "gkrea" | "gofcreatinine"
        | "gmcreat" | "gcreat(ur)" | "gcreatinina" | "gkreat" | "gcreatinin" | "gkreatyniny" => {
            "g{creat}"
        }
        "mg" | "mgcreat" | "mgcr" | "mgcreatinine" => "mg",
        "mol" | "molhb" | "molhgb" => "mol",
        "mmol" | "mmolcreat" | "mmolcr" | "mmolcrea" | "mmolkreatinin" | "mmolcreatinine"
        | "mmolkreat" => "mmol",
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "ora" | "hora" | "saat"
        | "sa" | "heure" | "godz" | "uur" | "ore" | "1.std" | "u" | "t" | "tim" | "time"
        | "jam" | "hod" | "val" | "st" | "stund" | "klst" | "soat" | "o" | "3.6ks" | "3,6ks" => "h",
        "min" | "mn" | "dk" | "dak" | "perc" | "minute" => "min",
        "24h" | "24hr" | "24hrs" | "day" | "d" | "tag" | "dia" | "24hours" | "24std" | "die" => "d",
        "s" | "sec" | "sek" => "s",
        "1.73m2" | "1,73m2" | "1.73m^2" | "1,73m^2" | "1.73" | "1,73" | "1.73sqm" | "1.73m"
        | "1,73m" | "1.73mq" | "1,73mq" | "{1.73_m2}" | "1.73sq.m" | "1.73sqmt" | "1.73m*2"
        | "1.73m^" | "173m2" | "1.7m2" | "1,7m2" | "1.7m^2" | "1,7m^2" | "1,7" => "{1.73_m2}",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_spellings_are_short() {
        for spelling in IRREGULAR.keys().filter(|spelling| !spelling.contains('/')) {
            assert!(spelling.len() <= LONGEST_IRREGULAR, "{spelling}");
        }
    }
}
