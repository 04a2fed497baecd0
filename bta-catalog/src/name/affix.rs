//! The sample and the method that some languages write into the word of a name.

use super::fold::Words;
use super::mark::unmarked;
use super::phrase::Phrase;

/// Cuts what joins words without a space in Chinese and Japanese: `血清クレアチニン`, `CRP定量`; and the
/// tube in German and Slavic languages, `Glukose i. NaF-Blut`, `Glukóza v plazmě`.
pub(super) fn cut(name: &str) -> Option<&str> {
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
    }
}
