//! Marks around a name that are no part of it.

use std::borrow::Cow;

/// Writes a name in the usual signs: without the property of a LOINC name, as in
/// `Sodium [Moles/volume] in Blood`, with percent for `Neutrophils/100 leukocytes` and a slash for
/// `A:G ratio`.
pub(super) fn in_usual_signs(name: &str) -> Cow<'_, str> {
    let mut name = Cow::Borrowed(name);
    if let Some((before, rest)) = name.split_once('[')
        && let Some((property, after)) = rest.split_once(']')
        && is_property(property)
    {
        let number = if property.starts_with(['#', 'N']) { "#" } else { "" };
        name = Cow::Owned(format!("{before}{number}{after}"));
    }
    // `A:G ratio`; elsewhere a colon stands behind a heading.
    if name.contains(':') && name.to_lowercase().contains("ratio") {
        name = Cow::Owned(name.replace(':', "/"));
    }
    if name.contains(" to ") && name.to_lowercase().contains("ratio") {
        name = Cow::Owned(name.replace(" to ", "/"));
    }
    for (spelling, usual) in SPELLINGS {
        if name.contains(spelling) {
            name = Cow::Owned(name.replace(spelling, usual));
        }
    }
    if let Some(apart) = scripts_apart(&name) {
        name = Cow::Owned(apart);
    }
    for cells in ["/100 leukocytes", "/100 erythrocytes", "/100 WBC", "/100 RBC"] {
        if name.contains(cells) {
            name = Cow::Owned(name.replace(cells, " %"));
        }
    }
    name
}

/// Puts a space between Latin letters and Hebrew or Arabic ones: `GLUCOSE-גלוקוז` loses its dash where its
/// halves change places.
fn scripts_apart(name: &str) -> Option<String> {
    let from_the_right = |c: char| ('\u{590}'..='\u{6ff}').contains(&c);
    if !name.contains(from_the_right) || !name.contains(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut apart = String::with_capacity(name.len() + 1);
    let mut before = ' ';
    for c in name.chars() {
        let meet = |a: char, b: char| from_the_right(a) && b.is_ascii_alphanumeric();
        if meet(before, c) || meet(c, before) {
            apart.push(' ');
        }
        apart.push(c);
        before = c;
    }
    Some(apart)
}

/// Spellings whose signs or digits would be taken for parts of a name.
const SPELLINGS: [(&str, &str); 11] = [
    ("cK+", "K+"),
    ("LC-MS/MS", "LCMS"),
    ("LC/MS", "LCMS"),
    ("MDRD-4", "MDRD"),
    ("MDRD 4", "MDRD"),
    ("25OH", "25-OH"),
    ("37 °C", "37C"),
    ("37°C", "37C"),
    (" n. ", " nach "),
    ("P/ciała", "Przeciwciała"),
    ("p/ciała", "przeciwciała"),
];

fn is_property(text: &str) -> bool {
    const PROPERTIES: [&str; 13] = [
        "partial pressure",
        "volume fraction",
        "mass fraction",
        "mass ratio",
        "molar ratio",
        "entitic volume",
        "entitic vol",
        "entitic mass",
        "presence",
        "relative time",
        "time",
        "type",
        "ratio",
    ];
    let text = text.to_lowercase();
    text.ends_with("/volume") || text.ends_with("/vol") || PROPERTIES.contains(&text.as_str())
}

/// Cuts numbering, bullets, footnote marks and the sample's letter off.
pub(super) fn unmarked(name: &str) -> &str {
    let mark = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '*' | '•'
                    | '·'
                    | '†'
                    | '‡'
                    | '-'
                    | ':'
                    | '.'
                    | '^'
                    | '★'
                    | '☆'
                    | '▲'
                    | '●'
                    | '○'
                    | '►'
                    | '→'
                    | '_'
                    | '='
                    | '>'
                    | '<'
                    | '°'
                    | '¹'
                    | '²'
                    | '³'
                    | '~'
                    | '"'
                    | ','
            )
    };
    let name = name.trim_matches(mark);
    let name = SAMPLES
        .iter()
        .find_map(|sample| name.strip_suffix(sample))
        .map_or(name, |name| name.trim_end_matches(mark));
    let number = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_number = number.len() < name.len();
    match number.strip_prefix(['.', ')']) {
        Some(rest) if has_number && rest.starts_with(char::is_whitespace) => rest.trim_start(),
        _ => name,
    }
}

/// The sample's letter behind a name: serum, plasma, blood.
const SAMPLES: [&str; 17] = [
    "i.S", "i.P", "i. S", "i. P", "(S)", "(P)", "(B)", "[S]", "[P]", "[B]", ", S", ",S", ", P",
    ", B", ";S", ";P", ";B",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &str, expected: &str) {
        assert_eq!(unmarked(printed), expected);
    }

    #[test]
    fn signs_are_usual() {
        let check = |name, expected| assert_eq!(in_usual_signs(name), expected);
        check("Sodium [Moles/volume] in Blood", "Sodium  in Blood");
        check("Neutrophils [#/volume] in Blood", "Neutrophils # in Blood");
        check("Neutrophils/100 leukocytes in Blood", "Neutrophils % in Blood");
        check("Lipoprotein [a]", "Lipoprotein [a]");
        check("A:G Ratio", "A/G Ratio");
        check("CBC: WBC", "CBC: WBC");
        check("Ratio of LDL to HDL", "Ratio of LDL/HDL");
        check("GFR (MDRD-4)", "GFR (MDRD)");
    }

    #[test]
    fn marks_go_and_names_stay() {
        check("1. Hemoglobin *", "Hemoglobin");
        check("• Creatinine, S", "Creatinine");
        check("Kreatinin i.S.", "Kreatinin");
        check("12) Urea:", "Urea");
        check("1,25-Dihydroxy Vitamin D", "1,25-Dihydroxy Vitamin D");
        check("25-OH Vitamin D", "25-OH Vitamin D");
        check("Protein S", "Protein S");
        check("***", "");
    }
}
