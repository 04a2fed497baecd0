//! The inputs of a row.

use std::collections::BTreeMap;

use bta_core::report::Sex;

use super::Refusal;
use crate::formula::Quantity;

/// One input, as the row has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A number.
    Number(f64),
    /// A text: a sex, a unit, a number with or without `<` before it.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// Nothing.
    Missing,
}

/// The inputs of a row, by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs(BTreeMap<String, Input>);

impl<const N: usize> From<[(String, Input); N]> for Inputs {
    fn from(inputs: [(String, Input); N]) -> Self {
        inputs.into_iter().collect()
    }
}

impl FromIterator<(String, Input)> for Inputs {
    fn from_iter<T: IntoIterator<Item = (String, Input)>>(inputs: T) -> Self {
        Self(inputs.into_iter().collect())
    }
}

/// Units as they stand at the end of a name.
const SUFFIXES: &[(&str, &str)] = &[
    ("mg_dl", "mg/dL"),
    ("ug_dl", "ug/dL"),
    ("g_dl", "g/dL"),
    ("g_l", "g/L"),
    ("mmol_l", "mmol/L"),
    ("meq_l", "mmol/L"),
    ("umol_l", "umol/L"),
    ("pmol_l", "pmol/L"),
    ("mmol_mol", "mmol/mol"),
    ("mg_mmol", "mg/mmol"),
    ("mg_g", "mg/g"),
    ("u_l", "U/L"),
    ("iu_l", "U/L"),
    ("uiu_ml", "u[IU]/mL"),
    ("miu_l", "m[IU]/L"),
    ("pct", "%"),
    ("percent", "%"),
    ("kg", "kg"),
    ("kg_m2", "kg/m2"),
    ("years", "a"),
    ("fl", "fL"),
    ("10_9_l", "10*9/L"),
    ("10_12_l", "10*12/L"),
];

impl Inputs {
    /// Returns the number called by one of `names`, as a quantity.
    pub(super) fn get<Q: Quantity>(&self, names: &[&'static str]) -> Result<Q, Refusal> {
        self.find(names)
            .and_then(|(value, unit)| Q::in_unit(value, unit.unwrap_or(Q::UNIT)))
            .ok_or(Refusal::Input(names.first().copied().unwrap_or_default()))
    }

    /// Like [`get`](Self::get), and the row's own `unit` counts where the name tells none.
    pub(super) fn main<Q: Quantity>(&self, names: &[&'static str]) -> Result<Q, Refusal> {
        let refusal = Refusal::Input(names.first().copied().unwrap_or_default());
        let (value, unit) = self.find(names).ok_or_else(|| refusal.clone())?;
        let unit = match unit {
            Some(unit) => unit,
            None => self.unit("unit")?.unwrap_or(Q::UNIT),
        };
        Q::in_unit(value, unit).ok_or(refusal)
    }

    /// Returns the number called by one of `names`, whatever its unit.
    pub(super) fn number(&self, names: &[&'static str]) -> Result<f64, Refusal> {
        let refusal = Refusal::Input(names.first().copied().unwrap_or_default());
        self.find(names).map(|(value, _)| value).ok_or(refusal)
    }

    /// Returns the sex.
    pub(super) fn sex(&self) -> Result<Sex, Refusal> {
        let text = ["sex", "gender"].iter().find_map(|name| self.text(name));
        match text.map(str::to_ascii_lowercase).as_deref() {
            Some("m" | "male" | "man") => Ok(Sex::Male),
            Some("f" | "female" | "woman") => Ok(Sex::Female),
            _ => Err(Refusal::Input("sex")),
        }
    }

    /// Returns whether a flag is set; absent is not.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.0.get(name) == Some(&Input::Flag(true))
    }

    /// Returns a text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        match self.0.get(name) {
            Some(Input::Text(text)) => Some(text.trim()),
            _ => None,
        }
    }

    /// Returns the unit under a name, in UCUM, if there is one; refuses a unit that is not known.
    pub(super) fn unit(&self, name: &str) -> Result<Option<&'static str>, Refusal> {
        self.text(name).map(|text| ucum(text).ok_or(Refusal::Input("unit"))).transpose()
    }

    /// Finds a number and the unit that its name, or the entry beside it, tells.
    fn find(&self, names: &[&str]) -> Option<(f64, Option<&'static str>)> {
        for name in names {
            if let Some(input) = self.0.get(*name) {
                let unit = self.unit(&format!("{name}_unit")).ok()?;
                return Some((exact(input)?, unit));
            }
            let suffixed = SUFFIXES.iter().find_map(|(suffix, unit)| {
                let input = self.0.get(&format!("{name}_{suffix}"))?;
                Some((input, *unit))
            });
            if let Some((input, unit)) = suffixed {
                return Some((exact(input)?, Some(unit)));
            }
        }
        None
    }
}

/// Returns the number of an input that is exactly one.
fn exact(input: &Input) -> Option<f64> {
    match input {
        Input::Number(number) => Some(*number),
        Input::Text(text) => text.trim().parse().ok(),
        Input::Flag(_) | Input::Missing => None,
    }
}

/// Returns the UCUM code of a unit that formulas are given in.
fn ucum(printed: &str) -> Option<&'static str> {
    let unit = bta_catalog::unit::parse(printed)?;
    let known = SUFFIXES.iter().map(|(_, ucum)| *ucum).chain(["10*3/uL", "10*6/uL", "{INR}"]);
    let same = |ucum: &&str| *ucum == unit.ucum();
    // A spelling that stands for a multiple of its unit would silently scale the number.
    known.filter(|_| (unit.factor() - 1.0).abs() < 1e-12).find(same)
}
