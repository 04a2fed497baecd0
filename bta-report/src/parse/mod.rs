//! The grammar of single cells: numbers, values, flags, reference ranges.
//!
//! Every function is pure and total: any text gives an answer, none a panic.
//! What is deliberately not here: names of analytes, and anything about where a cell stands.

mod fold;

mod month;

mod lexicon;

mod unit;

mod comparison;

mod number;

mod quality;

mod flag;

mod token;

mod label;

mod range;

mod value;

mod shape;

pub use flag::{Mark, letter_in};
pub use fold::fold;
pub use number::{Decimal, Number, decimal_of};
pub use quality::Quality;
pub use range::{Context, Interval, Reference};
pub use shape::{Sure, is_flag, is_range, is_unit_cell, is_value};
pub use value::{Split, Value};

pub(crate) use fold::{is_alphabetic, is_alphanumeric};
pub(crate) use label::sex_of_word;
pub(crate) use lexicon::Lexicon;
pub(crate) use month::month;
pub(crate) use range::length_in_years;

#[cfg(test)]
mod tests;
