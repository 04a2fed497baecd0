//! One analyte over another, however the two are called and joined: `Rapport cholestérol total / HDL`,
//! `Índice PSA libre/PSA total`.

use super::fold::Words;
use super::index::{Entry, index};
use super::phrase::Phrase;
use crate::{Analyte, analyte};

/// What is above, what is below, and the ratio.
const RATIOS: [(&str, &str, &str); 8] = [
    ("cholesterol_total", "hdl", "chol_hdl_ratio"),
    ("ldl", "hdl", "ldl_hdl_ratio"),
    ("albumin", "globulin", "albumin_globulin_ratio"),
    ("ast", "alt", "ast_alt_ratio"),
    ("psa_free", "psa_total", "psa_free_ratio"),
    ("bun", "creatinine", "bun_creatinine_ratio"),
    ("kappa_flc", "lambda_flc", "flc_ratio"),
    ("hba1c", "hemoglobin", "hba1c"),
];

/// The ratio that a name tells.
pub(super) fn named(name: &str) -> Option<&'static Analyte> {
    let (above, below) = name.split_once('/')?;
    let (above, below) = (meanings(above), meanings(below));
    let means = |entries: &[Entry], key: &str| {
        entries.iter().any(|entry| entry.analyte().is_some_and(|analyte| analyte.key == key))
    };
    let mut ratios = RATIOS.iter().filter(|(a, b, _)| means(&above, a) && means(&below, b));
    let (_, _, ratio) = ratios.next()?;
    ratios.next().is_none().then(|| analyte(ratio))?
}

/// What a side of a ratio can mean, without the word for a ratio.
fn meanings(side: &str) -> Vec<Entry> {
    let words = Words::of(side);
    let mut phrase = Phrase::of(&words, 0);
    phrase.carriers.retain(|word| *word != "+ratio" && !is_ratio(word));
    let whole = index().of(&phrase).iter().copied();
    let plain = phrase.without_fillers();
    let plain = plain.iter().flat_map(|phrase| index().of(phrase).iter().copied());
    whole.chain(plain).collect()
}

/// Words for a ratio that name other things elsewhere, folded.
fn is_ratio(word: &str) -> bool {
    ["indice", "index", "indeks", "индекс", "calc", "1"].contains(&word)
}
