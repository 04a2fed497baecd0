//! From a printed name to the analyte it means.
//!
//! A wrong match is worse than none. Two names match only if the same words carry them, whatever
//! their order, language of the fillers, accents or alphabet; a word that narrows the meaning and
//! stands in only one of them keeps them apart. What is still ambiguous then is decided by the
//! unit, the specimen, the language, the section and the value, or not at all.

mod fold;
mod index;
mod phrase;
mod section;
mod word;

use bta_core::report::Specimen;

use crate::Analyte;
use crate::unit::{self, Unit};
use fold::Words;
use index::{Entry, index, language_bit};
use phrase::{Phrase, Share};
use section::Section;

/// What a page shows of one result, as far as it helps to tell the analyte.
///
/// # Examples
///
/// ```
/// use bta_catalog::{Printed, identify};
///
/// let printed = Printed { name: "PCT", unit: "ng/mL", ..Printed::default() };
/// assert_eq!(identify(&printed).map(|a| a.key()), Some("procalcitonin"));
/// let printed = Printed { name: "PCT", unit: "%", ..Printed::default() };
/// assert_eq!(identify(&printed).map(|a| a.key()), Some("plateletcrit"));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Printed<'a> {
    /// The name.
    pub name: &'a str,
    /// The unit; empty when there is none.
    pub unit: &'a str,
    /// The heading it stands under; empty when there is none.
    pub section: &'a str,
    /// The number, in the printed unit.
    pub value: Option<f64>,
    /// The language of the document, such as `de` or `pt-BR`.
    pub language: Option<&'a str>,
    /// What was measured in, where the page says it.
    pub specimen: Option<Specimen>,
}

/// Returns the analyte that a printed result means, or `None` when that is not sure.
#[must_use]
pub fn identify(printed: &Printed<'_>) -> Option<&'static Analyte> {
    Search::new(printed).run()
}

/// Says whether a text could be the name of something laboratories measure, in any language.
///
/// It is meant for finding the column of names on a page, so it is loose: use [`identify`] to
/// learn which analyte it is.
#[must_use]
pub fn is_name(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    let words = Words::of(text);
    if words.len() == 0 || words.len() > 14 {
        return false;
    }
    let phrase = Phrase::of_words(&words, 0);
    if [&phrase.whole, &phrase.core, &phrase.bag].iter().any(|key| !index().folded(key).is_empty())
    {
        return true;
    }
    let (mut known, mut unknown) = (0, 0);
    for word in words.iter() {
        if word::role(word).is_some() || word == "/" {
            continue;
        }
        if word.len() > 2 && index().knows_word(word) {
            known += 1;
        } else {
            unknown += 1;
        }
    }
    known > unknown
}

/// Longest name worth looking at, in bytes.
const LONGEST: usize = 200;

/// The search for one printed result.
struct Search<'a> {
    printed: &'a Printed<'a>,
    unit: Option<Unit>,
    section: Section,
}

impl<'a> Search<'a> {
    fn new(printed: &'a Printed<'a>) -> Self {
        Self { printed, unit: unit::parse(printed.unit), section: Section::of(printed.section) }
    }

