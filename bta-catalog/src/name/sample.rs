//! The sample before a name: `S-Glucose`, `fP-Glukos`, `San-Hemoglobina`, `Pt-eGFR`, `B_Leukocyty`.

use super::mark::unmarked;

/// What stands before a name, and the name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Sampled<'a> {
    pub(super) name: &'a str,
    /// Whether the sample was taken from somebody who had not eaten.
    pub(super) is_fasting: bool,
}

/// Cuts a blood sample off the beginning of a name.
pub(super) fn sampled(name: &str) -> Option<Sampled<'_>> {
    let (prefix, rest) = name.split_at(name.find(['-', '_', '–', ' ', '.'])?);
    let is_joined = !rest.starts_with([' ', '.']);
    // `S100` is a protein.
    if prefix.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let folded: String =
        prefix.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let is_fasting = matches!(folded.as_str(), "fs" | "fp" | "fb" | "fpt" | "fvp");
    let is_sample = match folded.as_str() {
        "s" | "p" | "b" | "sr" | "se" | "ser" | "pl" | "vb" | "l" => true,
        // `Ab` are antibodies.
        "ab" => prefix == "aB",
        "san" | "sng" | "sg" | "srm" | "sue" | "pla" | "plm" | "pt" | "erc" | "ercb" | "lkc"
        | "lkcb" | "e" | "k" | "lks" | "lkcs" | "ers" | "trc" | "rtc" | "sp" | "bp" | "hbb"
        | "pvk" | "pvkt" | "vp" | "cb" | "kb" | "csb" => is_joined,
        _ => is_fasting,
    };
    let name = unmarked(rest);
    // `B-Lymphozyten` are a kind of them, `B-Lymfocyter` all those of the blood.
    let are_b_cells = ["lymphoz", "lymphoc", "linfoc", "limfoc"];
    if folded == "b" && are_b_cells.iter().any(|cells| name.to_lowercase().starts_with(cells)) {
        return None;
    }
    (is_sample && !name.is_empty()).then_some(Sampled { name, is_fasting })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<(&str, bool)>) {
        let found = sampled(name).map(|found| (found.name, found.is_fasting));
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn samples_before_names() {
        check("S-Glucose", Some(("Glucose", false)));
        check("fP-Glukos", Some(("Glukos", true)));
        check("San-Hemoglobina", Some(("Hemoglobina", false)));
        check("Lkc(B)-Lymfocyter", Some(("Lymfocyter", false)));
        check("B_Leukocyty", Some(("Leukocyty", false)));
        check("Pt eGFR", None);
        check("U-Glukos", None);
        check("Ab-Insulin", None);
        check("aB-pH", Some(("pH", false)));
        check("S,P-ALAT", Some(("ALAT", false)));
        check("E-eritrociti", Some(("eritrociti", false)));
        check("K-Leukociti", Some(("Leukociti", false)));
        check("K leukociti", None);
        check("B-Lymfocyter", Some(("Lymfocyter", false)));
        check("B-Lymphozyten", None);
        check("S100-Protein", None);
        check("Hemoglobin", None);
    }
}
