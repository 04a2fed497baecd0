//! The search for one printed result, from the surest way to the least sure one.

use bta_core::report::Specimen;

use super::condition::Condition;
use super::fold::Words;
use super::index::{Entry, index};
use super::language::language_bit;
use super::mark::{in_usual_signs, unmarked};
use super::parts::{Parts, Trust, separated};
use super::phrase::{Blood, Phrase, Share};
use super::sample::sampled;
use super::section::Section;
use super::{LONGEST, Printed, Shown, affix, likeness, ratio};
use crate::unit::{self, Unit};
use crate::{Analyte, Panel, analyte};

pub(super) fn run(printed: &Printed<'_>) -> Option<&'static Analyte> {
    let plain = in_usual_signs(printed.name);
    let name = unmarked(&plain);
    if name.is_empty() || name.len() > LONGEST || is_per_field(printed.unit) {
        return None;
    }
    let (name, unit) = match own_unit(name) {
        Some((name, unit)) if printed.unit.is_empty() => (name, Some(unit)),
        _ => (name, unit::parse(printed.unit)),
    };
    Search { printed, unit, section: Section::of(printed.section) }.find(name)
}

/// How many times a number must exceed the plausible bounds to speak against a name; less can be
/// a unit misprinted by a factor of a thousand.
const ABSURD: f64 = 1e4;

/// What whole blood has other amounts of than serum, most of it in the cells.
const IN_SERUM: [&str; 5] = ["zinc", "copper", "selenium", "magnesium", "iron"];

struct Search<'a> {
    printed: &'a Printed<'a>,
    unit: Option<Unit>,
    section: Section,
}

