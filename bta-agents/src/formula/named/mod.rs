//! Formulas by name, for tables of test vectors: a function's name and its inputs as a row has
//! them, and the number that follows, or why none does.
//!
//! An input is found by its name, with its unit in the name (`creatinine_umol_l`), in an entry
//! beside it (`creatinine_unit`), in the row's `unit`, or else in the formula's own unit.

mod input;
mod table;

use super::Undefined;

pub use input::{Input, Inputs};

/// What a formula gave.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A number with its unit (UCUM).
    Number {
        /// The number.
        value: f64,
        /// Its unit; empty for an index.
        unit: &'static str,
    },
    /// A category, in words.
    Word(&'static str),
}

/// Why a formula gives no answer.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// No formula has this name.
    #[error("no formula is called \"{0}\"")]
    UnknownFunction(String),
    /// An input is missing, censored, not positive or in an unknown unit.
    #[error("\"{0}\" is missing or cannot be used")]
    Input(&'static str),
    /// The formula refuses.
    #[error(transparent)]
    Undefined(#[from] Undefined),
}

/// Applies the formula called `function` to `inputs`.
///
/// # Errors
///
/// When no formula has the name, an input is missing or cannot be used, or the formula refuses.
///
/// # Examples
///
/// ```
/// use bta_agents::formula::named::{Answer, Input, Inputs, apply};
///
/// let inputs: Inputs = [
///     ("creatinine".to_owned(), Input::Number(88.4)),
///     ("unit".to_owned(), Input::Text("umol/L".to_owned())),
///     ("age".to_owned(), Input::Number(50.0)),
///     ("sex".to_owned(), Input::Text("M".to_owned())),
/// ]
/// .into();
/// let Answer::Number { value, .. } = apply("egfr_ckd_epi_2021", &inputs)? else {
///     return Err("a number is expected".into());
/// };
/// assert_eq!(value.round(), 92.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn apply(function: &str, inputs: &Inputs) -> Result<Answer, Refusal> {
    let row = table::FUNCTIONS
        .iter()
        .find(|row| row.names.contains(&function))
        .ok_or_else(|| Refusal::UnknownFunction(function.to_owned()))?;
    (row.apply)(inputs)
}

/// Returns the names of all formulas; some have several.
pub fn names() -> impl Iterator<Item = &'static str> {
    table::FUNCTIONS.iter().flat_map(|row| row.names.iter().copied())
}
