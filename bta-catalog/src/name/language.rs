//! The languages of the names.

/// The languages of the names; the place of each is its bit in an entry of the index.
const LANGUAGES: [&str; 45] = [
    "en", "de", "es", "fr", "it", "pt", "pl", "ru", "tr", "nl", "sv", "zh", "ja", "ko", "ar", "ro",
    "cs", "da", "el", "hu", "fi", "uk", "vi", "no", "hr", "bg", "id", "et", "sk", "lv", "lt", "sl",
    "sr", "mk", "sq", "ca", "kk", "ka", "hy", "he", "th", "fa", "az", "uz", "is",
];

/// The bit of a language such as `de` or `de-AT`; zero for one that the catalog has no names in.
pub(crate) fn language_bit(language: &str) -> u64 {
    let primary = language.split('-').next().unwrap_or_default();
    LANGUAGES.iter().position(|known| *known == primary).map_or(0, |position| 1 << position)
}