impl Search<'_> {
    fn find(&self, name: &str) -> Option<&'static Analyte> {
        let words = Words::of(name);
        let mut phrase = Phrase::of(&words, 0);
        let entries = match index().exact(name) {
            [] => index().of(&phrase),
            exact => {
                if exact.len() == 1 {
                    // `Hb%` is a name of hemoglobin, not a percentage.
                    phrase.share = None;
                }
                exact
            }
        };
        if !entries.is_empty() {
            // `P-K` is a prothrombin complex or potassium in plasma.
            return self.decide(entries, &phrase).or_else(|| self.without_sample(name));
        }
        if phrase.is_nameless() {
            return self.by_heading(name);
        }
        self.without_sample(name)
            .or_else(|| self.in_urine(&words))
            .or_else(|| self.without_fillers(&phrase))
            .or_else(|| self.as_antibody(&phrase))
            .or_else(|| self.as_hiv_screen(&phrase))
            .or_else(|| self.by_ratio(name, &phrase))
            .or_else(|| self.by_parts(name, &phrase))
            .or_else(|| self.by_halves(name, &phrase))
            .or_else(|| self.by_condition(name))
            .or_else(|| self.find(affix::cut(name)?))
            .or_else(|| self.by_likeness(&phrase))
    }

    /// `Direct` under the heading `Bilirubin`.
    fn by_heading(&self, name: &str) -> Option<&'static Analyte> {
        let parts = self.printed.section.split([';', '>', ':', '(', ',']);
        parts.rev().find_map(|part| {
            let joined = format!("{part} {name}");
            let words = Words::of(&joined);
            let phrase = Phrase::of(&words, 0);
            self.decide(index().of(&phrase), &phrase)
        })
    }

    /// `S-Glucose`, `fP-Glucose`, `San-Hemoglobina`: the sample before the name.
    fn without_sample(&self, name: &str) -> Option<&'static Analyte> {
        let sampled = sampled(name)?;
        let fasting = || self.find(&format!("{} fasting", sampled.name));
        sampled.is_fasting.then(fasting).flatten().or_else(|| self.find(sampled.name))
    }

    /// `U-Albumin/Kreatinin`.
    fn in_urine(&self, words: &Words) -> Option<&'static Analyte> {
        if !matches!(words.iter().next()?, "u" | "du") {
            return None;
        }
        let mut phrase = Phrase::of(words, 1);
        phrase.specimen = Some(Specimen::Urine);
        self.decide(index().of(&phrase), &phrase)
    }

    /// `Ac. VHC`: the word for an acid abbreviates antibodies too.
    fn as_antibody(&self, phrase: &Phrase<'_>) -> Option<&'static Analyte> {
        let mut carriers = phrase.carriers.clone();
        let first = carriers.first_mut().filter(|word| **word == "acid")?;
        *first = "+anti";
        let phrase = Phrase { carriers, ..*phrase };
        self.decide(index().of(&phrase), &phrase)
    }

    /// `HIV 1/2 Ag/Ab`, `VIH 1+2 dépistage combiné Ag p24 + Ac`: what a screen looks for comes in
    /// any order. Tests that tell the two viruses apart are others.
    fn as_hiv_screen(&self, phrase: &Phrase<'_>) -> Option<&'static Analyte> {
        const PARTS: [&str; 26] = [
            "hiv",
            "ag",
            "1",
            "2",
            "i",
            "ii",
            "/",
            "o",
            "+anti",
            "antigen",
            "acid",
            "p24",
            "combo",
            "combi",
            "combine",
            "combinado",
            "combined",
            "e",
            "y",
            "и",
            "si",
            "ve",
            "och",
            "og",
            "a",
            "ja",
        ];
        let has = |word| phrase.carriers.contains(&word);
        let is_complete = has("+anti") || has("acid") || !(has("antigen") || has("p24"));
        let is_screen = has("hiv")
            && is_complete
            && (has("1") || has("i")) == (has("2") || has("ii"))
            && phrase.carriers.iter().all(|word| PARTS.contains(word));
        let screen = analyte("hiv_ag_ab").filter(|_| is_screen)?;
        self.is_possible(screen, phrase).then_some(screen)
    }

    fn by_ratio(&self, name: &str, whole: &Phrase<'_>) -> Option<&'static Analyte> {
        let analyte = ratio::named(name)?;
        self.is_possible(analyte, whole).then_some(analyte)
    }

    /// `Glucose (fasting, fluoride)`, `TSH ultrasensitive`, `ESR after the first hour`.
    fn by_condition(&self, name: &str) -> Option<&'static Analyte> {
        Condition::ALL.into_iter().find_map(|condition| {
            let rest = condition.taken_from(name)?;
            condition.of(self.find(unmarked(&rest))?)
        })
    }

    fn without_fillers(&self, phrase: &Phrase<'_>) -> Option<&'static Analyte> {
        let phrase = phrase.without_fillers()?;
        self.decide(index().of(&phrase), &phrase)
    }

    /// `HGB (Hemoglobin)`, `WBC - Leukocytes`: every part that is a name must mean the same.
    fn by_parts(&self, name: &str, whole: &Phrase<'_>) -> Option<&'static Analyte> {
        let parts = separated(name).map(unmarked).map(|part| (part, Words::of(part)));
        let parts: Vec<_> = parts.collect();
        // A slash joins equals: there no abbreviation gives way to a word.
        let trust = match &self.unit {
            _ if name.contains('/') => Trust::Nothing,
            Some(_) => Trust::Unit,
            None if self.printed.unit.is_empty() => Trust::NoUnit,
            None => Trust::Nothing,
        };
        let parts = Parts::of(&parts);
        let strict = if trust == Trust::NoUnit { parts.shared(Trust::Nothing) } else { None };
        if let Some(shared) = strict {
            return self.decide(&shared, whole);
        }
        let mut shared = parts.shared(trust)?;
        if trust == Trust::NoUnit {
            let is_bare = |analyte: &Analyte| analyte.unit.is_empty() || analyte.unit == "{INR}";
            shared.retain(|entry| entry.analyte().is_some_and(is_bare));
        }
        self.decide(&shared, whole)
    }

    /// `ALP Alkaline phosphatase`: two names of one thing with nothing between them.
    fn by_halves(&self, name: &str, whole: &Phrase<'_>) -> Option<&'static Analyte> {
        name.char_indices().filter(|(_, letter)| *letter == ' ').find_map(|(at, _)| {
            let (left, right) = name.split_at(at);
            let halves = [(left.trim(), Words::of(left)), (right.trim(), Words::of(right))];
            let parts = Parts::of(&halves);
            if !parts.are_all_known() {
                return None;
            }
            self.decide(&parts.shared(Trust::Nothing)?, whole)
        })
    }

    /// Cut and misspelled names, where the unit fits.
    fn by_likeness(&self, phrase: &Phrase<'_>) -> Option<&'static Analyte> {
        self.unit.as_ref()?;
        self.decide(&likeness::alike(phrase), phrase)
    }

    /// Chooses among the analytes that a name can mean.
    fn decide(&self, entries: &[Entry], phrase: &Phrase<'_>) -> Option<&'static Analyte> {
        let mut left: Vec<(Entry, &'static Analyte)> = entries
            .iter()
            .filter_map(|entry| Some((*entry, entry.analyte()?)))
            .filter(|(_, analyte)| self.is_possible(analyte, phrase))
            .collect();
        if let Some(language) = self.printed.language {
            let bit = language_bit(language);
            prefer(&mut left, |(entry, _)| entry.languages & bit != 0);
        }
        prefer(&mut left, |(_, analyte)| self.section.is_about(analyte));
        if self.unit.is_none() && !phrase.carriers.contains(&"+ratio") && phrase.share.is_none() {
            prefer(&mut left, |(_, analyte)| !analyte.key.ends_with("_ratio"));
        }
        // In a list of tests, a high sensitivity that the name does not tell is not there.
        let is_listed = self.unit.is_none() && self.printed.value == Shown::Nothing;
        if is_listed && !phrase.carriers.contains(&"+hs") {
            prefer(&mut left, |(_, analyte)| !analyte.key.ends_with("_hs"));
        }
        if !self.section.is_of(Panel::BloodGas) {
            prefer(&mut left, |(_, analyte)| analyte.panel != Panel::BloodGas);
            // Only the number tells ionized calcium that is called `Ca++`.
            if self.printed.value.number().is_none() {
                prefer(&mut left, |(_, analyte)| analyte.key != "calcium_ionized");
            }
        }
        prefer(&mut left, |(_, analyte)| self.is_plausible(analyte));
        prefer(&mut left, |(_, analyte)| self.is_usual(analyte));
        prefer(&mut left, |(_, analyte)| self.is_own_size(analyte));
        // Segmented neutrophils go by both names; the narrower one is exact.
        if left.iter().all(|(_, analyte)| analyte.unit == "%") {
            prefer(&mut left, |(_, analyte)| analyte.key == "segmented_pct");
        }
        match left.as_slice() {
            [(_, analyte)] => Some(analyte),
            _ => None,
        }
    }

    /// Says whether nothing printed beside the name speaks against the analyte.
    fn is_possible(&self, analyte: &Analyte, phrase: &Phrase<'_>) -> bool {
        let specimen = self.specimen(phrase.specimen);
        let is_right_specimen = analyte.specimen == specimen || analyte.key == "urine_acr";
        let is_right_unit = self.unit.as_ref().is_none_or(|unit| analyte.fits(unit));
        let is_right_share = match phrase.share.or(self.section_share()) {
            Some(Share::Percent) => analyte.unit == "%" || analyte.unit.starts_with("/100"),
            Some(Share::Absolute) => analyte.unit.ends_with("/uL"),
            None => true,
        };
        is_right_specimen
            && !(phrase.blood == Some(Blood::Venous) && analyte.panel == Panel::BloodGas)
            && !(phrase.blood == Some(Blood::Whole) && IN_SERUM.contains(&analyte.key))
            && is_right_unit
            && is_right_share
            && !self.is_doubtful(analyte, phrase)
            && !self.is_absurd(analyte)
    }

    /// The heading's word decides between shares only where the unit is missing.
    fn section_share(&self) -> Option<Share> {
        if self.printed.unit.is_empty() { self.section.share } else { None }
    }

    /// Says whether the result may belong to a urine strip that no heading announces: those have
    /// the names of blood tests, no unit and a word for a value.
    fn is_doubtful(&self, analyte: &Analyte, phrase: &Phrase<'_>) -> bool {
        let bare = self.printed.value == Shown::Words;
        let is_about = self.section.is_about(analyte);
        match analyte.key {
            "ph_arterial" => {
                let is_told = is_about || phrase.carriers.contains(&"arterial");
                !is_told && !self.printed.value.number().is_some_and(is_blood_ph)
            }
            "glucose" | "total_protein" | "albumin" | "bilirubin_total" | "ketones_bhb"
            | "hemoglobin" | "rbc" | "wbc" => bare && !is_about,
            // A pattern of fluorescence has the same name.
            "ana_titer"
                if !["titer", "titre"].iter().any(|word| phrase.carriers.contains(word)) =>
            {
                self.printed.unit.is_empty() && self.printed.value.number().is_none() && !is_about
            }
            _ => false,
        }
    }

    fn specimen(&self, named: Option<Specimen>) -> Specimen {
        match (named, self.printed.specimen) {
            (Some(named), _) => named,
            (None, Some(printed)) if printed != Specimen::Blood => printed,
            (None, _) => self.section.specimen.unwrap_or(Specimen::Blood),
        }
    }

    /// The printed number in the analyte's unit.
    fn canonical(&self, analyte: &Analyte) -> Option<f64> {
        let value = self.printed.value.number()?;
        match &self.unit {
            Some(unit) => analyte.canonical(value, unit).map(|quantity| quantity.value),
            None => Some(value),
        }
    }

    fn is_plausible(&self, analyte: &Analyte) -> bool {
        match (self.canonical(analyte), analyte.plausible) {
            (Some(value), Some((low, high))) => (low..=high).contains(&value),
            _ => true,
        }
    }

    /// Says whether the number is so far from every possible one that the name must mean something
    /// else.
    fn is_absurd(&self, analyte: &Analyte) -> bool {
        if self.unit.is_none() {
            return false;
        }
        match (self.canonical(analyte), analyte.plausible) {
            (Some(value), Some((low, high))) => {
                value > high * ABSURD || (low > 0.0 && value > 0.0 && value < low / ABSURD.sqrt())
            }
            _ => false,
        }
    }

    /// Says whether the printed unit is as large as the analyte's: high-sensitivity troponin comes
    /// in ng/L, the other in ng/mL.
    fn is_own_size(&self, analyte: &Analyte) -> bool {
        let one = self.unit.as_ref().and_then(|unit| analyte.canonical(1.0, unit));
        one.is_some_and(|quantity| (quantity.value - 1.0).abs() < 1e-9)
    }

    /// Says whether the number is near what adults have: within half of the interval's limits.
    fn is_usual(&self, analyte: &Analyte) -> bool {
        let [male, female] = analyte.intervals;
        let (Some(value), Some(interval)) = (self.canonical(analyte), male.or(female)) else {
            return false;
        };
        interval.low.is_none_or(|low| value >= low * 0.5)
            && interval.high.is_none_or(|high| value <= high * 1.5)
    }
}

/// Keeps what fits, if anything fits and there is a choice.
fn prefer(
    left: &mut Vec<(Entry, &'static Analyte)>,
    fits: impl Fn(&(Entry, &'static Analyte)) -> bool,
) {
    if left.len() > 1 && left.iter().any(&fits) {
        left.retain(fits);
    }
}

/// The unit that a name has in brackets: `Haematocrit (L/L)`.
fn own_unit(name: &str) -> Option<(&str, Unit)> {
    let (before, inside) = name.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let is_unit = inside.contains('/') && !before.trim().is_empty();
    is_unit.then(|| Some((before.trim_end(), unit::parse(inside)?)))?
}

/// Says whether a result was counted under the microscope, as in urine sediment.
fn is_per_field(unit: &str) -> bool {
    const FIELDS: [&str; 9] =
        ["hpf", "lpf", "campo", "champ", "gesichtsfeld", "h.p.f", "wpw", "п/зр", "п/з"];
    let unit = unit.to_lowercase();
    FIELDS.iter().any(|field| unit.contains(field))
}

/// Blood keeps its pH within narrow bounds and prints two decimals; urine does neither.
fn is_blood_ph(value: f64) -> bool {
    (6.8..=7.8).contains(&value) && (value * 2.0).fract() != 0.0
}
