//! The sample and the method that some languages write into the word of a name.

use super::fold::Words;
use super::mark::unmarked;
use super::phrase::Phrase;

/// Cuts what joins words without a space in Chinese and Japanese: `血清クレアチニン`, `CRP定量`; and the
/// tube in German and Slavic languages, `Glukose i. NaF-Blut`, `Glukóza v plazmě`.
pub(super) fn cut(name: &str) -> Option<&str> {
    without_note(name).or_else(|| without_tube(name))
}

/// Cuts a footnote, a code or the time of the first sample: `Zinc(1)`, `VDRL (ICD-9: U75)`,
/// `Troponin T (T0)`.
fn without_note(name: &str) -> Option<&str> {
    let (name, note) = match name.strip_suffix(')')?.rsplit_once('(') {
        Some(parts) => parts,
        None => name.strip_suffix(')')?.rsplit_once(' ')?,
    };
    let is_code =
        ["ICD", "LOINC", "NPU", "CPT", "T0", "H0"].iter().any(|code| note.starts_with(code));
    let is_number = (1..=2).contains(&note.len()) && note.bytes().all(|b| b.is_ascii_digit());
    let name = unmarked(name);
    ((is_code || is_number) && !name.is_empty()).then_some(name)
}

fn without_tube(name: &str) -> Option<&str> {
    const BEFORE: [&str; 6] = ["血清", "血漿", "血浆", "全血", "血中", "静脉血"];
    const AFTER: [&str; 14] = [
        "定量",
        "測定",
        "测定",
        "检测",
        "検査",
        "濃度",
        "浓度",
        "値",
        "值",
        " v séru",
        " v plazmě",
        " v krvi",
        " u serumu",
        " u krvi",
    ];
    if let Some((name, tube)) = name.split_once(" i.")
        && (tube == "EB" || Phrase::of(&Words::of(tube), 0).carriers.is_empty())
    {
        return Some(name);
    }
    let start = BEFORE.iter().find_map(|sample| name.strip_prefix(sample));
    let end = AFTER.iter().find_map(|method| name.strip_suffix(method));
    start.or(end).map(unmarked).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn affixes_are_cut() {
        assert_eq!(cut("血清クレアチニン"), Some("クレアチニン"));
        assert_eq!(cut("CRP定量"), Some("CRP"));
        assert_eq!(cut("Glukose i. NaF-Blut"), Some("Glukose"));
        assert_eq!(cut("Kalium i.U."), None);
        assert_eq!(cut("定量"), None);
        assert_eq!(cut("Zinc(1)"), Some("Zinc"));
        assert_eq!(cut("Androstendion 1)"), Some("Androstendion"));
        assert_eq!(cut("VDRL (ICD-9: U75)"), Some("VDRL"));
        assert_eq!(cut("IgG (Masern)"), None);
    }
}