    fn run(&self) -> Option<&'static Analyte> {
        let name = strip_marks(self.printed.name);
        if name.is_empty() || name.len() > LONGEST || is_per_field(self.printed.unit) {
            return None;
        }
        let exact = index().exact(name);
        if !exact.is_empty() {
            return self.decide(exact, None, None);
        }
        let words = Words::of(name);
        let phrase = Phrase::of_words(&words, 0);
        if phrase.content == 0 {
            return None;
        }
        if let Some(entries) = lookup(&phrase) {
            return self.decide(entries, phrase.share, phrase.specimen);
        }
        if let Some(found) = self.by_sample_prefix(&words) {
            return Some(found);
        }
        self.by_parts(name, &phrase)
    }

    /// `S-Glucose`, `fP-Glucose`, `U-Albumin`: the sample in one or two letters before the name.
    fn by_sample_prefix(&self, words: &Words) -> Option<&'static Analyte> {
        let specimen = match words.iter().next()? {
            "s" | "p" | "b" | "sr" | "ser" | "pl" | "vb" | "ab" => None,
            "u" | "du" => Some(Specimen::Urine),
            _ => return None,
        };
        let phrase = Phrase::of_words(words, 1);
        let entries = lookup(&phrase)?;
        self.decide(entries, phrase.share, specimen.or(phrase.specimen))
    }

    /// `HGB (Hemoglobin)`, `WBC - Leukocytes`: every part that is a name must mean the same.
    fn by_parts(&self, name: &str, whole: &Phrase) -> Option<&'static Analyte> {
        let mut shared: Option<Vec<Entry>> = None;
        for part in name
            .split(['(', ')', '[', ']', '/', ';', ':', '|', ',', '='])
            .flat_map(|p| p.split(" - "))
        {
            let phrase = Phrase::of(part);
            if phrase.content == 0 && !phrase.modified {
                continue;
            }
            match lookup(&phrase) {
                Some(entries) => {
                    let shared = shared.get_or_insert_with(|| entries.to_vec());
                    shared
                        .retain(|known| entries.iter().any(|entry| entry.analyte == known.analyte));
                }
                // Any other word may change the meaning.
                None => return None,
            }
        }
        self.decide(&shared?, whole.share, whole.specimen)
    }

    /// Chooses among the analytes that a name can mean.
    fn decide(
        &self,
        entries: &[Entry],
        share: Option<Share>,
        specimen: Option<Specimen>,
    ) -> Option<&'static Analyte> {
        let specimen = self.specimen(specimen);
        let mut left: Vec<(Entry, &'static Analyte)> = entries
            .iter()
            .filter_map(|entry| Some((*entry, index::analyte(*entry)?)))
            .filter(|(_, analyte)| analyte.specimen == specimen || analyte.key == "urine_acr")
            .filter(|(_, analyte)| self.unit.as_ref().is_none_or(|unit| analyte.fits(unit)))
            .filter(|(_, analyte)| match share {
                Some(Share::Percent) => analyte.unit == "%" || analyte.unit.starts_with("/100"),
                Some(Share::Absolute) => analyte.unit.ends_with("/uL"),
                None => true,
            })
            .collect();
        if left.len() > 1
            && let Some(bit) = self.printed.language.map(language_bit)
            && left.iter().any(|(entry, _)| entry.languages & bit != 0)
        {
            left.retain(|(entry, _)| entry.languages & bit != 0);
        }
        if left.len() > 1 && left.iter().any(|(_, analyte)| self.section.is_about(analyte)) {
            left.retain(|(_, analyte)| self.section.is_about(analyte));
        }
        if left.len() > 1 {
            left.retain(|(_, analyte)| self.is_plausible(analyte));
        }
        match left.as_slice() {
            [(_, analyte)] => Some(analyte),
            _ => None,
        }
    }

    fn specimen(&self, named: Option<Specimen>) -> Specimen {
        match (named, self.printed.specimen) {
            (Some(named), _) => named,
            (None, Some(printed)) if printed != Specimen::Blood => printed,
            (None, _) => self.section.specimen.unwrap_or(Specimen::Blood),
        }
    }

    fn is_plausible(&self, analyte: &Analyte) -> bool {
        let (Some(value), Some((low, high))) = (self.printed.value, analyte.plausible) else {
            return true;
        };
        let value = match &self.unit {
            Some(unit) => analyte.canonical(value, unit).map(|quantity| quantity.value),
            None => Some(value),
        };
        value.is_none_or(|value| (low..=high).contains(&value))
    }
}

fn lookup(phrase: &Phrase) -> Option<&'static [Entry]> {
    [&phrase.whole, &phrase.core, &phrase.bag]
        .into_iter()
        .map(|key| index().folded(key))
        .find(|entries| !entries.is_empty())
}

/// Cuts numbering, bullets and footnote marks off.
fn strip_marks(name: &str) -> &str {
    let name = name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '•' | '·' | '†' | '‡' | '-' | ':' | '.' | '^')
    });
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match name.split_at_checked(digits) {
        Some((number, rest)) if !number.is_empty() => match rest.strip_prefix(['.', ')']) {
            Some(rest) => rest.trim_start(),
            None => name,
        },
        _ => name,
    }
}

/// Says whether a result was counted under the microscope, as in urine sediment.
fn is_per_field(unit: &str) -> bool {
    let unit = unit.to_ascii_lowercase();
    ["hpf", "lpf", "campo", "champ", "gesichtsfeld", "h.p.f", "wpw"]
        .iter()
        .any(|field| unit.contains(field))
}
